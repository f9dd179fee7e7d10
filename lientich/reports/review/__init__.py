"""The review report of a conference, written from its facts: the same words and figures in the
page, the PDF and the DOCX. Pure: no database, no screen language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lientich.papers import Annex, Block, Heading, Issuer, Paper, Paragraph, Signature
from lientich.papers.blocks import runs

from ..facts import Facts, Row
from ..words import day, joined
from .documents import directions, followed, issued, stated
from .figures import Figures
from .matters import new_ways, obstacles
from .works import by_field, by_unit, overall, overdue

MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@dataclass
class Review:
    """The paper, and behind the key of each of its figures the rows that it counts."""

    paper: Paper
    figures: dict[str, list[Row]]


def write(facts: Facts) -> Review:
    figures = Figures()
    blocks = (
        *_opening(facts),
        Heading(f"Kết quả công tác phối hợp {facts.period}"),
        Heading("Tình hình chung", 2),
        *overall(facts, figures),
        Heading("Kết quả theo mặt công tác", 2),
        *by_field(facts, figures),
        Heading("Văn bản đã ban hành", 2),
        *issued(facts, figures),
        Heading("Kết quả nêu trong các văn bản", 2),
        *stated("result", facts.results, figures),
        Heading("Số liệu nêu trong các văn bản", 2),
        *stated("figure", facts.figures, figures),
        Heading("Thực hiện kết luận kỳ trước", 2),
        *followed(facts, figures),
        Heading("Khó khăn, vướng mắc; cách làm mới"),
        Heading("Khó khăn, vướng mắc", 2),
        *obstacles(facts, figures),
        Heading("Cách làm mới", 2),
        *new_ways(facts, figures),
        Heading(f"Phương hướng, nhiệm vụ {facts.coming}"),
        Heading("Mục tiêu", 2),
        *stated("objective", facts.objectives, figures),
        Heading("Nhiệm vụ, giải pháp", 2),
        *directions(facts, figures),
    )
    annexes = (
        Annex("Kết quả thực hiện nhiệm vụ theo đơn vị", tuple(by_unit(facts, figures))),
        Annex("Nhiệm vụ quá hạn", tuple(overdue(facts, figures))),
    )
    return Review(_paper(facts, blocks, annexes), figures.rows)


def _paper(facts: Facts, blocks: tuple[Block, ...], annexes: tuple[Annex, ...]) -> Paper:
    return Paper(
        kind="Báo cáo",
        subject=f"sơ kết công tác phối hợp {facts.period}, phương hướng, nhiệm vụ {facts.coming}",
        issuers=tuple(Issuer(side.name, side.superior) for side in facts.sides),
        place=facts.place or "…",
        date=facts.held_on or facts.as_of,
        dated=False,  # the day is written when it is signed
        mark=MARK if facts.exercise else "",
        blocks=blocks,
        signatures=tuple(
            Signature("T/M Ban Thường vụ", side.post or "Bí thư", side.signer)
            for side in facts.sides
        ),
        recipients=(
            *(f"Ban Thường vụ {side.name}," for side in facts.sides),
            "Các đơn vị trực thuộc,",
            f"Lưu Văn phòng {joined([side.name for side in facts.sides])}.",
        ),
        annexes=annexes,
    )


def _opening(facts: Facts) -> Iterator[Block]:
    sides = joined([side.name for side in facts.sides])
    grounds = f"Thực hiện {joined(list(facts.basis))}, " if facts.basis else ""
    to = f" hội nghị ngày {day(facts.held_on)}" if facts.held_on else ""
    yield Paragraph(
        runs(
            f"{grounds}{sides} báo cáo{to} kết quả công tác phối hợp {facts.period} và "
            f"phương hướng, nhiệm vụ {facts.coming} như sau "
            f"(số liệu tính đến ngày {day(facts.as_of)}):"
        )
    )
