import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lientich.core.forms import ActionForm, DayInput, Files, Words
from lientich.documents.forms import LONGEST_ISSUERS, LONGEST_SYMBOL, PaperForm, too_long_a_symbol
from lientich.documents.models import Kind as DocumentKind
from lientich.organisations.models import FieldOfWork, Organisation
from lientich.organisations.recognition import directory
from lientich.programmes import forms as programmes
from lientich.programmes.models import RECURRENCES, Programme
from lientich.reader import kinds, symbols

from .models import Proposal

Kind = Proposal.Kind
_DAY_FORMATS = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]  # typed as papers have it, in any browser
FEWEST_ISSUERS = 2  # lines shown: one, and one for a joint act


class ReceiveForm(forms.Form):
    """Files or text that come in, with the word of whoever brings them."""

    uploads = Files(
        label=_("Tệp"),
        required=False,
        allow_empty_file=True,  # what is wrong with one of them the reader says
        help_text=_(
            "Chọn một hoặc nhiều tệp .docx, .pdf, .html, .txt, hoặc bản quét .pdf, .jpg, .png, "
            ".tif; mỗi tệp không quá 50 MB, mỗi lần không quá 100 tệp và 100 MB."
        ),
    )
    text = Words(
        label=_("Hoặc dán nội dung"), widget=forms.Textarea(attrs={"rows": 6}), required=False
    )
    programme = forms.ModelChoiceField(
        label=_("Chương trình"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=_("Chọn sau"),
        help_text=_("Các việc đọc được sẽ là dự thảo nhiệm vụ của chương trình này."),
    )
    declared = forms.BooleanField(
        label=_("Tôi xác nhận các tệp này không thuộc danh mục bí mật nhà nước."),
        error_messages={
            "required": _(
                "Hãy xác nhận tài liệu không thuộc danh mục bí mật nhà nước. Tài liệu thuộc danh "
                "mục thì không được đưa vào hệ thống này."
            )
        },
    )
    batch = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not (given.get("uploads") or given.get("text", "").strip()) and not self.errors:
            raise ValidationError(_("Hãy chọn ít nhất một tệp hoặc dán nội dung văn bản."))
        return given


class ProgrammeForm(ActionForm):
    programme = forms.ModelChoiceField(
        label=_("Chương trình"), queryset=Programme.objects.none(), empty_label=_("Chọn")
    )


class StartForm(programmes.ProgrammeForm):
    """A programme begun from what a document says; its goal is one of the facts of the text."""

    goal = None  # type: ignore[assignment]
    others = forms.ModelMultipleChoiceField(
        label=_("Các bên khác"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bên của mình là bên chủ trì. Các tổ chức có tên trong văn bản đã chọn sẵn."),
    )


class Said(Words):
    """One line of a fact; nothing where it is left empty."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("required", False)
        super().__init__(**more)

    def clean(self, value: Any) -> str | None:
        return super().clean(value).strip() or None


class Lines(Said):
    """Several, one on a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class Day(forms.DateField):
    """A calendar day, kept as the reader writes it."""

    widget = DayInput

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, **more)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found.isoformat() if found else None


_YEAR = re.compile("(?:19|20|21)[0-9]{2}")


class Years(Said):
    """2026-2028."""

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        years = (written or "").replace("–", "-").split("-")
        years = [year.strip() for year in years if year.strip()]
        if not all(_YEAR.fullmatch(year) for year in years):
            raise ValidationError(_("Hãy ghi năm, hoặc từ năm đến năm: 2026-2028."))
        return [years[0], years[-1]] if years else None

    def prepare_value(self, value: Any) -> Any:
        return "-".join(value) if isinstance(value, list) else value


def _field_of_work() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Mặt công tác"), required=False, choices=_fields)


def _fields() -> list[tuple[str, str]]:
    names = FieldOfWork.objects.values_list("name", flat=True)
    return [("", str(_("Chưa xếp mặt công tác"))), *((name, name) for name in names)]


class Correction(ActionForm):
    """What is right, in the place of what was read."""

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "field" in given:
            given["field"] = given["field"] or None
        return given


class DocumentCorrection(Correction):
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=DocumentKind.choices)
    joint = forms.BooleanField(label=_("Văn bản liên tịch"), required=False)
    number = Said(label=_("Số"), max_length=20)
    symbol = Said(label=_("Ký hiệu"), max_length=80)
    date = Day(label=_("Ngày ban hành"))
    issuers = Lines(
        label=_("Cơ quan ban hành"), help_text=_("Mỗi dòng một cơ quan, cơ quan chủ trì ghi trước.")
    )
    subject = Said(label=_("Trích yếu"), max_length=1000)
    period = Years(label=_("Giai đoạn"), help_text=_("Ví dụ: 2026-2028"))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not any(given.get(name) for name in ("number", "symbol", "subject")):
            raise ValidationError(_("Hãy ghi số, ký hiệu hoặc trích yếu để nhận ra văn bản."))
        return given | {"bodies": []}


class CitationCorrection(DocumentCorrection):
    def clean(self) -> dict[str, Any]:
        return super().clean() | {"ambiguous": False}


class OrganisationCorrection(Correction):
    name = Said(label=_("Tên đầy đủ"), max_length=200, required=True)
    short_name = Said(label=_("Tên gọi tắt"), max_length=80, required=True)
    kind = forms.ChoiceField(label=_("Loại"), choices=Organisation.Kind.choices)
    since = Day(label=_("Có từ ngày"))


class PersonCorrection(Correction):
    name = Said(label=_("Họ và tên"), max_length=120, required=True)
    post = Said(label=_("Chức danh"), max_length=120)
    organisation = Said(label=_("Cơ quan, tổ chức"), max_length=200)


class EventCorrection(Correction):
    kind = Said(label=_("Loại"), max_length=100)
    name = Said(label=_("Tên"), max_length=300)
    date = Day(label=_("Ngày"))


class GoalCorrection(Correction):
    text = Said(label=_("Mục tiêu chung"), max_length=300, required=True)


class ClauseCorrection(Correction):
    text = Said(label=_("Nội dung"), required=True, widget=forms.Textarea(attrs={"rows": 3}))
    field = _field_of_work()


class ResultCorrection(ClauseCorrection):
    period = Said(label=_("Kỳ"), max_length=40)


class DirectionCorrection(ClauseCorrection):
    title = Said(label=_("Tên nhiệm vụ"), max_length=300)
    by = Said(label=_("Người hoặc cơ quan chỉ đạo"), max_length=200)
    lead = Said(label=_("Chủ trì"), max_length=200)
    cooperating = Lines(label=pgettext_lazy("bodies", "Phối hợp"))
    due = Day(label=_("Hạn"))
    recurs = forms.ChoiceField(label=_("Định kỳ"), choices=RECURRENCES, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        return given | {"recurs": given.get("recurs") or None}


class IssuersInput(forms.Widget):
    """A line for each issuer, the lead first; `names` are offered while one writes."""

    template_name = "intake/issuers.html"
    use_fieldset = True
    names: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        given = [line for line in value or [] if line.strip()]
        lines = given + [""] * max(1, FEWEST_ISSUERS - len(given))
        context = super().get_context(name, value, attrs)
        wrong = context["widget"]["attrs"].get("aria-invalid")
        return context | {"lines": lines, "names": self.names, "wrong": wrong}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(data.getlist(name))

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_1" if id_ else id_


class Issuers(forms.Field):
    """Bodies by name. A name that several go by is asked about; one that none has stays as it is
    written."""

    widget = IssuersInput

    def clean(self, value: Any) -> list[str]:
        written = [" ".join(name.split()) for name in value or ()]
        names = list(dict.fromkeys(filter(None, written)))
        known = directory()
        for name in names:
            Words(max_length=LONGEST_ISSUERS).clean(name)
            if known.is_shared(name):
                raise ValidationError(
                    _("Có nhiều cơ quan mang tên “%(name)s”. Hãy ghi tên đầy đủ."),
                    params={"name": name},
                )
        if len("; ".join(names)) > LONGEST_ISSUERS:
            raise ValidationError(
                _("Các cơ quan chưa có trong hệ thống dài quá %(n)s ký tự. Hãy ghi gọn lại."),
                params={"n": LONGEST_ISSUERS},
            )
        return names


class ScanForm(PaperForm):
    """Five fields, as they stand on the picture of the paper."""

    kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        choices=[("", _("Theo ký hiệu")), *DocumentKind.choices],
        required=False,
    )
    code = Words(
        label=_("Số và ký hiệu"),
        max_length=110,
        required=False,
        help_text=_("Ghi như trên văn bản, ví dụ: 30-NQ/ĐU hoặc 15/QĐ-UBND."),
    )
    date = forms.DateField(
        label=_("Ngày ban hành"),
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
        input_formats=_DAY_FORMATS,
        required=False,
        error_messages={"invalid": _("Hãy ghi ngày, tháng, năm có thật, ví dụ: 18-4-2026.")},
        help_text=_("Ví dụ: 18-4-2026 hoặc 18/4/2026."),
    )
    issuers = Issuers(
        label=_("Cơ quan ban hành"),
        required=False,
        help_text=_("Văn bản liên tịch: mỗi ô một cơ quan, cơ quan chủ trì ghi trước."),
    )
    subject = Words(label=_("Trích yếu"), max_length=1000, required=False)

    def clean_code(self) -> tuple[str, str]:
        """Number and symbol, by the grammar that reads citations; a number may stand alone."""
        written = self.cleaned_data["code"]
        if not written.strip():
            return "", ""
        found = symbols.alone(written)
        if found is None:
            raise ValidationError(
                _("Không đọc được số và ký hiệu này. Hãy ghi như trên văn bản, ví dụ: 30-NQ/ĐU.")
            )
        if len(found[1]) > LONGEST_SYMBOL:
            raise too_long_a_symbol()
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "code" in given:
            given["number"], given["symbol"] = given.pop("code")
            given["kind"] = given.get("kind") or self._kind_by(given["symbol"])
            if not (given["number"] or given.get("subject")):
                raise ValidationError(_("Hãy ghi số, ký hiệu hoặc trích yếu để nhận ra văn bản."))
        return given

    def _kind_by(self, symbol: str) -> str:
        """The kind of a symbol with one meaning; QĐ has two (NORMS, section 1)."""
        letters = next((part for part in re.split("[-/]", symbol) if not part.isdigit()), "")
        kind = kinds.derived(letters) or ""
        if kind not in DocumentKind.values:
            self.add_error("kind", _("Hãy chọn loại văn bản: ký hiệu không cho biết."))
        return kind


class PlaceForm(ActionForm):
    """A place in a text, in code points: 120-310."""

    place = forms.RegexField(r"^\d{1,8}-\d{1,8}$")

    def clean(self) -> dict[str, Any]:
        start, _dash, end = self.cleaned_data.get("place", "").partition("-")
        return {"start": int(start), "end": int(end)} if end else {}


class AnswerForm(forms.Form):
    """Whose a document is that the text leaves open: a body that is known, or a name."""

    body = forms.UUIDField(required=False)
    issuer = Said(max_length=200)


class FigureCorrection(Correction):
    indicator = Said(label=_("Chỉ tiêu"), max_length=200, required=True)
    value = forms.DecimalField(label=_("Giá trị"), localize=True, max_digits=20)
    unit = Said(label=_("Đơn vị tính"), max_length=60)
    period = Said(label=_("Kỳ"), max_length=60)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("value") is not None:
            given["value"] = float(given["value"])
        return given


CORRECTIONS: dict[str, type[Correction]] = {
    Kind.SOURCE: DocumentCorrection,
    Kind.CITATION: CitationCorrection,
    Kind.ORGANISATION: OrganisationCorrection,
    Kind.PERSON: PersonCorrection,
    Kind.EVENT: EventCorrection,
    Kind.GOAL: GoalCorrection,
    Kind.OBJECTIVE: ClauseCorrection,
    Kind.RESULT: ResultCorrection,
    Kind.DIRECTION: DirectionCorrection,
    Kind.FIGURE: FigureCorrection,
}
