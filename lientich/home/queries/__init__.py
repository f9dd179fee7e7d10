"""What is known across the rooms."""

from . import audit
from .documents import in_force
from .feed import news
from .finding import finding, shortened
from .reports import by_one, by_units
from .standing import programmes
from .steps import first_steps
from .waiting import counts, elsewhere, first, waiting

__all__ = [
    "audit",
    "by_one",
    "by_units",
    "counts",
    "elsewhere",
    "finding",
    "first",
    "first_steps",
    "in_force",
    "news",
    "programmes",
    "shortened",
    "waiting",
]
