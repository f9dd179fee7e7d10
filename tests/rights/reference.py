"""RIGHTS, "To see", written down naively from its text: no query, no table of reach.

Everything is plain data, so that this can be read beside the rule and shares no code with it.
"""

from dataclasses import dataclass, field
from datetime import date

ORDINARY = "ordinary"
CLEARED = {
    ("leader", None): {"cadre", "inspection", "opinion"},
    ("specialist", "personnel"): {"cadre"},
    ("specialist", "inspection"): {"inspection"},
    ("specialist", "communications"): {"opinion"},
}


@dataclass(frozen=True)
class Mandate:
    role: str
    organisation: str
    since: date
    until: date | None
    department: str | None = None
    fields: frozenset[str] = frozenset()
    needs_second: bool = False
    confirmed: bool = False

    def valid(self, day: date) -> bool:
        dated = self.since <= day and (self.until is None or day < self.until)
        return dated and (self.confirmed or not self.needs_second)

    def cleared_for(self) -> set[str]:
        return CLEARED.get((self.role, self.department)) or CLEARED.get((self.role, None), set())


@dataclass
class Thing:
    """An object, with what RIGHTS asks of it already known of each organisation."""

    owners: set[str] = field(default_factory=set)
    shared_with: set[str] = field(default_factory=set)  # sides, while it is shared
    granted: set[str] = field(default_factory=set)
    granted_of_class: set[str] = field(default_factory=set)
    submitted_to: set[str] = field(default_factory=set)
    class_owners: set[str] = field(default_factory=set)  # where a role must be cleared
    classification: str = ORDINARY
    field_of_work: str | None = None


def sees(mandates: list[Mandate], thing: Thing, today: date) -> bool:
    return any(_sees(mandate, thing) for mandate in mandates if mandate.valid(today))


def reads_whole(mandates: list[Mandate], thing: Thing, today: date) -> bool:
    return any(
        _sees(mandate, thing)
        and (mandate.role != "specialist" or thing.field_of_work in mandate.fields)
        for mandate in mandates
        if mandate.valid(today)
    )


def _sees(mandate: Mandate, thing: Thing) -> bool:
    here = mandate.organisation
    if mandate.role == "administrator":
        return False
    owns, granted = here in thing.owners, here in thing.granted
    above = here in thing.shared_with or here in thing.submitted_to
    # A reporter reads "what its unit owns or was granted", nothing a side shares with sides.
    if not (owns or granted or (above and mandate.role != "reporter")):
        return False
    if thing.classification == ORDINARY:
        return True
    if thing.classification not in mandate.cleared_for():
        return False
    return owns or here in thing.class_owners | thing.granted_of_class


def above(affiliations: list[tuple[str, str, str, date, date | None]], unit: str, lines, day):
    """Every organisation above `unit` along any one of `lines` on `day`."""
    found = set()
    for line in lines:
        here = unit
        while here is not None:
            here = next(
                (
                    parent
                    for child, parent, on, since, until in affiliations
                    if (child, on) == (here, line)
                    and since <= day
                    and (until is None or day < until)
                ),
                None,
            )
            if here in found:
                break
            if here:
                found.add(here)
    return found
