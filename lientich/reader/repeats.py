"""The same thing told twice, first in short in the lead paragraph of a news item, counts once."""

from lientich.reader.text import lazy

_WORD = lazy(r"\w+")
IN_A_LEAD = 12
MOST_SHARED, SHARED_BY_ONE = 0.8, 0.65


def without_repeats(items: list[dict], folded: str) -> list[dict]:
    """`items` without the first few whose words a later one says again, and without doubles."""
    worded = [frozenset(_WORD.findall(folded[one["start"] : one["end"]])) for one in items]
    kept, seen = [], set()
    for at, item in enumerate(items):
        after = range(at + 1, len(items) if at < IN_A_LEAD else 0)
        later = ((worded[other], items[other]) for other in after)
        if worded[at] in seen or any(
            _repeats(worded[at], words, _told_alike(item, other)) for words, other in later
        ):
            continue
        seen.add(worded[at])
        kept.append(item)
    return kept


def _told_alike(item: dict, other: dict) -> bool:
    """What the same person says in short and at length shares fewer words."""
    return bool(item.get("lead")) and (item["by"], item["lead"]) == (other["by"], other["lead"])


def _repeats(short: frozenset[str], long: frozenset[str], alike: bool) -> bool:
    return len(short) > 2 and len(short & long) >= (SHARED_BY_ONE if alike else MOST_SHARED) * len(
        short
    )
