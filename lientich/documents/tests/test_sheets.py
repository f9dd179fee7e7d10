"""Years of paper come in from a sheet and a folder of scans, once, after a person has looked."""

import io
import zipfile
from datetime import date, timedelta

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError

from conftest import act_as, give_mandate
from lientich.documents import filling, scans, sheets
from lientich.documents.actions import finish_sheet, reserve_number, void_number
from lientich.documents.models import Arrival, Document, Number, Sheet
from lientich.documents.queries import checked
from lientich.journal.models import Event
from lientich.reader.rows import rows

HEAD = [
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu",
    "Người ký",
    "Số bản",
    "Ghi chú",
    "Tệp",
]
IN = [
    "Ngày đến",
    "Số đến",
    "Nơi gửi",
    "Số, ký hiệu",
    "Ngày tháng",
    "Trích yếu",
    "Bút phê",
    "Chuyển tới",
    "Hạn",
]
PDF = b"%PDF-1.4 not really"


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    """The child has tests of its own, and takes its time to start."""
    monkeypatch.setattr("lientich.documents.filling.rows_in_child", rows)
    monkeypatch.setattr(
        "lientich.documents.scans.read",
        lambda data, name: ("secret", "") if "mat" in name else ("", "Điều 1"),
    )


def workbook(head, *lines):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "SỔ ĐĂNG KÝ VĂN BẢN")
        for place, row in enumerate([head, [f"({n})" for n in range(1, 8)], *lines], start=2):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(place, column, cell, day)
                else:
                    sheet.write(place, column, cell)
    return "so.xlsx", made.getvalue()


def bring(by, series, *lines, files=(), head=HEAD):
    return filling.bring(by=by, series=series, sheet=workbook(head, *lines), files=files)


def told(sheet, by):
    return [(one.line, one.standing, one.words) for one in checked(sheet, by)]


def values(series):
    return list(series.numbers.order_by("value").values_list("value", "state"))


GOOD = ["17-NQ/ĐU", date(2026, 3, 1), "về than sạch", "Nguyễn Thu Hà", 12, "", ""]


def test_nothing_is_written_before_a_person_has_looked(series, lan):
    sheet = bring(lan, series, GOOD)
    assert told(sheet, lan) == [(5, "new", "")]
    assert not Document.objects.exists()
    event = Event.objects.get(verb="documents.sheet_brought")
    assert (event.subject, event.facts) == (sheet, {"lines": 1, "scans": 0})


def test_a_line_becomes_a_document_in_its_place(series, lan, world):
    sheet = filling.enter(bring(lan, series, GOOD), by=lan)
    document = Document.objects.get()
    assert (document.code, document.date, document.subject) == (
        "17-NQ/ĐU",
        date(2026, 3, 1),
        "về than sạch",
    )
    assert list(document.issuers.all()) == [world.committee_a]
    place = document.place
    assert (place.value, place.signer, place.copies) == (17, "Nguyễn Thu Hà", 12)
    assert (sheet.state, sheet.results) == (Sheet.State.DONE, {"5": {"entered": True, "words": ""}})
    verbs = ["documents.sheet_entered", "documents.sheet_finished"]
    assert Event.objects.filter(verb__in=verbs).count() == 2


def test_what_the_register_knows_under_another_day_is_not_entered_again(series, lan, enter, world):
    """It has no place in this book, and the line says so rather than making a second one."""
    enter("17", date=date(2025, 1, 5))
    early = [["17-NQ/ĐU", date(2025, 8, 5), "về than sạch"]]
    sheet = filling.enter(bring(lan, series, *early), by=lan)
    assert told(sheet, lan) == [(5, "new", "")]
    assert "không mang số này" in sheet.results["5"]["words"]


def test_an_arrival_without_instruction(lan):
    row = [*ARRIVED[:6], "", "", ""]
    filling.enter(bring(lan, None, row, head=IN), by=lan)
    assert (Arrival.objects.get().instruction, Arrival.objects.get().due) == ("", None)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Nghị quyết về than sạch", "về than sạch"),
        ("NGHỊ QUYẾT LIÊN TỊCH: về than sạch", "về than sạch"),
        ("Nghị quyết", "Nghị quyết"),
        ("Nghị quyết30 về than", "Nghị quyết30 về than"),
        ("Về nghị quyết", "Về nghị quyết"),
    ],
)
def test_the_kind_in_the_column_of_the_subject_is_not_said_twice(series, lan, written, kept):
    filling.enter(bring(lan, series, ["17", date(2026, 3, 1), written]), by=lan)
    assert Document.objects.get().subject == kept


def test_repeated_it_creates_nothing_twice(series, lan):
    first = filling.enter(bring(lan, series, GOOD), by=lan)
    filling.enter(first, by=lan)
    again = bring(lan, series, GOOD)
    assert told(again, lan) == [(5, "there", "")]
    filling.enter(again, by=lan)
    assert Document.objects.count() == Number.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["x", date(2026, 3, 1), "về than"], "số không đúng: x"),
        (["", date(2026, 3, 1), "về than"], "số không đúng: –"),
        (["18-" + "A" * 81, date(2026, 3, 1), "về than"], "số, ký hiệu quá dài"),
        (["0" * 20 + "18", date(2026, 3, 1), "về than"], "số, ký hiệu quá dài"),
        (["18", "", "về than"], "thiếu ngày văn bản"),
        (["18", "31/2/2026", "về than"], "ngày văn bản không đúng: 31/2/2026"),
        (["18", "1.7.2026", "về than"], "ngày văn bản sau hôm nay: 1.7.2026"),
        (["18", "1/7/2024", "về than"], "ngày hoặc loại văn bản không thuộc sổ này"),
        (["18", date(2026, 3, 1), ""], "thiếu trích yếu"),
        (["18", date(2026, 3, 1), "a" * 1001], "trích yếu quá dài"),
        (["18", date(2026, 3, 1), "về than", "", "mười"], "số bản không đúng: mười"),
        (["18", date(2026, 3, 1), "về than", "", "9" * 5000], f"số bản không đúng: {'9' * 40}"),
        (["18", date(2026, 3, 1), "về than", "a" * 121], f"ô quá dài: {'a' * 40}…"),
        (["16", date(2026, 3, 1), "về than"], "số này đã cấp cho: Nghị quyết 16-NQ/ĐU"),
        (["2", date(2026, 3, 1), "về than"], "số này đã bỏ: hỏng"),
        (["1", date(2026, 3, 1), "về than"], "số này đang giữ cho: dự thảo"),
        (["16", "", "", "", "", "Hủy"], "số này trong sổ không bỏ"),
        (["17", date(2026, 3, 1), "về than"], "trùng số với dòng 5"),
    ],
)
def test_what_is_wrong_is_said_line_by_line_and_stays_outside(series, lan, enter, row, said):
    reserve_number(series, by=lan, key="a", reserved_for="dự thảo")
    void_number(reserve_number(series, by=lan, key="b"), by=lan, reason="hỏng")
    enter("16", date=date(2026, 2, 1))
    sheet = bring(lan, series, GOOD, row)
    assert told(sheet, lan) == [(5, "new", ""), (6, "wrong", said)]
    filling.enter(sheet, by=lan)
    assert Document.objects.count() == 2
    assert told(sheet, lan)[0] == (5, "there", "")


def test_a_number_that_was_void_on_paper_stands_so(series, lan):
    line = ["18", "", "", "", "", "Hủy: in sai", ""]
    sheet = filling.enter(bring(lan, series, GOOD, line), by=lan)
    assert values(series) == [(17, "confirmed"), (18, "void")]
    assert series.numbers.get(value=18).reason == "in sai"
    assert told(sheet, lan)[1] == (6, "there", "")


def test_a_kind_with_a_book_of_its_own_is_not_of_the_book_of_all_kinds(series, open_book, lan):
    every = open_book(kind="")
    head = ["Số", "Loại", "Ngày", "Trích yếu"]
    lines = [["1", "Nghị quyết", "1/3/2026", "a"], ["2", "Chỉ thị", "1/3/2026", "b"]]
    sheet = bring(lan, every, *lines, ["3", "Chỉ thị", "1/3/2024", "c"], head=head)
    assert [standing for _line, standing, _words in told(sheet, lan)] == ["wrong", "new", "wrong"]


def test_the_kind_is_said_where_a_book_has_all_kinds(open_book, lan):
    series = open_book(kind="")
    head = ["Số", "Loại", "Ngày", "Trích yếu"]
    lines = [
        ["1", "nghị quyết", "1/3/2026", "a"],
        ["2", "", "1/3/2026", "b"],
        ["3", "thơ", "1/3/2026", "c"],
    ]
    sheet = bring(lan, series, *lines, head=head)
    assert [words for _line, _standing, words in told(sheet, lan)] == [
        "",
        "thiếu loại văn bản",
        "không rõ loại văn bản",
    ]
    filling.enter(sheet, by=lan)
    assert Document.objects.get().kind == "Nghị quyết"


def test_scans_are_matched_by_their_names(series, lan):
    lines = [
        [*GOOD[:6], "ban quet 17"],
        ["18-NQ/ĐU", date(2026, 3, 2), "về nước"],
        ["19-NQ/ĐU", date(2026, 3, 3), "về rừng", "", "", "", "khong-co.pdf"],
        ["20-NQ/ĐU", date(2026, 3, 4), "về gió", "", "", "", "ban quet 17.pdf"],
    ]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("2026/Bản quét 17.PDF", PDF)
        made.writestr("2026/18-NQ-ĐU.pdf", PDF + b"2")
        made.writestr("__MACOSX/18.pdf", b"junk")
        made.writestr("2026/doc.exe", b"MZ")
    sheet = bring(lan, series, *lines, files=[("a.zip", archive.getvalue())])
    assert [(one.scan, one.words) for one in checked(sheet, lan)] == [
        ("banquet17", ""),
        ("18nqdu", ""),
        ("", "không thấy bản quét khong-co.pdf"),
        ("", "bản quét đã dùng ở dòng 5"),
    ]
    assert sorted(sheet.scans) == ["18nqdu", "banquet17"]
    waiting = filling.enter(sheet, by=lan)
    assert (waiting.state, Document.objects.count()) == (Sheet.State.WAITING, 0)


@pytest.fixture
def now_of_lan(monkeypatch, lan):
    monkeypatch.setattr("lientich.documents.filling.clock.now", lambda: lan.now)


def test_the_worker_enters_what_has_scans(series, lan, now_of_lan):
    files = [("17-NQ-DU.pdf", PDF), ("mat 18.pdf", PDF + b"2")]
    secret = ["18", date(2026, 3, 2), "về nước", "", "", "", "mat 18.pdf"]
    sheet = filling.enter(bring(lan, series, GOOD, secret, files=files), by=lan)
    assert filling.enter(sheet, by=lan).state == Sheet.State.WAITING  # a double click
    assert (filling.fill_waiting(), filling.fill_waiting()) == (1, 0)
    document = Document.objects.get()
    assert (document.file_name, document.text) == ("17-NQ-DU.pdf", "Điều 1")
    sheet.refresh_from_db()
    assert [one["entered"] for one in sheet.results.values()] == [True, False]
    assert "độ mật" in sheet.results["6"]["words"]
    assert not list(scans.folder().glob("*"))


def test_a_sheet_is_kept_for_a_month_unless_it_still_waits(series, lan, monkeypatch):
    read = bring(lan, series, GOOD, files=[("17-NQ-DU.pdf", PDF)])
    done = filling.enter(bring(lan, series, GOOD), by=lan)
    waits = filling.enter(bring(lan, series, GOOD, files=[("17.pdf", PDF)]), by=lan)
    later = lan.now + timedelta(days=29)
    monkeypatch.setattr("lientich.documents.filling.clock.now", lambda: later)
    assert filling.sweep_sheets() == 0
    later += timedelta(days=2)
    assert (filling.sweep_sheets(), filling.sweep_sheets()) == (2, 0)
    assert list(Sheet.objects.all()) == [waits]
    assert [place.name for place in scans.folder().glob("*")] == [str(waits.pk)]
    discarded = Event.objects.filter(verb="documents.sheet_discarded")
    assert {one.subject_id for one in discarded} == {read.pk, done.pk}


def test_a_long_sheet_leaves_the_worker_time_for_others(series, lan, now_of_lan, monkeypatch):
    monkeypatch.setattr("lientich.documents.filling.SECONDS", -1)
    refused = ["18", date(2026, 3, 2), "về nước", "", "", "", "mat 18.pdf"]
    last = ["19", date(2026, 3, 3), "về gió"]
    files = [("mat 18.pdf", PDF)]
    sheet = filling.enter(bring(lan, series, GOOD, refused, last, files=files), by=lan)
    states = []
    while filling.fill_waiting():
        sheet.refresh_from_db()
        states.append((sheet.state, len(sheet.results)))
    assert states == [("waiting", 1), ("waiting", 2), ("done", 3)]
    assert [one["entered"] for one in sheet.results.values()] == [True, False, True]
    again = filling.enter(sheet, by=lan)
    assert (again.state, list(again.results)) == (Sheet.State.WAITING, ["5", "7"])


def test_what_is_entered_while_a_person_waits_is_not_the_workers_too(
    series, lan, now_of_lan, monkeypatch
):
    took = []
    monkeypatch.setattr(
        "lientich.documents.actions.enter_outgoing",
        lambda *_args, **_more: took.append(filling.fill_waiting()),
    )
    filling.enter(bring(lan, series, GOOD), by=lan)
    assert took == [0]


def test_a_line_that_was_entered_stays_so_whoever_tried_it_again(series, lan):
    sheet = filling.enter(bring(lan, series, GOOD), by=lan)
    late = {"5": {"entered": False, "words": "đã có"}}
    assert finish_sheet(sheet, by=lan, results=late).results == sheet.results


def test_a_scan_that_comes_later_is_attached_to_what_stands_there(series, lan, now_of_lan):
    filling.enter(bring(lan, series, GOOD), by=lan)
    sheet = bring(lan, series, GOOD, files=[("17-NQ-DU.pdf", PDF)])
    assert told(sheet, lan) == [(5, "new", "đã có trong sổ, gắn thêm bản quét")]
    filling.enter(sheet, by=lan)
    filling.fill_waiting()
    assert Document.objects.get().file_name == "17-NQ-DU.pdf"
    assert told(bring(lan, series, GOOD, files=[("17.pdf", PDF)]), lan) == [(5, "there", "")]


def test_a_scan_that_was_taken_away_leaves_its_line_without_one(series, lan, now_of_lan):
    sheet = bring(lan, series, GOOD, files=[("17-NQ-DU.pdf", PDF)])
    assert scans.drop_left() == 0
    assert scans.drop_left(now=4e9) == 1
    filling.enter(sheet, by=lan)
    filling.fill_waiting()
    sheet.refresh_from_db()
    assert sheet.results["5"]["words"].startswith("bản quét không còn")
    assert Document.objects.get().file is None


def test_a_sheet_that_cannot_be_filled_holds_up_no_other(series, lan, monkeypatch, now_of_lan):
    sheet = filling.enter(bring(lan, series, GOOD, files=[("17.pdf", PDF)]), by=lan)

    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr("lientich.documents.actions.enter_outgoing", broken)
    with pytest.raises(RuntimeError):
        filling.fill_waiting()
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.DONE


def test_nobodys_other_mandate_fills_the_book_of_one_that_ended(world, lan, now_of_lan):
    give_mandate(lan.user, "office", world.vinh_xanh)
    both = act_as(lan.user)
    row = [*ARRIVED, "12.pdf"]
    sheet = bring(both, None, row, head=[*IN, "Tệp"], files=[("12.pdf", PDF)])
    filling.enter(sheet, by=both)
    lan.user.person.mandates.filter(organisation=world.bac_son).update(until=date(2026, 1, 1))
    filling.fill_waiting()
    assert not Arrival.objects.exists()


def test_what_a_column_does_not_hold_is_refused_in_its_line(series, lan, monkeypatch):
    def overlong(*_args, **_more):
        raise DataError

    monkeypatch.setattr("lientich.documents.actions.enter_outgoing", overlong)
    sheet = filling.enter(bring(lan, series, GOOD), by=lan)
    assert sheet.results == {"5": {"entered": False, "words": "Có ô mà sổ không ghi được."}}


def test_who_lost_the_mandate_meanwhile_enters_nothing(series, lan, now_of_lan):
    sheet = filling.enter(bring(lan, series, GOOD, files=[("17.pdf", PDF)]), by=lan)
    lan.user.person.mandates.update(until=date(2026, 1, 1))
    filling.fill_waiting()
    sheet.refresh_from_db()
    assert [one["entered"] for one in sheet.results.values()] == [False]
    assert not Document.objects.exists()


def zipped(*files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return "a.zip", made.getvalue()


def test_zips_together_unpack_no_more_than_one(series, lan, monkeypatch):
    monkeypatch.setattr("lientich.documents.scans.ZIP_TOTAL_BYTES", 50)
    once = zipped(("17.pdf", PDF), ("junk", b"junk"))
    assert list(scans.unpacked([once])) == [("17.pdf", PDF)]
    with pytest.raises(ValidationError):
        bring(lan, series, GOOD, files=[once, once, once])
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("a.csv", "Tên;Tuổi\nLan;3\n".encode()), "Không thấy dòng nào"),
        (("a.xlsx", b"PK\x03\x04"), "bị hỏng"),
        (("a.csv", "Số;Ngày;Trích yếu\n1;1/3/2026;TỐI MẬT\n".encode()), "độ mật"),
    ],
)
def test_what_is_no_sheet_is_refused_and_nothing_is_kept(series, lan, file, said):
    with pytest.raises(ValidationError, match=said):
        filling.bring(by=lan, series=series, sheet=file)
    assert not Sheet.objects.exists()


def test_a_sheet_has_an_end(series, lan, monkeypatch):
    monkeypatch.setattr("lientich.documents.actions.sheets.MOST_LINES", 1)
    with pytest.raises(ValidationError, match="quá 1 dòng"):
        bring(lan, series, GOOD, GOOD)


ARRIVED = [
    date(2026, 3, 5),
    7,
    "Tỉnh ủy",
    "12-CV/TU",
    date(2026, 3, 1),
    "về sắp xếp",
    "Văn phòng xem",
    "Văn phòng Đảng ủy Bắc Sơn; Công an",
    date(2026, 3, 20),
]


def test_the_incoming_book_from_a_sheet(lan, world):
    sheet = filling.enter(bring(lan, None, ARRIVED, head=IN), by=lan)
    arrival = Arrival.objects.get()
    assert (arrival.value, arrival.sender, arrival.code) == (7, "Tỉnh ủy", "12-CV/TU")
    assert (arrival.instruction, arrival.due) == ("Văn phòng xem; Công an", date(2026, 3, 20))
    assert list(arrival.bodies.all()) == [world.office_a]
    assert told(sheet, lan) == [(5, "there", "")]
    again = filling.enter(bring(lan, None, ARRIVED, head=IN), by=lan)
    assert (again.results, Arrival.objects.count()) == ({}, 1)


@pytest.mark.parametrize(
    ("place", "cell", "said"),
    [
        (0, "", "thiếu ngày đến"),
        (0, "5/3/0026", "ngày đến không đúng: 5/3/0026"),
        (1, "x", "số đến không đúng: x"),
        (1, 1001, "số đến không đúng: 1001"),
        (8, "4/3/2026", "hạn xử lý trước ngày đến"),
        (2, "", "thiếu nơi gửi"),
        (3, "a" * 111, "số, ký hiệu quá dài"),
        (3, "12-" + "A" * 81, "số, ký hiệu quá dài"),
        (4, "mai", "ngày văn bản không đúng: mai"),
        (5, "", "thiếu trích yếu"),
        (8, "mai", "hạn xử lý không đúng: mai"),
    ],
)
def test_what_is_wrong_with_an_arrival(lan, place, cell, said):
    row = list(ARRIVED)
    row[place] = cell
    assert told(bring(lan, None, row, head=IN), lan) == [(5, "wrong", said)]


def test_a_book_whose_lines_stand_the_last_first_is_entered_whole(lan):
    rows = [[ARRIVED[0], number, *ARRIVED[2:]] for number in (1500, 900, 20)]
    sheet = bring(lan, None, *rows, head=IN)
    assert {words for _line, _standing, words in told(sheet, lan)} == {""}
    filling.enter(sheet, by=lan)
    assert Arrival.objects.count() == 3


def test_of_the_incoming_books_only_the_years_of_the_sheet_are_read(lan, monkeypatch):
    lines = [[day, *ARRIVED[1:]] for day in (ARRIVED[0], date(2025, 3, 5))]
    filling.enter(bring(lan, None, *lines, head=IN), by=lan)
    read = []
    real = Arrival.from_db.__func__

    def from_db(cls, *args):
        read.append(real(cls, *args))
        return read[-1]

    monkeypatch.setattr(Arrival, "from_db", classmethod(from_db))
    assert [one[1] for one in told(bring(lan, None, ARRIVED, head=IN), lan)] == ["there"]
    assert [one.arrived_on.year for one in read] == [2026]


def test_an_outgoing_number_far_beyond_the_last_is_wrong(series, lan):
    far = ["1018", date(2026, 3, 2), "về nước"]
    lines = [[*far], GOOD, ["900", date(2026, 3, 2), "về gió"]]
    assert [one[1] for one in told(bring(lan, series, *lines[:2]), lan)] == ["wrong", "new"]
    assert [one[1] for one in told(bring(lan, series, *lines), lan)] == ["new"] * 3


def test_an_incoming_number_of_something_else(lan):
    filling.enter(bring(lan, None, ARRIVED, head=IN), by=lan)
    other = [*ARRIVED[:3], "99-CV/TU", *ARRIVED[4:]]
    sheet = bring(lan, None, other, other, head=IN)
    assert told(sheet, lan) == [
        (5, "wrong", "số đến này đã ghi cho: Văn bản khác 12-CV/TU"),
        (6, "wrong", "trùng số với dòng 5; số đến này đã ghi cho: Văn bản khác 12-CV/TU"),
    ]


def test_an_arrival_with_a_scan_stands_in_the_register_too(lan, now_of_lan):
    row = [*ARRIVED, "12.pdf"]
    sheet = bring(lan, None, row, head=[*IN, "Tệp"], files=[("12.pdf", PDF)])
    filling.enter(sheet, by=lan)
    filling.fill_waiting()
    document = Arrival.objects.get().document
    assert (document.code, document.issuer_text) == ("12-CV/TU", "Tỉnh ủy")
    assert document.file_name == "12.pdf"


def test_sheets_are_the_own_houses(series, lan, ha, phong, minh):
    sheet = bring(lan, series, GOOD)
    assert [Sheet.objects.open_to(by).count() for by in (lan, ha, phong, minh)] == [1, 1, 0, 0]
    for by in (ha, phong, minh):
        with pytest.raises(PermissionDenied):
            filling.enter(sheet, by=by)
        with pytest.raises(PermissionDenied):
            bring(by, series, GOOD)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18-4-2018", date(2018, 4, 18)),
        ("18/04/2018", date(2018, 4, 18)),
        ("18. 4. 2018", date(2018, 4, 18)),
        ("2018-04-18", date(2018, 4, 18)),
        ("2018-04-18 00:00:00", date(2018, 4, 18)),
        ("18/4/18", None),
        ("31/2/2018", None),
    ],
)
def test_days_as_offices_write_them(text, day):
    assert sheets.day(text) == day


def test_what_has_no_head_has_no_lines():
    assert sheets.lines([["Tên", "Tuổi"]], sheets.OUTGOING, sheets.NEEDED["outgoing"]) == []
