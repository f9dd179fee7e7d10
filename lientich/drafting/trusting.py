"""Whom signatures are traced to here: what the settings name, and in the demonstration alone its
test authority."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from . import worthless
from .signatures.answers import Trust


def trust() -> Trust:
    roots = _read(settings.SIGNING_ROOTS)
    if settings.DEMONSTRATION and (test_root := worthless.root()):
        roots += (test_root,)
    return Trust(
        roots=roots,
        intermediates=_read(settings.SIGNING_INTERMEDIATES),
        revoked=_read(settings.SIGNING_REVOKED),
    )


def files(folder: str) -> Iterator[Path]:
    """What counts in a configured folder; one that is named and missing is an error."""
    if folder:
        for path in sorted(Path(folder).iterdir()):
            if path.suffix.lower() in (".pem", ".cer", ".crt", ".der", ".crl"):
                yield path


def _read(folder: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in files(folder))
