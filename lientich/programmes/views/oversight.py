from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core.access import allow
from lientich.core.workbooks import workbook

from .. import queries, rules
from ..queries import oversight, pages, tallies
from ..queries.pages import mark

WIDTHS = (24, 20, 48, 24, 12, 18, 16, 10)


@require_safe
def by_unit(request):
    """What every unit has to do in a programme, and who is late: for leaders and offices."""
    programmes, programme = _programme(request)
    units = oversight.units(request.actor, programme.pk) if programme else []
    tasks_url = f"{reverse('programmes:tasks')}?programme={programme.pk}" if programme else ""
    context = {
        "programmes": programmes,
        "programme": programme,
        "units": units,
        "late": [unit for unit in units if unit.tally.overdue],
        "total": sum((unit.tally for unit in units), tallies.Tally()),
        "tasks_url": tasks_url,
    }
    return render(request, "programmes/by_unit.html", context | _marked(programme))


@require_safe
def by_unit_xlsx(request):
    """The parts that are not finished, as a workbook."""
    _programmes, programme = _programme(request)
    if programme is None:
        raise Http404
    head = [
        _("Đơn vị"),
        _("Mặt công tác"),
        _("Nhiệm vụ"),
        _("Chủ trì"),
        _("Hạn"),
        _("Trạng thái"),
        _("Quá hạn (ngày)"),
        _("Tiến độ (%)"),
    ]
    rows = (
        [
            *(row[name] for name in ("unit", "field", "title", "lead")),
            row["due"] or "",
            row["state"],
            row["days"] or "",
            row["percent"],
        ]
        for row in oversight.exported(request.actor, programme.pk)
    )
    name = "nhiem-vu-theo-don-vi.xlsx"
    return workbook(name, head, rows, widths=WIDTHS, exercise=bool(mark(programme)))


def _programme(request):
    """Those one sees, and the one asked for; else the one that runs."""
    by = request.actor
    allow(rules.can_oversee(by), rules.OVERSEER)
    programmes = pages.programmes_of(by)
    asked = request.GET.get("programme")
    if asked:
        chosen = next((one for one in programmes if str(one.pk) == asked), None)
        if chosen is None:
            raise Http404
        return programmes, chosen
    running = queries.running_of(by)
    of_all = next((one for one in programmes if running and one.pk == running.pk), None)
    return programmes, of_all or next(iter(programmes), None)


def _marked(programme):
    return mark(programme) if programme else {}
