"""What a person may see: the rule of RIGHTS, in one place.

A protected model says in `ACCESS`, as ORM paths, who owns an object, whether it is shared in a
programme, whom it was granted to. From these, `refresh` keeps the model's table of reach: one row
for each object and each organisation that it is open to. `visible` makes the one condition by
which every list, count, search, export and page asks; it speaks of the organisations of the
actor's mandates alone and does not grow with the data. `walk` is the same condition from the
other end, for lists that are read along an index.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import attrgetter, or_
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    Func,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)

from .actor import ADMINISTRATOR, LEADER, OFFICE, REPORTER, SPECIALIST, Actor, Hat
from .models import Classification

NOTHING = Q(pk__in=[])

ALONE = Q(part=True, owner=False, shared=False, granted=False)

# On which grounds a role reads ("the role reads that kind of object there").
ALL = ("owner", "shared", "granted", "part", "submitted")
GROUNDS = {
    LEADER: ALL,
    OFFICE: ALL,
    SPECIALIST: ALL,
    REPORTER: ("owner", "granted", "part"),
    ADMINISTRATOR: (),
}


@dataclass(frozen=True)
class Via:
    """Whoever reaches the object at `path` on one of `grounds` sees this one too.

    Where `open` (a path to a bool) holds, so do those who have only a part of that object, while
    it is theirs (`Access.gone`); where `only` (another) does not hold, nobody does.
    """

    path: str
    grounds: tuple[str, ...] = ("owner", "shared", "granted", "submitted")
    open: str | None = None
    only: str | None = None


@dataclass(frozen=True)
class Access:
    """Where a model keeps what RIGHTS asks of it, as ORM paths to organisations and values.

    For models with a table of reach: `owners`, `sides` (of the programme, while `shared` holds),
    `grants`, `cleared` (a bool on the first of these: the grant is of the object's own class),
    `parts` (its own part alone). The ground `submitted` is written by the act of submission for
    its day, and never derived. For models that hang on another: `own`, the owner as a column,
    `told` and `via`.
    """

    owners: str | None = None
    shared: str | None = None
    sides: str | None = None
    grants: tuple[str, ...] = ()
    cleared: str | None = None
    parts: tuple[str, ...] = ()
    # The relation that `parts` goes along, where a part repeats the columns of `order` itself: who
    # has a part alone is told in lists how that part stands, and not how far the others are.
    alone: str | None = None
    # The column of `order`, and its value, of a part that has gone to another: who had it keeps
    # that alone, and no longer reads with the others where all is open.
    gone: tuple[str, str] | None = None
    draft: str | None = None  # a bool; while it holds, nothing is granted yet
    classification: str | None = None
    order: tuple[str, ...] = ()  # columns that the table of reach repeats, for ordered lists
    field: str | None = None  # the field of work that a specialist's reading depends on
    own: str | None = None
    told: str | None = None  # another organisation, as a column, that it was said to
    via: Via | None = None


class VisibleQuerySet(models.QuerySet):
    def visible_to(self, by: Actor) -> "VisibleQuerySet":
        """What `by` may know to exist."""
        return self.filter(visible(self.model, by))

    def readable_by(self, by: Actor) -> "VisibleQuerySet":
        """What `by` may read whole: of other fields a specialist sees titles and states only."""
        return self.filter(readable(self.model, by))


def allow(permitted: bool, who: object = "") -> None:
    """Refuse what the rules do not permit; `who` tells the reader which role may."""
    if not permitted:
        raise PermissionDenied(who)


def visible(model: type[models.Model], by: Actor) -> Q:
    return _seen_by(model, by.hats)


def readable(model: type[models.Model], by: Actor) -> Q:
    path = _access(model).field
    general = [hat for hat in by.hats if hat.role != SPECIALIST]
    if path is None:
        return _seen_by(model, by.hats)
    return _any(
        [_seen_by(model, general)]
        + [
            _seen_by(model, [hat]) & Q(**{f"{path}__in": hat.fields})
            for hat in by.hats
            if hat.role == SPECIALIST and hat.fields
        ]
    )


def readable_rows(model: type[models.Model], by: Actor) -> Q:
    """`readable`, of rows of reach among those that `walk` finds: only a specialist's are fewer."""
    if not reads_by_field(model, by):
        return Q()
    return _any(
        _rows(hat, ALL)
        & Q(organisation=hat.organisation_id)
        & (Q(field_id__in=hat.fields) if hat.role == SPECIALIST else Q())
        for hat in by.hats
        if GROUNDS[hat.role]
    )


def holds(condition: Q) -> Case:
    """Whether a row meets a condition of rights, as a column of it."""
    return Case(When(condition, then=Value(True)), default=False, output_field=BooleanField())


def visible_at(path: str, model: type[models.Model], by: Actor) -> Q:
    """`visible`, of rows that hold a key of `model` at `path`, where reach alone decides."""
    assert _access(model).own is None
    assert _access(model).via is None
    hats = [hat for hat in by.hats if GROUNDS[hat.role]]
    return _reached(model, path, hats, ALL) if hats else NOTHING


def reads_by_field(model: type[models.Model], by: Actor) -> bool:
    """Whether `by` reads some of what is visible by its title alone."""
    return bool(_access(model).field) and any(hat.role == SPECIALIST for hat in by.hats)


def walk(model: type[models.Model], by: Actor) -> list[QuerySet]:
    """The rows of reach that open objects of `model` to `by`, one query for each organisation.

    Within one of them no object comes twice; across several it may.
    """
    rows = reach_of(model)._default_manager
    return [
        rows.filter(_any(_rows(hat, ALL) for hat in of_one), organisation=organisation)
        for organisation, of_one in readers(by).items()
    ]


def readers(by: Actor) -> dict[UUID, list[Hat]]:
    """The organisations for which somebody reads anything, with their mandates there."""
    hats: dict[UUID, list[Hat]] = defaultdict(list)
    for hat in by.hats:
        hats[hat.organisation_id].append(hat)
    return {
        organisation: of_one
        for organisation, of_one in hats.items()
        if any(GROUNDS[hat.role] for hat in of_one)
    }


def reach_of(model: type[models.Model]) -> type[models.Model]:
    return model._meta.get_field("reach").related_model  # type: ignore[return-value]


def refresh(model: type[models.Model], keys: Iterable[UUID]) -> None:
    """Make the rows of reach of these objects what their ACCESS and columns say now."""
    keys, access = set(keys), _access(model)
    table = reach_of(model)._default_manager
    grounds: dict[tuple[UUID, UUID], set[str]] = defaultdict(set)
    for of, organisation in table.filter(of__in=keys, submitted=True).values_list(
        "of", "organisation"
    ):
        grounds[of, organisation] |= {"submitted", "cleared"}
    for name, path, condition in _sources(access):
        # Filtered, not excluded: one empty row among many on the path would drop the object.
        there = Q(**{f"{path}__isnull": False})
        pairs = model._default_manager.filter(condition, there, pk__in=keys)
        for of, organisation in pairs.values_list("pk", path).distinct():
            grounds[of, organisation].update(name)
    objects = model._default_manager.in_bulk(list(keys))
    if access.alone:
        prefetch_related_objects(list(objects.values()), access.alone)
    table.filter(of__in=keys).delete()
    table.bulk_create(
        table.model(
            of=objects[of],
            organisation_id=organisation,
            classification=_class_of(objects[of], access),
            **dict.fromkeys(names, True),
            **_columns(_shown(objects[of], organisation, names, access), access),
        )
        for (of, organisation), names in grounds.items()
    )


def repeat(instance: Any, part: Any) -> None:
    """Copy the columns by which lists are ordered to the rows of reach; whom it reaches stays.

    `part`: the one that changed, for whoever has it alone.
    """
    access = _access(type(instance))
    rows = reach_of(type(instance))._default_manager.filter(of=instance)
    alone = rows.filter(ALONE, organisation=getattr(part, _holder(access)))
    alone.update(**_columns(part, access))
    rows.exclude(ALONE).update(**_columns(instance, access))


def submit(instance: Any, organisations: Iterable[UUID]) -> None:
    """Open what was submitted to those who were above its unit on that day (rule 4)."""
    table = reach_of(type(instance))._default_manager
    classification = _class_of(instance, _access(type(instance)))
    for organisation in organisations:
        table.update_or_create(
            of=instance,
            organisation_id=organisation,
            defaults={"submitted": True, "cleared": True, "classification": classification},
        )


def _columns(instance: Any, access: Access) -> dict[str, Any]:
    return {name: getattr(instance, name) for name in access.order}


def _shown(instance: Any, organisation: UUID, grounds: set[str], access: Access) -> Any:
    """What an organisation's row tells of: the object, or the part that is all it has of it."""
    if not access.alone or grounds != {"part"}:
        return instance
    parts = getattr(instance, access.alone).all()
    return next(part for part in parts if getattr(part, _holder(access)) == organisation)


def _holder(access: Access) -> str:
    return access.parts[0].rpartition("__")[2] + "_id"


def _class_of(instance: Any, access: Access) -> str:
    path = access.classification
    if not path:
        return Classification.ORDINARY
    return attrgetter(path.replace("__", "."))(instance)


def _sources(access: Access) -> Iterable[tuple[set[str], str, Q]]:
    """Each path to organisations with the grounds it gives and when it does."""
    if access.owners:
        yield {"owner"}, access.owners, Q()
    if access.sides and access.shared:
        yield {"shared"}, access.sides, Q(**{access.shared: True})
    issued = Q(**{access.draft: False}) if access.draft else Q()
    for path in access.grants:
        yield {"granted"}, path, issued
    if access.cleared:
        yield {"cleared"}, access.grants[0], issued & Q(**{access.cleared: True})
    for path in access.parts:
        yield {"part"}, path, issued


def _access(model: type[models.Model]) -> Access:
    return model.ACCESS  # type: ignore[attr-defined]


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, NOTHING)


def _seen_by(model: type[models.Model], hats: Iterable[Hat]) -> Q:
    access, hats = _access(model), [hat for hat in hats if GROUNDS[hat.role]]
    if not hats:
        return NOTHING
    conditions = []
    if access.own:
        conditions += [_owned(access, hat) for hat in hats]
    if hasattr(model, "reach"):
        conditions.append(_reached(model, "pk", hats, ALL))
    if access.via:
        conditions.append(_through(model, access.via, hats))
    return _any(conditions)


def _through(model: type[models.Model], via: Via, hats: Iterable[Hat]) -> Q:
    other = _related(model, via.path)
    condition = _reached(other, via.path, hats, via.grounds)
    if via.open:
        condition |= Q(**{via.open: True}) & _reached(other, via.path, hats, ("part",), still=True)
    return condition & Q(**{via.only: True}) if via.only else condition


def _owned(access: Access, hat: Hat) -> Q:
    condition = Q(**{access.own or "": hat.organisation_id})
    if access.told:
        condition |= Q(**{access.told: hat.organisation_id})
    if access.classification:
        readable = [Classification.ORDINARY, *sorted(hat.clearances)]
        condition &= Q(**{f"{access.classification}__in": readable})
    return condition


def _reached(
    model: type[models.Model],
    path: str,
    hats: Iterable[Hat],
    grounds: tuple[str, ...],
    *,
    still: bool = False,
) -> Q:
    """`still`: by no part that has gone to another."""
    return Q(Reached(path, model=model, hats=tuple(hats), grounds=grounds, still=still))


class Reached(Func):
    """Whether a row of reach opens the object at a path: an EXISTS.

    A page asks for the same in each of its queries: what does not depend on the query around it
    is compiled once for a set of mandates.
    """

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *_options: Any, **_more: Any) -> Any:
        asked = (self.extra[name] for name in ("model", "hats", "grounds", "still"))
        rows, params = _compiled(*asked, connection.alias)
        key, more = compiler.compile(self.source_expressions[0])
        return f'EXISTS({rows} AND "{ALIAS}"."of_id" = {key})', [*params, *more]


ALIAS = "reached"  # of the table of reach, whatever the query around it calls its own


@lru_cache(maxsize=4096)
def _compiled(
    model: type[models.Model],
    hats: tuple[Hat, ...],
    grounds: tuple[str, ...],
    still: bool,
    using: str,
) -> tuple[str, tuple[Any, ...]]:
    mine = _any(Q(organisation=hat.organisation_id) & _rows(hat, grounds) for hat in hats)
    gone = _access(model).gone
    if still and gone:
        mine &= ~(ALONE & Q(**dict([gone])))
    table = reach_of(model)
    query = table._default_manager.filter(mine).values("pk").query
    query.change_aliases({table._meta.db_table: ALIAS})
    return query.get_compiler(using).as_sql()


def _rows(hat: Hat, grounds: tuple[str, ...]) -> Q:
    """The condition on rows of reach of its organisation that one mandate reads by."""
    grounds = tuple(ground for ground in grounds if ground in GROUNDS[hat.role])
    reads = Q() if grounds == ALL else _any(Q(**{ground: True}) for ground in grounds)
    condition = reads & Q(classification=Classification.ORDINARY)
    if hat.clearances:
        at_owner = Q(owner=True) | Q(cleared=True)
        condition |= reads & at_owner & Q(classification__in=hat.clearances)
    return condition


def _related(model: type[models.Model], path: str) -> type[models.Model]:
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return model
