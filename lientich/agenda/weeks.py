"""Weeks from Monday on, as ISO 8601 names them: 2026-W50. Pure."""

import re
from datetime import date, timedelta

WEEK = timedelta(days=7)
YEARS = range(1970, 2101)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def name(day: date) -> str:
    year, week, _day = day.isocalendar()
    return f"{year}-W{week:02}"


def named(text: str) -> date | None:
    """The Monday of the week of this name, if there is one that a calendar may be asked for."""
    if not re.fullmatch(r"[0-9]{4}-W[0-9]{2}", text) or int(text[:4]) not in YEARS:
        return None
    try:
        return date.fromisoformat(f"{text}-1")
    except ValueError:
        return None
