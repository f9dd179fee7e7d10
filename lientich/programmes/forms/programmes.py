"""Forms about a programme."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.documents.models import Document
from lientich.organisations.models import Line, Organisation
from lientich.organisations.queries import living

from ..models import Programme
from .fields import field_of_work, lines_of_text


class ProgrammeForm(ActionForm):
    name = Words(label=_("Tên chương trình"), max_length=200)
    goal = Words(label=_("Mục tiêu chung"), max_length=300, required=False)
    since = forms.DateField(label=_("Từ ngày"), widget=DayInput())
    until = forms.DateField(label=_("Đến hết ngày"), widget=DayInput())
    others = forms.ModelMultipleChoiceField(
        label=_("Các bên khác"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bên của mình là bên chủ trì."),
    )
    lines = forms.MultipleChoiceField(
        label=_("Lãnh đạo đơn vị theo tuyến"),
        choices=Line.choices,
        initial=[Line.PARTY, Line.MANAGEMENT],
        widget=forms.CheckboxSelectMultiple,
    )

    def among(self, own: Organisation, today: date) -> None:
        """Offer every organisation that leads others as a side beside `own`."""
        self.own = own
        leading = living(today).filter(
            kind__in=[Organisation.Kind.COMMITTEE, Organisation.Kind.GROUP]
        )
        self.fields["others"].queryset = leading.exclude(pk=own.pk)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["sides"] = [self.own, *given.pop("others", [])]
        return given


class GoalForm(ActionForm):
    goal = Words(label=_("Mục tiêu chung"), max_length=300, required=False)


class ObjectiveForm(ActionForm):
    text = lines_of_text(_("Mục tiêu cụ thể"), max_length=2000)
    field = field_of_work()


class BasisForm(ActionForm):
    document = forms.ModelChoiceField(
        label=_("Văn bản"), queryset=Document.objects.none(), empty_label=_("Chọn văn bản")
    )


class HandOverForm(ActionForm):
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Organisation.objects.none())
    to = forms.ModelChoiceField(
        label=_("Cấp trên mới"),
        queryset=Organisation.objects.none(),
        help_text=_("Tổ chức đang là cấp trên của đơn vị trên một tuyến của chương trình."),
    )


class FeedForm(ActionForm):
    """Of which programme a calendar is; none: one's own days."""

    programme = forms.ModelChoiceField(queryset=Programme.objects.none(), required=False)

    def among(self, programmes: QuerySet[Programme]) -> None:
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]
