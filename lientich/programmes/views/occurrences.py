from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.asking import perform
from lientich.core.workbooks import workbook
from lientich.organisations.models import Organisation

from .. import actions, forms, periods, queries, rules
from ..queries import occurrences, pages, sources, timeline
from ..queries.beside import beside
from ..queries.pages import mark

LATER = gettext_lazy("Chỉ các kỳ mở từ nay về sau theo nội dung mới; kỳ đã mở giữ nguyên.")


def change_series(request, pk):
    by, task = request.actor, _series(request, pk)
    series = task.series
    form = forms.SeriesForm(
        request.POST or None,
        initial={
            "title": task.title,
            "text": task.text,
            "until": series.until,
            "units": series.units.all(),
        },
    )
    form.among(_units(by, task), text=task.source_id is None)
    return perform(
        request,
        form,
        actions.change_series,
        task,
        done=_("Đã sửa việc định kỳ, từ kỳ sau."),
        to=task.get_absolute_url(),
        question=_("Sửa việc định kỳ"),
        consequence=LATER,
        deed=_("Ghi lại"),
        **mark(task.programme),
    )


def stop_series(request, pk):
    task = _series(request, pk)
    form = forms.ReasonForm(request.POST or None)
    return perform(
        request,
        form,
        actions.stop_series,
        task,
        done=_("Đã dừng việc định kỳ."),
        to=task.get_absolute_url(),
        question=_("Dừng việc định kỳ"),
        consequence=_("Không mở kỳ nào nữa. Các kỳ đã mở vẫn phải làm xong."),
        deed=_("Dừng"),
        danger=True,
        **mark(task.programme),
    )


@require_safe
def export_periods(request, pk):
    """The whole grid as a workbook."""
    by, task = request.actor, pages.task(request.actor, pk)
    if task is None or not (task.is_series and task.readable):
        raise Http404
    grid = occurrences.grid(by, task, occurrences.EVERYTHING)
    head = [_("Đơn vị"), _("Kỳ chưa báo cáo"), *(one.name for one in grid.periods)]
    rows = (
        [
            row.unit,
            row.missing,
            *(f"{one.words} ({one.percent}%)" if one else "" for one in row.cells),
        ]
        for row in grid.rows
    )
    widths = [28, 12, *(18 for _one in grid.periods)]
    exercise = bool(mark(task.programme))
    return workbook("bao-cao-dinh-ky.xlsx", head, rows, widths=widths, exercise=exercise)


def series_page(by, task):
    """What the page of a series shows."""
    series, colours = task.series, pages.tones(task.programme)
    manages = rules.can_manage(by, task)
    return {
        "series": series,
        "next_period": periods.name(task.recurs, series.next),
        "last_period": periods.name(task.recurs, periods.beginning(task.recurs, series.until)),
        "units": series.units.order_by("name_key"),
        "grid": occurrences.grid(by, task),
        "found": beside(by, task)[0],
        "events": timeline.of_task(by, task),
        "lead_tone": colours.get(task.lead.organisation_id, "") if task.lead else "",
        "source": task.source if task.source_visible else None,
        "changes": sources.changes(by, task),
        "can_manage": manages,
        "can_change": manages and not series.stopped_on,
    }


def around(by, task):
    """What the page of an occurrence shows of its series: the way there or, for a unit that sees
    no more than its own parts, these."""
    if task.occurrence_of_id is None:
        return {}
    series = task.occurrence_of
    shown = {"rhythm": series.recurs_words}
    if task.series_visible:
        return shown | {"series_url": series.get_absolute_url()}
    return shown | {"grid": occurrences.grid(by, series)}


def _series(request, pk):
    task = pages.task(request.actor, pk)
    if task is None:
        raise Http404
    allow(rules.can_manage(request.actor, task), rules.OWNER)
    if not task.is_series:
        raise Http404
    return task


def _units(by, task):
    """The units that may be given it, and those that have it."""
    within = queries.within_reach(task, by.today)
    held = task.series.units.values_list("pk", flat=True)
    tops = rules.owners_of(task) | rules.sides_of(task.programme)
    found = Organisation.objects.filter(pk__in={*within, *held})
    return found.exclude(pk__in=tops - set(held)).order_by("name_key")
