"""The text of a paper, and its versions."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Words

from .paragraphs import paragraphs

CHOICES = [
    ("mine", _("Giữ phần tôi viết")),
    ("theirs", _("Giữ phần của người kia")),
    ("both", _("Giữ cả hai")),
]


class TextForm(ActionForm):
    """The whole text; `revision` is what it was written on top of."""

    text = paragraphs(_("Nội dung"), 24, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    against = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def among(self, clashes: int) -> None:
        """Ask what to keep for each paragraph that both wrote."""
        for place in range(clashes):
            self.fields[f"choice{place}"] = forms.ChoiceField(
                label=_("Chọn"), choices=CHOICES, widget=forms.RadioSelect, required=False
            )

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        chosen = [given.pop(name) for name in list(given) if name.startswith("choice")]
        return given | {"choices": chosen if all(chosen) else []}


class UploadForm(forms.Form):
    """A file from Word; it is not kept, its text alone is shown."""

    file = forms.FileField(
        label=_("Tệp"),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        help_text=_("Tệp .docx hoặc .txt, không quá 50 MB. Tệp không được giữ lại."),
    )
    declared = forms.BooleanField(
        label=_("Tôi xác nhận tệp này không thuộc danh mục bí mật nhà nước.")
    )


class VersionForm(ActionForm):
    note = Words(
        label=_("Bản này có gì mới"),
        max_length=500,
        required=False,
        help_text=_("Không bắt buộc. Ví dụ: tiếp thu góp ý của các đơn vị."),
    )


class CompareForm(forms.Form):
    """Which two versions are laid beside each other."""

    before = forms.TypedChoiceField(label=_("So bản"), coerce=int)
    after = forms.TypedChoiceField(label=_("với bản"), coerce=int)

    def among(self, numbers: list[int]) -> None:
        choices = [(n, _("Dự thảo lần %(number)s") % {"number": n}) for n in numbers]
        for name in self.fields:
            cast(forms.ChoiceField, self.fields[name]).choices = choices
