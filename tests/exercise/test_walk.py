"""Whoever plays the exercise meets no dead end, no refusal, and nothing that is not theirs."""

import re
from collections import Counter
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from lientich.accounts.models import User
from lientich.accounts.queries import actor_of
from lientich.core.text import EXERCISE_FILE_MARK, EXERCISE_MARK
from lientich.programmes.models import Task
from tests.test_urls import ACCESS

from .conftest import PLAYED

pytestmark = pytest.mark.django_db

LEAVES = {"account_logout", "set_language", "theme"}  # these change the visitor
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOST_QUERIES = 30
MOST_OF_A_REPORT = 45  # it is made of many rooms, and of two years


@pytest.mark.parametrize("username", PLAYED)
def test_every_link_leads_to_a_page(walk, username):
    wrong = {
        (answer.url, answer.linked_from): answer.status
        for answer in walk(username)
        if answer.status not in (200, 302)
    }
    assert wrong == {}


@pytest.mark.parametrize("username", PLAYED)
def test_every_button_does_something(walk, sign_in, username):
    """A form sent as it stands is taken or questioned, never refused, missing or broken."""
    client, sent, wrong = sign_in(username), Counter(), {}
    for answer in walk(username):
        for form in answer.forms:
            if form.name in LEAVES or sent[form.name] >= 2:
                continue
            sent[form.name] += 1
            with transaction.atomic():
                response = client.post(form.url, form.data)
                transaction.set_rollback(True)
            if response.status_code not in (200, 302):
                wrong[form.url, answer.url] = response.status_code
    assert wrong == {}
    assert sum(sent.values()) > 3


@pytest.mark.parametrize("username", PLAYED)
def test_everything_says_that_it_is_an_exercise(walk, username):
    silent = [
        answer.url
        for answer in walk(username)
        if answer.status == 200
        and EXERCISE_MARK not in answer.text
        and EXERCISE_FILE_MARK.strip(" -") not in answer.disposition
    ]
    assert silent == []


# What no link leads to in the exercise as it is built, and why.
AWAY = {
    "accounts:wear": "none of the played has a second mandate",
    "documents:place": "every document of a series has its place",
    "exchange:print_slips": "nobody came in from a sheet",
    "exchange:renew_slips": "nobody came in from a sheet",
    "exchange:slips": "nobody came in from a sheet",
    "organisations:restore_day": "no day was swapped",
    "programmes:answer_form": "the unit of the played has answered, and is done",
    "programmes:draft": "leads on to programmes:draft_task",
    "programmes:draft_from": "leads on to programmes:draft_task",
    "programmes:drop_answers": "no form of several items is still open",
    "programmes:edit_comment": "for a quarter of an hour",
    "programmes:keep_part": "no unit has moved",
    "programmes:remove_filter": "stands where one's own filter is looked at",
    "programmes:remove_form": "the forms have answers",
    "programmes:revoke_feed": "no address is open",
    "programmes:sender": "asked by a script of the phone",
}


def test_the_walk_goes_everywhere(walk):
    """To every page and every deed of the house, along what a page offers to one of the played."""
    answers = [answer for username in PLAYED for answer in walk(username)]
    met = {answer.name for answer in answers if answer.status == 200}
    met |= {form.name for answer in answers for form in answer.forms}
    assert set(ACCESS) - met == set(AWAY)


@pytest.mark.parametrize(
    ("owner", "internal", "other"),
    [("bac_son", "nội bộ Bắc Sơn", "loan chau"), ("vinh_xanh", "nội bộ Vịnh Xanh", "bao ha tam")],
)
def test_nothing_internal_to_one_side_reaches_the_other(walk, owner, internal, other):
    own = {"bac_son": "ha", "vinh_xanh": "chau"}[owner]
    assert any(internal in answer.text for answer in walk(own))
    for username in other.split():
        assert [answer.url for answer in walk(username) if internal in answer.text] == []


@pytest.mark.parametrize("username", PLAYED)
def test_no_page_names_what_its_reader_may_not_see(walk, username):
    """Not by title and not by key, whatever the page is about."""
    by = actor_of(User.objects.get(username=username), timezone.now())
    hidden = {
        key: model.__name__
        for model in apps.get_models()
        if hasattr(model, "ACCESS")
        for key in model.objects.exclude(
            pk__in=model.objects.visible_to(by).values("pk")
        ).values_list("pk", flat=True)
    }
    titles = set(Task.objects.filter(pk__in=hidden).values_list("title", flat=True))
    seen = "\n".join(Task.objects.visible_to(by).values_list("title", flat=True))
    titles = {title for title in titles if title not in seen}  # a series is named by its periods
    assert hidden
    for answer in walk(username):
        named = {UUID(key) for key in UUIDS.findall(answer.text)} & hidden.keys()
        assert {(key, hidden[key]) for key in named} == set(), answer.url
        assert [title for title in titles if title in answer.text] == [], answer.url


@pytest.mark.parametrize("username", PLAYED)
def test_no_page_asks_much_of_the_database(walk, username):
    asked = {answer.url: answer.queries for answer in walk(username)}
    most = {url: MOST_OF_A_REPORT if "/report/" in url else MOST_QUERIES for url in asked}
    assert {url: n for url, n in asked.items() if n > most[url]} == {}
