"""The exercise, built once for all tests of this folder and rolled back after the last.

One worker takes them all: see `tests/conftest.py`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as house
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from lientich.accounts.models import User
from lientich.accounts.queries import actor_of
from lientich.conferences.models import Conclusion, Paper
from lientich.documents.models import Number, Series
from lientich.drafting.models import Draft, Remark
from lientich.drafting.signatures.tests import loops
from lientich.exercise.build import build
from lientich.indicators.models import Sheet
from lientich.intake.models import Intake
from lientich.programmes.models import RUNNING, Assignment, Cooperation, Task

from .crawl import Answer, crawl

# Of Bắc Sơn its leader, office, a specialist and the administrator; the office and a leader of
# Vịnh Xanh; the reporter of Suối Ngà, which stands under both.
PLAYED = ("bao", "ha", "tam", "vinh", "chau", "loan", "nga")
OFTEN = "ha"  # meets two of each kind of page
PLAYED_AGAIN = ("tam", "chau", "nga")  # on a second database


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """First, while the tables hold what the migrations put there."""
    here = Path(__file__).parent
    items.sort(key=lambda item: not item.path.is_relative_to(here))
    if config.getoption("--of-database"):
        items[:] = [one for one in items if here not in one.path.parents or _is_walked_again(one)]


def _is_walked_again(item: pytest.Item) -> bool:
    """The pages of a specialist, an office and a unit ask another database nearly every statement,
    the tests of the rooms the rest; the words in English do not depend on it."""
    callspec = getattr(item, "callspec", None)
    player = callspec.params.get("username") if callspec else None
    return item.path.name == "test_walk.py" and player in PLAYED_AGAIN


@pytest.fixture(scope="package")
def exercise(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    """The folder of its files; the rest is in the database, in a transaction never committed."""
    files = tmp_path_factory.mktemp("exercise")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(FILES_DIR=files, VAR_DIR=files), loops.of_their_own():
            build(timezone.localdate())
        yield files
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files_of_one_test(exercise, settings):
    settings.FILES_DIR = exercise


@pytest.fixture
def sign_in(db) -> Callable[[str], Client]:
    def sign_in(username: str, language: str = "vi") -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(username=username))
        client.cookies[house.LANGUAGE_COOKIE_NAME] = language
        return client

    return sign_in


@pytest.fixture(scope="package")
def _walked() -> dict[tuple[str, str], list[Answer]]:
    return {}


@pytest.fixture(scope="package")
def _met() -> Counter:
    return Counter()


@pytest.fixture
def walk(sign_in, _walked, _met) -> Callable[..., list[Answer]]:
    """What one of the cast meets, walking along every kind of link."""

    def walk(username: str, language: str = "vi") -> list[Answer]:
        key = username, language
        if key not in _walked:
            client, begin = sign_in(username, language), starts(username)
            if language == "vi":
                _walked[key] = crawl(client, begin, 2 if username == OFTEN else 1)
            else:  # words of the house: a kind of page is read as one of them sees it
                _walked[key] = crawl(client, begin, 1, _met)
        return _walked[key]

    return walk


def starts(username: str) -> list[str]:
    """The overview; and, since few of a kind are visited, one thing in each of its states."""
    by = actor_of(User.objects.get(username=username), timezone.now())
    parts = Assignment.objects.readable_by(by).order_by("pk")
    drafts = Task.objects.readable_by(by).filter(draft=True).order_by("pk")
    concluded = Conclusion.objects.visible_to(by).filter(task=None).order_by("pk")
    papers = Paper.objects.visible_to(by).order_by("pk")
    intakes = Intake.objects.visible_to(by).order_by("pk")
    read = Intake.objects.readable_by(by).order_by("pk")
    written = Draft.objects.readable_by(by).order_by("pk")
    remarks = Remark.objects.readable_by(by).filter(resolved_at=None).order_by("pk")
    given = Task.objects.readable_by(by).filter(draft=False).order_by("pk")
    of_tasks = [
        given.filter(is_series=True),
        given.filter(is_series=False, state="in_progress"),
        given.filter(questionnaire__isnull=False),
        given.filter(waiting__isnull=False),
        given.filter(comments__isnull=False),
    ]
    of_parts = [
        parts.filter(task__questionnaire__isnull=False, state__in=RUNNING),
        parts.filter(reports__evidence__isnull=False),
        parts.filter(comments__isnull=False),
        parts.filter(steps__isnull=False, steps__done_on=None, state__in=RUNNING),
    ]
    sheets = Sheet.objects.readable_by(by).order_by("pk")
    bodies = Cooperation.objects.readable_by(by).order_by("pk")
    held = Number.objects.open_to(by).filter(state=Number.State.RESERVED).order_by("pk")
    scans = {scan.state: scan.get_absolute_url() for scan in read.filter(scanned__gt=0)}
    return [
        "/",
        *{part.state: part.get_absolute_url() for part in parts}.values(),
        *(part.get_absolute_url() for part in parts.filter(asked_until__isnull=False)[:2]),
        *(task.get_absolute_url() for task in drafts[:1]),
        *(one.get_absolute_url() for found in of_tasks + of_parts for one in found[:1]),
        *{sheet.state: sheet.get_absolute_url() for sheet in sheets}.values(),
        *(
            one.get_absolute_url()
            for one in [*bodies.filter(done_on=None)[:1], *bodies.exclude(done_on=None)[:1]]
        ),
        *(one.conference.get_absolute_url() for one in [*papers[:1], *concluded[:1]]),
        *(intake.get_absolute_url() for intake in read.filter(scanned=0)),
        *scans.values(),
        *(paper.get_absolute_url() for paper in written),
        *(one.version.get_absolute_url() for one in remarks[:1]),
        *(series.get_absolute_url() for series in Series.objects.open_to(by)),
        *(number.get_absolute_url() for number in held[:1]),
        *(reverse("intake:batch", args=[intake.batch]) for intake in intakes[:1]),
    ]
