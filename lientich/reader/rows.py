"""The rows of a sheet (XLSX, XLS, ODS, CSV) as text: registers that offices kept in one.

Days come as 2018-04-18, whole numbers without a point.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Any

from lientich.reader import package, plain, secrecy
from lientich.reader.limits import SHEET_CELLS, SHEET_ROWS, check_size
from lientich.reader.unreadable import Unreadable

Rows = list[list[str]]
Area = tuple[tuple[int, int], tuple[int, int]]  # row and column of its first cell, and of its last
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEPARATORS = ";,\t|"


def rows(data: bytes, name: str, *, down: bool = False) -> Rows:
    """The rows of its first sheet that has any; `down`: a cell that is merged over several of them
    speaks for each that says anything more. Raises Unreadable, also where it bears a mark of
    secrecy: of such a register nothing comes in."""
    check_size(len(data))
    if data.startswith((b"PK\x03\x04", _OLE)):
        found = list(_of_workbook(data, down))
    else:
        found = list(_of_text(plain.decode(data)))
    if not any(any(row) for row in found):
        raise Unreadable("empty")
    words = "\n".join(cell for row in found for cell in row if cell)
    secrecy.refuse_marked(plain.clean(words), name=name)
    return found


def _of_workbook(data: bytes, down: bool) -> Iterator[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    if data.startswith(b"PK"):
        with package.open_zip(data) as archive:
            if "xl/workbook.xml" in archive.namelist():
                from lientich.reader import sheets

                secrecy.refuse_marked(plain.clean("\n".join(sheets.words(archive))))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        filled = (book.get_sheet_by_name(name) for name in book.sheet_names)
        sheet = next((one for one in filled if one.total_height), None)
        taken: list[list[Any]] = sheet.to_python(skip_empty_area=False) if sheet else []
        merged = (sheet.merged_cell_ranges if sheet and down else None) or []
    except (CalamineError, ValueError, OSError) as error:
        locked = "password" in str(error).lower() or "encrypt" in str(error).lower()
        raise Unreadable("protected" if locked else "broken_xlsx") from error
    yield from _told(_filled_down(taken, merged))


def _filled_down(taken: list[list[Any]], merged: Iterable[Area]) -> list[list[Any]]:
    speaks = [any(cell != "" for cell in row) for row in taken]
    for (top, left), (bottom, _right) in merged:
        for place in range(top + 1, min(bottom + 1, len(taken))):
            if speaks[place] and left < len(taken[place]):
                taken[place][left] = taken[top][left]
    return taken


def _of_text(text: str) -> Iterator[list[str]]:
    """Separated by whatever stands most often in the first lines."""
    head = text[:4000]
    separator = max(_SEPARATORS, key=head.count)
    try:
        yield from _told(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator))
    except csv.Error as error:
        raise Unreadable("unsupported") from error


def _told(taken: Iterable[Any]) -> Iterator[list[str]]:
    for count, row in enumerate(taken):
        if count >= SHEET_ROWS or len(row) > SHEET_CELLS:
            raise Unreadable("too_long")
        yield [_cell(cell) for cell in row]


def _cell(cell: Any) -> str:
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return plain.clean(str(cell)).strip()
