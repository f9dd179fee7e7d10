"""A file from Word on its way to be the text of a draft: what it would make of it."""

from dataclasses import dataclass

from lientich.reader.sandbox import Drafted

from . import queries
from .merging import merge
from .models import Draft
from .official.incoming import body_of, spelled_as


@dataclass(frozen=True)
class Arrived:
    """What a file would make of the draft: `text`, to be saved on top of `revision`.

    `after`: what would then stand, but for `clashes`, the paragraphs that somebody else wrote
    meanwhile too. `number`: of the version that the file says it is, 0 for none. `replaces`: that
    version is too old to be built on, so what was written since would go.
    """

    text: str
    revision: int
    after: str
    number: int = 0
    clashes: int = 0
    replaces: bool = False
    left_out: tuple[str, ...] = ()
    tracked: int = 0


def arrived(draft: Draft, found: Drafted) -> Arrived:
    sides = queries.sides(draft)
    body = body_of(
        found.lines,
        title=(draft.kind_name, draft.subject),
        addressees=draft.addressees.split("\n"),
        signers=[side.signer.name if side.signer else "" for side in sides],
    )
    base, revision = queries.base_of(draft, body.number)
    text = spelled_as(body.text, base)
    merged = merge(base, text, draft.text)
    clashes = len(merged.clashes)
    after = text if clashes else merged.text()
    gone = revision is None
    return Arrived(
        text=after if gone else text,
        revision=draft.revision if revision is None else revision,
        after=after,
        number=body.number,
        clashes=0 if gone else clashes,
        replaces=gone and clashes > 0,
        left_out=tuple(found.left_out),
        tracked=found.tracked,
    )
