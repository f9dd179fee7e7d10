"""Forms of this room, by what they are about."""

from .assignments import ReportForm, UntilAnswerForm, UntilForm
from .fields import Considered, NoteForm, ReasonForm, field_of_work, lines_of_text
from .matters import NewWayForm, OwnForm, RaiseForm, ResolveForm
from .programmes import BasisForm, FeedForm, GoalForm, HandOverForm, ObjectiveForm, ProgrammeForm
from .tasks import (
    COLUMNS,
    USUAL,
    AssignForm,
    ByOrganisation,
    ClauseForm,
    DraftForm,
    EditForm,
    FilterForm,
    KeepSourceForm,
    LeadField,
    TaskForm,
    due_today_or_later,
)

__all__ = [
    "COLUMNS",
    "AssignForm",
    "BasisForm",
    "ByOrganisation",
    "ClauseForm",
    "Considered",
    "DraftForm",
    "EditForm",
    "FeedForm",
    "FilterForm",
    "GoalForm",
    "HandOverForm",
    "KeepSourceForm",
    "LeadField",
    "NewWayForm",
    "NoteForm",
    "ObjectiveForm",
    "OwnForm",
    "ProgrammeForm",
    "RaiseForm",
    "ReasonForm",
    "ReportForm",
    "ResolveForm",
    "TaskForm",
    "USUAL",
    "UntilAnswerForm",
    "UntilForm",
    "due_today_or_later",
    "field_of_work",
    "lines_of_text",
]
