"""The slips of a sheet of people, on paper: in Vietnamese, whatever the screen's language."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from lientich.accounts import first_passwords
from lientich.core.actor import Actor
from lientich.core.text import EXERCISE_FILE_MARK, EXERCISE_MARK
from lientich.papers import slips as paper

from . import queries
from .columns import named
from .models import Import, Slip


def printed(sheet: Import, by: Actor) -> HttpResponse:
    """A PDF to be printed; kept by no cache, and made anew each time until they are handed out."""
    with override(settings.LANGUAGE_CODE):
        made = paper.to_slips(
            paper.Slips(
                house=sheet.organisation.name,
                title=_("Phiếu đăng nhập lần đầu"),
                steps=(
                    _("Mở địa chỉ trên, gõ tên đăng nhập và mật khẩu dùng một lần."),
                    _("Đặt ngay mật khẩu của riêng mình, ít nhất 8 ký tự; hủy phiếu này."),
                    _("Không đưa phiếu cho người khác. Mất phiếu thì báo quản trị cấp lại."),
                ),
                slips=tuple(_slip(one, sheet) for one in queries.slips(sheet)),
                day=by.today,
                mark=EXERCISE_MARK if sheet.organisation.exercise else "",
            )
        )
    response = HttpResponse(made, content_type="application/pdf")
    name = "phieu-dang-nhap.pdf"
    name = EXERCISE_FILE_MARK + name if sheet.organisation.exercise else name
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _slip(one: Slip, sheet: Import) -> paper.Slip:
    cells = named(one.row.cells, sheet.keys)
    person = one.user.person
    assert person  # an account of a sheet is a person's
    return paper.Slip(
        name=person.name,
        place=", ".join(filter(None, [cells.get("post", ""), cells.get("organisation", "")])),
        facts=(
            (_("Địa chỉ"), settings.ADDRESS or _("hỏi quản trị")),
            (_("Tên đăng nhập"), one.user.username),
            (_("Mật khẩu dùng một lần"), first_passwords.derived(person.pk, one.token)),
        ),
    )
