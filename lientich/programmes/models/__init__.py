"""What is: programmes, tasks, the units' parts of them, and what helps or hinders the work."""

from .assignments import Assignment, Decision, Evidence, ProgressReport, ProgressReportReach
from .clarity import Checklist, Clear, Tick
from .comments import CORRECTED_WITHIN, Comment, Mention
from .cooperations import Cooperation, CooperationNote
from .departures import Departure
from .dependencies import Dependency
from .feeds import Feed
from .lineage import Descent
from .matters import Adoption, NewWay, Obstacle
from .occurrences import Series
from .plans import CADRES, INSPECTIONS, PlannedVisit
from .programmes import Basis, Objective, Programme, ProgrammeReach, Side
from .questionnaires import Answers, AnswersReach, Question, Questionnaire
from .steps import Step
from .tasks import (
    FINISHED,
    GONE,
    NO_DEADLINE,
    RECURRENCES,
    RUNNING,
    STOPPED,
    SourceReview,
    State,
    Task,
    TaskReach,
)

__all__ = [
    "CADRES",
    "CORRECTED_WITHIN",
    "FINISHED",
    "GONE",
    "INSPECTIONS",
    "NO_DEADLINE",
    "RECURRENCES",
    "RUNNING",
    "STOPPED",
    "Adoption",
    "Answers",
    "AnswersReach",
    "Assignment",
    "Basis",
    "Checklist",
    "Clear",
    "Comment",
    "Cooperation",
    "CooperationNote",
    "Decision",
    "Departure",
    "Dependency",
    "Descent",
    "Evidence",
    "Feed",
    "Mention",
    "NewWay",
    "Objective",
    "Obstacle",
    "PlannedVisit",
    "Programme",
    "ProgrammeReach",
    "ProgressReport",
    "ProgressReportReach",
    "Series",
    "Question",
    "Questionnaire",
    "Side",
    "SourceReview",
    "State",
    "Step",
    "Task",
    "TaskReach",
    "Tick",
]
