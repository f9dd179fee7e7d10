"""The years that a document is of, for whoever asks by a term of office. Pure."""

from datetime import date

from lientich.search.tokens import fact

FIRST, LAST = 1900, 2200  # as the forms ask for them; what lies beyond stands at the end
MOST = 150  # years that are asked for one by one


def years(period_from: int | None, period_to: int | None, day: date | None) -> range:
    """Of its own period; of what names none, the year of its date."""
    first, last = period_from or period_to, period_to or period_from
    if first is None or last is None:
        return range(day.year, day.year + 1) if day else range(0)
    return range(first, last + 1)


def of_years(of: range) -> list[str]:
    """These years as tokens."""
    return list(dict.fromkeys(_token(year) for year in of))


def asked(first: int | None, last: int | None) -> tuple[str, ...]:
    """One of which whatever is of these years has; none where there would be too many."""
    of = range(max(first or FIRST, FIRST), min(last or LAST, LAST) + 1)
    return tuple(map(_token, of)) if len(of) <= MOST else ()


def _token(year: int) -> str:
    return fact("term", str(min(max(year, FIRST), LAST)))
