"""An office's own sheet: its columns are named once, its rows become drafts."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.utils.translation import override

from lientich.exchange import queries, running, sending
from lientich.exchange.deadlines import last_day
from lientich.exchange.kinds.tracking import titled
from lientich.exchange.models import Import
from lientich.programmes.models import Task
from lientich.reader.rows import rows

from .conftest import bring, told

HEAD = ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả", "Việc lạ"]
ROWS = [
    ["KẾT LUẬN HỘI NGHỊ GIAO BAN"],
    HEAD,
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["I", "Công tác môi trường"],
    ["1", "Trồng cây bãi thải", "Bac Son", "30/9/2026", "đang làm", "a"],
    ["2", "Rà soát nhà ở", "Các đơn vị", "Quý IV/2026", "", ""],
    ["", "Công tác cán bộ"],
    ["3", "", "Vịnh Xanh", "Thường xuyên", "", ""],
]


def mapped(by, programme, *rows, keys=None):
    brought = bring(by, "tracking", *rows)
    keys = brought.keys if keys is None else keys
    return running.map_columns(brought, by=by, keys=keys, programme=programme)


def test_columns_are_guessed_named_by_a_person_and_remembered(programme, lan, phong):
    brought = bring(lan, "tracking", *ROWS)
    assert brought.state == Import.State.MAPPING
    assert brought.keys == ["number", "title", "lead", "due", "result", ""]
    with override("en"):
        assert bring(lan, "tracking", *ROWS).keys == brought.keys, "whatever language one reads"
    running.map_columns(brought, by=lan, keys=[*brought.keys[:5], "note"], programme=programme)
    assert bring(lan, "tracking", *ROWS).keys[5] == "note"
    assert bring(phong, "tracking", *ROWS).keys[5] == ""  # another house speaks for itself
    with pytest.raises(ValidationError, match="một cột"):
        mapped(lan, programme, *ROWS, keys=["title", "title", "", "", "", ""])
    with pytest.raises(ValidationError, match="Nội dung nhiệm vụ"):
        mapped(lan, programme, *ROWS, keys=["", "", "", "", "", ""])


def test_rows_become_drafts_and_what_is_not_understood_stands_in_their_text(programme, lan, world):
    brought = mapped(lan, programme, *ROWS)
    standings = [standing for standing, _changes, _faults in told(brought)]
    assert standings == ["heading", "new", "new", "heading", "wrong"]
    running.confirm(brought, by=lan, whole=False)
    trees = Task.objects.get(title="Trồng cây bãi thải")
    assert (trees.draft, trees.lead, trees.due, trees.programme) == (
        True,
        world.committee_a,
        date(2026, 9, 30),
        programme,
    )
    assert trees.text == "Kết quả: đang làm"
    homes = Task.objects.get(title="Rà soát nhà ở")
    assert (homes.lead, homes.due) == (None, date(2026, 12, 31))
    assert homes.text == "Đơn vị chủ trì: Các đơn vị\nThời hạn: Quý IV/2026"
    again = mapped(lan, programme, *ROWS)
    assert queries.counts(again)["standing"].get("new", 0) == 0


def test_a_head_of_two_rows_and_cells_merged_over_several_are_read_as_they_look(programme, lan):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet()
        page.merge_range("A1:A2", "Nội dung nhiệm vụ")
        page.merge_range("B1:C1", "Đơn vị")
        page.merge_range("D1:D2", "Thời hạn")
        page.write_row("B2", ["Chủ trì", "Phối hợp"])
        page.merge_range("A3:D3", "Công tác môi trường")
        page.write_row("A4", ["Trồng cây", "", "", "30/9/2026"])
        page.write_row("A5", ["Nạo vét suối", "", "", "30/9/2026"])
        page.merge_range("B4:B5", "Bắc Sơn")
        page.write_row("A6", ["Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"])
    brought = running.bring(by=lan, kind="tracking", file=("bang.xlsx", made.getvalue()))
    brought = running.map_columns(brought, by=lan, keys=brought.keys, programme=programme)
    assert brought.keys == ["title", "lead", "cooperating", "due"]
    leads = [changes.get("lead") for _standing, changes, _faults in told(brought)]
    assert leads == [None, *["Đảng ủy Tập đoàn Than Bắc Sơn"] * 2]


def test_its_report_comes_back_under_the_same_columns(programme, lan):
    answer = sending.report(mapped(lan, programme, *ROWS), lan)
    with answer.file_to_stream:
        lines = rows(b"".join(answer.streaming_content), "ket-qua.xlsx")
    brought = bring(lan, "tracking", *lines)
    assert brought.keys[:3] == ["", "", ""]
    assert brought.keys[3:8] == ["number", "title", "lead", "due", "result"]


def test_no_draft_is_longer_than_its_form_takes(programme, lan):
    row = ["1", "Trồng cây", "", "", "x" * 20_001, ""]
    assert told(mapped(lan, programme, HEAD, row))[0][2] == [("text", "too_long")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/9/2026", date(2026, 9, 30)),
        ("Trước 30/9/2026", date(2026, 9, 30)),
        ("Tháng 2/2028", date(2028, 2, 29)),
        ("9/2026", date(2026, 9, 30)),
        ("Quý III/2026", date(2026, 9, 30)),
        ("quý 4 năm 2026", date(2026, 12, 31)),
        ("Năm 2026", date(2026, 12, 31)),
        ("từ 1/9/2026 đến 30/9/2026", None),
        ("Thường xuyên", None),
        ("tháng 13/2026", None),
        ("30/9/0206", None),
    ],
)
def test_deadlines_in_words(text, day):
    assert last_day(text) == day


def test_a_long_content_has_a_title_of_whole_words():
    long = "đưa vào vận hành " * 30
    assert len(titled(long)) <= 300
    assert titled(long).endswith("vận hành đưa vào…")
    assert titled("Trồng  cây") == "Trồng cây"
