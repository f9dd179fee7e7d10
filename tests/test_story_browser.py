"""The main job, as people do it: a document becomes a running programme, and the programme the
report of the conference that looks back on it.

The office of an invented group brings in the real article as a document of its own; who and what
the article names appears only as it says, without accounts. The report is of a notice of its own.
"""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import LONG_AGO, act_as, make_organisation, make_user
from lientich.accounts.models import User
from lientich.core import clock
from lientich.core.workdays import Calendar
from lientich.organisations.models import Affiliation, Line
from lientich.papers.tests.reading import docx_blocks, pdf_blocks
from lientich.programmes import actions as programmes
from lientich.programmes.models import Assignment, Task
from lientich.record.build import build
from tests.shared import LOOKS, shared
from tests.visiting import arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = "seed/000_cf9f2d93fb181421.txt"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
TITLE = "Khắc phục bất cập về mô hình tổ chức"
PROGRAMME = "Chương trình phối hợp 2019"
NOTE = "Đã kiện toàn tổ chức."
UNITS = ["Than Suối Ngà", "Than Núi Lim", "Than Hồ Sen"]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


@pytest.fixture
def mines(world):
    """Two more units under Bắc Sơn, which carry out as well."""
    made = [make_organisation(f"Công ty {short}", short) for short in UNITS[1:]]
    for mine in made:
        for line in (Line.PARTY, Line.MANAGEMENT):
            Affiliation.objects.create(child=mine, parent=world.bac_son, line=line, since=LONG_AGO)
    return made


@pytest.fixture
def lam(mines):
    """Reporter of Núi Lim."""
    return act_as(make_user("lam", "Hoàng Thị Lâm", "reporter", mines[0]))


def fits(page):
    """Nothing is wider than a phone."""
    return page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_a_document_becomes_a_running_programme(visit, lan, minh, tuan, lam):
    article = shared(ARTICLE)
    office = visit(lan, WIDE)
    bring_in(office, article)
    correct(office, "Khắc phục những bất cập về mô hình tổ chức", TITLE)
    start_programme(office)
    accept_the_sure(office)
    add_basis(office)
    assign(office)
    address = office.url

    reporter = visit(minh, PHONE)
    part = report(reporter)

    office.goto(part)
    confirm(office)
    assert office.url == address
    assert office.get_by_text("1 / 3 hoàn thành").is_visible()
    done, *others = (office.get_by_role("row", name=unit).inner_text() for unit in UNITS)
    for words in ("100%", "Hoàn thành đúng hạn", "1 tệp"):
        assert words in done
    assert ["0%" in row and "Chưa bắt đầu" in row for row in others] == [True, True]
    evidence = office.get_by_role("link", name="bien-ban.png").get_attribute("href")
    assert office.request.get(evidence).body() == PNG
    for words in ("Bắc Sơn xác nhận hoàn thành: Than Suối Ngà", NOTE):
        assert office.get_by_text(words).is_visible()

    neighbour = visit(lam, PHONE)
    neighbour.goto(address)
    arrive(neighbour, TITLE)
    assert fits(neighbour)
    shown = neighbour.locator("main").inner_text()
    assert UNITS[1] in shown
    for words in (UNITS[0], UNITS[2], "100%", "bien-ban.png", NOTE):
        assert words not in shown
    assert neighbour.request.get(part).status == 404
    assert neighbour.request.get(evidence).status == 404

    outsider = visit(tuan, PHONE)
    assert [outsider.request.get(one).status for one in (address, part, evidence)] == [404] * 3
    for link in ("Nhiệm vụ", "Việc của đơn vị", "Việc của tôi"):
        open_the_rail(outsider, link)
        assert fits(outsider)
        assert TITLE not in outsider.locator("body").inner_text()


NOTICE = """ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
VĂN PHÒNG
*
Số 12-TB/VPĐU

Hà Sơn, ngày 15 tháng 01 năm {year}

THÔNG BÁO
kết luận hội nghị sơ kết công tác phối hợp năm {last}
-----

Ngày 12-01-{year}, hai Đảng ủy đã tổ chức Hội nghị sơ kết công tác phối hợp năm {last}.

Đồng chí Trần Quốc Bảo, Bí thư Đảng ủy Tập đoàn Than Bắc Sơn kết luận:

1- Các đơn vị hoàn thành việc trồng cây trên bãi thải trong năm {year}.
"""
WORK = "trồng cây trên bãi thải"


@pytest.fixture
def sen(mines):
    """Reporter of Hồ Sen."""
    return act_as(make_user("sen", "Trần Văn Sen", "reporter", mines[1]))


@LOOKS  # what it asks of the database, the tests of the rooms ask on both
@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_a_running_programme_becomes_the_conference_s_report(visit, world, lan, minh, lam, sen):
    year = timezone.localdate().year
    programmes.start_programme(
        by=lan,
        name="Chương trình phối hợp",
        since=date(year, 1, 1),
        until=date(year, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )
    office = visit(lan, WIDE)
    address = import_and_assign(office, NOTICE.format(year=year, last=year - 1))
    for member in (minh, lam, sen):
        reporter = visit(member, PHONE)
        open_the_rail(reporter, "Việc của đơn vị")
        reporter.get_by_role("link", name=WORK).click()
        arrive(reporter, WORK)
        reporter.get_by_label("Tiến độ (%)").fill("100")
        reporter.get_by_role("button", name="Gửi báo cáo").click()
        said(reporter, "Đã báo cáo hoàn thành, chờ xác nhận.")
        office.goto(reporter.url)
        office.get_by_role("link", name="Xác nhận hoàn thành").click()
        office.get_by_role("button", name="Xác nhận hoàn thành").click()
        said(office, "Đã xác nhận hoàn thành.")
    office.goto(address)
    assert office.get_by_text("3 / 3 hoàn thành").is_visible()

    office.locator("#rail").get_by_role("link", name="Hội nghị").click()
    arrive(office, "Hội nghị")
    assert office.get_by_role("link", name=f"phối hợp năm {year - 1}").first.is_visible()
    office.get_by_role("link", name="Lập hội nghị").click()
    arrive(office, "Lập hội nghị")
    office.get_by_label("Kỳ sơ kết").select_option(label="Sơ kết năm")
    office.get_by_label("Địa điểm").fill("Hà Sơn")
    office.get_by_role("button", name="Lập hội nghị").click()
    said(office, "Đã lập hội nghị.")
    assert WORK in office.locator("main").inner_text()  # what became of last time's conclusions
    office.get_by_role("link", name="Mở báo cáo").click()
    arrive(office, "Báo cáo")
    told = "Hai bên đã giao 1 nhiệm vụ; hoàn thành 1 (đúng hạn 1)."
    assert told in " ".join(office.locator("article").inner_text().split())
    for name, read in (("Tải PDF để in", pdf_blocks), ("Tải Word (.docx)", docx_blocks)):
        file = office.request.get(office.get_by_role("link", name=name).get_attribute("href"))
        blocks = read(file.body())
        assert ("P", told) in blocks
        assert [("TD", unit) in blocks for unit in UNITS] == [True] * 3
    office.locator("article a.figure").first.click()
    arrive(office, "Các dòng của số liệu")
    assert WORK in office.locator("main").inner_text()


@pytest.fixture
def cataloguer(transactional_db, settings):
    """Who keeps the public record, on the assumed day."""
    reverse("home:overview")  # the addresses are those of a house without a demonstration
    settings.DEMONSTRATION, settings.ASSUMED_NOW = True, "2019-03-06"
    user = build(clock.now()).cataloguer
    user.set_password("mot-hai-ba-4")
    user.save()
    return SimpleNamespace(user=user)


@LOOKS
@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_the_published_article_joins_the_public_record(visit, cataloguer):
    page = visit(cataloguer, WIDE)
    day = "Ngày giả định 6-3-2019"
    rail = page.locator("#rail a[href]").all()
    for address in {link.get_attribute("href") for link in rail}:
        assert day in page.request.get(address).text()
    bring_in(page, shared(ARTICLE))
    choose(page.get_by_label("Chương trình", exact=True), "Công tác phối hợp năm 2019")
    page.get_by_role("button", name="Chọn", exact=True).click()
    said(page, "Đã chọn chương trình.")
    sure = page.get_by_role("button", name=re.compile(r"^Nhận \d+ mục đã rõ$"))
    while sure.count():
        sure.click()
        said(page, re.compile(r"Đã nhận \d+ mục\."))

    page.locator("#rail").get_by_role("link", name="Hội nghị").click()
    page.get_by_role("link", name="Hội nghị sơ kết công tác phối hợp năm 2018", exact=True).click()
    arrive(page, "phối hợp năm 2018")
    conference = page.url
    page.get_by_role("link", name="Tăng cường phối hợp toàn diện").first.click()
    arrive(page, "Tăng cường phối hợp toàn diện")
    assert "Ngày 27-2-2019" in page.locator("article mark").inner_text()
    page.locator("main").get_by_role("link", name="Gửi", exact=True).click()
    page.get_by_label(re.compile("Than Quảng Ninh|^TKV")).check()
    page.get_by_role("button", name="Gửi").click()
    said(page, "Đã gửi tới 1 nơi nhận.")
    page.goto(conference)
    arrive(page, "phối hợp năm 2018")
    assert page.get_by_text(day).is_visible()
    assert "27-2-2019" in page.locator("main").inner_text()
    page.get_by_role("link", name="Mở báo cáo").click()
    arrive(page, "Báo cáo")
    told = "An toàn - Đổi mới - Phát triển"
    assert told in page.locator("article").inner_text()
    for name, read in (("Tải PDF để in", pdf_blocks), ("Tải Word (.docx)", docx_blocks)):
        file = page.request.get(page.get_by_role("link", name=name).get_attribute("href"))
        blocks = [text for _role, text in read(file.body())]
        assert any(told in text for text in blocks)
        assert any("các chỉ tiêu thực hiện" in text for text in blocks)

    assert list(User.objects.values_list("person__exercise", flat=True)) == [True]
    assert not Assignment.objects.exists()
    assert set(Task.objects.values_list("draft", flat=True)) == {True}


def import_and_assign(page, notice):
    """Returns the address of the task."""
    page.get_by_role("link", name="Nhập văn bản").first.click()
    arrive(page, "Nhập văn bản")
    file = {"name": "thong-bao.txt", "mimeType": "text/plain", "buffer": notice.encode()}
    page.get_by_label("Tệp", exact=True).set_input_files(file)
    page.get_by_label("không thuộc danh mục bí mật nhà nước").check()
    page.get_by_role("button", name="Đọc văn bản").click()
    arrive(page, "ết luận hội nghị sơ kết")
    choose(page.get_by_label("Chương trình", exact=True), "Chương trình phối hợp")
    page.get_by_role("button", name="Chọn", exact=True).click()
    page.get_by_role("button", name=re.compile(r"^Nhận \d+ mục đã rõ$")).click()
    said(page, re.compile(r"Đã nhận \d+ mục\."))
    page.locator("#rail").get_by_role("link", name="Chương trình").click()
    page.get_by_role("link", name="Chương trình phối hợp").last.click()
    page.get_by_role("link", name=re.compile(rf"^Giao\s*: .*{WORK}")).click()
    arrive(page, "Giao nhiệm vụ")
    page.get_by_label("Chủ trì").select_option(label="Đảng ủy Tập đoàn Than Bắc Sơn")
    for unit in UNITS:
        page.get_by_label(unit, exact=True).check()
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    said(page, "Đã giao nhiệm vụ.")
    return page.url


def bring_in(page, article):
    page.get_by_role("link", name="Nhập văn bản").first.click()
    arrive(page, "Nhập văn bản")
    page.get_by_label("Tệp", exact=True).set_input_files(article)
    page.get_by_label("không thuộc danh mục bí mật nhà nước").check()
    page.get_by_role("button", name="Đọc văn bản").click()
    arrive(page, "Tăng cường phối hợp toàn diện")


def correct(page, beginning, title):
    """A direction gets a shorter name; accepting it waits for a programme."""
    page.get_by_role("link", name=re.compile(rf"^Sửa\s*: {beginning}")).click()
    page.get_by_label("Tên nhiệm vụ").fill(title)
    page.get_by_role("button", name="Sửa và nhận").click()
    said(page, "Hãy chọn chương trình, hoặc lập chương trình mới từ văn bản này.")


def start_programme(page):
    page.get_by_role("link", name="Lập chương trình từ văn bản này").click()
    arrive(page, "Lập chương trình từ văn bản")
    assert page.get_by_label("Tên chương trình").input_value() == PROGRAMME
    page.get_by_label("Vịnh Xanh").check()
    page.get_by_role("button", name="Lập chương trình").click()
    said(page, "Đã lập chương trình. Các việc đọc được sẽ vào chương trình.")


def accept_the_sure(page):
    page.get_by_role("button", name=re.compile(r"^Nhận \d+ mục đã rõ$")).click()
    said(page, re.compile(r"Đã nhận \d+ mục\."))
    page.locator("#programme").get_by_role("link", name=PROGRAMME).click()
    arrive(page, PROGRAMME)
    assert page.get_by_role("heading", level=1).inner_text() == "An toàn - Đổi mới - Phát triển"
    assert page.get_by_text("9 dự thảo").is_visible()


def add_basis(page):
    page.get_by_text("Sửa chương trình").click()
    page.get_by_role("link", name="Thêm văn bản căn cứ").click()
    arrive(page, "Thêm văn bản căn cứ")
    choose(page.get_by_role("combobox", name="Văn bản"), "33-NQLT/ĐUTKV-ĐUTQN")
    page.get_by_role("button", name="Thêm văn bản").click()
    said(page, "Đã thêm văn bản căn cứ.")
    basis = page.get_by_role("link", name="Nghị quyết liên tịch 33-NQLT/ĐUTKV-ĐUTQN")
    assert basis.is_visible()


def assign(page):
    page.get_by_role("link", name=re.compile(rf"^Giao\s*: {TITLE}")).click()
    arrive(page, "Giao nhiệm vụ")
    page.get_by_label("Chủ trì").select_option(label="Đảng ủy Tập đoàn Than Bắc Sơn")
    due = Calendar().next(timezone.localdate() + timedelta(days=30))
    page.get_by_role("textbox", name="Hạn").fill(due.isoformat())
    for unit in UNITS:
        page.get_by_label(unit, exact=True).check()
    page.get_by_role("button", name="Giao nhiệm vụ").click()
    said(page, "Đã giao nhiệm vụ.")
    assert page.get_by_text("giao 3 đơn vị", exact=False).first.is_visible()


def report(page):
    """On a phone; returns the address of the unit's part."""
    assert fits(page)
    open_the_rail(page, "Việc của đơn vị")
    assert fits(page)
    page.get_by_role("link", name=TITLE).click()
    arrive(page, TITLE)
    assert fits(page)
    page.get_by_label("Tiến độ (%)").fill("100")
    page.get_by_label("Kết quả, khó khăn").fill(NOTE)
    page.get_by_label("Ảnh, tệp minh chứng").set_input_files(
        {"name": "bien-ban.png", "mimeType": "image/png", "buffer": PNG}
    )
    page.get_by_label("không thuộc danh mục bí mật nhà nước").check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    said(page, "Đã báo cáo hoàn thành, chờ xác nhận.")
    assert fits(page)
    return page.url


def open_the_rail(page, name):
    page.get_by_role("link", name="Mở danh mục").click()
    page.locator("#rail").get_by_role("link", name=name).click()
    arrive(page, name)


def confirm(page):
    arrive(page, TITLE)
    page.get_by_role("link", name="Xác nhận hoàn thành").click()
    arrive(page, "hoàn thành?")
    page.get_by_role("button", name="Xác nhận hoàn thành").click()
    said(page, "Đã xác nhận hoàn thành.")


def choose(select, words):
    option = select.locator("option", has_text=words)
    select.select_option(option.get_attribute("value"))


def said(page, words):
    """Wait for the answer to a deed."""
    from playwright.sync_api import expect

    expect(page.get_by_role("status").get_by_text(words)).to_be_visible()
