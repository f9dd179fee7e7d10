"""Forms of this room, by what they are about."""

from .assignments import (
    KeptReportForm,
    PhoneReportForm,
    ReportForm,
    UntilAnswerForm,
    UntilForm,
)
from .bulk import FOLLOWER, UNTIL, BulkForm
from .clarity import ChecklistForm, TickForm
from .comments import AnswerForm, CommentForm, EditCommentForm
from .cooperations import CooperationReportForm, DutyForm
from .dependencies import WaitForm
from .fields import Considered, NoteForm, ReasonForm, field_of_work, lines_of_text
from .lineage import MergeForm, ReassignForm, SplitForm
from .matters import NewWayForm, OwnForm, RaiseForm, ResolveForm
from .occurrences import AssignSeriesForm, SeriesForm
from .plans import VisitForm
from .programmes import BasisForm, FeedForm, GoalForm, HandOverForm, ObjectiveForm, ProgrammeForm
from .questionnaires import AnswersForm, QuestionsForm, asked, preset
from .steps import NewStepForm, ShareForm, StepForm
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
    "AnswerForm",
    "AnswersForm",
    "AssignForm",
    "AssignSeriesForm",
    "BasisForm",
    "BulkForm",
    "ByOrganisation",
    "ChecklistForm",
    "ClauseForm",
    "CommentForm",
    "Considered",
    "CooperationReportForm",
    "DraftForm",
    "EditCommentForm",
    "DutyForm",
    "EditForm",
    "FOLLOWER",
    "FeedForm",
    "FilterForm",
    "GoalForm",
    "HandOverForm",
    "KeepSourceForm",
    "KeptReportForm",
    "LeadField",
    "MergeForm",
    "NewStepForm",
    "NewWayForm",
    "NoteForm",
    "ObjectiveForm",
    "OwnForm",
    "PhoneReportForm",
    "ProgrammeForm",
    "QuestionsForm",
    "RaiseForm",
    "ReasonForm",
    "ReassignForm",
    "ReportForm",
    "ResolveForm",
    "SeriesForm",
    "SplitForm",
    "ShareForm",
    "StepForm",
    "TaskForm",
    "UNTIL",
    "USUAL",
    "TickForm",
    "UntilAnswerForm",
    "UntilForm",
    "WaitForm",
    "VisitForm",
    "asked",
    "due_today_or_later",
    "field_of_work",
    "lines_of_text",
    "preset",
]
