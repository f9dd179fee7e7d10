"""An address as a QR code (ISO/IEC 18004), for the PDF and for the DOCX."""

from io import BytesIO

import segno

ERRORS = "m"  # 15 in 100 of it may be lost on paper
QUIET = 2  # modules left free round it
DOTS = 6  # a module, in the picture


def svg(address: str) -> str:
    out = BytesIO()
    _code(address).save(out, kind="svg", border=QUIET, omitsize=True, xmldecl=False)
    return out.getvalue().decode()


def png(address: str) -> bytes:
    out = BytesIO()
    _code(address).save(out, kind="png", border=QUIET, scale=DOTS)
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error=ERRORS, micro=False)
