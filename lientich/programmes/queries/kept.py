"""How work kept to its dates as of a day: of a programme, by the days it is due, by field of work,
by who leads, by document and by unit. Each count is of a list narrowed alike.
"""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lientich.core import access
from lientich.core.actor import Actor
from lientich.core.together import Facts, grouped

from ..models import Assignment, State
from ..timeliness import Timeliness
from . import filters, lists, oversight

Kept = Counter[str]  # how many stand so, by timeliness

# What tasks are put together by, as columns of their rows of reach.
FIELD, SIDE, DOCUMENT, UNIT = "field", "side", "document", "unit"
COLUMNS = {FIELD: "field_id", SIDE: "of__lead__organisation", DOCUMENT: "of__source"}


def by_day(by: Actor, key: str, programme_id: UUID, at: date) -> QuerySet:
    """Of a union: the tasks given out by then, for each day on which some are due."""
    return grouped(key, _tasks(by, programme_id, at), {"due": "due_order"}, **_counts(by, at))


def by_group(by: Actor, key: str, programme_id: UUID, at: date, group: str) -> QuerySet:
    """Of a union: the same for each field, lead or document; of units, their own parts."""
    if group == UNIT:
        parts = _parts(by, programme_id, at)
        return grouped(key, parts, {"key": "unit"}, **_counts_of_parts(by, at))
    return grouped(key, _tasks(by, programme_id, at), {"key": COLUMNS[group]}, **_counts(by, at))


def kept(facts: Facts) -> Kept:
    """What a group was told to have."""
    return Counter({value.value: facts[value.value] for value in Timeliness})


def _tasks(by: Actor, programme_id: UUID, at: date) -> QuerySet:
    return lists.seen(by).filter(filters.given_by(by, at), programme_id=programme_id)


def _counts(by: Actor, at: date) -> dict[str, Any]:
    """By several organisations a task may be reached more than once."""
    several = len(access.readers(by)) > 1
    return {
        value.value: Count("of", distinct=several, filter=filters.stands(by, value, at))
        for value in Timeliness
    }


def _parts(by: Actor, programme_id: UUID, at: date) -> QuerySet[Assignment]:
    given = Q(assigned_at__lt=filters.after(at)) if at < by.today else Q()
    # What is left of a task that was split or merged is told by its successors.
    return oversight.parts(by, programme_id).filter(given).exclude(task__state=State.MOVED)


def _counts_of_parts(by: Actor, at: date) -> dict[str, Any]:
    return {
        value.value: Count("pk", filter=filters.part_stands(by, value, at)) for value in Timeliness
    }
