"""The tree as a page shows it: plain values for a template, in the order of the paper."""

from collections.abc import Callable, Iterable
from typing import Any

from lientich.papers import head
from lientich.papers.blocks import (
    Block,
    Chart,
    Form,
    Heading,
    Items,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    numbered,
)
from lientich.papers.layout import RECIPIENTS, SIGNED, annex_name
from lientich.papers.rules import rule_set

Shown = dict[str, Any]
Address = Callable[[str], str]  # of the rows behind a figure, by its key; empty where there is none


def of(paper: Paper, address: Address = lambda key: "") -> Shown:
    """What `ui/sheet.html` draws."""
    rules = rule_set(paper.form, paper.date)
    opening, addressees = head.addressed(paper, rules)
    return {
        "recipients": RECIPIENTS,
        "signed": SIGNED,
        "state": rules.of_state,
        "paper": paper,
        "heads": head.letterhead(paper, rules),
        "title": head.title(paper, rules),
        "copied": _copied(paper),
        "copy_of_state": paper.copied is not None and paper.copied.form == Form.STATE,
        "opening": opening,
        "addressees": addressees,
        "blocks": blocks(paper.blocks, address),
        "signatures": list(reversed(paper.signatures)),  # the lead's at the right
        "annexes": [
            (annex_name(place, len(paper.annexes)), annex.title, blocks(annex.blocks, address))
            for place, annex in enumerate(paper.annexes, 1)
        ],
    }


def _copied(paper: Paper) -> tuple[head.Row, ...]:
    copy = paper.copied
    return head.copied(copy, rule_set(copy.form, copy.date)) if copy else ()


def blocks(tree: Iterable[Block], address: Address = lambda key: "") -> list[Shown]:
    """What `ui/blocks.html` draws."""

    def run(part: Run) -> Shown:
        url = address(part.key) if part.key else ""
        return {"text": part.text, "bold": part.bold, "italic": part.italic, "url": url}

    def runs(parts: Runs) -> list[Shown]:
        return [run(part) for part in parts]

    def block(number: str, one: Block) -> Shown:
        match one:
            case Heading():
                text = f"{number} {one.text}".strip()
                level = one.level + 1
                return {"is": "heading", "level": level, "text": text, "centred": one.centred}
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

    return [block(number, one) for number, one in numbered(tree)]


def _table(table: Table, runs: Callable[[Runs], list[Shown]]) -> Shown:
    return {
        "is": "table",
        "caption": table.caption,
        "head": [(words, place in table.numeric) for place, words in enumerate(table.head)],
        "rows": [
            [(runs(cell), place in table.numeric) for place, cell in enumerate(row)]
            for row in table.rows
        ],
    }
