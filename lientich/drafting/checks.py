"""What the administrator named as trusted, read once when the server starts: a file that cannot be
read would make every signature invalid."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from asn1crypto.crl import CertificateList
from django.conf import settings
from django.core.checks import CheckMessage, Error

from .signatures.trust import plain, read_certificate
from .trusting import files

FOLDERS: dict[str, Callable[[bytes], object]] = {
    "SIGNING_ROOTS": read_certificate,
    "SIGNING_INTERMEDIATES": read_certificate,
    "SIGNING_REVOKED": lambda data: CertificateList.load(plain(data), strict=True).issuer,
}


def what_is_trusted(**_asked: Any) -> list[CheckMessage]:
    return [fault for name, read in FOLDERS.items() for fault in _faults(name, read)]


def _faults(name: str, read: Callable[[bytes], object]) -> Iterator[CheckMessage]:
    folder = getattr(settings, name)
    if folder and not Path(folder).is_dir():
        yield Error(f"LIENTICH_{name} is no folder: {folder}", id="drafting.E001")
        return
    for path in files(folder):
        try:
            read(path.read_bytes())
        except (OSError, ValueError):
            yield Error(f"LIENTICH_{name}: {path.name} cannot be read.", id="drafting.E002")
