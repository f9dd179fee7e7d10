from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.reader import pinpoints

from ..models import Document, Relation

PLACE: dict[str, Any] = {"min_value": 0, "max_value": 100_000_000}


class CorrectRelationForm(ActionForm):
    """How two documents stand to each other."""

    kind = forms.ChoiceField(label=_("Quan hệ"), choices=Relation.Kind.choices)
    clause = Words(
        label=_("Điều, khoản, điểm hoặc mục của văn bản kia"),
        max_length=pinpoints.LONGEST,
        required=False,
        help_text=_("Ví dụ: khoản 2, Điều 5 hoặc mục II.2. Để trống nếu là cả văn bản."),
    )
    since = forms.DateField(
        label=_("Sửa đổi, thay thế, bãi bỏ từ ngày"),
        widget=DayInput(),
        required=False,
        help_text=_("Để trống nếu từ ngày văn bản này có hiệu lực."),
    )
    wording = Words(
        label=_("Lời văn mới của điều, mục ấy"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=20_000,
        help_text=_("Không bắt buộc. Nhiệm vụ lấy từ mục ấy sẽ hiện cả lời cũ và lời mới."),
    )


class RelateForm(CorrectRelationForm):
    """The same with the other document, and the place in the text that says so."""

    other = forms.ModelChoiceField(
        label=_("Với văn bản"), queryset=Document.objects.none(), widget=forms.RadioSelect
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, **PLACE)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, **PLACE)
    field_order = ["other"]


class FindForm(forms.Form):
    q = forms.CharField(
        label=_("Tìm văn bản"),
        max_length=100,
        required=False,
        help_text=_("Số, ký hiệu hoặc vài chữ trong trích yếu."),
    )


class DayForm(forms.Form):
    """On which day a document is looked at."""

    on = forms.DateField(label=_("Hiệu lực tại ngày"), widget=DayInput(), required=False)
