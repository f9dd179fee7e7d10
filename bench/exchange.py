"""A sheet of 10,000 rows: read, tried, carried out, sent out again and brought back with edits.

    .venv/bin/python bench/exchange.py                # on SQLite, or the server of DATABASE_URL
    .venv/bin/python bench/exchange.py --on both      # on SQLite and on a throwaway PostgreSQL
    .venv/bin/python bench/exchange.py --rows 1000

Seconds of processor time of each step, and milliseconds a row. Beside them, in the same run, the
same act without any sheet: tasks drafted and edited one by one by their actions.
"""

import argparse
import time
from datetime import date

import database

PLAIN = 300  # acts without a sheet


def lay_ground():
    """An office of one side with a programme; returns its actor and the programme."""
    from lientich.accounts.models import Mandate, User
    from lientich.accounts.queries import actor_of
    from lientich.core import clock
    from lientich.organisations.models import Body, Organisation, Person
    from lientich.programmes import actions

    now = clock.now()
    sides = [
        Organisation.objects.create(name=f"Tập đoàn {n}", short_name=f"TĐ {n}", kind="group")
        for n in "AB"
    ]
    for side in sides:
        Body.objects.create(
            organisation=side, kind="committee", name=f"Đảng ủy {side}", short_name=f"ĐU {side}"
        )
    user = User.objects.create(username="lan", person=Person.objects.create(name="Trần Thị Lan"))
    Mandate.objects.create(
        person=user.person,
        role="office",
        organisation=sides[0],
        since=date(2020, 1, 1),
        granted_at=now,
    )
    by = actor_of(user, now)
    programme = actions.start_programme(
        by=by,
        name="Chương trình phối hợp",
        goal="",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=sides,
        lines=["party"],
    )
    return by, programme


def sheet(head, rows) -> bytes:
    import io

    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row(0, 0, head)
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(place, column, cell, day)
                else:
                    page.write_string(place, column, str(cell))
    return made.getvalue()


def timed(name: str, rows: int, act):
    began, by_clock = database.spent(), time.perf_counter()
    made = act()
    spent, waited = database.spent() - began, time.perf_counter() - by_clock
    print(
        f"{name:44} {spent:8.2f} s {spent / rows * 1000:8.2f} ms a row {waited:8.2f} s by the clock"
    )
    return made


def come_in(name: str, by, data: bytes, rows: int) -> None:
    from lientich.exchange import columns, kinds, reading, running
    from lientich.exchange.actions import bring_sheet, confirm_sheet

    of = kinds.KINDS["tasks"]
    read = timed(f"{name}: read in a child", rows, lambda: reading.rows_of(data, "a.xlsx"))
    table = columns.table(read, columns.find_head(read, of.columns, of.least))
    brought = timed(
        f"{name}: its rows kept",
        rows,
        lambda: bring_sheet(by=by, kind="tasks", name="a.xlsx", table=table, of=of),
    )
    timed(f"{name}: tried", rows, lambda: running.look(brought, by=by))
    confirm_sheet(brought, by=by, whole=False, of=of)
    brought.refresh_from_db()
    right = brought.rows.filter(standing__in=["new", "changed"]).count()
    timed(f"{name}: {right} rows carried out", right, lambda: running.run(brought, by=by))
    assert brought.rows.filter(outcome="done").count() == right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    database.add_databases(parser)
    options = parser.parse_args()
    if database.elsewhere(options):
        return
    print(f"\n{database.open_empty()}, {options.rows} rows")
    from django.utils.translation import override

    from lientich.exchange.kinds import tasks
    from lientich.programmes import actions
    from lientich.programmes.models import Task

    by, programme = lay_ground()
    with override("vi"):
        head = [str(one.label) for one in tasks.COLUMNS]
    plain = timed(
        "without a sheet: tasks drafted",
        PLAIN,
        lambda: [actions.draft_task(programme, by=by, title=f"Việc {n}") for n in range(PLAIN)],
    )
    timed(
        "without a sheet: tasks edited",
        PLAIN,
        lambda: [actions.edit_task(one, by=by, title=f"{one.title} sửa") for one in plain],
    )
    new = [
        ["", programme.name, f"Nhiệm vụ {n}", "", "ĐU TĐ A", "", "", date(2026, 12, 31)]
        for n in range(options.rows)
    ]
    come_in("new", by, sheet(head, new), options.rows)
    keys = list(Task.objects.filter(lead__isnull=False).values_list("pk", flat=True))

    def go_out():
        with override("vi"):
            return [
                row
                for place in range(0, len(keys), 500)
                for row in tasks.exported(by, keys[place : place + 500])
            ]

    out = timed("sent out again", options.rows, go_out)
    for row in out[::10]:
        row[9] = "Báo cáo"
    come_in("edited in every tenth row", by, sheet(head, out), options.rows)


if __name__ == "__main__":
    main()
