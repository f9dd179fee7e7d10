"""What waits for those who keep a house's papers, numbers and mandates."""

from django.db.models import OuterRef, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf, TruncDate
from django.utils.translation import gettext_lazy as _

from lientich.accounts.rules import GRANTERS
from lientich.core.actor import ADMINISTRATOR, LEADER, OFFICE
from lientich.core.together import number_of
from lientich.intake.models import Proposal
from lientich.organisations.queries import short

from .. import queues
from ..words import (
    certificate_row,
    intake_row,
    mandate_row,
    number_row,
)
from .kind import Kind


def _read(name: str) -> NullIf:
    """What the reader found under a name, where it found anything."""
    found = KeyTextTransform(name, "source")
    # SQLite gives JSON's null as a word.
    return NullIf(NullIf(found, Value("null")), Value(""))


_STILL_OPEN = number_of(
    Proposal.objects.filter(intake=OuterRef("pk"), state=Proposal.State.OPEN), "intake"
)

KINDS = (
    Kind(
        "intakes",
        _("Duyệt văn bản nhập"),
        "file-search",
        (OFFICE,),
        queues.intakes,
        intake_row,
        {
            "order": "at",
            "since": TruncDate("at"),
            "read": Coalesce(_read("title"), _read("subject")),
            "name": "name",
            "open": _STILL_OPEN,
            "scanned": "scanned",
            "document": "document",
        },
    ),
    Kind(
        "numbers",
        _("Xác nhận hoặc bỏ số đã lấy"),
        "hash",
        (OFFICE,),
        queues.numbers,
        number_row,
        {
            "order": "at",
            "since": TruncDate("at"),
            "value": "value",
            "padding": "series__padding",
            "symbol": "series__symbol",
            "reserved_for": "reserved_for",
            "body": "series__body__short_name",
        },
    ),
    Kind(
        "mandates",
        _("Xác nhận vai trò"),
        "key-round",
        GRANTERS,
        queues.mandates,
        mandate_row,
        {
            "order": "granted_at",
            "since": TruncDate("granted_at"),
            "person": "person__name",
            "role": "role",
            "organisation": "organisation_id",
            "granted_by": "granted_by__person__name",
        },
    ),
    Kind(
        "certificates",
        _("Xác nhận chứng thư số"),
        "key-round",
        (OFFICE, LEADER, ADMINISTRATOR),
        queues.certificates,
        certificate_row,
        {
            "order": "registered_at",
            "since": TruncDate("registered_at"),
            "holder": "person__name",
            "organisation": short("organisation__"),
            "registered_by": "registered_by__name",
        },
    ),
)
