"""What is known of the matrix: along lines, on a day, by name."""

from .days import calendar, swapped_days
from .lines import above, below, chains, first_day_under, subtree, superiors
from .names import short
from .registers import (
    find_people,
    holders,
    in_exercise,
    keeps,
    living,
    names_on,
    posts_of,
    vacancies,
)

__all__ = [
    "above",
    "below",
    "calendar",
    "chains",
    "find_people",
    "first_day_under",
    "holders",
    "in_exercise",
    "keeps",
    "living",
    "names_on",
    "posts_of",
    "short",
    "subtree",
    "superiors",
    "swapped_days",
    "vacancies",
]
