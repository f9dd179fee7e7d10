"""The list of tasks that a person may see, by due date, at 10,000 and at 1,000,000 tasks.

    .venv/bin/python bench/visible_list.py
    .ci/with-postgresql .venv/bin/python bench/visible_list.py

Two sides, 2,000 units, ten years of programmes. Each page is 25 rows for a leader, an office and
a unit's reporter: the first page of open tasks, one in the middle, the overdue ones, those of one
field, and the counts, which stop at 1,001. Beside each: the floor, the same number of rows read by
primary key order without any rights. In the small table there are some 600 open tasks, and the
unit has some 500 in all: only the two sides' counts of all are the same work in both.
"""

import argparse
import random
import time
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from math import inf

import database

NOW = datetime(2026, 6, 15, tzinfo=UTC)
TODAY = date(2026, 6, 15)
UNITS, FIELDS, YEARS = 2000, 10, 10
MEASURED = UNITS + 2


def key(number: int, kind: int) -> uuid.UUID:
    return uuid.UUID(int=(kind << 96) | number)


def fill(first: int, last: int) -> None:
    """Tasks numbered from `first` up to `last`, each shared by both sides, with two units."""
    from django.db import connection

    vendor = connection.vendor

    def plain(value):
        return value.hex if vendor == "sqlite" and isinstance(value, uuid.UUID) else value

    def rows():
        chance = random.Random(1)
        for number in range(first, last):
            due = TODAY + timedelta(days=chance.randrange(-365 * YEARS + 200, 200))
            # What is long past is finished, but for some that are late.
            finished = due < TODAY and chance.random() < 0.995
            # The unit that is measured has half of the open tasks, so that its pages are full too.
            mine = number % (50 if finished else 2) == 0
            units = [MEASURED] if mine else chance.sample(range(UNITS), 2)
            yield number, due, finished, units, chance.randrange(FIELDS)

    common = ["title", "text", "place", "directed_by", "product", "recurs"]
    common += ["draft", "is_series", "state"]
    database.load(
        "programmes_task",
        [
            "id",
            "programme_id",
            "field_id",
            "due",
            "percent",
            "cooperating_left",
            "place_key",
            "shared",
            "open",
            "classification",
            "created_at",
            *common,
        ],
        (
            (
                plain(key(n, 4)),
                plain(key(due.year, 3)),
                plain(key(field, 2)),
                due.isoformat(),
                0,
                0,
                "",
                True,
                False,
                "ordinary",
                NOW.isoformat(),
                f"Nhiệm vụ thử số {n}",
                "",
                "",
                "",
                "",
                "",
                False,
                False,
                "completed" if finished else "in_progress",
            )
            for n, due, finished, _, field in rows()
        ),
    )
    database.load(
        "programmes_taskreach",
        [
            "of_id",
            "organisation_id",
            "owner",
            "shared",
            "granted",
            "part",
            "submitted",
            "cleared",
            "classification",
            "due_order",
            "unfinished",
            "state",
            "programme_id",
            "field_id",
        ],
        (
            (
                plain(key(n, 4)),
                plain(key(who, 1)),
                side,
                side,
                False,
                not side,
                False,
                False,
                "ordinary",
                due.isoformat(),
                not finished,
                "completed" if finished else "in_progress",
                plain(key(due.year, 3)),
                plain(key(field, 2)),
            )
            for n, due, finished, units, field in rows()
            for who, side in ((UNITS, True), (UNITS + 1, True), *((u, False) for u in units))
        ),
    )
    database.settle()


def lay_ground() -> None:
    from lientich.organisations.models import FieldOfWork, Organisation
    from lientich.programmes.models import Programme, Side

    Organisation.objects.bulk_create(
        Organisation(id=key(n, 1), name=f"Đơn vị {n}", short_name=f"Đơn vị {n}")
        for n in range(UNITS + 3)
    )
    FieldOfWork.objects.bulk_create(
        FieldOfWork(id=key(n, 2), key=f"bench-{n}", name=f"Mặt {n}") for n in range(FIELDS)
    )
    for year in range(TODAY.year - YEARS, TODAY.year + 2):
        programme = Programme.objects.create(
            id=key(year, 3), name=str(year), since=date(year, 1, 1), until=date(year, 12, 31)
        )
        for n in (UNITS, UNITS + 1):
            Side.objects.create(programme=programme, organisation_id=key(n, 1))


def actors():
    from lientich.core.actor import Actor, Hat

    def actor(role: str, organisation: int):
        hat = Hat(key(1, 9), key(organisation, 1), role)
        return Actor(now=NOW, hat=hat, hats=(hat,))

    return {
        "leader": actor("leader", UNITS),
        "office": actor("office", UNITS + 1),
        "unit": actor("reporter", MEASURED),
    }


def pages() -> dict[tuple[str, str], Callable[[], object]]:
    """The work of each page, of the database at hand."""
    from lientich.core import access, paging
    from lientich.programmes.models import Task

    def walk(by, **where):
        return [
            query.filter(**where).select_related("of", "of__field")
            for query in access.walk(Task, by)
        ]

    def shown(by, cursor=None, **where):
        found = paging.page(
            walk(by, **where), ("due_order", "of"), same=lambda row: row.of_id, cursor=cursor
        )
        return found.older, [str(row.of) for row in found.rows]

    work: dict[tuple[str, str], Callable[[], object]] = {}
    for name, by in actors().items():
        cursor = None
        for _ in range(4):  # the fifth page stands for one far in: the cost is the same anywhere
            cursor = shown(by, cursor, unfinished=True)[0] or cursor
        work |= {
            (name, "open"): partial(shown, by, unfinished=True),
            (name, "open, further in"): partial(shown, by, cursor, unfinished=True),
            (name, "all"): partial(shown, by),
            (name, "overdue"): partial(shown, by, unfinished=True, due_order__lt=TODAY),
            (name, "of one field"): partial(shown, by, unfinished=True, field_id=key(3, 2)),
            (name, "count of open"): lambda by=by: paging.count(walk(by, unfinished=True), "of"),
            (name, "count of all"): lambda by=by: paging.count(walk(by), "of"),
        }
    floor = Task.objects.select_related("field").order_by("pk")[:26]
    work["floor", "26 rows by key, no rights"] = lambda: [str(task) for task in floor.all()]
    return work


def measure(sizes: list[str], repeats: int) -> dict[tuple[str, str], list[float]]:
    """Milliseconds of each page at each size, the least of `repeats`: other work only slows one
    down. The sizes take turns, so that a machine that drifts drifts for each alike.
    """
    work = {}
    for size in sizes:
        with database.at(size):
            work[size] = pages()
    figures = {page: [inf] * len(sizes) for page in work[sizes[0]]}
    for _ in range(repeats):
        for place, size in enumerate(sizes):
            with database.at(size):
                for page, taken in figures.items():
                    begun = time.perf_counter()
                    work[size][page]()
                    taken[place] = min(taken[place], (time.perf_counter() - begun) * 1000)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=50)
    options = parser.parse_args()
    vendor = database.open_empty()
    lay_ground()
    fill(0, options.small)
    small = database.copy("small")
    fill(options.small, options.large)
    print(f"{vendor}: milliseconds, the least of {options.repeats}")
    print(f"{'who':8}{'page':28}{options.small:>12,}{options.large:>12,}{'ratio':>8}")
    for (who, page), (before, after) in measure([small, "default"], options.repeats).items():
        print(f"{who:8}{page:28}{before:12.2f}{after:12.2f}{after / before:8.2f}")


if __name__ == "__main__":
    main()
