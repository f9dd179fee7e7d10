"""The register as a list: narrowed by filters and words, counted, taken away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from lientich.core import access, paging
from lientich.core.actor import Actor
from lientich.organisations.models import Body, Organisation
from lientich.search import queries as search
from lientich.search.snippets import Snippet
from lientich.search.tokens import Question, fact, question

from .. import terms
from ..models import Document, Issuer
from .awaiting import awaited

Filters = dict[str, Any]  # of a filled filter form
YEARS = (1, 9999)
TOLD = ("kind", "joint", "number", "symbol", "date", "subject", "issuer_text")


@dataclass(frozen=True)
class Listed:
    """What filters and words leave of the register."""

    by: Actor
    wanted: Filters
    asked: Question | None  # None: nothing was asked for by words

    @property
    def rows(self) -> list[QuerySet]:
        """Queries of rows that each stand newest first; their objects are at `key`."""
        return self._rows(apart=False)

    @property
    def counted(self) -> list[QuerySet]:
        """The same, in no order."""
        return self._rows(apart=True)

    def _rows(self, apart: bool) -> list[QuerySet]:
        stretches = _stretches(self.wanted)
        if not self.indexed:
            return [rows for stretch in stretches for rows in self._reached(stretch)]
        return [rows for stretch in stretches for rows in self._found(stretch, apart)]

    def _found(self, stretch: "Stretch", apart: bool) -> list[QuerySet]:
        narrowed = _narrowed(self.by, self.wanted, early=stretch.early)
        found = search.newest(Document, self.by, self.asked, narrowed, apart=apart)
        return [search.between(rows, stretch.since, stretch.until) for rows in found]

    def _reached(self, stretch: "Stretch") -> list[QuerySet]:
        others = {name: value for name, value in self.wanted.items() if name != "in_force"}
        wanted = _wanted(self.by, others, "of__")
        if day := self.wanted.get("in_force"):
            wanted &= in_force(day)  # the rows of reach say it themselves
        return [stretch.of(rows).filter(wanted) for rows in access.walk(Document, self.by)]

    @property
    def indexed(self) -> bool:
        """Whether the index of words leads to them, and not the table of reach."""
        return self.asked is not None or bool(_facts(self.wanted))

    @property
    def key(self) -> str:
        return "object_id" if self.indexed else "of"

    @property
    def order(self) -> list[str]:
        return ["-place"] if self.indexed else ["-date_order", "-of"]


@dataclass(frozen=True)
class Stretch:
    """A part of the walk: days from `since` up to and without `until`; `early`: of these, what
    holds from before its own date."""

    since: date | None = None
    until: date | None = None
    early: bool = False

    def of(self, rows: QuerySet) -> QuerySet:
        """The rows of reach within it."""
        if self.early:
            rows = rows.filter(in_force_from__lt=F("date_order"))
        if self.since:
            rows = rows.filter(date_order__gte=self.since)
        return rows.filter(date_order__lt=self.until) if self.until else rows


def listed(by: Actor, filters: Filters) -> Listed:
    """The filters as they are asked; words that nothing holds whole are taken for beginnings."""
    wanted = {name: value for name, value in filters.items() if value not in (None, "")}
    words = wanted.pop("q", None)
    if not words:
        return Listed(by, wanted, None)
    return Listed(by, wanted, search.settled(Document, by, question(words), _narrowed(by, wanted)))


def register(what: Listed, cursor: str | None) -> paging.Page:
    """A page of documents, newest first."""
    key = "object_id" if what.indexed else "of_id"
    found = paging.page(
        [rows.only(*(name.lstrip("-") for name in what.order), what.key) for rows in what.rows],
        what.order,
        same=lambda row: getattr(row, key),
        cursor=cursor,
        take=search.first if what.indexed else None,
    )
    keys = [getattr(row, key) for row in found.rows]
    documents = _shown(Document.objects.all()).in_bulk(keys)
    there = [documents[one] for one in keys if one in documents]  # none withdrawn since
    return paging.Page(there, found.newer, found.older)


def count(what: Listed) -> int:
    return paging.count(what.counted, what.key)


def snippets(what: Listed, documents: Iterable[Document]) -> dict[UUID, Snippet]:
    """Where in its text each has what was asked for."""
    if what.asked is None:
        return {}
    return search.snippets(Document, what.by, what.asked, [one.pk for one in documents])


def exported(what: Listed) -> QuerySet[Document]:
    """All of it, in the order of the page."""
    found = _shown(Document.objects.visible_to(what.by)).filter(_wanted(what.by, what.wanted))
    if what.asked is not None:
        hits = (Q(pk__in=rows.values("object_id")) for rows in what.rows)
        found = found.filter(reduce(or_, hits, Q(pk__in=[])))
    return found.order_by(F("date").desc(nulls_last=True), "-pk")


def find(by: Actor, words: str, most: int = 20) -> QuerySet[Document]:
    """The documents that `by` may see that are nearest to the words."""
    asked = search.settled(Document, by, question(words))
    keys = [hit.object_id for hit in search.ranked(Document, by, asked, most)]
    documents = Document.objects.visible_to(by).filter(pk__in=keys).defer("text")
    return documents.order_by(F("date").desc(nulls_last=True), "-pk")


def _shown(documents: QuerySet[Document]) -> QuerySet[Document]:
    """With what a line of the register tells, and no more: a page makes 25 of each."""
    names = Body.objects.only("name", "short_name").order_by("issuings__order")
    told = documents.select_related("field").only(*TOLD, "field__name")
    return told.prefetch_related(Prefetch("issuers", names))


def _stretches(wanted: Filters) -> list[Stretch]:
    """Where there is anything at all: within a year, and of what is in force on a day, up to that
    day; of what came later the few alone that hold from before their date."""
    year, day = wanted.get("year"), wanted.get("in_force")
    since, until = (date(year, 1, 1), date(year + 1, 1, 1)) if year else (None, None)
    if not day or day == date.max:
        return [Stretch(since, until)]
    next_day = day + timedelta(days=1)
    return [
        Stretch(since, min(until or next_day, next_day)),
        Stretch(max(since or next_day, next_day), until, early=True),
    ]


def _narrowed(by: Actor, wanted: Filters, *, early: bool = False) -> search.Narrowed:
    facts = _facts(wanted)
    facts = (*facts, (fact("early", "1"),)) if early else facts
    return search.Narrowed(facts, _wanted(by, wanted))


def _facts(wanted: Filters) -> tuple[tuple[str, ...], ...]:
    """What of a filter the index knows, as `facts_of` put it there: of each one is enough."""
    groups: list[tuple[str, ...]] = [
        (fact(name, wanted[name]),)
        for name in ("kind", "issuer", "field", "joint")
        if name in wanted
    ]
    if organisation := wanted.get("organisation"):
        bodies = Body.objects.filter(organisation=organisation).values_list("pk", flat=True)
        groups.append(tuple(fact("issuer", body) for body in bodies) or (fact("issuer", "none"),))
    first, last = wanted.get("term_from"), wanted.get("term_to")
    if (first or last) and (of_term := terms.asked(first, last)):
        groups.append(of_term)
    return tuple(groups)


def _wanted(by: Actor, given: Filters, path: str = "") -> Q:
    """The condition of what was given in a filter form, on documents at `path`."""
    wanted = Q()
    if kind := given.get("kind"):
        wanted &= Q(**{f"{path}kind": kind})
    if issuer := given.get("issuer"):
        wanted &= Q(**{f"{path}issuings__body": issuer})
    if organisation := given.get("organisation"):
        wanted &= issued_by(organisation, path)
    if field := given.get("field"):
        wanted &= Q(**{f"{path}field": field})
    if year := given.get("year"):
        wanted &= Q(
            **{f"{path}date__gte": date(year, 1, 1), f"{path}date__lte": date(year, 12, 31)}
        )
    if joint := given.get("joint"):
        wanted &= Q(**{f"{path}joint": joint == "1"})
    if day := given.get("in_force"):
        wanted &= in_force(day, path)
    if whom := given.get("awaiting"):
        wanted &= awaited(by, whom, path)
    if given.get("term_from") or given.get("term_to"):
        wanted &= of_term(given.get("term_from"), given.get("term_to"), path)
    return wanted


def issued_by(organisation: Organisation | UUID, path: str = "") -> Q:
    """Issued by a body of an organisation, alone or with others."""
    issuings = Issuer.objects.filter(body__organisation=organisation)
    return Q(**{f"{path}pk__in": issuings.values("document")})


def in_force(day: date, path: str = "") -> Q:
    """Of documents, or of rows of reach: begun by then, and not ended."""
    goes_on = Q(**{f"{path}in_force_until": None}) | Q(**{f"{path}in_force_until__gt": day})
    return Q(**{f"{path}in_force_from__lte": day}) & goes_on


def of_term(first: int | None, last: int | None, path: str = "") -> Q:
    """Of a term of office, from year to year: its own period is in part within these years; of
    what names no period, its date."""
    first, last = first or YEARS[0], last or YEARS[1]
    begins = Q(**{f"{path}period_from__lte": last}) | Q(
        **{f"{path}period_from": None, f"{path}period_to__lte": last}
    )
    ends = Q(**{f"{path}period_to__gte": first}) | Q(
        **{f"{path}period_to": None, f"{path}period_from__gte": first}
    )
    dated = Q(
        **{
            f"{path}period_from": None,
            f"{path}period_to": None,
            f"{path}date__gte": date(first, 1, 1),
            f"{path}date__lte": date(last, 12, 31),
        }
    )
    return (begins & ends) | dated
