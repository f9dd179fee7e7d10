"""The review report of 60 units and 300 tasks: its facts, the page, the PDF and the DOCX.

    .venv/bin/python bench/report.py
    .ci/with-postgresql .venv/bin/python bench/report.py

Each task is given to five units, by turns in every standing. Seconds of processor time, the least
of some repeats; beside them "spin", a loop of two million steps in the same run.
"""

import argparse
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import database

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
UNITS, TASKS, PARTS = 60, 300, 5


def fill():
    """Two sides, their programme with all its tasks, and the conference that looks back on it."""
    from lientich.conferences.models import Conference
    from lientich.core import access
    from lientich.organisations.models import Body, FieldOfWork, Organisation
    from lientich.programmes.models import Assignment, Programme, Side, Task

    sides = [
        Organisation.objects.create(kind="committee", name=f"Bên {n}", short_name=f"Bên {n}")
        for n in (1, 2)
    ]
    bodies = [
        Body.objects.create(organisation=side, kind="committee", name=f"Đảng ủy {side}")
        for side in sides
    ]
    units = [
        Organisation.objects.create(name=f"Than {n}", short_name=f"Than {n}") for n in range(UNITS)
    ]
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    programme = Programme.objects.create(name="Chương trình", since=first, until=last)
    for order, side in enumerate(sides):
        Side.objects.create(programme=programme, organisation=side, order=order)
    fields = list(FieldOfWork.objects.all())
    tasks, parts = [], []
    for number in range(TASKS):
        state, due, stopped = standing(number)
        tasks.append(
            Task(
                programme=programme,
                field=fields[number % len(fields)],
                title=f"Nhiệm vụ {number} về bảo vệ môi trường trong khai trường",
                lead=bodies[number % 2],
                draft=False,
                due=due,
                state=state,
                completed_on=stopped,
                created_at=NOW,
            )
        )
        parts += [
            Assignment(
                task=tasks[-1],
                unit=units[(number * PARTS + part) % UNITS],
                due=due,
                original_due=due,
                state=state,
                percent=100 if stopped else 40,
                claimed_on=stopped,
                completed_on=stopped,
                assigned_at=NOW - timedelta(days=200),
                updated_at=NOW,
            )
            for part in range(PARTS)
        ]
    Task.objects.bulk_create(tasks)
    Task.owners.through.objects.bulk_create(
        Task.owners.through(task=task, organisation=side) for task in tasks for side in sides
    )
    Assignment.objects.bulk_create(parts)
    access.refresh(Programme, [programme.pk])
    access.refresh(Task, [task.pk for task in tasks])
    Conference.objects.create(programme=programme, kind="yearly", since=first, until=last)
    return sides[0]


def standing(number: int):
    """State, date and day of claim: in time, late, running, overdue."""
    due = date(2026, 6, 30)
    return [
        ("completed", due, due),
        ("completed", due, due + timedelta(days=3)),
        ("in_progress", date(2026, 12, 15), None),
        ("in_progress", due, None),
    ][number % 4]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    vendor = database.open_empty()
    side = fill()

    from lientich.conferences.models import Conference
    from lientich.core.actor import OFFICE, Actor, Hat
    from lientich.papers import to_docx, to_pdf
    from lientich.reports import queries, sheet
    from lientich.reports.review import write

    hat = Hat(mandate_id=side.pk, organisation_id=side.pk, role=OFFICE)
    by = Actor(now=NOW, hat=hat, hats=(hat,))
    conference = Conference.objects.get()
    review = write(queries.facts(by, conference))
    assert len(review.figures["works.assigned"]) == TASKS
    assert len(review.figures["units.assigned"]) == TASKS * PARTS
    places = count()
    steps = {
        "spin": lambda: [None for _step in range(2_000_000)],
        "facts": lambda: queries.facts(by, conference),
        "facts, written": lambda: write(queries.facts(by, conference)),
        "page": lambda: sheet.of(review, conference.pk),
        # Of another place each time: what is unchanged, typst remembers.
        "PDF": lambda: to_pdf(replace(review.paper, place=str(next(places)))),
        "DOCX": lambda: to_docx(review.paper),
    }
    print(f"{vendor}: seconds of processor time, the least of {repeats}")
    for name, work in steps.items():
        print(f"{name:16}{least(work, repeats):8.3f}", flush=True)


def least(work, repeats: int) -> float:
    spent = []
    for _repeat in range(repeats):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


if __name__ == "__main__":
    main()
