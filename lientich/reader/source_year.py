"""The year that a document or news item is of, where its own words leave no doubt."""

import re

_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d-])")


def own_year(source: dict) -> str | None:
    """The year of the source's date, unless its title or subject speaks of another one."""
    date = source.get("date")
    if not date:
        return None
    named = set(_YEAR.findall(f"{source.get('title') or ''} {source.get('subject') or ''}"))
    return date[:4] if named <= {date[:4]} or (date[:4] in named and len(named) == 1) else None
