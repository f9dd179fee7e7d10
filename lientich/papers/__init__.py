"""Official papers: one tree of blocks in, the same PDF and DOCX out. Pure, no Django."""

from lientich.papers.blocks import (
    Annex,
    Bar,
    Block,
    Chart,
    Check,
    Copied,
    Form,
    Heading,
    Issuer,
    Items,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)
from lientich.papers.book import Book, to_book
from lientich.papers.docx import to_docx
from lientich.papers.pdf import Place, places_of, to_pdf

__all__ = [
    "Annex",
    "Bar",
    "Block",
    "Book",
    "Chart",
    "Check",
    "Copied",
    "Form",
    "Heading",
    "Issuer",
    "Items",
    "Paper",
    "Paragraph",
    "Place",
    "Run",
    "Signature",
    "Table",
    "places_of",
    "to_book",
    "to_docx",
    "to_pdf",
]
