"""Forms about a unit's steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id
from lientich.organisations.models import Person


class StepForm(ActionForm):
    title = Words(label=_("Bước"), max_length=200)
    person = forms.ModelChoiceField(
        label=_("Người làm"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Ghi tên ở ô dưới"),
    )
    named = Words(label=_("Người làm, ghi tên"), max_length=100, required=False)
    due = forms.DateField(label=_("Hạn"), widget=DayInput(), required=False)

    def among(self, people: Any) -> None:
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class NewStepForm(StepForm):
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class ShareForm(ActionForm):
    shared = forms.BooleanField(widget=forms.HiddenInput, required=False)
