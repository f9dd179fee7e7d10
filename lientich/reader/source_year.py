"""The year and the period that a document or news item is of, where its words leave no doubt."""

from lientich.reader import periods
from lientich.reader.seek import Index
from lientich.reader.text import fold, lazy, pattern

_PLANNED = pattern(r" (?:nhiệm vụ|phương hướng|kế hoạch)\b")
_YEAR = lazy(r"(?<![\d/-])(?:19|20)\d\d(?![\d-])")


def own_year(source: dict) -> str | None:
    """The year of the source's date, unless its title or subject speaks of another one."""
    date = source.get("date")
    if not date:
        return None
    named = set(_YEAR.findall(f"{source.get('title') or ''} {source.get('subject') or ''}"))
    return date[:4] if named <= {date[:4]} else None


def own_period(source: dict) -> str | None:
    """The one period that the subject names first: "sơ kết 6 tháng đầu năm 2023"."""
    if source.get("kind") not in ("Báo cáo", "Thông báo", "Biên bản"):
        return None
    subject = fold(source.get("subject") or source.get("title") or "")
    year = _YEAR.findall(subject)
    planned = _PLANNED.search(subject)  # "công tác 9 tháng và nhiệm vụ quý IV"
    found = periods.Periods(Index(subject), year[-1] if len(set(year)) == 1 else None).within(
        0, planned.start() if planned else len(subject)
    )
    return found[0].value if found else None
