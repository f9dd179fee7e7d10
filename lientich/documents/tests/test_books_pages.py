"""The books as pages, and as papers to take away."""

import io
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from python_calamine import CalamineWorkbook

from lientich.core import access
from lientich.core.ids import new_id
from lientich.core.text import EXERCISE_FILE_MARK, EXERCISE_MARK
from lientich.documents.actions import (
    edit_series,
    enter_arrival,
    explain_gap,
    instruct,
    note_number,
    reserve_number,
    settle_arrival,
    share,
    void_arrival,
    void_number,
)
from lientich.documents.models import Arrival, Document, Number, Series, Sheet
from lientich.reader.rows import rows


@pytest.fixture
def visit(client):
    """A function that opens or sends a page as somebody of the cast."""

    def visit(by, view, *keys, data=None, query="", **more):
        client.force_login(by.user)
        url = reverse(f"documents:{view}", args=keys) + query
        return client.post(url, data, **more) if data is not None else client.get(url, **more)

    return visit


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    monkeypatch.setattr("lientich.documents.filling.rows_in_child", rows)


def words(response):
    assert response.status_code == 200
    return said(html.document_fromstring(response.content))


def said(element):
    """Its words, as they stand apart on the screen."""
    return " ".join(" ".join(element.itertext()).split())


def table(response):
    found = html.document_fromstring(response.content).xpath("//main//tbody/tr")
    return [[said(cell) for cell in row] for row in found]


def pdf_words(response):
    book = pypdfium2.PdfDocument(response.content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in book).split())


def cells(response):
    data = b"".join(response.streaming_content)
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_the_books_of_the_house(series, open_book, world, lan, phong, enter, visit):
    open_book(body=world.committee_b, by=phong, kind="Chỉ thị")
    enter("3")
    reserve_number(series, by=lan, key="a")
    enter("7", kind="Kế hoạch", symbol="KH/ĐU")
    page = visit(lan, "books")
    assert table(page) == [
        ["Đảng ủy Tập đoàn Than Bắc Sơn"],
        ["Nghị quyết", "từ 1-7-2025 đến trước 1-7-2030", "05", "1 số đang giữ 2 số trống"],
    ]
    assert "Kế hoạch, Đảng ủy Tập đoàn Than Bắc Sơn 1 văn bản" in words(page)


def test_where_another_book_gives_numbers_the_page_says_so(open_book, ha, visit):
    open_book(master="elsewhere")
    page = visit(ha, "books")
    assert table(page)[1][2:] == ["do nơi khác cấp", "–"]
    assert "Mở sổ văn bản đi" not in words(page)  # a leader reads


def test_a_house_without_books_is_told_what_to_do(world, lan, ha, visit):
    assert "Chưa mở sổ nào Mở sổ cho từng loại văn bản" in words(visit(lan, "books"))
    assert "Văn phòng mở sổ; sổ mở rồi sẽ hiện ở đây." in words(visit(ha, "books"))


@pytest.fixture
def filled(series, lan, enter):
    """A book with a number of every kind."""
    enter("2", subject="về than sạch")
    enter("6")
    explain_gap(series, by=lan, first=3, last=3, reason="mất")
    reserve_number(series, by=lan, key="a", reserved_for="dự thảo về nước")
    void_number(reserve_number(series, by=lan, key="b"), by=lan, reason="in sai")
    return series


def test_a_book_page_shows_every_number_and_what_is_lacking(filled, lan, visit):
    page = visit(lan, "book", filled.pk)
    assert table(page) == [
        ["08", "–", "Số bỏ in sai", "–"],
        ["07", "–", "Đang giữ dự thảo về nước", "–"],
        ["6-NQ/ĐU", "18-4-2026", "Nghị quyết 6-NQ/ĐU", "–"],
        ["03", "–", "Đã giải trình mất", "–"],
        ["2-NQ/ĐU", "18-4-2026", "về than sạch", "–"],
    ]
    assert "3 số trống" in words(page)
    links = html.document_fromstring(page.content).xpath(
        "//main//a[contains(@href,'explain')]/@href"
    )
    assert [link.partition("?")[2] for link in links] == ["first=1&last=1", "first=4&last=5"]


def test_what_a_partner_entered_goes_into_the_book_by_a_button(
    series, world, lan, phong, enter, visit
):
    owners = [world.bac_son, world.vinh_xanh]
    issuers = [world.committee_a, world.committee_b]
    document = enter("3", by=phong, issuers=issuers, joint=True, owners=owners)
    [way] = html.document_fromstring(visit(lan, "book", series.pk).content).xpath(
        "//form[contains(@action, '/place/')]/@action"
    )
    assert way == reverse("documents:place", args=[document.pk])
    told = words(visit(lan, "place", document.pk, data={}, follow=True))
    assert "Văn bản đã vào sổ, số 03." in told
    assert "Chưa đứng được vào sổ" not in told
    misread = enter("3/4")
    assert "không phải là số của sổ" in words(visit(lan, "place", misread.pk, data={}, follow=True))


def test_the_lead_is_named_first_wherever_the_issuers_are(series, world, lan, enter, visit):
    """Not the one whose organisation is first in the alphabet."""
    issuers = [world.committee_b, world.committee_a]
    both = [world.bac_son, world.vinh_xanh]
    document = enter("33", issuers=issuers, joint=True, owners=both)
    enter("34", issuers=issuers[::-1], joint=True, owners=both)
    note = cells(visit(lan, "book_xlsx", series.pk))[-1]
    assert (note[0], note[-1]) == ("33-NQ/ĐU", f"số của bên chủ trì: {issuers[0].name}")
    asked = visit(lan, "enter_arrival", query=f"?document={document.pk}").context["form"]
    assert asked.initial["sender"] == f"{issuers[0].name}; {issuers[1].name}"
    named = f"{issuers[0]}, {issuers[1]}"
    assert named in words(visit(lan, "detail", document.pk))
    rows = visit(lan, "index").context["rows"]
    assert {row["code"]: row["issuers"] for row in rows}["33-NQ/ĐU"] == named


def test_it_asks_as_often_with_many_numbers_as_with_few(filled, lan, enter, visit):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            visit(lan, "book", filled.pk)
        return len(queries)

    visit(lan, "book", filled.pk)
    few = asked()
    for number in range(20, 60, 3):
        enter(str(number))
        reserve_number(filled, by=lan, key=str(number))
    assert asked() == few


def test_what_has_no_place_and_what_has_the_leads_number_stand_beside_it(
    series, open_book, world, lan, phong, enter, visit
):
    partner = open_book(body=world.committee_b, by=phong)
    enter("33", subject="nội bộ")
    joint = {
        "symbol": "NQLT/ĐUBS-ĐUVX",
        "issuers": [world.committee_a, world.committee_b],
        "joint": True,
        "owners": [world.bac_son, world.vinh_xanh],
        "by": phong,
    }
    enter("33", **joint)
    told = words(visit(lan, "book", series.pk))
    assert "Chưa đứng được vào sổ" in told
    assert "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX" in told
    assert "Đưa vào sổ" in told
    told = words(visit(phong, "book", partner.pk))
    assert "Liên tịch, mang số của bên chủ trì" in told
    assert "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX" in told
    assert "nội bộ" not in told
    note = cells(visit(phong, "book_xlsx", partner.pk))[1]
    assert (note[0], note[-1]) == (
        "33-NQLT/ĐUBS-ĐUVX",
        "số của bên chủ trì: Đảng ủy Tập đoàn Than Bắc Sơn",
    )


def test_a_restricted_document_is_a_number_alone(series, world, lan, ha, enter, visit):
    enter("5", subject="về cán bộ A")
    Document.objects.update(classification="cadre")
    access.refresh(Document, Document.objects.values_list("pk", flat=True))
    assert table(visit(lan, "book", series.pk)) == [
        ["05", "–", "Văn bản thuộc diện hạn chế đọc", "–"]
    ]
    assert "về cán bộ A" in words(visit(ha, "book", series.pk))
    number = Number.objects.get()
    assert "về cán bộ A" not in words(visit(lan, "number", number.pk))
    assert cells(visit(lan, "book_xlsx", series.pk))[-1][-1] == "Văn bản thuộc diện hạn chế đọc"


def test_the_printed_book(filled, lan, visit):
    note_number(Number.objects.get(value=2), by=lan, signer="Nguyễn Thu Hà", copies=12)
    response = visit(lan, "book_pdf", filled.pk)
    assert response["Content-Type"] == "application/pdf"
    told = pdf_words(response)
    for phrase in (
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Nghị quyết về than sạch Nguyễn Thu Hà",
        "4 – 5",
        "số trống, chưa giải trình",
        "Bỏ: in sai",
        "đang giữ, dự thảo về nước",
        "In ngày",
    ):
        assert phrase in told, phrase
    assert EXERCISE_MARK not in told


def test_the_book_as_a_workbook_is_a_sheet_that_comes_in_again(filled, lan, visit):
    note_number(Number.objects.get(value=2), by=lan, recipients="các chi bộ", copies=12)
    response = visit(lan, "book_xlsx", filled.pk)
    head, *lines = cells(response)
    assert head[:4] == ["Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu", "Người ký"]
    assert [line[0] for line in lines] == ["1", "2-NQ/ĐU", "03", "4 – 5", "6-NQ/ĐU", "07", "08"]
    assert lines[1][1:] == [
        date(2026, 4, 18),
        "Nghị quyết về than sạch",
        "",
        "các chi bộ",
        "",
        "12",
        "",
    ]


def test_what_is_played_is_marked_on_paper_and_in_the_workbook(filled, world, lan, visit):
    world.bac_son.exercise = True
    world.bac_son.save()
    assert EXERCISE_MARK in words(visit(lan, "book", filled.pk))
    response = visit(lan, "book_pdf", filled.pk)
    assert EXERCISE_FILE_MARK in response["Content-Disposition"]
    assert EXERCISE_MARK in pdf_words(response)
    response = visit(lan, "book_xlsx", filled.pk)
    assert EXERCISE_FILE_MARK.strip() in response["Content-Disposition"]
    assert cells(response)[0][0] == EXERCISE_MARK
    enter_arrival(by=lan, arrived_on=date(2026, 6, 1), sender="Tỉnh ủy", subject="về than")
    assert EXERCISE_MARK in pdf_words(visit(lan, "arrivals_pdf"))
    assert cells(visit(lan, "arrivals_xlsx"))[0][0] == EXERCISE_MARK


def test_a_book_is_opened_on_a_page(world, lan, enter, visit):
    enter("17")
    asked = f"?body={world.committee_a.pk}&kind=Nghị quyết&since=2026-01-01"
    assert 'value="2026-01-01"' in visit(lan, "open_series", query=asked).content.decode()
    given = {"body": world.committee_a.pk, "kind": "Nghị quyết", "since": "2026-01-01"}
    given |= {"first": 17, "padding": 2, "master": "here", "timing": "after"}
    page = visit(lan, "open_series", data=given, follow=True)
    assert "đứng vào số của nó: 1." in words(page)
    series = Series.objects.get()
    again = visit(lan, "open_series", data=given)
    assert "đã có sổ" in words(again)
    given = {"until": "2031-01-01", "first": 17, "padding": 3, "master": "here", "timing": "before"}
    visit(lan, "edit_series", series.pk, data=given)
    series.refresh_from_db()
    assert (series.padding, series.until) == (3, date(2031, 1, 1))
    given["master"] = "elsewhere"
    reserve_number(series, by=lan, key="a")
    assert "Còn số đang giữ" in words(visit(lan, "edit_series", series.pk, data=given))


def test_a_body_of_another_house_has_no_book_opened_here(world, lan, visit):
    given = {"body": world.committee_b.pk, "since": "2026-01-01", "first": 1, "padding": 2}
    page = visit(lan, "open_series", data=given | {"master": "here", "timing": "after"})
    assert page.status_code == 200
    assert not Series.objects.exists()


def test_a_number_is_taken_entered_and_noted(series, lan, visit):
    edit_series(
        series,
        by=lan,
        until=None,
        symbol="NQ/ĐU",
        padding=2,
        first=1,
        master="here",
        timing="after",
    )
    key = str(new_id())
    given = {"reserved_for": "về than sạch", "key": key}
    visit(lan, "reserve_number", series.pk, data=given)
    page = visit(lan, "reserve_number", series.pk, data=given, follow=True)  # a double click
    number = Number.objects.get()
    assert "Đã lấy số 01" in words(page)
    assert "Số 01-NQ/ĐU" in words(page)
    form = visit(lan, "register", query=f"?number={number.pk}").content.decode()
    for filled_in in (
        'value="01"',
        'value="NQ/ĐU"',
        "Đảng ủy Tập đoàn Than Bắc Sơn",
        "về than sạch",
    ):
        assert filled_in in form
    entry = {"kind": "Nghị quyết", "number": "01", "symbol": "NQ/ĐU", "date": "2026-06-15"}
    entry |= {"issuers": "Đảng ủy Tập đoàn Than Bắc Sơn", "subject": "về than sạch"}
    visit(lan, "register", data=entry)
    number.refresh_from_db()
    assert (number.state, number.document.subject) == ("confirmed", "về than sạch")
    visit(lan, "note_number", number.pk, data={"signer": "Nguyễn Thu Hà", "copies": 3})
    told = words(visit(lan, "number", number.pk))
    assert "Người ký Nguyễn Thu Hà" in told
    of_document = words(visit(lan, "detail", number.document_id))
    assert "Sổ văn bản đi Nghị quyết, Đảng ủy Tập đoàn Than Bắc Sơn" in of_document
    assert "Bỏ số" not in told
    assert 'value="01"' not in visit(lan, "register", query=f"?number={number.pk}").content.decode()
    entry |= {"symbol": "NQLT/ĐUBS-ĐUVX", "subject": "khác"}
    assert "trong sổ đã cấp cho" in words(visit(lan, "register", data=entry))


def test_a_number_is_voided_and_a_gap_explained(filled, lan, visit):
    held = Number.objects.get(value=7)
    page = visit(lan, "void_number", held.pk, data={"reason": "thôi"}, follow=True)
    assert "Lý do bỏ thôi" in words(page)
    gap = "?first=4&last=5"
    assert "Giải trình số trống 4 – 5" in words(visit(lan, "explain_gap", filled.pk, query=gap))
    page = visit(lan, "explain_gap", filled.pk, query=gap, data={"reason": "mất"}, follow=True)
    assert "Đã giải trình 2 số trống." in words(page)
    page = visit(lan, "explain_gap", filled.pk, query=gap, data={"reason": "mất"})
    assert "không còn trống" in words(page)
    assert visit(lan, "explain_gap", filled.pk, query="?first=x").status_code == 404


def came(lan, world, **more):
    given = {"arrived_on": date(2026, 6, 1), "sender": "Tỉnh ủy", "subject": "về than"}
    arrival = enter_arrival(by=lan, **(given | {"code": "5-CV/TU", "kind": "Công văn"} | more))
    return instruct(
        arrival,
        by=lan,
        instruction="Văn phòng tham mưu",
        instructed_by="Đồng chí Hà",
        bodies=[world.office_a],
        units=[world.doi_sim],
        due=date(2026, 6, 10),
    )


def test_the_incoming_book_and_its_filters(world, lan, ha, phong, visit):
    late = came(lan, world)
    done = came(lan, world, subject="về nước")
    settle_arrival(done, by=lan, done_on=date(2026, 6, 9))
    void_arrival(came(lan, world, number="4"), by=lan, reason="trùng")
    page = visit(ha, "arrivals")
    assert [(row[0], row[5]) for row in table(page)] == [
        ("4", "10-6-2026 Số bỏ"),
        ("2", "10-6-2026 Đã xong"),
        ("1", "10-6-2026 Quá hạn"),
    ]
    assert table(page)[2][1:5] == [
        "1-6-2026",
        "Tỉnh ủy",
        "Công văn 5-CV/TU về than",
        "Văn phòng Đảng ủy Bắc Sơn, Than Đồi Sim",
    ]
    assert "Số đến chưa ai ghi: 3" in words(page)
    for query, found in (
        ("standing=late", ["1"]),
        ("standing=open", ["1"]),
        ("standing=done", ["2"]),
        ("q=nước", ["2"]),
    ):
        assert [row[0] for row in table(visit(lan, "arrivals", query=f"?{query}"))] == found
    assert "Không có văn bản nào khớp" in words(visit(lan, "arrivals", query="?q=lạ"))
    assert table(visit(phong, "arrivals")) == []
    assert visit(lan, "arrivals", query="?cursor=x").status_code == 400
    assert late.get_absolute_url() in page.content.decode()


def test_a_years_book_counts_no_other_years_lines(world, lan, visit):
    came(lan, world)
    with CaptureQueriesContext(connection) as queries:
        visit(lan, "arrivals")
    books = [one["sql"] for one in queries if 'FROM "documents_arrivalbook"' in one["sql"]]
    assert books
    assert not any("COUNT(" in sql for sql in books)


def test_it_asks_as_often_with_many_arrivals_as_with_few(world, lan, visit):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            visit(lan, "arrivals")
        return len(queries)

    came(lan, world)
    visit(lan, "arrivals")
    few = asked()
    for _turn in range(10):
        came(lan, world)
    assert asked() == few


def test_the_incoming_book_on_paper(world, lan, visit):
    arrival = came(lan, world)
    settle_arrival(arrival, by=lan, done_on=date(2026, 6, 9))
    void_arrival(came(lan, world), by=lan, reason="trùng")
    told = pdf_words(visit(lan, "arrivals_pdf"))
    for phrase in (
        "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        "Đồng chí Hà. Văn phòng tham mưu",
        "xong 9-6-2026",
        "Bỏ: trùng",
    ):
        assert phrase in told, phrase
    head, first, *_others = cells(visit(lan, "arrivals_xlsx"))
    assert dict(zip(head, first, strict=True))["Hạn xử lý"] == date(2026, 6, 10)


def test_an_arrival_is_entered_from_what_was_sent(world, lan, phong, enter, visit):
    document = enter("5", subject="về than sạch")
    share(document, by=lan, organisations=[world.vinh_xanh])
    page = visit(phong, "arrivals")
    assert "Được gửi qua hệ thống, chưa vào sổ đến Nghị quyết 5-NQ/ĐU" in words(page)
    form = html.document_fromstring(
        visit(phong, "enter_arrival", query=f"?document={document.pk}").content
    ).forms[-1]
    given = {name: value or "" for name, value in form.form_values()}
    assert (given["sender"], given["code"]) == ("Đảng ủy Tập đoàn Than Bắc Sơn", "5-NQ/ĐU")
    page = visit(phong, "enter_arrival", data=given, follow=True)
    assert "Văn bản đến đã vào sổ, số đến 1." in words(page)
    assert Arrival.objects.get().document == document
    page = words(visit(phong, "detail", document.pk))
    assert "Sổ văn bản đến số đến 1, năm 2026" in page
    assert "Sổ văn bản đi" not in page  # of the other house
    assert "chưa vào sổ đến" not in words(visit(phong, "arrivals"))


def test_what_becomes_of_an_arrival(world, lan, visit):
    given = {
        "arrived_on": "2026-06-01",
        "sender": "Tỉnh ủy",
        "kind": "Công văn",
        "subject": "về than",
    }
    visit(lan, "enter_arrival", data=given | {"key": str(new_id())})
    arrival = Arrival.objects.get()
    visit(lan, "edit_arrival", arrival.pk, data=given | {"subject": "về nước"})
    told = {"instruction": "Xem", "bodies": [world.office_a.pk], "units": [world.doi_sim.pk]}
    visit(lan, "instruct", arrival.pk, data=told | {"due": "2026-06-20"})
    page = visit(lan, "settle_arrival", arrival.pk, data={"done_on": "2026-06-15"}, follow=True)
    for phrase in ("Về nước", "Chuyển tới Văn phòng Đảng ủy Bắc Sơn, Than Đồi Sim", "Đã xong"):
        assert phrase in words(page), phrase
    page = visit(lan, "void_arrival", arrival.pk, data={"reason": "trùng"}, follow=True)
    assert "Số bỏ trùng" in words(page)
    page = visit(lan, "settle_arrival", arrival.pk, data={"done_on": "2026-06-15"})
    assert "Số đến này đã bỏ" in words(page)


def test_how_the_incoming_book_gives_numbers(lan, visit):
    page = visit(lan, "keep_arrivals", data={"master": "elsewhere", "first": 9}, follow=True)
    assert "Sổ hoặc phần mềm khác cấp số" in words(page)
    assert 'value="9"' in visit(lan, "keep_arrivals").content.decode()
    for query in ("?year=x", "?year=2027", "?year=1"):
        assert visit(lan, "keep_arrivals", query=query).status_code == 400


SHEET = "Số;Ngày;Trích yếu\n17-NQ/ĐU;1/3/2026;về than sạch\n18-NQ/ĐU;;về nước\n"


def upload(text=SHEET, **more):
    return {"sheet": SimpleUploadedFile("so.csv", text.encode()), "declared": "on"} | more


def test_a_sheet_is_looked_at_and_then_entered(series, lan, visit):
    page = visit(lan, "import_numbers", series.pk, data=upload(), follow=True)
    assert [row[4] for row in table(page)] == ["Mới", "Sai thiếu ngày văn bản"]
    assert "Ghi 1 dòng vào sổ" in words(page)
    sheet = Sheet.objects.get()
    assert not Document.objects.exists()
    page = visit(lan, "enter_sheet", sheet.pk, data={}, follow=True)
    assert "Đã ghi 1 dòng vào sổ." in words(page)
    assert [row[4] for row in table(page)] == ["Đã ghi", "Sai thiếu ngày văn bản"]
    assert "Bảng kê đã đưa vào so.csv" in words(visit(lan, "books"))
    only = visit(lan, "sheet", sheet.pk, query="?only=wrong")
    assert len(table(only)) == 1


def test_a_sheet_with_scans_waits_for_the_worker(series, lan, visit):
    scan = SimpleUploadedFile("17-NQ-DU.pdf", b"%PDF-1.4")
    page = visit(lan, "import_numbers", series.pk, data=upload(scans=[scan]), follow=True)
    assert "17-NQ-DU.pdf" in words(page)
    page = visit(lan, "enter_sheet", Sheet.objects.get().pk, data={}, follow=True)
    assert "Máy đang ghi." in words(page)


def test_what_is_no_sheet_is_said_on_the_form(series, lan, visit, monkeypatch):
    told = words(visit(lan, "import_numbers", series.pk, data=upload("Tên;Tuổi\nLan;3\n")))
    assert "Không thấy dòng nào." in told
    undeclared = upload()
    del undeclared["declared"]
    assert visit(lan, "import_arrivals", data=undeclared).status_code == 200
    monkeypatch.setattr("lientich.documents.uploads.FILE_BYTES", 10)
    assert "so.csv: Tệp lớn hơn 50 MB" in words(visit(lan, "import_arrivals", data=upload()))
    monkeypatch.setattr("lientich.documents.uploads.MOST_BYTES", 5)
    scans = upload(scans=[SimpleUploadedFile("a.pdf", b"%PDF-1.4")])
    assert "100 MB. Hãy gửi làm nhiều lần" in words(visit(lan, "import_arrivals", data=scans))
    assert not Sheet.objects.exists()


def test_what_is_too_large_or_too_much_is_refused_while_it_arrives(series, lan, visit, monkeypatch):
    monkeypatch.setattr("lientich.documents.uploads.FILE_BYTES", 1000)
    scans = upload(scans=[SimpleUploadedFile("lon.pdf", b"%PDF" * 1000)])
    told = words(visit(lan, "import_numbers", series.pk, data=scans))
    assert "lon.pdf: Tệp lớn hơn 50 MB" in told
    many = upload(scans=[SimpleUploadedFile("a.pdf", b"%PDF") for _ in range(101)])
    page = visit(lan, "import_numbers", series.pk, data=many)
    assert page.status_code == 400
    assert "Mỗi lần không quá 100 tệp." in page.content.decode()
    assert not Sheet.objects.exists()


def test_files_without_the_token_of_their_form_are_refused(series, lan):
    client = Client(enforce_csrf_checks=True)
    client.force_login(lan.user)
    address = reverse("documents:import_numbers", args=[series.pk])
    assert client.post(address, upload()).status_code == 403


def test_many_lines_come_on_several_pages(series, lan, visit, monkeypatch):
    monkeypatch.setattr("lientich.documents.views.sheets.SHOWN", 1)
    page = visit(lan, "import_numbers", series.pk, data=upload(), follow=True)
    assert "Trang 1 trong 2" in words(page)


def test_nobody_else_finds_the_books(filled, world, lan, phong, mai, minh, visit):
    number, arrival = Number.objects.first(), came(lan, world)
    for by in (phong, mai, minh):
        for view, key in (
            ("book", filled.pk),
            ("book_pdf", filled.pk),
            ("book_xlsx", filled.pk),
            ("number", number.pk),
            ("arrival", arrival.pk),
            ("reserve_number", filled.pk),
        ):
            assert visit(by, view, key).status_code == 404, (view, by.user.username)
    assert visit(minh, "books").status_code == 403
