"""Forms about a unit's part of a task."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lientich.core.forms import ActionForm, DayInput, Files, FilesInput
from lientich.core.ids import new_id

from . import days_off
from .fields import lines_of_text

AGAIN = _("Trình duyệt không giữ tệp đã chọn: hãy chọn lại rồi gửi.")


class ReportForm(ActionForm):
    """How far a unit has got; on a phone, in under a minute."""

    percent = forms.IntegerField(
        label=_("Tiến độ (%)"),
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("100% là báo cáo hoàn thành: việc chờ xác nhận, chưa báo cáo thêm được."),
    )
    done = forms.BooleanField(
        label=_("Đã hoàn thành (100%), đề nghị xác nhận"),
        required=False,
        widget=forms.CheckboxInput(attrs={"data-whole": "percent"}),  # in the browser it follows
        help_text=_("Đánh dấu thì tiến độ là 100%, không cần sửa ô trên."),
    )
    note = lines_of_text(_("Kết quả, khó khăn"), required=False, max_length=5000)
    # Named as the action's argument; a form's own `files` is set beside it, on the instance.
    files = Files(  # type: ignore[assignment]
        label=_("Ảnh, tệp minh chứng"),
        required=False,
        # In the browser, the box of that name is required once a file is chosen.
        widget=FilesInput(
            attrs={"accept": "image/*,.pdf,.docx,.xlsx", "data-declared": "declared"}
        ),
        help_text=_("Ảnh, PDF, Word, Excel; mỗi tệp không quá 20 MB, nhiều nhất 10 tệp."),
    )
    declared = forms.BooleanField(
        label=_("Các tệp này không thuộc danh mục bí mật nhà nước"),
        required=False,
        help_text=_("Bắt buộc khi gửi tệp."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["declared"].widget.is_required = True  # where there are files

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if given.pop("done", False):
            self._refuse_less_than_done(given.get("percent"))
            given["percent"] = 100
        elif "percent" in given and given["percent"] is None:
            self.add_error("percent", _("Hãy nhập tiến độ, hoặc đánh dấu đã hoàn thành."))
        declared = given.pop("declared", False)
        if given.get("files") and not declared:
            self.add_error("declared", _("Hãy xác nhận trước khi gửi tệp."))
        return given

    def perform(self, action: Any, *subject: Any, **given: Any) -> bool:
        done = super().perform(action, *subject, **given)
        if not done and any(self.files.values()):  # type: ignore[attr-defined]
            self.add_error("files", AGAIN)
        return done

    def suggest(self, words: str) -> None:
        """Tell beside the field what a person may go by."""
        field = self.fields["percent"]
        field.help_text = f"{words} {field.help_text}"

    def _refuse_less_than_done(self, percent: int | None) -> None:
        """What stood in the field before is no word of theirs; what they wrote there is."""
        if percent is not None and percent < 100 and "percent" in self.changed_data:
            self.add_error(
                "done",
                _("Tiến độ ghi %(percent)s%%: hãy bỏ đánh dấu này, hoặc ghi 100 nếu đã xong.")
                % {"percent": percent},
            )


class PhoneReportForm(ReportForm):
    """The same in its shortest, as the page of the week holds one for each duty."""

    done = None  # type: ignore[assignment]  # a button says 100
    files = Files(
        label=_("Ảnh chụp"),
        required=False,
        widget=FilesInput(
            attrs={"accept": "image/*", "capture": "environment", "data-declared": "declared"}
        ),
    )
    field_order = ("percent", "note", "files", "declared", "token")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["declared"].label = _("Ảnh không thuộc danh mục bí mật nhà nước")
        self.fields["note"].widget.attrs["rows"] = 2


class Moment(forms.DateTimeField):
    """One that has its day everywhere: of others no database can be asked."""

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value)
        try:
            return moment.astimezone(UTC) if moment else None
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class KeptReportForm(ReportForm):
    """As a script sends it, at once or after it waited on the device."""

    written_at = Moment(required=False)
    seen = Moment(required=False)

    def perform(self, action: Any, *subject: Any, **given: Any) -> bool:
        """The device still has the files: nobody is asked to choose them again."""
        return ActionForm.perform(self, action, *subject, **given)


class UntilForm(ActionForm):
    """A later day, and why."""

    until = forms.DateField(label=_("Hạn mới"), widget=DayInput())
    on_day_off = days_off.box()
    reason = lines_of_text(_("Lý do"), max_length=500)

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        days_off.question(self, "until", given)
        return given


class UntilAnswerForm(UntilForm):
    reason = lines_of_text(_("Ghi chú"), max_length=500, required=False)
