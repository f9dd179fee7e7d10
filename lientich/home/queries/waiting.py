"""What waits for somebody, by their role, across the rooms.

The kinds follow the rules of the rooms: what stands here is what this mandate may do next.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, JSONObject, NullIf, TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.accounts.rules import GRANTERS
from lientich.core.actor import LEADER, OFFICE, REPORTER, SPECIALIST, Actor, Hat
from lientich.core.compiled import compiled
from lientich.core.models import Classification
from lientich.intake.models import Intake, Proposal
from lientich.organisations.queries import short
from lientich.programmes.models import Assignment, ProgressReport, State, Task

from .names import TITLED_BY
from .words import Row, claim_row, draft_row, duty_row, intake_row, mandate_row

MOST_COUNTED = 100  # of a kind; nobody works through a longer queue by its length
SOON = 3  # days (NORMS §6); what is due today is due soon


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of thing to do: for whom, what of it waits, and how a row of it is told."""

    key: str
    label: Promise
    icon: str
    roles: tuple[str, ...]
    rows: Callable[[Actor], QuerySet]
    tell: Callable[[dict[str, Any], date], Row]
    facts: dict[str, Any]  # by name, what `tell` is told; `order`: what the rows stand in order by


@dataclass(frozen=True)
class Group:
    """What waits of one kind, the most pressing first, and how much of it there is."""

    kind: Kind
    rows: list[Row]
    count: int

    @property
    def late(self) -> int:
        """How many of the rows are past their day."""
        return sum(row.tone == "bad" for row in self.rows)


def kinds(by: Actor) -> list[Kind]:
    """The kinds that can wait for somebody of this role."""
    return [kind for kind in KINDS if by.role in kind.roles]


def counts(by: Actor) -> dict[str, int]:
    """How much waits of each kind, in one query; none is counted beyond MOST_COUNTED."""
    return dict(_counting(by))


@compiled
def _counting(by: Actor) -> QuerySet:
    counted = [_counted(kind, kind.rows(by)) for kind in kinds(by)]
    return counted[0].union(*counted[1:], all=True) if counted else Task.objects.none()


def elsewhere(by: Actor, mandates: list[Mandate]) -> list[tuple[Mandate, int]]:
    """What waits for the same person under their other mandates, where anything does."""
    hats = {hat.mandate_id: hat for hat in by.hats if hat != by.hat}
    found = [
        (one, sum(counts(_wearing(by, hats[one.pk])).values()))
        for one in mandates
        if one.pk in hats
    ]
    return [(one, count) for one, count in found if count]


def _wearing(by: Actor, hat: Hat) -> Actor:
    return Actor(by.now, by.user_id, by.person_id, hat, by.hats)


def waiting(by: Actor, known: dict[str, int], most: int) -> list[Group]:
    """What waits for `by`, `most` of each kind, in one query; `known` are the counts."""
    facts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for key, one in _first(by, most) if any(known.values()) else ():
        facts[key].append(one)
    return [
        Group(
            kind,
            [kind.tell(one, by.today) for one in sorted(facts[kind.key], key=_place)],
            known[kind.key],
        )
        for kind in kinds(by)
        if known.get(kind.key)
    ]


@compiled
def _first(by: Actor, most: int) -> QuerySet:
    rows = [_facts(kind, kind.rows(by).values("pk")[:most]) for kind in kinds(by)]
    return rows[0].union(*rows[1:], all=True)


def _facts(kind: Kind, some: QuerySet) -> QuerySet:
    rows = some.model._default_manager.filter(pk__in=some).order_by()
    return rows.values_list(Value(kind.key), JSONObject(id="id", **kind.facts))


def _place(facts: dict[str, Any]) -> tuple[bool, str, str]:
    """In a union the order of its parts is lost: their day or moment, the undated last."""
    return facts["order"] is None, facts["order"] or "", facts["id"]


def first(groups: list[Group], most: int) -> list[Row]:
    """The most pressing rows of all kinds together."""
    rows = [row for group in groups for row in group.rows]
    return sorted(rows, key=lambda row: row.pressing_since or date.max)[:most]


def _counted(kind: Kind, rows: QuerySet) -> QuerySet:
    # Nested, because SQLite takes no LIMIT in a part of a union.
    some = rows.order_by().values("pk")[:MOST_COUNTED]
    counted = rows.model._default_manager.filter(pk__in=some).order_by()
    return counted.values(key=Value(kind.key)).annotate(n=Count("pk")).values_list("key", "n")


def _duties(by: Actor) -> QuerySet:
    """What one's unit has to report on now: returned, not begun, due soon or late."""
    pressing = Q(state__in=[State.RETURNED, State.NOT_STARTED])
    pressing |= Q(state=State.IN_PROGRESS, due__lte=by.today + timedelta(days=SOON))
    rows = Assignment.objects.visible_to(by).filter(pressing, unit=by.organisation_id)
    return rows.order_by(F("due").asc(nulls_last=True), "id")


def _claims(by: Actor) -> QuerySet:
    """Claims that one may judge (programmes.rules.can_confirm), the longest waiting first."""
    owners = Task.owners.through._default_manager
    mine = Q(task__in=owners.filter(organisation=by.organisation_id).values("task"))
    shared = Q(task__in=owners.exclude(organisation=by.organisation_id).values("task"))
    led = Q(
        task__lead__organisation=by.organisation_id,
        task__classification=Classification.ORDINARY,
    )
    claims = ProgressReport.objects.filter(assignment=OuterRef("pk"), claims=True)
    claimant = Subquery(claims.order_by("-at", "-id").values("mandate__person")[:1])
    somebody_elses = ~Q(unit=by.organisation_id) & (
        Q(claimant__isnull=True) | ~Q(claimant=by.person_id)
    )
    given_to_itself = mine & Q(unit=by.organisation_id) & ~shared
    rows = (
        Assignment.objects.visible_to(by)
        .filter(state=State.CLAIMED)
        .alias(claimant=claimant)
        .filter(((mine | led) & somebody_elses) | given_to_itself)
    )
    return _in_field(rows, by, "task__field").order_by("claimed_on", "id")


def _drafts(by: Actor) -> QuerySet:
    """Tasks that wait for a lead and a date before anyone has to do them."""
    rows = Task.objects.visible_to(by).filter(draft=True, owners=by.organisation_id)
    return _in_field(rows, by, "field").order_by(F("due").asc(nulls_last=True), "id")


def _intakes(by: Actor) -> QuerySet:
    """What was read and waits for a person's eye, the oldest first."""
    rows = Intake.objects.visible_to(by).filter(state=Intake.State.READ, owner=by.organisation_id)
    return rows.order_by("at", "id")


def _mandates(by: Actor) -> QuerySet:
    """Mandates of one's organisation that wait for a second person (accounts.rules.can_confirm)."""
    rows = Mandate.objects.lasting(by.today).filter(
        needs_second=True,
        confirmed_at=None,
        organisation=by.organisation_id,
        granted_by__isnull=False,
    )
    involved = Q(person=by.person_id) | Q(granted_by__person=by.person_id)
    return rows.exclude(involved).order_by("granted_at", "id")


def _in_field(rows: QuerySet, by: Actor, path: str) -> QuerySet:
    """A specialist acts within the fields of their department."""
    if by.role != SPECIALIST or by.hat is None:
        return rows
    return rows.filter(**{f"{path}__in": by.hat.fields})


def _read(name: str) -> NullIf:
    """What the reader found under a name, where it found anything."""
    found = KeyTextTransform(name, "source")
    # SQLite gives JSON's null as a word.
    return NullIf(NullIf(found, Value("null")), Value(""))


_STILL_OPEN = (
    Proposal.objects.filter(intake=OuterRef("pk"), state=Proposal.State.OPEN)
    .order_by()
    .values("intake")
    .annotate(n=Count("pk"))
    .values("n")
)

KINDS = (
    Kind(
        "duties",
        _("Báo cáo tiến độ"),
        "hard-hat",
        (REPORTER, OFFICE, LEADER),
        _duties,
        duty_row,
        {
            "order": "due",
            "title": "task__title",
            "state": "state",
            "percent": "percent",
            "reason": "reason",
        },
    ),
    Kind(
        "claims",
        _("Xác nhận hoàn thành"),
        "clipboard-check",
        (OFFICE, SPECIALIST, LEADER),
        _claims,
        claim_row,
        {"order": "claimed_on", "title": "task__title", "unit": short("unit__")},
    ),
    Kind(
        "drafts",
        _("Giao nhiệm vụ"),
        "send",
        (OFFICE, SPECIALIST),
        _drafts,
        draft_row,
        {
            "order": "due",
            "title": "title",
            "place": "place",
            "programme": "programme__name",
            **{name: f"source__{name}" for name in TITLED_BY},
        },
    ),
    Kind(
        "intakes",
        _("Duyệt văn bản nhập"),
        "file-search",
        (OFFICE,),
        _intakes,
        intake_row,
        {
            "order": "at",
            "since": TruncDate("at"),
            "read": Coalesce(_read("title"), _read("subject")),
            "name": "name",
            "open": Subquery(_STILL_OPEN),
        },
    ),
    Kind(
        "mandates",
        _("Xác nhận vai trò"),
        "key-round",
        GRANTERS,
        _mandates,
        mandate_row,
        {
            "order": "granted_at",
            "since": TruncDate("granted_at"),
            "person": "person__name",
            "role": "role",
            "organisation": "organisation_id",
            "granted_by": "granted_by__person__name",
        },
    ),
)
