"""The register narrowed by term, taken away as a workbook, on paper."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from lientich.core import paging
from lientich.documents import queries
from lientich.documents.actions import withdraw

from .test_register import enter, joint

INDEX = "/documents/"
NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def numbers(page):
    return {row["title"].split()[-1].split("-")[0] for row in page.context["rows"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"term_from": "2020", "term_to": "2025"}, {"1", "3"}),
        ({"term_from": "2025", "term_to": "2030"}, {"1", "2", "4"}),
        ({"term_from": "2026"}, {"2", "4"}),
        ({"term_to": "2019"}, set()),
        ({"term_from": "2028", "term_to": "2030"}, {"2"}),
        ({"term_from": "2020", "q": "nhiem vu", "in_force": "2024-12-31"}, {"3"}),
        ({"in_force": "2025-01-01"}, set()),
        ({"term_from": "x", "year": "2026"}, {"1", "2", "4"}),
    ],
)
def test_a_term_is_a_period_of_years(world, lan, client, query, found):
    enter(lan, world, number="1", period=(2020, 2025), date=date(2026, 1, 1))
    enter(lan, world, number="2", period=(2026, 2030), date=date(2026, 1, 2))
    enter(lan, world, number="3", date=date(2024, 5, 1), valid_until=date(2025, 1, 1))
    enter(lan, world, number="4", period=(None, 2026), date=date(2026, 1, 3))
    client.force_login(lan.user)
    assert numbers(client.get(INDEX, query)) == found


def test_a_side_is_whose_body_issued_it(world, lan, client):
    enter(lan, world, number="1")
    enter(lan, world, number="2", issuers=[world.committee_b])
    joint(lan, world)
    client.force_login(lan.user)
    assert numbers(client.get(INDEX, {"organisation": world.vinh_xanh.pk})) == {"2", "33"}


def sheet(answer):
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:
        return ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))


def cells(of_sheet):
    return [
        ["".join(cell.itertext()) for cell in row]
        for row in of_sheet.iterfind(".//m:sheetData/m:row", NAMES)
    ]


def test_the_workbook_holds_what_the_page_shows_and_no_formula(world, lan, phong, client):
    for number, first in enumerate("=+-@", start=1):
        enter(lan, world, number=str(number), subject=f"{first}HYPERLINK(1)", date=None)
    enter(lan, world, number="9", subject="https://x.vn", date=date(2026, 1, 11))
    client.force_login(lan.user)
    answer = client.get(f"{INDEX}workbook/")
    assert answer["Content-Disposition"] == 'attachment; filename="so-van-ban.xlsx"'
    made = sheet(answer)
    rows = cells(made)
    assert rows[0][:4] == ["Số, ký hiệu", "Loại", "Ngày ban hành", "Trích yếu"]
    assert rows[1][:4] == ["9-NQ/ĐU", "Nghị quyết", "46033", "https://x.vn"]  # 11-1-2026
    assert sorted(row[3][0] for row in rows[2:]) == sorted("=+-@")
    assert not list(made.iterfind(".//m:f", NAMES))
    assert not list(made.iterfind(".//m:hyperlink", NAMES))
    client.force_login(phong.user)
    assert len(cells(sheet(client.get(f"{INDEX}workbook/")))) == 1


def test_the_workbook_is_narrowed_as_the_page_is(world, lan, client):
    enter(lan, world, number="1", text="đất hiếm")
    enter(lan, world, number="2")
    client.force_login(lan.user)
    assert len(cells(sheet(client.get(f"{INDEX}workbook/", {"q": "dat hiem"})))) == 2


def test_of_the_exercise_workbook_and_paper_say_so(world, lan, client):
    world.bac_son.exercise = True
    world.bac_son.save()
    enter(lan, world)
    client.force_login(lan.user)
    answer = client.get(f"{INDEX}workbook/")
    assert "MINH HOA - KHONG CO GIA TRI PHAP LY - so-van-ban.xlsx" in answer["Content-Disposition"]
    made = sheet(answer)
    assert cells(made)[0] == ["MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"]
    header = made.find(".//m:oddHeader", NAMES)
    assert header.text == "&CMINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
    assert "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in client.get(f"{INDEX}print/").text


def test_on_paper_stands_what_was_asked_and_all_of_it(world, lan, phong, client):
    for number in range(1, 31):
        enter(lan, world, number=str(number))
    client.force_login(lan.user)
    page = client.get(f"{INDEX}print/", {"year": "2026", "kind": "Nghị quyết", "q": "nhiem vu"})
    assert len(page.context["rows"]) == 30
    assert "<span>Năm: 2026</span>" in page.text
    assert "<span>Từ cần tìm: nhiem vu</span>" in page.text
    client.force_login(phong.user)
    assert client.get(f"{INDEX}print/").context["rows"] == []


def test_paper_has_its_bound_and_says_so(world, lan, client, monkeypatch):
    monkeypatch.setattr("lientich.documents.views.listing.MOST_PRINTED", 2)
    for number in range(1, 4):
        enter(lan, world, number=str(number))
    client.force_login(lan.user)
    page = client.get(f"{INDEX}print/")
    assert len(page.context["rows"]) == 2
    assert "Chỉ in 2 văn bản mới nhất" in page.text


def test_what_is_withdrawn_while_a_page_is_made_is_not_on_it(world, lan, monkeypatch):
    gone = enter(lan, world, number="1")
    enter(lan, world, number="2")
    made = paging.page

    def page(*args, **more):
        found = made(*args, **more)
        withdraw(gone, by=lan)
        return found

    monkeypatch.setattr("lientich.core.paging.page", page)
    assert [one.number for one in queries.register(queries.listed(lan, {}), None).rows] == ["2"]
