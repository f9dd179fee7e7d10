"""A table to take away as a workbook: XLSX, written row by row whatever its length."""

import tempfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import FileResponse

from .tables import FORMULA
from .text import EXERCISE_FILE_MARK, EXERCISE_MARK

A4 = 9
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is written as text stays text, however it looks.
LITERALLY = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    widths: Sequence[int],
    exercise: bool,
    hidden: Collection[int] = (),
) -> FileResponse:
    """An answer with one sheet; `widths` in letters, `hidden` the places of columns that programs
    read. `exercise`: sheet, paper and name say so."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer closes it
    book = xlsxwriter.Workbook(file, LITERALLY)
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "inert": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "date": book.add_format({"num_format": "d-m-yyyy", "valign": "top", "align": "left"}),
    }
    sheet = book.add_worksheet()
    _lay_out(sheet, widths, hidden, exercise)
    first = 1 if exercise else 0
    if exercise:
        sheet.write_string(0, 0, EXERCISE_MARK, book.add_format({"bold": True}))
    for place, words in enumerate(head):
        sheet.write_string(first, place, words, formats["head"])
    last = first
    for last, row in enumerate(rows, start=first + 1):
        for place, cell in enumerate(row):
            _write(sheet, last, place, cell, formats)
    sheet.freeze_panes(first + 1, 0)
    sheet.repeat_rows(first)
    sheet.autofilter(first, 0, last, len(head) - 1)
    book.close()
    file.seek(0)
    name = EXERCISE_FILE_MARK + name if exercise else name
    response = FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPE)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _lay_out(sheet: Any, widths: Sequence[int], hidden: Collection[int], exercise: bool) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, None, {"hidden": place in hidden})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{EXERCISE_MARK}" if exercise else "")
    sheet.set_footer("&C&P/&N")


def _write(sheet: Any, row: int, place: int, cell: Any, formats: dict[str, Any]) -> None:
    """A day as a day, a decimal as a number; all else as text, no formula even when edited."""
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats["date"])
        return
    if isinstance(cell, Decimal):
        sheet.write_number(row, place, float(cell))
        return
    text = str(cell)
    sheet.write_string(row, place, text, formats["inert" if text.startswith(FORMULA) else "text"])
