"""The dates of a text, found once for all finders that ask for those of a stretch."""

import bisect
from operator import attrgetter

from lientich.reader import dates
from lientich.reader.dates import Date
from lientich.reader.sentences import Layout


def within(layout: Layout, start: int, end: int) -> list[Date]:
    if "dates" not in layout.shared:
        layout.shared["dates"] = dates.find(layout.text)
    found: list[Date] = layout.shared["dates"]
    low = bisect.bisect_left(found, start, key=attrgetter("start"))
    high = bisect.bisect_left(found, end, key=attrgetter("start"))
    return [date for date in found[low:high] if date.end <= end]
