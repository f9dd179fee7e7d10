"""How what waits is told, from facts as the database writes them: one row for every kind."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.accounts.models import Mandate
from lientich.conferences.models import Conference
from lientich.core.templatetags.lt import day as shown
from lientich.documents import clauses
from lientich.documents.models import Document, Number, Relation, Series
from lientich.documents.queries import code_of
from lientich.drafting.models import Draft, Version
from lientich.intake.models import Intake
from lientich.programmes.models import Comment, Questionnaire, State, Task

from .names import TITLED_BY

MOST_OF_A_TEXT = 200  # letters


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


def duty_row(facts: dict[str, Any], today: date) -> Row:
    returned = facts["state"] == State.RETURNED
    return Row(
        title=facts["title"],
        note=facts["reason"] if returned and facts["reason"] else _state(facts),
        url=_url("programmes:assignment", facts["id"]),
        icon="undo-2" if returned else "hard-hat",
        **_due(facts["order"], today),
    )


def answer_row(facts: dict[str, Any], today: date) -> Row:
    return Row(
        title=facts["title"],
        note=str(Questionnaire(kind=facts["kind"])),
        url=_url("programmes:answer_form", facts["id"]),
        icon="clipboard-list",
        **_due(facts["order"], today),
    )


def cooperation_row(facts: dict[str, Any], today: date) -> Row:
    reminded = _("đã được nhắc") if facts["reminded"] else ""
    said = facts["reason"] or facts["duty"] or _("phối hợp")
    return Row(
        title=facts["title"],
        note=" · ".join(filter(None, [facts["body"], said, reminded])),
        url=_url("programmes:cooperation", facts["id"]),
        icon="handshake",
        **_due(facts["order"], today),
    )


def step_row(facts: dict[str, Any], today: date) -> Row:
    address = _url("programmes:assignment", facts["assignment"])
    return Row(
        title=facts["title"],
        note=" · ".join(filter(None, [facts["task"], facts["named"]])),
        url=f"{address}#steps",
        icon="list-checks",
        **_due(facts["order"], today),
    )


def claim_row(facts: dict[str, Any], today: date) -> Row:
    return Row(
        title=facts["title"],
        note=_("%(unit)s báo cáo hoàn thành") % {"unit": facts["unit"]},
        url=_url("programmes:assignment", facts["id"]),
        icon="clipboard-check",
        **_since(facts["order"], today),
    )


def request_row(facts: dict[str, Any], today: date) -> Row:
    until = shown(date.fromisoformat(facts["until"]))
    return Row(
        title=facts["title"],
        note=_("%(unit)s xin gia hạn đến %(until)s") % {"unit": facts["unit"], "until": until},
        url=_url("programmes:assignment", facts["id"]),
        icon="clock",
        **_due(facts["order"], today),
    )


def departure_row(facts: dict[str, Any], today: date) -> Row:
    return Row(
        title=facts["title"],
        note=_("%(unit)s đã chuyển, giải thể: để lại hay chuyển đơn vị khác") % facts,
        url=_url("programmes:assignment", facts["id"]),
        icon="split",
        **_since(facts["order"], today),
    )


def opinion_row(facts: dict[str, Any], today: date) -> Row:
    version = str(Version(number=facts["number"]))
    reminded = _("đã được nhắc") if facts["reminded"] else ""
    return Row(
        title=capfirst(facts["title"]),
        note=" · ".join(filter(None, [version, reminded])),
        url=_url("drafting:asked", facts["id"]),
        icon="message-square-text",
        **_due(facts["order"], today),
    )


def mention_row(facts: dict[str, Any], today: date) -> Row:
    key, task, part = (facts[name] for name in ("comment", "task", "assignment"))
    comment = Comment(pk=UUID(key), task_id=UUID(task), assignment_id=UUID(part) if part else None)
    return Row(
        title=facts["title"],
        note=_("%(who)s, %(at)s nhắc đến") % {"who": facts["who"], "at": facts["at"]},
        url=comment.get_absolute_url(),
        icon="message-square-text",
        **_since(facts["since"], today),
    )


def silent_row(facts: dict[str, Any], today: date) -> Row:
    """Who is silent past the day is to be reminded, or the asking ended."""
    words = ngettext("%(n)s tổ chức chưa trả lời", "%(n)s tổ chức chưa trả lời", facts["silent"])
    return Row(
        title=capfirst(facts["title"]),
        note=f"{Version(number=facts['number'])} · {words % {'n': facts['silent']}}",
        url=_url("drafting:consultation", facts["id"]),
        icon="bell",
        **_due(facts["order"], today),
    )


def receipt_row(facts: dict[str, Any], today: date) -> Row:
    sent = _("%(sender)s gửi") % {"sender": facts["sender"]}
    reminded = _("đã được nhắc") if facts["reminded"] else ""
    return Row(
        title=str(_document(facts)),
        note=" · ".join(filter(None, [sent, reminded])),
        url=_url("documents:detail", facts["document"]),
        icon="inbox",
        **_since(facts["since"], today),
    )


def chase_row(facts: dict[str, Any], today: date) -> Row:
    """Who has not received it is to be reminded."""
    words = ngettext("%(n)s nơi chưa nhận", "%(n)s nơi chưa nhận", facts["silent"])
    return Row(
        title=str(_document(facts)),
        note=words % {"n": facts["silent"]},
        url=f"{_url('documents:recipients', facts['document'])}?standing=waiting",
        icon="bell",
        **_since(facts["since"], today),
    )


def draft_row(facts: dict[str, Any], today: date) -> Row:
    source = _document(facts) if facts["kind"] else None
    place = Task(place=facts["place"]).place_told
    return Row(
        title=facts["title"],
        note=", ".join(filter(None, [str(source or facts["programme"]), place])),
        url=_url("programmes:task", facts["id"]),
        icon="send",
        **_due(facts["order"], today),
    )


def source_row(facts: dict[str, Any], today: date) -> Row:
    """The source of tasks is changed: which clause of which document, and by which other."""
    return Row(
        title=_changed(facts),
        note=_by_document(facts),
        url=reverse("programmes:changed_source", args=[int(facts["id"])]),
        icon="git-compare-arrows",
        **_since(facts["since"], today),
    )


def agreement_row(facts: dict[str, Any], today: date) -> Row:
    address = _url("documents:detail", facts["other"])
    return Row(
        title=_changed(facts),
        note=_by_document(facts),
        url=f"{address}#standing",
        icon="handshake",
        **_since(facts["since"], today),
    )


def _changed(facts: dict[str, Any]) -> str:
    document = Document(**{name: facts[f"of_{name}"] for name in TITLED_BY})
    place = capfirst(clauses.told(facts["clause"]))
    return ", ".join(filter(None, [place, str(document)]))


def _by_document(facts: dict[str, Any]) -> str:
    document = Document(**{name: facts[name] for name in TITLED_BY})
    done = Relation(kind=facts["effect"]).done
    return _("%(done)s bởi %(document)s") % {"done": done, "document": document}


def intake_row(facts: dict[str, Any], today: date) -> Row:
    """A scan is registered first; of all else there are proposals."""
    still_open, pages = facts["open"] or 0, facts["scanned"]
    unregistered = pages and not facts["document"]
    words = ngettext("%(n)s đề xuất chờ duyệt", "%(n)s đề xuất chờ duyệt", still_open)
    scan = ngettext("bản quét %(n)s trang chờ vào sổ", "bản quét %(n)s trang chờ vào sổ", pages)
    return Row(
        title=str(Intake(name=facts["name"], source={"title": facts["read"]})),
        note=scan % {"n": pages} if unregistered else words % {"n": still_open},
        url=_url("intake:register_scan" if unregistered else "intake:detail", facts["id"]),
        icon="file-search",
        **_since(facts["since"], today),
    )


def number_row(facts: dict[str, Any], today: date) -> Row:
    """As the page of a number names it."""
    number = Number(value=facts["value"])
    number.series = Series(padding=facts["padding"], symbol=facts["symbol"])
    return Row(
        title=_("Số %(code)s") % {"code": code_of(number, None)},
        note=" · ".join(filter(None, [facts["reserved_for"], facts["body"]])),
        url=_url("documents:number", facts["id"]),
        icon="hash",
        **_since(facts["since"], today),
    )


def mandate_row(facts: dict[str, Any], today: date) -> Row:
    return Row(
        title=f"{facts['person']}, {Mandate.Role(facts['role']).label}",
        note=_("%(person)s giao, chờ người thứ hai") % {"person": facts["granted_by"]},
        url=_url("accounts:mandates", facts["organisation"]),
        icon="key-round",
        **_since(facts["since"], today),
    )


def certificate_row(facts: dict[str, Any], today: date) -> Row:
    seal = _("Dấu của %(organisation)s") % {"organisation": facts["organisation"]}
    return Row(
        title=facts["holder"] or seal,
        note=_("%(person)s đăng ký, chờ người thứ hai") % {"person": facts["registered_by"]},
        url=_url("drafting:confirm_certificate", facts["id"]),
        icon="key-round",
        **_since(facts["since"], today),
    )


def obstacle_row(facts: dict[str, Any], today: date) -> Row:
    """The way on is to say who resolves it; where that is known, that it is resolved."""
    deed = "resolve" if facts["owner"] else "own"
    whose = _("%(owner)s giải quyết") % {"owner": facts["owner"]} if facts["owner"] else ""
    return Row(
        title=Truncator(facts["text"]).chars(MOST_OF_A_TEXT),
        note=f"{facts['raised_by']} · {whose or _('chưa có cơ quan giải quyết')}",
        url=_url(f"programmes:{deed}_obstacle", facts["id"]),
        icon="circle-alert",
        **_since(facts["since"], today),
    )


def paper_row(facts: dict[str, Any], today: date) -> Row:
    steps = {
        Draft.State.ADOPTING: _("chờ bên mình thông qua"),
        Draft.State.ADOPTED: _("đã thông qua, chờ đưa đi ký"),
        Draft.State.SIGNING: _("đang ký, chờ bên mình"),
        Draft.State.SIGNED: _("đã ký, chờ đóng dấu số")
        if facts["unsealed"]
        else _("đã ký, chờ cấp số và ban hành"),
    }
    return Row(
        title=Truncator(str(Draft(subject=facts["text"]))).chars(MOST_OF_A_TEXT),
        note=steps[Draft.State(facts["state"])],
        url=_url("drafting:detail", facts["id"]),
        icon="square-pen",
        **_since(facts["since"], today),
    )


def conference_row(facts: dict[str, Any], today: date) -> Row:
    undated = "" if facts["order"] else _("chưa định ngày họp")
    return Row(
        title=_conference(facts),
        note=" · ".join(filter(None, [undated, facts["place"]])),
        url=_url("conferences:detail", facts["id"]),
        icon="users-round",
        **_due(facts["order"], today),
    )


def conclusion_row(facts: dict[str, Any], today: date) -> Row:
    return Row(
        title=Truncator(facts["text"]).chars(MOST_OF_A_TEXT),
        note=_conference(facts),
        url=_url("conferences:draft_from", facts["id"]),
        icon="gavel",
    )


def _conference(facts: dict[str, Any]) -> str:
    """What a conference is called, from the period it looks back on."""
    begins, ends = (date.fromisoformat(facts[name]) for name in ("begins", "ends"))
    return str(Conference(since=begins, until=ends))


def _document(facts: dict[str, Any]) -> Document:
    return Document(**{name: facts[name] for name in TITLED_BY})


def _url(view: str, key: str) -> str:
    return reverse(view, args=[UUID(key)])


def _state(facts: dict[str, Any]) -> str:
    label = str(State(facts["state"]).label)
    return f"{label} · {facts['percent']}%" if facts["state"] == State.IN_PROGRESS else label


def _due(written: str | None, today: date) -> dict[str, Any]:
    """A deadline as an office says it: Quá 2 ngày, Hôm nay, 28-2-2026."""
    if written is None:
        return {}
    due = date.fromisoformat(written)
    late = (today - due).days
    if late > 0:
        words = ngettext("Quá %(n)s ngày", "Quá %(n)s ngày", late) % {"n": late}
        return {"when": words, "tone": "bad", "pressing_since": due}
    if late == 0:
        return {"when": _("Hôm nay"), "tone": "warn", "pressing_since": due}
    return {"when": shown(due), "tone": "warn" if late >= -3 else "", "pressing_since": due}


def _since(written: str, today: date) -> dict[str, Any]:
    """How long it has waited: that it came today, or for how many days."""
    day = date.fromisoformat(written)
    waited = (today - day).days
    if waited <= 0:
        return {"when": _("Mới hôm nay"), "pressing_since": day}
    words = ngettext("Chờ %(n)s ngày", "Chờ %(n)s ngày", waited) % {"n": waited}
    return {"when": words, "tone": "warn" if waited > 3 else "", "pressing_since": day}
