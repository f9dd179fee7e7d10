"""Recurring tasks: the series is a template, and each period has a task of its own.

An occurrence is opened a few days before its period begins (periods.AHEAD). What could not be
opened in time is still opened while its period runs or its due day has not passed; what lies
further back is passed over and journalled, so that a worker that was away for a year opens one.
"""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.templatetags.lt import day
from lientich.journal.actions import record
from lientich.organisations.models import Organisation

from .. import periods, queries, rules
from ..models import Programme, Series, Task
from .assignments import stated
from .bodies import inherit_bodies
from .giving import give, index_task, locked_task, refuse_outsiders
from .questionnaires import inherit_form

TITLE = Task._meta.get_field("title").max_length or 0


def begin_series(
    task: Task, *, by: Actor, units: list[Organisation], until: date | None, after_period: bool
) -> Series:
    """The task becomes a series, and its first occurrence is opened at once.

    Its first period is the one that its due day lies in or, `after_period`, the one before.
    """
    if task.due is None:
        raise ValidationError({"due": _("Việc định kỳ phải có hạn của kỳ đầu.")})
    _refuse_far("due", task.due)
    first = periods.beginning(task.recurs, task.due)
    if after_period:
        first = periods.moved(task.recurs, first, -1)
    until = until or task.programme.until
    _refuse_no_period(first, until)
    task.is_series = True
    task.save(update_fields=["is_series"])
    series = Series.objects.create(
        task=task, first=first, until=until, next=first, opens_on=by.today
    )
    series.units.set(units)
    access.refresh(Task, [task.pk])
    _open_due(series, by)
    return series


@transaction.atomic
def change_series(
    task: Task,
    *,
    by: Actor,
    title: str,
    units: Iterable[Organisation],
    until: date,
    text: str | None = None,
) -> Series:
    """From the next occurrence on the series says this; what is open stays as it is.

    `text` is that of a series of no document: the words of a clause are nobody's to change.
    """
    task, series = _running(task, by)
    chosen = list(dict.fromkeys(units))
    if not chosen:
        raise ValidationError(_("Hãy chọn ít nhất một đơn vị thực hiện."))
    _refuse_no_period(series.first, until)
    now = set(series.units.values_list("pk", flat=True))
    refuse_outsiders(task, by, [], [unit for unit in chosen if unit.pk not in now])
    task.title = title.strip()
    if text is not None and task.source_id is None:
        task.text = text.strip()
    task.save(update_fields=["title", "text"])
    index_task(task)
    series.units.set(chosen)
    series.until = until
    _plan(series)
    series.save()
    record("programmes.series_changed", task, by=by, units=chosen, until=until)
    return series


@transaction.atomic
def stop_series(task: Task, *, by: Actor, reason: str) -> Series:
    """No further occurrence is opened; those that are open go on."""
    task, series = _running(task, by)
    series.stopped_on, series.reason, series.opens_on = by.today, stated(reason), None
    series.save()
    record("programmes.series_stopped", task, by=by)
    return series


@transaction.atomic
def open_occurrences(task: Task, *, by: Actor) -> list[Task]:
    """Open what is due to be opened by now; done again, it opens nothing twice."""
    task = locked_task(task)
    return _open_due(Series.objects.get(pk=task.pk), by)


def _open_due(series: Series, by: Actor) -> list[Task]:
    """Under the lock of its task."""
    rhythm, opened, passed = series.task.recurs, [], []
    while series.opens_on and series.opens_on <= by.today:
        start = series.next
        past = by.today > max(periods.last_day(rhythm, start), _due(series, start))
        units = [] if past else _units(series, by)
        if units:
            opened.append(_open(series, start, units, by))
        else:
            passed.append(start)
        series.next = periods.moved(rhythm, start, 1)
        _plan(series)
    series.save()
    if passed:
        record(
            "programmes.occurrences_passed_over",
            series.task,
            by=by,
            count=len(passed),
            first=passed[0],
            last=passed[-1],
        )
    return opened


def _open(series: Series, start: date, units: list[Organisation], by: Actor) -> Task:
    task = series.task
    due = _due(series, start)
    made = Task.objects.create(
        pk=new_id(),
        occurrence_of=task,
        period=start,
        title=_title(task, start),
        programme=task.programme,
        field=task.field,
        objective=task.objective,
        text=task.text,
        source=task.source,
        start=task.start,
        end=task.end,
        place=task.place,
        directed_by=task.directed_by,
        lead=task.lead,
        follower=task.follower,
        product=task.product,
        due=due,
        draft=False,
        shared=task.shared,
        open=task.open,
        classification=task.classification,
        created_at=by.now,
    )
    made.owners.set(task.owners.all())
    inherit_bodies(made, [task])
    inherit_form(made, [task])
    give(made, units, by=by, due=due)
    index_task(made)
    record("programmes.occurrence_opened", made, by=by, series=task, due=due, units=units)
    return made


def _title(task: Task, start: date) -> str:
    """Lists, letters and exports tell by it which period is meant."""
    with translation.override(settings.LANGUAGE_CODE):
        of_period = f" – {periods.name(task.recurs, start)}"
    return f"{task.title[: TITLE - len(of_period)]}{of_period}"


def _units(series: Series, by: Actor) -> list[Organisation]:
    """Those that its owners or sides still lead; who has left is given nothing more."""
    within = queries.within_reach(series.task, by.today)
    return list(series.units.filter(pk__in=within).order_by("name_key"))


def _due(series: Series, start: date) -> date:
    rhythm, first_due = series.task.recurs, series.task.due
    assert first_due is not None  # begin_series refuses a series without
    return periods.moved(rhythm, first_due, periods.between(rhythm, series.first, start))


def _plan(series: Series) -> None:
    """Say when the next occurrence is opened, if one is."""
    ended = series.next > series.until or series.task.programme.state == Programme.State.CLOSED
    series.opens_on = None if ended else periods.opens_on(series.task.recurs, series.next)


def _running(task: Task, by: Actor) -> tuple[Task, Series]:
    """A series under lock, for its owner, while it has not been stopped."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    series = Series.objects.filter(pk=task.pk).first()
    if series is None or series.stopped_on:
        raise ValidationError(_("Việc này không phải việc định kỳ đang chạy."))
    series.task = task
    return task, series


def _refuse_far(name: str, day: date) -> None:
    """Where the calendar ends no further period begins."""
    if day.year not in periods.YEARS:
        told = {"first": periods.YEARS[0], "last": periods.YEARS[-1]}
        raise ValidationError({name: _("Năm phải từ %(first)s đến %(last)s.") % told})


def _refuse_no_period(first: date, until: date) -> None:
    _refuse_far("until", until)
    if until < first:
        raise ValidationError(
            {"until": _("Kỳ cuối phải từ %(first)s trở đi.") % {"first": day(first)}}
        )
