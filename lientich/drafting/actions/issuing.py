from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.documents import actions as documents
from lientich.documents import queries as books
from lientich.documents.models import Document, Master, Number, Series
from lientich.journal.actions import record
from lientich.reader import pinpoints

from .. import queries, rules
from ..models import Draft, Scan, Side, SignedFile, Version
from .digital import NextFile, keep_numbered, number_file
from .keeping import locked, seen, settle

LONGEST_SIGNER, LONGEST_RECIPIENTS = (
    Number._meta.get_field(name).max_length  # type: ignore[union-attr]
    for name in ("signer", "recipients")
)


def issue(draft: Draft, *, by: Actor, date: date, number: str = "") -> Document:
    """The signed paper gets its one number and day, stands in the register of every side, and is
    sent to those whom its recipients mean today.

    The number is the next of the lead's series, and none of another side's; where no series is
    kept here it is the one that was given elsewhere. Done again it is the same document.
    """
    draft = seen(draft, by)
    if issued := _to_issue(draft, by, date):
        return issued
    numbered = None
    if draft.way == Draft.Way.DIGITAL:
        # The number is held for this draft first: filling it in takes its time, and locks nothing.
        given = _given(_reserved(draft, by, date, number), number)
        numbered = number_file(draft, number=given, day=date)
    return _issue(draft, by, date, number, numbered)


@transaction.atomic
def _issue(draft: Draft, by: Actor, date: date, number: str, numbered: NextFile | None) -> Document:
    draft = locked(draft, by)
    if issued := _to_issue(draft, by, date):
        return issued
    version, sides = _agreed(draft), queries.sides(draft)
    content = version.content
    addressees = content.get("addressees", ())
    named = queries.recipients(draft, content["recipients"], by.today, addressees)
    reservation = _reserved(draft, by, date, number)
    given = _given(reservation, number)
    signed: Scan | SignedFile | None = queries.last_scan(draft)
    if draft.way == Draft.Way.DIGITAL:
        signed = keep_numbered(draft, numbered, given, by)
    document = documents.register(
        by=by,
        kind=draft.kind,
        number=given,
        symbol=draft.symbol,
        date=date,
        subject=draft.subject,
        issuers=[side.body for side in sides],
        joint=len(sides) > 1,
        owners=[side.organisation for side in sides],
        period=(draft.period_from, draft.period_to),
        field=draft.field,
        text=version.text,
        file=signed.file if signed else None,
        file_name=signed.file_name if signed else "",
        own=True,
        reservation=reservation,
    )
    _refuse_another(document, version, sides, signed)
    if reservation:
        _note(reservation, version, by)
    _act_on(draft, document, by)
    draft.document, draft.state, draft.changed_at = document, Draft.State.ISSUED, by.now
    draft.save(update_fields=["document", "state", "changed_at"])
    settle(draft)
    sealed = signed.file.sha256 if signed else ""
    record("drafting.issued", draft, by=by, document=document, digest=version.digest, file=sealed)
    documents.distribute(document, by=by, lists=queries.lists(named))
    return document


def _to_issue(draft: Draft, by: Actor, day: date) -> Document | None:
    """What it was issued as, if it was; else nothing is missing that issue asks for."""
    allow(rules.can_lead_signing(by, queries.lead(draft).organisation_id), rules.OFFICE_OF_LEAD)
    if draft.document:
        return draft.document
    if draft.state != Draft.State.SIGNED:
        raise ValidationError(_("Văn bản được ban hành sau khi mọi bên đã ký."))
    _refuse_unsealed(draft)
    _refuse_day(draft, by, day)
    return None


def _refuse_unsealed(draft: Draft) -> None:
    """The file that is signed has a place for the seal of each side (NORMS §4)."""
    missing = set(queries.unsealed().filter(draft=draft).values_list("organisation", flat=True))
    names = [str(side.body) for side in queries.sides(draft) if side.organisation_id in missing]
    if names:
        raise ValidationError(
            _("Còn thiếu dấu số của %(sides)s. Đóng đủ dấu rồi ban hành.")
            % {"sides": ", ".join(names)}
        )


def _agreed(draft: Draft) -> Version:
    version = queries.in_adoption(draft)
    assert version is not None
    return version


def _refuse_another(
    document: Document, version: Version, sides: list[Side], signed: Scan | SignedFile | None
) -> None:
    """An entry that stood in the register before, whoever wrote it, is not what was signed."""
    owners = {side.organisation_id for side in sides}
    taken = Draft.objects.filter(document=document).exists()
    kept = document.file_id == (signed.file_id if signed else None)
    if taken or not kept or document.text != version.text or books.owners(document) != owners:
        raise ValidationError(
            _(
                "Trong sổ đã có một văn bản cùng số, ký hiệu, năm: %(document)s. Hãy xem lại số; "
                "bản ghi nhầm thì rút khỏi sổ rồi ban hành."
            )
            % {"document": document}
        )


def hold_number(draft: Draft, by: Actor) -> None:
    """Where the lead's book gives numbers before signing, the paper is signed with its own."""
    series = _series(draft, by.today)
    if series and series.timing == Series.Timing.BEFORE:
        _hold(draft, series, by)


def _series(draft: Draft, day: date) -> Series | None:
    """The lead's book, where it is kept here."""
    series = books.series_for(queries.lead(draft).body_id, draft.kind, day)
    return series if series and series.master == Master.HERE else None


def _hold(draft: Draft, series: Series, by: Actor) -> Number:
    return documents.reserve_number(series, by=by, key=draft.pk, reserved_for=draft.subject[:300])


def _reserved(draft: Draft, by: Actor, day: date, number: str) -> Number | None:
    """The number that the lead's book gives; none where the number was given elsewhere."""
    series = _series(draft, day)
    if series:
        if number:
            raise ValidationError(_("Sổ ở đây cấp số: không ghi số bằng tay."))
        return _hold(draft, series, by)
    if not number:
        raise ValidationError(_("Hãy ghi số mà văn thư đã cấp cho văn bản này."))
    return None


def _note(number: Number, version: Version, by: Actor) -> None:
    """The usual columns of the book say what the paper says, where nobody has written there."""
    number.refresh_from_db()
    if number.signer or number.recipients:
        return
    signers = filter(None, (side["signer_name"] for side in version.content["issuers"]))
    documents.note_number(
        number,
        by=by,
        signer=", ".join(signers)[:LONGEST_SIGNER],
        recipients="; ".join(version.content["recipients"])[:LONGEST_RECIPIENTS],
        copies=number.copies,
        keeper=number.keeper,
        note=number.note,
    )


def _given(reservation: Number | None, number: str) -> str:
    return reservation.text if reservation else number


def _refuse_day(draft: Draft, by: Actor, day: date) -> None:
    last = max(one.signed_on for one in queries.signings(draft) if one.signed_on)
    if day > by.today:
        raise ValidationError(_("Ngày ban hành không thể sau hôm nay."))
    if day < last:
        raise ValidationError(_("Ngày ban hành không thể trước ngày ký cuối cùng."))


def _act_on(draft: Draft, document: Document, by: Actor) -> None:
    """What it amends, replaces or repeals, clause by clause: every owner has agreed on its text."""
    if draft.acts_on is None:
        return
    for clause in draft.clauses.splitlines() or [""]:
        start, end = next(pinpoints.mentions(document.text, clause), (None, None))
        documents.relate(
            document,
            by=by,
            other=draft.acts_on,
            kind=draft.effect,
            clause=clause,
            wording=pinpoints.wording(document.text, clause),
            start=start,
            end=end,
            agreed=True,
        )
