"""Two clicks at the same moment, on either database."""

import pytest
from django.core.exceptions import ValidationError

from lientich.core.ids import new_id
from lientich.organisations.actions import create_organisation, create_person
from lientich.organisations.models import Organisation, Person
from tests.threads import at_once


@pytest.mark.django_db(transaction=True)
def test_an_organisation_entered_by_two_clicks_is_there_once(transactional_db, lan):
    outcomes = at_once(
        *[
            lambda: create_organisation(
                by=lan, name="Công ty Than Lạc", short_name="Lạc", kind="unit", since=lan.today
            )
        ]
        * 2
    )
    assert sum(isinstance(one, ValidationError) for one in outcomes) == 1, outcomes
    assert Organisation.objects.filter(short_name="Lạc").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_person_entered_by_two_clicks_is_there_once(transactional_db, lan):
    token = new_id()
    outcomes = at_once(*[lambda: create_person(by=lan, name="Nguyễn Văn An", token=token)] * 2)
    assert outcomes[0] == outcomes[1] == Person.objects.get(pk=token)
