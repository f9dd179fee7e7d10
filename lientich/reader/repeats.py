"""The same thing told twice, first in short in the lead paragraph of a news item, counts once."""

import re

from lientich.reader.text import fold

_WORD = re.compile(r"\w+")
MOST_SHARED = 0.8


def without_repeats(items: list[dict], text: str) -> list[dict]:
    """`items` without those whose words a later item says again; looks 400 items ahead."""
    worded = [frozenset(_WORD.findall(fold(text[one["start"] : one["end"]]))) for one in items]
    kept = []
    for at, item in enumerate(items):
        later = range(at + 1, min(len(items), at + 400))
        if not any(_repeats(worded[at], worded[other]) for other in later):
            kept.append(item)
    return kept


def _repeats(short: frozenset[str], long: frozenset[str]) -> bool:
    return len(short) > 2 and len(short & long) >= MOST_SHARED * len(short)
