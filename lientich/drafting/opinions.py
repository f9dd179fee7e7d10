"""What the pages of a consultation show: who answered how, what was said, how far it has come."""

from collections import Counter
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.organisations.models import Organisation

from .forms import OTHERS, ConsultForm
from .models import Asked, Consultation, Opinion, OpinionRemark
from .queries import ENDED, Tally

TONES = {"agrees": "ok", "remarks": "info", "disagrees": "bad"}
DECIDED = {"": "warn", "taken": "ok", "part": "info", "not": ""}


def said(asked: Asked) -> Opinion | None:
    return getattr(asked, "opinion", None)


def is_late(asked: Asked, due: date, today: date) -> bool:
    """Answered after the day, or not answered and the day is past."""
    opinion = said(asked)
    return (timezone.localdate(opinion.at) if opinion else today) > due


def choices(
    groups: list[tuple[Organisation | None, list[Organisation]]], form: ConsultForm
) -> list[dict[str, Any]]:
    """The boxes of the form, with what stands ticked."""
    one_by_one, whole = form.ticked("organisations"), form.ticked("groups")
    return [
        {
            "key": str(side.pk) if side else OTHERS,
            "name": str(side) if side else _("Tổ chức khác"),
            "all": (str(side.pk) if side else OTHERS) in whole,
            "units": [(unit, str(unit.pk) in one_by_one) for unit in units],
        }
        for side, units in groups
    ]


def row(asked: Asked, consultation: Consultation, today: date) -> dict[str, Any]:
    opinion, late = said(asked), is_late(asked, consultation.due, today)
    return {
        "organisation": asked.organisation,
        "stance": opinion.get_stance_display() if opinion else "",
        "tone": TONES[opinion.stance] if opinion else "",
        "at": opinion.at if opinion else None,
        "late": late,
        "said": asked.said,  # type: ignore[attr-defined]
        "reminded_at": asked.reminded_at,
        "reminders": asked.reminders,
    }


def remark(one: OpinionRemark) -> dict[str, Any]:
    return {
        "one": one,
        "decision": one.get_decision_display() if one.decision else _("chưa xem xét"),
        "tone": DECIDED[one.decision],
    }


def numbers(
    asked: list[Asked], told: list[OpinionRemark], consultation: Consultation, today: date
) -> list[tuple[str, str]]:
    """How far it has come, as terms and numbers."""
    stances = Counter(opinion.stance for one in asked if (opinion := said(one)))
    late = [one for one in asked if is_late(one, consultation.due, today)]
    silent = sum(said(one) is None for one in asked)
    decided = Counter(one.decision for one in told)
    names = [(str(label), str(stances[value])) for value, label in Opinion.Stance.choices]
    done = [(str(label), str(decided[value])) for value, label in OpinionRemark.Decision.choices]
    return [
        (_("Đã trả lời"), f"{len(asked) - silent}/{len(asked)}"),
        *names,
        (_("trả lời muộn"), str(sum(said(one) is not None for one in late))),
        (_("Chưa trả lời"), str(silent)),
        (_("Góp ý"), str(len(told))),
        *done,
        (_("chưa xem xét"), str(decided[""])),
    ]


def standing(asked: Asked, opinion: Opinion | None, today: date) -> tuple[str, str]:
    """How it stands with the answer of an organisation, in words and tone."""
    asking = asked.consultation
    if opinion:
        return str(opinion.get_stance_display()), TONES[opinion.stance]
    if asking.closed_at or asking.draft.state in ENDED:
        return _("đã kết thúc, không trả lời"), ""
    if today > asking.due:
        return _("quá hạn, chưa trả lời"), "bad"
    return _("chờ trả lời"), "warn"


def asked_row(asked: Any, today: date) -> dict[str, Any]:
    """A line of what a house is asked (`queries.asked_of`), in the words of that version."""
    asking = asked.consultation
    words, tone = standing(asked, said(asked), today)
    return {
        "url": asked.get_absolute_url(),
        "title": capfirst(asked.subject),
        "version": asking.version,
        "sides": ", ".join(issuer["name"] for issuer in asked.issuers),
        "due": asking.due,
        "words": words,
        "tone": tone,
        "reminded": asked.reminders and not said(asked),
    }


def sent_with(remarks: int) -> str:
    """What goes with an answer."""
    once = _("Mỗi tổ chức trả lời một lần; các bên soạn thảo đọc được, tổ chức khác thì không.")
    if not remarks:
        return once
    words = ngettext("Gửi kèm %(n)s góp ý đã ghi.", "Gửi kèm %(n)s góp ý đã ghi.", remarks)
    return f"{words % {'n': remarks}} {once}"


def told(tally: Tally) -> str:
    """41/41 đã trả lời, 23 góp ý đã tiếp thu."""
    answers = _("%(answered)s/%(asked)s đã trả lời") % {
        "answered": tally.answered,
        "asked": tally.asked,
    }
    if not tally.remarks:
        return answers
    taken = _("%(taken)s/%(remarks)s góp ý đã tiếp thu") % {
        "taken": tally.taken,
        "remarks": tally.remarks,
    }
    return f"{answers}, {taken}"


def card(
    asked: list[tuple[Consultation, Tally]], today: date
) -> list[tuple[Consultation, str, str]]:
    """Each asking of a draft: how far it has come, and whether it is past its day."""
    return [
        (one, told(tally), "bad" if tally.silent and not one.closed_at and today > one.due else "")
        for one, tally in asked
    ]
