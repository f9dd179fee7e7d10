"""The review report of a conference, written from its facts: the same words and figures in the
page, the PDF and the DOCX. Pure: no database, no screen language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lientich.papers import (
    Annex,
    Bar,
    Block,
    Chart,
    Heading,
    Issuer,
    Items,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)
from lientich.papers.blocks import Runs, runs

from .facts import (
    COMPLETED,
    Facts,
    Followed,
    Issued,
    Matter,
    Row,
    Standing,
    Stated,
    Work,
    assigned_by,
)
from .words import NONE_KNOWN, compared, day, joined, number, sentence

MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
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
COLUMNS = ("assigned", Standing.IN_TIME, Standing.LATE, Standing.RUNNING, Standing.OVERDUE)


@dataclass
class Review:
    """The paper, and behind the key of each of its figures the rows that it counts."""

    paper: Paper
    figures: dict[str, list[Row]]


@dataclass
class Figures:
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def count(self, key: str, rows: Iterable[Row], unit: str = "") -> Run:
        """How many, as a run that leads to them: 15 nhiệm vụ."""
        self.rows[key] = list(rows)
        told = number(len(self.rows[key]))
        return Run(f"{told} {unit}" if unit else told, key=key)

    def one(self, key: str, words: str, row: Row) -> Run:
        self.rows[key] = [row]
        return Run(words, key=key)

    def quote(self, key: str, stated: Stated) -> Run:
        """The very words, as a run that leads to where they stand."""
        return self.one(key, stated.text.strip().rstrip(" .;,…"), stated.row)


def write(facts: Facts) -> Review:
    figures = Figures()
    blocks = (
        *_opening(facts),
        Heading(f"Kết quả công tác phối hợp {facts.period}"),
        Heading("Tình hình chung", 2),
        *_overall(facts, figures),
        Heading("Kết quả theo mặt công tác", 2),
        *_by_field(facts, figures),
        Heading("Văn bản đã ban hành", 2),
        *_issued(facts, figures),
        Heading("Kết quả nêu trong các văn bản", 2),
        *_stated("result", facts.results, figures),
        Heading("Số liệu nêu trong các văn bản", 2),
        *_stated("figure", facts.figures, figures),
        Heading("Thực hiện kết luận kỳ trước", 2),
        *_followed(facts, figures),
        Heading("Khó khăn, vướng mắc; cách làm mới"),
        Heading("Khó khăn, vướng mắc", 2),
        *_obstacles(facts, figures),
        Heading("Cách làm mới", 2),
        *_new_ways(facts, figures),
        Heading(f"Phương hướng, nhiệm vụ {facts.coming}"),
        Heading("Mục tiêu", 2),
        *_stated("objective", facts.objectives, figures),
        Heading("Nhiệm vụ, giải pháp", 2),
        *_directions(facts, figures),
    )
    annexes = (
        Annex("Kết quả thực hiện nhiệm vụ theo đơn vị", tuple(_by_unit(facts, figures))),
        Annex("Nhiệm vụ quá hạn", tuple(_overdue(facts, figures))),
    )
    return Review(_paper(facts, blocks, annexes), figures.rows)


def _paper(facts: Facts, blocks: tuple[Block, ...], annexes: tuple[Annex, ...]) -> Paper:
    return Paper(
        kind="Báo cáo",
        subject=f"sơ kết công tác phối hợp {facts.period}, phương hướng, nhiệm vụ {facts.coming}",
        issuers=tuple(Issuer(side.name, side.superior) for side in facts.sides),
        place=facts.place or "…",
        date=facts.as_of,
        dated=False,  # the day is written when it is signed
        mark=MARK if facts.exercise else "",
        blocks=blocks,
        signatures=tuple(
            Signature("T/M Ban Thường vụ", side.post or "Bí thư", side.signer)
            for side in facts.sides
        ),
        recipients=(
            *(f"Ban Thường vụ {side.name}," for side in facts.sides),
            "Các đơn vị trực thuộc,",
            f"Lưu Văn phòng {joined([side.name for side in facts.sides])}.",
        ),
        annexes=annexes,
    )


def _opening(facts: Facts) -> Iterator[Block]:
    sides = joined([side.name for side in facts.sides])
    grounds = f"Thực hiện {joined(list(facts.basis))}, " if facts.basis else ""
    yield Paragraph(
        runs(
            f"{grounds}{sides} báo cáo kết quả công tác phối hợp {facts.period} và phương hướng, "
            f"nhiệm vụ {facts.coming} như sau (số liệu tính đến ngày {day(facts.as_of)}):"
        )
    )


def _overall(facts: Facts, figures: Figures) -> Iterator[Block]:
    works = assigned_by(facts.works, facts.as_of)
    if facts.goal:
        goal = f"Mục tiêu chung của chương trình phối hợp là “{facts.goal}”."
        yield Paragraph(runs(goal))
    if not works:
        yield _nothing("Nhiệm vụ đã giao")
        return
    sorted_now = _sorted(works, facts)
    total = {key: figures.count(f"works.{key}", _rows(rows)) for key, rows in sorted_now.items()}
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
            base = figures.count(f"earlier.{key}", _rows(before[key]))
            change = Run(compared(len(now[key]), len(before[key])))
        rows.append(tuple((cell,) for cell in (Run(label), total[key], base, change)))
    return Table(
        f"Nhiệm vụ đến ngày {day(facts.as_of)}, so với cùng kỳ ({day(facts.as_of_earlier)})",
        ("Nội dung", facts.period.capitalize(), "Cùng kỳ", "So sánh"),
        tuple(rows),
        (5, 2, 2, 2),
        frozenset({1, 2}),
    )


def _by_field(facts: Facts, figures: Figures) -> Iterator[Block]:
    works = assigned_by(facts.works, facts.as_of)
    if not works:
        yield _nothing("Nhiệm vụ theo mặt công tác")
    for place, (name, rows) in enumerate(_grouped(works, facts.fields)):
        yield Heading(name, 3)
        grouped = _sorted(rows, facts)
        counted = {
            key: figures.count(f"field{place}.{key}", _rows(some)) for key, some in grouped.items()
        }
        yield Paragraph(runs("Đã giao ", *_told(counted, grouped)))
        done = [work for key in COMPLETED for work in grouped[key]]
        if done:
            yield Paragraph(runs("Các nhiệm vụ đã hoàn thành:"))
            yield Items(tuple(runs(_ended(work, done)) for work in done))


def _ended(work: Work, among: list[Work]) -> str:
    product = f" ({work.product})" if work.product else ""
    return f"{work.title.rstrip('.')}{product}{'.' if work is among[-1] else ';'}"


def _issued(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.issued:
        yield _nothing("Văn bản ban hành trong kỳ")
        return
    joint = [one for one in facts.issued if one.joint]
    told: list[str | Run] = [
        "Trong kỳ đã ban hành ",
        figures.count("issued", _rows(facts.issued), "văn bản"),
        " hai bên cùng có: " if len(facts.sides) == 2 else " các bên cùng có: ",
        figures.count("issued.joint", _rows(joint), "văn bản liên tịch"),
    ]
    for place, side in enumerate(facts.sides):
        own = [one for one in facts.issued if not one.joint and one.side == side.short_name]
        told += ["; ", figures.count(f"issued.side{place}", _rows(own), "văn bản")]
        told += [f" của {side.name}"]
    yield Paragraph(runs(*told, "."))
    yield Items(tuple(runs(_cited(one)) for one in (*joint, *_not(joint, facts.issued))))


def _not(some: list[Issued], among: Iterable[Issued]) -> list[Issued]:
    return [one for one in among if one not in some]


def _cited(one: Issued) -> str:
    return sentence(f"{one.title}{f' {one.subject}' if one.subject else ''}")


def _stated(kind: str, stated: tuple[Stated, ...], figures: Figures) -> Iterator[Block]:
    """Each word for word, with its document."""
    if not stated:
        yield Paragraph(runs(f"{NONE_KNOWN.capitalize()}."))
        return
    items = []
    for place, one in enumerate(stated):
        said = figures.quote(f"{kind}{place}", one)
        items.append(runs(said, f" (theo {one.document})." if one.document else "."))
    yield Items(tuple(items))


def _followed(facts: Facts, figures: Figures) -> Iterator[Block]:
    if facts.followed is None:
        yield _nothing("Kết luận của hội nghị kỳ trước")
        return
    if not facts.followed:
        yield _nothing("Nhiệm vụ từ kết luận kỳ trước")
        return
    works = [one.work for one in facts.followed if one.work]
    done = [work for work in works if work.standing(facts.as_of) in COMPLETED]
    late = [work for work in works if work.standing(facts.as_of) == Standing.OVERDUE]
    yield Paragraph(
        runs(
            "Hội nghị kỳ trước có ",
            figures.count("followed", _rows(facts.followed), "nội dung kết luận, chỉ đạo"),
            "; đã giao ",
            figures.count("followed.assigned", _rows(works), "nhiệm vụ"),
            ", hoàn thành ",
            figures.count("followed.completed", _rows(done)),
            ", quá hạn ",
            figures.count("followed.overdue", _rows(late)),
            ".",
        )
    )


def _obstacles(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.obstacles:
        yield _nothing("Khó khăn, vướng mắc")
        return
    resolved = [one for one in facts.obstacles if one.done]
    left = [one for one in facts.obstacles if not one.done]
    yield Paragraph(
        runs(
            "Đã nêu ",
            figures.count("obstacles", _rows(facts.obstacles), "khó khăn, vướng mắc"),
            "; đã giải quyết ",
            figures.count("obstacles.resolved", _rows(resolved)),
            "; chưa giải quyết ",
            figures.count("obstacles.open", _rows(left)),
            ".",
        )
    )
    yield Items(tuple(runs(_matter(one, "đã giải quyết")) for one in (*left, *resolved)))


def _new_ways(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.new_ways:
        yield _nothing("Cách làm mới")
        return
    taken_up = [one for one in facts.new_ways if one.taken_up]
    yield Paragraph(
        runs(
            "Có ",
            figures.count("new_ways", _rows(facts.new_ways), "cách làm mới"),
            ", trong đó ",
            figures.count("new_ways.taken_up", _rows(taken_up), "cách làm"),
            " được đơn vị khác áp dụng.",
        )
    )
    yield Items(tuple(runs(_matter(one, "kết quả")) for one in facts.new_ways))


def _matter(one: Matter, outcome: str) -> str:
    told = sentence(f"{one.text.rstrip('.')} ({one.by})")
    if one.outcome:
        told = f"{told[:-1]}; {outcome}: {sentence(one.outcome)}"
    return f"{told[:-1]}; {number(one.taken_up)} đơn vị áp dụng." if one.taken_up else told


def _directions(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.directions:
        yield _nothing("Nhiệm vụ, giải pháp của kỳ tới")
        return
    yield Paragraph(
        runs(
            "Hội nghị thống nhất ",
            figures.count("directions", _rows(facts.directions), "nội dung"),
            ":",
        )
    )
    yield Items(tuple(runs(_directed(one)) for one in facts.directions))


def _directed(one: Followed) -> str:
    return f"{sentence(one.text)[:-1]}{f' ({one.by})' if one.by else ''}."


def _by_unit(facts: Facts, figures: Figures) -> Iterator[Block]:
    parts = assigned_by(facts.parts, facts.as_of)
    if not parts:
        yield _nothing("Việc giao cho đơn vị")
        return
    by_unit: dict[str, list[Work]] = {unit: [] for unit in facts.units}
    for part in parts:
        by_unit[part.unit].append(part)
    rows: list[tuple[Runs, ...]] = []
    for place, (unit, some) in enumerate(by_unit.items(), 1):
        grouped = _sorted(some, facts)
        cells = [figures.count(f"unit{place}.{key}", _rows(grouped[key])) for key in COLUMNS]
        rows.append((runs(str(place)), runs(unit), *((cell,) for cell in cells)))
    grouped = _sorted(parts, facts)
    total = [figures.count(f"units.{key}", _rows(grouped[key])) for key in COLUMNS]
    bold = [Run(cell.text, bold=True, key=cell.key) for cell in total]
    rows.append((runs(""), runs(Run("Cộng", bold=True)), *((cell,) for cell in bold)))
    yield Table(
        f"Số việc của từng đơn vị đến ngày {day(facts.as_of)}",
        ("TT", "Đơn vị", "Được giao", "Xong đúng hạn", "Xong quá hạn", "Trong hạn", "Quá hạn"),
        tuple(rows),
        (1, 5, 2, 2, 2, 2, 2),
        frozenset({0, 2, 3, 4, 5, 6}),
    )


def _overdue(facts: Facts, figures: Figures) -> Iterator[Block]:
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


def _rows(things: Iterable[Work | Stated | Issued | Followed | Matter]) -> list[Row]:
    return [thing.row for thing in things]


def _nothing(what: str) -> Paragraph:
    return Paragraph(runs(f"{what}: {NONE_KNOWN}."))
