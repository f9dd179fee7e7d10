"""Every write of this room, by what it is about."""

from .assignments import (
    confirm_completion,
    decline,
    report_progress,
    resume,
    return_for_rework,
    suspend,
)
from .programmes import add_basis, add_objective, set_goal, start_programme
from .submissions import hand_over_submissions
from .tasks import assign_task, discard_draft, draft_task, edit_task

__all__ = [
    "add_basis",
    "add_objective",
    "assign_task",
    "confirm_completion",
    "decline",
    "discard_draft",
    "draft_task",
    "edit_task",
    "hand_over_submissions",
    "report_progress",
    "resume",
    "return_for_rework",
    "set_goal",
    "start_programme",
    "suspend",
]
