"""Whom a cell names: by full, short and former names, with marks or without; else who is near."""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from lientich.organisations import recognition

from . import cells
from .plans import Wrong

NEAR = 3  # told
COMPARED = 24
COMMON = 500  # names that share a piece: it tells nothing
_BULLET = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)])\s*")
_JOINED = re.compile(r"\s*,\s*|\s+v\u00e0\s+")

Names = dict[str, list[Any]]


def key(text: str) -> str:
    return cells.name_key(recognition.key(text))


class Named:
    """Those who may be meant, by their names; `others` are names that somebody else has."""

    def __init__(self, names: Names, others: Iterable[str] = ()) -> None:
        self.names, self.others = names, set(others)
        self._near: dict[str, str] = {}

    def knows(self, text: str) -> bool:
        return key(text) in self.names

    def one(self, text: str) -> Any:
        """Raises Wrong with who is near, where nobody is called so."""
        name = key(text)
        found = list(dict.fromkeys(self.names.get(name, ())))
        if len(found) == 1:
            return found[0]
        told = text.strip()[:80]
        if found:
            raise Wrong("several", text=told, among="; ".join(one.name for one in found))
        if name in self.others:
            raise Wrong("outside", text=told)
        if near := self._near_to(name):
            raise Wrong("near", text=told, among=near)
        raise Wrong("nobody", text=told)

    def many(self, cell: str) -> list[Any]:
        return list(dict.fromkeys(self.one(part) for part in self.parts(cell)))

    def parts(self, cell: str) -> list[str]:
        """The names in a cell: by lines and semicolons; by commas, where no name has them."""
        found: list[str] = []
        for line in cells.parts(cell):
            part = _BULLET.sub("", line)
            known = key(part) in self.names or key(part) in self.others
            found += [part] if known else [one for one in _JOINED.split(part) if one]
        return found

    def _near_to(self, name: str) -> str:
        if name not in self._near:
            near = get_close_matches(name, self._alike(name), n=NEAR * 2, cutoff=0.6)
            told = dict.fromkeys(one.name for at in near for one in self.names[at])
            self._near[name] = "; ".join(list(told)[:NEAR])
        return self._near[name]

    def _alike(self, name: str) -> list[str]:
        """The names that share most with it, what few share counting for more: comparing with each
        of thousands would take its time, for every cell."""
        shared: Counter[str] = Counter()
        for piece in _pieces(name):
            there = self._by_piece.get(piece, ())
            if len(there) <= COMMON:
                shared.update(dict.fromkeys(there, 1000 // max(len(there), 1)))
        return [one for one, _count in shared.most_common(COMPARED)]

    @cached_property
    def _by_piece(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.names:
            for piece in _pieces(name):
                found.setdefault(piece, []).append(name)
        return found


def _pieces(name: str) -> set[str]:
    return {name[at : at + 3] for at in range(max(len(name) - 2, 1))}
