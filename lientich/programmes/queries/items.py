"""Which tasks came of one item of a document, as people name it."""

import re

from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.documents.models import Document

from ..models import Programme, Task

_WORDS = re.compile(r"[^\W_]+")
_KINDS_OF_ITEM = {"muc", "diem", "khoan", "phan", "dieu"}


def of_item(
    by: Actor, programme: Programme, source: Document, place: str, title: str
) -> list[Task]:
    """Tasks and drafts that `by` sees in a programme of the same item of a document.

    Where one of them names no item, the same title tells.
    """
    same = Task.objects.visible_to(by).filter(
        programme=programme, source=source, occurrence_of=None
    )
    return [
        one
        for one in same.order_by("created_at", "pk")
        if (
            _item(one.place) == _item(place)
            if _item(one.place) and _item(place)
            else _words(one.title) == _words(title)
        )
    ]


def _item(place: str) -> list[str]:
    """Its numbers and letters: điểm a, mục 2 is mục 2, điểm a."""
    return sorted(word for word in _words(place) if word not in _KINDS_OF_ITEM)


def _words(text: str) -> list[str]:
    return _WORDS.findall(fold(text))
