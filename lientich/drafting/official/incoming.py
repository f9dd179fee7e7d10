"""A paper that comes back from Word: the text within what is set around it, in its own form. Pure.

Letterhead, title, signatures and recipients are particulars of the draft and no part of its text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lientich.core.text import fold
from lientich.papers.head import NATION, PARTY
from lientich.papers.layout import RECIPIENTS
from lientich.papers.text import (
    LEVELS,
    LONGEST_TITLE,
    Style,
    canonical,
    cells,
    runs,
    style_of,
    words_of,
)

HEAD = 12  # lines in which the title stands, after the letterhead
TAIL = 60  # recipients of one paper
MOST_ROWS = 6  # of signatures
_HEADS = (fold(PARTY), fold(NATION))
_RULE = re.compile(r"[-–—_*\s]{3,}")
_DRAFT = re.compile(r"dự thảo lần (\d{1,4})", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:^|[|*\s])(?:T/M|TM\.|K/T|KT\.|T/L|TL\.|TUQ\.|Q\.)\s*\S")

Shown = tuple[object, ...]


@dataclass(frozen=True)
class Body:
    """The text; of which draft (Dự thảo lần n) the paper says it is, 0 where it does not say."""

    text: str
    number: int = 0


def body_of(
    lines: Sequence[str],
    *,
    title: tuple[str, str],
    signers: Iterable[str],
    addressees: Iterable[str] = (),
) -> Body:
    """`title`: the kind and the subject as the paper names them; `signers`: the name of each who
    is to sign it, empty where none is known yet; `addressees`: whom it is addressed to."""
    names = list(signers)
    lines, number = _without_head([canonical(line) for line in lines], title)
    if any(addressees):
        lines = _without_addressees(lines, addressees)
    lines = _stripped(_without_recipients(_stripped(lines)))
    for _table in range(0, max(len(names), 1), 2):  # two sign side by side
        lines = _without_signatures(lines, names)
    return Body(canonical("\n".join(lines)), number)


def spelled_as(text: str, base: str) -> str:
    """A line that shows as one of `base` is that one; others lose marks that only repeat what
    their place in the structure sets anyway."""
    known = {shown: line for line, shown in _shown(base)}
    return "\n".join(known.get(shown) or _plainer(line) for line, shown in _shown(text))


def _without_head(lines: list[str], title: tuple[str, str]) -> tuple[list[str], int]:
    place = _filled(lines, 0)
    end = place
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    head = lines[place:end] or lines[place : place + HEAD]
    told = fold(words_of(" ".join(head)))
    if not any(one in told for one in _HEADS):
        return lines, 0
    draft = _DRAFT.search(words_of(" ".join(head)))
    lines = lines[end:]
    rule = next((n for n, line in enumerate(lines[:HEAD]) if _RULE.fullmatch(line)), None)
    return (
        lines[rule + 1 :] if rule is not None else _untitled(lines, title),
        int(draft[1]) if draft else 0,
    )


def _untitled(lines: list[str], title: tuple[str, str]) -> list[str]:
    """Without a rule below it, the title is known by its words alone."""
    names = [fold(words) for words in title]
    while lines and (not lines[0] or fold(words_of(lines[0])) in names):
        lines = lines[1:]
    return lines


def _without_addressees(lines: list[str], addressees: Iterable[str]) -> list[str]:
    """Kính gửi: and the lines below it that name whom the paper is addressed to."""
    rest = lines[_filled(lines, 0) :]
    if not rest or not fold(words_of(rest[0])).startswith(("kinh gui:", "kinh trinh:")):
        return lines
    names = {_bare(name) for name in addressees}
    rest = rest[1:]
    while rest and (not rest[0] or _bare(words_of(rest[0])) in names):
        rest = rest[1:]
    return rest


def _bare(name: str) -> str:
    return fold(name).strip(" -;,.")


def _without_signatures(lines: list[str], signers: list[str]) -> list[str]:
    begin = len(lines)
    while begin and lines[begin - 1].startswith("|"):
        begin -= 1
    rows = lines[begin:]
    if 0 < len(rows) <= MOST_ROWS and _is_signed(rows, signers):
        return _stripped(lines[:begin])
    return lines


def _is_signed(rows: list[str], signers: list[str]) -> bool:
    told = words_of(" ".join(rows))
    named = any(name and fold(name) in fold(told) for name in signers)
    empty = all(not any(cells(row)) for row in rows)
    return named or empty or fold(RECIPIENTS) in fold(told) or bool(_AUTHORITY.search(told))


def _without_recipients(lines: list[str]) -> list[str]:
    for place in range(len(lines) - 1, max(len(lines) - TAIL, -1), -1):
        line = fold(words_of(lines[place]))
        if line.startswith(fold(RECIPIENTS).rstrip(": ")) and not lines[place].startswith("|"):
            return lines[:place]
        if line and style_of(words_of(lines[place])) != Style.ITEM:
            break
    return lines


def _stripped(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _filled(lines: list[str], place: int) -> int:
    while place < len(lines) and not lines[place]:
        place += 1
    return place


def _shown(text: str) -> list[tuple[str, Shown]]:
    """Each line with what is seen of it on paper: the same for lines that look alike."""
    found: list[tuple[str, Shown]] = []
    last = Style.BODY
    lines = text.split("\n") if text else []
    for place, line in enumerate(lines):
        style = style_of(line)
        following = style_of(lines[place + 1]) if place + 1 < len(lines) else Style.BODY
        is_head = style == Style.ROW and last != Style.ROW and following == Style.ROW
        found.append((line, _look(line, style, is_head)))
        last = style
    return found


def _look(line: str, style: Style, is_head: bool) -> Shown:
    if style == Style.ROW:
        row = [words_of(cell) if is_head else _merged(cell) for cell in cells(line)]
        while row and not row[-1]:
            row.pop()
        return (is_head, *row)
    if style in LEVELS and len(line) <= LONGEST_TITLE:
        return (words_of(line),)
    merged = _merged(line)
    return (merged[0][0],) if len(merged) == 1 and not any(merged[0][1:]) else merged


def _merged(words: str) -> tuple[tuple[str, bool, bool], ...]:
    found: list[tuple[str, bool, bool]] = []
    for run in runs(words):
        if found and found[-1][1:] == (run.bold, run.italic):
            found[-1] = (found[-1][0] + run.text, run.bold, run.italic)
        else:
            found.append((run.text, run.bold, run.italic))
    return tuple(found)


def _plainer(line: str) -> str:
    """Headings are set bold by rule, and a number stands before its paragraph unmarked."""
    words = words_of(line)
    style = style_of(words)
    if style in LEVELS and len(words) <= LONGEST_TITLE:
        return words
    if style in (Style.BODY, Style.ROW) or not line.startswith("*"):
        return line
    first, *others = runs(line)
    rest = line[line.index(first.text) + len(first.text) :]
    return first.text + rest.lstrip("*") if others else words
