"""What every act on an organisation begins with, and what it leaves to be found."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.templatetags.lt import day as shown
from lientich.search.actions import index as enter

from .. import queries, rules
from ..models import Line, Organisation


def locked(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def kept(organisation: Organisation, by: Actor) -> Organisation:
    """The same, locked, for whoever keeps it; others are told who does."""
    organisation = locked(organisation)
    allow(rules.can_manage(by, organisation, above(organisation, by.today)), rules.KEEPER_OF_IT)
    return organisation


def await_turn(by: Actor) -> None:
    """Whoever enters what no row stands for yet waits here, so that two clicks enter it once."""
    Organisation.objects.select_for_update(no_key=True).filter(pk__in=[by.organisation_id]).first()


def plays(by: Actor) -> bool:
    """Whoever acts for an organisation of the exercise enters nothing real."""
    if by.organisation_id is None:
        return False
    return Organisation.objects.filter(pk=by.organisation_id, exercise=True).exists()


def above(organisation: Organisation, day: date) -> set[UUID]:
    return queries.above(organisation.pk, Line.values, day)


def must_exist(organisation: Organisation, day: date) -> None:
    if not organisation.exists_on(day):
        raise ValidationError(
            _("%(organisation)s không tồn tại vào ngày %(day)s.")
            % {"organisation": organisation, "day": shown(day)}
        )


def earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def index(organisation: Organisation) -> None:
    """It is found by every name it has had, and by its bodies' names and symbols."""
    words = [organisation.short_name, *organisation.aliases]
    for name in organisation.names.all():
        words += [name.name, name.short_name]
    for body in organisation.bodies.all():
        words += [body.name, body.symbol, *body.aliases]
    enter(organisation, title=organisation.name, words=" ".join(words))
