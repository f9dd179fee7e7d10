"""What was issued, what documents state, and what became of what a conference concluded."""

from collections.abc import Iterable, Iterator

from lientich.papers import Block, Items, Paragraph, Run
from lientich.papers.blocks import runs

from ..facts import COMPLETED, Facts, Followed, Issued, Standing, Stated
from ..words import NONE_KNOWN, day, joined, sentence
from .figures import Figures, as_told_in, nothing_known, rows_of

DIRECTING = ("Nghị quyết", "Chỉ thị", "Kế hoạch")  # kinds that a report is expected to tell of


def issued(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.issued:
        yield nothing_known("Văn bản ban hành trong kỳ")
        return
    joint = [one for one in facts.issued if one.joint]
    told: list[str | Run] = [
        "Trong kỳ đã ban hành ",
        figures.count("issued", rows_of(facts.issued), "văn bản"),
        " hai bên cùng có: " if len(facts.sides) == 2 else " các bên cùng có: ",
        figures.count("issued.joint", rows_of(joint), "văn bản liên tịch"),
    ]
    for place, side in enumerate(facts.sides):
        own = [one for one in facts.issued if not one.joint and one.side == side.short_name]
        told += ["; ", figures.count(f"issued.side{place}", rows_of(own), "văn bản")]
        told += [f" của {side.name}"]
    yield Paragraph(runs(*told, "."))
    yield Items(tuple(runs(_cited(one)) for one in (*joint, *_not(joint, facts.issued))))
    lacking = [kind for kind in DIRECTING if kind not in {one.kind for one in facts.issued}]
    if lacking:
        yield nothing_known(joined(lacking))


def _not(some: list[Issued], among: Iterable[Issued]) -> list[Issued]:
    return [one for one in among if one not in some]


def _cited(one: Issued) -> str:
    return sentence(f"{one.title}{f' {one.subject}' if one.subject else ''}")


def stated(kind: str, stated: tuple[Stated, ...], figures: Figures) -> Iterator[Block]:
    """Each word for word, with its document."""
    if not stated:
        yield Paragraph(runs(f"{NONE_KNOWN.capitalize()}."))
        return
    items = []
    for place, one in enumerate(stated):
        said = figures.quote(f"{kind}{place}", one)
        items.append(runs(said, f"{as_told_in(one.document)}."))
    yield Items(tuple(items))


def followed(facts: Facts, figures: Figures) -> Iterator[Block]:
    if facts.followed is None:
        yield nothing_known("Kết luận của hội nghị kỳ trước")
        return
    if not facts.followed:
        yield nothing_known("Nhiệm vụ từ kết luận kỳ trước")
        return
    works = [one.work for one in facts.followed if one.work]
    done = [work for work in works if work.standing(facts.as_of) in COMPLETED]
    late = [work for work in works if work.standing(facts.as_of) == Standing.OVERDUE]
    yield Paragraph(
        runs(
            "Hội nghị kỳ trước có ",
            figures.count("followed", rows_of(facts.followed), "nội dung kết luận, chỉ đạo"),
            "; đã giao ",
            figures.count("followed.assigned", rows_of(works), "nhiệm vụ"),
            ", hoàn thành ",
            figures.count("followed.completed", rows_of(done)),
            ", quá hạn ",
            figures.count("followed.overdue", rows_of(late)),
            ".",
        )
    )


def directions(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.directions:
        yield nothing_known("Nhiệm vụ, giải pháp của kỳ tới")
        return
    held = f" ngày {day(facts.held_on)}" if facts.held_on else ""
    chaired = f" do {joined(list(facts.chairs))} chủ trì" if facts.chairs else ""
    documents = list(dict.fromkeys(filter(None, (one.document for one in facts.directions))))
    yield Paragraph(
        runs(
            f"Hội nghị{held}{chaired} nêu ",
            figures.count("directions", rows_of(facts.directions), "nội dung"),
            f"{as_told_in(joined(documents))}:",
        )
    )
    yield Items(tuple(runs(_directed(one)) for one in facts.directions))


def _directed(one: Followed) -> str:
    return f"{sentence(one.text)[:-1]}{f' ({one.by})' if one.by else ''}."
