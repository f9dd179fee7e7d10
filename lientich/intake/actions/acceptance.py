"""What accepting a fact makes of it, by its kind; and what taking the acceptance back unmakes.

Called by `proposals`, under its lock and in its transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.conferences import actions as conferences
from lientich.conferences.models import Conference, Paper
from lientich.conferences.queries import reviewed_in
from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.documents import actions as documents
from lientich.documents import citing, clauses
from lientich.documents.models import Document, Relation, Statement
from lientich.documents.queries import owners as owners_of
from lientich.documents.rules import can_read_out
from lientich.organisations import actions as organisations
from lientich.organisations import queries as structure
from lientich.organisations import rules as structure_rules
from lientich.organisations.models import Body, Line, Organisation, Person
from lientich.organisations.recognition import Directory
from lientich.programmes import actions as programmes
from lientich.programmes.models import Programme, Task

from .. import entries, meetings, queries
from ..models import Intake, Proposal

Kind = Proposal.Kind
Facts = dict[str, Any]

WANTS_PROGRAMME = "programme"  # codes of what must be answered first
WANTS_SOURCE = "source"

CHOOSE_PROGRAMME = gettext_lazy(
    "Mục này thuộc về một chương trình. Hãy chọn chương trình, hoặc lập chương trình mới từ văn "
    "bản này."
)
CONFIRM_SOURCE = gettext_lazy(
    "Hãy xác nhận “Văn bản này” trước: các mục đọc được đều dẫn về văn bản."
)


@dataclass
class Desk:
    """What every acceptance needs at hand; made once for all of a document's."""

    by: Actor
    intake: Intake
    names: Directory


def take(desk: Desk, proposal: Proposal) -> tuple[Model, bool]:
    """What the fact now is in the house, and whether it was there before."""
    already = queries.known(desk.by, desk.intake, [proposal], desk.names).get(proposal.pk)
    return _TAKES[Kind(proposal.kind)](desk, proposal, already)


def base_programme_on(intake: Intake, by: Actor) -> None:
    """The programme stands on the document itself; news of it are no basis."""
    if intake.programme and intake.document and intake.source["form"] == "document":
        programmes.add_basis(intake.programme, by=by, document=intake.document)


def put_back(desk: Desk, proposal: Proposal) -> None:
    """Unmake what this acceptance made, while nothing is built on it."""
    undo = _PUTS_BACK.get(Kind(proposal.kind))
    if undo:
        undo(desk, proposal)
    elif not proposal.existed:
        raise ValidationError(
            _("Mục này đã ghi vào hệ thống, người khác có thể đã dùng. Hãy sửa tại trang của nó.")
        )


def _source(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    intake, facts = desk.intake, proposal.told
    has_text = isinstance(already, Document) and already.text and intake.is_scan
    text = "" if has_text else intake.text  # a machine's reading gives way to the words themselves
    document = _register(desk, facts, text=text, file=intake.file, file_name=intake.name, own=True)
    intake.document = document
    intake.save(update_fields=["document"])
    base_programme_on(intake, desk.by)
    return document, already is not None


def _citation(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    facts = proposal.told
    if facts["ambiguous"]:
        raise ValidationError(_("Hãy cho biết văn bản này của cơ quan nào."))
    cited = already or _register(desk, facts)
    source = _source_if_any(desk)
    if source and source.pk != cited.pk and _keeps(desk.by, source):
        documents.relate_as_read(
            source,
            by=desk.by,
            other=cited,  # type: ignore[arg-type]
            text=desk.intake.text,
            start=proposal.start or 0,
            end=proposal.end or 0,
        )
    return cited, already is not None


def _organisation(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    if already:
        return already, True
    facts = proposal.told
    if "short_name" not in facts:
        raise ValidationError(
            _("Chưa có tổ chức “%(name)s”. Hãy sửa để ghi tên gọi và loại, hoặc bỏ mục này.")
            % {"name": facts["name"]}
        )
    made = organisations.create_organisation(
        by=desk.by,
        name=facts["name"],
        short_name=facts["short_name"],
        kind=facts["kind"],
        since=citing.day(facts["since"]) or desk.by.today,
        decided_by=str(desk.intake)[:200],
        exercise=_is_exercise(desk),
    )
    return made, False


def _person(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    facts = proposal.told
    person = already or organisations.create_person(
        by=desk.by, name=facts["name"], exercise=_is_exercise(desk), token=proposal.pk
    )
    body = desk.names.body(facts["organisation"])
    appointed = bool(body) and _appoint(desk, person, body, facts["post"])  # type: ignore[arg-type]
    return person, already is not None and not appointed


def _appoint(desk: Desk, person: Person, body: Body, title: str | None) -> bool:
    """Note the post that the text gives them, where it is known, theirs to keep, and not noted."""
    day = citing.day(queries.source(desk.intake).get("date")) or desk.by.today
    posts = {fold(one.title): one for one in body.posts.standing(day)}
    post = posts.get(fold(title or ""))
    above = structure.above(body.organisation_id, Line.values, desk.by.today)
    if (
        post is None
        or not structure_rules.can_manage(desk.by, body.organisation, above)
        or not body.organisation.exists_on(day)
        or person.appointments.filter(post=post).exists()
    ):
        return False
    organisations.appoint(
        person, by=desk.by, post=post, since=day, decided_by=str(desk.intake)[:200]
    )
    return True


def _statement(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    if already:
        return already, True
    facts = proposal.told
    made = documents.state(
        _source_needed(desk),
        by=desk.by,
        kind=queries.STATED[Kind(proposal.kind)],
        text=queries.text_of(desk.intake, proposal),
        start=proposal.start or 0,
        end=proposal.end or 0,
        field=entries.field(facts),
        facts={name: value for name, value in facts.items() if name not in ("text", "field")},
    )
    return made, False


def _event(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    """A review conference of the programme's sides also stands among its conferences."""
    statement, existed = _statement(desk, proposal, already)
    review = meetings.review(proposal.told, desk.intake.text[proposal.end or 0 :][:300])
    if review and desk.intake.programme and desk.intake.document:
        programme = reviewed_in(desk.by, desk.intake.programme, review.since, review.until)
        conference = conferences.call_conference(
            programme,
            by=desk.by,
            kind=review.kind,
            since=review.since,
            until=review.until,
            held_on=citing.day(proposal.told["date"]),
            told_in=desk.intake.document,
            told_at=proposal.start,
        )
        conferences.add_paper(conference, by=desk.by, document=desk.intake.document)
    return statement, existed


def _goal(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    programme = _programme_of_goal(desk, proposal)
    statement, existed = _statement(desk, proposal, already)
    if not programme.goal:
        programmes.set_goal(programme, by=desk.by, goal=proposal.told["text"][:300])
        programme.refresh_from_db()
    return statement, existed


def _objective(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    programme, source = _programme(desk), _source_needed(desk)
    if already:
        return already, True
    made = programmes.add_objective(
        programme,
        by=desk.by,
        text=proposal.told["text"],
        field=entries.field(proposal.told),
        source=source,
        start=proposal.start,
        end=proposal.end,
    )
    return made, False


def _direction(desk: Desk, proposal: Proposal, already: Model | None) -> tuple[Model, bool]:
    programme, source, facts = _programme(desk), _source_needed(desk), proposal.told
    if already:
        return already, True
    made = programmes.draft_task(
        programme,
        by=desk.by,
        title=entries.title_of_task(facts, source),
        text=facts["text"],
        field=entries.field(facts),
        source=source,
        start=proposal.start,
        end=proposal.end,
        place=clauses.place(desk.intake.text, proposal.start or 0)[:60],
        owners=_owners_of_direction(desk, source),
        directed_by=(facts["by"] or "")[:200],
        lead=desk.names.body(facts["lead"]),
        cooperating=entries.bodies(facts["cooperating"], desk.names),
        due=citing.day(facts["due"]),
        recurs=facts["recurs"] or "",
    )
    return made, False


def _register(desk: Desk, facts: Facts, **more: Any) -> Document:
    told = citing.sought(facts, desk.names)
    return documents.register(
        by=desk.by,
        kind=told.kind,
        number=told.number,
        symbol=told.symbol,
        date=told.date,
        subject=told.subject,
        issuers=told.issuers,
        issuer_text=told.issuer_text,
        joint=told.joint,
        owners=_owners(desk, told.issuers) if told.joint else (),
        period=entries.period(facts),
        **more,
    )


def _owners(desk: Desk, issuers: tuple[Body, ...]) -> list[Organisation]:
    """A joint document belongs to those of the programme's sides who issued it."""
    if desk.intake.programme is None:
        return []
    sides = {side.organisation_id for side in desk.intake.programme.side_set.all()}
    issued = list(dict.fromkeys(body.organisation for body in issuers))
    owners = [one for one in issued if one.pk in sides]
    return owners if desk.by.organisation_id in {one.pk for one in owners} else []


def _programme_of_goal(desk: Desk, proposal: Proposal) -> Programme:
    """Of the same sides, that of the year the text speaks of; else the one chosen."""
    year = meetings.year_before(desk.intake.text, proposal.start or 0)
    chosen = _programme(desk)
    return reviewed_in(desk.by, chosen, *year) if year else chosen


def _owners_of_direction(desk: Desk, source: Document) -> list[Organisation]:
    """What was directed at a conference of the sides is theirs together, as its conclusions are."""
    programme = _programme(desk)
    sides = [side.organisation for side in programme.side_set.select_related("organisation")]
    told = Conference.objects.visible_to(desk.by).filter(documents=source).exists()
    return sides if told and desk.by.organisation_id in {side.pk for side in sides} else []


def _programme(desk: Desk) -> Programme:
    if desk.intake.programme is None:
        raise ValidationError(CHOOSE_PROGRAMME, code=WANTS_PROGRAMME)
    return desk.intake.programme


def _source_needed(desk: Desk) -> Document:
    if desk.intake.document is None:
        raise ValidationError(CONFIRM_SOURCE, code=WANTS_SOURCE)
    return desk.intake.document


def _source_if_any(desk: Desk) -> Document | None:
    """The document that cites. It is confirmed first, unless a person said that it is none."""
    if desk.intake.document is None:
        sources = desk.intake.proposals.filter(kind=Kind.SOURCE, state=Proposal.State.OPEN)
        if sources.exists():
            raise ValidationError(CONFIRM_SOURCE, code=WANTS_SOURCE)
    return desk.intake.document


def _keeps(by: Actor, document: Document) -> bool:
    return can_read_out(by, owners_of(document), document.field_id)


def _is_exercise(desk: Desk) -> bool:
    return desk.intake.owner.exercise


def _unregister(desk: Desk, proposal: Proposal) -> None:
    """The source: whatever leads back to it must have gone before."""
    intake = desk.intake
    others = intake.proposals.filter(state=Proposal.State.ACCEPTED).exclude(pk=proposal.pk)
    if others.exclude(kind__in=[Kind.ORGANISATION, Kind.PERSON]).exists():
        raise ValidationError(
            _("Đã nhận các mục dẫn về văn bản này. Hãy hoàn tác các mục đó trước.")
        )
    document, intake.document = intake.document, None
    intake.save(update_fields=["document"])
    if document and not proposal.existed:
        documents.withdraw(document, by=desk.by)


def _uncite(desk: Desk, proposal: Proposal) -> None:
    for relation in Relation.objects.filter(
        document=desk.intake.document_id,
        other=proposal.result_id,
        start=proposal.start,
    ):
        documents.unrelate(relation, by=desk.by)
    if proposal.existed:
        return
    for cited in Document.objects.filter(pk__in=[proposal.result_id]):  # or withdrawn by hand
        documents.withdraw(cited, by=desk.by)


def _unstate(desk: Desk, proposal: Proposal) -> None:
    if proposal.existed:
        return
    for statement in Statement.objects.filter(pk__in=[proposal.result_id]):
        documents.unstate(statement, by=desk.by)


def _unevent(desk: Desk, proposal: Proposal) -> None:
    """The document leaves the conference; one that nothing hangs on is gone."""
    document = desk.intake.document
    if not proposal.existed and document:
        for paper in Paper.objects.visible_to(desk.by).filter(document=document):
            conference = paper.conference
            conferences.remove_paper(paper, by=desk.by)
            if not (conference.papers.exists() or conference.conclusions.exists()):
                conferences.cancel_conference(conference, by=desk.by)
    _unstate(desk, proposal)


def _ungoal(desk: Desk, proposal: Proposal) -> None:
    if desk.intake.programme and not proposal.existed:
        programme = _programme_of_goal(desk, proposal)
        if programme.goal == proposal.told["text"][:300]:
            programmes.set_goal(programme, by=desk.by, goal="")
    _unstate(desk, proposal)


def _undraft(desk: Desk, proposal: Proposal) -> None:
    if proposal.existed:
        return
    for task in Task.objects.filter(pk__in=[proposal.result_id]):
        programmes.discard_draft(task, by=desk.by)


Take = Callable[[Desk, Proposal, Any], tuple[Model, bool]]
_TAKES: dict[Kind, Take] = {
    Kind.SOURCE: _source,
    Kind.CITATION: _citation,
    Kind.ORGANISATION: _organisation,
    Kind.PERSON: _person,
    Kind.EVENT: _event,
    Kind.RESULT: _statement,
    Kind.FIGURE: _statement,
    Kind.GOAL: _goal,
    Kind.OBJECTIVE: _objective,
    Kind.DIRECTION: _direction,
}
_PUTS_BACK: dict[Kind, Callable[[Desk, Proposal], None]] = {
    Kind.SOURCE: _unregister,
    Kind.CITATION: _uncite,
    Kind.EVENT: _unevent,
    Kind.RESULT: _unstate,
    Kind.FIGURE: _unstate,
    Kind.GOAL: _ungoal,
    Kind.DIRECTION: _undraft,
}
