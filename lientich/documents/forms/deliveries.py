"""Whom to send a document to."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm
from lientich.organisations.models import Organisation

from ..queries import Group


class SendForm(ActionForm):
    """Singly, or by the group they stand in today."""

    organisations = forms.ModelMultipleChoiceField(
        label=_("Nơi nhận"), queryset=Organisation.objects.none(), required=False
    )
    groups = forms.MultipleChoiceField(required=False)

    def among(self, sendable: Any, groups: list[Group]) -> None:
        cast(forms.ModelMultipleChoiceField, self.fields["organisations"]).queryset = sendable
        self.units = {group.key: group.units for group in groups}
        cast(forms.MultipleChoiceField, self.fields["groups"]).choices = [
            (key, key) for key in self.units
        ]

    def ticked(self, name: str) -> set[str]:
        """What stands ticked on the page."""
        return set(self.data.getlist(name)) if self.is_bound else set()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        grouped = [unit for key in given.pop("groups", []) for unit in self.units[key]]
        given["organisations"] = list(dict.fromkeys([*given.get("organisations", []), *grouped]))
        if not given["organisations"] and not self.errors:
            self.add_error("organisations", _("Hãy chọn ít nhất một nơi nhận."))
        return given
