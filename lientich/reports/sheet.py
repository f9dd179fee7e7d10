"""The report as a page: its blocks with the address behind each figure."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from lientich.papers import Block, Chart, Heading, Items, Paragraph, Run, Table
from lientich.papers.blocks import Runs, numbered
from lientich.papers.layout import PARTY, RECIPIENTS, annex_name, told

from .review import Review

Shown = dict[str, Any]


def of(review: Review, conference: UUID) -> Shown:
    """What the template draws, in the order of the paper."""
    paper, figure = review.paper, reverse("reports:figure", args=[conference])

    def runs(parts: Runs) -> list[Shown]:
        return [run(part) for part in parts]

    def run(part: Run) -> Shown:
        known = part.key in review.figures
        url = f"{figure}?{urlencode({'key': part.key})}" if known else ""
        return {"text": part.text, "bold": part.bold, "italic": part.italic, "url": url}

    def block(number: str, one: Block) -> Shown:
        match one:
            case Heading():
                return {"is": "heading", "level": one.level + 1, "text": f"{number} {one.text}"}
            case Paragraph():
                return {"is": "paragraph", "runs": runs(one.runs)}
            case Items():
                return {"is": "items", "items": [runs(item) for item in one.items]}
            case Table():
                return _table(one, runs)
            case Chart():
                bars = [(bar.label, bar.value, run(bar.words)) for bar in one.bars]
                most = max((bar.value for bar in one.bars), default=0)
                return {"is": "chart", "caption": one.caption, "bars": bars, "most": most or 1}

    def blocks(tree: tuple[Block, ...]) -> list[Shown]:
        return [block(number, one) for number, one in numbered(tree)]

    return {
        "party": PARTY,
        "recipients": RECIPIENTS,
        "paper": paper,
        "told": told(paper),
        "blocks": blocks(paper.blocks),
        "signatures": list(reversed(paper.signatures)),  # the lead's at the right
        "annexes": [
            (annex_name(place, len(paper.annexes)), annex.title, blocks(annex.blocks))
            for place, annex in enumerate(paper.annexes, 1)
        ],
    }


def _table(table: Table, runs: Any) -> Shown:
    return {
        "is": "table",
        "caption": table.caption,
        "head": [(words, place in table.numeric) for place, words in enumerate(table.head)],
        "rows": [
            [(runs(cell), place in table.numeric) for place, cell in enumerate(row)]
            for row in table.rows
        ],
    }
