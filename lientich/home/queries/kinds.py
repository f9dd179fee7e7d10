"""The kinds of things that wait for somebody, by their role, across the rooms.

They follow the rules of the rooms: what stands here is what this mandate may do next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf, TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import Mandate
from lientich.accounts.rules import GRANTERS
from lientich.conferences.models import Conclusion
from lientich.conferences.queries import LOOSE, unheld
from lientich.core.actor import ADMINISTRATOR, LEADER, OFFICE, REPORTER, SPECIALIST, Actor
from lientich.core.models import Classification
from lientich.documents.queries import (
    awaiting_word,
    held_numbers,
    not_received,
    silent,
    to_receive,
)
from lientich.drafting.models import Asked
from lientich.drafting.queries import (
    awaiting,
    certificates_to_confirm,
    opinions_due,
    overdue_consultations,
    unsealed,
)
from lientich.intake.models import Intake, Proposal
from lientich.organisations.queries import short
from lientich.programmes.models import (
    Assignment,
    Decision,
    Obstacle,
    ProgressReport,
    Side,
    State,
    Task,
)
from lientich.programmes.queries.matters import awaited, unowned
from lientich.programmes.queries.sources import changed

from .names import TITLED_BY
from .words import (
    Row,
    agreement_row,
    certificate_row,
    chase_row,
    claim_row,
    conclusion_row,
    conference_row,
    draft_row,
    duty_row,
    intake_row,
    mandate_row,
    number_row,
    obstacle_row,
    opinion_row,
    paper_row,
    receipt_row,
    request_row,
    silent_row,
    source_row,
)

SOON = 3  # days (NORMS §6); what is due today is due soon
REMEMBERED = 365  # days; a conclusion of which no task came by then is none that waits


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of thing to do: for whom, what of it waits, and how a row of it is told."""

    key: str
    label: Promise
    icon: str
    roles: tuple[str, ...]
    rows: Callable[[Actor], QuerySet]
    tell: Callable[[dict[str, Any], date], Row]
    facts: dict[str, Any]  # by name, what `tell` is told; `order`: what the rows stand in order by


def kinds(by: Actor) -> list[Kind]:
    """The kinds that can wait for somebody of this role."""
    return [kind for kind in KINDS if by.role in kind.roles]


def _duties(by: Actor) -> QuerySet:
    """What one's unit has to report on now: returned, not begun, due soon or late."""
    pressing = Q(state__in=[State.RETURNED, State.NOT_STARTED])
    pressing |= Q(state=State.IN_PROGRESS, due__lte=by.today + timedelta(days=SOON))
    rows = Assignment.objects.visible_to(by).filter(pressing, unit=by.organisation_id)
    return rows.order_by(F("due").asc(nulls_last=True), "id")


def _opinions(by: Actor) -> QuerySet:
    """What one's house is asked to say of a draft, what is due first."""
    return opinions_due(by).order_by("consultation__due", "id")


def _silent(by: Actor) -> QuerySet:
    """Past their day: the askings of one's house that somebody has not answered."""
    return overdue_consultations(by).order_by("due", "id")


def _claims(by: Actor) -> QuerySet:
    """Claims that one may judge (programmes.rules.can_judge), the longest waiting first."""
    said = ProgressReport.objects.filter(assignment=OuterRef("pk"), claims=True)
    rows = _judged_by(by, said).filter(state=State.CLAIMED)
    return rows.order_by("claimed_on", "id")


def _requests(by: Actor) -> QuerySet:
    """Requests for more time that one may answer, what runs out first on top."""
    said = Decision.objects.filter(assignment=OuterRef("pk"), kind=Decision.Kind.ASKED)
    rows = _judged_by(by, said).filter(asked_until__isnull=False)
    return rows.order_by("due", "id")


def _judged_by(by: Actor, said: QuerySet) -> QuerySet:
    """Units' parts of which `by` may judge what somebody last `said`."""
    owners = Task.owners.through._default_manager
    mine = Q(task__in=owners.filter(organisation=by.organisation_id).values("task"))
    shared = Q(task__in=owners.exclude(organisation=by.organisation_id).values("task"))
    led = Q(
        task__lead__organisation=by.organisation_id,
        task__classification=Classification.ORDINARY,
    )
    speaker = Subquery(said.order_by("-at", "-id").values("mandate__person")[:1])
    somebody_elses = ~Q(unit=by.organisation_id) & (
        Q(speaker__isnull=True) | ~Q(speaker=by.person_id)
    )
    given_to_itself = mine & Q(unit=by.organisation_id) & ~shared
    rows = (
        Assignment.objects.visible_to(by)
        .alias(speaker=speaker)
        .filter(((mine | led) & somebody_elses) | given_to_itself)
    )
    return _in_field(rows, by, "task__field")


def _drafts(by: Actor) -> QuerySet:
    """Tasks that wait for a lead and a date before anyone has to do them."""
    rows = Task.objects.visible_to(by).filter(draft=True, owners=by.organisation_id)
    return _in_field(rows, by, "field").order_by(F("due").asc(nulls_last=True), "id")


def _sources(by: Actor) -> QuerySet:
    """What changed the clauses that one's tasks come from, and nobody here has looked at."""
    return changed(by).order_by("noted_at", "id")


def _agreements(by: Actor) -> QuerySet:
    """What another owner says of a document that is one's own too, and waits for one's word."""
    return awaiting_word(by).order_by("noted_at", "id")


def _intakes(by: Actor) -> QuerySet:
    """What was read and waits for a person's eye, the oldest first."""
    rows = Intake.objects.visible_to(by).filter(state=Intake.State.READ, owner=by.organisation_id)
    return rows.order_by("at", "id")


def _numbers(by: Actor) -> QuerySet:
    """Numbers that the office holds since an earlier day, given to nothing and not void: on paper
    a number is given by the next working day at the latest (NORMS §4)."""
    return held_numbers(by).filter(at__lt=by.of_the_day.now).order_by("at", "id")


def _mandates(by: Actor) -> QuerySet:
    """Mandates of one's organisation that wait for a second person (accounts.rules.can_confirm)."""
    rows = Mandate.objects.lasting(by.today).filter(
        needs_second=True,
        confirmed_at=None,
        organisation=by.organisation_id,
        granted_by__isnull=False,
    )
    involved = Q(person=by.person_id) | Q(granted_by__person=by.person_id)
    return rows.exclude(involved).order_by("granted_at", "id")


def _certificates(by: Actor) -> QuerySet:
    """Certificates of one's organisation that wait for a second person, the oldest first."""
    return certificates_to_confirm(by).order_by("registered_at", "id")


def _obstacles(by: Actor) -> QuerySet:
    """What hinders and waits for one's side, the oldest first (programmes.rules.can_settle).

    Which side resolves what has no owner, the offices settle.
    """
    waits = awaited(by) | unowned() if by.role == OFFICE else awaited(by)
    rows = Obstacle.objects.readable_by(by).filter(waits, programme__in=_led(by))
    return rows.order_by("at", "id")


def _conferences(by: Actor) -> QuerySet:
    """Conferences still to be held, the next first (conferences.rules.can_keep)."""
    return unheld(by).filter(programme__in=_led(by))


def _conclusions(by: Actor) -> QuerySet:
    """Conclusions that wait for a task, the newest first."""
    rows = Conclusion.objects.readable_by(by).filter(
        LOOSE,
        conference__programme__in=_led(by),
        conference__until__gte=by.today - timedelta(days=REMEMBERED),
    )
    return rows.order_by("-conference__until", "id")


def _papers(by: Actor) -> QuerySet:
    """Papers whose next move is one's own, the longest waiting first."""
    return awaiting(by).order_by("changed_at", "id")


def _led(by: Actor) -> QuerySet:
    """The programmes that one's organisation is a side of."""
    return Side.objects.filter(organisation=by.organisation_id).values("programme")


def _in_field(rows: QuerySet, by: Actor, path: str) -> QuerySet:
    """A specialist acts within the fields of their department."""
    if by.role != SPECIALIST or by.hat is None:
        return rows
    return rows.filter(**{f"{path}__in": by.hat.fields})


def _read(name: str) -> NullIf:
    """What the reader found under a name, where it found anything."""
    found = KeyTextTransform(name, "source")
    # SQLite gives JSON's null as a word.
    return NullIf(NullIf(found, Value("null")), Value(""))


_STILL_OPEN = (
    Proposal.objects.filter(intake=OuterRef("pk"), state=Proposal.State.OPEN)
    .order_by()
    .values("intake")
    .annotate(n=Count("pk"))
    .values("n")
)

_SILENT = (
    Asked.objects.filter(consultation=OuterRef("pk"), opinion=None)
    .order_by()
    .values("consultation")
    .annotate(n=Count("pk"))
    .values("n")
)

_OF_DOCUMENT = {name: f"document__{name}" for name in TITLED_BY}

KINDS = (
    Kind(
        "duties",
        _("Báo cáo tiến độ"),
        "hard-hat",
        (REPORTER, OFFICE, LEADER),
        _duties,
        duty_row,
        {
            "order": "due",
            "title": "task__title",
            "state": "state",
            "percent": "percent",
            "reason": "reason",
        },
    ),
    Kind(
        "opinions",
        _("Góp ý dự thảo"),
        "message-square-text",
        (REPORTER, OFFICE),
        _opinions,
        opinion_row,
        {
            "order": "consultation__due",
            "title": KeyTextTransform("subject", "consultation__version__content"),
            "number": "consultation__version__number",
            "reminded": "reminders",
        },
    ),
    Kind(
        "receipts",
        _("Nhận văn bản gửi đến"),
        "inbox",
        (REPORTER, OFFICE),
        to_receive,
        receipt_row,
        {
            "order": "sent_at",
            "since": TruncDate("sent_at"),
            "document": "document",
            "sender": short("sender__"),
            "reminded": "reminders",
            **_OF_DOCUMENT,
        },
    ),
    Kind(
        "claims",
        _("Xác nhận hoàn thành"),
        "clipboard-check",
        (OFFICE, SPECIALIST, LEADER),
        _claims,
        claim_row,
        {"order": "claimed_on", "title": "task__title", "unit": short("unit__")},
    ),
    Kind(
        "requests",
        _("Trả lời đề nghị gia hạn"),
        "clock",
        (OFFICE, SPECIALIST, LEADER),
        _requests,
        request_row,
        {
            "order": "due",
            "title": "task__title",
            "unit": short("unit__"),
            "until": "asked_until",
        },
    ),
    Kind(
        "drafts",
        _("Giao nhiệm vụ"),
        "send",
        (OFFICE, SPECIALIST),
        _drafts,
        draft_row,
        {
            "order": "due",
            "title": "title",
            "place": "place",
            "programme": "programme__name",
            **{name: f"source__{name}" for name in TITLED_BY},
        },
    ),
    Kind(
        "sources",
        _("Xem nhiệm vụ có nguồn được sửa đổi"),
        "git-compare-arrows",
        (OFFICE,),
        _sources,
        source_row,
        {
            "order": "noted_at",
            "since": TruncDate("noted_at"),
            "effect": "kind",
            "clause": "clause",
            **{name: f"document__{name}" for name in TITLED_BY},
            **{f"of_{name}": f"other__{name}" for name in TITLED_BY},
        },
    ),
    Kind(
        "agreements",
        _("Cùng ghi nhận văn bản sửa đổi"),
        "handshake",
        (OFFICE,),
        _agreements,
        agreement_row,
        {
            "order": "noted_at",
            "since": TruncDate("noted_at"),
            "effect": "kind",
            "clause": "clause",
            "other": "other_id",
            **{name: f"document__{name}" for name in TITLED_BY},
            **{f"of_{name}": f"other__{name}" for name in TITLED_BY},
        },
    ),
    Kind(
        "papers",
        _("Thông qua, ký, ban hành"),
        "square-pen",
        (OFFICE, LEADER),
        _papers,
        paper_row,
        {
            "order": "changed_at",
            "since": TruncDate("changed_at"),
            "text": "subject",
            "state": "state",
            "unsealed": Exists(unsealed().filter(draft=OuterRef("pk"))),
        },
    ),
    Kind(
        "silent",
        _("Nhắc trả lời lấy ý kiến"),
        "bell",
        (OFFICE,),
        _silent,
        silent_row,
        {
            "order": "due",
            "title": "draft__subject",
            "number": "version__number",
            "silent": Coalesce(Subquery(_SILENT), 0),
        },
    ),
    Kind(
        "not_received",
        _("Nhắc nơi chưa nhận văn bản"),
        "bell",
        (OFFICE,),
        not_received,
        chase_row,
        {
            "order": "sent_at",
            "since": TruncDate("sent_at"),
            "document": "document",
            "silent": silent(),
            **_OF_DOCUMENT,
        },
    ),
    Kind(
        "obstacles",
        _("Giải quyết vướng mắc"),
        "circle-alert",
        (OFFICE, LEADER),
        _obstacles,
        obstacle_row,
        {
            "order": "at",
            "since": TruncDate("at"),
            "text": "text",
            "raised_by": short("organisation__"),
            "owner": short("owner__"),
        },
    ),
    Kind(
        "conferences",
        _("Chuẩn bị hội nghị"),
        "users-round",
        (OFFICE,),
        _conferences,
        conference_row,
        {
            "order": "held_on",
            "begins": "since",
            "ends": "until",
            "place": "place",
        },
    ),
    Kind(
        "conclusions",
        _("Lập nhiệm vụ từ kết luận"),
        "gavel",
        (OFFICE,),
        _conclusions,
        conclusion_row,
        {
            "order": "id",
            "text": "text",
            "begins": "conference__since",
            "ends": "conference__until",
        },
    ),
    Kind(
        "intakes",
        _("Duyệt văn bản nhập"),
        "file-search",
        (OFFICE,),
        _intakes,
        intake_row,
        {
            "order": "at",
            "since": TruncDate("at"),
            "read": Coalesce(_read("title"), _read("subject")),
            "name": "name",
            "open": Subquery(_STILL_OPEN),
            "scanned": "scanned",
            "document": "document",
        },
    ),
    Kind(
        "numbers",
        _("Xác nhận hoặc bỏ số đã lấy"),
        "hash",
        (OFFICE,),
        _numbers,
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
        _mandates,
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
        _certificates,
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
