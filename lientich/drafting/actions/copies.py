"""A document is copied, whole or in part, in the official form: signed, numbered, and open to whom
it is made for."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.models import Classification
from lientich.documents import queries as documents
from lientich.documents.models import Document
from lientich.journal.actions import record
from lientich.organisations.models import Body, Organisation, Person
from lientich.papers import Form
from lientich.papers.text import canonical

from .. import queries, rules
from ..content import digest
from ..models import Copy, CopySent
from ..official.copies import chosen, number_of, source_of, words_of_copy
from ..official.forms import form_of
from .capacities import refuse_capacity
from .keeping import acting, refuse_secret


@transaction.atomic
def make_copy(
    document: Document,
    *,
    by: Actor,
    token: UUID,
    kind: str,
    body: Body,
    signer: Person,
    post: str,
    place: str,
    authority: str = "",
    paragraphs: Sequence[int] = (),
    organisations: Sequence[Organisation] = (),
    recipients: str = "",
    number: int | None = None,
) -> Copy:
    """The office makes a copy of what it may read, or an extract of the chosen `paragraphs`, which
    count from 1.

    `number`: where another book gives it; else the next one. `token` names this one wish: sent
    again, it is the same copy.
    """
    document = _owned(document, by)
    body = Body.objects.select_for_update(no_key=True).get(pk=body.pk)  # numbers one by one
    allow(body.organisation_id == by.organisation_id, rules.COPIER)
    made = Copy.objects.filter(pk=token).first()
    if made:
        _refuse_another(made, document, body)
        return made
    _refuse_unsendable(by, organisations)
    form = form_of(body.kind)
    _refuse_kind(document, by, kind, form)
    authority, post = canonical(authority), canonical(post)
    refuse_capacity(body, form, by, signer=signer, post=post, authority=authority)
    refuse_secret(recipients)

    run = queries.run_of(body, by.today)
    value = _number(body, run, number)
    original = queries.original(document)
    if kind == Copy.Kind.EXTRACT:
        original["text"] = _extract(document, paragraphs)
    told = {
        **_letterhead(body, kind, value, by, original),
        "place": canonical(place).replace("\n", " "),
        "authority": authority,
        "post": post,
        "signer_name": signer.name,
        "recipients": _lines(organisations, recipients),
    }
    file = _file(document) if kind != Copy.Kind.EXTRACT else None
    copy = Copy(pk=token, document=document, kind=kind, body=body, run=run, number=value)
    copy.content = {"original": original, "copy": told, "file": file}
    return _keep(copy, by, organisations)


def _letterhead(
    body: Body, kind: str, number: int, by: Actor, original: dict[str, Any]
) -> dict[str, Any]:
    """At the head of a copy: what it is, of what, by whom, with which number and day."""
    form = form_of(body.kind)
    return {
        "words": words_of_copy(kind, form),
        "source": source_of(kind, original, form),
        "form": form.value,
        "agency": body.name,
        "superior": queries.superior_of(body, by.today),
        "number": number_of(number, kind, body.symbol, form),
        "date": by.today.isoformat(),
    }


def _refuse_another(made: Copy, document: Document, body: Body) -> None:
    """A token names one wish: it is not answered with a copy of something else."""
    if (made.document_id, made.body_id) != (document.pk, body.pk):
        raise ValidationError(_("Trang này đã cũ. Hãy mở lại văn bản rồi sao lại."))


def _refuse_unsendable(by: Actor, organisations: Sequence[Organisation]) -> None:
    known = set(queries.sendable(by).values_list("pk", flat=True))
    if {one.pk for one in organisations} - known:
        raise ValidationError({"organisations": _("Có nơi nhận không gửi được. Hãy chọn lại.")})


def _owned(document: Document, by: Actor) -> Document:
    readable = Document.objects.readable_by(by).select_related("file")
    found = readable.filter(pk=document.pk).first()
    if found is None:
        raise PermissionDenied
    allow(rules.can_copy(by, documents.owners(found)), rules.COPIER)
    return found


def _number(body: Body, run: date, number: int | None) -> int:
    value = number or queries.next_copy(body, run)
    if Copy.objects.filter(body=body, run=run, number=value).exists():
        raise ValidationError({"number": _("Số này đã cấp cho một bản sao khác.")})
    return value


def _keep(copy: Copy, by: Actor, organisations: Sequence[Organisation]) -> Copy:
    copy.organisation_id, copy.person_id = acting(by)
    copy.on, copy.at = by.today, by.now
    copy.code, copy.subject = copy.content["copy"]["number"], copy.content["original"]["subject"]
    copy.digest = digest(copy.content)
    copy.save(force_insert=True)
    CopySent.objects.bulk_create(CopySent(copy=copy, organisation=one) for one in organisations)
    access.refresh(Copy, [copy.pk])
    record("drafting.copied", copy, by=by, document=copy.document, organisations=organisations)
    return copy


def _refuse_kind(document: Document, by: Actor, kind: str, form: Form) -> None:
    """Who issued it copies it, who received it copies on (36-HD, mục II, 3.1; Điều 25)."""
    if document.classification != Classification.ORDINARY:
        raise ValidationError(_("Văn bản thuộc diện hạn chế không sao gửi ở đây."))
    if not document.date:
        raise ValidationError(_("Văn bản chưa có ngày ban hành nên chưa sao được."))
    issued = by.organisation_id in documents.issuing_organisations(document.issuers.all())
    if kind == Copy.Kind.FURTHER and issued:
        raise ValidationError(
            {"kind": _("Sao lục là sao văn bản của cơ quan khác. Văn bản của mình thì sao y.")}
        )
    if kind == Copy.Kind.WHOLE and form == Form.PARTY and not issued:
        raise ValidationError(
            {"kind": _("Chỉ cơ quan ban hành sao y bản chính. Văn bản nhận được thì sao lục.")}
        )


def _extract(document: Document, places: Sequence[int]) -> str:
    lines = queries.paragraphs(document)
    if not places or not all(1 <= place <= len(lines) for place in places):
        raise ValidationError({"paragraphs": _("Hãy chọn những đoạn cần trích.")})
    return chosen(lines, places)


def _file(document: Document) -> dict[str, Any] | None:
    """Which file the copy is of, where its words were not written here."""
    if not queries.is_copied_as_file(document):
        return None
    assert document.file
    return {"name": document.file_name, "sha256": document.file.sha256}


def _lines(organisations: Sequence[Organisation], recipients: str) -> list[str]:
    further = [line for line in canonical(recipients).split("\n") if line]
    return [*(str(one) for one in organisations), *further]
