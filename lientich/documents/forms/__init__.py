"""The shape of what is written into the register: entries (`entries`)."""

from .entries import (
    LONGEST_ISSUERS,
    LONGEST_SYMBOL,
    EntryForm,
    FilterForm,
    FindForm,
    PaperForm,
    RegisterForm,
    RelateForm,
    ShareForm,
    too_long_a_symbol,
)

__all__ = [
    "LONGEST_ISSUERS",
    "LONGEST_SYMBOL",
    "EntryForm",
    "FilterForm",
    "FindForm",
    "PaperForm",
    "RegisterForm",
    "RelateForm",
    "ShareForm",
    "too_long_a_symbol",
]
