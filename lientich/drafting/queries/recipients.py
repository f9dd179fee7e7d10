"""Whom the lines of "Nơi nhận" mean: what is printed is what is sent to, on the day it is sent."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from uuid import UUID

from lientich.organisations.models import Line, Organisation
from lientich.organisations.queries import below, living
from lientich.organisations.recognition import Directory, directory, key

from ..models import Draft, Side
from .drafts import sides

_GROUP = re.compile(r"(?:tat ca )?(?:cac )?(?P<what>.+?) truc thuoc(?: (?P<whose>.+))?")
_ABOVE = "nhu tren"
_EVERY_SIDE = re.compile(r"(?:hai|ba|cac)(?: (?:dang uy|dang bo|ben|tap doan))?")
# What is said of those under somebody along a line, as keys are compared. In other words it is
# said of nobody: a person sends it then.
_LINES = {
    Line.PARTY: "chi bo dang uy va to chuc cap co so",
    Line.MANAGEMENT: "don vi cong ty doanh nghiep xi va",
    Line.UNION: "cong doan co so bo phan don vi cac va",
    Line.YOUTH: "doan thanh nien co so don vi cac va",
    Line.VETERANS: "hoi cuu chien binh co so don vi cac va",
}


Under = Callable[[UUID], dict[str, dict[UUID, int]]]  # `below` on the day, asked once of each


@dataclass(frozen=True)
class Recipient:
    """A line, and those of a day whom it means: in whose name each is sent the paper. A line that
    means nobody known is printed and no more."""

    line: str
    to: list[tuple[Side, Organisation]]


def recipients(
    draft: Draft, lines: Sequence[str], day: date, addressees: Sequence[str] = ()
) -> list[Recipient]:
    """Each line with those whom it means on a day, nobody twice, no side itself. "Như trên" means
    the `addressees`."""
    drafters, known = sides(draft), directory()
    named = [addressees if key(line).strip(" -.;,") == _ABOVE else [line] for line in lines]
    under = cache(partial(below, day=day))
    meant = [[one for line in of for one in _meant(line, drafters, known, under)] for of in named]
    owners = {side.organisation_id for side in drafters}
    play = {side.organisation.exercise for side in drafters}
    keys = {one for of_line in meant for _side, one in of_line} - owners
    there = living(day).filter(pk__in=keys, exercise__in=play).in_bulk()
    found, told = [], set[UUID]()
    for line, of_line in zip(lines, meant, strict=True):
        to = [(side, there[one]) for side, one in of_line if one in there and one not in told]
        told |= {one.pk for _side, one in to}
        found.append(Recipient(line, sorted(to, key=lambda pair: pair[1].name_key)))
    return found


def lists(found: list[Recipient]) -> list[tuple[Organisation, list[Organisation]]]:
    """The same by who sends it."""
    senders = {side.organisation_id: side.organisation for one in found for side, _to in one.to}
    return [
        (sender, [to for one in found for side, to in one.to if side.organisation_id == pk])
        for pk, sender in senders.items()
    ]


def _meant(
    line: str, drafters: list[Side], known: Directory, under: Under
) -> list[tuple[Side, UUID]]:
    words = key(line).strip(" -.;,")
    group = _GROUP.fullmatch(words)
    along = _line(group["what"]) if group else None
    if group and along:
        return [
            (side, unit)
            for side, top in _whose(group["whose"] or "", drafters, known)
            for unit, depth in under(top.pk)[along].items()
            if depth == 1
        ]
    one = known.organisation(words)
    return [(_over(one, drafters, under), one.pk)] if one else []


def _line(what: str) -> str | None:
    """The first line of whose words alone it is."""
    said = set(re.findall(r"\w+", what))
    return next((line for line, words in _LINES.items() if said <= set(words.split())), None)


def _whose(words: str, drafters: list[Side], known: Directory) -> list[tuple[Side, Organisation]]:
    """Under whom: of a side in that side's name, of others in the lead's."""
    if not words or _EVERY_SIDE.fullmatch(words):
        return [(side, side.organisation) for side in drafters]
    one = known.organisation(words)
    if one is None:
        return []
    own = [side for side in drafters if side.organisation_id == one.pk]
    return [((own or drafters)[0], one)]


def _over(one: Organisation, drafters: list[Side], under: Under) -> Side:
    """The side that it stands under, on the line of the Party first; the lead where on none."""
    if len(drafters) == 1:
        return drafters[0]
    lines = [(side, under(side.organisation_id)) for side in drafters]
    party = [side for side, units in lines if one.pk in units[Line.PARTY]]
    any_line = [side for side, units in lines if any(one.pk in of_one for of_one in units.values())]
    return [*party, *any_line, drafters[0]][0]
