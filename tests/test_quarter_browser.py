"""A quarter of a programme, as both offices, three units and a leader play it on their pages.

The resolution stands in the register; all that becomes of it is done on pages, and what the others
see of each deed is looked at on theirs. The clock is moved on and the worker takes its rounds.
"""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from lientich.documents.models import Document
from lientich.exchange.tests.conftest import edited, sheet
from lientich.notices.rounds import remind
from lientich.programmes.tests.conftest import programme, resolution  # noqa: F401
from lientich.reader.rows import rows
from tests.test_offline_browser import KEPT, WEEK, page, until  # noqa: F401
from tests.test_story_browser import lam, mines, sen  # noqa: F401
from tests.visiting import arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = {"width": 1280, "height": 600}
STATION = "Đưa trạm xử lý nước thải vào vận hành"
TREES = "Trồng cây trên bãi thải"
TEXT = """II. NHIỆM VỤ
1. Đảng ủy Tập đoàn Than Bắc Sơn chủ trì, phối hợp với Đảng ủy Than Vịnh Xanh đưa trạm xử lý nước \
thải vào vận hành trước ngày 12-8-2026.
2. Đảng ủy Than Vịnh Xanh chủ trì trồng cây trên bãi thải trước ngày 30-9-2026.
"""
UNITS = [LATE, DONE, THIRD] = ["Than Suối Ngà", "Than Núi Lim", "Than Hồ Sen"]
HELPER = "Đảng ủy Than Vịnh Xanh"
STEP = "Lắp máy bơm số 2"
HINDRANCE = "Trạm chưa có nguồn điện dự phòng"
NOTE = "Đã lắp xong máy bơm số 1"
DUTIES, MATTERS = "/programmes/unit/", "/programmes/matters/"
PRODUCT = "Biên bản nghiệm thu trạm"


@pytest.fixture
def day(settings):
    """The clock of the house, and the worker with it, is moved on to a day of the quarter."""
    reverse("home:overview")  # the addresses are those of a house without a demonstration

    def move(words):
        settings.DEMONSTRATION, settings.ASSUMED_NOW = True, f"{words}T09:00"
        while remind():
            pass

    move("2026-07-01")
    return move


@pytest.fixture
def phone(page):  # noqa: F811
    """Of Suối Ngà's reporter, who is signed in; it can work without a network."""
    return page


@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_a_quarter_of_a_programme(
    day,
    visit,
    phone,
    programme,  # noqa: F811
    resolution,  # noqa: F811
    lan,
    phong,
    ha,
    lam,  # noqa: F811
    sen,  # noqa: F811
    tuan,
    client,
):
    Document.objects.filter(pk=resolution.pk).update(text=TEXT)
    office, other, leader = (visit(one, WIDE) for one in (lan, phong, ha))
    done, third = (visit(one, WIDE) for one in (lam, sen))

    station = assign_in_bulk(office)
    seen_by_whom_it_concerns(station, other, done)
    client.force_login(tuan.user)  # of a unit without a part
    assert STATION not in client.get(DUTIES).text
    assert client.get(urlsplit(station).path).status_code == 404
    part = cascade(phone, office, other, done, station)
    day("2026-08-03")
    report_without_a_network(day, phone, office, other, station)
    day("2026-08-10")
    claim_and_confirm(done, DONE, office)
    claim_and_confirm(third, THIRD, other)
    assert done.request.get(third.url).status == 404
    assert "2 / 3 hoàn thành" in read(leader, station)
    cooperate(other, office, station)
    day("2026-08-13")
    late(phone, office, other, leader)
    extended(phone, office, other, leader, part)
    day("2026-09-04")
    escalated_on_both_lines(office, other, leader, done, part)
    raised(phone, office, other, leader, done)
    shown_at_the_overview(leader, other, done)
    out_and_back(office, other, leader, station)


def assign_in_bulk(office):
    """From the resolution, a clause at a press; then both at once. Returns the first's address."""
    rail(office, "Văn bản")
    office.get_by_role("link", name="33-NQLT").first.click()
    arrive(office, "33-NQLT")
    resolution_page = office.url
    addresses = []
    for title in (STATION, TREES):
        office.goto(resolution_page)
        office.get_by_role("button", name="Lập nhiệm vụ").first.click()
        said(office, "Nhiệm vụ lấy từ mục này.")
        arrive(office, title)
        addresses.append(office.url)
    rail(office, "Nhiệm vụ")
    office.get_by_role("link", name="Dự thảo", exact=True).click()
    for title in (STATION, TREES):
        office.get_by_role("checkbox", name=f"Chọn: {title}").check()
    office.get_by_role("button", name="Làm cùng lúc với việc đã chọn…").click()
    arrive(office, "Làm với nhiều nhiệm vụ")
    office.get_by_label("Giao các dự thảo").check()
    office.get_by_text("Đơn vị thực hiện").first.click()
    for unit in UNITS:
        office.get_by_label(unit, exact=True).check()
    office.get_by_role("button", name="Xem trước").click()
    office.get_by_text("2 / 2 làm được").wait_for()
    office.get_by_role("button", name="Xác nhận với 2 nhiệm vụ").click()
    said(office, "Đã làm với 2 nhiệm vụ.")
    assert "2 chưa bắt đầu" in read(office, resolution_page)
    return addresses[0]


def seen_by_whom_it_concerns(station, other, unit):
    """All units by the other office, its own part by a unit."""
    rail(other, "Nhiệm vụ")
    row = other.get_by_role("row", name=STATION).inner_text()
    assert "Chưa bắt đầu" in row
    assert "12-8-2026" in row
    whole = read(other, station)
    assert [name in whole for name in UNITS] == [True] * 3
    own = read(unit, DUTIES)
    assert [title in own for title in (STATION, TREES)] == [True] * 2
    part = read(unit, station)
    assert [name in part for name in UNITS] == [False, True, False]


def cascade(phone, office, other, neighbour, station):
    """The unit's own steps, which those above see once they are shared. Returns the part."""
    phone.goto(WEEK)
    until(phone, KEPT, 1)
    phone.locator("summary", has_text=STATION).click()
    phone.get_by_role("link", name="Xem cả phần việc").first.click()
    arrive(phone, STATION)
    part = phone.url
    phone.get_by_role("link", name="Thêm bước").click()
    arrive(phone, "Thêm một bước")
    phone.get_by_label("Bước").fill(STEP)
    phone.get_by_label("Người làm, ghi tên").fill("Tổ cơ điện")
    phone.get_by_label("Hạn", exact=True).fill("2026-07-20")
    phone.get_by_role("button", name="Thêm bước").click()
    phone.get_by_text("0 / 1 bước đã xong").first.wait_for()
    assert STEP not in read(office, part)
    phone.get_by_role("link", name="Chia sẻ các bước").click()
    arrive(phone, "Cho cấp trên xem các bước?")
    phone.get_by_role("button", name="Chia sẻ các bước").click()
    phone.get_by_text("Ai xem được phần việc này đều xem được các bước.").wait_for()
    for above in (office, other):
        assert f"{STEP} Tổ cơ điện · hạn 20-7-2026" in read(above, part)
    assert neighbour.request.get(part).status == 404
    return part


def report_without_a_network(day, phone, office, other, station):
    """What is written waits on the phone, and reaches both offices when the network is back."""
    phone.clock.set_fixed_time("2026-08-03T07:30:00+07:00")
    phone.goto(WEEK)
    arrive(phone, "Tuần này")
    phone.context.set_offline(True)
    duty = phone.locator("details", has=phone.locator("summary", has_text=STATION))
    duty.locator("summary").click()
    duty.get_by_role("button", name="50%").click()
    duty.get_by_label("Kết quả, khó khăn").fill(NOTE)
    duty.get_by_role("button", name="Gửi báo cáo").click()
    phone.get_by_text(f"50% · {NOTE}").wait_for()
    phone.get_by_role("heading", name="Chờ gửi (1)").wait_for()
    assert "50%" not in of_unit(office, station, LATE)
    day("2026-08-04")
    phone.context.set_offline(False)
    phone.get_by_text("50% · Đang thực hiện").wait_for()
    for above in (office, other):
        assert "50%" in of_unit(above, station, LATE)
        assert "Chưa bắt đầu" in of_unit(above, station, DONE)
        assert "viết lúc 3-8-2026, 07:30, gửi lúc 4-8-2026, 09:00" in read(above, station)


def claim_and_confirm(unit, name, judge):
    """Either office may judge; the unit reads of it."""
    rail(unit, "Việc của đơn vị")
    unit.get_by_role("link", name=STATION).click()
    arrive(unit, STATION)
    unit.get_by_label("Tiến độ (%)").fill("100")
    unit.get_by_role("button", name="Gửi báo cáo").click()
    said(unit, "Đã báo cáo hoàn thành, chờ xác nhận.")
    unit.get_by_role("button", name="Gửi báo cáo").wait_for(state="detached")  # it loads anew
    rail(judge, "Việc của tôi")
    claim = judge.get_by_role("listitem").filter(has_text=name)
    claim.get_by_role("link", name=STATION).click()
    arrive(judge, STATION)
    assert judge.url == unit.url
    judge.get_by_role("link", name="Xác nhận hoàn thành").click()
    arrive(judge, "đã hoàn thành?")
    judge.get_by_role("button", name="Xác nhận hoàn thành").click()
    said(judge, "Đã xác nhận hoàn thành.")
    assert "Hoàn thành đúng hạn" in read(unit, unit.url)


def cooperate(other, office, station):
    """The other side's committee has a part of its own, as a body that helps."""
    rail(other, "Việc của tôi")
    duty = other.get_by_role("listitem").filter(has_text=f"{HELPER} · phối hợp")
    duty.get_by_role("link", name=STATION).click()
    arrive(other, STATION)
    other.get_by_label("Tiến độ (%)").fill("100")
    other.get_by_role("button", name="Gửi báo cáo").click()
    said(other, "Đã ghi nhận phần phối hợp.")
    row = of_unit(office, station, HELPER)
    assert "100%" in row
    assert "Hoàn thành đúng hạn" in row


def late(phone, office, other, leader):
    """A day after its date both offices are told, and that the other was; the leader is not yet."""
    for above, also in ((office, "Văn phòng Vịnh Xanh"), (other, "Văn phòng Bắc Sơn")):
        told = read(above, "/notices/")
        assert told.count("Quá hạn 1 ngày") == 1
        assert f"{LATE} · hạn 12-8-2026 · 50%" in told
        assert also in told
        assert "1 quá hạn" in read(above, "/")
    assert "Chưa có thông báo" in read(leader, "/notices/")
    overview = read(leader, "/")
    assert "1 quá hạn" in overview
    assert f"{LATE} 50%: “{NOTE}”" in overview
    assert "Quá hạn 1 ngày" in read(phone, "/notices/")


def extended(phone, office, other, leader, part):
    """Asked for by the unit, granted by an office; the date given at first stays on the page."""
    phone.goto(part)
    phone.get_by_role("link", name="Xin gia hạn").click()
    arrive(phone, "Xin gia hạn")
    phone.get_by_label("Hạn mới").fill("2026-08-20")
    phone.get_by_label("Lý do").fill("Chờ máy bơm")
    phone.get_by_role("button", name="Gửi đề nghị").click()
    said(phone, "Đã gửi đề nghị gia hạn.")
    rail(office, "Việc của tôi")
    asked = office.get_by_role("listitem").filter(has_text=f"{LATE} xin gia hạn")
    asked.get_by_role("link", name=STATION).click()
    arrive(office, STATION)
    assert "Xin gia hạn đến 20-8-2026" in words_on(office)
    office.get_by_role("link", name="Cho gia hạn").click()
    arrive(office, "gia hạn")
    assert "Chờ máy bơm" in words_on(office)
    office.get_by_role("button", name="Cho gia hạn").click()
    said(office, "Đã cho gia hạn.")
    for one in (phone, other):
        assert "Hạn 20-8-2026 (giao lúc đầu: 12-8-2026)" in read(one, part)
    assert "1 quá hạn" not in read(leader, "/")


def escalated_on_both_lines(office, other, leader, neighbour, part):
    """Fifteen days after the new date the leader is told as well: all see who was."""
    whom = ["Lãnh đạo Bắc Sơn", "Văn phòng Bắc Sơn", "Văn phòng Vịnh Xanh"]
    for place, above in enumerate((leader, office, other)):
        told = read(above, "/notices/")
        assert "Quá hạn 15 ngày" in told
        others = [one for one in whom if one != whom[place]]
        assert [one in told for one in others] == [True] * 2, told
        reminded = read(above, part).partition("Nhắc khi quá hạn 15 ngày")[2]
        assert [one in reminded for one in whom] == [True] * 3, reminded
    assert LATE not in read(neighbour, "/notices/")


def raised(phone, office, other, leader, neighbour):
    """By the unit that is late; a body of the other side is to resolve it."""
    phone.goto(MATTERS)
    phone.get_by_role("link", name="Nêu vướng mắc").click()
    arrive(phone, "Nêu khó khăn, vướng mắc")
    phone.get_by_label("Khó khăn, vướng mắc, bất cập").fill(HINDRANCE)
    phone.get_by_role("button", name="Nêu vướng mắc").click()
    said(phone, "Đã nêu vướng mắc.")
    for above in (other, leader):
        assert f"{HINDRANCE} {LATE} · 4-9-2026 · chưa có cơ quan" in read(above, MATTERS)
    assert HINDRANCE not in read(neighbour, MATTERS)
    office.goto(MATTERS)
    office.get_by_role("link", name="Cơ quan giải quyết").click()
    arrive(office, "Ai giải quyết")
    office.get_by_label("Cơ quan giải quyết").select_option(label=HELPER)
    office.get_by_role("button", name="Ghi", exact=True).click()
    said(office, "Đã ghi cơ quan giải quyết.")
    assert f"{HELPER} giải quyết" in read(phone, MATTERS)


def shown_at_the_overview(leader, other, neighbour):
    """A number leads to what it counts, and nobody's counts what is not theirs."""
    leader.goto("/")
    overview = words_on(leader)
    assert "1 đang làm · 1 quá hạn" in overview
    assert f"{LATE} 50%: “{NOTE}” Quá hạn 15 ngày" in overview
    assert "1 quá hạn" not in read(neighbour, "/")
    assert "Vướng mắc đã giải quyết 0 / 1" in overview
    assert "1 chờ bên mình" in read(other, "/")
    assert "1 chờ bên mình" not in overview
    leader.get_by_role("link", name="1 quá hạn").first.click()
    arrive(leader, "Nhiệm vụ")
    assert [title in words_on(leader) for title in (STATION, TREES)] == [True, False]


def out_and_back(office, other, leader, station):
    """The list as it is shown; and the sheet to edit: tried first, then carried out."""
    rail(office, "Nhiệm vụ")
    shown = download(office, "Tải bảng này (XLSX)")
    assert [(line[0].partition(" trước")[0], *line[3:]) for line in shown[1:]] == [
        (STATION, "2026-08-20", "Đang thực hiện", "Quá hạn", "83", "3"),
        (TREES, "2026-09-30", "Chưa bắt đầu", "Trong hạn", "0", "3"),
    ]
    office.get_by_role("link", name="Sửa bằng bảng tính").click()
    arrive(office, "Nhập bảng nhiệm vụ đã sửa")
    lines = download(office, "Tải bảng để điền, sửa")
    place = next(at for at, line in enumerate(lines) if STATION in line[2])
    file = {
        "name": "nhiem-vu.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": sheet(*edited(lines, place, product=PRODUCT)),
    }
    office.get_by_label("Bảng tính (.xlsx").set_input_files(file)
    office.get_by_label("Bảng không có tài liệu").check()
    office.get_by_role("button", name="Xem thử").click()
    arrive(office, "nhiem-vu.xlsx")
    tried = office.get_by_role("row", name=STATION).inner_text()
    assert f"– → {PRODUCT}" in tried
    assert PRODUCT not in read(other, station)
    office.get_by_role("button", name="Xác nhận, ghi 1 dòng đúng").click()
    said(office, "1 dòng của bảng đã được ghi.")
    for one in (other, leader):
        assert PRODUCT in read(one, station)


def download(screen, link):
    """The rows of a sheet."""
    with screen.expect_download() as begun:
        screen.get_by_role("link", name=link).click()
    return rows(begun.value.path().read_bytes(), begun.value.suggested_filename)


def rail(screen, name):
    screen.locator("#rail").get_by_role("link", name=name).first.click()
    arrive(screen, name)


def said(screen, words):
    """Wait for the answer to a deed, with every frame."""
    screen.get_by_role("status").get_by_text(words).wait_for()


def of_unit(screen, address, unit):
    """The row that tells of a unit, or of a body."""
    found = (words(row) for row in re.findall(r"<tr>.*?</tr>", html(screen, address), re.DOTALL))
    return next(row for row in found if row.startswith(unit))


def read(screen, address):
    """What a page tells this person, which their browser need not draw."""
    return words(re.search(r"<main.*</main>", html(screen, address), re.DOTALL)[0])


def html(screen, address):
    return screen.request.get(address).text()


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def words_on(screen):
    return " ".join(screen.locator("main").inner_text().split())
