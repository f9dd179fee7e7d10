"""What became of the clauses that tasks come from: others amend, replace or repeal them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from lientich.core import access
from lientich.core.actor import Actor
from lientich.documents import clauses
from lientich.documents.models import EFFECTS, Document, Relation
from lientich.reader import pinpoints

from ..models import FINISHED, SourceReview, Task


@dataclass(frozen=True)
class Change:
    """What another document changes of the clause of a task, and whether the own house has looked
    at it since it was noted so."""

    relation: Relation
    seen_at: datetime | None
    seen_by: str
    today: date

    @property
    def document(self) -> Document:
        return self.relation.document

    @property
    def url(self) -> str:
        place = "" if self.relation.start is None else f"?at={self.relation.start}#at"
        return f"{self.document.get_absolute_url()}{place}"

    @property
    def clause(self) -> str:
        return clauses.told(self.relation.clause)

    @property
    def to_come(self) -> bool:
        begins = self.relation.begins
        return begins is not None and begins > self.today

    @property
    def is_seen(self) -> bool:
        return self.seen_at is not None and self.seen_at >= self.relation.noted_at


def changes(by: Actor, task: Any) -> list[Change]:
    """As far as `by` sees the source (`source_visible`) and the documents that change it."""
    if not task.source_id or not task.source_visible:
        return []
    own = SourceReview.objects.filter(
        relation=OuterRef("pk"), task=task.pk, organisation=by.organisation_id
    )
    rows = (
        in_effect(by)
        .filter(other=task.source_id)
        .annotate(seen_at=Subquery(own.values("at")), seen_by=Subquery(own.values("person__name")))
    )
    told = rows.select_related("document").defer("document__text").order_by("noted_at", "pk")
    return [
        Change(row, row.seen_at, row.seen_by or "", by.today)
        for row in told
        if pinpoints.touch(row.clause_key, task.place_key)
    ]


def in_effect(by: Actor) -> QuerySet[Relation]:
    """What documents that `by` sees change of others that `by` sees."""
    return Relation.objects.filter(
        access.visible_at("document", Document, by),
        access.visible_at("other", Document, by),
        in_effect=True,
        kind__in=EFFECTS,
    )


def changed(by: Actor) -> QuerySet[Relation]:
    """What changes clauses that unfinished tasks of the own house come from, and nobody there has
    looked at."""
    return in_effect(by).filter(Exists(_unseen(by)))


def tasks_changed_by(by: Actor, relation: Relation) -> QuerySet[Any]:
    """The unfinished tasks of the own house whose clause it changes, by date; `seen_at`: when the
    house looked at that."""
    own = SourceReview.objects.filter(
        task=OuterRef("pk"), relation=relation.pk, organisation=by.organisation_id
    )
    reverse = [place for place in _outer_keys(relation.clause_key) if place != relation.clause_key]
    touched = Q(place_key__startswith=relation.clause_key) | Q(place_key__in=reverse)
    return (
        _own(by)
        .filter(touched, source=relation.other_id)
        .annotate(seen_at=Subquery(own.filter(at__gte=relation.noted_at).values("at")))
        .select_related("programme", "lead")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )


def _own(by: Actor) -> QuerySet[Task]:
    return Task.objects.visible_to(by).filter(owners=by.organisation_id).exclude(state__in=FINISHED)


def _unseen(by: Actor) -> QuerySet[Task]:
    """Of a relation around it: the tasks that it changes and that nobody has looked at."""
    of_relation = SourceReview.objects.filter(
        task=OuterRef("pk"),
        relation=OuterRef(OuterRef("pk")),
        organisation=by.organisation_id,
        at__gte=OuterRef(OuterRef("noted_at")),
    )
    key = ExpressionWrapper(OuterRef("clause_key"), output_field=CharField())
    return (
        _own(by)
        .filter(source=OuterRef("other"))
        .alias(changed=key)
        .filter(Q(place_key__startswith=F("changed")) | Q(changed__startswith=F("place_key")))
        .filter(~Exists(of_relation))
    )


def _outer_keys(key: str) -> list[str]:
    """The keys of all that a place lies within: "", "d5/", "d5/2/"."""
    parts = key.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:count]) for count in range(len(parts) + 1)]
