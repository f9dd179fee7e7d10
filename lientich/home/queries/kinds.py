"""The kinds of things that wait for somebody, by their role, across the rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf, TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lientich.accounts.rules import GRANTERS
from lientich.core.actor import ADMINISTRATOR, LEADER, OFFICE, REPORTER, SPECIALIST, Actor
from lientich.documents.queries import not_received, silent, to_receive
from lientich.drafting.models import Asked
from lientich.drafting.queries import unsealed
from lientich.intake.models import Proposal
from lientich.organisations.queries import short
from lientich.programmes.queries import judging
from lientich.programmes.queries.cooperations import RUNS_UNTIL

from . import queues
from .names import TITLED_BY
from .words import (
    Row,
    agreement_row,
    answer_row,
    certificate_row,
    chase_row,
    claim_row,
    conclusion_row,
    conference_row,
    cooperation_row,
    draft_row,
    duty_row,
    intake_row,
    mandate_row,
    mention_row,
    number_row,
    obstacle_row,
    opinion_row,
    paper_row,
    receipt_row,
    request_row,
    silent_row,
    source_row,
)


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
        queues.duties,
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
        "mentions",
        _("Xem ý kiến nhắc đến mình"),
        "message-square-text",
        (REPORTER, OFFICE, SPECIALIST, LEADER),
        queues.mentions,
        mention_row,
        {
            "order": "comment__at",
            "since": TruncDate("comment__at"),
            "title": "comment__task__title",
            "who": "comment__mandate__person__name",
            "at": short("comment__organisation__"),
            "comment": "comment_id",
            "task": "comment__task_id",
            "assignment": "comment__assignment_id",
        },
    ),
    Kind(
        "answers",
        _("Trả lời biểu báo cáo"),
        "clipboard-list",
        (REPORTER, OFFICE, LEADER),
        queues.answers,
        answer_row,
        {"order": "due", "title": "task__title", "kind": "task__questionnaire__kind"},
    ),
    Kind(
        "cooperations",
        _("Báo cáo phần phối hợp"),
        "handshake",
        (REPORTER, OFFICE, SPECIALIST, LEADER),
        queues.cooperations,
        cooperation_row,
        {
            "order": RUNS_UNTIL,
            "title": "task__title",
            "body": short("body__"),
            "duty": "duty",
            "reason": "reason",
            "reminded": "reminded_at",
        },
    ),
    Kind(
        "opinions",
        _("Góp ý dự thảo"),
        "message-square-text",
        (REPORTER, OFFICE),
        queues.opinions,
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
        judging.claims,
        claim_row,
        {"order": "claimed_on", "title": "task__title", "unit": short("unit__")},
    ),
    Kind(
        "requests",
        _("Trả lời đề nghị gia hạn"),
        "clock",
        (OFFICE, SPECIALIST, LEADER),
        judging.requests,
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
        queues.drafts,
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
        queues.sources,
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
        queues.agreements,
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
        queues.papers,
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
        queues.silent,
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
        queues.obstacles,
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
        queues.conferences,
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
        queues.conclusions,
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
        queues.intakes,
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
