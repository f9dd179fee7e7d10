"""Forms about what hinders or helps the work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm
from lientich.core.ids import new_id
from lientich.organisations.models import Body, Organisation

from ..models import Programme
from .fields import field_of_work, lines_of_text


class RaiseForm(ActionForm):
    """What hinders the work; `unit`, where a side speaks of one."""

    programme = forms.ModelChoiceField(
        label=_("Chương trình"), queryset=Programme.objects.none(), empty_label=None
    )
    text = lines_of_text(_("Khó khăn, vướng mắc, bất cập"), max_length=2000)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị liên quan"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Không riêng đơn vị nào"),
    )
    field = field_of_work()
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class OwnForm(ActionForm):
    owner = forms.ModelChoiceField(
        label=_("Cơ quan giải quyết"),
        queryset=Body.objects.none(),
        empty_label=_("Chọn cơ quan"),
    )


class ResolveForm(ActionForm):
    resolution = lines_of_text(_("Đã giải quyết thế nào"), max_length=2000)


class NewWayForm(ActionForm):
    programme = forms.ModelChoiceField(
        label=_("Chương trình"), queryset=Programme.objects.none(), empty_label=None
    )
    text = lines_of_text(_("Cách làm mới"), max_length=2000)
    result = lines_of_text(_("Kết quả, hiệu quả"), max_length=2000, required=False)
    field = field_of_work()
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
