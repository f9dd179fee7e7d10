"""What the register knows of a document (`register`)."""

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

__all__ = [
    "UNDATED",
    "Document",
    "DocumentReach",
    "Grant",
    "Issuer",
    "Kind",
    "Ownership",
    "Relation",
    "Statement",
    "StoredFile",
]
