"""A joint resolution from its first line to its number and to those who receive it, as people of
both sides make it, signed digitally and on paper; and what one side alone can not do to it
afterwards."""

import re
import shutil
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from conftest import act_as, make_user
from lientich.documents import actions as documents
from lientich.documents.models import Document, Number
from lientich.drafting import actions as drafting
from lientich.drafting.models import Draft
from lientich.drafting.signatures.authority import certificate_in
from lientich.drafting.signatures.tests import made
from lientich.organisations.models import Appointment, Organisation, Person, Post
from tests.programs import confirmed_by_pdfsig, read_by_office, signed_by_hand
from tests.visiting import arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = {"width": 1440, "height": 900}
SUBJECT = "về bảo vệ môi trường giai đoạn 2026-2028"
LEAD, OTHER = "Ngô Bá Khánh", "Lý Thị Vân"
SEALS = ("Tập đoàn Than Bắc Sơn", "Đảng bộ Than Vịnh Xanh")
TITLE = "Về bảo vệ môi trường giai đoạn 2026-2028"
TEXT = """Căn cứ Quy chế phối hợp giữa hai Đảng ủy;
I. MỤC TIÊU
Đến hết năm 2028, các đơn vị xử lý nước thải mỏ đạt quy chuẩn.
II. NHIỆM VỤ
1. Cấp ủy các đơn vị quán triệt nghị quyết đến từng chi bộ."""
TAKEN = TEXT.replace("2028", "2027")  # as a unit that was asked for its opinion says
ADDED = "2. Báo cáo hai Ban Thường vụ mỗi quý."
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


@pytest.fixture
def posts(world, lan):
    """A secretary in each committee, and a book of resolutions at Bắc Sơn that stands at 32."""
    for body, name in ((world.committee_a, LEAD), (world.committee_b, OTHER)):
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


@pytest.fixture
def certificates(world, posts, lan, phong):
    """Of both signers and both seals, registered by the office and confirmed by a second."""
    Organisation.objects.update(exercise=True)
    for by, side, signer in ((lan, world.bac_son, LEAD), (phong, world.vinh_xanh, OTHER)):
        side.refresh_from_db()
        keeper = act_as(make_user(f"k{by.user.username}", "Bùi An", "administrator", side))
        for holder in (Person.objects.get(name=signer), None):
            data = certificate_in(made.key(signer if holder else side.name), made.PASSPHRASE)
            one = drafting.register_certificate(side, by=by, person=holder, data=data)
            drafting.confirm_certificate(one, by=keeper)


@pytest.mark.parametrize(
    ("scripts", "way"), [(True, "digital"), (False, "paper")], ids=["digital", "paper, no scripts"]
)
def test_a_joint_resolution(
    visit, world, certificates, book, lan, ha, phong, mai, minh, way, tmp_path
):
    office, other = visit(lan, WIDE), visit(phong, WIDE)
    leader, their_leader = visit(ha, WIDE), visit(mai, WIDE)
    unit = visit(minh, WIDE)
    address = draft(office)
    for page, name in ((office, LEAD), (other, OTHER)):
        name_signer(page, address, name)
    if way == "digital":
        cut(office, address)
        consult(office, unit)
        assert unit.request.get(address).status == 404  # of all that is said, that version alone

    write(office, address, TAKEN if way == "digital" else f"{TAKEN}\n{ADDED}")
    cut(office, address)
    put(office)
    agree(office, leader, address)
    assert leader.get_by_text("Chờ thông qua").first.is_visible()
    if way == "digital":
        change(other, leader, address)
        agree(office, leader, address)

    agree(other, their_leader, address)
    assert their_leader.get_by_text("Đã thông qua").first.is_visible()
    sign = {"digital": sign_digitally, "paper": sign_on_paper}[way]
    sign(office, other, address)
    office.goto(address)
    office.get_by_role("link", name="Cấp số, ban hành").click()
    office.get_by_role("button", name="Ban hành").click()
    arrive(office, "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX")

    document = Document.objects.get()
    assert (document.number, document.joint, ADDED in document.text) == ("33", True, True)
    assert [(one.series_id, str(one)) for one in Number.objects.all()] == [(book.pk, "33")]
    other.goto(document.get_absolute_url())
    arrive(other, document.title)
    received(unit, office, document)
    refused_alone(other, document)
    if way == "digital":  # last, since it skips where those programs are missing
        confirmed_by_others(office, other, address, document, tmp_path)


def consult(page, unit):
    """Suối Ngà is asked what it says of the version, says it, and it is taken."""
    page.get_by_role("link", name="Lấy ý kiến").click()
    arrive(page, "Lấy ý kiến về Dự thảo lần 1")
    page.get_by_label("Hạn trả lời").fill(f"{localdate() + timedelta(days=9):%Y-%m-%d}")
    page.get_by_label("Than Suối Ngà", exact=True).check()
    page.get_by_role("button", name="Gửi lấy ý kiến").click()
    arrive(page, "Ý kiến về Dự thảo lần 1")
    asked = page.url

    unit.goto("/drafts/asked/")
    unit.get_by_role("link", name=TITLE).click()
    unit.get_by_role("link", name="Trả lời").click()
    unit.get_by_label("đồng ý, có góp ý", exact=True).check()
    unit.get_by_label("Góp ý chung").fill("Đề nghị là năm 2027.")
    unit.get_by_role("button", name="Gửi ý kiến").click()
    arrive(unit, TITLE)

    page.goto(asked)
    page.get_by_role("link", name="Ghi tiếp thu, giải trình").click()
    page.get_by_label("tiếp thu", exact=True).check()
    page.get_by_role("button", name="Ghi").click()
    arrive(page, "Ý kiến về Dự thảo lần 1")
    page.get_by_role("link", name="Kết thúc").click()
    page.get_by_role("button", name="Kết thúc lấy ý kiến").click()
    arrive(page, "Ý kiến về Dự thảo lần 1")


def change(other, leader, address):
    """The second side opens again what the first agreed on; to that one it is said what changed."""
    other.goto(address)
    other.get_by_role("link", name="Mở lại để sửa").click()
    other.get_by_label("Vì sao mở lại").fill("Thêm việc báo cáo hằng quý")
    other.get_by_role("button", name="Mở lại để sửa").click()
    arrive(other, TITLE)
    write(other, address, f"{TAKEN}\n{ADDED}")
    cut(other, address)
    put(other)
    leader.goto(address)
    leader.get_by_role("link", name="Xem khác gì so với Dự thảo lần 3").click()
    arrive(leader, "So sánh")
    assert leader.locator("ins").all_inner_texts() == [ADDED]


def confirmed_by_others(office, other, address, document, folder):
    """Poppler confirms both signatures and both seals, LibreOffice opens the text, and whoever has
    the file learns on the page of verification that it binds nobody."""
    from playwright.sync_api import expect

    office.goto(document.get_absolute_url())
    file = download(office, "Tải bản gốc", folder / "van-ban.pdf")
    assert confirmed_by_pdfsig(file) == [LEAD, OTHER, *SEALS]
    other.goto(address)
    other.get_by_role("link", name="Dự thảo lần 3", exact=True).first.click()
    arrive(other, "Dự thảo lần 3")
    words = read_by_office(download(other, "Tải Word", folder / "du-thao.docx"), folder)
    for told in (ADDED, LEAD, OTHER, "NQLT/ĐUBS-ĐUVX"):
        assert told in words, told
    other.goto("/verify/")
    other.get_by_label("Tệp PDF cần kiểm tra").set_input_files(file)
    other.get_by_role("button", name="Kiểm tra", exact=True).click()
    for told in (
        "Văn bản minh họa, không có",
        re.compile(rf"T/M BAN THƯỜNG VỤ .*, Bí thư, {LEAD}"),
    ):
        expect(other.get_by_text(told).first).to_be_visible()


def received(unit, office, document):
    """The unit that the recipients mean receives it; who has not is told to the office."""
    from playwright.sync_api import expect

    office.goto(f"{document.get_absolute_url()}recipients/")
    arrive(office, "Nơi nhận")
    assert office.get_by_text("chưa nhận").count()
    unit.goto("/documents/incoming/")
    unit.get_by_role("button", name="Nhận").first.click()
    expect(unit.get_by_text("Đã nhận Nghị quyết liên tịch 33-NQLT").first).to_be_visible()
    office.reload()
    arrive(office, "Nơi nhận")
    assert office.get_by_role("row", name="Than Suối Ngà").get_by_text("đã nhận").count()


def draft(page):
    page.goto("/drafts/start/")
    page.get_by_label("Loại văn bản").select_option("Nghị quyết")
    page.get_by_label("Trích yếu").fill(SUBJECT)
    page.get_by_label("Cơ quan ban hành của bên mình").select_option(
        "Đảng ủy Tập đoàn Than Bắc Sơn"
    )
    page.get_by_label("Đảng ủy Than Vịnh Xanh").check()
    page.get_by_label("Ký hiệu").fill("NQLT/ĐUBS-ĐUVX")
    page.get_by_label("Nơi nhận").fill("Các chi, đảng bộ trực thuộc hai Đảng ủy")
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


def cut(page, address):
    page.goto(address)
    page.get_by_role("link", name="Lưu thành bản").click()
    page.get_by_role("button", name="Lưu thành bản").click()
    arrive(page, "Dự thảo lần")


def put(page):
    page.get_by_role("link", name="Trình thông qua").click()
    page.get_by_role("button", name="Trình thông qua").click()
    arrive(page, TITLE)


def agree(office, leader, address):
    for page, deed in ((office, "Thể thức đúng"), (leader, "Thông qua")):
        page.goto(address)
        page.get_by_role("link", name=deed, exact=True).click()
        page.get_by_role("button", name=deed).click()
        arrive(page, TITLE)


def begin(page, address, way):
    page.goto(address)
    page.get_by_role("link", name="Đưa đi ký").click()
    page.get_by_label("Cách ký").select_option(way)
    page.get_by_role("button", name="Đưa đi ký").click()
    arrive(page, TITLE)


def sign_on_paper(office, other, address):
    begin(office, address, "paper")
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


def sign_digitally(office, other, address):
    """Each side signs with its own program, on top of what the side before handed in, and seals."""
    begin(office, address, "digital")
    for page, deed, field, name in (
        (office, "Nộp bản đã ký", "ChuKy1", LEAD),
        (other, "Nộp bản đã ký", "ChuKy2", OTHER),
        (office, "Đóng dấu số", "Dau1", SEALS[0]),
        (other, "Đóng dấu số", "Dau2", SEALS[1]),
    ):
        page.goto(address)
        assert not page.get_by_role("link", name="Cấp số, ban hành").count()
        data = download(page, re.compile("Tải bản (để|đã) ký")).read_bytes()
        page.get_by_role("link", name=deed).click()
        page.get_by_label("Tệp PDF đã ký").set_input_files(
            {
                "name": "da-ky.pdf",
                "mimeType": "application/pdf",
                "buffer": signed_by_hand(data, field, name),
            }
        )
        page.get_by_role("button", name="Nộp tệp").click()
        arrive(page, TITLE)


def download(page, link, to=None):
    with page.expect_download() as begun:
        page.get_by_role("link", name=link).click()
    kept = begun.value.path()
    return shutil.copy(kept, to) if to else kept


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
