"""How what waits is told: one row, the same for every kind."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.templatetags.lt import day as shown
from lientich.programmes.models import State


@dataclass(frozen=True)
class Row:
    """One thing to do. `when` and `tone` say how it stands; the earlier it pressed, the higher."""

    title: str
    note: str
    url: str
    icon: str
    when: str = ""
    tone: str = ""
    pressing_since: date | None = None


def duty_row(assignment: Any, today: date) -> Row:
    returned = assignment.state == State.RETURNED
    return Row(
        title=assignment.task.title,
        note=assignment.reason if returned and assignment.reason else _state(assignment),
        url=assignment.get_absolute_url(),
        icon="undo-2" if returned else "hard-hat",
        **_due(assignment.due, today),
    )


def claim_row(assignment: Any, today: date) -> Row:
    return Row(
        title=assignment.task.title,
        note=_("%(unit)s báo cáo hoàn thành") % {"unit": assignment.unit},
        url=assignment.get_absolute_url(),
        icon="clipboard-check",
        **_since(assignment.claimed_on, today),
    )


def draft_row(task: Any, today: date) -> Row:
    return Row(
        title=task.title,
        note=", ".join(filter(None, [str(task.source or task.programme), task.place])),
        url=task.get_absolute_url(),
        icon="send",
        **_due(task.due, today),
    )


def intake_row(intake: Any, today: date) -> Row:
    return Row(
        title=str(intake),
        note=ngettext("%(n)s đề xuất chờ duyệt", "%(n)s đề xuất chờ duyệt", intake.open_proposals)
        % {"n": intake.open_proposals},
        url=intake.get_absolute_url(),
        icon="file-search",
        **_since(timezone.localdate(intake.at), today),
    )


def mandate_row(mandate: Any, today: date) -> Row:
    return Row(
        title=f"{mandate.person}, {mandate.get_role_display()}",
        note=_("%(person)s giao, chờ người thứ hai") % {"person": mandate.granted_by.person},
        url=reverse("accounts:mandates", args=[mandate.organisation_id]),
        icon="key-round",
        **_since(timezone.localdate(mandate.granted_at), today),
    )


def _state(assignment: Any) -> str:
    if assignment.state == State.IN_PROGRESS:
        return f"{assignment.get_state_display()} · {assignment.percent}%"
    return str(assignment.get_state_display())


def _due(due: date | None, today: date) -> dict[str, Any]:
    """A deadline as an office says it: Quá 2 ngày, Hôm nay, 28-2-2026."""
    if due is None:
        return {}
    late = (today - due).days
    if late > 0:
        words = ngettext("Quá %(n)s ngày", "Quá %(n)s ngày", late) % {"n": late}
        return {"when": words, "tone": "bad", "pressing_since": due}
    if late == 0:
        return {"when": _("Hôm nay"), "tone": "warn", "pressing_since": due}
    return {"when": shown(due), "tone": "warn" if late >= -3 else "", "pressing_since": due}


def _since(day: date, today: date) -> dict[str, Any]:
    """How long it has waited: that it came today, or for how many days."""
    waited = (today - day).days
    if waited <= 0:
        return {"when": _("Mới hôm nay"), "pressing_since": day}
    words = ngettext("Chờ %(n)s ngày", "Chờ %(n)s ngày", waited) % {"n": waited}
    return {"when": words, "tone": "warn" if waited > 3 else "", "pressing_since": day}
