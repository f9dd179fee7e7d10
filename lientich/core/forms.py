import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from .templatetags.lt import day


class Renderer(TemplatesSetting):
    """Every field of every form looks as `ui/field.html` draws it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class ActionForm(forms.Form):
    """A form whose fields are the arguments of an action."""

    result: Any = None

    def perform(self, action: Callable[..., Any], *subject: Any, **given: Any) -> bool:
        """Run the action with what was entered; what cannot be becomes an error of the form."""
        if not (self.is_bound and self.is_valid()):
            return False
        try:
            self.result = action(*subject, **given, **self.cleaned_data)
        except ValidationError as error:
            self.add_error(None, error)
            return False
        return True


class Asking(forms.Form):
    """What is asked of a list: as its queries take it, as an address says it, and in words."""

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def given(self) -> dict[str, Any]:
        """The same as it was typed: what an address says again."""
        return {
            name: self.data.getlist(name) if isinstance(value, list) else str(self.data[name])  # type: ignore[attr-defined]
            for name, value in self.wanted.items()
        }

    @property
    def told(self) -> list[tuple[str, str]]:
        """The same in words."""
        return [
            (str(self.fields[name].label), self._words(name, value))
            for name, value in self.wanted.items()
        ]

    def _words(self, name: str, value: Any) -> str:
        if value is True:
            return str(_("có"))
        if isinstance(value, date):
            return day(value)
        offered = dict(getattr(self.fields[name], "choices", ()))
        several = value if isinstance(value, list) else [value]
        return ", ".join(str(offered.get(str(one), one)) for one in several)


class DayInput(forms.DateInput):
    """A calendar day, picked with the browser's own calendar.

    The browser shows it in its own language, which may put the month first: below, it is told again
    as every page writes it.
    """

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        told = {"data-told-as": _("Ngày đã chọn:")}
        super().__init__(attrs=told | attrs, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Words(forms.CharField):
    """Text that a person reads; no office program opens a file with control characters."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(ord(char) < 32 and char not in "\t\n\r" for char in value):
            raise ValidationError(_("Nội dung có ký tự điều khiển. Hãy xóa và gõ lại."))


_FIGURE = re.compile(r"[+-]?\d{0,40}(\.\d{0,40})?", re.ASCII)


class FigureField(forms.DecimalField):
    """A number as people write it in their language: 1.234,5 or 1,234.5; also without groups."""

    def __init__(self, **given: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(**{"widget": forms.TextInput(attrs=attrs)} | given)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal | int):
            return value
        return formats.number_format(value, force_grouping=True)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = plain_number(value)
            if not _FIGURE.fullmatch(value):  # a Decimal also takes 1e9, 1_000 and NaN
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def plain_number(text: str) -> str:
    """Without its groups, its decimals after a point; what is written otherwise stays as it is."""
    groups, point = (formats.get_format(f"{one}_SEPARATOR") for one in ("THOUSAND", "DECIMAL"))
    text = "".join(text.split())
    grouped = rf"[+-]?[1-9]\d{{0,2}}({re.escape(groups)}\d{{3}})+({re.escape(point)}\d*)?"
    if re.fullmatch(grouped, text, re.ASCII):
        text = text.replace(groups, "")
    return text.replace(point, ".") if text.count(point) == 1 else text


class FilesInput(forms.FileInput):
    """Picks several files at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files at once, or none, as a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, list | tuple) else [data]
        kept, errors = [], []
        for one in filter(None, several):
            try:
                kept.append(super().clean(one, initial))
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return kept
