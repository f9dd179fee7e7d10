"""The documents of the exercise: written here, brought in as a user would bring them in."""

from __future__ import annotations

import struct
from datetime import date
from typing import TYPE_CHECKING
from zlib import compress, crc32

from django.core.files.uploadedfile import SimpleUploadedFile

from lientich.programmes.models import Assignment, Programme

if TYPE_CHECKING:
    from .build import Stage

MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def bring_in(stage: Stage, programme: Programme) -> None:
    pass


def carry_out(stage: Stage, programme: Programme) -> None:
    pass


def evidence(part: Assignment, day: date) -> SimpleUploadedFile:
    """A picture that stands for a scanned record of acceptance: paper with the exercise's stripe."""
    paper, stripe = b"\xf6\xf5\xf2", b"\xa3\x16\x1c"
    rows = [(stripe if 40 <= y < 44 else paper) * 150 for y in range(212)]
    name = f"MINH-HOA-bien-ban-nghiem-thu-{day:%d-%m-%Y}.png"
    return SimpleUploadedFile(name, _png(150, 212, rows))


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    """Rows of RGB bytes as a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = compress(b"".join(b"\0" + row for row in rows))
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
