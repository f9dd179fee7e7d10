"""One line as a tree, on one day."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count

from ..models import Affiliation, Organisation
from .registers import living, names_on


@dataclass
class Node:
    """An organisation where it stands on a line."""

    id: UUID
    name: str
    kind: str
    url: str
    leads: bool  # a committee or a group, such as become sides of a programme
    children: list["Node"] = field(default_factory=list)
    below: int = 0  # how many stand under it, at any depth

    @property
    def deep(self) -> bool:
        """Too deep for its children to stand in columns."""
        return any(below.children for child in self.children for below in child.children)


@dataclass(frozen=True)
class Tree:
    roots: list[Node]
    count: int  # all organisations on the line
    outside: list[Node]  # those that exist that day and do not stand on it
    exercise: bool  # something on the page is of the exercise


def tree(line: str, day: date) -> Tree:
    """The whole line on a day, under the names of that day, in the order of the dictionary."""
    known, exercise = nodes(day)
    under: dict[UUID, list[UUID]] = defaultdict(list)
    children: set[UUID] = set()
    rows = Affiliation.objects.on(day).filter(line=line).order_by("child__name_key")
    for child, parent in rows.values_list("child", "parent"):
        if child in known and parent in known:
            under[parent].append(child)
            children.add(child)
    placed: set[UUID] = set()
    roots = [
        _grow(known[one], known, under, placed)
        for one in known
        if one in under and one not in children
    ]
    return Tree(
        roots=roots,
        count=len(placed),
        outside=[node for one, node in known.items() if one not in placed],
        exercise=exercise,
    )


def sizes(day: date) -> Counter[str]:
    """How many organisations have a superior on each line."""
    counted = Affiliation.objects.on(day).order_by().values_list("line").annotate(Count("id"))
    return Counter(dict(counted))


def nodes(day: date) -> tuple[dict[UUID, Node], bool]:
    """The organisations that exist on a day, by key, sorted; and whether any is of the exercise."""
    organisations = list(living(day))
    names = names_on(day)
    made = {
        one.pk: _node(one, names[one.pk].short_name if one.pk in names else "")
        for one in organisations
    }
    return made, any(one.exercise for one in organisations)


def _node(organisation: Organisation, name: str) -> Node:
    return Node(
        id=organisation.pk,
        name=name or str(organisation),
        kind=organisation.get_kind_display(),
        url=organisation.get_absolute_url(),
        leads=organisation.kind in (Organisation.Kind.COMMITTEE, Organisation.Kind.GROUP),
    )


def _grow(
    node: Node, known: dict[UUID, Node], under: dict[UUID, list[UUID]], placed: set[UUID]
) -> Node:
    placed.add(node.id)
    node.children = [
        _grow(known[one], known, under, placed)
        for one in under.get(node.id, ())
        if one not in placed
    ]
    node.below = sum(1 + child.below for child in node.children)
    return node
