"""In which capacity a paper is signed (NORMS §4): T/M for a collective, K/T by a head's deputy, T/L
by order, Q. by whoever acts as head. Pure."""

import re
from collections.abc import Collection
from enum import StrEnum

from lientich.core.text import fold

# What a body of each kind signs as, where nothing else is said: authority and post.
_USUAL = {
    "committee": ("T/M BAN THƯỜNG VỤ", "Bí thư"),
    "standing": ("T/M BAN THƯỜNG VỤ", "Bí thư"),
    "inspection": ("T/M ỦY BAN KIỂM TRA", "Chủ nhiệm"),
    "union": ("T/M BAN THƯỜNG VỤ", "Chủ tịch"),
    "youth": ("T/M BAN THƯỜNG VỤ", "Bí thư"),
    "veterans": ("T/M BAN THƯỜNG VỤ", "Chủ tịch"),
    "office": ("", "Chánh Văn phòng"),
    "personnel": ("", "Trưởng ban"),
    "communications": ("", "Trưởng ban"),
    "mass": ("", "Trưởng ban"),
}
# Of the others some are led by a board, and some by one person.
COLLECTIVE = {kind for kind, (authority, _post) in _USUAL.items() if authority}
HEADED = _USUAL.keys() - COLLECTIVE

_BEGINS = re.compile(r"(T/M|TM|K/T|KT|T/L|TL)\.?\s+(\S.*)", re.IGNORECASE)
_ACTING = re.compile(r"(?:q\.|quyen )\s*(.+)")
_DEPUTY = re.compile(r"pho\b")


class Wrong(StrEnum):
    """Why a capacity is none that a body can sign in."""

    NO_CAPACITY = "no_capacity"  # begins with none of T/M, K/T, T/L
    NO_COLLECTIVE = "no_collective"  # T/M, of a body that one person heads
    UNNAMED = "unnamed"  # a collective signs through one of its members
    FOR_A_COLLECTIVE = "for_a_collective"  # K/T
    NOT_THE_DEPUTY = "not_the_deputy"  # of the head that K/T names
    DEPUTY_ALONE = "deputy_alone"
    ITSELF = "itself"  # T/L, by a post of the very body that gives the order


def usual(kind: str) -> tuple[str, str]:
    return _USUAL.get(kind, ("", ""))


def wrong(kind: str, authority: str, post: str, own_posts: Collection[str] = ()) -> Wrong | None:
    """What is wrong with it; `own_posts`: the titles of the body that issues the paper."""
    if not authority:
        return _alone(kind, post)
    found = _BEGINS.fullmatch(authority)
    if found is None:
        return Wrong.NO_CAPACITY
    sign, of = found[1].upper().replace("/", ""), found[2]
    if sign == "TM":
        return Wrong.NO_COLLECTIVE if kind in HEADED else None
    if sign == "KT":
        return _for_a_head(kind, of, post)
    return Wrong.ITSELF if fold(post) in {fold(one) for one in own_posts} else None


def _alone(kind: str, post: str) -> Wrong | None:
    if kind in COLLECTIVE:
        return Wrong.UNNAMED
    return Wrong.DEPUTY_ALONE if _DEPUTY.match(fold(post)) else None


def _for_a_head(kind: str, head: str, post: str) -> Wrong | None:
    """A collective has no head to sign for: its deputies sign T/M, with their own post."""
    if kind in COLLECTIVE:
        return Wrong.FOR_A_COLLECTIVE
    whole = rf"{re.escape(f'pho {fold(head)}')}\b.*"
    return None if re.fullmatch(whole, fold(post)) else Wrong.NOT_THE_DEPUTY


def is_held(post: str, held: Collection[str]) -> bool:
    """Whether a post on paper is one of those held, said shorter or longer; to act as head (Q.) is
    a charge beside them."""
    told = fold(post)
    if _ACTING.fullmatch(told):
        return True
    titles = [fold(one) for one in held]
    return any(
        f"{one} ".startswith(f"{told} ") or f"{told} ".startswith(f"{one} ") for one in titles
    )
