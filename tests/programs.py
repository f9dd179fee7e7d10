"""What people do outside of the browser: sign with a program of their own, look at a file with
other programs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from lientich.drafting.signatures.signing import sign
from lientich.drafting.signatures.tests import loops, made

PATIENCE = 180  # seconds, for a busy machine


def signed_by_hand(data: bytes, field: str, name: str) -> bytes:
    with loops.of_their_own():  # the browser's own runs in this thread
        return sign(data, field, made.key(name), made.PASSPHRASE)


def confirmed_by_pdfsig(file: Path) -> list[str]:
    """Whose signatures poppler finds over the bytes that were signed."""
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig is missing: apt-get install poppler-utils")
    # Without -nocert it would want a root: what is asked is whether the bytes are those signed.
    told = _told(["pdfsig", "-nocert", str(file)])
    names = re.findall(r"Common Name: (.+)", told)
    assert told.count("Signature Validation: Signature is Valid.") == len(names), told
    return names


def read_by_office(file: Path, folder: Path) -> str:
    """The words that LibreOffice shows of it."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is missing: apt-get install libreoffice-writer")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _told(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), file])
    document = PdfDocument((folder / f"{file.stem}.pdf").read_bytes())
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def _told(command: list) -> str:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=PATIENCE
    ).stdout
