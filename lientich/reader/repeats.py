"""The same thing told twice, first in short in the lead paragraph of a news item, counts once."""

import re

from lientich.reader.text import fold

_WORD = re.compile(r"\w+")
IN_A_LEAD = 12
MOST_SHARED = 0.8


def without_repeats(items: list[dict], text: str) -> list[dict]:
    """`items` without the first few whose words a later one says again, and without doubles."""
    worded = [frozenset(_WORD.findall(fold(text[one["start"] : one["end"]]))) for one in items]
    kept, seen = [], set()
    for at, item in enumerate(items):
        later = worded[at + 1 :] if at < IN_A_LEAD else ()
        if worded[at] in seen or any(_repeats(worded[at], other) for other in later):
            continue
        seen.add(worded[at])
        kept.append(item)
    return kept


def _repeats(short: frozenset[str], long: frozenset[str]) -> bool:
    return len(short) > 2 and len(short & long) >= MOST_SHARED * len(short)
