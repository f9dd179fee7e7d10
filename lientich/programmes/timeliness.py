"""How work stands against its date (NORMS §6): one rule, as a function and as a condition.

The clock stops at the claim: what was claimed in time and is confirmed later is in time. What was
returned for rework runs again. While work is suspended, and once it is declined or moved on, no
date counts.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .models import RUNNING, STOPPED, State

SOON = 3  # days; work that is due today is due soon, too


class Timeliness(models.TextChoices):
    NO_DEADLINE = "no_deadline", _("Không tính hạn")
    IN_TIME = "in_time", _("Trong hạn")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    OVERDUE = "overdue", _("Quá hạn")
    COMPLETED_IN_TIME = "completed_in_time", _("Hoàn thành đúng hạn")
    COMPLETED_LATE = "completed_late", _("Hoàn thành quá hạn")


def timeliness(
    state: str,
    due: date | None,
    claimed_on: date | None,
    completed_on: date | None,
    today: date,
    soon: int = SOON,
) -> Timeliness:
    if due is None or state in STOPPED:
        return Timeliness.NO_DEADLINE
    if state == State.COMPLETED:
        late = completed_on is not None and completed_on > due
        return Timeliness.COMPLETED_LATE if late else Timeliness.COMPLETED_IN_TIME
    if state == State.CLAIMED:
        late = claimed_on is not None and claimed_on > due
        return Timeliness.OVERDUE if late else Timeliness.IN_TIME
    if due < today:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if due <= today + timedelta(days=soon) else Timeliness.IN_TIME


def days_late(due: date | None, stopped_on: date | None, today: date) -> int:
    """By how many days it is late, or was when its clock stopped; never less than none."""
    return max(((stopped_on or today) - due).days, 0) if due else 0


def condition(
    value: str,
    today: date,
    soon: int = SOON,
    *,
    state: str = "state",
    due: str = "due",
    undated: Q | None = None,
    claimed_on: str = "claimed_on",
    completed_on: str = "completed_on",
    then: bool = False,
) -> Q:
    """The same rule over columns, which may have other names.

    `undated`: which rows have no date, where not those whose `due` is null. `then`: `today` may be
    a day of the past, on which what was claimed later still ran; a suspension is known only as of
    now.
    """

    def where(column: str, comparison: str, wanted: object) -> Q:
        return Q(**{f"{column}__{comparison}": wanted})

    last_soon_day = today + timedelta(days=soon)
    undated = where(due, "isnull", True) if undated is None else undated
    dated = ~undated
    runs, claims, completes = (
        where(state, "in", RUNNING),
        where(state, "exact", State.CLAIMED),
        where(state, "exact", State.COMPLETED),
    )
    if then:
        claimed_later = claims & where(claimed_on, "gt", today)
        completed_later = completes & where(completed_on, "gt", today)
        runs |= claimed_later | completed_later
        claims &= where(claimed_on, "isnull", True) | where(claimed_on, "lte", today)
        completes &= where(completed_on, "isnull", True) | where(completed_on, "lte", today)
    running, claimed, completed = dated & runs, dated & claims, dated & completes
    # Spelled out rather than negated: a NOT over an empty day is neither true nor false.
    claimed_in_time = where(claimed_on, "isnull", True) | where(claimed_on, "lte", F(due))
    in_time = where(completed_on, "isnull", True) | where(completed_on, "lte", F(due))
    return {
        Timeliness.NO_DEADLINE: undated | where(state, "in", STOPPED),
        Timeliness.IN_TIME: (running & where(due, "gt", last_soon_day))
        | (claimed & claimed_in_time),
        Timeliness.DUE_SOON: running & where(due, "gte", today) & where(due, "lte", last_soon_day),
        Timeliness.OVERDUE: (running & where(due, "lt", today))
        | (claimed & where(claimed_on, "gt", F(due))),
        Timeliness.COMPLETED_IN_TIME: completed & in_time,
        Timeliness.COMPLETED_LATE: completed & where(completed_on, "gt", F(due)),
    }[Timeliness(value)]
