"""What waits for those who lead: to give out, to judge, to chase, to bring to its end."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from lientich.core.actor import LEADER, OFFICE, SPECIALIST
from lientich.core.together import number_of
from lientich.documents.queries import not_received, silent
from lientich.drafting.models import Asked
from lientich.drafting.queries import unsealed
from lientich.organisations.queries import short
from lientich.programmes.queries import cooperations, departures, judging

from .. import queues
from ..names import OF_DOCUMENT, TITLED_BY
from ..words import (
    agreement_row,
    chase_row,
    claim_row,
    conclusion_row,
    conference_row,
    cooperation_row,
    departure_row,
    draft_row,
    obstacle_row,
    paper_row,
    request_row,
    silent_row,
    source_row,
)
from .doers import OF_COOPERATION
from .kind import Kind

_SILENT = number_of(Asked.objects.filter(consultation=OuterRef("pk"), opinion=None), "consultation")

KINDS = (
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
        "departures",
        _("Quyết định phần việc của đơn vị đã chuyển, giải thể"),
        "split",
        (OFFICE, SPECIALIST, LEADER),
        departures.waiting,
        departure_row,
        {"order": departures.DEPARTED, "title": "task__title", "unit": short("unit__")},
    ),
    Kind(
        "late_cooperations",
        _("Nhắc cơ quan phối hợp quá hạn"),
        "bell",
        (OFFICE, SPECIALIST, LEADER),
        cooperations.to_remind,
        cooperation_row,
        OF_COOPERATION,
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
            **OF_DOCUMENT,
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
            **OF_DOCUMENT,
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
            "silent": Coalesce(_SILENT, 0),
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
            **OF_DOCUMENT,
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
)
