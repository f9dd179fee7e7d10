from collections.abc import Collection
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id
from lientich.documents.models import Document, Kind
from lientich.organisations.models import Body, FieldOfWork, Organisation, Person
from lientich.papers import Form

from .models import Draft, Opinion, OpinionRemark, Scan, Side
from .official.capacities import usual
from .official.forms import form_of
from .official.symbols import suggested

YEARS: dict[str, Any] = {"min_value": 1900, "max_value": 2200}
CHOICES = [
    ("mine", _("Giữ phần tôi viết")),
    ("theirs", _("Giữ phần của người kia")),
    ("both", _("Giữ cả hai")),
]
OTHERS = "others"  # who stands under no side


def paragraphs(label: Any, rows: int, **more: Any) -> Words:
    return Words(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


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


class SignerForm(ActionForm):
    signer = forms.ModelChoiceField(
        label=_("Người ký"), queryset=Person.objects.none(), empty_label=_("Chọn người ký")
    )
    post = Words(
        label=_("Chức vụ ghi trên văn bản"),
        max_length=120,
        help_text=_("Ví dụ: Bí thư; Q. Trưởng ban"),
    )
    authority = Words(
        label=_("Thẩm quyền ký"),
        max_length=200,
        required=False,
        help_text=_(
            "Tập thể ký thay mặt: T/M BAN THƯỜNG VỤ. Cấp phó ký thay người đứng đầu: K/T CHÁNH VĂN "
            "PHÒNG. Thừa lệnh: T/L BAN THƯỜNG VỤ. Theo Nghị định 30: TM., KT., TL. Người đứng đầu "
            "ký thì để trống."
        ),
    )
    superior = Words(
        label=_("Cơ quan cấp trên ghi trên văn bản"),
        max_length=200,
        required=False,
        help_text=_("In trên tên cơ quan ban hành. Để trống thì không in. Ví dụ: ĐẢNG BỘ TỈNH …"),
    )

    @staticmethod
    def initial_of(side: Side, form: Form) -> dict[str, Any]:
        authority, post = usual(side.body.kind, form)
        if authority and side.draft.joint:  # two collectives sign: which is which, the paper says
            authority = f"{authority} {side.body.name.upper()}"
        if side.signer_id:
            authority, post = side.authority, side.post
        told = {"signer": side.signer_id, "post": post, "authority": authority}
        return told | {"superior": side.superior}


class RemarkForm(ActionForm):
    place = forms.IntegerField(label=_("Đoạn"), min_value=1)
    text = paragraphs(_("Góp ý"), 3, max_length=4000)
    internal = forms.BooleanField(
        label=_("Chỉ người trong bên mình đọc"),
        required=False,
        help_text=_("Bên kia không thấy góp ý này, kể cả trong số đếm."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class ResolveForm(ActionForm):
    answer = paragraphs(_("Đã xử lý thế nào"), 2, max_length=2000, required=False)


class ApproveForm(ActionForm):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RefuseForm(ActionForm):
    words = paragraphs(
        _("Vì sao chưa đồng ý"),
        3,
        max_length=2000,
        help_text=_("Mọi bên soạn thảo đọc được lời này."),
    )


class ReopenForm(ActionForm):
    reason = paragraphs(_("Vì sao mở lại"), 2, max_length=1000, required=False)


class SigningForm(ActionForm):
    way = forms.ChoiceField(label=_("Cách ký"), choices=Draft.Way.choices)
    order = forms.ChoiceField(label=_("Thứ tự ký"), choices=Draft.Order.choices)


class ScanForm(ActionForm):
    file = forms.FileField(label=_("Bản quét (PDF, JPEG, PNG)"))
    declared = forms.BooleanField(
        label=_("Bản quét không thuộc danh mục bí mật nhà nước"), required=True
    )


class ConfirmScanForm(ActionForm):
    scan = forms.ModelChoiceField(queryset=Scan.objects.none(), widget=forms.HiddenInput)
    signed_on = forms.DateField(label=_("Ngày bên mình ký"), widget=DayInput())


class IssueForm(ActionForm):
    date = forms.DateField(label=_("Ngày ban hành"), widget=DayInput())
    number = Words(
        label=_("Số"),
        max_length=20,
        required=False,
        help_text=_("Chỉ ghi khi sổ do nơi khác cấp số. Ví dụ: 33"),
    )


class SignedFileForm(ActionForm):
    file = forms.FileField(label=_("Tệp PDF đã ký"), max_length=255)


class KeyForm(ActionForm):
    """In the exercise: a key file and its passphrase, for one signature."""

    key_file = forms.FileField(label=_("Tệp khóa minh họa (.p12)"), max_length=255)
    passphrase = forms.CharField(
        label=_("Mật khẩu của tệp khóa"), widget=forms.PasswordInput, max_length=100
    )


class CertificateForm(ActionForm):
    person = forms.ModelChoiceField(
        label=_("Chứng thư của"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Dấu của tổ chức"),
    )
    file = forms.FileField(
        label=_("Tệp chứng thư (.cer, .crt, .pem)"),
        max_length=255,
        help_text=_("Chỉ chứng thư, không kèm khóa riêng."),
    )

    def made_here(self) -> None:
        """In the exercise the test authority makes one where none is given."""
        self.fields["file"].required = self.fields["file"].widget.is_required = False
        self.fields["file"].help_text = _("Để trống: hệ thống cấp một chứng thư minh họa.")


class VerifyForm(forms.Form):
    file = forms.FileField(label=_("Tệp PDF cần kiểm tra"), max_length=255)


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


class CompareForm(forms.Form):
    """Which two versions are laid beside each other."""

    before = forms.TypedChoiceField(label=_("So bản"), coerce=int)
    after = forms.TypedChoiceField(label=_("với bản"), coerce=int)

    def among(self, numbers: list[int]) -> None:
        choices = [(n, _("Dự thảo lần %(number)s") % {"number": n}) for n in numbers]
        for name in self.fields:
            cast(forms.ChoiceField, self.fields[name]).choices = choices


class ConsultForm(ActionForm):
    """Whom to ask, singly or by the side they stand under, and by when."""

    due = forms.DateField(
        label=_("Hạn trả lời"),
        widget=DayInput(),
        help_text=_("Trả lời trong ngày này vẫn là đúng hạn."),
    )
    question = paragraphs(
        _("Đề nghị góp ý về"),
        3,
        max_length=2000,
        required=False,
        help_text=_("Không bắt buộc. Ví dụ: tập trung vào mục tiêu và phân công ở mục II."),
    )
    organisations = forms.ModelMultipleChoiceField(
        label=_("Tổ chức được lấy ý kiến"), queryset=Organisation.objects.none(), required=False
    )
    groups = forms.MultipleChoiceField(required=False)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def among(self, askable: Any, groups: list[tuple[Any, list[Any]]], today: date) -> None:
        self.fields["due"].widget.attrs["min"] = today.isoformat()
        cast(forms.ModelMultipleChoiceField, self.fields["organisations"]).queryset = askable
        self.under = {str(side.pk) if side else OTHERS: units for side, units in groups}
        cast(forms.MultipleChoiceField, self.fields["groups"]).choices = [
            (key, key) for key in self.under
        ]

    def ticked(self, name: str) -> set[str]:
        """What stands ticked on the page."""
        return set(self.data.getlist(name)) if self.is_bound else set()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        under = [unit for group in given.pop("groups", []) for unit in self.under[group]]
        given["organisations"] = list(dict.fromkeys([*given.get("organisations", []), *under]))
        if not given["organisations"]:
            self.add_error("organisations", _("Hãy chọn ít nhất một tổ chức để lấy ý kiến."))
        return given


class PrepareForm(ActionForm):
    """A remark of an organisation that is asked, on a paragraph or the whole (0)."""

    place = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    text = paragraphs(_("Góp ý"), 4, max_length=4000)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class AnswerForm(ActionForm):
    stance = forms.ChoiceField(
        label=_("Ý kiến của đơn vị"), choices=Opinion.Stance.choices, widget=forms.RadioSelect
    )
    text = paragraphs(
        _("Góp ý chung"),
        3,
        max_length=4000,
        required=False,
        help_text=_("Về toàn văn bản; không đồng ý thì nêu lý do."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class DecideForm(ActionForm):
    decision = forms.ChoiceField(
        label=_("Xử lý góp ý"), choices=OpinionRemark.Decision.choices, widget=forms.RadioSelect
    )
    reason = paragraphs(
        _("Giải trình"),
        3,
        max_length=4000,
        required=False,
        help_text=_("Bắt buộc khi không tiếp thu hoặc chỉ tiếp thu một phần."),
    )
