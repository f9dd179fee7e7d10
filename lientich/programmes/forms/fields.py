"""What the forms of this room have alike."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Words
from lientich.organisations.models import FieldOfWork

NO_FIELD = _("Chưa xếp mặt công tác")


def lines_of_text(label: Any, rows: int = 3, **more: Any) -> Words:
    return Words(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def field_of_work() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("Mặt công tác"),
        queryset=FieldOfWork.objects.all(),
        required=False,
        empty_label=NO_FIELD,
    )


class Considered(ActionForm):
    """A deed that asks for nothing but to be meant."""

    sure = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def clean(self) -> dict[str, Any]:
        return {}


class ReasonForm(ActionForm):
    reason = lines_of_text(_("Lý do"), max_length=500)


class NoteForm(ActionForm):
    reason = lines_of_text(_("Ghi chú"), max_length=500, required=False)
