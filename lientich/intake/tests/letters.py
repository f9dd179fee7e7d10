"""Letters of the cast as a scanner gives them: set by our own papers, then pictures alone."""

import io
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import ImageDraw, ImageFont

from lientich.core.text import EXERCISE_MARK
from lientich.papers import Issuer, Paper, Paragraph, Signature, to_pdf
from lientich.papers.blocks import runs

FONT = Path(__file__).parents[3] / "static" / "vendor" / "tinos" / "Tinos_700Bold.ttf"


def letter(**more):
    given = {
        "kind": "Kế hoạch",
        "subject": "trồng cây trên bãi thải năm 2026",
        "issuers": (Issuer("ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN"),),
        "place": "Bắc Sơn",
        "date": date(2026, 3, 5),
        "number": "15-KH/ĐU",
        "mark": EXERCISE_MARK,
        "blocks": (
            Paragraph(
                runs("Căn cứ Nghị quyết số 11-NQ/ĐU ngày 5-1-2026 của Đảng ủy Than Vịnh Xanh.")
            ),
            Paragraph(runs("1. Đảng ủy Than Suối Ngà trồng cây, báo cáo trước ngày 31-3-2026.")),
        ),
        "signatures": (Signature("T/M ĐẢNG ỦY", "BÍ THƯ", "Nguyễn Thu Hà"),),
    }
    return Paper(**(given | more))


def scan(paper=None, kind="PDF", stamp=""):
    """Its first page, in the dots of a scanner; with a red stamp under the letterhead."""
    with pypdfium2.PdfDocument(to_pdf(paper or letter())) as document:
        page = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    if stamp:
        draw = ImageDraw.Draw(page)
        font = ImageFont.truetype(FONT, 60)
        box = draw.textbbox((260, 420), stamp, font=font)
        draw.rectangle((box[0] - 14, box[1] - 12, box[2] + 14, box[3] + 12), None, "red", 5)
        draw.text((260, 420), stamp, "red", font)
    file = io.BytesIO()
    page.save(file, kind, resolution=200, quality=75)
    return file.getvalue()
