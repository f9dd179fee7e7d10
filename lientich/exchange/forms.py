from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.accounts.models import User
from lientich.core.forms import ActionForm
from lientich.organisations.models import Body
from lientich.programmes.models import Programme

from .columns import Column
from .models import Import, Row

ASSIGNED = "1"


class BringForm(ActionForm):
    """A sheet to be tried."""

    file = forms.FileField(label=_("Bảng tính (.xlsx, .xls, .ods, .csv)"))
    declared = forms.BooleanField(label=_("Bảng không có tài liệu thuộc danh mục bí mật nhà nước."))

    def clean_file(self) -> tuple[str, bytes]:
        file = self.cleaned_data["file"]
        return file.name or "", file.read()

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("declared", None)
        return given


class ConfirmForm(ActionForm):
    """Its right rows, or all of it together."""

    whole = forms.BooleanField(required=False)


class RenewForm(ActionForm):
    """Who is to have another slip, by the line of their row."""

    lines = forms.MultipleChoiceField(label=_("Người"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, unused: list[tuple[Row, User]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["lines"].choices = [  # type: ignore[attr-defined]
            (str(row.line), f"{user.person} ({user.username})") for row, user in unused
        ]


class MappingForm(ActionForm):
    """Which column of a sheet is which: one choice for each that has a name."""

    programme = forms.ModelChoiceField(
        label=_("Chương trình"),
        queryset=Programme.objects.none(),
    )
    assigns = forms.ChoiceField(
        label=_("Ghi các dòng thành"),
        choices=[
            ("", _("Dự thảo, giao sau ở trang từng nhiệm vụ")),
            (ASSIGNED, _("Nhiệm vụ đã giao, đang chạy như trong bảng")),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Đã giao thì mỗi dòng cần đơn vị; trạng thái, tiến độ lấy theo bảng, hạn đã qua vẫn "
            "ghi được. Các đơn vị thấy việc ngay khi xác nhận."
        ),
    )
    lead = forms.ModelChoiceField(
        label=_("Chủ trì của dòng không ghi chủ trì"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Dòng nào cũng phải ghi"),
        help_text=_("Cũng là chủ trì của dòng ghi nhiều đơn vị chủ trì: mỗi đơn vị một phần việc."),
    )

    def __init__(
        self,
        *args: Any,
        sheet: Import,
        columns: list[Column],
        programmes: Any,
        leads: Any,
        examples: dict[int, str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]
        self.fields["lead"].queryset = leads  # type: ignore[attr-defined]
        self.sheet = sheet
        choices = [("", _("Không dùng"))]
        choices += [(one.key, one.label) for one in columns if not one.hidden]
        for place, name in enumerate(sheet.head):
            if name or place in examples:
                self.fields[f"column_{place}"] = forms.ChoiceField(
                    label=name or _("Cột %(n)s") % {"n": place + 1},
                    choices=choices,
                    required=False,
                    initial=sheet.keys[place],
                    help_text=examples.get(place, ""),
                )

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        places = range(len(self.sheet.head))
        keys = [given.pop(f"column_{place}", "") for place in places]
        return given | {"keys": keys, "assigns": given.get("assigns") == ASSIGNED}
