from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from lientich.accounts.models import Mandate
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.documents import storage
from lientich.journal.actions import record
from lientich.organisations.models import Organisation
from lientich.organisations.recognition import directory
from lientich.programmes import actions as programmes
from lientich.programmes.models import Programme
from lientich.reader.formats import is_old_word, kind_of
from lientich.reader.sandbox import Scan
from lientich.reader.unreadable import reason_code

from .. import rules, waiting
from ..models import Intake, Proposal
from ..proposing import proposals
from .acceptance import base_programme_on

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tif": "image/tiff",
    "doc": "application/msword",
}
LIVE = (Intake.State.WAITING, Intake.State.READ, Intake.State.DONE)


def receive(
    *,
    by: Actor,
    data: bytes,
    name: str,
    batch: UUID,
    place: int = 0,
    programme: Programme | None = None,
    reading: dict[str, Any] | None = None,
    scan: Scan | None = None,
    seconds: float | None = None,
) -> Intake:
    """A file has come in; with its `reading` it waits for a person, else for the worker.

    The same bytes come in once for one organisation: the earlier intake is returned.
    """
    allow(rules.can_receive(by), rules.RECEIVER)
    _refuse_foreign(by, programme)
    read = None if reading is None else _files_first(data, reading, scan, seconds)
    return _receive(by, data, read, name, batch, place, programme)


@transaction.atomic
def _receive(
    by: Actor,
    data: bytes,
    read: "Read | None",
    name: str,
    batch: UUID,
    place: int,
    programme: Programme | None,
) -> Intake:
    mandate = _mandate(by)
    digest = storage.digest_of(data)
    known = _earlier(by, digest, batch)
    if known:
        return known
    intake = Intake(
        id=new_id(),
        owner=mandate.organisation,
        mandate=mandate,
        programme=programme,
        name=storage.safe_name(name),
        sha256=digest,
        batch=batch,
        place=_free_place(batch, place),
        at=by.now,
    )
    waiting.put(intake.pk, data)
    try:
        with transaction.atomic():
            intake.save(force_insert=True)
    except IntegrityError:  # a colleague, or a second click, in this very moment
        waiting.drop(intake.pk)
        return Intake.objects.get(owner=by.organisation_id, sha256=digest, state__in=LIVE)
    record("intake.received", intake, by=by, size=len(data))
    return intake if read is None else _record(intake, by, read)


def record_reading(
    intake: Intake,
    *,
    by: Actor,
    reading: dict[str, Any],
    scan: Scan | None = None,
    seconds: float | None = None,
) -> Intake:
    """What was read in it is proposed; of what was refused nothing is kept, not even its name
    where it was marked secret. The pages of a scan are kept as they are shown."""
    now = Intake.objects.get(pk=intake.pk)
    if now.state != Intake.State.WAITING:
        return now
    data = b"" if reading["refused"] else waiting.get(intake.pk)
    return _record(intake, by, _files_first(data, reading, scan, seconds))


@dataclass(frozen=True)
class Read:
    """What was read in a file, which is in the store with the pictures of its pages by then: many
    and large, they are written before anything is locked."""

    reading: dict[str, Any]
    scan: Scan | None
    seconds: float | None
    original: storage.Written | None
    media_type: str
    pages: list[storage.Written]


def _files_first(
    data: bytes, reading: dict[str, Any], scan: Scan | None, seconds: float | None
) -> Read:
    """Of what is refused, nothing is written."""
    if reading["refused"]:
        return Read(reading, None, seconds, None, "", [])
    kind = "doc" if is_old_word(data) else kind_of(data)
    pictures = [jpeg for _width, _height, jpeg in scan.pictures] if scan else []
    written = [storage.write(jpeg) for jpeg in pictures]
    return Read(reading, scan, seconds, storage.write(data), MEDIA_TYPES[kind], written)


@transaction.atomic
def _record(intake: Intake, by: Actor, read: Read) -> Intake:
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if intake.state != Intake.State.WAITING:
        return intake
    intake.seconds = read.seconds
    if read.original is None:
        _refuse(intake, by, read.reading["reason"])
    else:
        _keep(intake, read.original, read)
        record("intake.read", intake, by=by, proposals=intake.proposals.count())
    intake.save()
    transaction.on_commit(lambda: waiting.drop(intake.pk))
    return intake


@transaction.atomic
def count_try(intake: Intake) -> None:
    """What was read in it could not be recorded: others come first, and there is an end to it."""
    waits = Intake.objects.filter(pk=intake.pk, state=Intake.State.WAITING)
    waits.update(tries=F("tries") + 1)


@transaction.atomic
def record_refusal(*, by: Actor, reason: str) -> None:
    """A file was refused at the door. Nothing of it stays but that it was, and why."""
    allow(rules.can_receive(by), rules.RECEIVER)
    record("intake.refused", _mandate(by).organisation, by=by, reason=reason)


@transaction.atomic
def choose_programme(intake: Intake, *, by: Actor, programme: Programme) -> Intake:
    """What the document says becomes work of this programme."""
    intake = locked(intake, by)
    _refuse_foreign(by, programme)
    if intake.programme_id == programme.pk:
        return intake
    intake.programme = programme
    intake.save(update_fields=["programme"])
    base_programme_on(intake, by)
    record("intake.programme_chosen", intake, by=by, programme=programme)
    return intake


@transaction.atomic
def start_programme(
    intake: Intake,
    *,
    by: Actor,
    name: str,
    since: date,
    until: date,
    sides: Iterable[Organisation],
    lines: Iterable[str],
) -> Intake:
    """The sides begin a programme, and what the document says becomes its work."""
    intake = locked(intake, by)
    started = programmes.start_programme(
        by=by, name=name, since=since, until=until, sides=sides, lines=lines
    )
    return choose_programme(intake, by=by, programme=started)


@transaction.atomic
def discard(intake: Intake, *, by: Actor) -> Intake:
    """Nothing more is taken from it. What was accepted stays."""
    intake = locked(intake, by)
    if intake.state == Intake.State.DISCARDED:
        return intake
    open_ones = intake.proposals.filter(state=Proposal.State.OPEN)
    open_ones.update(state=Proposal.State.REJECTED)
    taken = intake.proposals.filter(state=Proposal.State.ACCEPTED).exists()
    intake.state = Intake.State.DONE if taken else Intake.State.DISCARDED
    intake.save(update_fields=["state"])
    record("intake.discarded", intake, by=by)
    transaction.on_commit(lambda: waiting.drop(intake.pk))
    return intake


def locked(intake: Intake, by: Actor) -> Intake:
    """Decisions on one document are made one after another."""
    allow(rules.can_decide(by, intake), rules.DECIDER)
    return Intake.objects.select_for_update().get(pk=intake.pk)


def refuse_superseded(intake: Intake) -> None:
    """What was discarded may have come in again since: one of the two is decided on."""
    others = Intake.objects.filter(owner=intake.owner_id, sha256=intake.sha256, state__in=LIVE)
    if intake.state not in LIVE and others.exists():
        raise ValidationError(
            _("Văn bản này đã được nhập lại sau khi bỏ. Hãy duyệt ở lần nhập sau.")
        )


def settle(intake: Intake) -> None:
    """It is done when nothing on it waits for a decision."""
    waits = intake.proposals.filter(state=Proposal.State.OPEN).exists()
    state = Intake.State.READ if waits else Intake.State.DONE
    if intake.state != state:
        intake.state = state
        intake.save(update_fields=["state"])


def _mandate(by: Actor) -> Mandate:
    return Mandate.objects.select_related("organisation").get(pk__in=[by.mandate_id])


def _earlier(by: Actor, digest: str, batch: UUID) -> Intake | None:
    """These very bytes, of the same form or of any other."""
    mine = Intake.objects.filter(owner=by.organisation_id, sha256=digest)
    return mine.filter(Q(batch=batch) | Q(state__in=LIVE)).first()


def _free_place(batch: UUID, place: int) -> int:
    """Whoever goes back to a form that was sent and chooses another file brings that one, too."""
    taken = set(Intake.objects.filter(batch=batch).values_list("place", flat=True))
    return max(taken) + 1 if place in taken else place


def _refuse_foreign(by: Actor, programme: Programme | None) -> None:
    """Work is drafted in programmes that the actor's organisation is a side of."""
    if programme is None:
        return
    sides = set(programme.side_set.values_list("organisation", flat=True))
    if by.organisation_id not in sides or programme.state == Programme.State.CLOSED:
        raise ValidationError(_("Hãy chọn một chương trình đang thực hiện mà tổ chức mình là bên."))


def _refuse(intake: Intake, by: Actor, sentence: str) -> None:
    reason = reason_code(sentence) or "failed"
    intake.state, intake.reason, intake.message = Intake.State.REFUSED, reason, sentence
    intake.sha256 = ""
    if reason == "secret":
        intake.name = ""
    record("intake.refused", intake.owner, by=by, reason=reason)


def _keep(intake: Intake, original: storage.Written, read: Read) -> None:
    reading, scan = read.reading, read.scan
    intake.file = storage.entered(original, media_type=read.media_type)
    intake.state = Intake.State.READ
    intake.message = reading["reason"] or ""
    intake.text, intake.source = reading["text"], reading["source"]
    found = proposals(reading, directory())
    for one in found:
        one.intake = intake
        one.sure = one.sure and scan is None  # a machine that reads a picture may misread it
    Proposal.objects.bulk_create(found, batch_size=500)
    if scan:
        intake.scanned = scan.count
        _keep_pages(intake, scan, read.pages)


def _keep_pages(intake: Intake, scan: Scan, written: list[storage.Written]) -> None:
    sizes = [(width, height) for width, height, _jpeg in scan.pictures]
    for number, ((width, height), page) in enumerate(zip(sizes, written, strict=True), start=1):
        shown = storage.entered(page, media_type=MEDIA_TYPES["jpg"])
        intake.pages.create(number=number, file=shown, width=width, height=height)
