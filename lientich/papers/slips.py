"""Slips to be cut apart and handed out: several on a sheet of A4, with lines to cut along."""

from dataclasses import asdict, dataclass
from datetime import date

from lientich.papers.pdf import compiled


@dataclass(frozen=True)
class Slip:
    """What one person is handed: `facts` are names and what they are, the last of them large."""

    name: str
    place: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Slips:
    house: str
    title: str
    steps: tuple[str, ...]  # what to do, the same on each
    slips: tuple[Slip, ...]
    day: date
    mark: str = ""


def to_slips(given: Slips) -> bytes:
    """As a PDF to be printed and cut."""
    told = asdict(given) | {"day": [given.day.year, given.day.month, given.day.day]}
    return compiled("slips.typ", {"slips": told}, "pdf", pdf_standards=["ua-1"])
