"""Forms about what a side plans at units."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput
from lientich.core.ids import new_id
from lientich.organisations.models import Organisation

from ..models import PlannedVisit


class VisitForm(ActionForm):
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Organisation.objects.none(), empty_label=_("Chọn đơn vị")
    )
    kind = forms.ChoiceField(label=_("Việc"))
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    until = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def among(self, units: Any, kinds: tuple[str, ...]) -> None:
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (kind, label) for kind, label in PlannedVisit.Kind.choices if kind in kinds
        ]
