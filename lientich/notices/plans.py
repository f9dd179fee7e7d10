"""When a programme reminds, and whom: what it goes by where its sides have set nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from .models import Rule

BEFORE = (15, 3, 0)  # days before the due date
AFTER = (1, 15)  # days after it


@dataclass(frozen=True)
class Plan:
    """`offices` and `leaders`: from which step on they are told, too; `along`: on which line
    those above the unit, or the sides where it names none; `reports`: how often one is expected,
    where any is."""

    before: tuple[int, ...] = BEFORE
    after: tuple[int, ...] = AFTER
    offices: int = 1
    leaders: int = 15
    along: str = ""
    reports: str = ""

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(sorted({*(-days for days in self.before), *self.after}))


USUAL = Plan()


@dataclass(frozen=True)
class Plans:
    """Those of all programmes; of most nothing was set."""

    kept: dict[UUID, Plan]

    def of(self, programme_id: UUID) -> Plan:
        return self.kept.get(programme_id, USUAL)

    @property
    def steps(self) -> set[int]:
        return {step for plan in (USUAL, *self.kept.values()) for step in plan.steps}

    @property
    def expecting(self) -> dict[str, list[UUID]]:
        """The programmes that expect reports, by how often."""
        found: dict[str, list[UUID]] = defaultdict(list)
        for programme, plan in self.kept.items():
            if plan.reports:
                found[plan.reports].append(programme)
        return found


def plans(programmes: Iterable[UUID] | None = None) -> Plans:
    rules = Rule.objects.all()
    if programmes is not None:
        rules = rules.filter(programme__in=programmes)
    return Plans({rule.programme_id: plan_of(rule) for rule in rules})


def plan_of(rule: Rule) -> Plan:
    early, late = tuple(rule.before), tuple(rule.after)
    return Plan(early, late, rule.offices, rule.leaders, rule.along, rule.reports)
