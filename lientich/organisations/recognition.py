"""Which organisation, body or person a text means: by every name, short name and alias they have.

A name that fits several is nobody's: a person decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from lientich.core.text import fold, sort_key

from .models import Body, Name, Organisation, Person

# What documents call a body of each kind, before the name of whose it is; as keys are compared.
CALLED = {
    Body.Kind.COMMITTEE: ("dang uy", "dang bo", "ban chap hanh dang bo", "chi bo", "tinh uy"),
    Body.Kind.STANDING: ("ban thuong vu", "ban thuong vu dang uy", "thuong truc dang uy"),
    Body.Kind.MANAGEMENT: ("", "ban tong giam doc", "ban giam doc"),
    Body.Kind.UNION: ("cong doan",),
    Body.Kind.YOUTH: ("doan thanh nien",),
    Body.Kind.VETERANS: ("hoi cuu chien binh",),
    Body.Kind.OFFICE: ("van phong", "van phong dang uy"),
    Body.Kind.PERSONNEL: ("ban to chuc", "ban to chuc dang uy"),
    Body.Kind.COMMUNICATIONS: ("ban tuyen giao", "ban tuyen giao dang uy"),
    Body.Kind.MASS: ("ban dan van", "ban dan van dang uy"),
    Body.Kind.INSPECTION: ("uy ban kiem tra", "uy ban kiem tra dang uy"),
    Body.Kind.OTHER: (),
}
# Words before the name proper: "Công ty Than Suối Ngà" is also written "Than Suối Ngà".
_LEGAL_FORM = re.compile(
    r"^(?:(?:tong )?cong ty(?: co phan| tnhh(?: mtv| mot thanh vien)?)?|tap doan|dang bo|dang uy) "
)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_SPACES = re.compile(r"\s+")


def key(name: str) -> str:
    """A name as it is compared: without marks, brackets and doubled spaces."""
    return _SPACES.sub(" ", _IN_BRACKETS.sub("", fold(name.replace("–", "-")))).strip()


@dataclass
class Directory:
    """Everyone that a document may name, read once."""

    bodies: dict[str, set[Body]] = field(default_factory=lambda: defaultdict(set))
    organisations: dict[str, set[Organisation]] = field(default_factory=lambda: defaultdict(set))
    symbols: dict[str, list[Body]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, Body] = field(default_factory=dict)

    def body(self, name: str | None) -> Body | None:
        """The one body of that name; of an organisation's own name, what manages it."""
        return _only(self.bodies.get(key(name))) if name else None

    def is_shared(self, name: str) -> bool:
        """Several bodies go by it."""
        return len(self.bodies.get(key(name), ())) > 1

    def organisation(self, name: str | None) -> Organisation | None:
        """The one organisation of that name, or whose body has it."""
        if not name:
            return None
        own = _only(self.organisations.get(key(name)))
        if own:
            return own
        return _only({body.organisation for body in self.bodies.get(key(name), ())})

    def with_symbol(self, symbol: str) -> list[Body]:
        """The bodies that sign with these letters: several share ĐU."""
        return self.symbols.get(fold(symbol), [])


def directory() -> Directory:
    known = Directory()
    organisations = list(Organisation.objects.all())
    called = _all_names(organisations)
    for organisation in organisations:
        for name in _with_short(called[organisation.pk]):
            known.organisations[name].add(organisation)
    for body in Body.objects.select_related("organisation").order_by(
        "organisation__name_key", "order", "name"
    ):
        known.by_id[str(body.pk)] = body
        for name in _names_of(body, called[body.organisation_id]):
            known.bodies[name].add(body)
        if body.symbol:
            known.symbols[fold(body.symbol)].append(body)
    return known


def by_name(organisations: Iterable[Organisation]) -> dict[str, list[Organisation]]:
    """Organisations by all that each is or was called, with its legal form or without, as `key`
    writes it."""
    found: dict[str, list[Organisation]] = defaultdict(list)
    known = list(organisations)
    called = _all_names(known)
    for one in known:
        for name in _with_short(called[one.pk]):
            found[name].append(one)
    return found


def people(names: Iterable[str]) -> dict[str, list[Person]]:
    """The people of each of these names, with the posts they have held."""
    found: dict[str, list[Person]] = defaultdict(list)
    keys = {_person_key(name) for name in names}
    for one in Person.objects.filter(name_key__in=keys).prefetch_related(
        "appointments__post__body"
    ):
        found[one.name_key].append(one)
    return found


def person(among: dict[str, list[Person]], name: str, body: Body | None) -> Person | None:
    """The one person of that name. Who is known to hold posts, and none where the text says, is
    a namesake."""
    named = among.get(_person_key(name), [])
    if body:
        there = [one for one in named if body.organisation_id in _places(one)]
        named = there or [one for one in named if not _places(one)]
    return named[0] if len(named) == 1 else None


def _places(person: Person) -> set[UUID]:
    return {held.post.body.organisation_id for held in person.appointments.all()}


def _person_key(name: str) -> str:
    *family, given = name.split() or [""]
    return sort_key(" ".join([given, *family]))


def _names() -> dict[UUID, set[str]]:
    """All the names that organisations have had."""
    called: dict[UUID, set[str]] = defaultdict(set)
    for organisation, name, short in Name.objects.values_list("organisation", "name", "short_name"):
        called[organisation] |= {name, short}
    return called


def _all_names(organisations: Iterable[Organisation]) -> dict[UUID, set[str]]:
    """All that each is or was called, or is called in documents."""
    called = _names()
    for one in organisations:
        called[one.pk] |= {one.name, one.short_name, *one.aliases}
    return called


def _names_of(body: Body, organisation: Iterable[str]) -> Iterator[str]:
    for name in (body.name, body.short_name, body.symbol, *body.aliases):
        yield key(name)
    for called in CALLED[Body.Kind(body.kind)]:
        for whose in _with_short(organisation):
            yield f"{called} {whose}".strip()


def _with_short(names: Iterable[str]) -> set[str]:
    """The names, and what is left of each without its legal form."""
    keys = {key(name) for name in names if name}
    return keys | {short for name in keys if (short := _LEGAL_FORM.sub("", name))}


def _only(found: set | None):
    return next(iter(found)) if found and len(found) == 1 else None
