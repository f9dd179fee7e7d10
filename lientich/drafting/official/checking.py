"""Where whoever holds a paper asks what it is worth: the address that its QR code leads to."""

import re

from django.conf import settings
from django.urls import reverse

from lientich.papers import Check

SIGNS = 16  # of a hash, enough to name one text and few enough for a small code
_CODE = re.compile(rf"[0-9a-f]{{{SIGNS}}}")


def check_of(digest: str) -> Check | None:
    """The page of verification, and which text is asked for; none where no address is set."""
    if not settings.ADDRESS:
        return None
    page = f"{settings.ADDRESS}{reverse('verify')}"
    return Check(f"{page}?code={digest[:SIGNS]}", page)


def is_code(words: str) -> bool:
    return bool(_CODE.fullmatch(words))
