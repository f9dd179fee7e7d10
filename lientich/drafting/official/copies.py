"""What a copy says: the paper that is copied, whole or in part, and below it by whom, under which
number and when (Nghị định 30/2020/NĐ-CP, Điều 25 to 27 and Phụ lục I; 36-HD/VPTW, mục II, 3)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lientich.core.text import EXERCISE_MARK
from lientich.papers import Check, Copied, Form, Issuer, Paper, Signature
from lientich.papers.text import blocks_of

from .symbols import LETTER

LEFT_OUT = "…"  # stands for the paragraphs between those that are copied
EXTRACT = "extract"
WORDS = {
    Form.PARTY: {"whole": "Sao y bản chính", "further": "Sao lục", EXTRACT: "Trích sao"},
    Form.STATE: {"whole": "Sao y", "further": "Sao lục", EXTRACT: "Trích sao"},
}
# Copies of all kinds are numbered together: by the term of office in the Party, with one symbol;
# by the year in the State, with the symbol of each kind (Phụ lục III).
SYMBOLS = {"whole": "SY", "further": "SL", EXTRACT: "TrS"}


def number_of(value: int, kind: str, agency: str, form: Form) -> str:
    """24-BS/VPĐU; 02/SY-TBS."""
    if form == Form.PARTY:
        return f"{value:02}-BS" + (f"/{agency}" if agency else "")
    return f"{value:02}/{SYMBOLS[kind]}" + (f"-{agency}" if agency else "")


def words_of_copy(kind: str, form: Form) -> str:
    return WORDS[form][kind].upper()


def source_of(kind: str, original: dict[str, Any], form: Form) -> str:
    """An extract of the Party names what it is taken from."""
    if kind != EXTRACT or form == Form.STATE or not original["number"]:
        return ""
    day = date.fromisoformat(original["date"])
    return f"từ bản chính số {original['number']}, ngày {day.day:02}-{day.month:02}-{day.year}"


def chosen(lines: Sequence[str], places: Sequence[int]) -> str:
    """The paragraphs at these places, from 1, with a sign wherever others are left out."""
    kept: list[str] = []
    last = 0
    for place in sorted(set(places)):
        if place != last + 1:
            kept.append(LEFT_OUT)
        kept.append(lines[place - 1])
        last = place
    if last < len(lines):
        kept.append(LEFT_OUT)
    return "\n".join(kept)


def paper_of_copy(content: dict[str, Any], *, exercise: bool, check: Check | None) -> Paper:
    """As PDF and DOCX show it. Where the file itself is copied, the page that is added to it."""
    original, copy = content["original"], content["copy"]
    alone = content["file"] is not None
    return Paper(
        form=Form(original["form"]),
        kind="" if original["kind"] == LETTER else original["kind"],
        subject=original["subject"],
        issuers=tuple(Issuer(one["name"], one["superior"]) for one in original["issuers"]),
        place=original["place"] or "…",
        date=date.fromisoformat(original["date"]),
        number=original["number"],
        urgency=original["urgency"],
        addressees=() if alone else tuple(original["addressees"]),
        blocks=() if alone else tuple(block for _place, block in blocks_of(original["text"])),
        signatures=tuple(
            Signature(one["authority"], one["post"], one["signer_name"], signed=True)
            for one in original["issuers"]
            if one["signer_name"] and not alone
        ),
        recipients=() if alone else tuple(original["recipients"]),
        mark=EXERCISE_MARK if exercise else "",
        check=check,
        copied=_copied(copy, alone),
    )


def _copied(copy: dict[str, Any], alone: bool) -> Copied:
    return Copied(
        words=copy["words"],
        source=copy["source"],
        form=Form(copy["form"]),
        issuer=Issuer(copy["agency"], copy["superior"]),
        number=copy["number"],
        place=copy["place"],
        date=date.fromisoformat(copy["date"]),
        signature=Signature(copy["authority"], copy["post"], copy["signer_name"]),
        recipients=tuple(copy["recipients"]),
        alone=alone,
    )
