"""Tasks in the report: in all, by field of work, by unit, and those overdue."""

from collections.abc import Iterable, Iterator

from lientich.papers import Bar, Block, Chart, Heading, Items, Paragraph, Run, Table
from lientich.papers.blocks import Runs, runs

from ..facts import COMPLETED, Facts, Standing, Work, assigned_by
from ..words import NONE_KNOWN, compared, day, number
from .figures import Figures, as_told_in, nothing_known, rows_of

NO_FIELD = "Chưa xếp mặt công tác"
BREAKDOWN = (
    ("assigned", "Số nhiệm vụ đã giao"),
    ("completed", "Đã hoàn thành"),
    (Standing.IN_TIME, "- đúng hạn"),
    (Standing.LATE, "- quá hạn"),
    (Standing.UNDATED, "- không đặt hạn"),
    (Standing.RUNNING, "Đang thực hiện, trong hạn"),
    (Standing.OVERDUE, "Đang thực hiện, quá hạn"),
    (Standing.STOPPED, "Tạm dừng hoặc không nhận"),
)
# Of the annex by unit: all that a unit was given, and every part of it once.
COLUMNS = {
    "assigned": "Được giao",
    Standing.IN_TIME: "Xong đúng hạn",
    Standing.LATE: "Xong quá hạn",
    Standing.UNDATED: "Xong, không đặt hạn",
    Standing.RUNNING: "Trong hạn",
    Standing.OVERDUE: "Quá hạn",
    Standing.STOPPED: "Tạm dừng, không nhận",
}


def overall(facts: Facts, figures: Figures) -> Iterator[Block]:
    works = assigned_by(facts.works, facts.as_of)
    if facts.goal:
        goal = f"Mục tiêu chung của chương trình phối hợp là “{facts.goal}”"
        yield Paragraph(runs(f"{goal}{as_told_in(facts.goal_from)}."))
    if not works:
        yield nothing_known("Nhiệm vụ đã giao")
        return
    sorted_now = _sorted(works, facts)
    total = {key: figures.count(f"works.{key}", rows_of(rows)) for key, rows in sorted_now.items()}
    yield Paragraph(
        runs(
            "Hai bên đã giao " if len(facts.sides) == 2 else "Các bên đã giao ",
            *_told(total, sorted_now),
        )
    )
    yield _compared(facts, figures, sorted_now, total)
    by_field = _grouped(works, facts.fields)
    yield Chart(
        "Số nhiệm vụ đã giao theo mặt công tác",
        tuple(
            Bar(name, len(rows), Run(number(len(rows)), key=f"field{place}.assigned"))
            for place, (name, rows) in enumerate(by_field)
        ),
    )


def _told(counted: dict[str, Run], rows: dict[str, list[Work]]) -> Runs:
    """15 nhiệm vụ; hoàn thành 10 (đúng hạn 8, quá hạn 2); đang thực hiện 4; quá hạn 1."""
    told: list[str | Run] = [counted["assigned"], " nhiệm vụ; "]
    done = [("đúng hạn", Standing.IN_TIME), ("quá hạn", Standing.LATE)]
    done += [("không đặt hạn", Standing.UNDATED)]
    if rows["completed"]:
        parts = _parts(done, counted, rows)
        told += ["hoàn thành ", counted["completed"], " (", *parts, ")"]
    else:
        told += ["chưa hoàn thành nhiệm vụ nào"]
    rest = [("đang thực hiện trong hạn", Standing.RUNNING), ("quá hạn", Standing.OVERDUE)]
    rest += [("tạm dừng hoặc không nhận", Standing.STOPPED)]
    told += _parts(rest, counted, rows, first="; ", between="; ")
    return runs(*told, ".")


def _parts(
    labels: list[tuple[str, Standing]],
    counted: dict[str, Run],
    rows: dict[str, list[Work]],
    first: str = "",
    between: str = ", ",
) -> Iterator[str | Run]:
    """Of what there is any, how many: đúng hạn 8, quá hạn 2."""
    before = first
    for label, standing in labels:
        if rows[standing]:
            yield f"{before}{label} "
            yield counted[standing]
            before = between


def _compared(
    facts: Facts, figures: Figures, now: dict[str, list[Work]], total: dict[str, Run]
) -> Block:
    """The breakdown beside that of the same period."""
    earlier = facts.works_earlier
    before = None
    if earlier is not None:
        at = facts.as_of_earlier
        before = _sorted(assigned_by(earlier, at), facts, at)
    rows = []
    for key, label in BREAKDOWN:
        if before is None:
            base, change = Run(NONE_KNOWN), Run("–")
        else:
            base = figures.count(f"earlier.{key}", rows_of(before[key]))
            change = Run(compared(len(now[key]), len(before[key])))
        rows.append(tuple((cell,) for cell in (Run(label), total[key], base, change)))
    return Table(
        f"Nhiệm vụ đến ngày {day(facts.as_of)}, so với cùng kỳ ({day(facts.as_of_earlier)})",
        ("Nội dung", facts.period.capitalize(), "Cùng kỳ", "So sánh"),
        tuple(rows),
        (5, 2, 2, 2),
        frozenset({1, 2}),
    )


def by_field(facts: Facts, figures: Figures) -> Iterator[Block]:
    works = assigned_by(facts.works, facts.as_of)
    if not works:
        yield nothing_known("Nhiệm vụ theo mặt công tác")
    for place, (name, rows) in enumerate(_grouped(works, facts.fields)):
        yield Heading(name, 3)
        grouped = _sorted(rows, facts)
        counted = {
            key: figures.count(f"field{place}.{key}", rows_of(some))
            for key, some in grouped.items()
        }
        yield Paragraph(runs("Đã giao ", *_told(counted, grouped)))
        done = [work for key in COMPLETED for work in grouped[key]]
        if done:
            yield Paragraph(runs("Các nhiệm vụ đã hoàn thành:"))
            yield Items(tuple(runs(_ended(work, done)) for work in done))
    told = {work.field for work in works}
    told |= {one.field for one in (*facts.results, *facts.figures)}
    silent = [name for name in facts.fields if name not in told]
    if silent:
        yield nothing_known(f"Các mặt công tác khác ({'; '.join(silent)})")


def _ended(work: Work, among: list[Work]) -> str:
    product = f" ({work.product})" if work.product else ""
    return f"{work.title.rstrip('.')}{product}{'.' if work is among[-1] else ';'}"


def by_unit(facts: Facts, figures: Figures) -> Iterator[Block]:
    parts = assigned_by(facts.parts, facts.as_of)
    if not parts:
        yield nothing_known("Việc giao cho đơn vị")
        return
    by_unit: dict[str, list[Work]] = {unit: [] for unit in facts.units}
    for part in parts:
        by_unit[part.unit].append(part)
    rows: list[tuple[Runs, ...]] = []
    for place, (unit, some) in enumerate(by_unit.items(), 1):
        grouped = _sorted(some, facts)
        cells = [figures.count(f"unit{place}.{key}", rows_of(grouped[key])) for key in COLUMNS]
        rows.append((runs(str(place)), runs(unit), *((cell,) for cell in cells)))
    grouped = _sorted(parts, facts)
    total = [figures.count(f"units.{key}", rows_of(grouped[key])) for key in COLUMNS]
    bold = [Run(cell.text, bold=True, key=cell.key) for cell in total]
    rows.append((runs(""), runs(Run("Cộng", bold=True)), *((cell,) for cell in bold)))
    yield Table(
        f"Số việc của từng đơn vị đến ngày {day(facts.as_of)}",
        ("TT", "Đơn vị", *COLUMNS.values()),
        tuple(rows),
        (1, 4, *(2 for _key in COLUMNS)),
        frozenset({0, *range(2, 2 + len(COLUMNS))}),
    )


def overdue(facts: Facts, figures: Figures) -> Iterator[Block]:
    works = assigned_by(facts.works, facts.as_of)
    late = [work for work in works if work.standing(facts.as_of) == Standing.OVERDUE]
    if not late:
        yield Paragraph(runs("Không có nhiệm vụ quá hạn."))
        return
    late.sort(key=lambda work: (work.due or facts.as_of, work.title))
    rows = []
    for place, work in enumerate(late, 1):
        days = figures.one(f"late{place}", number(_days_late(work, facts)), work.row)
        due = day(work.due) if work.due else "–"
        cells = (str(place), work.title, work.lead or "–", due, days)
        rows.append(tuple(runs(cell) for cell in cells))
    yield Table(
        f"Xếp theo số ngày quá hạn đến ngày {day(facts.as_of)}",
        ("TT", "Nhiệm vụ", "Chủ trì", "Hạn", "Số ngày quá hạn"),
        tuple(rows),
        (1, 6, 3, 2, 2),
        frozenset({0, 4}),
    )


def _days_late(work: Work, facts: Facts) -> int:
    stopped = work.stopped_on if work.stopped_on and work.stopped_on <= facts.as_of else facts.as_of
    return (stopped - work.due).days if work.due else 0


def _sorted(works: Iterable[Work], facts: Facts, at=None) -> dict[str, list[Work]]:
    """The works under every line of the breakdown."""
    at = at or facts.as_of
    grouped: dict[str, list[Work]] = {key: [] for key, _label in BREAKDOWN}
    for work in works:
        standing = work.standing(at)
        grouped["assigned"].append(work)
        grouped[standing].append(work)
        if standing in COMPLETED:
            grouped["completed"].append(work)
    return grouped


def _grouped(works: Iterable[Work], fields: tuple[str, ...]) -> list[tuple[str, list[Work]]]:
    """By field of work, in the order of the house; those of none last."""
    found: dict[str, list[Work]] = {name: [] for name in (*fields, "")}
    for work in works:
        found[work.field].append(work)
    return [(name or NO_FIELD, rows) for name, rows in found.items() if rows]
