"""What is known across the rooms."""

from . import audit
from .administration import administration
from .around import Around, around
from .feed import news
from .finding import finding, shortened, with_snippets
from .kept import kept_by, span
from .late import longest
from .overview import figures
from .steps import first_steps
from .waiting import elsewhere, first

__all__ = [
    "Around",
    "administration",
    "around",
    "audit",
    "elsewhere",
    "figures",
    "finding",
    "first",
    "first_steps",
    "kept_by",
    "longest",
    "news",
    "shortened",
    "span",
    "with_snippets",
]
