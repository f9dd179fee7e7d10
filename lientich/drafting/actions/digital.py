"""Signed digitally: each side brings the file back with its own signature, and nothing else.

What takes long (laying out, judging, filling in) is done before anything is locked; once it is,
only whether it still goes on top of the newest file is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents import storage
from lientich.documents.models import StoredFile
from lientich.journal.actions import record
from lientich.organisations.models import Person

from .. import queries, rules
from ..models import Draft, Side, SignedFile, Signing, Version
from ..official.signing import pdf_to_sign
from ..signature_words import REASONS, refusal
from ..signatures.answers import FILE_BYTES, Signed
from ..signatures.fields import Kind, name_of
from ..signatures.judging import accept, accept_filling
from ..signatures.preparing import fill, number_and_date
from ..signatures.reasons import Reason, Refused
from ..signatures.sandbox import accept_in_child
from ..signatures.signing import AlreadySigned, WrongKey, sign
from ..trusting import trust
from .keeping import acting, refuse_second_side
from .parts import part_waiting, refuse_out_of_turn, refuse_second_signature, settle_signed

PDF = "application/pdf"
KEY_BYTES = 64 * 1024
STEPS = {Kind.SIGNER: SignedFile.Kind.SIGNATURE, Kind.SEAL: SignedFile.Kind.SEAL}
MEANWHILE = gettext_lazy("Trong lúc đó văn bản đã thay đổi. Hãy mở lại trang rồi làm lại.")


@dataclass(frozen=True)
class NextFile:
    """A file that was made while nothing was locked, and what it goes on top of."""

    version: Version
    file: StoredFile
    on_top_of: SignedFile | None = None
    number: str = ""  # that was filled in


def lay_out(draft: Draft, version: Version) -> NextFile:
    """The file that all sides sign, with every field there already."""
    data = pdf_to_sign(version, exercise=queries.is_exercise(draft))
    return NextFile(version, storage.keep(data, media_type=PDF))


def keep_laid_out(draft: Draft, version: Version, file: NextFile | None, by: Actor) -> SignedFile:
    if file is None or file.version != version:
        raise ValidationError(MEANWHILE)
    return _kept(draft, by, SignedFile.Kind.PREPARED, file)


def sign_file(signing: Signing, *, by: Actor, file: Any) -> Signing:
    """The file comes back with the signature of the side's signer in its field.

    It is the signer's signature whoever of the side's office or leaders brings it.
    """
    side = _side(signing, by, Kind.SIGNER)
    return _brought(signing, by, _bytes(file), side, Kind.SIGNER)


def sign_with_key(signing: Signing, *, by: Actor, key_file: Any, passphrase: str) -> Signing:
    """In the exercise alone: signed here, with a key file that is given for this moment only."""
    return _made_here(signing, by, key_file, passphrase, Kind.SIGNER)


def seal_file(signing: Signing, *, by: Actor, file: Any) -> Signing:
    """The file comes back with the seal of a side whose signer has signed."""
    side = _side(signing, by, Kind.SEAL)
    return _brought(signing, by, _bytes(file), side, Kind.SEAL)


def seal_with_key(signing: Signing, *, by: Actor, key_file: Any, passphrase: str) -> Signing:
    """In the exercise alone: sealed here."""
    return _made_here(signing, by, key_file, passphrase, Kind.SEAL)


def number_file(draft: Draft, *, number: str, day: date) -> NextFile:
    """Number and date stand in their fields, as a last increment; the signatures stay in order."""
    last = _last(draft)
    given = f"{int(number):02}" if number.isdecimal() else number
    data = _filled(_read(last), number_and_date(given, day))
    return NextFile(last.version, storage.keep(data, media_type=PDF), last, number)


def keep_numbered(draft: Draft, file: NextFile | None, number: str, by: Actor) -> SignedFile:
    if file is None or (file.on_top_of, file.number) != (_last(draft), number):
        raise ValidationError(MEANWHILE)
    return _kept(draft, by, SignedFile.Kind.NUMBER, file)


def _kept(
    draft: Draft, by: Actor, kind: SignedFile.Kind, file: NextFile, **facts: Any
) -> SignedFile:
    organisation, person = acting(by)
    return SignedFile.objects.create(
        draft=draft,
        version=file.version,
        kind=kind,
        organisation_id=organisation,
        file=file.file,
        person_id=person,
        at=by.now,
        **facts,
    )


def _filled(data: bytes, values: dict[str, str]) -> bytes:
    """What goes into the archive is held to what the signers are told: nothing else changes."""
    after = fill(data, values)
    try:
        accept_filling(data, after)
    except Refused as refused:
        raise ValidationError(refusal(refused)) from refused
    return after


def _side(signing: Signing, by: Actor, kind: Kind) -> Side:
    allow(Signing.objects.visible_to(by).filter(pk=signing.pk).exists())
    if kind == Kind.SIGNER:
        allow(rules.can_bring_signature(by, signing.organisation_id), rules.OFFICE_OR_LEADER)
    else:
        allow(rules.can_check(by, signing.organisation_id), rules.OFFICE_OF_SIDE)
    return queries.side_of(signing.draft, signing.organisation)


def _bytes(file: Any) -> bytes:
    if file.size > FILE_BYTES:
        raise ValidationError(str(REASONS[Reason.TOO_LARGE]))
    return file.read()


def _made_here(signing: Signing, by: Actor, key_file: Any, passphrase: str, kind: Kind) -> Signing:
    """What was made here from what is kept here needs no child process to be judged."""
    side = _side(signing, by, kind)
    try:
        data = _signed_here(signing, by, key_file, passphrase, name_of(kind, side.order))
    except AlreadySigned as error:
        if not _is_done(signing, kind):  # it was opened again, or is not signed in this way
            raise ValidationError(MEANWHILE) from error
        return Signing.objects.get(pk=signing.pk)
    return _brought(signing, by, data, side, kind, judge=accept)


def _signed_here(signing: Signing, by: Actor, key_file: Any, passphrase: str, field: str) -> bytes:
    if not queries.is_exercise(signing.draft):
        raise ValidationError(_("Chỉ văn bản minh họa mới ký bằng tệp khóa."))
    last = _last(signing.draft)
    if key_file.size > KEY_BYTES:
        raise ValidationError(_("Đây không phải tệp khóa minh họa."))
    try:
        return sign(_read(last), field, key_file.read(), passphrase, at=by.now)
    except WrongKey as error:
        raise ValidationError(
            _("Không mở được tệp khóa: sai mật khẩu, hoặc không phải tệp khóa minh họa.")
        ) from error


def _brought(
    signing: Signing,
    by: Actor,
    data: bytes,
    side: Side,
    kind: Kind,
    judge: Callable[..., Signed] | None = None,
) -> Signing:
    """Judged outside any transaction, since it takes seconds."""
    last = _last(signing.draft)
    if _is_done(signing, kind) and queries.is_kept(signing, STEPS[kind], storage.digest_of(data)):
        return signing  # sent twice
    holder = side.signer if kind == Kind.SIGNER else None
    known = queries.fingerprints(signing.organisation_id, holder, by.now)
    if not known:
        raise ValidationError(
            _("Chưa có chứng thư của %(holder)s. Văn phòng bên mình đăng ký chứng thư trước.")
            % {"holder": holder or side.body}
        )
    try:
        signed = (judge or accept_in_child)(
            _read(last),
            data,
            name_of(kind, side.order),
            fingerprints=known,
            trust=trust(),
            at=by.now,
        )
    except Refused as refused:
        raise ValidationError(refusal(refused)) from refused
    file = NextFile(last.version, storage.keep(data, media_type=PDF), last)
    return _keep(signing, by, file, signed, holder, kind)


@transaction.atomic
def _keep(
    signing: Signing, by: Actor, file: NextFile, signed: Signed, holder: Person | None, kind: Kind
) -> Signing:
    signing = part_waiting(signing, by, Draft.Way.DIGITAL)
    if file.on_top_of != _last(signing.draft):
        if _is_done(signing, kind):
            return signing  # sent twice at once
        raise ValidationError(
            _("Trong lúc đó đã có người khác ký. Hãy tải bản để ký mới nhất rồi ký lại.")
        )
    if kind == Kind.SEAL and signing.state != Signing.State.SIGNED:
        raise ValidationError(_("Dấu được đóng sau khi người ký của bên mình đã ký."))
    if kind == Kind.SEAL:
        _refuse_second_seal(signing, acting(by)[1])
    else:
        refuse_second_signature(signing, holder.pk if holder else acting(by)[1])
        refuse_out_of_turn(signing)
    _kept(
        signing.draft,
        by,
        STEPS[kind],
        file,
        fingerprint=signed.fingerprint,
        claimed_at=signed.claimed_at,
        stamped_at=signed.stamped_at,
        trusted=signed.trusted,
    )
    if kind == Kind.SEAL:
        record("drafting.sealed", signing.draft, by=by, organisation=signing.organisation)
        return signing
    return settle_signed(signing, by, by.today, holder.pk if holder else None)


def _is_done(signing: Signing, kind: Kind) -> bool:
    if kind == Kind.SEAL:
        return signing.organisation_id in queries.sealed(signing.draft)
    return signing.draft.signings.filter(pk=signing.pk, state=Signing.State.SIGNED).exists()


def _refuse_second_seal(signing: Signing, person: UUID | None) -> None:
    others = queries.seals(signing.draft).exclude(organisation=signing.organisation_id)
    refuse_second_side(others.filter(person=person))


def _last(draft: Draft) -> SignedFile:
    last = queries.last_signed_file(draft)
    if last is None:
        raise ValidationError(_("Văn bản này chưa có bản để ký."))
    return last


def _read(signed: SignedFile) -> bytes:
    with storage.open_file(signed.file) as file:
        return file.read()
