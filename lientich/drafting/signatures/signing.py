"""Signing with a key file that is given at this moment: in the exercise, and nowhere else.

In earnest people sign with their own token and program.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimeStamper

from .authority import MARK
from .fields import Kind, role_of
from .stamps import drawn_seal, drawn_signature, style


class WrongKey(ValueError):
    """The key file does not open with this passphrase, or is none of the test authority."""


class AlreadySigned(ValueError):
    """There is a signature in this field."""


def sign(
    pdf: bytes,
    field: str,
    key_file: bytes,
    passphrase: str,
    *,
    at: datetime | None = None,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """The file with `field` signed, as a later increment; `at`: when it says so, else now.

    Raises WrongKey, or AlreadySigned.
    """
    signer = _signer(key_file, passphrase)
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    width, height = _size(writer, field)
    name = signer.subject_name or ""
    role = role_of(field)
    drawn = drawn_seal if role and role[0] == Kind.SEAL else drawn_signature
    signer_of_pdf = _Dated(
        signers.PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=name
        ),
        signer=signer,
        timestamper=timestamper,
        stamp_style=style(drawn([MARK, name, "chữ ký thử"], width, height)),
    )
    signer_of_pdf.at = at
    try:
        return signer_of_pdf.sign_pdf(writer, existing_fields_only=True).getvalue()
    except SigningError as error:
        raise AlreadySigned from error


class _Dated(signers.PdfSigner):
    """Says the moment of the act that it is part of, and not that of the machine."""

    at: datetime | None = None

    def init_signing_session(self, *args: Any, **given: Any) -> Any:
        session = super().init_signing_session(*args, **given)
        if self.at:
            session.system_time = self.at
        return session


def _signer(key_file: bytes, passphrase: str) -> signers.SimpleSigner:
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(key_file, [], passphrase.encode())
    except ValueError as error:
        raise WrongKey from error
    certificate = signer.signing_cert if signer else None
    if certificate is None or MARK not in certificate.issuer.human_friendly:
        raise WrongKey
    return signer


def _size(writer: IncrementalPdfFileWriter, name: str) -> tuple[float, float]:
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if str(field["/T"]) == name:
            left, bottom, right, top = (float(edge) for edge in field["/Rect"])
            return right - left, top - bottom
    raise KeyError(name)
