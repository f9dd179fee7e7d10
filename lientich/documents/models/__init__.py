"""What the register knows of a document (`register`), and the outgoing books (`series`)."""

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

__all__ = [
    "UNDATED",
    "Document",
    "DocumentReach",
    "Grant",
    "Issuer",
    "Kind",
    "Master",
    "Number",
    "Ownership",
    "Relation",
    "Series",
    "Statement",
    "StoredFile",
    "houses",
]
