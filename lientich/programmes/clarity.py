"""Which of the "6 rõ" a task fulfils: from what it says, pure."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Clear

TOLD: dict[str, Callable[[Any], bool]] = {
    Clear.PERSON: lambda task: task.follower_id is not None,
    Clear.WORK: lambda task: bool(task.title and (task.text or task.product)),
    Clear.TIME: lambda task: task.due is not None,
    Clear.PRODUCT: lambda task: bool(task.product),
    Clear.DUTY: lambda task: task.lead_id is not None,
    Clear.AUTHORITY: lambda task: bool(task.source_id or task.directed_by),
}
BY_WHAT = {
    Clear.PERSON: _("có người theo dõi"),
    Clear.WORK: _("có tên, và nội dung hoặc sản phẩm"),
    Clear.TIME: _("có hạn"),
    Clear.PRODUCT: _("có sản phẩm"),
    Clear.DUTY: _("có cơ quan chủ trì"),
    Clear.AUTHORITY: _("có văn bản giao hoặc người chỉ đạo"),
}


def is_clear(item: str, task: Any) -> bool:
    return TOLD[item](task)
