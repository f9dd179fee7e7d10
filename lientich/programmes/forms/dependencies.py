"""Forms about what a task waits for."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm

from ..models import Task


class WaitForm(ActionForm):
    waits_for = forms.ModelChoiceField(
        label=_("Chờ việc nào xong"),
        queryset=Task.objects.none(),
        empty_label=_("Chọn nhiệm vụ"),
    )

    def among(self, tasks: Any, offered: Iterable[Task]) -> None:
        """Any of these may be named; those `offered` are shown to choose from."""
        field = cast(forms.ModelChoiceField, self.fields["waits_for"])
        field.queryset = tasks
        field.choices = [("", field.empty_label), *((one.pk, str(one)) for one in offered)]
