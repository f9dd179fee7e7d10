from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Asking, DayInput, Words

from ..models import Kind
from ..queries import MINE, RECIPIENTS
from .entries import YEARS

JOINT = [
    ("", _("Mọi văn bản")),
    ("1", _("Chỉ văn bản liên tịch")),
    ("0", _("Chỉ văn bản riêng")),
]
OFFERED = ("issuer", "organisation", "field", "awaiting")  # whose choices `among` gives


class FilterForm(Asking):
    """Which documents the register shows. Its filters are drawn where `filters` is asked for."""

    q = forms.CharField(
        label=_("Từ cần tìm"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("Mọi loại")), *Kind.choices], required=False
    )
    issuer = forms.TypedChoiceField(
        label=_("Cơ quan ban hành"), required=False, coerce=UUID, empty_value=None
    )
    organisation = forms.TypedChoiceField(
        label=_("Của bên, đơn vị"), required=False, coerce=UUID, empty_value=None
    )
    field = forms.TypedChoiceField(
        label=_("Mặt công tác"), required=False, coerce=UUID, empty_value=None
    )
    year = forms.IntegerField(label=_("Năm"), required=False, **YEARS)
    term_from = forms.IntegerField(label=_("Nhiệm kỳ từ năm"), required=False, **YEARS)
    term_to = forms.IntegerField(label=_("Nhiệm kỳ đến năm"), required=False, **YEARS)
    joint = forms.ChoiceField(label=_("Liên tịch"), choices=JOINT, required=False)
    in_force = forms.DateField(label=_("Có hiệu lực tại ngày"), widget=DayInput(), required=False)
    awaiting = forms.ChoiceField(label=_("Đang chờ"), required=False)

    def among(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """Offer these issuers, their organisations and fields."""
        empty = {
            "issuer": _("Mọi cơ quan"),
            "organisation": _("Mọi bên, đơn vị"),
            "field": _("Mọi mặt công tác"),
        }
        for name, words in empty.items():
            self.fields[name].choices = [("", words), *choices[name]]  # type: ignore[attr-defined]
        self.fields["awaiting"].choices = [  # type: ignore[attr-defined]
            ("", _("Không kể đang chờ ai")),
            (MINE, _("Chờ cơ quan mình nhận, xử lý")),
            (RECIPIENTS, _("Chờ nơi nhận xác nhận đã nhận")),
            *((key, _("Chờ %(name)s nhận") % {"name": name}) for key, name in choices["awaiting"]),
        ]

    @property
    def offers(self) -> bool:
        """Whether it cannot be read or drawn without choices."""
        return "filters" in self.data or any(map(self.data.get, OFFERED)) or bool(self.errors)

    @property
    def opened(self) -> bool:
        return "filters" in self.data or bool(self.errors)


class SaveForm(ActionForm):
    name = Words(label=_("Tên bộ lọc"), max_length=60, help_text=_("Ví dụ: Liên tịch năm nay"))
    shared = forms.BooleanField(
        label=_("Chia sẻ với mọi người của tổ chức mình"),
        required=False,
        help_text=_("Ai mở bộ lọc cũng chỉ thấy những gì vai trò của họ được xem."),
    )
