"""What a side says of a version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm
from lientich.core.ids import new_id

from .paragraphs import paragraphs


class RemarkForm(ActionForm):
    place = forms.IntegerField(label=_("Đoạn"), min_value=1)
    text = paragraphs(_("Góp ý"), 3, max_length=4000)
    internal = forms.BooleanField(
        label=_("Chỉ người trong bên mình đọc"),
        required=False,
        help_text=_("Bên kia không thấy góp ý này, kể cả trong số đếm."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class ResolveForm(ActionForm):
    answer = paragraphs(_("Đã xử lý thế nào"), 2, max_length=2000, required=False)


class ApproveForm(ActionForm):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RefuseForm(ActionForm):
    words = paragraphs(
        _("Vì sao chưa đồng ý"),
        3,
        max_length=2000,
        help_text=_("Mọi bên soạn thảo đọc được lời này."),
    )


class ReopenForm(ActionForm):
    reason = paragraphs(_("Vì sao mở lại"), 2, max_length=1000, required=False)
