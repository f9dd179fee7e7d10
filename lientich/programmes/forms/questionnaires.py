"""The form that a task brings with it: how it is put together, and how it is answered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from lientich.core.forms import ActionForm, DayInput, Words
from lientich.core.ids import new_id

from ..answering import MOST_QUESTIONS, PRESETS
from ..models import Answers, Question, Questionnaire
from .fields import lines_of_text

KINDS = Question.Kind
PARTS = ("label", "kind", "unit", "options", "required")


class QuestionsForm(ActionForm):
    """Up to eight questions, each a row of fields; a row without words asks nothing."""

    kind = forms.ChoiceField(choices=Questionnaire.Kind.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for n in range(MOST_QUESTIONS):
            self.fields[f"label{n}"] = self._asked(_("Câu hỏi"), 200)
            self.fields[f"kind{n}"] = forms.ChoiceField(
                label=_("Kiểu"), choices=KINDS.choices, required=False
            )
            self.fields[f"unit{n}"] = self._asked(_("Đơn vị tính"), 40)
            self.fields[f"options{n}"] = self._asked(_("Lựa chọn, cách nhau dấu ;"), 300)
            self.fields[f"required{n}"] = forms.BooleanField(
                label=_("Bắt buộc trả lời"), required=False
            )

    @staticmethod
    def _asked(label: Any, most: int) -> Words:
        """In Vietnamese, whatever language the page speaks: see `preset`."""
        widget = forms.TextInput({"lang": "vi"})
        return Words(label=label, max_length=most, required=False, widget=widget)

    @property
    def rows(self) -> list[list[Any]]:
        return [[self[f"{part}{n}"] for part in PARTS] for n in range(MOST_QUESTIONS)]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        rows = [{part: given.get(f"{part}{n}") for part in PARTS} for n in range(MOST_QUESTIONS)]
        questions = [
            row
            | {
                "kind": row["kind"] or KINDS.TEXT,
                "options": [one.strip() for one in (row["options"] or "").split(";")],
            }
            for row in rows
            if row["label"]
        ]
        return {"kind": given.get("kind"), "questions": questions}


def preset(kind: str) -> dict[str, Any]:
    """What stands in the rows for a kind of form, to be changed or kept.

    What is asked is read by all, whatever language the asker's screen speaks: it is Vietnamese.
    """
    with override("vi"):
        asked = [
            (
                str(one.label),
                one.kind,
                str(one.unit),
                "; ".join(map(str, one.options)),
                one.required,
            )
            for one in PRESETS[kind]
        ]
    return {"kind": kind} | _rows(asked)


def asked(form: Questionnaire) -> dict[str, Any]:
    """The same, of a form that a task has."""
    return {"kind": form.kind} | _rows(
        (one.label, one.kind, one.unit, "; ".join(one.options), one.required)
        for one in form.questions.all()
    )


def _rows(questions: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    return {
        f"{part}{n}": value
        for n, values in enumerate(questions)
        for part, value in zip(PARTS, values, strict=True)
    }


class ShareWidget(forms.MultiWidget):
    """x of y."""

    use_fieldset = True

    def __init__(self) -> None:
        number = {"inputmode": "numeric", "min": 0}
        super().__init__(
            {
                "part": forms.NumberInput({**number, "aria-label": _("số đạt")}),
                "whole": forms.NumberInput({**number, "aria-label": _("tổng số")}),
            }
        )

    def decompress(self, value: Any) -> list[Any]:
        return list(value) if value else [None, None]


class ShareField(forms.MultiValueField):
    def __init__(self, **given: Any) -> None:
        given["help_text"] = _("Ô trước: số đạt; ô sau: tổng số.")
        number = forms.IntegerField(min_value=0, max_value=10**9)
        fields = (number, number)
        super().__init__(fields, widget=ShareWidget(), require_all_fields=True, **given)

    def compress(self, values: list[Any]) -> list[int] | None:
        return values or None


class AnswersForm(ActionForm):
    """The questions of a form as fields."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def __init__(self, questions: Iterable[Question], before: Answers | None, *args: Any) -> None:
        super().__init__(*args)
        self.questions = list(questions)
        for one in self.questions:
            field = _field(one)
            if before:
                field.initial = before.values.get(str(one.pk))
            self.fields[name_of(one)] = field

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "token": given.get("token"),
            "values": {str(one.pk): given.get(name_of(one)) for one in self.questions},
        }


def name_of(question: Question) -> str:
    """Of its field: that of no other question, of a form that was changed meanwhile."""
    return f"q{question.pk.hex}"


def _field(one: Question) -> forms.Field:
    label = f"{one.label} ({one.unit})" if one.unit else one.label
    given: dict[str, Any] = {"label": label, "required": one.required}
    if one.kind == KINDS.NUMBER:
        widget = forms.NumberInput(attrs={"inputmode": "decimal"})
        return forms.DecimalField(
            min_value=0, max_digits=14, decimal_places=2, widget=widget, **given
        )
    if one.kind == KINDS.SHARE:
        return ShareField(**given)
    if one.kind == KINDS.DATE:
        return forms.DateField(widget=DayInput(), **given)
    if one.kind in (KINDS.CHOICE, KINDS.YES):
        words = [(word, word) for word in one.options]
        choices = words or [("yes", _("Có")), ("no", _("Không"))]
        return forms.ChoiceField(choices=[("", _("Chưa chọn")), *choices], **given)
    if one.kind == KINDS.LINK:
        return forms.URLField(assume_scheme="https", max_length=500, **given)
    return lines_of_text(label, rows=2, max_length=2000, required=one.required)
