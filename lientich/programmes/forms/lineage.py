"""Forms about parts that are handed on, and tasks that are split or merged."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Words
from lientich.organisations.models import Organisation

from ..actions import Piece
from ..models import Task
from .fields import lines_of_text

PIECES = 4


class ReassignForm(ActionForm):
    unit = forms.ModelChoiceField(
        label=_("Đơn vị nhận việc"),
        queryset=Organisation.objects.none(),
        empty_label=_("Chọn đơn vị"),
    )
    reason = lines_of_text(_("Lý do"), max_length=500)

    def among(self, units: Any) -> None:
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class SplitForm(ActionForm):
    """Up to PIECES new tasks, each with a title and units; the first two are needed."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for number in range(1, PIECES + 1):
            self.fields[f"title_{number}"] = Words(
                label=_("Việc mới %(n)s: tên") % {"n": number}, max_length=300, required=number < 3
            )
            self.fields[f"units_{number}"] = forms.ModelMultipleChoiceField(
                label=_("Việc mới %(n)s: đơn vị") % {"n": number},
                queryset=Organisation.objects.none(),
                required=number < 3,
                widget=forms.CheckboxSelectMultiple,
            )

    def among(self, units: Any) -> None:
        for number in range(1, PIECES + 1):
            self.fields[f"units_{number}"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        pieces = [
            Piece(given.get(f"title_{number}", ""), list(given.get(f"units_{number}", [])))
            for number in range(1, PIECES + 1)
        ]
        return {"pieces": [one for one in pieces if one.title or one.units]}


class MergeForm(ActionForm):
    title = Words(label=_("Tên nhiệm vụ mới"), max_length=300)
    tasks = forms.ModelMultipleChoiceField(
        label=_("Gộp cùng"),
        queryset=Task.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một nhiệm vụ.")},
    )

    def among(self, tasks: Any) -> None:
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]
