from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words

from . import queries
from .models import Body, FieldOfWork, Line, Organisation, Person


class Spellings(Words):
    """Other spellings found in documents, one on a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[str]:
        lines = super().clean(value).splitlines()
        return [line.strip()[:200] for line in lines if line.strip()]


class PersonField(forms.ModelChoiceField):
    """People who were found by name; their posts tell namesakes apart."""

    widget = forms.RadioSelect

    def label_from_instance(self, person: Person) -> str:
        held = [f"{one.post}, {one.post.body}" for one in getattr(person, "held", ())]
        return " – ".join([person.name, *held])


def decision(**more: Any) -> Words:
    return Words(
        label=_("Văn bản quyết định"),
        max_length=200,
        required=False,
        help_text=_("Số, ký hiệu và ngày, ví dụ: 12-QĐ/ĐU ngày 5-3-2026."),
        **more,
    )


def day_of_effect(label: Any = "") -> forms.DateField:
    return forms.DateField(label=label or _("Có hiệu lực từ ngày"), widget=DayInput())


class Considered(ActionForm):
    """An act that cannot be undone: whoever does it says that they have checked."""

    sure = forms.BooleanField(
        label=_("Tôi đã đối chiếu với văn bản quyết định và chịu trách nhiệm.")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["sure"] = self.fields.pop("sure")  # the last of the fields

    def clean(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}


class AsOfForm(forms.Form):
    """The day that a page speaks of, and the line."""

    day = forms.DateField(label=_("Tại ngày"), widget=DayInput(), required=False)
    line = forms.ChoiceField(choices=Line.choices, required=False, widget=forms.HiddenInput)


class GapsForm(forms.Form):
    """The day of the model page, and which units it is about."""

    day = forms.DateField(label=_("Tại ngày"), widget=DayInput(), required=False)
    under = forms.UUIDField(label=_("Thuộc"), required=False, widget=forms.Select)
    q = forms.CharField(label=_("Tên đơn vị"), required=False, max_length=80)
    show = forms.CharField(required=False, widget=forms.HiddenInput)

    def among(self, tops: list[Any]) -> None:
        """Offer the organisations at the end of the lines."""
        choices = [("", _("Tất cả")), *((str(node.id), node.name) for node in tops)]
        self.fields["under"].widget.choices = choices


class OrganisationForm(ActionForm):
    name = Words(label=_("Tên đầy đủ"), max_length=200)
    short_name = Words(label=_("Tên gọi tắt"), max_length=80)
    kind = forms.ChoiceField(label=_("Loại"), choices=Organisation.Kind)
    since = day_of_effect(_("Thành lập ngày"))
    decided_by = decision()
    aliases = Spellings(
        label=_("Cách viết khác"),
        required=False,
        help_text=_("Mỗi dòng một cách viết gặp trong văn bản."),
    )


class RenameForm(Considered):
    name = Words(label=_("Tên mới đầy đủ"), max_length=200)
    short_name = Words(label=_("Tên mới gọi tắt"), max_length=80)
    since = day_of_effect()
    decided_by = decision()


class MoveForm(Considered):
    line = forms.ChoiceField(label=_("Tuyến"), choices=Line)
    parent = forms.ModelChoiceField(
        label=_("Trực thuộc"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Chọn tổ chức"),
    )
    nobody = forms.BooleanField(
        label=_("Thôi trực thuộc, không chuyển đến tổ chức nào"), required=False
    )
    since = day_of_effect()
    decided_by = decision()

    def __init__(self, *args: Any, organisation: Organisation, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        others = queries.living(today).exclude(pk=organisation.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody loses their superior because a choice was left open."""
        given = super().clean()
        if bool(given.get("parent")) == given.pop("nobody", False):
            raise forms.ValidationError(
                _("Hãy chọn tổ chức cấp trên, hoặc đánh dấu thôi trực thuộc.")
            )
        return given


class DissolveForm(Considered):
    until = day_of_effect(_("Chấm dứt hoạt động từ ngày"))
    decided_by = decision()


class BodyForm(ActionForm):
    kind = forms.ChoiceField(label=_("Loại"), choices=Body.Kind)
    name = Words(label=_("Tên đầy đủ"), max_length=200)
    short_name = Words(label=_("Tên gọi tắt"), max_length=80)
    symbol = Words(
        label=_("Ký hiệu"),
        max_length=40,
        required=False,
        help_text=_("Phần tên cơ quan trong số và ký hiệu văn bản, ví dụ: ĐU, UBKT."),
    )
    work = forms.ModelMultipleChoiceField(
        label=_("Các mặt công tác"),
        queryset=FieldOfWork.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    aliases = Spellings(label=_("Cách viết khác"), required=False)
    decided_by = decision()

    def clean(self) -> dict[str, Any]:
        """The action calls them `fields`, a word that a form keeps for itself."""
        given = dict(self.cleaned_data)
        given["fields"] = given.pop("work", ())
        return given


class PersonForm(ActionForm):
    name = Words(label=_("Họ và tên"), max_length=120)
    token = forms.UUIDField(widget=forms.HiddenInput)


class PostForm(ActionForm):
    title = Words(label=_("Tên chức danh"), max_length=120)
    order = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=999, initial=0, required=False
    )
    decided_by = decision()

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or 0


class AppointForm(ActionForm):
    person = PersonField(label=_("Người giữ chức"), queryset=Person.objects.none())
    since = day_of_effect(_("Giữ chức từ ngày"))
    decided_by = decision()

    def __init__(self, *args: Any, words: str, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        people = queries.find_people(words, today)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class EndAppointmentForm(Considered):
    until = day_of_effect(_("Thôi giữ chức từ ngày"))


class EndForm(Considered):
    until = day_of_effect(_("Thôi từ ngày"))
    decided_by = decision()


class CorrectNameForm(ActionForm):
    name = Words(label=_("Họ và tên"), max_length=120)


class PersonSearch(forms.Form):
    """Finds people by name, with or without marks."""

    q = forms.CharField(label=_("Tìm người theo tên"), required=False, max_length=80)


class YearForm(forms.Form):
    year = forms.IntegerField(min_value=2000, max_value=2100)


class SwapDayForm(ActionForm):
    """A day that is off or worked in exchange for another."""

    day = forms.DateField(label=_("Ngày"), widget=DayInput())
    works = forms.TypedChoiceField(
        label=_("Ngày này"),
        choices=[("0", _("nghỉ")), ("1", _("làm việc (làm bù)"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    decided_by = Words(label=_("Theo văn bản"), max_length=200, required=False)
