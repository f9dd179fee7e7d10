"""A register printed as a book: a table on lying sheets."""

from dataclasses import dataclass
from datetime import date

from lientich.papers.pdf import compiled


@dataclass(frozen=True)
class Book:
    """Columns of `widths` (shares of the whole); those in `numeric` (from 0) stand to the right."""

    house: str
    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    day: date
    printed: str = ""  # by whom and when, at the foot of every page
    numeric: frozenset[int] = frozenset()
    mark: str = ""  # stands on every page


def to_book(book: Book) -> bytes:
    """As a PDF to be kept and to be read by everyone; the same bytes for the same book."""
    told = {
        "house": book.house,
        "title": book.title,
        "subtitle": book.subtitle,
        "head": book.head,
        "rows": book.rows,
        "widths": book.widths,
        "day": [book.day.year, book.day.month, book.day.day],
        "printed": book.printed,
        "numeric": sorted(book.numeric),
        "mark": book.mark,
    }
    return compiled("book.typ", {"book": told}, "pdf", pdf_standards=["a-3a", "ua-1"])
