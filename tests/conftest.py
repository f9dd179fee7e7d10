"""A real browser for the tests that need one, where there is none they skip and say so; and which
tests one worker takes together."""

import os
import shutil
from contextlib import closing

import pytest
from django.conf import settings
from django.test import Client

from tests.visiting import PATIENCE

TOGETHER = ("tests/exercise/", "lientich/reader/tests/test_texts.py", "lientich/record/")
BLOCKED = "Service Worker registration blocked by Playwright"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright():
    driver = pytest.importorskip(
        "playwright.sync_api", reason="needs requirements-browser.txt (./lt test installs it)"
    )
    # Playwright runs an event loop in this thread, where Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with driver.sync_playwright() as driven:
        yield driven


@pytest.fixture(scope="session")
def chromium(playwright):
    """One Chromium for the whole run, without the windows of a desktop, where there is such a one:
    a third less to do. `chromium.new_context(…)` is a visitor."""
    with closing(launch(playwright, "chromium-headless-shell", "chromium")) as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium(playwright):
    """For what is kept on the device: the other falls over when a file is to be kept."""
    with closing(launch(playwright, "chromium")) as browser:
        yield browser


def launch(playwright, *programs):
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        pytest.skip("needs Chromium (Debian: apt-get install chromium chromium-headless-shell)")
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@pytest.fixture
def visit(chromium, live_server, scripts):
    """Sign a person in, at a screen of this size; what the console complains of fails the test."""
    expect = pytest.importorskip("playwright.sync_api").expect
    expect.set_options(timeout=PATIENCE)
    contexts, complaints = [], []

    def sign_in(member, viewport):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=viewport,
            java_script_enabled=scripts,
            service_workers="block",  # it would ask for pages while a story writes
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.text == BLOCKED or complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        visitor = Client()  # through the door itself go the tests of the shell
        visitor.force_login(member.user)
        key = visitor.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": key.key, "value": key.value, "url": live_server.url}])
        page.goto("/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With `--dist loadgroup` what is dear to prepare goes to one worker, which does it once: the
    exercise, the public record, and the reading of all texts.

    The mark `xdist_group` would say so, but xdist 3.8 loses it under pytest 9.2 without a word
    (github.com/pytest-dev/pytest-xdist/issues/1386).
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class Together(LoadGroupScheduling):
        def _split_scope(self, nodeid: str) -> str:
            same = next((one for one in TOGETHER if nodeid.startswith(one)), "")
            return same or super()._split_scope(nodeid)

    return Together(config, log)
