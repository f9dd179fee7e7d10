"""The page on which a person goes through what was read, prepared: text, rows, questions."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.documents import citing, clauses, pages
from lientich.organisations.recognition import Directory, directory

from . import forms, queries, words
from .marks import Line, Mark, paragraphs
from .models import Intake, Proposal

Kind = Proposal.Kind
ROWS = 100
QUESTIONS = 10
CHOICES = 6  # candidates that a question offers by name where no side is one; others are written in

TABS = {
    "documents": (Kind.SOURCE, Kind.CITATION),
    "work": (Kind.DIRECTION,),
    "people": (Kind.PERSON, Kind.ORGANISATION),
    "other": (Kind.EVENT, Kind.GOAL, Kind.OBJECTIVE, Kind.RESULT, Kind.FIGURE),
}
TONES = {
    Kind.CITATION: "m-doc",
    Kind.ORGANISATION: "m-who",
    Kind.PERSON: "m-who",
    Kind.EVENT: "m-when",
    Kind.GOAL: "m-do",
    Kind.OBJECTIVE: "m-do",
    Kind.DIRECTION: "m-do",
    Kind.RESULT: "m-fig",
    Kind.FIGURE: "m-fig",
}
TELLING = (Kind.DIRECTION, Kind.OBJECTIVE, Kind.RESULT, Kind.GOAL)
PAGES = {
    "documents.document": "documents:detail",
    "programmes.task": "programmes:task",
    "organisations.organisation": "organisations:detail",
    "organisations.person": "organisations:person",
}


@dataclass
class Review:
    lines: list[Line]
    part: int
    parts: int
    rows: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    counts: dict[str, int]
    tab: str
    page: int
    pages: int
    sure: int


def review(by: Actor, intake: Intake, asked: dict[str, str]) -> Review:
    """What the request asks to see: a tab and a page of rows, or the one with a given row."""
    names = directory()
    everything = list(
        intake.proposals.values_list("pk", "kind", "places", "asks", "state", "order")
    )
    counts = _counts(intake)
    tab = asked.get("kind", "") if asked.get("kind") in TABS else ""
    row = asked.get("row", "")
    wanted = intake.proposals.filter(kind__in=TABS[tab]) if tab and not row else intake.proposals
    total = counts[tab] if tab and not row else counts["all"]
    last = max(1, -(-total // ROWS))
    page = _page_of(row, everything) if row else _number(asked.get("page"), last)
    proposals = list(wanted.order_by("order")[(page - 1) * ROWS : page * ROWS])
    part, all_parts = pages.part_of(intake.text, asked.get("part"))
    on_page = {one.pk for one in proposals}
    lines = paragraphs(intake.text, _marks(everything, on_page, part), *all_parts[part - 1])
    _find_untold(lines, everything)
    return Review(
        lines=lines,
        part=part,
        parts=len(all_parts),
        rows=_rows(by, intake, proposals, names, asked.get("edit", ""), part, all_parts),
        questions=_questions(by, intake, names),
        counts=counts,
        tab="" if row else tab,
        page=page,
        pages=last,
        sure=queries.sure(intake).count(),
    )


def _find_untold(lines: list[Line], everything: list[tuple]) -> None:
    """Items of which nothing to do was read: a person may say that there is."""
    told = sorted(
        tuple(place)
        for _pk, kind, places, *_rest in everything
        if kind in TELLING
        for place in places
    )
    following = 0
    for line in lines:
        end = line.start + len(line.text)
        while following < len(told) and told[following][1] <= line.start:
            following += 1
        begins = clauses.item(line.text)
        if begins is not None and not (following < len(told) and told[following][0] < end):
            line.item = (line.start + begins, line.start + len(line.text.rstrip()))


def _counts(intake: Intake) -> dict[str, int]:
    State = Proposal.State
    return intake.proposals.aggregate(
        all=Count("pk"),
        open=Count("pk", filter=Q(state=State.OPEN)),
        accepted=Count("pk", filter=Q(state=State.ACCEPTED)),
        source=Count(
            "pk",
            filter=Q(state=State.OPEN, kind=Kind.SOURCE) & (Q(asks=True) | Q(sure=False)),
        ),
        asks=Count("pk", filter=Q(state=State.OPEN) & (Q(asks=True) | Q(sure=False))),
        waits=Count(
            "pk",
            filter=Q(state=State.OPEN, kind__in=queries.NEEDS_PROGRAMME),
        ),
        **{tab: Count("pk", filter=Q(kind__in=kinds)) for tab, kinds in TABS.items()},
    )


def _page_of(row: str, everything: list[tuple]) -> int:
    for place, (pk, *_rest) in enumerate(sorted(everything, key=lambda one: one[5])):
        if str(pk) == row:
            return place // ROWS + 1
    return 1


def _number(asked: str | None, last: int) -> int:
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return min(max(number, 1), last)


def _marks(everything: list[tuple], on_page: set[UUID], part: int) -> list[Mark]:
    marks = []
    for pk, kind, places, asks, state, _order in everything:
        if state == Proposal.State.REJECTED:
            continue
        tone = "m-ask" if asks and state == Proposal.State.OPEN else TONES.get(Kind(kind), "")
        row = f"#p-{pk}" if pk in on_page else f"?row={pk}&part={part}#p-{pk}"
        name = kind == Kind.ORGANISATION
        marks += [Mark(start, end, str(pk), tone, row, name) for start, end in places]
    return marks


def _rows(
    by: Actor,
    intake: Intake,
    proposals: list[Proposal],
    names: Directory,
    edited: str,
    part: int,
    all_parts: list[tuple[int, int]],
) -> list[dict[str, Any]]:
    known = queries.known(by, intake, [one for one in proposals if one.is_open], names)
    return [
        {
            "proposal": one,
            "title": words.title(intake, one),
            "note": words.note(one),
            "pill": _pill(one, known.get(one.pk)),
            "url": _url(intake, one, known.get(one.pk)),
            "place": _place(one, part, all_parts),
            "form": correction(intake, one) if str(one.pk) == edited and one.is_open else None,
        }
        for one in proposals
    ]


def correction(intake: Intake, proposal: Proposal, data: Any = None) -> forms.Correction:
    """The form of its kind, filled with what is proposed."""
    told = dict(proposal.told)
    if proposal.kind in (Kind.SOURCE, Kind.CITATION):
        told["kind"] = citing.kind_of(told)
        told["subject"] = told["subject"] or told.get("title")
    elif proposal.kind == Kind.DIRECTION:
        told.setdefault(
            "title", clauses.title(told["text"], told["lead"], told.get("cooperating") or ())
        )
    elif proposal.kind == Kind.ORGANISATION:
        told.setdefault("short_name", told["name"])
        told.setdefault("kind", "unit")
        told.setdefault("since", None)
    return forms.CORRECTIONS[proposal.kind](data, initial=told, prefix=str(proposal.pk)[-8:])


def _pill(proposal: Proposal, known: Model | None) -> tuple[str, str]:
    if proposal.state == Proposal.State.REJECTED:
        return _("đã bỏ"), ""
    if proposal.state == Proposal.State.ACCEPTED:
        return (_("đã có"), "ok") if proposal.existed else (_("đã nhận"), "ok")
    if known:
        return _("đã có"), "ok"
    if proposal.kind == Kind.ORGANISATION:
        return _("chưa có"), "warn"
    if proposal.asks or not proposal.sure:
        return _("cần xác nhận"), "warn"
    return (_("việc"), "ok") if proposal.kind == Kind.DIRECTION else (_("mới"), "info")


def _url(intake: Intake, proposal: Proposal, known: Model | None) -> str:
    """Where the thing itself stands, made or recognised."""
    kind, key = proposal.result_type, proposal.result_id
    if known and not key:
        kind, key = known._meta.label_lower, known.pk
    if kind in PAGES:
        return reverse(PAGES[kind], args=[key])
    if kind == "documents.statement" and intake.document_id:
        return f"{reverse('documents:detail', args=[intake.document_id])}#s-{key}"
    if kind == "programmes.objective" and intake.programme_id:
        return reverse("programmes:detail", args=[intake.programme_id])
    return ""


def _place(proposal: Proposal, part: int, all_parts: list[tuple[int, int]]) -> str:
    """The address of its mark in the text."""
    if proposal.start is None:
        return ""
    for number, (start, end) in enumerate(all_parts, start=1):
        if start <= proposal.start < end:
            here = "" if number == part else f"?part={number}&row={proposal.pk}"
            return f"{here}#m-{proposal.pk}"
    return ""


def _questions(by: Actor, intake: Intake, names: Directory) -> list[dict[str, Any]]:
    """What only a person can tell, first."""
    asked = list(
        intake.proposals.filter(kind=Kind.CITATION, state=Proposal.State.OPEN, asks=True).order_by(
            "order"
        )[:QUESTIONS]
    )
    if not asked:
        return []
    near = queries.around(by, intake, names)
    found = []
    for one in asked:
        if not one.told["kind"]:
            continue  # which kind it is, is corrected in its row
        bodies = queries.candidates(one.told, names, near)
        offered = sum(body.organisation_id in near.sides for body in bodies) or CHOICES
        found.append(
            {
                "proposal": one,
                "title": _("%(document)s là của ai?") % {"document": words.document(one.told)},
                "text": _why(one.told, bodies),
                "choices": [(body, _side(body.organisation_id, near)) for body in bodies[:offered]],
                "others": bodies[offered:],
            }
        )
    return found


def _why(told: dict[str, Any], bodies: list[Any]) -> str:
    letters = (told["symbol"] or "").rpartition("/")[2]
    if letters and len(bodies) > 1:
        return _(
            "Ký hiệu %(letters)s dùng chung cho nhiều cơ quan, văn bản không nêu cơ quan ban hành."
        ) % {"letters": letters}
    return _("Văn bản không nêu cơ quan ban hành.")


def _side(organisation: UUID, near: queries.Around) -> str:
    """The colour of a side, as everywhere: the first leads."""
    if organisation not in near.sides:
        return ""
    return "a" if near.sides.index(organisation) == 0 else "b"
