"""Rows of a sheet as lines of a book: which column is which, and what a row says. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lientich.core.text import fold
from lientich.reader import symbols

from . import numbers

Cells = dict[str, str]
Line = tuple[int, Cells]  # its place in the sheet, from 1, and its cells by name

_CODE = "so ky hieu|so va ky hieu|so ky hieu van ban|so hieu|so hieu van ban|so va ky hieu van ban"
_DATE = "ngay|ngay thang|ngay thang nam|ngay ban hanh|ngay van ban|ngay thang van ban|ngay ky"
_SUBJECT = (
    "trich yeu|trich yeu noi dung|ten loai va trich yeu|ten loai va trich yeu noi dung|noi dung|"
    "ten loai va trich yeu noi dung van ban|trich yeu noi dung van ban"
)
_FILE = "tep|ten tep|ban quet|tep quet|ten tep quet|file"
_KIND = "loai|loai van ban|ten loai|ten loai van ban"
OUTGOING = {
    "code": f"{_CODE}|so|so van ban|so di",
    "symbol": "ky hieu",
    "kind": _KIND,
    "date": _DATE,
    "subject": _SUBJECT,
    "signer": "nguoi ky",
    "recipients": "noi nhan|noi nhan van ban",
    "keeper": "ban luu|don vi nguoi nhan ban luu|nguoi nhan ban luu|don vi nhan ban luu",
    "copies": "so ban|so luong ban|so luong",
    "note": "ghi chu",
    "file": _FILE,
}
INCOMING = {
    "arrived_on": "ngay den",
    "number": "so den",
    "sender": (
        "noi gui|tac gia|co quan ban hanh|co quan gui|noi ban hanh|ten co quan gui|co quan to chuc "
        "ban hanh|ten co quan to chuc ban hanh"
    ),
    "code": f"{_CODE}|so van ban",
    "date": _DATE,
    "kind": _KIND,
    "subject": _SUBJECT,
    "instruction": "but phe|but phe y kien chi dao|y kien chi dao|y kien phan phoi chi dao",
    "handed": "chuyen toi|don vi hoac nguoi nhan|noi nhan|don vi nhan|don vi nguoi nhan",
    "due": "han|han xu ly|thoi han|thoi han giai quyet|han giai quyet",
    "note": "ghi chu",
    "file": _FILE,
}
NEEDED = {"outgoing": ("code", "date"), "incoming": ("number", "arrived_on")}
HEAD_WITHIN = 30  # rows
_WORDS = re.compile(r"[\W_]+")
_COUNTED = re.compile(r"\(?\d{1,2}\)?")
_DAY = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_VOID = re.compile(r"(?:so\s+)?(?:bo|huy)\b[\s:,.-]*")


def lines(
    rows: Sequence[Sequence[str]], names: dict[str, str], needed: Iterable[str]
) -> list[Line]:
    """The lines below the head of a sheet; nothing where no row is such a head."""
    known = {alias: name for name, aliases in names.items() for alias in aliases.split("|")}
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        columns = _columns(row, known)
        if set(needed) <= set(columns.values()):
            return [line for line in _below(rows, place, columns) if line]
    return []


def day(text: str) -> date | None:
    """18-4-2018, 18/04/2018, 18.4.2018, or 2018-04-18."""
    text = text.strip()
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def code(cells: Cells) -> tuple[str, str]:
    """Number and symbol, in one cell or in two."""
    text, symbol = cells.get("code", ""), cells.get("symbol", "")
    found = symbols.alone(text)
    if found and found[0]:
        return found[0], symbol or found[1]
    return text.strip(), symbol


def void_reason(cells: Cells) -> str:
    """Why a line is a number that was given to nothing; empty where it is a document."""
    note = cells.get("note", "")
    said = _VOID.match(fold(note))  # letter for letter as long as what it folds
    if cells.get("subject") or cells.get("date") or not said:
        return ""
    return note[said.end() :].strip() or note.strip()


def scan_keys(cells: Cells) -> list[str]:
    """Under which names, as `name_key` writes them, the scan of a line may lie in its folder."""
    number, symbol = code(cells)
    named = [
        cells.get("file", ""),
        f"{number}{symbol}",
        f"{number}/{symbol}",
        cells.get("number", ""),
    ]
    return [key for key in map(name_key, named) if key]


def name_key(name: str) -> str:
    """A file's name, or a code, as the two are compared: no folder, ending, marks or signs."""
    stem = re.sub(r"\.(?:pdf|jpe?g|png|tiff?)$", "", name.strip(), flags=re.IGNORECASE)
    return _WORDS.sub("", fold(stem.replace("\\", "/").rsplit("/", 1)[-1] if "." in name else stem))


@dataclass(frozen=True)
class Wrong:
    """What a line lacks, in words."""

    words: str


def refuse_day(text: str, what: str, today: date) -> date | Wrong:
    """The day of a cell, which has come already."""
    if not text:
        return Wrong(_("thiếu %(what)s") % {"what": what})
    found = day(text)
    if found is None or found.year < numbers.FIRST_YEAR:
        return Wrong(_("%(what)s không đúng: %(text)s") % {"what": what, "text": text[:40]})
    if found > today:
        return Wrong(_("%(what)s sau hôm nay: %(text)s") % {"what": what, "text": text[:40]})
    return found


def _columns(row: Sequence[str], known: dict[str, str]) -> dict[int, str]:
    """Which column is which; the first of two of one name."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        name = known.get(_WORDS.sub(" ", fold(cell)).strip())
        if name and name not in found.values():
            found[place] = name
    return found


def _below(
    rows: Sequence[Sequence[str]], head: int, columns: dict[int, str]
) -> Iterable[Line | None]:
    for place, row in enumerate(rows[head + 1 :], start=head + 1):
        filled = [cell for cell in row if cell]
        counted = place == head + 1 and all(_COUNTED.fullmatch(cell) for cell in filled)
        if len(filled) < 2 or counted:  # empty, the name of a month, the numbers of columns
            yield None
            continue
        cells = {name: row[column] for column, name in columns.items() if column < len(row)}
        yield place + 1, {name: cell for name, cell in cells.items() if cell}
