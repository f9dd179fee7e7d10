"""Two acts on one document at the same moment, on either database."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.documents.actions import register, relate, withdraw
from lientich.documents.models import Document, Relation
from tests.threads import at_once


@pytest.fixture
def enter(world, lan):
    def enter(number):
        return register(
            by=lan,
            kind="Nghị quyết",
            number=number,
            symbol="NQ/ĐU",
            date=date(2026, 4, 18),
            issuers=[world.committee_a],
        )

    return enter


@pytest.mark.parametrize("which", ["the other", "itself"])
@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_while_it_is_related_is_one_or_the_other(
    transactional_db, enter, lan, which
):
    for turn in range(3):
        plan, base = enter(f"{turn}1"), enter(f"{turn}2")
        gone = base if which == "the other" else plan
        related, withdrawn = at_once(
            lambda plan=plan, base=base: relate(plan, by=lan, other=base, kind="cites"),
            lambda gone=gone: withdraw(gone, by=lan),
        )
        if isinstance(related, Relation):
            assert isinstance(withdrawn, ValidationError), withdrawn
            assert Document.objects.filter(pk=gone.pk).exists()
        else:
            assert isinstance(related, ValidationError | PermissionDenied), related
            assert withdrawn is None
            assert not Relation.objects.filter(document=plan.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_two_that_are_related_to_each_other_at_once_wait_for_each_other(
    transactional_db, enter, lan
):
    one, other = enter("1"), enter("2")
    outcomes = at_once(
        lambda: relate(one, by=lan, other=other, kind="cites"),
        lambda: relate(other, by=lan, other=one, kind="cites"),
    )
    assert [type(outcome) for outcome in outcomes] == [Relation, Relation], outcomes
