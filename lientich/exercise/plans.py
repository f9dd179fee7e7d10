"""What the two sides of the exercise plan at units this year, and where they would meet."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.core.ids import new_id
from lientich.programmes import actions
from lientich.programmes.models import Programme

if TYPE_CHECKING:
    from .build import Stage

# Who plans, at which unit, what, in how many days, for how many.
PLANNED = [
    ("ha", "suoi_nga", "inspection", 20, 4),
    ("ha", "khe_lim", "supervision", 48, 3),
    ("ha", "doi_sim", "finance", 75, 2),
    ("thuan", "suoi_nga", "supervision", 22, 3),
    ("thuan", "binh_minh", "duty", 41, 2),
    ("tam", "ngoc_lam", "review", 15, 1),
    ("tam", "van_dai", "comment", 33, 1),
    ("chau", "van_dai", "consult", 34, 0),
    ("chau", "hong_phong", "review", 52, 1),
]
ASKED = 18  # days ago


def plan(stage: Stage, programme: Programme) -> None:
    day = stage.today - timedelta(days=ASKED)
    for number, planned in enumerate(PLANNED):
        stage.plan(day, f"09:{10 + number}", partial(visit, stage, programme, *planned))


def visit(
    stage: Stage, programme: Programme, who: str, unit: str, kind: str, later: int, days: int
) -> None:
    first = stage.today + timedelta(days=later)
    actions.plan_visit(
        programme,
        by=stage.actor(who, stage.today - timedelta(days=ASKED), "09:10"),
        unit=stage.organisations[unit],
        kind=kind,
        since=first,
        until=first + timedelta(days=days),
        token=new_id(),
    )
