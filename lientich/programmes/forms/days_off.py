"""A date that falls on a day off is taken once a person has said that it is meant."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.core.templatetags.lt import day as shown
from lientich.organisations.queries import calendar

BOX = "on_day_off"  # under the date, once it is asked for


def box() -> forms.BooleanField:
    return forms.BooleanField(
        label=gettext_lazy("Vẫn lấy ngày này làm hạn"), required=False, widget=forms.HiddenInput
    )


def question(
    form: Any,
    name: str,
    given: dict[str, Any],
    since: date = date.min,
    kept: date | None = None,
) -> None:
    """Tell why one does not work on the date given as `name`, and the working days next to it.

    What lies before `since` is refused for that, and not proposed; what it was before (`kept`)
    was meant then.
    """
    meant, day = given.pop(BOX, False), given.get(name)
    if day in (None, kept) or meant or day < since or (days := calendar()).works(day):
        return
    near = ", ".join(shown(one) for one in (days.last(day), days.next(day)) if one >= since)
    told = {"day": shown(day), "reason": days.reason(day), "near": near}
    form.add_error(
        name,
        _(
            "%(day)s là ngày nghỉ (%(reason)s). Ngày làm việc gần nhất: %(near)s. Hãy đổi hạn, "
            "hoặc đánh dấu ô dưới nếu vẫn lấy ngày này."
        )
        % told,
    )
    form.fields[BOX].widget = forms.CheckboxInput()
