from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import DayInput

from .verbs import ROOMS


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Từ cần tìm"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "id": "words"}),
    )


class JournalForm(forms.Form):
    """Which acts the audit page shows."""

    person = forms.TypedChoiceField(
        label=_("Người làm"), required=False, coerce=UUID, empty_value=None
    )
    room = forms.ChoiceField(
        label=_("Loại việc"), required=False, choices=[("", _("Mọi loại việc")), *ROOMS.items()]
    )
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput(), required=False)
    until = forms.DateField(label=_("Đến hết ngày"), widget=DayInput(), required=False)

    def among(self, people: list[tuple[str, str]]) -> None:
        self.fields["person"].choices = [("", _("Mọi người")), *people]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        return dict(self.cleaned_data)
