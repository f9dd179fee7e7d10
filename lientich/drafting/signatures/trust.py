"""Whom signatures are traced to: the roots and the lists of revoked certificates that are
configured here. Nothing is asked of any service."""

from datetime import datetime
from typing import Any

from asn1crypto import pem
from asn1crypto.crl import CertificateList
from asn1crypto.x509 import Certificate
from pyhanko.sign.ades.report import AdESIndeterminate as Problem
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from .answers import Standing, Trust


def context(trust: Trust, at: datetime) -> ValidationContext:
    return ValidationContext(
        trust_roots=[read_certificate(one) for one in trust.roots],
        other_certs=[read_certificate(one) for one in trust.intermediates],
        crls=[CertificateList.load(plain(one)) for one in trust.revoked],
        moment=at,
        allow_fetching=False,
        revocation_mode="require" if trust.revoked else "soft-fail",
    )


# Certificates of signers are issued for the one or the other.
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


def read_certificate(data: bytes) -> Certificate:
    """Raises ValueError where it is none."""
    certificate = Certificate.load(plain(data), strict=True)
    _ = certificate.subject, certificate.public_key.algorithm  # read now, not when it is used
    return certificate


def standing(status: Any, trust: Trust, at: datetime) -> Standing:
    """How a signer's certificate stands at a moment, of a pyHanko status."""
    certificate = status.signing_cert
    if at > certificate.not_valid_after:
        return Standing.EXPIRED
    if at < certificate.not_valid_before:
        return Standing.NOT_YET_VALID
    if status.revoked or status.trust_problem_indic in (
        Problem.REVOKED_NO_POE,
        Problem.REVOKED_CA_NO_POE,
    ):
        return Standing.REVOKED
    if status.trusted:
        return Standing.TRUSTED
    return Standing.UNKNOWN if trust.roots else Standing.NO_ROOTS


def plain(data: bytes) -> bytes:
    """DER, of PEM or DER."""
    if pem.detect(data):
        _kind, _headers, data = pem.unarmor(data)
    return data
