"""Programs that an administrator may install beside the system: they are used where they are found.

Looked for once in a process: the server and the worker are started again after an installation.
"""

import shutil
import subprocess
from functools import cache


@cache
def tesseract() -> str | None:
    """The path of tesseract, where it knows Vietnamese (Debian: tesseract-ocr-vie)."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        told = subprocess.run([path, "--list-langs"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return path if "vie" in told.stdout.decode(errors="replace").split() else None


def soffice() -> str | None:
    """The path of LibreOffice, which reads Word files of before 2007."""
    return shutil.which("soffice")
