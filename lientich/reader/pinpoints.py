"""Places in a document as people cite them, from the inside out: điểm a, khoản 2, Điều 5; mục II.2.

A place has one way of being written (`read`) and one of being compared (`key`): the numbers from
the outside in, so that what lies within a clause begins with the key of the clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

LONGEST = 60
# From the outside in. Phần and Chương are left out of keys: articles are numbered across them.
_LEVELS = ("phần", "chương", "mục", "điều", "khoản", "điểm")
_OPEN = ("phần", "chương")
_UNMARKED = {"phan": "phần", "chuong": "chương", "muc": "mục", "dieu": "điều", "khoan": "khoản",
             "diem": "điểm"}  # fmt: skip
_TYPED = re.compile(rf"\b({'|'.join(_UNMARKED)})\b", re.IGNORECASE)
_MARK = r"(?:[ivxl]{1,6}(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[a-zđ]{1,2}|thứ [^\W\d_]+)"
_STEP = re.compile(rf"({'|'.join(_LEVELS)})\s+(?:số\s+)?({_MARK})(?![\w])", re.IGNORECASE)
_BETWEEN = r"\s*(?:,|;)?\s*(?:của\s+|thuộc\s+|tại\s+)?"
_STEPS = rf"{_STEP.pattern}(?:{_BETWEEN}{_STEP.pattern})*"
_WHOLE = re.compile(_STEPS, re.IGNORECASE)
_BEFORE = re.compile(rf"({_STEPS}){_BETWEEN}(?:bản\s+)?$", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxl]+(?:\.|$)")
_FAR = 20_000  # what stands above a line is not sought further back
_NEAR = 120  # "như sau:" after the place that it speaks of

_ABOVE = re.compile(r"(?:phần|chương)\s+\S", re.IGNORECASE)
_ARTICLE = re.compile(r"điều\s+(\d{1,3}[a-zđ]?)\b\s*[.:]", re.IGNORECASE)
_SECTION = re.compile(r"(?:mục\s+)?([IVXL]{1,6})\s*[.\-–/]\s|mục\s+(\d{1,2}|[IVXL]{1,6})\b")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)\-–/]\s")
_LETTER = re.compile(r"([a-zđ])\s*\)\s")
_AS_FOLLOWS = re.compile(r"như\s+sau\s*:\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«](.+?)[”\"»](?=\s*[.;,]?\s*(?:\n|$))", re.DOTALL)


@dataclass(frozen=True)
class Clause:
    """A line of a text that has a number or letter of its own: `start` to `end`."""

    start: int
    end: int
    place: str
    key: str


def read(words: str) -> str | None:
    """The one way to write a place that is named in any order, and perhaps typed without marks;
    None where it names none."""
    words = normalize("NFC", " ".join(words.split())).strip(" .,;")
    words = _TYPED.sub(lambda level: _UNMARKED[level[0].lower()], words)
    if not words or len(words) > LONGEST or not _WHOLE.fullmatch(words):
        return None
    steps = _steps(words)
    return None if steps is None else _written(steps)


def key(place: str) -> str:
    """What a place is compared by: "ii/2/a/", "d5/2/"; empty where its words are not understood,
    and may mean any place."""
    steps = _steps(place) if _WHOLE.fullmatch(place) else None
    return _key(steps) if steps else ""


def touch(one: str, other: str) -> bool:
    """Whether two places (their keys) are the same, or one lies within the other."""
    return one.startswith(other) or other.startswith(one)


def before(text: str, start: int) -> str:
    """The place named right before a citation: "khoản 2 Điều 5 của" Quy chế số 7."""
    match = _BEFORE.search(text[max(0, start - 2 * LONGEST) : start])
    return (read(match[1]) or "") if match else ""


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Clause]:
    """The numbered lines of text[start:end], each with the place that those above it make."""
    above, number, letter, at = "", "", "", start
    for line in text[start:end].split("\n"):
        begun, at = at, at + len(line) + 1
        words = line.lstrip(" \t*")
        if _ABOVE.match(words):
            above = number = letter = ""
            continue
        if head := _head(words):
            above, number, letter = head, "", ""
        elif found := _NUMBER.match(words):
            number, letter = found[1], ""
        elif found := _LETTER.match(words):
            letter = found[1]
        else:
            continue
        place = _written(_composed(above, number, letter))
        yield Clause(begun, begun + len(line), place, key(place))


def of(text: str, start: int) -> str:
    """Where the line at `start` stands, as people cite it: by its own number, else by that of the
    clause it belongs to; empty where nothing above it has one."""
    first = text.rfind("\n", 0, max(0, start - _FAR)) + 1
    end = text.find("\n", start)
    place = ""
    for clause in clauses(text, first, len(text) if end < 0 else end):
        place = clause.place
    return place


def mentions(text: str, place: str) -> Iterator[tuple[int, int]]:
    """Where a text names a place, in whatever words."""
    wanted = key(place)
    for match in _WHOLE.finditer(text) if wanted else ():
        said = read(match[0])
        if said and key(said) == wanted:
            yield match.span()


def wording(text: str, place: str) -> str:
    """How a text says that a place reads from now on: … "như sau:" and the words in quotes."""
    for _start, end in mentions(text, place):
        follows = _AS_FOLLOWS.search(text, end, end + _NEAR)
        quoted = _QUOTED.match(text, follows.end()) if follows else None
        if quoted:
            return quoted[1].strip()
    return ""


Steps = list[tuple[str, str]]  # level and mark, from the outside in


def _steps(words: str) -> Steps | None:
    found = [(level.lower(), mark.lower()) for level, mark in _STEP.findall(words)]
    levels = [level for level, _mark in found]
    if len(set(levels)) < len(levels):
        return None
    return sorted(found, key=lambda step: _LEVELS.index(step[0]))


def _written(steps: Steps) -> str:
    return ", ".join(f"{_name(level)} {_mark(level, mark)}" for level, mark in reversed(steps))


def _name(level: str) -> str:
    return level.capitalize() if level in ("điều", "chương", "phần") else level


def _mark(level: str, mark: str) -> str:
    return mark.upper() if level in ("phần", "chương", "mục") and _ROMAN.match(mark) else mark


def _key(steps: Steps) -> str:
    path: list[str] = []
    within = [step for step in steps if step[0] not in _OPEN]
    if any(level == "điều" for level, _mark in within):
        within = [step for step in within if step[0] != "mục"]
    elif within and within[0][0] in ("khoản", "điểm"):
        return ""  # of which article or section, it does not say
    for level, mark in within:
        _extend(path, [f"d{mark}"] if level == "điều" else mark.split("."))
    return "".join(f"{mark}/" for mark in path)


def _extend(path: list[str], marks: list[str]) -> None:
    """A dotted number repeats what it stands under: 1.3 under khoản 1 is the third there."""
    shared = max(
        (n for n in range(1, len(marks)) if path[-n:] == marks[:n]),
        default=0,
    )
    path.extend(marks[shared:])


def _head(line: str) -> str:
    if article := _ARTICLE.match(line):
        return f"điều {article[1].lower()}"
    if section := _SECTION.match(line):
        return f"mục {(section[1] or section[2]).lower()}"
    return ""


def _composed(above: str, number: str, letter: str) -> Steps:
    """Below an article stands a khoản; below a section, or alone, its number goes on: mục II.2."""
    steps: Steps = []
    level, _space, mark = above.partition(" ")
    if level == "điều":
        steps.append((level, mark))
        steps += [("khoản", number)] if number else []
    elif heading := ".".join(filter(None, [mark, number])):
        steps.append(("mục", heading))
    return [*steps, *([("điểm", letter)] if letter else [])]
