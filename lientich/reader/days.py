"""The dates of a text, found once for all finders that ask for those of a stretch."""

import bisect

from lientich.reader import dates
from lientich.reader.dates import Date
from lientich.reader.sentences import Layout


def share(layout: Layout, found: list[Date]) -> None:
    """Keep the dates of a text that were found already."""
    layout.shared["dates"] = found
    layout.shared["starts of dates"] = [date.start for date in found]


def within(layout: Layout, start: int, end: int) -> list[Date]:
    if "dates" not in layout.shared:
        share(layout, dates.find_folded(layout.folded))
    found: list[Date] = layout.shared["dates"]
    starts: list[int] = layout.shared["starts of dates"]
    low = bisect.bisect_left(starts, start)
    high = bisect.bisect_left(starts, end, low)
    return [date for date in found[low:high] if date.end <= end]
