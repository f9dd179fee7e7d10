"""What the pages of programmes show of reminders."""

from typing import Any

from lientich.core.actor import Actor
from lientich.core.panels import panel
from lientich.core.together import Found
from lientich.programmes.models import RUNNING, Assignment, Programme
from lientich.programmes.queries.oversight import Unit

from . import queries, wording
from .plans import plans
from .rules import can_set_rule


def of_assignment(part: Assignment, by: Actor, found: Found) -> dict[str, Any] | None:
    """What it was reminded of, and the reminder as a text to be pasted elsewhere."""
    reminders = queries.reminders_of(found)
    running = part.due is not None and part.state in RUNNING
    if not (reminders or running):
        return None
    return {
        "reminders": [
            {"words": wording.step(one), "at": one.at, "told": told} for one, told in reminders
        ],
        "message": wording.message(str(part.unit), [part], by.today) if running else "",
    }


def of_late_unit(unit: Unit, by: Actor) -> dict[str, Any] | None:
    """One message of all that is late at a unit, as far as the list above it tells of it."""
    late = [row["part"] for row in unit.late if row["part"].state in RUNNING]
    if not late:
        return None
    return {"message": wording.message(unit.name, late, by.today, unit.more)}


def of_programme(programme: Programme, by: Actor) -> dict[str, Any] | None:
    if by.organisation_id not in {side.organisation_id for side in programme.side_set.all()}:
        return None
    plan = plans([programme.pk]).of(programme.pk)
    return {
        "lines": wording.plan(plan),
        "can_set": can_set_rule(by, programme),
        "programme": programme,
    }


panel("programmes.assignment", of_assignment, "notices/_reminders.html", queries.parts)
panel("programmes.late_unit", of_late_unit, "notices/_message_to_unit.html")
panel("programmes.detail", of_programme, "notices/_plan.html")
