"""The test authority of the exercise: certificates that say of themselves that they bind nobody.

What it signs is worth nothing, and everything that reads such a signature says so.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

MARK = "MINH HỌA"
NAME = "MINH HỌA - Cơ quan chứng thực thử nghiệm"
WORTHLESS = "MINH HỌA - không có giá trị pháp lý"
YEARS = timedelta(days=20 * 365)

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Authority:
    key: Key
    certificate: x509.Certificate

    def to_pem(self) -> bytes:
        """Its key and certificate, to be kept where nobody else reads."""
        private = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return private + self.certificate.public_bytes(Encoding.PEM)


def make_authority(since: datetime) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(NAME, "")
    made = _begun(name, name, key, since, since + YEARS).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    made = made.add_extension(_usage(certifies=True), critical=True)
    return Authority(key, made.sign(key, hashes.SHA256()))


def read_authority(pem: bytes) -> Authority:
    key = load_pem_private_key(pem, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return Authority(key, x509.load_pem_x509_certificate(pem))


def issue_key(
    authority: Authority,
    name: str,
    organisation: str,
    *,
    passphrase: str,
    since: datetime | None = None,
    until: datetime | None = None,
) -> bytes:
    """A key and its certificate for somebody of the exercise, as a PKCS#12 file."""
    ca = authority.certificate
    since, until = since or ca.not_valid_before_utc, until or ca.not_valid_after_utc
    key = ec.generate_private_key(ec.SECP256R1())
    made = _begun(_name(name, organisation), ca.subject, key, since, until)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(_usage(certifies=False), critical=True)
    certificate = made.sign(authority.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        name.encode(), key, certificate, None, BestAvailableEncryption(passphrase.encode())
    )


def certificate_in(key_file: bytes, passphrase: str) -> bytes:
    """The certificate of a key file, in DER. Raises ValueError where it does not open."""
    certificate = pkcs12.load_pkcs12(key_file, passphrase.encode()).cert
    if certificate is None:
        raise ValueError("the key file holds no certificate")
    return certificate.certificate.public_bytes(Encoding.DER)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: Key, since: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since.astimezone(UTC))
        .not_valid_after(until.astimezone(UTC))
    )


def _name(name: str, organisation: str) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, WORTHLESS),
        x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),  # X.520 allows no more
    ]
    if organisation:
        parts.insert(1, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]))
    return x509.Name(parts)


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )
