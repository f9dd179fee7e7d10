"""What a person is told, as far as they may still read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import attrgetter, or_
from typing import Any
from uuid import UUID

from django.db.models import (
    Aggregate,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import RowNumber

from lientich.accounts.models import Mandate
from lientich.core import paging
from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.core.together import Found, of, told
from lientich.documents.models import Delivery
from lientich.drafting.models import Asked, Draft
from lientich.programmes.models import (
    RUNNING,
    Assignment,
    Comment,
    Cooperation,
    Decision,
    Mention,
    Obstacle,
    Programme,
    ProgressReport,
)

from .acted import told_act
from .kinds import HOLDING
from .models import Act, Item, Letter, Notice, Preference, Reminder

NEWEST = ("-id",)
FIRST = 3  # reminders of a notice that its row on a page names
MOST = 200  # on the page of a notice, and in a letter
REMINDED = "reminded"  # the key of a part
COLUMNS = ("id", "step", "rhythm", "since", "at")
MOST_IN_BELL = 500  # the newest of what was not read, which the bell looks at
TAKEN_UP_AGAIN = (Decision.Kind.RESUMED, Decision.Kind.RETURNED)
# A report on what a reminder is of, in its period or after it.
REPORTED_SINCE = Exists(
    ProgressReport.objects.filter(
        assignment=OuterRef("reminder__assignment"), at__date__gte=OuterRef("reminder__since")
    )
)
# That its person has opened where a comment mentions them.
OPENED = Exists(
    Mention.objects.filter(
        comment=OuterRef("act__comment"), mandate__person=OuterRef("person"), waits=False
    )
)
SUBJECTS = {
    "assignment": Assignment,
    "cooperation": Cooperation,
    "obstacle": Obstacle,
    "comment": Comment,
    "draft": Draft,
    "asked": Asked,
    "delivery": Delivery,
}
OF_ACTS = (
    "act__organisation",
    "act__assignment__task",
    "act__assignment__unit",
    "act__cooperation__task",
    "act__cooperation__body",
    "act__obstacle__organisation",
    "act__comment__task",
    "act__comment__mandate__person",
    "act__draft",
    "act__asked__consultation__organisation",
    "act__delivery__document",
    "act__delivery__sender",
)
TEXTS = ("act__draft__text", "act__delivery__document__text")


@dataclass(frozen=True)
class Told:
    """A reminder of a notice; who else was told the same: organisations and roles, its own not
    among them; and whether it is not so any more."""

    item: Item
    others: list[str]
    settled: bool


@dataclass(frozen=True)
class Summary:
    """How much of a notice there is, and how much of it still stands: late, to come (by when),
    without a report."""

    count: int = 0
    late: int = 0
    coming: int = 0
    until: date | None = None
    silent: int = 0

    @property
    def standing(self) -> int:
        return self.late + self.coming + self.silent


@dataclass(frozen=True)
class Row:
    """A notice; of the reminders of a round, how much there is and the first of them."""

    notice: Notice
    summary: Summary
    told: list[Told]


@dataclass(frozen=True)
class Post:
    """What a letter tells: how much it reminds of, of that the most pressing, and acts."""

    summary: Summary
    items: list[Item]
    acts: list[Notice]


def notices(by: Actor) -> QuerySet[Notice]:
    """Those of a person about what they may read today; by a mandate that ended, nothing."""
    told = Exists(_items(by).filter(notice=OuterRef("pk"))) | Exists(_acts(by))
    return Notice.objects.filter(told, person=by.person_id)


def unread(by: Actor) -> QuerySet[Notice]:
    """What a person has not read and is still so: of what is settled nobody need be told."""
    items = _standing(_items(by)).filter(notice=OuterRef("pk"))
    told = Exists(items) | (Exists(_acts(by).filter(HOLDING)) & ~OPENED)
    return Notice.objects.filter(told, person=by.person_id, read_at=None)


def in_bell(by: Actor) -> QuerySet[Notice]:
    """Of it what the bell counts: on every page, so among no more than the newest."""
    newest = Notice.objects.filter(person=by.person_id, read_at=None).order_by(*NEWEST)
    return unread(by).filter(pk__in=newest.values("pk")[:MOST_IN_BELL])


@compiled
def to_be_written_of(by: Actor) -> QuerySet:
    """The keys of what still stands and is to go by mail, or is in a letter that has not gone."""
    rows = unread(by).filter(Q(letter=None) | Q(letter__sent_at=None), mail_at__isnull=False)
    return rows.values_list("pk", flat=True)


def _acts(by: Actor) -> QuerySet[Act]:
    """Of a notice, its act, if `by` may read what it was done to."""
    seen = [
        Q(Exists(model.objects.readable_by(by).filter(pk=OuterRef(name))))  # type: ignore[attr-defined]
        for name, model in SUBJECTS.items()
    ]
    return Act.objects.filter(reduce(or_, seen), pk=OuterRef("act"))


def _items(by: Actor) -> QuerySet[Item]:
    seen = Assignment.objects.readable_by(by).filter(pk=OuterRef("reminder__assignment"))
    return Item.objects.filter(Exists(seen))


def _standing(items: QuerySet[Item]) -> QuerySet[Item]:
    of_its_date = Q(reminder__assignment__due=F("reminder__due"))
    of_a_period = Q(~REPORTED_SINCE, reminder__since__isnull=False)
    return items.filter(of_its_date | of_a_period, _is_to_be_done("reminder__assignment__"))


def to_be_done() -> QuerySet[Assignment]:
    """Units' parts of which there is something to remind."""
    return Assignment.objects.filter(_is_to_be_done())


def _is_to_be_done(part: str = "") -> Q:
    running = {"state__in": RUNNING, "task__programme__state": Programme.State.RUNNING}
    asked = running | {"task__draft": False}
    return Q(**{f"{part}{name}": value for name, value in asked.items()})


def unreported(expected: Iterable[tuple[Iterable[UUID], datetime]]) -> QuerySet[Assignment]:
    """Of programmes, each with a moment: the parts that were to be done all the time since and
    had no report."""
    found = Q(pk__in=[])
    for programmes, begun in expected:
        reported = ProgressReport.objects.filter(assignment=OuterRef("pk"), at__gte=begun)
        rested = Decision.objects.filter(
            assignment=OuterRef("pk"), kind__in=TAKEN_UP_AGAIN, at__gte=begun
        )
        found |= Q(
            ~Exists(reported),
            ~Exists(rested),
            task__programme__in=list(programmes),
            assigned_at__lt=begun,
        )
    return to_be_done().filter(found)


def page(by: Actor, cursor: str | None, only_unread: bool) -> tuple[paging.Page, list[Row]]:
    if cursor is None:
        rows, take = (
            Notice.objects.none(),
            lambda _rows, _order, most: _newest(by, only_unread, most),
        )
    else:
        rows, take = _of(by, only_unread), None
    found = paging.page([rows], NEWEST, same=lambda row: row.pk, cursor=cursor, take=take)
    of_rounds = [one.pk for one in found.rows if one.round_id]
    summaries, named = _summaries(by, of_rounds), _first(by, of_rounds)
    return found, [Row(one, summaries.get(one.pk, Summary()), named[one.pk]) for one in found.rows]


@compiled
def _newest(by: Actor, only_unread: bool, most: int) -> QuerySet[Notice]:
    return _of(by, only_unread).order_by(*NEWEST)[:most]


def _of(by: Actor, only_unread: bool) -> QuerySet[Notice]:
    return _whole(unread(by) if only_unread else notices(by))


def one(by: Actor, notice: Notice) -> tuple[Summary, list[Told]]:
    """A notice of a round on a page of its own, the most pressing first."""
    items = _named(_items(by).filter(notice=notice))[:MOST]
    return _summaries(by, [notice.pk]).get(notice.pk, Summary()), _told(list(items))


def leads_to(by: Actor, notice: Notice) -> str:
    """Where one goes from a notice: to the thing, or to all that it reminds of."""
    if notice.act_id:
        return told_act(_whole(Notice.objects.filter(pk=notice.pk)).get()).url
    parts = Assignment.objects.filter(reminders__items__in=_items(by).filter(notice=notice))
    some = parts[:2]
    return (some[0] if len(some) == 1 else notice).get_absolute_url()


def post(by: Actor, held: QuerySet[Notice]) -> Post:
    items = _standing(_items(by)).filter(notice__in=held)
    told = _whole(held.exclude(act=None)).order_by("id")
    # What was done twice to one thing is told as it was last.
    acts = {(one.act.kind, one.act.subject.pk): one for one in told if one.act}
    return Post(_summed(items, by.today), list(_named(items)[:MOST]), list(acts.values()))


def _whole(rows: QuerySet[Notice]) -> QuerySet[Notice]:
    """With what is told of acts, and whether that is still so."""
    subject = KeyTextTransform("subject", "act__asked__consultation__version__content")
    holds = Exists(Act.objects.filter(HOLDING, pk=OuterRef("act"))) & ~OPENED
    rows = rows.select_related(*OF_ACTS).defer(*TEXTS)
    return rows.annotate(consulted_on=subject, holds=holds)


def _named(items: QuerySet[Item]) -> QuerySet[Item]:
    parts = "reminder__assignment__task", "reminder__assignment__unit"
    rows = items.select_related(*parts).annotate(reported_since=REPORTED_SINCE)
    return rows.order_by(F("reminder__due").asc(nulls_last=True), "reminder")


def _first(by: Actor, notices: list[UUID]) -> dict[UUID, list[Told]]:
    place = Window(
        RowNumber(),
        partition_by="notice",
        order_by=[F("reminder__due").asc(nulls_last=True), "reminder"],
    )
    ranked = _items(by).filter(notice__in=notices).annotate(place=place).filter(place__lte=FIRST)
    items = _named(Item.objects.filter(pk__in=ranked.values("pk"))) if notices else ()
    found: dict[UUID, list[Told]] = defaultdict(list)
    for one in _told(list(items)):
        found[one.item.notice_id].append(one)
    return found


def _told(items: list[Item]) -> list[Told]:
    told = told_of({item.reminder_id for item in items})
    return [
        Told(
            item,
            [words for key, words in told[item.reminder_id] if key != _key(item)],
            _is_settled(item),
        )
        for item in items
    ]


def _is_settled(item: Any) -> bool:
    reminder, part = item.reminder, item.reminder.assignment
    changed = item.reported_since if reminder.since else part.due != reminder.due
    return changed or part.state not in RUNNING


def _summaries(by: Actor, notices: list[UUID]) -> dict[UUID, Summary]:
    """Of each of these: all that `by` may read of it, and what of that stands."""
    if not notices:
        return {}
    items = _items(by).filter(notice__in=notices)
    counts = dict(items.values_list("notice").annotate(n=Count("pk")))
    standing = _standing(items).values_list("notice").annotate(**_sums(by.today))
    stands = {key: Summary(counts[key], *told) for key, *told in standing}
    return {key: stands.get(key, Summary(count)) for key, count in counts.items()}


def _summed(items: QuerySet[Item], today: date) -> Summary:
    return Summary(**items.aggregate(count=Count("pk"), **_sums(today)))


def _sums(today: date) -> dict[str, Aggregate]:
    coming = Q(reminder__due__gte=today)
    return {
        "late": Count("pk", filter=Q(reminder__due__lt=today)),
        "coming": Count("pk", filter=coming),
        "until": Max("reminder__due", filter=coming),
        "silent": Count("pk", filter=Q(reminder__since__isnull=False)),
    }


def letters(by: Actor) -> QuerySet[Letter]:
    """The letters to a person, with what became of them."""
    return Letter.objects.filter(person=by.person_id)


def letters_page(by: Actor, cursor: str | None) -> paging.Page:
    return paging.page([letters(by)], NEWEST, same=lambda row: row.pk, cursor=cursor)


def preference(by: Actor) -> Preference:
    """How a person wants to be told; nothing yet where they have not said."""
    found = Preference.objects.filter(person=by.person_id).first()
    return found or Preference(mail=Preference.Mail.NONE)


def parts(by: Actor, part: UUID) -> list[QuerySet]:
    """Of a union: what was reminded of a unit's part that `by` may read, by whom each told."""
    seen = Assignment.objects.readable_by(by).filter(pk=part)
    found = Reminder.objects.filter(assignment__in=seen)
    columns = {name: name for name in COLUMNS} | {"role": "items__role"}
    columns |= {name: f"items__organisation__{name}" for name in ("name_key", "short_name")}
    return [told(REMINDED, found, **columns)]


def reminders_of(found: Found) -> list[tuple[Reminder, list[str]]]:
    """The last first, and whom each told."""
    known: dict[UUID, Reminder] = {}
    whom: dict[UUID, dict[tuple, str]] = defaultdict(dict)
    for one in found[REMINDED]:
        reminder = of(Reminder, one, "", COLUMNS)
        known[reminder.pk] = reminder
        if one["role"]:
            words = f"{Mandate.Role(one['role']).label} {one['short_name']}"
            whom[reminder.pk][one["role"], one["name_key"]] = words
    latest = sorted(known.values(), key=attrgetter("at", "step"), reverse=True)
    return [(one, [words for _key, words in sorted(whom[one.pk].items())]) for one in latest]


def told_of(reminders: Iterable[UUID]) -> dict[UUID, list[tuple[tuple, str]]]:
    """Whom each of these reminders told: the sides see of each other that both were."""
    rows = (
        Item.objects.filter(reminder__in=reminders)
        .order_by("role", "organisation__name_key")
        .values_list("reminder", "organisation", "role", "organisation__short_name")
        .distinct()
    )
    found: dict[UUID, list[tuple[tuple, str]]] = defaultdict(list)
    for reminder, organisation, role, name in rows:
        found[reminder].append(((organisation, role), f"{Mandate.Role(role).label} {name}"))
    return found


def _key(item: Item) -> tuple:
    return (item.organisation_id, item.role)
