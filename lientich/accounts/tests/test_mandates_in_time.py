"""Which mandates give rights on which day, by properties, against RIGHTS' own words."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import make_organisation
from lientich.accounts.models import Mandate, User
from lientich.accounts.queries import actor_of
from lientich.organisations.models import Person

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = date(2026, 6, 1)
mandates = st.lists(
    st.tuples(
        st.integers(0, 8),  # since
        st.one_of(st.none(), st.integers(1, 6)),  # for how many days
        st.booleans(),  # needs a second person
        st.booleans(),  # has been confirmed
        st.booleans(),  # was taken back
    ),
    max_size=6,
)


def holds(since, length, needs_second, confirmed, withdrawn, on) -> bool:
    """From its first day up to, and without, its last; if two are needed, when both agreed."""
    if withdrawn or (needs_second and not confirmed):
        return False
    return since <= on and (length is None or on < since + length)


@pytest.mark.django_db
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(given_mandates=mandates, on=st.integers(-1, 16), minute=st.integers(0, 24 * 60 - 1))
def test_a_hat_is_a_mandate_that_is_valid_on_the_local_day(given_mandates, on, minute):
    Mandate.objects.all().delete()
    User.objects.all().delete()
    person = Person.objects.create(name="Đỗ Quang Minh")
    user = User.objects.create(username="minh", person=person)
    mine = make_organisation("Công ty Than Suối Ngà", "Than Suối Ngà")
    expected = set()
    for since, length, needs_second, confirmed, withdrawn in given_mandates:
        first = START + timedelta(days=since)
        now = datetime.combine(first, time(), ZONE)
        mandate = Mandate.objects.create(
            person=person,
            role="reporter",
            organisation=mine,
            since=first,
            until=first + timedelta(days=length) if length else None,
            granted_at=now,
            needs_second=needs_second,
            confirmed_at=now if confirmed else None,
            withdrawn_at=now if withdrawn else None,
        )
        if holds(since, length, needs_second, confirmed, withdrawn, on):
            expected.add(mandate.pk)
    moment = datetime.combine(START + timedelta(days=on), time(), ZONE) + timedelta(minutes=minute)
    actor = actor_of(user, moment)
    assert {hat.mandate_id for hat in actor.hats} == expected
    assert (actor.hat is None) == (not expected)
    for mandate in Mandate.objects.all():  # one may put on no other hat than one's own of today
        worn = actor_of(user, moment, mandate.pk).mandate_id
        assert worn == (mandate.pk if mandate.pk in expected else actor.mandate_id)
