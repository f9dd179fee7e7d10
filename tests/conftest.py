"""A real browser for the tests that need one, where there is none they skip and say so; and which
tests one worker takes together."""

import os
import shutil

import pytest

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
def chromium():
    """One Chromium for the whole run. `chromium.new_context(…)` is a visitor."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs requirements-browser.txt (./lt test installs it)"
    )
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    # Playwright runs an event loop in this thread, where Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With `--dist loadgroup` the exercise goes to one worker, which builds it once.

    The mark `xdist_group` would say so, but xdist 3.8 loses it under pytest 9.2 without a word
    (github.com/pytest-dev/pytest-xdist/issues/1386).
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class Together(LoadGroupScheduling):
        def _split_scope(self, nodeid: str) -> str:
            package = "tests/exercise/"
            return package if nodeid.startswith(package) else super()._split_scope(nodeid)

    return Together(config, log)
