"""Two clicks at the same moment, on either database."""

import pytest
from django.core.exceptions import ValidationError

from lientich.accounts.actions import create_account
from lientich.accounts.models import User
from lientich.organisations.models import Person
from tests.threads import at_once


@pytest.mark.django_db(transaction=True)
def test_a_name_that_two_ask_for_is_given_to_one(transactional_db, ha):
    people = [Person.objects.create(name=name) for name in ("Đặng Thị Nhàn", "Lê Văn Nhàn")]
    outcomes = at_once(
        *[lambda one=one: create_account(one, by=ha, username="nhan") for one in people]
    )
    assert sum(isinstance(one, User) for one in outcomes) == 1, outcomes
    (refusal,) = [one for one in outcomes if not isinstance(one, User)]
    assert isinstance(refusal, ValidationError), outcomes
    assert "Tên đăng nhập này đã có người dùng." in refusal.messages
    assert User.objects.filter(username="nhan").count() == 1


def test_a_name_that_is_taken_after_it_was_found_free_is_refused_in_words(ha, monkeypatch):
    """Between the look and the entry, as PostgreSQL lets two do: here another enters it then."""
    person = Person.objects.create(name="Đặng Thị Nhàn")
    validate = User.username.field.run_validators

    def meanwhile(value):
        User.objects.create(username=value)
        validate(value)

    monkeypatch.setattr(User.username.field, "run_validators", meanwhile)
    with pytest.raises(ValidationError, match="đã có người dùng"):
        create_account(person, by=ha, username="nhan")
    assert not User.objects.filter(person=person).exists()
