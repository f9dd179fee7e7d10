"""A table to take away: CSV that a spreadsheet opens as it is meant."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import StreamingHttpResponse
from django.utils import translation

from .text import EXERCISE_FILE_MARK, EXERCISE_MARK

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """What a CSV writer writes to, handed on line by line."""

    def write(self, line: str) -> str:
        return line


def table(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Any]], *, exercise: bool
) -> StreamingHttpResponse:
    """An answer that reads `rows` while it is sent; `exercise`: the table and its name say so."""
    lines = _lines(head, rows, exercise, translation.get_language())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = EXERCISE_FILE_MARK + name if exercise else name
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _lines(
    head: Sequence[str], rows: Iterable[Sequence[Any]], exercise: bool, language: str
) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"  # spreadsheets know by it that this is UTF-8
    if exercise:
        yield writer.writerow([EXERCISE_MARK])
    # Rows are told when they are sent: the request, and its language, are over by then.
    with translation.override(language):
        yield writer.writerow(head)
        for row in rows:
            yield writer.writerow([_inert(cell) for cell in row])


def _inert(cell: Any) -> Any:
    """No cell is taken for a formula by the program that opens it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
