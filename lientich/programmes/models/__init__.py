"""What is: programmes, tasks, the units' parts of them, and what helps or hinders the work."""

from .assignments import Assignment, Decision, Evidence, ProgressReport, ProgressReportReach
from .feeds import Feed
from .matters import Adoption, NewWay, Obstacle
from .programmes import Basis, Objective, Programme, ProgrammeReach, Side
from .tasks import (
    FINISHED,
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
    "NO_DEADLINE",
    "RECURRENCES",
    "RUNNING",
    "Adoption",
    "Assignment",
    "Basis",
    "Decision",
    "Evidence",
    "Feed",
    "NewWay",
    "Objective",
    "Obstacle",
    "Programme",
    "ProgrammeReach",
    "ProgressReport",
    "ProgressReportReach",
    "Side",
    "SourceReview",
    "State",
    "Task",
    "TaskReach",
]
