"""How a Party paper is set, by the rules in force on its date (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW).

Sizes are points, margins millimetres.
"""

from dataclasses import dataclass
from datetime import date

from lientich.papers.blocks import Block, Items, Paper, Paragraph, Runs, roman

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
RULE = "-----"  # below the subject
RECIPIENTS = "Nơi nhận:"


@dataclass(frozen=True)
class RuleSet:
    name: str
    since: date
    mirrored: bool  # margins change sides on even pages of a two-sided print
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15
    party: int = 15
    issuer: int = 14
    number: int = 14
    kind: int = 16
    subject: int = 15
    body: int = 14
    signature: int = 14
    recipients_title: int = 14
    recipients: int = 12
    page_number: int = 14
    first_line: int = 10  # mm
    line: int = 20  # from line to line
    gap: int = 6  # after a paragraph


RULE_SETS = (
    RuleSet("36-HD/VPTW", date(2018, 4, 3), mirrored=False),
    RuleSet("05-HD/VPTW", date(2026, 5, 27), mirrored=True),
)


def rule_set(on: date) -> RuleSet:
    """The one in force on that day; before the first known, the first."""
    return next((one for one in reversed(RULE_SETS) if one.since <= on), RULE_SETS[0])


@dataclass(frozen=True)
class Told:
    """What the letterhead says beside names, in its words."""

    number: str
    place_and_date: str
    draft: str


def told(paper: Paper) -> Told:
    return Told(
        f"Số {paper.number or '…'}",
        f"{paper.place}, {_date(paper.date) if paper.dated else _open(paper.date)}",
        f"Dự thảo lần {paper.draft}" if paper.draft else "",
    )


@dataclass(frozen=True)
class Part:
    """Words of the letterhead, or blank room (`room` names it) of `width` mm."""

    text: str = ""
    room: str = ""
    width: float = 0


def number_parts(paper: Paper) -> tuple[Part, ...]:
    """Số …-BC/ĐU; with blank room for what is filled in once the page is made."""
    if not paper.blanks:
        return (Part(told(paper).number),)
    return (Part("Số "), Part(room="number", width=10), Part(paper.number.removeprefix("…")))


def date_parts(paper: Paper) -> tuple[Part, ...]:
    if not paper.blanks:
        return (Part(told(paper).place_and_date),)
    return (
        Part(f"{paper.place}, ngày "),
        Part(room="day", width=6),
        Part(" tháng "),
        Part(room="month", width=6),
        Part(" năm "),
        Part(room="year", width=10),
    )


def _date(on: date) -> str:
    """Days under 10, January and February take a zero."""
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def _open(on: date) -> str:
    return f"ngày … tháng … năm {on.year}"


SHORT = 80  # characters: surely less than two lines


def signed_below(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], int]:
    """The blocks, and how many of the last ones stay on the page of the signatures below them: at
    least two lines. Of a list, its last two items, which stand apart then."""
    if not blocks:
        return blocks, 0
    last = blocks[-1]
    if isinstance(last, Items):
        parts = [Items(part) for part in (last.items[:-2], last.items[-2:]) if part]
        short = len(last.items) == 1 and _length(last.items[0]) < SHORT
        return (*blocks[:-1], *parts), 2 if short and len(blocks) > 1 else 1
    if isinstance(last, Paragraph):
        return blocks, 2 if _length(last.runs) < SHORT and len(blocks) > 1 else 1
    return blocks, 0


def _length(words: Runs) -> int:
    return sum(len(run.text) for run in words)


def annex_name(place: int, of: int) -> str:
    return "PHỤ LỤC" if of == 1 else f"PHỤ LỤC {roman(place)}"
