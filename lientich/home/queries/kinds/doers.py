"""What waits for those who were given something to do, to say or to read."""

from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from lientich.core.actor import LEADER, OFFICE, REPORTER, SPECIALIST
from lientich.documents.queries import to_receive
from lientich.organisations.queries import short
from lientich.programmes.queries import steps
from lientich.programmes.queries.cooperations import RUNS_UNTIL

from .. import queues
from ..names import OF_DOCUMENT
from ..words import (
    answer_row,
    cooperation_row,
    duty_row,
    mention_row,
    opinion_row,
    receipt_row,
    step_row,
)
from .kind import Kind

OF_COOPERATION = {
    "order": RUNS_UNTIL,
    "title": "task__title",
    "body": short("body__"),
    "duty": "duty",
    "reason": "reason",
    "reminded": "reminded_at",
}

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
        "steps",
        _("Làm các bước đến hạn"),
        "list-checks",
        (REPORTER, OFFICE, LEADER),
        steps.pressing,
        step_row,
        {
            "order": "due",
            "title": "title",
            "task": "assignment__task__title",
            "assignment": "assignment_id",
            "named": "named",
        },
    ),
    Kind(
        "cooperations",
        _("Báo cáo phần phối hợp"),
        "handshake",
        (REPORTER, OFFICE, SPECIALIST, LEADER),
        queues.cooperations,
        cooperation_row,
        OF_COOPERATION,
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
            **OF_DOCUMENT,
        },
    ),
)
