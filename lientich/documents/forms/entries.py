import re
from collections.abc import Collection
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.organisations.models import Body, FieldOfWork
from lientich.organisations.recognition import Directory, directory
from lientich.reader import symbols

from ..models import Document, Kind

YEARS: dict[str, Any] = {"min_value": 1900, "max_value": 2200}
LONGEST_NUMBER: int = Document._meta.get_field("number").max_length  # type: ignore[assignment]
LONGEST_SYMBOL: int = Document._meta.get_field("symbol").max_length  # type: ignore[assignment]
LONGEST_ISSUERS: int = Document._meta.get_field("issuer_text").max_length  # type: ignore[assignment]


def too_long_a_symbol() -> ValidationError:
    return ValidationError(
        _("Ký hiệu dài quá %(n)s ký tự. Hãy xem lại trên văn bản."), params={"n": LONGEST_SYMBOL}
    )


class PaperForm(ActionForm):
    """What is written down from a paper; its `date` is no day to come."""

    today: date | None = None
    keeps_the_day = False  # what stands already, other corrections leave alone

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        day = given.get("date")
        kept = self.keeps_the_day and "date" not in self.changed_data
        if day and self.today and day > self.today and not kept:
            self.add_error(
                "date", _("Ngày ban hành không thể sau hôm nay. Hãy xem lại ngày trên văn bản.")
            )
        return given


class EntryForm(PaperForm):
    """An entry of the register, as it is written by hand from the paper."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=Kind.choices)
    joint = forms.BooleanField(
        label=_("Văn bản liên tịch, do nhiều cơ quan cùng ban hành"), required=False
    )
    number = Words(label=_("Số"), max_length=110, required=False, help_text=_("Ví dụ: 30"))
    symbol = Words(label=_("Ký hiệu"), max_length=80, required=False, help_text=_("Ví dụ: NQ/ĐU"))
    date = forms.DateField(label=_("Ngày ban hành"), widget=DayInput(), required=False)
    issuers = Words(
        label=_("Cơ quan ban hành"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text=_("Mỗi dòng một cơ quan, cơ quan chủ trì ghi trước."),
    )
    subject = Words(
        label=_("Trích yếu"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    field = forms.ModelChoiceField(
        label=_("Mặt công tác"),
        queryset=FieldOfWork.objects.all(),
        required=False,
        empty_label=_("Chưa xếp mặt công tác"),
    )
    period_from = forms.IntegerField(label=_("Giai đoạn từ năm"), required=False, **YEARS)
    period_to = forms.IntegerField(label=_("đến năm"), required=False, **YEARS)
    valid_from = forms.DateField(
        label=_("Có hiệu lực từ ngày"),
        widget=DayInput(),
        required=False,
        help_text=_("Để trống nếu có hiệu lực từ ngày ban hành."),
    )
    valid_until = forms.DateField(
        label=_("Hết hiệu lực từ ngày"), widget=DayInput(), required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "number" in given and "symbol" in given:
            given |= self._code(given["number"], given["symbol"])
        given["period"] = given.pop("period_from", None), given.pop("period_to", None)
        bodies, others = self._issuers(given.pop("issuers", ""), directory())
        unknown = "; ".join(others)
        if len(unknown) > LONGEST_ISSUERS:
            self.add_error(
                "issuers",
                ValidationError(
                    _("Các cơ quan chưa có trong hệ thống dài quá %(n)s ký tự. Hãy ghi gọn lại."),
                    params={"n": LONGEST_ISSUERS},
                ),
            )
        return given | {"issuers": bodies, "issuer_text": unknown}

    def _code(self, number: str, symbol: str) -> dict[str, str]:
        """Number and symbol apart, also where both were written into the place of the number."""
        symbol = re.sub(r"\s*([-/])\s*", r"\1", symbol.strip())
        found = symbols.alone(number)
        if found and (not found[1] or symbol in ("", found[1])):
            number, symbol = found[0], symbol or found[1]
        if len(symbol) > LONGEST_SYMBOL:
            self.add_error("number", too_long_a_symbol())
        if len(number) > LONGEST_NUMBER:
            self.add_error("number", _("Hãy ghi số và ký hiệu vào hai ô, ví dụ: 30 và NQ/ĐU."))
        return {"number": number, "symbol": symbol}

    def _issuers(self, written: str, known: Directory) -> tuple[list[Body], list[str]]:
        bodies, others = [], []
        for line in filter(None, map(str.strip, written.splitlines())):
            body = known.body(line)
            if body:
                bodies.append(body)
            elif known.is_shared(line):
                self.add_error(
                    "issuers",
                    ValidationError(
                        _("Có nhiều cơ quan mang tên “%(name)s”. Hãy ghi tên đầy đủ."),
                        params={"name": line},
                    ),
                )
            else:
                others.append(line)
        return bodies, others

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        names = [body.name for body in document.issuers.order_by("issuings__order")]
        names += [part.strip() for part in document.issuer_text.split(";") if part.strip()]
        columns = (
            "kind joint number symbol date subject field period_from period_to valid_from "
            "valid_until"
        )
        return {name: getattr(document, name) for name in columns.split()} | {
            "issuers": "\n".join(names)
        }


class RegisterForm(EntryForm):
    text = Words(
        label=_("Toàn văn"),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
        help_text=_("Không bắt buộc. Có tệp thì nên nhập văn bản từ tệp để không phải gõ lại."),
    )

    def within(self, fields: Collection[UUID]) -> None:
        """A specialist keeps the documents of their own fields of work."""
        field = cast(forms.ModelChoiceField, self.fields["field"])
        field.queryset = FieldOfWork.objects.filter(pk__in=fields)
        field.required = True
