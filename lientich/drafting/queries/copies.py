"""What can be copied of a document, and the copies that were made."""

from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from lientich.core.actor import Actor
from lientich.documents.models import Document, Series
from lientich.organisations.models import Body, Organisation
from lientich.organisations.queries import living
from lientich.papers import Form
from lientich.papers.text import canonical

from ..models import Copy, Draft, Version
from ..official.forms import form_of
from ..official.papers import kind_of
from ..official.symbols import code_of
from .drafts import in_adoption


def version_issued(document: Document) -> Version | None:
    """The text that was agreed on here and became this document."""
    draft = Draft.objects.filter(document=document).first()
    return in_adoption(draft) if draft else None


def original(document: Document) -> dict[str, Any]:
    """What the paper says that a copy is made of, as plain values."""
    version = version_issued(document)
    told = _as_agreed(version.content) if version else _as_entered(document)
    return told | {
        "number": code_of(document.number, document.symbol, _form_of_code(document)),
        "date": (document.date or date.min).isoformat(),
    }


def paragraphs(document: Document) -> list[str]:
    """Of its text, as they are chosen for an extract."""
    version = version_issued(document)
    text = version.text if version else canonical(document.text)
    return [line for line in text.split("\n") if line]


def is_copied_as_file(document: Document) -> bool:
    """What was not written here is copied as the file that came: words were only read off it."""
    return document.file_id is not None and version_issued(document) is None


def copies(by: Actor, most: int = 200) -> list[Copy]:
    """Made by the own house and sent to it, the newest first."""
    return list(_told(Copy.objects.readable_by(by))[:most])


def has_copies(by: Actor) -> bool:
    return Copy.objects.readable_by(by).exists()


def next_copy(body: Body, since: date) -> int:
    """Of copies of all kinds, from the first day of a term or year on."""
    last = Copy.objects.filter(body=body, on__gte=since).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def run_of(body: Body, day: date) -> date:
    """Since when copies are counted: in the Party since the term began, by the books that are kept;
    in the State since the first of January."""
    if form_of(body.kind) == Form.STATE:
        return date(day.year, 1, 1)
    kept = Series.objects.on(day).filter(body__organisation=body.organisation_id)
    began = kept.order_by("since").values_list("since", flat=True).first()
    return began or date.min


def sendable(by: Actor) -> QuerySet[Organisation]:
    """To whom a copy may be made: those of the day, but for the own house."""
    play = Organisation.objects.filter(pk__in=[by.organisation_id]).values("exercise")
    others = living(by.today).exclude(pk__in=[by.organisation_id])
    return others.filter(exercise__in=play).order_by("name_key")


def is_exercise_copy(copy: Copy) -> bool:
    return copy.organisation.exercise or copy.document.owners.filter(exercise=True).exists()


def _told(found: QuerySet[Copy]) -> QuerySet[Copy]:
    sent = found.select_related("organisation", "person").prefetch_related("sent__organisation")
    return sent.defer("content")


def _as_agreed(content: dict[str, Any]) -> dict[str, Any]:
    issuers = [{"superior": "", **one} for one in content["issuers"]]
    told = ("name", "superior", "authority", "post", "signer_name")
    return {
        "form": content.get("form", Form.PARTY),
        "kind": kind_of(content),
        "subject": content["subject"],
        "place": content["place"],
        "issuers": [{name: one[name] for name in told} for one in issuers],
        "urgency": content.get("urgency", ""),
        "addressees": content.get("addressees", []),
        "recipients": content["recipients"],
        "text": content["text"],
    }


def _as_entered(document: Document) -> dict[str, Any]:
    """Of a document that the register alone knows: what it says of it, and nothing supposed."""
    bodies = list(document.issuers.order_by("issuings__order"))
    names = [body.name for body in bodies] or [document.issuer_text]
    unknown = {"superior": "", "authority": "", "post": "", "signer_name": ""}
    return {
        "form": form_of(bodies[0].kind) if bodies else _form_of_code(document),
        "kind": kind_of({"kind": document.kind, "issuers": names}),
        "subject": document.subject,
        "place": "",
        "issuers": [{"name": name, **unknown} for name in names if name],
        "urgency": "",
        "addressees": [],
        "recipients": [],
        "text": canonical(document.text),
    }


def _form_of_code(document: Document) -> Form:
    """By its symbol: NQ/ĐU is of the Party, QĐ-UBND is not."""
    party = "/" in document.symbol and not document.symbol[0].isdigit()
    return Form.PARTY if party or not document.symbol else Form.STATE
