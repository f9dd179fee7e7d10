"""A signed PDF opened: its fields and signatures, and what was changed between two revisions."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import parser
from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    ModificationLevel,
    SuspiciousModification,
)
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from .answers import FILE_BYTES, Trust
from .reasons import Reason, Refused
from .trust import USAGE, context, read_certificate

SIGNATURES = 40  # two sides need four


def opened(data: bytes) -> PdfFileReader:
    """Raises Refused, and whatever the library finds wrong with it."""
    if len(data) > FILE_BYTES:
        raise Refused(Reason.TOO_LARGE)
    reader = PdfFileReader(BytesIO(data))
    if reader.encrypted:
        raise Refused(Reason.ENCRYPTED)
    return reader


def signatures(reader: PdfFileReader) -> list[EmbeddedPdfSignature]:
    """Those of people and seals, without time stamps, in the order in which they were made."""
    found = list(reader.embedded_regular_signatures)
    if len(found) > SIGNATURES:
        raise Refused(Reason.TOO_HARD)
    return found


def fields(reader: PdfFileReader) -> dict[str, Any]:
    """Every field of the form by its name."""
    return {str(one["/T"]): one for one in _objects(reader.root)}


def entry(dictionary: Any, key: str) -> Any:
    """Followed to where it is kept, which `get` does not; None where there is none."""
    try:
        return dictionary[key]
    except KeyError:
        return None


def _objects(root: Any) -> Iterator[Any]:
    form = entry(root, "/AcroForm") or {}
    for reference in entry(form, "/Fields") or ():
        one = reference.get_object()
        if "/T" in one:
            yield one


def status_of(signature: EmbeddedPdfSignature, trust: Trust, at: datetime) -> Any:
    if signature.sig_object_type == "/DocTimeStamp":
        return validate_pdf_timestamp(signature, validation_context=context(trust, at))
    return validate_pdf_signature(
        signature,
        signer_validation_context=context(trust, at),
        ts_validation_context=context(trust, at),
        key_usage_settings=USAGE,
    )


def judged(signature: EmbeddedPdfSignature, trust: Trust, at: datetime) -> tuple[Any, datetime]:
    """The status, and the moment that it holds for: where a certificate has expired since, that of
    a trusted time stamp, if there is one."""
    status = status_of(signature, trust, at)
    stamp = status.timestamp_validity
    if at > status.signing_cert.not_valid_after and is_trusted_stamp(stamp):
        return status_of(signature, trust, stamp.timestamp), stamp.timestamp
    return status, at


def is_trusted_stamp(stamp: Any) -> bool:
    return bool(stamp and stamp.intact and stamp.valid and stamp.trusted)


def is_sound(signature: EmbeddedPdfSignature, status: Any, trust: Trust) -> bool:
    """Over all bytes of its revision; and beside it stands nothing that nobody signed."""
    return bool(
        status.intact
        and status.valid
        and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        and not any(_beyond(signature.pkcs7_content))
        and _enclosed_are_whole(signature, trust)
    )


def _enclosed_are_whole(signature: EmbeddedPdfSignature, trust: Trust) -> bool:
    """The certificates enclosed with a signature are not under it: each answers for itself by the
    signature of its issuer, where that one is known."""
    enclosed = signature.other_embedded_certs
    known = [
        *enclosed,
        signature.signer_cert,
        *map(read_certificate, trust.roots + trust.intermediates),
    ]
    loaded = [load_der_x509_certificate(one.dump()) for one in known]
    return all(
        any(_issued(issuer, one) for issuer in issuers)
        for one in loaded[: len(enclosed)]
        if (issuers := [other for other in loaded if other.subject == one.issuer])
    )


def _issued(issuer: Certificate, certificate: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _beyond(contents: bytes) -> bytes:
    """What stands in the room of the signature after its end."""
    return contents[parser.peek(contents) :]


def allowed_since(reader: PdfFileReader, revision: int) -> bool:
    """Whether all that was done after that revision (from 0), step by step, is signing, filling in
    and keeping a signature provable."""
    return _allowed(DEFAULT_DIFF_POLICY.review_file(reader, revision))


def allowed_after(status: Any) -> bool:
    """Whether nothing else was done once this signature was made."""
    if status.diff_result is None:
        return status.modification_level == ModificationLevel.NONE
    return _allowed(status.diff_result)


def _allowed(found: DiffResult | SuspiciousModification) -> bool:
    return (
        isinstance(found, DiffResult) and found.modification_level <= ModificationLevel.FORM_FILLING
    )


def touched_since(reader: PdfFileReader, revision: int) -> set[str]:
    """The fields that were written anew after that revision, they or what they show."""
    last = reader.xrefs.total_revisions
    written = set()
    for later in range(revision + 1, last):
        written |= reader.get_historical_resolver(later).explicit_refs_in_revision()
    resolver = reader.get_historical_resolver(last - 1)
    return {
        name
        for name, one in fields(reader).items()
        if written & ({one.container_ref} | resolver.collect_dependencies(entry(one, "/AP")))
    }


def rewritten(reader: PdfFileReader, names: frozenset[str]) -> bool:
    """Whether a text field that had been filled in was given another value later."""
    last: dict[str, str] = {}
    for revision in range(reader.xrefs.total_revisions):
        for field in _objects(reader.get_historical_resolver(revision).root):
            name, value = str(field["/T"]), str(entry(field, "/V") or "")
            if name not in names:
                continue
            if last.get(name) and value != last[name]:
                return True
            last[name] = value
    return False
