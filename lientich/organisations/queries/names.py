from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf


def short(path: str) -> Coalesce:
    """The name of the organisation or body at a path, as its `str` says it."""
    return Coalesce(NullIf(f"{path}short_name", Value("")), f"{path}name")
