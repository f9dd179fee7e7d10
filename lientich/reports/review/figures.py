"""The figures of a report with the rows that they count; what is said where there are none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lientich.papers import Paragraph, Run
from lientich.papers.blocks import runs

from ..facts import Followed, Issued, Matter, Row, Stated, Work
from ..words import NONE_KNOWN, number


@dataclass
class Figures:
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def count(self, key: str, rows: Iterable[Row], unit: str = "") -> Run:
        """How many, as a run that leads to them: 15 nhiệm vụ."""
        self.rows[key] = list(rows)
        told = number(len(self.rows[key]))
        return Run(f"{told} {unit}" if unit else told, key=key)

    def one(self, key: str, words: str, row: Row) -> Run:
        self.rows[key] = [row]
        return Run(words, key=key)

    def quote(self, key: str, stated: Stated) -> Run:
        """The very words, as a run that leads to where they stand."""
        return self.one(key, stated.text.strip().rstrip(" .;,…"), stated.row)


def rows_of(things: Iterable[Work | Stated | Issued | Followed | Matter]) -> list[Row]:
    return [thing.row for thing in things]


def nothing_known(what: str) -> Paragraph:
    return Paragraph(runs(f"{what}: {NONE_KNOWN}."))


def as_told_in(document: str) -> str:
    return f" (theo {document})" if document else ""
