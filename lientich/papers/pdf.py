"""The tree set as a PDF: PDF/A-3a to be kept and PDF/UA-1 to be read by everyone, by typst."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import typst

from lientich.papers.blocks import Annex, Block, Chart, Items, Paper, Paragraph, Table, numbered
from lientich.papers.layout import (
    PARTY,
    RECIPIENTS,
    annex_name,
    rule_set,
    signed_below,
    told,
)

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "static" / "vendor" / "tinos"


def to_pdf(paper: Paper) -> bytes:
    """The same bytes for the same paper. Raises typst's own error where its validation fails."""
    return _compiled("paper.typ", {"paper": _told(paper)}, "pdf", pdf_standards=["a-3a", "ua-1"])


def to_png(chart: Chart) -> bytes:
    """A chart as the picture that a DOCX holds."""
    return _compiled("picture.typ", {"chart": _block("", chart)}, "png", ppi=200)


def _compiled(
    template: str, told: dict[str, Any], to: Literal["pdf", "png"], **options: Any
) -> bytes:
    made = typst.compile(
        HERE / template,
        root=HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(value) for name, value in told.items()},
        format=to,
        **options,
    )
    return made if isinstance(made, bytes) else made[0]


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
        **asdict(told(paper)),
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
