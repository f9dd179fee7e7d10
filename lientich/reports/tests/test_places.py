"""A figure's page says which figure it is: under which heading, in which sentence or cell."""

from lientich.papers import Annex, Heading, Items, Paper, Paragraph, Run, Table
from lientich.papers.blocks import plain, runs
from lientich.reports import places


def paper(*blocks, annexes=()):
    return Paper(
        kind="Báo cáo", subject="x", issuers=(), place="", date=None, blocks=blocks,
        signatures=(), recipients=(), annexes=annexes,
    )  # fmt: skip


def test_a_figure_stands_in_its_sentence_under_its_headings():
    found = places.told(
        paper(
            Heading("Kết quả"),
            Heading("Môi trường", 2),
            Paragraph(runs("Đã giao ", Run("9", key="a"), " nhiệm vụ.")),
            Heading("Văn bản", 2),
            Items((runs("Có ", Run("2", key="b"), " văn bản."),)),
        ),
        "b",
    )
    assert (found.under, plain(found.runs)) == (("Kết quả", "Văn bản"), "Có 2 văn bản.")


def test_a_cell_tells_what_its_row_and_column_are():
    table = Table(
        "Theo đơn vị",
        ("TT", "Đơn vị", "Quá hạn"),
        ((runs("1"), runs("Than Suối Ngà"), (Run("3", key="unit1.overdue"),)),),
        (1, 2, 1),
        frozenset({0, 2}),
    )
    found = places.told(paper(annexes=(Annex("Phụ lục", (table,)),)), "unit1.overdue")
    assert found.under == ("Phụ lục",)
    assert plain(found.runs) == "Theo đơn vị: Than Suối Ngà, quá hạn: 3"


def test_of_no_figure_there_is_no_place():
    assert places.told(paper(Paragraph(runs("Không có số"))), "a") is None
