"""What was agreed on is signed by every side, over the same bytes.

On paper: printed, signed, sealed, scanned; then the office of each side, by itself, says that the
scan is the adopted text. Refused by one, it goes back to be drafted.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.text import fold
from lientich.documents import attachments, storage
from lientich.journal.actions import record
from lientich.papers.text import canonical

from .. import queries, rules
from ..models import Draft, Scan, Signing, Version
from .adoption import undo_all
from .digital import NextFile, keep_laid_out, lay_out
from .issuing import hold_number
from .keeping import acting, locked, move, refuse_secret, seen
from .parts import (
    being_signed,
    part_waiting,
    refuse_out_of_turn,
    refuse_second_signature,
    settle_signed,
)

SCANNED = ("application/pdf", "image/jpeg", "image/png")


def begin_signing(draft: Draft, *, by: Actor, way: str, order: str = Draft.Order.ANY) -> Draft:
    """The agreed version goes to be signed by each side, in a way that the lead's office says."""
    version = _to_sign(draft, by, way)
    laid_out = None
    if version and way == Draft.Way.DIGITAL:
        laid_out = lay_out(draft, version)  # takes its time, so before anything is locked
    return _begin(draft, by, way, order, laid_out)


@transaction.atomic
def _begin(draft: Draft, by: Actor, way: str, order: str, laid_out: NextFile | None) -> Draft:
    draft = locked(draft, by)
    version = _to_sign(draft, by, way)
    if version is None:
        return draft
    for side in queries.sides(draft):
        Signing.objects.create(
            draft=draft, version=version, organisation_id=side.organisation_id, asked_at=by.now
        )
    draft.way, draft.order = way, order
    draft.save(update_fields=["way", "order"])
    hold_number(draft, by)
    if way == Draft.Way.DIGITAL:
        keep_laid_out(draft, version, laid_out, by)
    move(draft, by, Draft.State.SIGNING)
    record("drafting.signing_begun", draft, by=by, way=way, digest=version.digest)
    return draft


def _to_sign(draft: Draft, by: Actor, way: str) -> Version | None:
    """What all sides have agreed on; none where it is on its way to be signed already."""
    draft = seen(draft, by)
    allow(rules.can_lead_signing(by, queries.lead(draft).organisation_id), rules.OFFICE_OF_LEAD)
    if draft.state == Draft.State.SIGNING and draft.way == way:
        return None
    version = queries.in_adoption(draft)
    if draft.state != Draft.State.ADOPTED or version is None:
        raise ValidationError(_("Văn bản được ký sau khi mọi bên đã thông qua."))
    return version


def add_scan(draft: Draft, *, by: Actor, file: Any, declared: bool) -> Scan:
    """The scan of the signed paper. A new one is confirmed anew by every side."""
    if not declared:
        raise ValidationError(_("Hãy xác nhận bản quét không thuộc danh mục bí mật nhà nước."))
    checked = attachments.check([file])[0]  # may take seconds, so before anything is locked
    if checked.media_type not in SCANNED:
        raise ValidationError(_("Bản quét là tệp PDF hoặc ảnh JPEG, PNG."))
    stored = storage.keep(checked.file, media_type=checked.media_type)
    return _keep_scan(draft, by, stored, storage.safe_name(checked.name))


@transaction.atomic
def _keep_scan(draft: Draft, by: Actor, stored: Any, name: str) -> Scan:
    draft = being_signed(draft, by, Draft.Way.PAPER)
    allow(rules.can_put(by, queries.owners(draft)), rules.OFFICE_OF_IT)
    last = queries.last_scan(draft)
    if last and last.file_id == stored.pk:
        return last
    version = queries.in_adoption(draft)
    assert version is not None
    organisation, person = acting(by)
    scan = Scan.objects.create(
        draft=draft,
        version=version,
        file=stored,
        file_name=name,
        organisation_id=organisation,
        person_id=person,
        at=by.now,
    )
    told = draft.signings.filter(state=Signing.State.SIGNED)
    told.update(state=Signing.State.WAITING, scan=None, signed_on=None, at=None, person=None)
    move(draft, by, Draft.State.SIGNING)
    record("drafting.scan_added", draft, by=by, scan=scan)
    return scan


@transaction.atomic
def confirm_scan(signing: Signing, *, by: Actor, scan: Scan, signed_on: date) -> Signing:
    """A side's office says that the scan is the adopted text, signed and sealed by its side.

    Nobody says so for two sides.
    """
    signing = part_waiting(signing, by, Draft.Way.PAPER)
    allow(rules.can_check(by, signing.organisation_id), rules.OFFICE_OF_SIDE)
    last = queries.last_scan(signing.draft)
    if last is None or last.pk != scan.pk:
        raise ValidationError(_("Đã có bản quét mới hơn. Hãy đọc bản đó rồi xác nhận."))
    if signing.state == Signing.State.SIGNED and signing.scan_id == scan.pk:
        return signing
    if signed_on > by.today:
        raise ValidationError(_("Ngày ký không thể sau hôm nay."))
    if signed_on < localdate(signing.asked_at):
        raise ValidationError(_("Ngày ký không thể trước ngày văn bản được đưa đi ký."))
    refuse_second_signature(signing, acting(by)[1])
    refuse_out_of_turn(signing)
    signing.scan = scan
    return settle_signed(signing, by, signed_on, acting(by)[1])


@transaction.atomic
def refuse_signing(signing: Signing, *, by: Actor, words: str) -> Draft:
    """A side does not sign: the paper goes back to be drafted, and every side reads why."""
    signing = part_waiting(signing, by)
    allow(rules.can_approve(by, signing.organisation_id), rules.LEADER_OF_SIDE)
    if not fold(words).strip():
        raise ValidationError(_("Hãy nói rõ vì sao không ký để bên soạn thảo sửa."))
    refuse_secret(words)
    draft = signing.draft
    signing.state, signing.at = Signing.State.REFUSED, by.now
    signing.person_id, signing.words = acting(by)[1], canonical(words)
    signing.save()
    record("drafting.signing_refused", draft, by=by, organisation=signing.organisation)
    undo_all(draft, by, canonical(words))
    move(draft, by, Draft.State.DRAFTING)
    return draft
