"""What the register can be narrowed to, as far as it is there to be seen."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from lientich.core import access, paging
from lientich.core.actor import Actor
from lientich.core.compiled import compiled
from lientich.organisations.models import Body, FieldOfWork

from ..models import Document, Issuer
from .awaiting import waited_for

Choices = list[tuple[str, str]]


def choices(by: Actor) -> dict[str, Choices]:
    """By the filter: who issued something that `by` may see, and whose body that is; fields; who
    has not received something."""
    found: dict[str, Choices] = {"issuer": [], "field": [], "awaiting": []}
    houses: dict[str, str] = {}
    rows = (
        _offered_of_many(by) if paging.is_long(access.walk(Document, by)) else _offered_of_few(by)
    )
    for kind, key, name, _sorted, _order, house, house_name in sorted(rows, key=_place):
        found[kind].append((str(key), name))
        if kind == "issuer":
            houses[str(house)] = house_name
    return found | {"organisation": list(houses.items())}


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    _kind, _key, name, sort_key, order, *_house = row
    return sort_key, order, name


@compiled
def _offered_of_few(by: Actor) -> QuerySet:
    """From what is seen, while that is little."""
    reached = (Q(document__in=rows.values("of")) for rows in access.walk(Document, by))
    issuings = Issuer.objects.filter(reduce(or_, reached, Q(pk__in=[])))
    return _offers(by, Body.objects.filter(pk__in=issuings.values("body")))


@compiled
def _offered_of_many(by: Actor) -> QuerySet:
    """From the issuers, each until its first that is seen."""
    seen = access.visible_at("document", Document, by)
    issuings = Issuer.objects.filter(seen, body=OuterRef("pk"))
    return _offers(by, Body.objects.filter(Exists(issuings)))


def _offers(by: Actor, bodies: QuerySet[Body]) -> QuerySet:
    """Kind, key, name, by what it is sorted, and of a body its house and the name of that."""

    def offered(kind: str, rows: QuerySet, *columns: Any) -> QuerySet:
        return rows.order_by().values_list(Value(kind), "pk", *columns)

    own = (
        F("organisation__name_key"),
        F("order"),
        F("organisation"),
        F("organisation__short_name"),
    )
    empty = (F("pk"), Value(""))
    return offered("issuer", bodies, F("short_name"), *own).union(
        offered("field", FieldOfWork.objects.all(), F("name"), Value(""), F("order"), *empty),
        offered("awaiting", waited_for(by), F("short_name"), F("name_key"), Value(0), *empty),
    )
