"""What units answered on the form of a task, and what it comes to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from lientich.core.access import readable
from lientich.core.actor import Actor
from lientich.core.templatetags.lt import day, number
from lientich.organisations.models import Line
from lientich.organisations.queries import below

from ..answering import SMALLEST_GROUP, Total, adds_up, percent, too_small, total
from ..models import GONE, RUNNING, Answers, Assignment, Question, Questionnaire, Task

KINDS = Question.Kind


@dataclass(frozen=True)
class Row:
    """What one unit answered, of one item, as it is told."""

    unit: str
    unit_id: UUID
    url: str
    at: Any
    values: list[Any]  # in the order of the questions
    cells: list[tuple[Question, str]]


@dataclass(frozen=True)
class Summed:
    """A question that adds up: over all, and by the sides that units stand under on each line."""

    question: Question
    all: Total
    lines: list[tuple[str, list[tuple[str, Total]]]]


@dataclass(frozen=True)
class Summary:
    form: Questionnaire
    questions: list[Question]
    rows: list[Row]
    units: int
    answered: int
    silent: list[Assignment]
    sums: list[Summed] | None  # None: of some of it one may not know, so there is no total
    sides: dict[UUID, dict[str, str]]  # of a unit: by line, the side it stands under
    lines: list[Line]

    @property
    def discreet(self) -> bool:
        return is_discreet(self.form)


def form_of(task: Task) -> Questionnaire | None:
    return getattr(task, "questionnaire", None)


def is_discreet(form: Questionnaire) -> bool:
    """Whether small groups of people are not told (NORMS §11)."""
    return form.kind == Questionnaire.Kind.OPINION


def answers_of(by: Actor, form: Questionnaire, assignment: Assignment) -> list[Answers]:
    """What a unit answers now, as far as `by` reads it."""
    found = Answers.objects.readable_by(by).filter(assignment=assignment, current=True)
    return list(found.select_related("mandate__person"))


def count(by: Actor, form: Questionnaire) -> int:
    """How many units have answered, of those whose answers `by` reads."""
    found = _counted(form).filter(readable(Answers, by))
    return found.values("assignment").distinct().count()


def told(question: Question, value: Any, *, discreet: bool = False) -> str:
    if value is None:
        return "–"
    if too_small(question, value, discreet):
        return _("dưới %(n)s") % {"n": SMALLEST_GROUP}
    if question.kind == KINDS.NUMBER:
        return f"{number(Decimal(value))} {question.unit}".strip()
    if question.kind == KINDS.SHARE:
        part, whole = (Decimal(one) for one in value)
        of_it = percent(part, whole)
        words = f"{number(part)} / {number(whole)}"
        return words if of_it is None else f"{words} ({number(of_it, 1)}%)"
    if question.kind == KINDS.DATE:
        return day(date.fromisoformat(value))
    if question.kind == KINDS.YES:
        return _("Có") if value == "yes" else _("Không")
    return str(value)


def cells(
    questions: Iterable[Question], answers: Answers, *, discreet: bool = False
) -> list[tuple[Question, str]]:
    return [
        (one, told(one, answers.values.get(str(one.pk)), discreet=discreet)) for one in questions
    ]


def summary(by: Actor, task: Task, form: Questionnaire) -> Summary:
    """What the units of a task answered, as far as `by` reads it, along the lines of today."""
    questions = list(form.questions.all())
    parts = list(
        Assignment.objects.readable_by(by)
        .filter(task=task)
        .exclude(state__in=GONE)
        .select_related("unit")
    )
    found = list(
        _counted(form)
        .filter(readable(Answers, by))
        .select_related("assignment__unit")
        .order_by("assignment__unit__name_key", "at", "id")
    )
    units = {one.assignment_id for one in found}
    # A partial sum is none (RIGHTS): it is told only where every part of it is.
    every = _counted(form).count() == len(found)
    every &= (
        not Assignment.objects.filter(task=task)
        .exclude(state__in=GONE)
        .exclude(pk__in=[one.pk for one in parts])
        .exists()
    )
    lines = [Line(line) for line in task.programme.lines]
    sides = _sides(task, by.today, lines)
    made = Summary(
        form=form,
        questions=questions,
        rows=[_row(form, questions, one) for one in found],
        units=len(parts),
        answered=len(units),
        silent=[one for one in parts if one.pk not in units] if every else [],
        sums=None,
        sides=sides,
        lines=lines,
    )
    return _with_sums(made) if every else made


def _counted(form: Questionnaire) -> QuerySet[Answers]:
    """What is answered now; of a part that went to another unit nothing counts."""
    now = Answers.objects.filter(questionnaire=form, current=True)
    return now.exclude(assignment__state__in=GONE)


def unanswered(by: Actor) -> QuerySet[Assignment]:
    """One's unit's parts whose form waits for its first answer."""
    asked = Questionnaire.objects.filter(task=OuterRef("task"))
    given = Answers.objects.filter(assignment=OuterRef("pk"), current=True)
    rows = Assignment.objects.visible_to(by).filter(unit=by.organisation_id, state__in=RUNNING)
    return rows.filter(Exists(asked), ~Exists(given))


def exported(made: Summary) -> tuple[list[str], Iterator[list[Any]]]:
    """The head of a workbook of it, and its rows: a share as two numbers."""
    head = [_("Đơn vị"), *(str(line.label) for line in made.lines)]
    for one in made.questions:
        words = f"{one.label} ({one.unit})" if one.unit else one.label
        if one.kind == KINDS.SHARE:
            head += [_("%(what)s: đạt") % {"what": words}, _("%(what)s: tổng") % {"what": words}]
        else:
            head.append(words)
    return [*head, _("Ngày trả lời")], _table(made)


def _table(made: Summary) -> Iterator[list[Any]]:
    for row in made.rows:
        sides = made.sides.get(row.unit_id, {})
        values: list[Any] = []
        for question, value in zip(made.questions, row.values, strict=True):
            values += _plain(question, value, made.discreet)
        yield [row.unit, *(sides.get(one.value, "") for one in made.lines), *values, day(row.at)]
    if made.sums is not None and made.rows:
        sums = {one.question.pk: one.all for one in made.sums}
        values = []
        for question in made.questions:
            values += _plain_sum(question, sums.get(question.pk))
        yield [_("Tổng"), *("" for _one in made.lines), *values, ""]


def _plain(question: Question, value: Any, discreet: bool) -> list[Any]:
    wide = question.kind == KINDS.SHARE
    if value is None:
        return ["", ""] if wide else [""]
    if too_small(question, value, discreet):
        return [told(question, value, discreet=True)] * (2 if wide else 1)
    if wide:
        return [Decimal(one) for one in value]
    if question.kind == KINDS.NUMBER:
        return [Decimal(value)]
    return [told(question, value)]


def _plain_sum(question: Question, made: Total | None) -> list[Any]:
    if question.kind == KINDS.SHARE:
        return [made.sum, made.of] if made else ["", ""]
    return [made.sum] if made and question.kind == KINDS.NUMBER else [""]


def _row(form: Questionnaire, questions: list[Question], one: Answers) -> Row:
    return Row(
        unit=str(one.assignment.unit),
        unit_id=one.assignment.unit_id,
        url=one.assignment.get_absolute_url(),
        at=one.at,
        values=[one.values.get(str(question.pk)) for question in questions],
        cells=cells(questions, one, discreet=is_discreet(form)),
    )


def _sides(task: Task, on: date, lines: list[Line]) -> dict[UUID, dict[str, str]]:
    """Of each unit, by line, the side of the programme that it stands under on a day."""
    found: dict[UUID, dict[str, str]] = defaultdict(dict)
    for side in task.programme.side_set.all():
        under = below(side.organisation_id, on)
        for line in lines:
            for unit in under.get(line.value, {}):
                found[unit][line.value] = str(side.organisation)
    return found


def _with_sums(made: Summary) -> Summary:
    sums = []
    for place, question in enumerate(made.questions):
        if not adds_up(question):
            continue
        lines = []
        for line in made.lines:
            under: dict[str, list[Any]] = defaultdict(list)
            for row in made.rows:
                side = made.sides.get(row.unit_id, {}).get(line.value)
                under[side or _("không thuộc bên nào")].append(row.values[place])
            of_sides = [
                (side, total(question, values, discreet=made.discreet))
                for side, values in sorted(under.items())
            ]
            lines.append((str(line.label), of_sides))
        values = [row.values[place] for row in made.rows]
        sums.append(Summed(question, total(question, values, discreet=made.discreet), lines))
    return Summary(**{**made.__dict__, "sums": sums})
