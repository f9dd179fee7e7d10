"""What the register knows of a document (`register`), how documents stand to each other
(`relations`), what people ask of it (`filters`), and the books: of what goes out (`series`) and of
what comes in (`arrivals`), with the sheets that they are filled from (`sheets`); and what was sent
to whom (`deliveries`)."""

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
    Statement,
    StoredFile,
)
from .relations import EFFECTS, ENDS, UPWARDS, Relation, RelationPart
from .series import Master, Number, Series, houses
from .sheets import Sheet

__all__ = [
    "Arrival",
    "ArrivalBook",
    "Delivery",
    "Document",
    "EFFECTS",
    "ENDS",
    "UPWARDS",
    "DocumentReach",
    "Grant",
    "Issuer",
    "Kind",
    "Master",
    "Number",
    "Ownership",
    "Relation",
    "RelationPart",
    "SavedFilter",
    "Series",
    "Sheet",
    "Statement",
    "StoredFile",
    "UNDATED",
    "houses",
]
