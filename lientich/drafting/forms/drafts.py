"""Which papers there are, and what one says beside its text."""

from collections.abc import Collection
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, Words
from lientich.core.ids import new_id
from lientich.documents.models import Document, Kind
from lientich.organisations.models import Body, FieldOfWork

from ..models import Draft
from ..official.forms import form_of
from ..official.symbols import suggested
from .paragraphs import paragraphs

YEARS: dict[str, Any] = {"min_value": 1900, "max_value": 2200}


class FilterForm(forms.Form):
    """Which drafts the list shows."""

    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[("", _("Mọi trạng thái")), *Draft.State.choices],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("Mọi loại")), *Kind.choices], required=False
    )
    awaiting = forms.BooleanField(label=_("Chờ tôi"), required=False)


class EditForm(ActionForm):
    """What a paper says beside its text."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=Kind.choices)
    subject = paragraphs(
        _("Trích yếu"),
        2,
        max_length=1000,
        help_text=_("Ví dụ: về bảo vệ môi trường giai đoạn 2026-2028"),
    )
    symbol = Words(
        label=_("Ký hiệu"),
        max_length=80,
        required=False,
        help_text=_("Ví dụ: NQLT/ĐUBS-ĐUVX. Số được cấp khi ban hành."),
    )
    field = forms.ModelChoiceField(
        label=_("Mặt công tác"),
        queryset=FieldOfWork.objects.all(),
        required=False,
        empty_label=_("Chưa xếp mặt công tác"),
    )
    place = Words(label=_("Địa danh"), max_length=120, required=False, help_text=_("Ví dụ: Hà Nội"))
    period_from = forms.IntegerField(label=_("Giai đoạn từ năm"), required=False, **YEARS)
    period_to = forms.IntegerField(label=_("đến năm"), required=False, **YEARS)
    clauses = paragraphs(
        _("Các điều, mục của văn bản kia được sửa đổi, thay thế, bãi bỏ"),
        2,
        max_length=2000,
        required=False,
        help_text=_("Mỗi dòng một chỗ: khoản 2, Điều 5 hoặc mục II.2. Để trống nếu là cả văn bản."),
    )
    urgency = forms.ChoiceField(
        label=_("Độ khẩn"), choices=[("", _("Thường")), *Draft.Urgency.choices], required=False
    )
    addressees = paragraphs(
        _("Kính gửi"),
        2,
        max_length=2000,
        required=False,
        help_text=_("Cho công văn, tờ trình, báo cáo. Mỗi dòng một nơi, không ghi lại Kính gửi."),
    )
    recipients = paragraphs(
        _("Nơi nhận"),
        3,
        max_length=4000,
        required=False,
        help_text=_(
            "Mỗi dòng một nơi nhận. Ban hành xong, văn bản được gửi ngay tới dòng là tên một tổ "
            "chức, hoặc cả nhóm như “Các chi, đảng bộ trực thuộc hai Đảng ủy”; dòng khác chỉ in."
        ),
    )

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["period"] = given.pop("period_from", None), given.pop("period_to", None)
        return given

    def within(self, fields: Collection[UUID]) -> None:
        """A specialist drafts in their own fields of work."""
        field = cast(forms.ModelChoiceField, self.fields["field"])
        field.queryset = FieldOfWork.objects.filter(pk__in=fields)
        field.required = True

    @staticmethod
    def initial_of(draft: Draft) -> dict[str, Any]:
        columns = (
            "kind subject symbol field place period_from period_to clauses urgency addressees "
            "recipients"
        )
        return {name: getattr(draft, name) for name in columns.split()}


class StartForm(EditForm):
    """A new paper: what is known of it at the start."""

    body = forms.ModelChoiceField(
        label=_("Cơ quan ban hành của bên mình (chủ trì)"),
        queryset=Body.objects.none(),
        empty_label=None,
    )
    others = forms.ModelMultipleChoiceField(
        label=_("Cùng ban hành (liên tịch)"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Để trống nếu là văn bản của riêng bên mình. Các bên cùng soạn thấy dự thảo ngay."
        ),
    )
    acts_on = forms.ModelChoiceField(
        label=_("Sửa đổi, thay thế hoặc bãi bỏ văn bản"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("Không, đây là văn bản mới"),
    )
    effect = forms.ChoiceField(
        label=_("Tác động"), choices=[("", "–"), *Draft.Effect.choices], required=False
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    field_order = ["kind", "subject", "body", "others", "acts_on", "effect", "clauses"]

    def of(self, bodies: Any, others: Any, documents: Any) -> None:
        for name, choices in (("body", bodies), ("others", others), ("acts_on", documents)):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = choices

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "body" not in given:
            return given
        given["issuers"] = [given.pop("body"), *given.pop("others", [])]
        agencies = [body.symbol for body in given["issuers"]]
        if len(agencies) == len(set(agencies)):
            form = form_of(given["issuers"][0].kind)
            given["symbol"] = given["symbol"] or suggested(given.get("kind", ""), agencies, form)
        if given.get("acts_on") and not given.get("effect"):
            self.add_error(
                "effect", _("Hãy chọn văn bản này sửa đổi, thay thế hay bãi bỏ văn bản kia.")
            )
        return given


class ProcedureForm(ActionForm):
    office_checks = forms.BooleanField(
        label=_("Văn phòng kiểm tra thể thức trước khi lãnh đạo đồng ý"), required=False
    )
    approvals = forms.IntegerField(
        label=_("Số lãnh đạo phải cùng đồng ý"),
        min_value=1,
        max_value=30,
        help_text=_("1: một lãnh đạo thông qua. Nhiều hơn: tập thể thường vụ thông qua."),
    )
