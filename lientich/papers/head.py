"""What stands above a text, line by line: the letterhead in two columns, the title, whom it is
addressed to; and the same of a copy, below a line.

One place decides what is said and how it is set; the PDF, the DOCX and the page only draw it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lientich.papers.blocks import Copied, Issuer, Paper
from lientich.papers.rules import RuleSet

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # Quốc hiệu
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # Tiêu ngữ
HYPHENS = "-----"  # below the subject
SUBMISSION = "Tờ trình"


class Rule(StrEnum):
    """A line below words: none, as long as they are, or a third to half of that."""

    NONE = ""
    WHOLE = "whole"
    SHORT = "short"


@dataclass(frozen=True)
class Part:
    """Words of a line, or blank room (`room` names it) of `width` mm."""

    text: str = ""
    room: str = ""
    width: float = 0


@dataclass(frozen=True)
class Words:
    """A line, centred, set in one way. `above`: points left free before it."""

    parts: tuple[Part, ...]
    size: int
    bold: bool = False
    italic: bool = False
    rule: Rule = Rule.NONE
    box: int = 0  # mm: a frame of that width
    above: int = 0

    @property
    def text(self) -> str:
        return "".join(part.text or "…" for part in self.parts)


Lines = tuple[Words, ...]
Row = tuple[Lines, Lines]  # left, right


def letterhead(paper: Paper, rules: RuleSet) -> tuple[Row, ...]:
    """Party: one row. State: number and date stand on one line (Phụ lục I, mục II, 3 and 4)."""
    place = _words(date_parts(paper), rules.place, italic=True)
    below = (_words(number_parts(paper, rules), rules.number), *_below_number(paper, rules))
    agencies = _agencies(paper.issuers, rules)
    if not rules.of_state:
        party = _said(PARTY, rules.title, bold=True, rule=Rule.WHOLE)
        return (((*agencies, *below), (party, _lower(place))),)
    nation = _said(NATION, rules.title, bold=True)
    motto = _said(MOTTO, rules.motto, bold=True, rule=Rule.WHOLE)
    return ((agencies, (nation, motto)), (below, (place,)))


def title(paper: Paper, rules: RuleSet) -> Lines:
    """Kind and subject; a công văn has neither here (Phụ lục I, mục II, 5; 36-HD, mục II, 1.5)."""
    if not paper.kind:
        return ()
    kind = _said(paper.kind.upper(), rules.kind, bold=True, above=14)
    if rules.of_state:
        return (kind, _said(paper.subject, rules.subject, bold=True, rule=Rule.SHORT))
    hyphens = _said(HYPHENS, rules.body)
    return (kind, _said(paper.subject, rules.subject, bold=True), hyphens)


def addressed(paper: Paper, rules: RuleSet) -> tuple[str, tuple[str, ...]]:
    """Kính gửi: and whom. A Tờ trình of the Party says Kính trình (NORMS §4). Of several, each has
    a line of its own, ended by a semicolon and the last by a full stop (Phụ lục I, mục II, 9)."""
    if not paper.addressees:
        return "", ()
    submits = paper.kind.startswith(SUBMISSION) and not rules.of_state
    opening = "Kính trình:" if submits else "Kính gửi:"
    names = [name.rstrip(" ;,.") for name in paper.addressees]
    if len(names) == 1:
        return f"{opening} {names[0]}", ()
    between = ";" if rules.of_state else ","
    return opening, (*(f"- {name}{between}" for name in names[:-1]), f"- {names[-1]}.")


def copied(copy: Copied, rules: RuleSet) -> tuple[Row, ...]:
    """The elements of a copy, below the paper that is copied and a line across the page (Phụ lục I,
    phần II; 36-HD, mục II, 3.3)."""
    words = [_said(copy.words, 14, bold=True)]
    if copy.source:
        words.append(_said(copy.source, 12))
    place = _said(f"{copy.place}, {dated(copy.date)}", rules.place, italic=True)
    number = _said(f"{_number(rules)} {copy.number}", rules.number)
    agencies = _agencies((copy.issuer,), rules)
    if rules.of_state:
        return ((agencies, tuple(words)), ((number,), (place,)))
    return (((*agencies, number), (place, _lower(words[0]), *words[1:])),)


def _agencies(issuers: tuple[Issuer, ...], rules: RuleSet) -> Lines:
    """Each below its superior; below the last an asterisk, in state papers a short line."""
    lines: list[Words] = []
    for issuer in issuers:
        if issuer.superior:
            lines.append(_said(issuer.superior.upper(), rules.issuer))
        rule = Rule.SHORT if rules.of_state and issuer is issuers[-1] else Rule.NONE
        lines.append(_said(issuer.name.upper(), rules.issuer, bold=True, rule=rule))
    return tuple(lines) if rules.of_state else (*lines, _said("*", rules.issuer))


BOXES = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}  # mm, Phụ lục I, mục III, 2


def _below_number(paper: Paper, rules: RuleSet) -> Lines:
    """The subject of a công văn, urgency, and which draft it is."""
    lines: list[Words] = []
    if not paper.kind:
        italic = not rules.of_state
        lines.append(_said(paper.subject, rules.letter, italic=italic, above=6))
    if urgency := paper.urgency.upper():
        box = BOXES.get(urgency, 40) if rules.of_state else 0
        lines.append(_said(urgency, rules.urgency, bold=True, box=box, above=4))
    if paper.draft:
        lines.append(_said(f"Dự thảo lần {paper.draft}", 14))
    return tuple(lines)


def number_parts(paper: Paper, rules: RuleSet) -> tuple[Part, ...]:
    """Số …-BC/ĐU, Số: …/QĐ-TBS; with blank room for what is filled in once the page is made."""
    if not paper.blanks:
        return (Part(f"{_number(rules)} {paper.number or '…'}"),)
    return (
        Part(f"{_number(rules)} "),
        Part(room="number", width=10),
        Part(paper.number.removeprefix("…")),
    )


def _number(rules: RuleSet) -> str:
    return "Số:" if rules.of_state else "Số"


def date_parts(paper: Paper) -> tuple[Part, ...]:
    if not paper.blanks:
        on = dated(paper.date) if paper.dated else f"ngày … tháng … năm {paper.date.year}"
        return (Part(f"{paper.place}, {on}"),)
    return (
        Part(f"{paper.place}, ngày "),
        Part(room="day", width=6),
        Part(" tháng "),
        Part(room="month", width=6),
        Part(" năm "),
        Part(room="year", width=10),
    )


def dated(on: date) -> str:
    """Days under 10, January and February take a zero."""
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def _lower(words: Words) -> Words:
    return Words(words.parts, words.size, words.bold, words.italic, above=6)


def _said(text: str, size: int, **how) -> Words:
    return _words((Part(text),), size, **how)


def _words(parts: tuple[Part, ...], size: int, **how) -> Words:
    return Words(parts, size, **how)
