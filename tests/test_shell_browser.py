"""The shell in a real browser: for eyes, for ears, for the keyboard, and without a script."""

import pypdfium2
import pytest

from tests.shared import LOOKS
from tests.shell_urls import SENT

pytestmark = [
    LOOKS,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.shell_urls"),
]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def visit(chromium, live_server):
    """Open an address as a new visitor; what the console complains of fails the test."""
    contexts, complaints = [], []

    def open_page(address="/ui/", **options):
        options.setdefault("viewport", WIDE)
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for said in complaints if "404 (Not Found)" not in said] == []


def violations(page, within="html"):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, context=within, options={"runOnly": RULES}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_all_components_are_accessible_and_fit(visit, scheme, viewport):
    page = visit(color_scheme=scheme, viewport=viewport)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    for menu in page.locator("details.menu").all():
        menu.evaluate("menu => menu.open = true")
        assert violations(page, "details.menu[open]") == []
        menu.evaluate("menu => menu.open = false")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_person_can_choose_light_or_dark(visit, scripts):
    page = visit(java_script_enabled=scripts, color_scheme="light")
    page.locator("details.menu > summary.face").click()
    page.get_by_role("button", name="Tối", exact=True).click()
    assert page.locator("html[data-theme=dark]").count() == 1
    assert page.url.endswith("/ui/")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_language_can_be_changed(visit, scripts):
    page = visit(java_script_enabled=scripts)
    page.locator("details.menu > summary.face").click()
    page.get_by_role("button", name="English", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_rail_opens_and_closes_on_a_phone(visit, scripts):
    page = visit(viewport=PHONE, java_script_enabled=scripts)
    link = page.locator("#rail a[href='/other/']")
    assert not link.is_visible()
    page.locator("a[href='#rail']").click()
    assert link.is_visible()
    page.locator("#rail .close").click()
    assert not link.is_visible()
    page.locator("a[href='#rail']").click()
    link.click()
    page.wait_for_url("**/other/")
    assert not page.locator("#rail").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_search_box_asks(visit, scripts):
    page = visit(java_script_enabled=scripts)
    page.locator("#search").fill("nước thải")
    page.locator("#search").press("Enter")
    page.wait_for_url("**/search/**")
    assert page.locator("body").inner_text() == "nước thải"


def test_the_keyboard_comes_first_to_the_skip_link(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_control_k_goes_to_the_search_box(visit):
    page = visit()
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "search"


def test_escape_and_a_click_elsewhere_close_a_menu(visit):
    page = visit()
    summary = page.locator("details.menu > summary").first
    summary.click()
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    summary.click()
    page.locator("h1").click()
    assert page.locator("details.menu[open]").count() == 0


def test_an_error_page_is_shown_and_the_keyboard_begins_in_it(visit):
    page = visit()
    page.evaluate("window.kept = true")
    page.locator("#rail a[href='/other/']").click()
    page.wait_for_url("**/other/")
    page.wait_for_selector("#main:focus")
    assert page.evaluate("window.kept")  # swapped by htmx, not loaded anew
    assert page.title().startswith("Không tìm thấy")
    page.go_back()
    page.wait_for_selector("table")
    assert page.title().startswith("Components")


def test_a_form_is_sent_and_the_answer_says_so(visit):
    SENT.clear()
    page = visit()
    form = page.locator("main form[method=post]")
    form.evaluate("form => { form.noValidate = true; }")
    form.locator("[name=text]").fill("x")
    form.locator("button").click()
    page.wait_for_selector(".messages")
    assert SENT == ["x"]
    page.wait_for_selector("[role=alert]:focus")


def test_a_form_clicked_twice_is_sent_once(visit):
    page = visit()
    sent = page.evaluate("""() => {
        let sent = 0;
        const form = document.createElement("form");
        form.method = "post";
        form.append(document.createElement("button"));
        document.body.append(form);
        form.addEventListener("submit", (event) => { sent += 1; event.preventDefault(); });
        form.lastChild.click();
        form.lastChild.click();
        return sent;
    }""")
    assert sent == 1


def test_a_deed_that_asks_is_not_done_when_refused(visit):
    page = visit()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.evaluate("""() => {
        window.clicked = false;
        const button = document.querySelector("[data-confirm]");
        button.addEventListener("click", () => { window.clicked = true; });
    }""")
    page.locator("[data-confirm]").click()
    assert asked == ["Gỡ văn bản này?"]
    assert page.evaluate("window.clicked") is False


def test_on_paper_the_house_is_left_out_and_the_mark_stays(visit):
    page = visit(color_scheme="dark")
    page.emulate_media(media="print")
    for gone in (".rail", ".search", "details.menu", ".page-head .actions", ".pager"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator(".exercise").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 31, 35)"


def test_the_mark_of_the_exercise_stands_on_every_sheet_of_paper(visit):
    sheets = pypdfium2.PdfDocument(visit().pdf(format="A4"))
    texts = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    sheets.close()
    assert len(texts) > 2
    assert [text.count("MINHHỌA-KHÔNGCÓGIÁTRỊPHÁPLÝ") for text in texts] == [1] * len(texts)
