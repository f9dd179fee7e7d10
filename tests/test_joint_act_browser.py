"""A joint resolution from its first line to its number, as people of both sides make it, and what
one side alone can not do to it afterwards."""

import pytest

from lientich.documents import actions as documents
from lientich.documents.models import Document, Number
from lientich.drafting.models import Draft
from lientich.organisations.models import Appointment, Person, Post
from tests.visiting import arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = {"width": 1440, "height": 900}
SUBJECT = "về bảo vệ môi trường giai đoạn 2026-2028"
TITLE = "Về bảo vệ môi trường giai đoạn 2026-2028"
TEXT = """Căn cứ Quy chế phối hợp giữa hai Đảng ủy;
I. MỤC TIÊU
Đến hết năm 2028, các đơn vị xử lý nước thải mỏ đạt quy chuẩn.
II. NHIỆM VỤ
1. Cấp ủy các đơn vị quán triệt nghị quyết đến từng chi bộ."""
ADDED = "2. Báo cáo hai Ban Thường vụ mỗi quý."
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


@pytest.fixture
def posts(world, lan):
    """A secretary in each committee, and a book of resolutions at Bắc Sơn that stands at 32."""
    for body, name in ((world.committee_a, "Ngô Bá Khánh"), (world.committee_b, "Lý Thị Vân")):
        post = Post.objects.get(body=body, title="Bí thư")
        person = Person.objects.create(name=name)
        Appointment.objects.create(post=post, person=person, since=lan.today.replace(year=2024))


@pytest.fixture
def book(world, lan):
    return documents.open_series(
        world.committee_a,
        by=lan,
        kind="Nghị quyết",
        since=lan.today.replace(year=2025),
        first=33,
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_joint_resolution(visit, world, posts, book, lan, ha, phong, mai, minh):
    office, other = visit(lan, WIDE), visit(phong, WIDE)
    leader, their_leader = visit(ha, WIDE), visit(mai, WIDE)
    address = draft(office)
    for page, name in ((office, "Ngô Bá Khánh"), (other, "Lý Thị Vân")):
        name_signer(page, address, name)
    put(office, address)
    agree(office, leader, address)
    assert leader.get_by_text("Chờ thông qua").first.is_visible()

    other.goto(address)
    other.get_by_role("link", name="Mở lại để sửa").click()
    other.get_by_label("Vì sao mở lại").fill("Thêm việc báo cáo hằng quý")
    other.get_by_role("button", name="Mở lại để sửa").click()
    arrive(other, TITLE)
    write(other, address, f"{TEXT}\n{ADDED}")
    put(other, address)
    leader.goto(address)
    leader.get_by_role("link", name="Xem khác gì so với Dự thảo lần 2").click()
    arrive(leader, "So sánh")
    assert leader.locator("ins").all_inner_texts() == [ADDED]

    agree(office, leader, address)
    agree(other, their_leader, address)
    assert their_leader.get_by_text("Đã thông qua").first.is_visible()
    sign(office, other, address)
    office.goto(address)
    office.get_by_role("link", name="Cấp số, ban hành").click()
    office.get_by_role("button", name="Ban hành").click()
    arrive(office, "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX")

    document = Document.objects.get()
    assert (document.number, document.joint, ADDED in document.text) == ("33", True, True)
    assert [str(one) for one in Number.objects.all()] == ["33"]
    other.goto(document.get_absolute_url())
    arrive(other, document.title)
    assert visit(minh, WIDE).request.get(address).status == 404
    refused_alone(other, document)


def draft(page):
    page.goto("/drafts/start/")
    page.get_by_label("Loại văn bản").select_option("Nghị quyết")
    page.get_by_label("Trích yếu").fill(SUBJECT)
    page.get_by_label("Cơ quan ban hành của bên mình").select_option(
        "Đảng ủy Tập đoàn Than Bắc Sơn"
    )
    page.get_by_label("Đảng ủy Than Vịnh Xanh").check()
    page.get_by_label("Ký hiệu").fill("NQLT/ĐUBS-ĐUVX")
    page.get_by_role("button", name="Mở dự thảo").click()
    arrive(page, "Soạn:")
    address = page.url.removesuffix("text/")
    write(page, address, TEXT)
    return address


def write(page, address, text):
    from playwright.sync_api import expect

    page.goto(f"{address}text/")
    await_editor(page)
    page.get_by_label("Nội dung").fill(text)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()


def name_signer(page, address, name):
    page.goto(address)
    page.get_by_role("link", name="Ghi người ký bên mình").click()
    page.get_by_label("Người ký").select_option(name)
    page.get_by_role("button", name="Ghi người ký").click()
    arrive(page, TITLE)


def await_editor(page):
    """Where there are scripts, the field gives way to the editor."""
    if page.evaluate("'htmx' in window"):
        page.locator(".ProseMirror").wait_for()


def put(page, address):
    page.goto(address)
    page.get_by_role("link", name="Lưu thành bản").click()
    page.get_by_role("button", name="Lưu thành bản").click()
    arrive(page, "Dự thảo lần")
    page.get_by_role("link", name="Trình thông qua").click()
    page.get_by_role("button", name="Trình thông qua").click()
    arrive(page, TITLE)


def agree(office, leader, address):
    for page, deed in ((office, "Thể thức đúng"), (leader, "Thông qua")):
        page.goto(address)
        page.get_by_role("link", name=deed, exact=True).click()
        page.get_by_role("button", name=deed).click()
        arrive(page, TITLE)


def sign(office, other, address):
    office.goto(address)
    office.get_by_role("link", name="Đưa đi ký").click()
    office.get_by_role("button", name="Đưa đi ký").click()
    arrive(office, TITLE)
    office.get_by_role("link", name="Tải bản quét lên").click()
    office.get_by_label("Bản quét (PDF, JPEG, PNG)").set_input_files(
        {"name": "ban-ky.png", "mimeType": "image/png", "buffer": PNG}
    )
    office.get_by_label("không thuộc danh mục").check()
    office.get_by_role("button", name="Tải lên").click()
    arrive(office, TITLE)
    for page in (office, other):
        page.goto(address)
        page.get_by_role("link", name="Bản quét đúng").click()
        page.get_by_role("button", name="Bản quét đúng").click()
        arrive(page, TITLE)


def refused_alone(page, document):
    """One side begins to repeal it by itself, and is told that all who issued it do so."""
    from playwright.sync_api import expect

    page.goto("/drafts/start/")
    page.get_by_label("Loại văn bản").select_option("Nghị quyết")
    page.get_by_label("Trích yếu").fill("bãi bỏ nghị quyết liên tịch")
    page.get_by_label("Sửa đổi, thay thế hoặc bãi bỏ văn bản").select_option(str(document.pk))
    page.get_by_label("Tác động").select_option("repeals")
    page.get_by_role("button", name="Mở dự thảo").click()
    expect(page.get_by_text("đúng các bên đã ban hành").first).to_be_visible()
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_a_draft_saves_itself_and_takes_in_what_another_wrote(visit, world, lan, phong):
    from playwright.sync_api import expect

    office, other = visit(lan, WIDE), visit(phong, WIDE)
    address = draft(office)
    for page in (office, other):
        page.goto(f"{address}text/")
        await_editor(page)
    office.get_by_label("Nội dung").fill(f"{TEXT}\n{ADDED}")
    expect(office.get_by_text("Đã tự lưu lúc")).to_be_visible()
    other.get_by_label("Nội dung").fill(TEXT.replace("2028", "2027"))
    joined = f"{TEXT.replace('2028', '2027')}\n{ADDED}"
    expect(other.locator("[name=text]")).to_have_value(joined)
    expect(other.get_by_role("textbox", name="Nội dung")).to_contain_text(ADDED)
    expect(other.get_by_text("Đã tự lưu lúc")).to_be_visible()
    text = Draft.objects.get().text
    assert ("2027" in text, ADDED in text) == (True, True)
