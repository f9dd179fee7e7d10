"""What the register knows of a document (`register`), what people ask of it (`filters`), and the
books: of what goes out (`series`) and of what comes in (`arrivals`), with the sheets that they are
filled from (`sheets`); and what was sent to whom (`deliveries`)."""

from .arrivals import Arrival, ArrivalBook
from .deliveries import Delivery
from .filters import SavedFilter
from .register import (
    UNDATED,
    Document,
    DocumentReach,
    Grant,
    Issuer,
    Kind,
    Ownership,
    Relation,
    Statement,
    StoredFile,
)
from .series import Master, Number, Series, houses
from .sheets import Sheet

__all__ = [
    "Arrival",
    "ArrivalBook",
    "Delivery",
    "Document",
    "DocumentReach",
    "Grant",
    "Issuer",
    "Kind",
    "Master",
    "Number",
    "Ownership",
    "Relation",
    "SavedFilter",
    "Series",
    "Sheet",
    "Statement",
    "StoredFile",
    "UNDATED",
    "houses",
]
