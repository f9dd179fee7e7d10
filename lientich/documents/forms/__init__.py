"""The shape of what is written into the register: entries (`entries`), how they stand to each other
(`relations`), what is asked of the list (`listing`), the books of what goes out (`books`) and comes
in (`arrivals`), and the sheets that they are filled from (`sheets`); whom a document is sent to
(`deliveries`)."""

from .arrivals import ArrivalForm, EnterForm, InstructForm, KeepForm, SettleForm, YearForm
from .books import NoteForm, OpenForm, ReasonForm, ReserveForm, SeriesForm
from .deliveries import SendForm
from .entries import (
    LONGEST_ISSUERS,
    LONGEST_SYMBOL,
    EntryForm,
    PaperForm,
    RegisterForm,
    too_long_a_symbol,
)
from .listing import FilterForm, SaveForm
from .relations import CorrectRelationForm, DayForm, FindForm, RelateForm
from .sheets import SheetForm

__all__ = [
    "ArrivalForm",
    "CorrectRelationForm",
    "DayForm",
    "EnterForm",
    "EntryForm",
    "FilterForm",
    "FindForm",
    "InstructForm",
    "KeepForm",
    "LONGEST_ISSUERS",
    "LONGEST_SYMBOL",
    "NoteForm",
    "OpenForm",
    "PaperForm",
    "ReasonForm",
    "RegisterForm",
    "RelateForm",
    "ReserveForm",
    "SaveForm",
    "SendForm",
    "SeriesForm",
    "SettleForm",
    "SheetForm",
    "YearForm",
    "too_long_a_symbol",
]
