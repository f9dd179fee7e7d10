"""Forms of what is said of a task; whom it is for is settled before the form is there."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.accounts.models import Mandate
from lientich.core.forms import ActionForm
from lientich.core.ids import new_id

from .fields import lines_of_text

UNHEARD = _("Người được nhắc không được xem ý kiến này.")


class EditCommentForm(ActionForm):
    text = lines_of_text(_("Ý kiến"), max_length=5000)
    mentions = forms.TypedMultipleChoiceField(
        label=_("Nhắc người đọc"),
        coerce=UUID,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        error_messages={"invalid_choice": UNHEARD},
        help_text=_("Chỉ những người xem được. Cũng có thể gõ @ và tên trong ý kiến."),
    )

    def among(self, hearers: Iterable[Mandate]) -> None:
        """Offer the bodies and the people that hear it, by organisation."""
        groups = groupby(hearers, lambda one: str(one.organisation))
        self.fields["mentions"].choices = [  # type: ignore[attr-defined]
            (house, _people_and_bodies(list(of_one))) for house, of_one in groups
        ]
        self.fields["text"].widget.attrs["data-mentions"] = self["mentions"].id_for_label


class AnswerForm(EditCommentForm):
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class CommentForm(AnswerForm):
    internal = forms.TypedChoiceField(
        choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1", widget=forms.HiddenInput
    )


def _people_and_bodies(mandates: list[Mandate]) -> list[tuple[str, Any]]:
    bodies = {one.body.pk: one.body for one in mandates if one.body}
    people = {one.person_id: one for one in mandates}
    together = pgettext_lazy("body", "%(body)s (cả ban)")
    return [
        *((str(key), together % {"body": body}) for key, body in bodies.items()),
        *((str(one.pk), one.person.name) for one in people.values()),
    ]
