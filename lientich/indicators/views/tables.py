from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lientich.core import tables
from lientich.core.workbooks import workbook
from lientich.organisations.models import Organisation
from lientich.organisations.queries import in_exercise

from .. import rules
from ..arithmetic import Base, Period
from ..forms import TableForm
from ..models import Duty, Indicator
from ..periods import part_of, period_of, told
from ..queries import completeness, drill, exported, table
from ..queries.known import JOINT, WAS, mark, readable_sets, superiors

YEARS = 5  # that may be chosen


@require_safe
def index(request):
    """The table of the set, organisation, line and period that the address names."""
    by, (sets, of) = request.actor, _sets(request)
    if of is None:
        return render(request, "indicators/none.html")
    form, asked, place = _asked(request, sets, of)
    found = table.table(by, asked) if place else None
    periods = [told(one) for one in asked.periods]
    missing = completeness.missing(by, of)
    context = {
        "form": form,
        "table": found,
        "periods": periods,
        "rows": [
            (row, list(zip(periods, row.groups, strict=True)))
            for row in (found.rows if found else [])
        ],
        "place": place,
        "missing": missing,
        "missing_told": told(missing.period) if missing else "",
        **_common(asked, form),
    }
    return render(request, "indicators/index.html", context)


@require_safe
def export(request):
    """The same table, to be taken away."""
    head, rows, exercise = _taken_away(request)
    return tables.table("chi-tieu.csv", head, rows, exercise=exercise)


@require_safe
def export_workbook(request):
    head, rows, exercise = _taken_away(request)
    widths = [36, 12, *([14] * (len(head) - 2))]
    return workbook("chi-tieu.xlsx", head, rows, widths=widths, exercise=exercise)


def _taken_away(request):
    by, (sets, of) = request.actor, _sets(request)
    place = ""
    if of is not None:
        _form, asked, place = _asked(request, sets, of)
    if not place:
        return [_("Chỉ tiêu"), _("Đơn vị tính")], [], in_exercise(by)
    periods = [told(one) for one in asked.periods]
    found = table.table(by, asked)
    return exported.head(place, periods), exported.rows(found), bool(mark(of)) or in_exercise(by)


@require_safe
def cell(request, pk):
    """Behind a cell: the units, whoever fails first."""
    by, indicator = request.actor, _indicator(request, pk)
    sets = list(readable_sets(by))
    form, asked, place = _asked(request, sets, next(one for one in sets if one == indicator.of))
    if not place:
        raise Http404
    context = {
        "indicator": indicator,
        "drill": drill.drill(by, asked, indicator),
        "place": place,
        "told": told(asked.period),
        **_common(asked, form),
    }
    return render(request, "indicators/cell.html", context)


@require_safe
def figures(request, pk):
    """What one unit reported, by whom and when, with every erratum."""
    by, indicator = request.actor, _indicator(request, pk)
    of = indicator.of
    units = Organisation.objects.filter(pk__in=Duty.objects.filter(indicator__of=of).values("unit"))
    if not rules.reads_all(by, of, {one.pk for one in of.owners.all()}):
        units = units.filter(pk__in=rules.units_read(by, of))
    asked = _uuid(request.GET.get("unit", ""))
    unit = get_object_or_404(units, pk=asked) if asked else units.first()
    if unit is None:
        raise Http404
    context = {
        "indicator": indicator,
        "unit": unit,
        "observations": [
            (one, told(one.sheet.period)) for one in drill.observations(by, indicator, unit.pk)
        ],
        **mark(of),
    }
    return render(request, "indicators/figures.html", context)


def _sets(request):
    """Those that one reads, and the one that is asked for, else the first."""
    sets = list(readable_sets(request.actor))
    asked = next((one for one in sets if str(one.pk) == request.GET.get("of")), None)
    return sets, asked or next(iter(sets), None)


def _uuid(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def _indicator(request, pk):
    found = Indicator.objects.readable_by(request.actor).select_related("of")
    return get_object_or_404(found.prefetch_related("of__owners").distinct(), pk=pk)


def _asked(request, sets, of):
    """The form as the address fills it, what is asked for, and the name of whose figures."""
    by = request.actor
    places = _places(by, of)
    form = TableForm(request.GET)
    form.among(sets, places, of.lines, range(by.today.year, by.today.year - YEARS, -1))
    given = form.wanted
    names = {key: name for _group, offered in places for key, name in offered}
    chosen = given.get("organisation") or _own(by, names)
    period = period_of(given["year"], given.get("part", "")) if "year" in given else None
    asked = table.Asked(
        of=of,
        organisation=_key(chosen),
        line=given.get("line") or of.lines[0],
        period=period or _last(by.today),
        view=given.get("view") or WAS,
        base=Base(given.get("base") or Base.SAME_MONTHS),
        day=by.today,
    )
    shown = {
        "of": str(of.pk),
        "organisation": chosen,
        "line": asked.line,
        "year": str(asked.period.year),
        "part": part_of(asked.period),
        "view": asked.view,
        "base": asked.base.value,
    }
    form = TableForm(shown)
    form.among(sets, places, of.lines, range(by.today.year, by.today.year - YEARS, -1))
    return form, asked, names.get(chosen, "")


def _places(by, of):
    """Whose table there is, in groups: units of their own, or all of them and those above."""
    owners = {one.pk for one in of.owners.all()}
    units = Organisation.objects.filter(pk__in=Duty.objects.filter(indicator__of=of).values("unit"))
    if not rules.reads_all(by, of, owners):
        own = units.filter(pk__in=rules.units_read(by, of))
        return [(_("Đơn vị"), [(str(one.pk), str(one)) for one in own])]
    over = [(str(one.pk), str(one)) for one in superiors(of)]
    if len(owners) > 1:
        over.insert(0, (JOINT, _("Chung các bên, mỗi đơn vị một lần")))
    below = [(str(one.pk), str(one)) for one in units]
    return [(_("Cấp trên"), over), (_("Đơn vị"), below)]


def _own(by, names):
    own = str(by.organisation_id)
    return own if own in names else next(iter(names), "")


def _key(chosen):
    return chosen if chosen in (JOINT, "") else UUID(chosen)


def _last(today):
    """The quarter that was over last."""
    month = Period.begun(today, 1).first
    return Period(month // 3 * 3 - 3, 3)


def _common(asked, form):
    return {
        "asked": asked,
        "query": f"?{urlencode(form.data)}",
        "through": _through(asked),
        **mark(asked.of),
    }


def _through(asked):
    """Up to which month figures are counted, where the period is not over."""
    if asked.period.end - 1 <= asked.through:
        return ""
    return told(Period(max(asked.through, asked.period.first), 1))
