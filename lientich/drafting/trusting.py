"""Whom signatures are traced to here: what the settings name, and in the demonstration alone its
test authority."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from . import worthless
from .signatures.answers import Trust


def trust() -> Trust:
    roots = tuple(_files(settings.SIGNING_ROOTS))
    if settings.DEMONSTRATION and (test_root := worthless.root()):
        roots += (test_root,)
    return Trust(
        roots=roots,
        intermediates=tuple(_files(settings.SIGNING_INTERMEDIATES)),
        revoked=tuple(_files(settings.SIGNING_REVOKED)),
    )


def _files(folder: str) -> Iterator[bytes]:
    """Each file of a configured folder; a folder that is named and missing is an error."""
    if folder:
        for path in sorted(Path(folder).iterdir()):
            if path.suffix.lower() in (".pem", ".cer", ".crt", ".der", ".crl"):
                yield path.read_bytes()
