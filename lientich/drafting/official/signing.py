"""The agreed version as the PDF that is signed: its pages, and a field for everything to come."""

from typing import Any

from lientich.papers import places_of, to_pdf

from ..models import Version
from ..signatures.fields import Capacity, fields_of
from ..signatures.preparing import prepare
from .papers import paper_of


def pdf_to_sign(version: Version, *, exercise: bool) -> bytes:
    paper = paper_of(version, exercise=exercise, draft=False, blanks=True)
    capacities = [_capacity(one) for one in version.content["issuers"]]
    return prepare(to_pdf(paper), fields_of(places_of(paper), capacities))


def _capacity(issuer: dict[str, Any]) -> Capacity:
    """T/M BAN THƯỜNG VỤ, Bí thư, Nguyễn Thu Hà: what the signed file itself says of who signs."""
    parts = (issuer["authority"], issuer["post"], issuer["signer_name"])
    return Capacity(", ".join(filter(None, parts)), f"Dấu của {issuer['name']}")
