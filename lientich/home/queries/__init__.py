"""What is known across the rooms."""

from .standing import mandates, programmes
from .waiting import counts, first, waiting

__all__ = ["counts", "first", "mandates", "programmes", "waiting"]
