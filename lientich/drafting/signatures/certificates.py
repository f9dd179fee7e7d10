"""A person's certificate as it is registered: what it says of itself."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from lientich.core.text import one_line

from .authority import MARK

LARGEST = 64 * 1024  # a certificate has two or three


@dataclass(frozen=True)
class CertificateFacts:
    der: bytes
    fingerprint: str  # SHA-256
    subject: str
    issuer: str
    serial: str
    since: datetime
    until: datetime
    of_the_exercise: bool  # issued by its test authority


class NoCertificate(ValueError):
    pass


class KeyInside(ValueError):
    """The file holds a private key, which nobody may be given."""


def read_certificate(data: bytes) -> CertificateFacts:
    """From a .cer, .crt or .pem file. Raises NoCertificate, or KeyInside."""
    if b"PRIVATE KEY" in data:
        raise KeyInside
    try:
        found = _loaded(data[: LARGEST + 1])
        return CertificateFacts(
            der=found.public_bytes(Encoding.DER),
            fingerprint=found.fingerprint(hashes.SHA256()).hex(),
            subject=_common_name(found.subject),
            issuer=_common_name(found.issuer),
            serial=f"{found.serial_number:x}",
            since=found.not_valid_before_utc,
            until=found.not_valid_after_utc,
            of_the_exercise=MARK in _common_name(found.issuer),
        )
    except ValueError as error:
        raise NoCertificate from error


def _loaded(data: bytes) -> x509.Certificate:
    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificate(data)
    return x509.load_der_x509_certificate(data)


def _common_name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return one_line(found[0].value if found else name.rfc4514_string())
