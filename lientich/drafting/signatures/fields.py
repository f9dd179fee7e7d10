"""The places of a paper that are signed, sealed and filled in, as fields of its PDF.

All of them are there before the first signature: a field that is added later would be a change of
what was signed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lientich.papers import Place

MM = 72 / 25.4
COLUMN = 79.5 * MM  # of one signature block (papers/paper.typ)
PAGE_HEIGHT = 297 * MM
ROOM = 24 * MM  # that a block leaves between post and name
SIGNATURE_WIDTH = 50 * MM
SEAL_WIDTH = 30 * MM  # a third of the signature lies under it (NORMS §4)


class Kind(StrEnum):
    SIGNER = "signer"
    SEAL = "seal"
    TEXT = "text"


TEXTS = {"number": "So", "day": "Ngay", "month": "Thang", "year": "Nam"}
_WIDTHS = {"number": 10, "day": 6, "month": 6, "year": 10}  # mm, as papers.layout leaves them
_NAMES = {Kind.SIGNER: "ChuKy", Kind.SEAL: "Dau"}
_NAMED = re.compile(r"(ChuKy|Dau)([1-9][0-9]?)")

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from the bottom left


@dataclass(frozen=True)
class Field:
    """`side` is the place of the side that signs or seals, the lead 0; `told` who does, in words
    that the signed file itself says: Bí thư, Nguyễn Thị Hạnh, …"""

    name: str
    kind: Kind
    page: int  # from 0
    box: Box
    told: str
    side: int = 0


def name_of(kind: Kind, side: int) -> str:
    """ChuKy1 and Dau1 of the lead, ChuKy2 and Dau2 of the next side."""
    return f"{_NAMES[kind]}{side + 1}"


def role_of(name: str) -> tuple[Kind, int] | None:
    """What a field of this name is for, and which side's; None for a field that is not ours."""
    found = _NAMED.fullmatch(name)
    if found is None:
        return None
    kind = next(one for one, word in _NAMES.items() if word == found[1])
    return kind, int(found[2]) - 1


@dataclass(frozen=True)
class Capacity:
    """Who is to sign for a side and as what; and whose seal stands beside."""

    signer: str
    seal: str


def fields_of(places: Iterable[Place], capacities: Sequence[Capacity]) -> list[Field]:
    """A field to sign and one to seal for each side, and those of number and date."""
    found: list[Field] = []
    for place in places:
        if place.name == "signature":
            found += _block(place, capacities[place.side])
        else:
            found.append(_text(place))
    return sorted(found, key=lambda one: (list(Kind).index(one.kind), one.side, one.page))


def _block(place: Place, capacity: Capacity) -> list[Field]:
    top = PAGE_HEIGHT - place.y - 1 * MM
    bottom = top - ROOM + 2 * MM
    left = place.x + (COLUMN - SIGNATURE_WIDTH) / 2
    seal = left - SEAL_WIDTH + SIGNATURE_WIDTH / 3
    page = place.page - 1
    return [
        Field(
            name_of(Kind.SIGNER, place.side),
            Kind.SIGNER,
            page,
            (left, bottom, left + SIGNATURE_WIDTH, top),
            capacity.signer,
            place.side,
        ),
        Field(
            name_of(Kind.SEAL, place.side),
            Kind.SEAL,
            page,
            (seal, bottom, seal + SEAL_WIDTH, top),
            capacity.seal,
            place.side,
        ),
    ]


_TOLD = {"number": "Số văn bản", "day": "Ngày", "month": "Tháng", "year": "Năm"}
TEXT_HEIGHT = 17.0
BELOW_THE_LINE = 3.2


def _text(place: Place) -> Field:
    bottom = PAGE_HEIGHT - place.y - BELOW_THE_LINE
    width = _WIDTHS[place.name] * MM
    box = (place.x, bottom, place.x + width, bottom + TEXT_HEIGHT)
    return Field(TEXTS[place.name], Kind.TEXT, place.page - 1, box, _TOLD[place.name])
