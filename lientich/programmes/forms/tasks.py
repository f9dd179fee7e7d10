"""Forms about tasks: listing, drafting, assigning them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.core.forms import ActionForm, Asking, DayInput, Words
from lientich.core.ids import new_id
from lientich.documents.models import Document
from lientich.organisations.models import Body, Organisation, Person

from ..models import RECURRENCES, State, Task
from ..queries import filters
from ..timeliness import Timeliness
from . import days_off
from .fields import field_of_work, lines_of_text

COLUMNS = {
    "lead": _("Chủ trì"),
    "state": _("Trạng thái"),
    "progress": _("Tiến độ"),
    "due": _("Hạn"),
    "units": _("Số đơn vị"),
    "since": _("Giao ngày"),
}
USUAL = ("lead", "state", "progress", "due")  # columns, until others are chosen


def _key(text: str) -> UUID | str:
    return text if text == filters.NONE else UUID(text)


def _chosen(label: Any) -> Any:
    """One of what the list may be narrowed to, or what has none."""
    return forms.TypedChoiceField(label=label, required=False, coerce=_key, empty_value=None)


class FilterForm(Asking):
    """Which tasks a list shows, and in which columns a table shows them."""

    q = forms.CharField(label=_("Tên nhiệm vụ"), required=False, max_length=100)
    programme = _chosen(_("Chương trình"))
    field = _chosen(_("Mặt công tác"))
    lead = _chosen(_("Bên chủ trì"))
    source = _chosen(_("Văn bản giao"))
    unit = _chosen(_("Đơn vị"))
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            (filters.UNFINISHED, _("Chưa xong")),
            *State.choices,
            (filters.DOING, _("Đang làm, chưa gần hạn")),
            (filters.COOPERATING, _("Hoàn thành, còn phần phối hợp")),
            (filters.EVERYTHING, _("Tất cả")),
            (filters.DRAFTS, _("Dự thảo, chờ giao")),
        ],
    )
    timeliness = forms.ChoiceField(
        label=pgettext_lazy("tasks", "Thời hạn"),
        required=False,
        choices=[("", _("Mọi thời hạn")), *Timeliness.choices],
    )
    part = forms.ChoiceField(  # of the chosen unit, whatever the others' are
        label=_("Thời hạn phần việc của đơn vị"),
        required=False,
        choices=[("", _("Mọi thời hạn")), *Timeliness.choices],
    )
    at = forms.DateField(
        label=_("Tính đến ngày"),
        widget=DayInput(),
        required=False,
        help_text=_(
            "Việc đã giao đến ngày ấy, thời hạn xét như ngày ấy; trạng thái ghi trong danh sách "
            "vẫn là của hôm nay."
        ),
    )
    due_from = forms.DateField(label=_("Hạn từ ngày"), widget=DayInput(), required=False)
    due_to = forms.DateField(label=_("Hạn đến ngày"), widget=DayInput(), required=False)
    undated = forms.BooleanField(label=_("Chỉ việc không có hạn"), required=False)
    columns = forms.MultipleChoiceField(
        label=_("Cột của bảng"),
        choices=list(COLUMNS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def wanted(self) -> dict[str, Any]:
        """The usual columns are nothing to ask for."""
        found = super().wanted
        if found.get("columns") == list(USUAL):
            del found["columns"]
        return found

    @property
    def shown(self) -> list[str]:
        """The columns of a table."""
        return self.wanted.get("columns") or list(USUAL)

    def among(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """Offer these programmes, fields, units, and what else is named so."""
        empty: dict[str, tuple[Any, ...]] = {
            "programme": (_("Mọi chương trình"),),
            "field": (_("Mọi mặt công tác"), _("Chưa xếp mặt công tác")),
            "lead": (_("Mọi bên chủ trì"), _("Chưa rõ chủ trì")),
            "source": (_("Mọi văn bản giao"), _("Không ghi văn bản giao")),
            "unit": (_("Mọi đơn vị"),),
        }
        for name, words in empty.items():
            without = zip(("", filters.NONE), words, strict=False)
            self.fields[name].choices = [*without, *choices[name]]  # type: ignore[attr-defined]


class ByOrganisation(ModelChoiceIterator):
    """Bodies under the organisation they act for; the committees of units under one heading."""

    def __iter__(self) -> Iterator[Any]:
        yield "", self.field.empty_label
        for heading, bodies in groupby(self.queryset.select_related("organisation"), _heading):
            yield heading, [self.choice(body) for body in bodies]


def _heading(body: Any) -> str:
    return str(_("Cấp ủy các đơn vị") if getattr(body, "behind", 0) else body.organisation)


class LeadField(forms.ModelChoiceField):
    iterator = ByOrganisation


class TaskForm(ActionForm):
    """What a task says. `bodies`: who may lead it."""

    title = Words(label=_("Tên nhiệm vụ"), max_length=300)
    field = field_of_work()
    lead = LeadField(
        label=_("Chủ trì"), queryset=Body.objects.none(), required=False, empty_label=_("Chưa rõ")
    )
    due = forms.DateField(label=_("Hạn"), widget=DayInput(), required=False)
    on_day_off = days_off.box()
    recurs = forms.ChoiceField(label=_("Định kỳ"), choices=RECURRENCES, required=False)
    product = Words(label=_("Sản phẩm"), max_length=300, required=False)
    shared = forms.BooleanField(
        label=_("Chia sẻ với các bên của chương trình"), required=False, initial=True
    )

    def among(self, bodies: Any) -> None:
        self.fields["lead"].queryset = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        days_off.question(self, "due", given, kept=self.initial.get("due"))
        return given


class DraftForm(TaskForm):
    text = lines_of_text(_("Nội dung giao"), required=False, max_length=20_000)
    source = forms.ModelChoiceField(
        label=_("Văn bản giao"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("Không từ văn bản nào"),
    )
    place = Words(
        label=_("Điểm, mục của văn bản"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ: mục 2"),
    )
    directed_by = Words(label=_("Người chỉ đạo"), max_length=200, required=False)
    again = forms.BooleanField(label=_("Vẫn lập thêm một nhiệm vụ từ mục này"), required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    field_order = [
        *("again", "title", "text", "source", "place", "field", "directed_by"),
        *("lead", "due", "on_day_off", "recurs", "product"),
    ]

    def offer(self, documents: Iterable[Document]) -> None:
        """Documents to choose from; any other that one may see is taken too."""
        field = cast(forms.ModelChoiceField, self.fields["source"])
        chosen = [(one.pk, str(one)) for one in documents]
        field.choices = [("", field.empty_label), *chosen]


class EditForm(TaskForm):
    cooperating = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("bodies", "Phối hợp"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    follower = forms.ModelChoiceField(
        label=_("Người theo dõi"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Chưa có"),
    )
    open = forms.BooleanField(label=_("Các đơn vị xem được báo cáo của nhau"), required=False)
    field_order = [
        *("title", "field", "lead", "cooperating", "follower"),
        *("due", "on_day_off", "recurs", "product"),
    ]

    def among(self, bodies: Any, people: Any = None) -> None:
        super().among(bodies)
        self.fields["cooperating"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["follower"].queryset = people  # type: ignore[attr-defined]


class AssignForm(ActionForm):
    """Lead and date as a person confirms them, and the units, singly or by their superior."""

    lead = LeadField(
        label=_("Chủ trì"), queryset=Body.objects.none(), empty_label=_("Chọn cơ quan chủ trì")
    )
    due = forms.DateField(
        label=_("Hạn"),
        widget=DayInput(),
        required=False,
        help_text=_("Từ hôm nay trở đi; để trống nếu đánh dấu ô dưới."),
    )
    on_day_off = days_off.box()
    no_due = forms.BooleanField(label=_("Nhiệm vụ này không có hạn"), required=False)
    product = Words(label=_("Sản phẩm"), max_length=300, required=False)
    cooperating = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("bodies", "Phối hợp"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị thực hiện"), queryset=Organisation.objects.all(), required=False
    )
    groups = forms.MultipleChoiceField(required=False)
    send_source = forms.BooleanField(
        label=_("Gửi kèm văn bản nguồn cho đơn vị"), required=False, initial=True
    )

    def enclose(self, source: Document | None) -> None:
        """Offer to send the document that the task comes from; None: there is none to send."""
        if source is None:
            del self.fields["send_source"]
        else:
            self.fields["send_source"].help_text = _(
                "Các đơn vị được chọn đọc được toàn văn %(document)s."
            ) % {"document": source}

    def among(self, bodies: Any, boards: Any, groups: list[Any], today: date) -> None:
        self.today = today
        due = self.fields["due"].widget
        due.attrs["min"] = today.isoformat()
        due.is_required = True  # by this form, unless the box under it is ticked
        self.fields["lead"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["cooperating"].queryset = boards  # type: ignore[attr-defined]
        self.under = {str(group.superior.pk): group.units for group in groups}
        self.fields["groups"].choices = [  # type: ignore[attr-defined]
            (str(group.superior.pk), str(group.superior)) for group in groups
        ]

    @property
    def chosen(self) -> set[str]:
        """The units that stand ticked on the page."""
        return set(self.data.getlist("units")) if self.is_bound else set()  # type: ignore[attr-defined]

    @property
    def chosen_groups(self) -> set[str]:
        return set(self.data.getlist("groups")) if self.is_bound else set()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        no_due, groups = given.pop("no_due", False), given.pop("groups", [])
        days_off.question(self, "due", given, self.today)
        if "due" in given and given["due"] is None and not no_due:
            self.add_error("due", _("Hãy nhập hạn, hoặc đánh dấu “Nhiệm vụ này không có hạn”."))
        if given.get("due") and no_due:
            self.add_error("no_due", _("Đã nhập hạn thì đừng đánh dấu ô này."))
        under = [unit for group in groups for unit in self.under[group]]
        given["units"] = list(dict.fromkeys([*given.get("units", []), *under]))
        if not given["units"]:
            self.add_error("units", _("Hãy chọn ít nhất một đơn vị thực hiện."))
        return given


class ClauseForm(ActionForm):
    """A place in the text of a document."""

    at = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000_000)


class KeepSourceForm(ActionForm):
    tasks = forms.ModelMultipleChoiceField(
        label=_("Nhiệm vụ"),
        queryset=Task.objects.none(),
        error_messages={"required": _("Hãy chọn ít nhất một nhiệm vụ.")},
    )


def due_today_or_later(value: date | None, today: date) -> date | None:
    """A proposed date that has passed is not proposed again: a person chooses another."""
    return value if value and value >= today else None
