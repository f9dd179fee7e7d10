"""What the pages of organisations and people show of mandates and accounts."""

from typing import Any

from django.db.models import Count

from lientich.core.actor import ADMINISTRATOR, Actor
from lientich.core.panels import panel
from lientich.organisations.models import Line, Organisation, Person
from lientich.organisations.queries import above

from . import rules
from .models import Mandate, User
from .queries import closable


def mandates(organisation: Organisation, by: Actor) -> dict[str, Any] | None:
    """How many people act for an organisation, in which roles, and the way to the list."""
    over = set()
    if any(hat.role == ADMINISTRATOR for hat in by.hats):
        over = above(organisation.pk, Line.values, by.today)
    if not rules.can_read_mandates(by, organisation.pk, over):
        return None
    valid = Mandate.objects.valid(by.today).filter(organisation=organisation)
    counted = valid.order_by().values_list("role").annotate(Count("person", distinct=True))
    roles = dict(counted)
    return {
        "roles": [(role.label, roles[role.value]) for role in Mandate.Role if role.value in roles]
    }


def account(person: Person, by: Actor) -> dict[str, Any] | None:
    """Whether a person can sign in, for those who make accounts."""
    if not rules.can_create_account(by):
        return None
    found = User.objects.filter(person=person).first()
    return {
        "account": found,
        "can_close": bool(found and closable(by, [found])),
        "grant_at": by.organisation_id if by.role in rules.GRANTERS else None,
    }


panel("organisations.aside", mandates, "accounts/_mandates_panel.html")
panel("organisations.person", account, "accounts/_account_panel.html")
