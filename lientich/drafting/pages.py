"""What the pages of a draft show: rows, the way to issue, what waits for whom."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.templatetags.lt import day
from lientich.organisations.models import Body
from lientich.papers import sheet
from lientich.papers.text import blocks_of

from .comparison import Change, compare
from .merging import Clash
from .models import (
    Adoption,
    Consultation,
    Draft,
    OpinionRemark,
    Remark,
    Side,
    Signing,
    Step,
    Version,
)
from .official.papers import paper_of
from .opinions import told
from .queries import Tally

SIDES = ("a", "b")  # the colours of the lead and of the others
AROUND = 1  # paragraphs shown beside a change


def row(draft: Draft) -> dict[str, Any]:
    asked: list[Adoption | Signing] = [*draft.adoptions.all(), *draft.signings.all()]
    parts = [part for part in asked if part.state == Adoption.State.WAITING]
    sides = {side.organisation_id: side for side in draft.sides.all()}
    return {
        "url": draft.get_absolute_url(),
        "title": str(draft),
        "kind": draft.kind_name,
        "joint": draft.joint,
        "sides": ", ".join(str(side.body) for side in draft.sides.all()),
        "state": draft.state,
        "state_label": draft.get_state_display(),
        "awaiting": ", ".join(str(sides[part.organisation_id].organisation) for part in parts),
        "changed": draft.changed_at,
    }


def shown(
    version: Version, exercise: bool, remarks: Sequence[Remark | OpinionRemark], url: str
) -> sheet.Shown:
    """A version as its paper, each paragraph with how many remarks it has and the way to one more:
    `url`, empty for whoever may not."""
    told = sheet.of(paper_of(version, exercise=exercise))
    counts: dict[int, int] = {}
    for one in remarks:
        counts[one.place] = counts.get(one.place, 0) + 1
    for (place, _block), one in zip(blocks_of(version.text), told["blocks"], strict=True):
        one["place"], one["remarks"] = place, counts.get(place, 0)
        one["url"] = f"{url}?place={place}" if url else f"#r{place}" if counts.get(place) else ""
    return told


def draft_sheet(
    draft: Draft, sides: list[Side], content: dict[str, Any], exercise: bool
) -> sheet.Shown:
    """What is being worked on, as the paper it would be; once issued, with its number and day."""
    working = Version(draft=draft, number=0, content=content, at=draft.changed_at)
    issued = draft.document
    paper = paper_of(working, exercise=exercise, number=issued.number if issued else "")
    if issued and issued.date:
        paper = replace(paper, date=issued.date, dated=True)
    return sheet.of(paper)


def coloured(sides: list[Side]) -> list[tuple[Side, str]]:
    return [(side, SIDES[min(place, 1)]) for place, side in enumerate(sides)]


def way(
    draft: Draft,
    sides: list[Side],
    parts: list[Adoption],
    signings: list[Signing],
    last: Version | None,
    asked: list[tuple[Consultation, Tally]],
    sealed: Collection[UUID] = (),
) -> list[dict[str, Any]]:
    """The steps to issue, each with where it stands: what is missing, from whom, since when.

    `asked`: who was asked for an opinion, of each version, the last first. `sealed`: whose seal
    stands on the file that is signed digitally.
    """
    written = last is not None and not draft.is_open
    note = _("Chưa lưu thành bản nào")
    if last:
        note = _("%(version)s, ngày %(day)s") % {"version": last, "day": day(last.at)}
    events = [{"text": _("Soạn thảo"), "note": note, "tone": "done" if written else "todo"}]
    events += _asking(draft, asked)
    names = {side.organisation_id: side.body for side in sides}
    for part in parts:
        events.append(
            {
                "text": _("%(side)s thông qua") % {"side": names[part.organisation_id]},
                "note": _part(part),
                "tone": "done"
                if part.state == Adoption.State.ADOPTED
                else "bad"
                if part.state == Adoption.State.REFUSED
                else "todo",
            }
        )
    if not parts:
        many = len(sides) > 1
        text = _("Các bên thông qua cùng một bản") if many else _("Thông qua")
        events.append({"text": text, "note": _("Chưa trình"), "tone": "todo"})
    for one in signings:
        events.append(_signature(one, names[one.organisation_id]))
        if draft.way == Draft.Way.DIGITAL:
            events.append(_seal(one, names[one.organisation_id], one.organisation_id in sealed))
    if not signings:
        events.append({"text": _("Các bên ký"), "note": "", "tone": "todo"})
    events.append(_issue(draft))
    return events


def _asking(draft: Draft, asked: list[tuple[Consultation, Tally]]) -> list[dict[str, Any]]:
    """A step that a paper may do without: once that is put, it is told only if it was taken."""
    if not asked:
        skipped = {"text": _("Lấy ý kiến"), "note": _("Chưa hỏi tổ chức nào"), "tone": "todo"}
        return [skipped] if draft.is_open else []
    whole = sum((tally for _one, tally in asked), Tally())
    done = whole.decided == whole.remarks and not any(
        one.closed_at is None and tally.silent for one, tally in asked
    )
    tone = "done" if done else "todo"
    return [{"text": _("Lấy ý kiến"), "note": told(whole), "tone": tone}]


def _signature(signing: Signing, body: Body) -> dict[str, Any]:
    done = signing.state == Signing.State.SIGNED
    note = _("Chờ từ ngày %(day)s") % {"day": day(signing.asked_at)}
    if done:
        note = _("ngày %(day)s") % {"day": day(signing.signed_on)}
    text = _("%(side)s ký") % {"side": body}
    return {"text": text, "note": note, "tone": "done" if done else "todo"}


def _seal(signing: Signing, body: Body, done: bool) -> dict[str, Any]:
    note = _("Sau chữ ký của bên mình")
    if done:
        note = ""
    elif signing.state == Signing.State.SIGNED:
        note = _("Chờ từ ngày %(day)s") % {"day": day(signing.at)}
    text = _("%(side)s đóng dấu số") % {"side": body}
    return {"text": text, "note": note, "tone": "done" if done else "todo"}


def _issue(draft: Draft) -> dict[str, Any]:
    event = {"text": _("Cấp số và ban hành"), "note": _after(draft), "tone": "todo"}
    if draft.document:
        issued = _("%(document)s, ngày %(day)s")
        told = {"document": draft.document, "day": day(draft.document.date)}
        url = draft.document.get_absolute_url()
        event |= {"note": issued % told, "tone": "done", "url": url}
    return event


def _after(draft: Draft) -> str:
    digital = draft.way == Draft.Way.DIGITAL
    return _("Sau chữ ký và dấu cuối cùng") if digital else _("Sau chữ ký cuối")


def _part(part: Adoption) -> str:
    if part.state == Adoption.State.ADOPTED:
        return _("%(person)s, ngày %(day)s") % {"person": part.person, "day": day(part.at)}
    if part.state == Adoption.State.REFUSED:
        return _("Chưa đồng ý, ngày %(day)s: %(words)s") % {
            "day": day(part.at),
            "words": part.words,
        }
    return _("Chờ từ ngày %(day)s") % {"day": day(part.asked_at)}


def deeds(part: Adoption, steps: list[Step]) -> dict[str, Any]:
    """What one's own side has done towards its part, and what is still asked of it."""
    mine = [step for step in steps if step.adoption_id == part.pk]
    approved = sum(step.kind == Step.Kind.APPROVE for step in mine)
    checked = any(step.kind == Step.Kind.CHECK for step in mine)
    left = max(part.approvals - approved, 0)
    return {
        "part": part,
        "steps": mine,
        "checked": checked,
        "wants_check": part.office_checks and not checked,
        "left": ngettext("Còn cần %(n)s lãnh đạo đồng ý.", "Còn cần %(n)s lãnh đạo đồng ý.", left)
        % {"n": left}
        if left
        else "",
    }


def changed(before: str, after: str) -> list[Change | None]:
    """The paragraphs that differ, with those around them; None where others are left out."""
    told = compare(before, after)
    near = {
        place + step
        for place, one in enumerate(told)
        if not one.same
        for step in range(-AROUND, AROUND + 1)
    }
    found: list[Change | None] = []
    for place, one in enumerate(told):
        if place in near:
            found.append(one)
        elif found and found[-1] is not None:
            found.append(None)
    return found[:-1] if found and found[-1] is None else found


def clashing(clash: Clash) -> list[Change]:
    """The paragraphs that two wrote at once: before, as the other wrote them; after, as I did."""
    return compare("\n".join(clash.theirs), "\n".join(clash.mine))


def remarked(version: Version, remarks: Sequence[Remark], text: str) -> list[dict[str, Any]]:
    """What of the open remarks on a version stands beside which line of a text that came of it."""
    left = [one for one in remarks if one.resolved_at is None]
    counts = Counter(one.place for one in left)
    lines = {}
    if left:
        lines = {one.place_before: one.place_after for one in compare(version.text, text)}
    quotes = {one.place: one.quote for one in left}
    return [
        {"place": place, "count": counts[place], "quote": quotes[place], "line": lines.get(place)}
        for place in sorted(counts)
    ]


def particulars_changed(before: Version, after: Version) -> list[tuple[str, str, str]]:
    """What differs beside the text: the name of a particular, as it was and as it is."""
    names = {
        "kind": _("Loại văn bản"),
        "subject": _("Trích yếu"),
        "symbol": _("Ký hiệu"),
        "place": _("Địa danh"),
        "period": _("Giai đoạn"),
        "issuers": _("Bên ban hành, người ký"),
        "urgency": _("Độ khẩn"),
        "addressees": _("Kính gửi"),
        "recipients": _("Nơi nhận"),
    }
    return [
        (words, _told(name, before.content.get(name)), _told(name, after.content.get(name)))
        for name, words in names.items()
        if before.content.get(name) != after.content.get(name)
    ]


def _told(name: str, value: Any) -> str:
    if name == "issuers":
        told = ("name", "authority", "post", "signer_name")
        return "; ".join(
            ", ".join(filter(None, (one.get("superior"), *(one[part] for part in told))))
            for one in value
        )
    if isinstance(value, list):
        return "; ".join(str(part) for part in value if part)
    return str(value or "")


def quoted(version: Version, place: str) -> str:
    """The words of a paragraph that an address names; empty where there is none."""
    paragraphs = version.text.split("\n")
    if not (place.isascii() and place.isdigit() and len(place) < 7):
        return ""
    return paragraphs[int(place) - 1] if 1 <= int(place) <= len(paragraphs) else ""
