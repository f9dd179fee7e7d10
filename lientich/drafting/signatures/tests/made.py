"""A joint paper of invented issuers, and people of the exercise who sign it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from lientich.drafting.signatures.answers import Trust
from lientich.drafting.signatures.authority import (
    Authority,
    certificate_in,
    issue_key,
    make_authority,
)
from lientich.drafting.signatures.fields import Capacity, Field, fields_of
from lientich.drafting.signatures.preparing import prepare
from lientich.drafting.signatures.signing import sign
from lientich.papers import Paper, places_of, to_pdf
from lientich.papers.blocks import Annex
from lientich.papers.tests.samples import joint_report, units

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)
PASSPHRASE = "mot-hai-ba-4"
LEAD = Capacity("Bí thư, Nguyễn Thị Hạnh", "Dấu của Đảng ủy Tập đoàn Than Bắc Sơn")
OTHER = Capacity("Phó Bí thư, Trần Ðức Uý", "Dấu của Đảng ủy Than Vịnh Xanh")


@cache
def paper(mark: str = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ") -> Paper:
    return replace(
        joint_report(number="…-NQLT/ĐUBS-ĐUVX", dated=False, blanks=True),
        mark=mark,
        annexes=(Annex("Kết quả", (units(2),)),),
    )


@cache
def fields() -> list[Field]:
    return fields_of(places_of(paper()), [LEAD, OTHER])


@cache
def prepared(mark: str = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ") -> bytes:
    return prepare(to_pdf(paper(mark)), fields_of(places_of(paper(mark)), [LEAD, OTHER]))


@cache
def authority() -> Authority:
    return make_authority(datetime(2015, 1, 1, tzinfo=UTC))


def root(of: Authority | None = None) -> bytes:
    return (of or authority()).certificate.public_bytes(Encoding.DER)


@cache
def key(name: str) -> bytes:
    return issue_key(authority(), name, "Đảng ủy Tập đoàn Than Bắc Sơn", passphrase=PASSPHRASE)


@cache
def expired_key() -> bytes:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    until = day + timedelta(days=365)
    return issue_key(authority(), "Hạnh", "", passphrase=PASSPHRASE, since=day, until=until)


def fingerprint(key_file: bytes) -> str:
    return fingerprint_of(key_file, PASSPHRASE)


def fingerprint_of(key_file: bytes, passphrase: str) -> str:
    return sha256(certificate_in(key_file, passphrase)).hexdigest()


@cache
def signed_by_lead() -> bytes:
    return sign(prepared(), "ChuKy1", key("Nguyễn Thị Hạnh"), PASSPHRASE)


@cache
def signed_by_both() -> bytes:
    return sign(signed_by_lead(), "ChuKy2", key("Trần Ðức Uý"), PASSPHRASE)


def trust(**more: tuple[bytes, ...]) -> Trust:
    return Trust(roots=(root(),), **more)


def revoking(*key_files: bytes) -> bytes:
    """The authority's list of those it has revoked."""
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority().certificate.subject)
        .last_update(NOW - timedelta(days=1))
        .next_update(NOW + timedelta(days=1))
    )
    for one in key_files:
        found = x509.load_der_x509_certificate(certificate_in(one, PASSPHRASE))
        made = made.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(found.serial_number)
            .revocation_date(NOW - timedelta(days=30))
            .build()
        )
    return made.sign(authority().key, hashes.SHA256()).public_bytes(Encoding.DER)


def stamping(at: datetime) -> DummyTimeStamper:
    """A time-stamping authority whose clock stands still."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dấu thời gian thử")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(authority().certificate.subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2015, 1, 2, tzinfo=UTC))
        .not_valid_after(datetime(2034, 1, 1, tzinfo=UTC))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(authority().key, hashes.SHA256())
    )
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        Certificate.load(certificate.public_bytes(Encoding.DER)),
        PrivateKeyInfo.load(der),
        fixed_dt=at,
    )
