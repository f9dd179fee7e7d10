"""The main pages of the exercise in a real browser: for eyes and ears, wide and on a phone."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings as house_settings
from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, connections

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "ha": (
        "home:overview",
        "home:my_work",
        "home:search",
        "programmes:detail",
        "programmes:tasks",
        "programmes:task",
        "programmes:assign_task",
        "documents:index",
        "documents:detail",
        "intake:receive",
        "intake:detail",
        "organisations:index",
        "organisations:detail",
        "organisations:gaps",
        "accounts:profile",
    ),
    "nga": ("home:overview", "programmes:unit", "programmes:assignment"),
    "vinh": ("accounts:people", "accounts:mandates", "accounts:grant_mandate"),
}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *said) -> None:
        pass


@pytest.fixture
def house(db) -> Iterator[str]:
    """The address of a server that sees what this test's transaction sees."""
    inside, one_at_a_time = get_wsgi_application(), threading.Lock()
    shared = connections[DEFAULT_DB_ALIAS]

    def application(environ, start_response):
        with one_at_a_time:
            connections[DEFAULT_DB_ALIAS] = shared
            return inside(environ, start_response)

    shared.inc_thread_sharing()
    server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    shared.dec_thread_sharing()


@pytest.fixture
def visit(chromium, house, sign_in):
    """A page of a browser in which one of the cast is signed in, and what its console says."""
    opened = []

    def visit(username: str, **options):
        context = chromium.new_context(base_url=house, color_scheme="light", **options)
        opened.append(context)
        name = house_settings.SESSION_COOKIE_NAME
        session = sign_in(username).cookies[name].value
        context.add_cookies([{"name": name, "value": session, "url": house}])
        page, complaints = context.new_page(), []
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page, complaints

    yield visit
    for context in opened:
        context.close()


def violations(page, rules: list[str]) -> list[tuple]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": rules}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found]


@pytest.mark.parametrize("username", VIEWS)
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_main_pages_are_accessible_and_fit(visit, walk, username, viewport):
    urls = {answer.name: answer.url for answer in reversed(walk(username))}
    page, complaints = visit(username, viewport=viewport)
    found = {}
    for view in VIEWS[username]:
        page.goto(urls[view])
        found[view, "light"] = violations(page, RULES)
        page.emulate_media(color_scheme="dark")
        found[view, "dark"] = violations(page, ["color-contrast"])
        page.emulate_media(color_scheme="light")
        width = page.evaluate("document.documentElement.scrollWidth")
        found[view, "fits"] = [] if width <= viewport["width"] else [width]
    assert {where: what for where, what in found.items() if what} == {}
    assert complaints == []
