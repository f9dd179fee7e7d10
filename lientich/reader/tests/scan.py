"""Pictures of papers: small ones, drawn here."""

import io
import struct
import zlib

from PIL import Image, ImageDraw


def sheet(seed=0, size=(60, 84)):
    """A page in small, each of another seed another."""
    page = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    for line in range(6):
        draw.line([(6, 10 + 11 * line), (20 + (seed * 7 + line * 5) % 36, 10 + 11 * line)], "black")
    return page


def picture(kind="PNG", seed=0, size=(60, 84)):
    file = io.BytesIO()
    sheet(seed, size).save(file, kind)
    return file.getvalue()


def pages(kind="PDF", count=2, seed=0):
    """One file of several pages."""
    first, *others = [sheet(seed + number) for number in range(count)]
    file = io.BytesIO()
    first.save(file, kind, save_all=True, append_images=others)
    return file.getvalue()


def huge(side=20_000):
    """A PNG of a few bytes that claims 400 million dots."""

    def chunk(kind, body):
        checked = kind + body
        return struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
