from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.recognition import Directory, directory

from .. import queries
from ..models import Intake, Proposal
from .acceptance import Desk, put_back, take
from .intakes import locked, refuse_superseded, settle

Kind = Proposal.Kind
State = Proposal.State

# What others lead back to goes first.
FIRST = (Kind.SOURCE, Kind.ORGANISATION, Kind.PERSON, Kind.CITATION)
# Of a clause that a person marked: who leads, and until when, is said where it is assigned.
NOT_READ: dict[str, Any] = {
    "by": None,
    "lead": None,
    "cooperating": [],
    "due": None,
    "recurs": None,
    "field": None,
}
LONGEST_CLAUSE = 20_000  # characters
MOST_AT_ONCE = 100  # accepted in one request; more would hold it for longer than a person waits


@transaction.atomic
def accept(proposal: Proposal, *, by: Actor, names: Directory | None = None) -> Proposal:
    """A person holds the fact to be right: it becomes, or is known as, a thing of the house."""
    intake = locked(proposal.intake, by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state == State.ACCEPTED:
        return proposal
    if proposal.state == State.REJECTED:
        raise ValidationError(_("Mục này đã bỏ. Hãy hoàn tác trước khi nhận."))
    _take(Desk(by, intake, names or directory()), proposal)
    settle(intake)
    return proposal


@transaction.atomic
def accept_sure(intake: Intake, *, by: Actor) -> int:
    """All that is sure and leaves no question open is accepted; returns how many.

    At most MOST_AT_ONCE in one call: what is left is still there.
    """
    intake = locked(intake, by)
    desk, taken = Desk(by, intake, directory()), 0
    for proposal in _in_order(intake):
        if taken == MOST_AT_ONCE:
            break
        try:
            with transaction.atomic():
                _take(desk, proposal)
        except ValidationError:  # it needs an answer first: it stays open, and says so on the page
            continue
        taken += 1
    settle(intake)
    return taken


@transaction.atomic
def correct(proposal: Proposal, *, by: Actor, facts: dict[str, Any]) -> Proposal:
    """A person says what is right; what was read stays beside it.

    `facts` are one argument: a direction has a fact named `by`, too.
    """
    locked(proposal.intake, by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != State.OPEN:
        raise ValidationError(_("Mục này đã được quyết định. Hãy hoàn tác trước khi sửa."))
    told = proposal.told | facts
    if told == proposal.told:
        return proposal
    proposal.corrected, proposal.sure, proposal.asks = told, True, False
    proposal.save(update_fields=["corrected", "sure", "asks"])
    record("intake.corrected", proposal.intake, by=by, proposal=proposal.pk, kind=proposal.kind)
    return proposal


@transaction.atomic
def add_direction(intake: Intake, *, by: Actor, start: int, end: int) -> Proposal:
    """A person holds a clause to say what is to be done, which was not read in it."""
    intake = locked(intake, by)
    text = intake.text[start:end].strip()
    within = end <= len(intake.text) and len(text) <= LONGEST_CLAUSE
    if intake.state not in (Intake.State.READ, Intake.State.DONE) or not (text and within):
        raise ValidationError(_("Không có nội dung nào ở chỗ này của văn bản."))
    directions = intake.proposals.filter(kind=Kind.DIRECTION)
    known = directions.filter(start=start, end=end).first()
    if known:
        return known
    proposal = intake.proposals.create(
        kind=Kind.DIRECTION,
        order=intake.proposals.aggregate(last=Max("order"))["last"] + 1,
        start=start,
        end=end,
        places=[[start, end]],
        facts={"text": text} | NOT_READ,
        sure=True,
    )
    record("intake.added", intake, by=by, proposal=proposal.pk, kind=proposal.kind)
    settle(intake)
    return proposal


@transaction.atomic
def reject(proposal: Proposal, *, by: Actor) -> Proposal:
    """It is not taken from this document."""
    intake = locked(proposal.intake, by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state == State.REJECTED:
        return proposal
    if proposal.state == State.ACCEPTED:
        raise ValidationError(_("Mục này đã nhận. Hãy hoàn tác trước khi bỏ."))
    proposal.state = State.REJECTED
    proposal.save(update_fields=["state"])
    record("intake.rejected", intake, by=by, proposal=proposal.pk, kind=proposal.kind)
    settle(intake)
    return proposal


@transaction.atomic
def reopen(proposal: Proposal, *, by: Actor) -> Proposal:
    """The decision is taken back, and what it made is gone, while nothing is built on it."""
    intake = locked(proposal.intake, by)
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state == State.OPEN:
        return proposal
    refuse_superseded(intake)
    if proposal.state == State.ACCEPTED:
        put_back(Desk(by, intake, directory()), proposal)
    proposal.state, proposal.existed = State.OPEN, False
    proposal.result_type, proposal.result_id = "", None
    proposal.save(update_fields=["state", "existed", "result_type", "result_id"])
    record("intake.reopened", intake, by=by, proposal=proposal.pk, kind=proposal.kind)
    settle(intake)
    return proposal


def _take(desk: Desk, proposal: Proposal) -> None:
    result, existed = take(desk, proposal)
    proposal.state, proposal.existed = State.ACCEPTED, existed
    proposal.result_type, proposal.result_id = result._meta.label_lower, result.pk
    proposal.save(update_fields=["state", "existed", "result_type", "result_id"])
    record(
        "intake.accepted",
        desk.intake,
        by=desk.by,
        proposal=proposal.pk,
        kind=proposal.kind,
        result=result,
        existed=existed,
    )


def _in_order(intake: Intake) -> list[Proposal]:
    sure = list(queries.sure(intake).select_for_update())
    rank = {kind: place for place, kind in enumerate(FIRST)}
    return sorted(sure, key=lambda one: (rank.get(Kind(one.kind), len(FIRST)), one.order))
