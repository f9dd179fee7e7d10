"""The list of tasks to take away, exactly as it was filtered; and filters, saved."""

from itertools import islice

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.tables import table
from lientich.core.templatetags.lt import day
from lientich.core.text import EXERCISE_FILE_MARK, EXERCISE_MARK
from lientich.core.workbooks import workbook
from lientich.documents import saving
from lientich.documents.models import SavedFilter
from lientich.documents.printed import in_vietnamese
from lientich.organisations.models import Organisation
from lientich.organisations.queries import in_exercise
from lientich.papers import Book, to_book

from ..models import Programme
from ..queries import lists
from .asked import Asked

MOST_PRINTED = 2000
WIDTHS = (60, 24, 24, 12, 18, 20, 11, 11)  # of the columns of a workbook
SHARES = (5.2, 2.4, 2.2, 1.4, 1.6, 1.9, 1.1, 1.1)  # of those of a sheet of paper


@require_safe
def export(request):
    """As a table for a spreadsheet."""
    asked = Asked(request)
    rows = ([_text(cell) for cell in row] for row in _rows(asked))
    return table("nhiem-vu.csv", _head(), rows, exercise=_exercise(asked.by))


@require_safe
def export_workbook(request):
    asked = Asked(request)
    exercise = _exercise(asked.by)
    return workbook("nhiem-vu.xlsx", _head(), _rows(asked), widths=WIDTHS, exercise=exercise)


@require_safe
def export_pdf(request):
    """On paper, in Vietnamese, up to MOST_PRINTED."""
    with in_vietnamese():
        data = to_book(_book(Asked(request)))
    name = "nhiem-vu.pdf"
    name = EXERCISE_FILE_MARK + name if _exercise(request.actor) else name
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def save_filter(request):
    asked = Asked(request)
    here, back = reverse("programmes:tasks"), asked.address("programmes:tasks")
    return saving.save(request, SavedFilter.TASKS, asked.form, here, back)


def remove_filter(request, pk):
    consequence = _("Nhiệm vụ không thay đổi gì.")
    here = reverse("programmes:tasks")
    return saving.remove(request, SavedFilter.TASKS, pk, here, consequence)


def _book(asked):
    by = asked.by
    rows = list(islice(_rows(asked), MOST_PRINTED + 1))
    house = Organisation.objects.filter(pk=by.organisation_id).first()
    columns = asked.form["columns"].label
    told = [f"{label}: {words}" for label, words in asked.form.told if label != columns]
    if len(rows) > MOST_PRINTED:
        told.append(_("%(n)s việc đầu") % {"n": MOST_PRINTED})
    return Book(
        house=house.name if house else "",
        title=_("Danh sách nhiệm vụ"),
        subtitle="; ".join(told) or _("Mọi nhiệm vụ chưa xong"),
        head=tuple(_head()),
        rows=tuple(tuple(_text(cell) for cell in row) for row in rows[:MOST_PRINTED]),
        widths=SHARES,
        day=by.today,
        printed=_("In ngày %(day)s") % {"day": day(by.today)},
        numeric=frozenset({6, 7}),
        mark=EXERCISE_MARK if _exercise(by) else "",
    )


def _head():
    return [
        _("Nhiệm vụ"),
        _("Mặt công tác"),
        _("Chủ trì"),
        _("Hạn"),
        _("Trạng thái"),
        _("Thời hạn"),
        _("Tiến độ (%)"),
        _("Số đơn vị"),
    ]


def _rows(asked):
    return (_row(row) for row in lists.exported(asked.by, asked.wanted))


def _row(row):
    if not row["readable"]:
        return [row["title"], "", "", "", row["get_state_display"], "", "", ""]
    return [
        row["title"],
        row["field"],
        row["lead"],
        row["due"] or "",
        ", ".join(filter(None, [row["get_state_display"], row["left_words"]])),
        row["timeliness_label"],
        row["percent"],
        row["units"] or "",
    ]


def _text(cell):
    return day(cell) if hasattr(cell, "isoformat") else str(cell)


def _exercise(by):
    seen = Programme.objects.visible_to(by).filter(sides__exercise=True)
    return in_exercise(by) or seen.exists()
