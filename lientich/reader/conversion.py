"""Word files of before 2007 made into .docx by LibreOffice, where it is installed.

Runs in the child alone (`sandbox`), in a folder of its own and without a network; what comes out is
then read as any .docx of unknown origin.
"""

import ctypes
import subprocess
from pathlib import Path

from lientich.reader import limits
from lientich.reader.unreadable import Unreadable

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)
_QUIET = "--headless --norestore --nologo --nodefault --nolockcheck --nofirststartwizard"


def to_docx(data: bytes, tool: str, place: str) -> bytes:
    """What `tool` (soffice's path) makes of it, working in the empty folder `place`."""
    folder = Path(place)
    (folder / "old.doc").write_bytes(data)
    if not leave_network():
        raise Unreadable("old_doc")  # it would fetch whatever a file names: it is not started
    asked = [tool, *_QUIET.split(), f"-env:UserInstallation=file://{folder / 'profile'}"]
    asked += ["--convert-to", "docx", "--outdir", str(folder), str(folder / "old.doc")]
    try:
        done = subprocess.run(
            asked,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=folder,
            env={"HOME": place, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            timeout=0.9 * limits.CONVERSION_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_hard") from error
    made = folder / "old.docx"
    if done.returncode or not made.is_file():
        raise Unreadable("broken_doc")
    docx = made.read_bytes()
    if not docx.startswith(b"PK"):
        raise Unreadable("broken_doc")
    return docx


def leave_network() -> bool:
    """From here on this process and what it starts reach no other machine. Where the system does
    not let it, nothing has changed."""
    libc = ctypes.CDLL(None)
    return any(libc.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))
