"""Forms about the check list of clear tasks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm

from ..models import Clear
from .fields import lines_of_text


class ChecklistForm(ActionForm):
    clear = forms.MultipleChoiceField(
        label=_("Hệ thống tự đánh dấu"),
        choices=Clear.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own = lines_of_text(
        _("Mục riêng, người tự đánh dấu"),
        required=False,
        max_length=2000,
        help_text=_("Mỗi dòng một mục, nhiều nhất 10 mục."),
    )

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data | {"own": self.cleaned_data.get("own", "").splitlines()}


class TickForm(ActionForm):
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    done = forms.BooleanField(widget=forms.HiddenInput, required=False)
