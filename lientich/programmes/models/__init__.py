"""What is: programmes, tasks, the units' parts of them, and what helps or hinders the work."""

from .assignments import Assignment, Decision, Evidence, ProgressReport, ProgressReportReach
from .clarity import Checklist, Clear, Tick
from .departures import Departure
from .dependencies import Dependency
from .feeds import Feed
from .lineage import Descent
from .matters import Adoption, NewWay, Obstacle
from .occurrences import Series
from .programmes import Basis, Objective, Programme, ProgrammeReach, Side
from .tasks import (
    FINISHED,
    GONE,
    NO_DEADLINE,
    RECURRENCES,
    RUNNING,
    SourceReview,
    State,
    Task,
    TaskReach,
)

__all__ = [
    "FINISHED",
    "GONE",
    "NO_DEADLINE",
    "RECURRENCES",
    "RUNNING",
    "Adoption",
    "Assignment",
    "Basis",
    "Checklist",
    "Clear",
    "Decision",
    "Departure",
    "Dependency",
    "Descent",
    "Evidence",
    "Feed",
    "NewWay",
    "Objective",
    "Obstacle",
    "Programme",
    "ProgrammeReach",
    "ProgressReport",
    "ProgressReportReach",
    "Series",
    "Side",
    "SourceReview",
    "State",
    "Task",
    "TaskReach",
    "Tick",
]
