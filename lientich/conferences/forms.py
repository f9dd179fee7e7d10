from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id
from lientich.documents.models import Document
from lientich.organisations.models import Person
from lientich.programmes.forms import field_of_work, lines_of_text
from lientich.programmes.models import Programme

from . import periods
from .models import Conference


class HeldForm(ActionForm):
    """When and where it is held, and who chairs."""

    held_on = forms.DateField(label=_("Ngày họp"), widget=DayInput(), required=False)
    place = Words(label=_("Địa điểm"), max_length=200, required=False)
    chairs = forms.ModelMultipleChoiceField(
        label=_("Đồng chủ trì"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Những người giữ chức trong cấp ủy các bên."),
    )

    def among(self, people: Any) -> None:
        self.fields["chairs"].queryset = people  # type: ignore[attr-defined]


class CallForm(HeldForm):
    kind = forms.ChoiceField(label=_("Kỳ sơ kết"), choices=Conference.Kind.choices)
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)
    field_order = ["kind", "year", "held_on", "place", "chairs"]

    def of(self, programme: Programme, today: date) -> None:
        years = range(programme.since.year, programme.until.year + 1)
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]
        self.fields["year"].initial = min(max(today.year, years[0]), years[-1])

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "kind" in given and "year" in given:
            given["since"], given["until"] = periods.of(given["kind"], given.pop("year"))
        return given


class PaperForm(ActionForm):
    document = forms.ModelChoiceField(
        label=_("Văn bản"), queryset=Document.objects.none(), empty_label=_("Chọn văn bản")
    )


class ConclusionForm(ActionForm):
    text = lines_of_text(_("Nội dung kết luận, chỉ đạo"), max_length=5000)
    directed_by = Words(label=_("Người chỉ đạo"), max_length=200, required=False)
    field = field_of_work()
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class DraftForm(ActionForm):
    programme = forms.ModelChoiceField(
        label=_("Chương trình"), queryset=Programme.objects.none(), empty_label=None
    )
