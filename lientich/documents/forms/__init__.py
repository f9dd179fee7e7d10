"""The shape of what is written into the register: entries (`entries`), what is asked of the list
(`listing`)."""

from .entries import (
    LONGEST_ISSUERS,
    LONGEST_SYMBOL,
    EntryForm,
    FindForm,
    PaperForm,
    RegisterForm,
    RelateForm,
    ShareForm,
    too_long_a_symbol,
)
from .listing import FilterForm, SaveForm

__all__ = [
    "LONGEST_ISSUERS",
    "LONGEST_SYMBOL",
    "EntryForm",
    "FilterForm",
    "FindForm",
    "PaperForm",
    "RegisterForm",
    "RelateForm",
    "SaveForm",
    "ShareForm",
    "too_long_a_symbol",
]
