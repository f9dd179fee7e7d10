"""The period a passage is of: its heading's, the one its sentence opens with, or the document's."""

from collections.abc import Iterator

from lientich.reader.periods import Period, Periods
from lientich.reader.sections import Placed, place
from lientich.reader.sentences import Layout, Span
from lientich.reader.text import lazy

_AT_ONCE = 10
_SAID = lazy(r"[:\"]")  # "… nhớ lại: "Năm 2014, …": of what somebody says alone
_OPENING = 90


def with_topics(
    layout: Layout, known: Periods, period: str | None
) -> tuple[tuple[Placed, str | None], ...]:
    """Every placed block with the period that holds where it begins, found once for all finders.

    A paragraph's own period holds to its end, and through the list that it opens with a colon.
    """
    key = f"topics of {id(known)} {period}"
    if key not in layout.shared:
        layout.shared[key] = tuple(_topics(layout, known, period))
    topics: tuple[tuple[Placed, str | None], ...] = layout.shared[key]
    return topics


def _topics(
    layout: Layout, known: Periods, period: str | None
) -> Iterator[tuple[Placed, str | None]]:
    topic, opened = period, False
    for placed in place(layout):
        block = placed.block
        if placed.is_heading:
            topic, opened = _of_heading(placed, known) or period, True
        elif block.rank is None or not opened:
            named = known.within(block.body, min(block.end, block.body + 200))
            opened = layout.smoothed[block.end - 1] == ":"
            if opened and named:
                topic = named[0].value
            elif block.rank is None:
                topic = _of_headings(placed, known) or period
        yield placed, topic


def opening_period(layout: Layout, named: list[Period], sentence: Span) -> str | None:
    """The period that a sentence opens with, which what follows is of too.

    "Năm 2018, …" and "Theo báo cáo tại hội nghị, năm 2018, …", not "Thu nhập năm 2018 đạt …".
    """
    if not named or named[0].start > sentence.start + _OPENING:
        return None
    at_once = named[0].start <= sentence.start + _AT_ONCE
    apart = layout.smoothed.startswith(",", named[0].end) and not _SAID.search(
        layout.smoothed, sentence.start, named[0].start
    )
    return named[0].value if at_once or apart else None


def _of_heading(placed: Placed, known: Periods) -> str | None:
    named = known.within(placed.block.body, placed.block.end)
    return named[0].value if named else _of_headings(placed, known)


def _of_headings(placed: Placed, known: Periods) -> str | None:
    for heading in reversed(placed.headings):
        if named := known.within(heading.body, heading.end):
            return named[0].value
    return None
