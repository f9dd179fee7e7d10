"""The report as a page: its blocks with the address behind each figure."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from lientich.papers import sheet

from .review import Review


def of(review: Review, conference: UUID) -> sheet.Shown:
    figure = reverse("reports:figure", args=[conference])

    def address(key: str) -> str:
        return f"{figure}?{urlencode({'key': key})}" if key in review.figures else ""

    return sheet.of(review.paper, address)
