"""The tree set as a PDF: PDF/A-3a to be kept and PDF/UA-1 to be read by everyone, by typst."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import typst

from lientich.papers.blocks import Annex, Block, Chart, Items, Paper, Paragraph, Table, numbered
from lientich.papers.layout import (
    PARTY,
    RECIPIENTS,
    annex_name,
    date_parts,
    number_parts,
    rule_set,
    signed_below,
    told,
)

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "static" / "vendor" / "tinos"


def to_pdf(paper: Paper) -> bytes:
    """The same bytes for the same paper. Raises typst's own error where its validation fails."""
    return compiled("paper.typ", {"paper": _told(paper)}, "pdf", pdf_standards=["a-3a", "ua-1"])


@dataclass(frozen=True)
class Place:
    """Where a room of the page is: the left end of its line, in points from the page's top left.

    `name` is number, day, month, year, or signature with its `side` (the lead is 0), whose room
    begins at the top left of its column. Pages count from 1.
    """

    name: str
    side: int
    page: int
    x: float
    y: float


def places_of(paper: Paper) -> list[Place]:
    """The rooms that are written into after the page is made, in the order of the page."""
    found = typst.query(HERE / "paper.typ", "<room>", field="value", **_given(paper=_told(paper)))
    return [Place(**one) for one in json.loads(found)]


def to_png(chart: Chart) -> bytes:
    """A chart as the picture that a DOCX holds."""
    return compiled("picture.typ", {"chart": _block("", chart)}, "png", ppi=200)


def compiled(
    template: str, told: dict[str, Any], to: Literal["pdf", "png"], **options: Any
) -> bytes:
    made = typst.compile(HERE / template, format=to, **_given(**told), **options)
    return made if isinstance(made, bytes) else made[0]


def _given(**told: Any) -> dict[str, Any]:
    return {
        "root": HERE,
        "font_paths": [FONTS],
        "ignore_system_fonts": True,
        "sys_inputs": {name: json.dumps(value) for name, value in told.items()},
    }


def _told(paper: Paper) -> dict[str, Any]:
    blocks, kept = signed_below(paper.blocks)
    return {
        "rules": asdict(rule_set(paper.date)) | {"since": None},
        "party": PARTY,
        "title": paper.title,
        "issuers": [asdict(one) for one in paper.issuers],
        "kind": paper.kind,
        "subject": paper.subject,
        "date": [paper.date.year, paper.date.month, paper.date.day],
        "draft": told(paper).draft,
        "number_parts": [asdict(part) for part in number_parts(paper)],
        "date_parts": [asdict(part) for part in date_parts(paper)],
        "urgency": paper.urgency,
        "mark": paper.mark,
        "code": paper.code,
        "blocks": _blocks(blocks),
        "kept": kept,
        "signatures": [asdict(one) for one in paper.signatures],
        "recipients_title": RECIPIENTS,
        "recipients": paper.recipients,
        "annexes": [
            _annex(annex_name(place, len(paper.annexes)), one)
            | {"begins_a_page": one.begins_a_page(place)}
            for place, one in enumerate(paper.annexes, 1)
        ],
    }


def _annex(name: str, annex: Annex) -> dict[str, Any]:
    return {"name": name, "title": annex.title, "blocks": _blocks(annex.blocks)}


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [_block(number, block) for number, block in numbered(blocks)]


def _block(number: str, block: Block) -> dict[str, Any]:
    words = asdict(block) | {"is": type(block).__name__.lower(), "number": number}
    match block:
        case Table():
            words["numeric"] = sorted(block.numeric)
        case Chart():
            words["alt"] = block.alt
            words["bars"] = [asdict(bar) | {"words": bar.words.text} for bar in block.bars]
        case Paragraph() | Items():
            pass
    return words
