"""The tree set as a PDF: PDF/A-3a to be kept and PDF/UA-1 to be read by everyone, by typst."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import typst

from lientich.papers import head, qr
from lientich.papers.blocks import (
    Annex,
    Block,
    Chart,
    Check,
    Copied,
    Items,
    Paper,
    Paragraph,
    Table,
    numbered,
)
from lientich.papers.layout import CHECK, RECIPIENTS, SIGNED, annex_name, check_alt, signed_below
from lientich.papers.rules import RuleSet, rule_set

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
    rules = rule_set(paper.form, paper.date)
    opening, addressees = head.addressed(paper, rules)
    return {
        "rules": _rules(rules),
        "title": paper.title,
        "issuers": [one.name for one in paper.issuers],
        "date": [paper.date.year, paper.date.month, paper.date.day],
        "heads": _heads(head.letterhead(paper, rules)),
        "title_lines": [asdict(one) for one in head.title(paper, rules)],
        "opening": opening,
        "addressees": addressees,
        "mark": paper.mark,
        "code": paper.code,
        "blocks": _blocks(blocks),
        "kept": kept,
        "signatures": [asdict(one) for one in paper.signatures],
        "signed": SIGNED,
        "recipients_title": RECIPIENTS,
        "recipients": paper.recipients,
        "check": paper.check and _check(paper.check),
        "copied": paper.copied and _copied(paper.copied),
        "annexes": [
            _annex(annex_name(place, len(paper.annexes)), one)
            | {"begins_a_page": one.begins_a_page(place)}
            for place, one in enumerate(paper.annexes, 1)
        ],
    }


def _rules(rules: RuleSet) -> dict[str, Any]:
    return asdict(rules) | {"since": None}


def _heads(rows: tuple[head.Row, ...]) -> list[list[dict[str, Any]]]:
    return [[{"lines": [asdict(one) for one in lines]} for lines in row] for row in rows]


def _check(check: Check) -> dict[str, str]:
    return {
        "svg": qr.svg(check.address),
        "alt": check_alt(check.address),
        "words": f"{CHECK} ",
        "shown": check.shown,
    }


def _copied(copy: Copied) -> dict[str, Any]:
    rules = rule_set(copy.form, copy.date)
    return {
        "alone": copy.alone,
        "rules": _rules(rules),
        "heads": _heads(head.copied(copy, rules)),
        "signature": asdict(copy.signature),
        "recipients": copy.recipients,
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
