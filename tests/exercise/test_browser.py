"""Every page of the house in a real browser: for eyes and ears, wide and on a phone.

The walk has asked for the pages; the browser gets each as it came, and goes from one to the next
as it does when a link is clicked: the body is swapped, so axe is loaded once.
"""

import mimetypes
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from lientich.reader.tests.test_formats import PIXEL
from tests.conftest import BLOCKED
from tests.shared import LOOKS
from tests.test_urls import ACCESS

from .conftest import PLAYED
from .crawl import Answer, visit
from .test_walk import AWAY

pytestmark = [LOOKS, pytest.mark.browser, pytest.mark.django_db]

# Low: what does not stand in the window need not be painted, and is examined all the same.
WIDE, PHONE = {"width": 1440, "height": 300}, {"width": 360, "height": 300}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_LOOKS = ["color-contrast", "scrollable-region-focusable", "target-size"]
ONCE = [("light", WIDE, RULES), ("dark", PHONE, BY_LOOKS)]
ALL_WAYS = [*ONCE, ("dark", WIDE, BY_LOOKS), ("light", PHONE, RULES)]
FULLEST = {
    "home:overview",
    "programmes:task",
    "intake:detail",
    "reports:review",
}  # looked at in all ways
FILES = {"documents:export", "documents:file", "programmes:export", "programmes:evidence"}
FILES |= {"home:export_journal", "reports:pdf", "reports:docx", "intake:page", "intake:original"}
FILES |= {f"documents:{name}" for name in ("arrivals_pdf", "arrivals_xlsx", "export_workbook")}
FILES |= {"documents:book_pdf", "documents:book_xlsx", "drafting:signing_file", "drafting:scan"}
FILES |= {"documents:recipients_pdf", "documents:recipients_xlsx", "drafting:copied_file"}
FILES |= {"drafting:copy_pdf", "drafting:copy_docx"}
FILES |= {"drafting:pdf", "drafting:docx", "drafting:summary_docx", "drafting:summary_xlsx"}
FILES |= {"drafting:changes_pdf", "drafting:changes_docx"}
FILES |= {f"programmes:export_{name}" for name in ("answers", "pdf", "periods", "workbook")}
FILES |= {f"exchange:export_{name}" for name in ("organisations", "tasks")}
FILES |= {"programmes:by_unit_xlsx", "exchange:blank_people", "exchange:report", "agenda:pdf"}
FILES |= {"indicators:export", "indicators:export_workbook"}
ELSEWHERE = set(AWAY) | {
    "programmes:report_progress",  # its form stands on programmes:assignment
    "programmes:report_cooperation",  # on programmes:cooperation
    "programmes:comment_on_task",  # on programmes:task
    "programmes:comment_on_part",  # on programmes:assignment
    "programmes:draft",  # leads on to programmes:draft_task, as does the next
    "programmes:draft_from",
}
ASKED = {name for name, access in ACCESS.items() if "GET" in access.methods.split()}
PAGES = ASKED - FILES - ELSEWHERE
AT_THE_DOOR = ["/accounts/login/", "/nowhere/"]


@pytest.fixture
def pages(walk) -> dict[str, Answer]:
    """The longest page of each view that one of the played meets, and those for strangers."""
    met = [answer for username in PLAYED for answer in walk(username)]
    met += [visit(Client(), url, "")[0] for url in AT_THE_DOOR]
    longest = sorted((answer for answer in met if answer.is_page), key=lambda one: len(one.text))
    return {answer.name: answer for answer in longest}


@pytest.fixture
def house(pages) -> Iterator[str]:
    """The address of a server of these pages and of what they load."""

    class Porter(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        by_url = {answer.url: answer for answer in pages.values()}

        def do_GET(self) -> None:
            if answer := self.by_url.get(self.path):
                self.give(200, answer.text.encode(), "text/html; charset=utf-8", answer.policy)
            elif self.path.startswith("/intake/pages/"):
                self.give(200, PIXEL, "image/png")
            elif file := finders.find(self.path.removeprefix("/static/")):
                kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
                self.give(200, Path(file).read_bytes(), kind)
            else:
                self.give(404, b"", "text/plain")

        def give(self, status: int, body: bytes, kind: str, policy: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Porter)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium, house) -> Iterator:
    """A tab of the browser; what its console complains of fails the test."""
    axe = pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT
    context = chromium.new_context(base_url=house, reduced_motion="reduce", service_workers="block")
    page, complaints = context.new_page(), []
    page.on("console", lambda said: said.text == BLOCKED or complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    page.evaluate(axe)
    yield page
    context.close()
    assert complaints == []


def violations(page, rules: list[str]) -> list[tuple]:
    """Each broken rule, where it is broken first, and how often."""
    return page.evaluate(
        """async (rules) => {
            const options = { runOnly: rules, resultTypes: ["violations"], preload: false };
            const { violations } = await axe.run(document, options);
            return violations.map(({ id, nodes }) => [id, nodes[0].target, nodes.length]);
        }""",
        rules,
    )


def examine(page, ways: list[tuple]) -> Iterator[tuple[str, object]]:
    for theme, viewport, rules in ways:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=theme)
        place = f"{theme}, {viewport['width']}"
        yield place, violations(page, rules)
        width = page.evaluate("document.documentElement.scrollWidth")
        yield f"{place}: width", width if width > viewport["width"] else None


def test_every_page_is_accessible_and_fits(page, pages):
    """In light and wide by all rules; in dark and on a phone by those that depend on looks."""
    assert PAGES - set(pages) == set()
    found = {}
    for name, answer in pages.items():
        page.evaluate("document.activeElement.blur()")  # a page may ask for the focus itself
        page.evaluate("url => htmx.ajax('GET', url, 'body')", answer.url)
        assert page.locator("h1").inner_text() == heading(answer)
        ways = ALL_WAYS if name in FULLEST else ONCE
        found |= {(name, place): what for place, what in examine(page, ways) if what}
    assert found == {}


def heading(answer: Answer) -> str:
    return " ".join(answer.tree.find(".//h1").text_content().split())
