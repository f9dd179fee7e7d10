"""The test authority of the demonstration, and the key files that it gives out.

They are made when they are first asked for, and kept in the demonstration's own folder. Their
passphrase is no secret, since what they sign binds nobody.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings

from .signatures.authority import Authority, issue_key, make_authority, read_authority

PASSPHRASE = "minh-hoa"
BEGAN = datetime(2015, 1, 1, tzinfo=UTC)  # before anything that the exercise plays


def root() -> bytes | None:
    """Its certificate, once there is one."""
    kept = _folder() / "authority.pem"
    if not kept.exists():
        return None
    return read_authority(kept.read_bytes()).certificate.public_bytes(Encoding.DER)


def key_file(owner: UUID, name: str, organisation: str) -> bytes:
    """The PKCS#12 file of a person or, to seal with, of an organisation."""
    return _kept(
        _folder() / f"{owner}.p12",
        lambda: issue_key(_authority(), name, organisation, passphrase=PASSPHRASE),
    )


def _authority() -> Authority:
    return read_authority(
        _kept(_folder() / "authority.pem", lambda: make_authority(BEGAN).to_pem())
    )


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "minh-hoa"


def _kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What is there; else what is made now. Of several who make it at once, one gives it."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(make())
        with suppress(FileExistsError):
            os.link(made, path)
        made.unlink()
    return path.read_bytes()
