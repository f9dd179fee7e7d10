"""What things are called in a text, for queries that read names without the things."""

TITLED_BY = (
    "kind",
    "joint",
    "number",
    "symbol",
    "subject",
)  # columns that a document's title tells
OF_DOCUMENT = {name: f"document__{name}" for name in TITLED_BY}
