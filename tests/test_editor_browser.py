"""The editor by paragraphs in a real browser, all of it on one page of one draft."""

from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.tests.conftest import draft, signers, version, written  # noqa: F401
from lientich.papers.text import canonical, style_of
from tests.test_shell_browser import violations
from tests.visiting import arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
PIECES = [
    *(
        "Phần thứ ",
        "ba",
        "Chương ",
        "IV",
        "Mục 2",
        "Điều 12",
        "I",
        ". ",
        "1",
        "2.1",
        "a",
        "đ",
        ") ",
    ),
    *("- ", "–", "/", "|", "| ", " |", "*", "**", " ", "  ", "\n", "\n\n", "Ủy", "2.5 triệu", "."),
]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)

PUT = """text => {
    const form = document.querySelector("form[data-editor]");
    form.elements.text.value = text;
    form.dispatchEvent(new Event("taken"));
}"""
READ = """() => {
    const form = document.querySelector("form[data-editor]");
    form.dispatchEvent(new Event("gather"));
    return form.elements.text.value;
}"""
TURN = """async text => {
    const { docOf, textOf } = await import("/static/editor/schema.js");
    const { styleOf } = await import("/static/editor/lines.js");
    const doc = docOf(text);
    doc.check();
    return [textOf(doc), text.split("\\n").map(styleOf)];
}"""
PASTE = """([type, words]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(type, words);
    const event = { clipboardData, bubbles: true, cancelable: true };
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", event));
}"""
OF_WORD = """<html><head><style>p { color: red }</style></head><body style='tab-interval:36pt'>
<p class=MsoNormal style='text-align:center'><b><span style='font-size:14pt'>I. MỤC TIÊU</span></b>
<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>4.<span
style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Cấp ủy <i>quán triệt</i></p>
<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>một
<table style='border:none'><tr><td style='width:1cm'><p>Đợt</p><td>Quý | tháng</table>
<script>window.harmed = 1</script><img src=x onerror="window.harmed = 2"><a
href="javascript:harmed=3"
onclick="window.harmed = 4">liên kết</a><svg onload="window.harmed = 5"></svg><iframe
srcdoc="<script>top.harmed = 6</script>"></iframe><ol start=3><li>ba<ol type=a><li>con</ol></ol>"""
READ_OF_WORD = """I. MỤC TIÊU
4. Cấp ủy *quán triệt*
- một
| Đợt | Quý / tháng |
liên kết
3. ba
a) con"""
LIST = "I. MỘT\n1. Đầu\n2. Giữa\n3. Cuối\nII. HAI\n1. Khác"
ARTICLES = "Chương I\nĐiều 1. Một\n1. Đầu\nChương II\nĐiều 2. Hai"
CITED = "1. Đầu\nc) mục\nd) mục nữa\n2. Giữa\n5. Trích\n2.5 triệu tấn"
TABLE = "Trên\n| Đợt | Quý |\n|1| I |"
# A text, where in it one clicks, what one presses (+: types), and what becomes of the text.
WRITTEN = [
    (LIST, "Đầu", "Enter +Mới", "I. MỘT\n1. Đầu\n2. Mới\n3. Giữa\n4. Cuối\nII. HAI\n1. Khác"),
    (LIST, "Cuối", "Enter Enter", "I. MỘT\n1. Đầu\n2. Giữa\n3. Cuối\nII. \nIII. HAI\n1. Khác"),
    (LIST, "Giữa", "Control+]", "I. MỘT\n1. Đầu\na) Giữa\n2. Cuối\nII. HAI\n1. Khác"),
    (LIST, "Giữa", "Control+[", "I. MỘT\n1. Đầu\nII. Giữa\n1. Cuối\nIII. HAI\n1. Khác"),
    (LIST, "Cuối", "Alt+ArrowUp", "I. MỘT\n1. Đầu\n2. Cuối\n3. Giữa\nII. HAI\n1. Khác"),
    (LIST, "Đầu", "Alt+ArrowDown", "I. MỘT\n1. Giữa\n2. Đầu\n3. Cuối\nII. HAI\n1. Khác"),
    (LIST, "Đầu", "Delete", "I. MỘT\n1. ĐầuGiữa\n2. Cuối\nII. HAI\n1. Khác"),
    (LIST, "Giữa", "Home Backspace", "I. MỘT\n1. Đầu\nGiữa\n2. Cuối\nII. HAI\n1. Khác"),
    (LIST, "Giữa", "Shift+Enter +x", LIST.replace("Giữa", "Giữa\nx")),
    (LIST, "Giữa", "Control+] Control+z", LIST),
    (ARTICLES, "Đầu", "Control+[", "Chương I\nĐiều 1. Một\nĐiều 2. Đầu\nChương II\nĐiều 3. Hai"),
    (CITED, "mục nữa", "Enter +x", CITED.replace("nữa", "nữa\nđ) x")),
    (CITED, "Đầu", "Enter", "1. Đầu\n2. \nc) mục\nd) mục nữa\n3. Giữa\n5. Trích\n2.5 triệu tấn"),
    ("x) Đầu\ny) Giữa", "Giữa", "Enter +z", "x) Đầu\ny) Giữa\ny) z"),
    ("1. Đầu", "Đầu", "Control+a Control+b", "1. **Đầu**"),
    ("Đầu", "Đầu", "Control+a Control+i", "*Đầu*"),
    (TABLE, "Đợt", "Tab Tab +2", "Trên\n| Đợt | Quý |\n| 2 | I |"),
    (TABLE, "Quý", "Control+Enter Enter +|x", "Trên\n| Đợt | Quý |\n|  | x |\n|1| I |"),
    (TABLE, "Đợt", "Enter Enter +Sau", f"{TABLE}\nSau"),
]


@pytest.fixture
def scripts():
    return True


@pytest.fixture
def page(visit, version, written, lan):  # noqa: F811 -- the fixtures
    """The text of a draft that has a remark on the third paragraph of its last version."""
    actions.remark(version, by=lan, token=new_id(), place=3, text="Nêu rõ quy chuẩn nào.")
    page = visit(lan, WIDE)
    page.goto(f"{written.get_absolute_url()}text/")
    page.get_by_role("textbox", name="Nội dung").wait_for()
    return page


def test_the_editor(page, written, phong):  # noqa: F811 -- the fixture
    from playwright.sync_api import expect

    assert page.evaluate(READ) == written.text
    remarks_stand_beside_their_paragraph(page)
    texts_come_back_as_they_were(page)
    numbers_follow(page)
    tables_are_written(page)
    what_is_pasted_is_harmless(page)
    plain_lines_are_the_same_text(page, expect)
    it_can_be_used_by_all(page)
    what_another_wrote_is_chosen(page, written, phong, expect)
    what_could_not_be_saved_is_kept(page, written, expect)


def remarks_stand_beside_their_paragraph(page):
    mark = page.locator(".ProseMirror p").filter(has_text="2028").locator(".remarked")
    assert mark.inner_text() == "1"
    page.locator(".ProseMirror p").nth(1).click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Mới")
    assert mark.get_attribute("aria-label") == "1 góp ý cho đoạn này"
    page.keyboard.press("Tab")
    assert not page.locator(".ProseMirror").evaluate("text => text.matches(':focus')")


def texts_come_back_as_they_were(page):
    @settings(max_examples=120, deadline=None)
    @given(texts)
    def the_same(text):
        assert page.evaluate(TURN, text)[0] == text
        lines = canonical(text)
        assert page.evaluate(TURN, lines)[1] == [style_of(line) for line in lines.split("\n")]

    the_same()


def numbers_follow(page):
    for text, place, keys, becomes in WRITTEN:
        assert typed(page, text, place, *keys.split()) == becomes, (text, keys)


def typed(page, text, place, *keys):
    page.evaluate(PUT, text)
    page.locator(".ProseMirror").get_by_text(place).first.click()
    page.keyboard.press("End")
    for key in keys:
        if key.startswith("+"):
            page.keyboard.type(key[1:])
        else:
            page.keyboard.press(key)
    return page.evaluate(READ)


def tables_are_written(page):
    typed(page, "Trên", "Trên")
    page.get_by_role("button", name="Chèn bảng").click()
    page.keyboard.type("một")
    assert page.get_by_label("Cấp của đoạn").input_value() == "table"
    for name in ("Thêm cột", "Thêm cột", "Xóa cột", "Thêm hàng", "Xóa hàng"):
        page.get_by_role("button", name=name).click()
    assert page.evaluate(READ) == "Trên\n|  |  |  |  |\n|  |  |  |  |"
    page.get_by_role("button", name="Xóa bảng").click()
    assert page.evaluate(READ) == "Trên"
    assert not page.get_by_role("button", name="Thêm hàng").is_visible()
    page.get_by_label("Cấp của đoạn").select_option("article")
    assert page.evaluate(READ) == "Điều 1. Trên"
    typed(page, "Phần thứ nhất\nĐẦU\nSAU", "SAU")
    page.get_by_label("Cấp của đoạn").select_option("part")
    assert page.evaluate(READ) == "Phần thứ nhất\nĐẦU\nPhần thứ hai\nSAU"


def what_is_pasted_is_harmless(page):
    page.evaluate(PUT, "")
    page.get_by_role("textbox", name="Nội dung").click()
    page.evaluate(PASTE, ["text/html", OF_WORD])
    assert page.evaluate(READ) == READ_OF_WORD
    assert page.evaluate("window.harmed") is None
    typed(page, TABLE, "Đợt")
    page.evaluate(PASTE, ["text/plain", " một\nhai | ba"])
    assert page.evaluate(READ) == TABLE.replace("Đợt", "Đợtmột hai / ba")
    typed(page, LIST, "Đầu")
    page.evaluate(PASTE, ["text/plain", ".\n7. Bảy\n\n8. Tám"])
    assert page.evaluate(READ) == LIST.replace("Đầu", "Đầu.\n7. Bảy\n8. Tám")


def plain_lines_are_the_same_text(page, expect):
    plain = page.get_by_role("button", name="Sửa như chữ thuần")
    page.evaluate(PUT, TABLE)
    plain.click()
    field = page.get_by_role("textbox", name="Nội dung")
    expect(field).to_have_value(TABLE)
    field.fill("I. MỘT\n| a |")
    plain.click()
    assert page.locator(".ProseMirror td").all_inner_texts() == ["a"]
    page.get_by_role("button", name="I. MỘT", exact=True).click()
    expect(page.get_by_role("textbox", name="Nội dung")).to_be_focused()


def it_can_be_used_by_all(page):
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert violations(page) == []
    page.set_viewport_size(WIDE)


def what_another_wrote_is_chosen(page, written, phong, expect):  # noqa: F811
    with page.expect_response(is_saved):
        text = typed(page, written.text, "Cấp ủy", "+ Tôi.")
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()
    written.refresh_from_db()
    assert written.text == text
    theirs = text.replace("Tôi.", "Người kia.").replace("2028", "2030")
    actions.save_text(written, by=phong, text=theirs, revision=written.revision)
    page.keyboard.type(" Nữa.")
    asked = page.locator("[data-asked]")
    expect(asked.get_by_text("Chưa lưu gì")).to_be_visible()
    assert violations(page) == []
    assert [one.inner_text() for one in asked.locator("ins").all()] == ["Tôi.", "Nữa"]
    asked.get_by_label("Giữ phần tôi viết").check()
    expect(page.get_by_text("Đã ghép phần người khác vừa viết.")).to_be_visible()
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()
    assert not asked.get_by_text("Chưa lưu gì").is_visible()
    written.refresh_from_db()
    assert written.text == text.replace("Tôi.", "Tôi. Nữa.").replace("2028", "2030")
    assert page.evaluate(READ) == written.text


def what_could_not_be_saved_is_kept(page, written, expect):  # noqa: F811
    saved = page.evaluate(READ)
    with nothing_sent(page):
        typed(page, saved, "Cấp ủy", "+ Mất mạng.")
        expect(page.get_by_text("Chưa tự lưu được")).to_be_visible()
        page.once("dialog", lambda dialog: dialog.accept())
        page.reload()
        expect(page.get_by_role("button", name="Lấy lại")).to_be_visible()
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()
    written.refresh_from_db()
    assert written.text == saved.replace("Nữa.", "Nữa. Mất mạng.")
    page.reload()
    page.get_by_role("textbox", name="Nội dung").wait_for()
    assert not page.get_by_role("button", name="Lấy lại").is_visible()
    page.locator(".ProseMirror .remarked").click()
    arrive(page, "Dự thảo lần 1")


@contextmanager
def nothing_sent(page):
    """What is sent is lost, and what comes back is no answer.

    The page is loaded within: what is on its way when a route is taken off may never arrive.
    """

    def lost(route):
        return route.fulfill(body="") if route.request.method == "POST" else route.continue_()

    page.route("**/text/", lost)
    yield
    page.unroute("**/text/", lost)


def is_saved(answer):
    """Not that of an earlier step, which may come late."""
    return answer.request.method == "POST" and "Tôi." in answer.json().get("text", "")
