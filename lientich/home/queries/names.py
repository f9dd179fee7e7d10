"""What things are called in a text, for queries that read names without the things."""

from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf

TITLED_BY = (
    "kind",
    "joint",
    "number",
    "symbol",
    "subject",
)  # columns that a document's title tells


def short(path: str) -> Coalesce:
    """The name of the organisation or body at a path, as its `str` says it."""
    return Coalesce(NullIf(f"{path}short_name", Value("")), f"{path}name")
