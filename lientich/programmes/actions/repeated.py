from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Kept = TypeVar("Kept")


def sent_again(kept: Kept, facts: Mapping[str, Any]) -> Kept:
    """What a form has made, where the same is sent once more. With other facts, as after a step
    back in the browser, or from somebody else, it is not taken for that."""
    if any(getattr(kept, name) != value for name, value in facts.items()):
        raise ValidationError(_("Biểu mẫu này đã ghi một nội dung khác. Hãy tải lại trang."))
    return kept
