"""A version as the official paper it is to become: the tree that PDF and DOCX are made of."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from lientich.core.text import EXERCISE_MARK
from lientich.papers import Form, Issuer, Paper, Signature
from lientich.papers.text import blocks_of

from ..models import Version
from .checking import check_of
from .symbols import LETTER, code_of


def paper_of(
    version: Version,
    *,
    exercise: bool,
    draft: bool = True,
    blanks: bool = False,
    number: str = "",
) -> Paper:
    """With room for the day, and for the number where none is held. `draft`: it says which draft it
    is (Dự thảo lần n); else it is the agreed text, to be signed, and bears its code."""
    content = version.content
    form = Form(content.get("form", Form.PARTY))
    return Paper(
        form=form,
        kind="" if content["kind"] == LETTER else kind_of(content),
        subject=content["subject"],
        issuers=tuple(issuers_of(content)),
        place=content["place"] or "…",
        date=timezone.localdate(version.at),
        dated=False,
        blanks=blanks,
        number=code_of(number or "…", content["symbol"], form),
        urgency=content.get("urgency", ""),
        draft=version.number if draft else 0,
        mark=EXERCISE_MARK if exercise else "",
        check=None if draft else check_of(version.digest),
        code="" if draft else f"Mã bản thông qua: {version.code}",
        blocks=tuple(block for _place, block in blocks_of(version.text)),
        signatures=tuple(
            Signature(one["authority"], one["post"], one["signer_name"])
            for one in content["issuers"]
        ),
        recipients=tuple(content["recipients"]),
        addressees=tuple(content.get("addressees", ())),
    )


def issuers_of(content: dict[str, Any]) -> Iterator[Issuer]:
    for one in content["issuers"]:
        yield Issuer(one["name"], one.get("superior", ""))


def kind_of(content: dict[str, Any]) -> str:
    joint = " liên tịch" if len(content["issuers"]) > 1 else ""
    return f"{content['kind']}{joint}"
