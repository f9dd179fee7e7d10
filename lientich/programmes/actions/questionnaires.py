from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.utils.translation import gettext as _

from lientich.core import access
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.text import composed
from lientich.journal.actions import record
from lientich.organisations.models import Person

from .. import rules
from ..answering import MOST_QUESTIONS, SEVERAL, YES
from ..models import Answers, Assignment, Question, Questionnaire, Task
from .assignments import locked, mandate_of, noted, owning_above
from .giving import locked_task
from .repeated import sent_again

MOST_ITEMS = 100  # of one unit
ASKED = ("kind", "label", "unit", "required", "options")


@transaction.atomic
def set_form(
    task: Task, *, by: Actor, kind: str, questions: Sequence[Mapping[str, Any]]
) -> Questionnaire:
    """The task asks its units for these answers, from now on. Until one has answered, it may ask
    for others.

    A question: `kind`, `label`, and where there are any `unit`, `required`, `options`.
    """
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    _refuse_answered(task)
    if not questions:
        raise ValidationError(_("Hãy ghi ít nhất một câu hỏi."))
    if len(questions) > MOST_QUESTIONS:
        raise ValidationError(_("Nhiều nhất %(n)s câu hỏi.") % {"n": MOST_QUESTIONS})
    wanted = [_question(one) for one in questions]
    before = Questionnaire.objects.filter(task=task).first()
    if before and before.kind == kind and list(before.questions.values(*ASKED)) == wanted:
        return before
    Questionnaire.objects.filter(task=task).delete()
    made = Questionnaire.objects.create(
        task=task,
        kind=Questionnaire.Kind(kind),
        several=kind in SEVERAL,
        mandate_id=mandate_of(by),
        at=by.now,
    )
    Question.objects.bulk_create(
        Question(questionnaire=made, order=order, **one) for order, one in enumerate(wanted)
    )
    record("programmes.task_form_set", task, by=by, kind=kind, questions=len(wanted))
    return made


@transaction.atomic
def remove_form(task: Task, *, by: Actor) -> None:
    """The task asks for no answers any longer, as none has come."""
    task = locked_task(task)
    allow(rules.can_manage(by, task), rules.OWNER)
    _refuse_answered(task)
    if Questionnaire.objects.filter(task=task).delete()[0]:
        record("programmes.task_form_removed", task, by=by)


@transaction.atomic
def answer_form(
    assignment: Assignment,
    *,
    by: Actor,
    values: Mapping[str, Any],
    item: UUID | None = None,
    token: UUID,
) -> Answers:
    """A unit answers, or changes what it answered; those above it that own the task may read it.

    `values`: by the key of the question. `item`: that is changed, of several.
    """
    assignment = locked(assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    sent = Answers.objects.filter(pk=token).select_related("questionnaire").first()
    if sent:
        given = _checked(sent.questionnaire, values)
        return sent_again(sent, {"assignment_id": assignment.pk, "values": given})
    asked = _asked(assignment)
    given = _checked(asked, values)
    before = _answered_before(assignment, asked, item)
    if before and before.values == given:
        return before
    if before:
        Answers.objects.filter(pk=before.pk).update(current=False)
    made = Answers.objects.create(
        pk=token,
        questionnaire=asked,
        assignment=assignment,
        item=before.item if before else new_id(),
        values=given,
        mandate_id=mandate_of(by),
        at=by.now,
    )
    access.submit(made, owning_above(assignment, by))
    record("programmes.form_answered", assignment, by=by, answers=made, again=bool(before))
    return made


@transaction.atomic
def drop_answers(answers: Answers, *, by: Actor) -> Answers:
    """One of several items is no longer told; it stays in what was told before."""
    assignment = locked(answers.assignment)
    allow(rules.can_report(by, assignment), rules.UNIT)
    _asked(assignment)
    answers = Answers.objects.get(pk=answers.pk)
    if answers.current:
        answers.current = False
        answers.save(update_fields=["current"])
        record("programmes.answers_dropped", assignment, by=by, answers=answers)
    return answers


def inherit_form(task: Task, origins: Iterable[Task]) -> None:
    """The new task asks its units what the first form of these asks."""
    there = Questionnaire.objects.filter(task__in=[one.pk for one in origins])
    asked = there.order_by("at", "id").first()
    if asked is None:
        return
    questions = list(asked.questions.all())
    asked.pk, asked.task = new_id(), task
    asked.save(force_insert=True)
    for one in questions:
        one.pk, one.questionnaire = new_id(), asked
    Question.objects.bulk_create(questions)


def _refuse_answered(task: Task) -> None:
    if Answers.objects.filter(assignment__task=task).exists():
        raise ValidationError(_("Đã có đơn vị trả lời nên không đổi, không gỡ biểu được nữa."))


def _question(given: Mapping[str, Any]) -> dict[str, Any]:
    kind, label = Question.Kind(given["kind"]), noted(str(given["label"]))
    options = [noted(str(one)) for one in given.get("options", ()) if str(one).strip()]
    if not label:
        raise ValidationError(_("Hãy ghi nội dung câu hỏi."))
    if (kind == Question.Kind.CHOICE) != (len(options) > 1):
        raise ValidationError(
            _("“%(label)s”: câu hỏi chọn một cần ít nhất hai lựa chọn, câu khác thì để trống.")
            % {"label": label}
        )
    return {
        "kind": kind,
        "label": label,
        "unit": str(given.get("unit", "")).strip(),
        "required": bool(given.get("required")),
        "options": options,
    }


def _asked(assignment: Assignment) -> Questionnaire:
    asked = Questionnaire.objects.filter(task=assignment.task).first()
    if asked is None:
        raise ValidationError(_("Nhiệm vụ này không có biểu báo cáo."))
    if not rules.is_ready("answer_form", assignment):
        raise ValidationError(
            _("Phần việc đang ở trạng thái “%(state)s” nên không sửa biểu báo cáo được.")
            % {"state": assignment.get_state_display()}
        )
    return asked


def _answered_before(
    assignment: Assignment, asked: Questionnaire, item: UUID | None
) -> Answers | None:
    current = Answers.objects.filter(assignment=assignment, current=True)
    if not asked.several:
        return current.first()
    if item:
        return _of_item(current, item)
    if current.count() >= MOST_ITEMS:
        raise ValidationError(_("Nhiều nhất %(n)s mục.") % {"n": MOST_ITEMS})
    return None


def _of_item(current: QuerySet[Answers], item: UUID) -> Answers:
    found = current.filter(item=item).first()
    if found is None:
        raise ValidationError(_("Mục này đã bỏ. Hãy tải lại trang."))
    return found


def _checked(asked: Questionnaire, values: Mapping[str, Any]) -> dict[str, Any]:
    given, wrong = {}, {}
    for question in asked.questions.all():
        key = str(question.pk)
        try:
            value = _value(question, values.get(key))
            if asked.kind == Questionnaire.Kind.OPINION and isinstance(value, str):
                _refuse_names(value)
        except ValidationError as error:
            wrong[key] = f"{question.label}: {' '.join(error.messages)}"
            continue
        if value is None and question.required:
            wrong[key] = _("Hãy trả lời: %(label)s") % {"label": question.label}
        if value is not None:
            given[key] = value
    if wrong:
        raise ValidationError(list(wrong.values()))
    if not given:
        raise ValidationError(_("Hãy trả lời ít nhất một câu hỏi."))
    return given


def _value(question: Question, value: Any) -> Any:
    """As JSON keeps it; None where nothing is said."""
    if value is None or value == "" or value == []:
        return None
    kinds = Question.Kind
    if question.kind == kinds.SHARE:
        part, whole = (_number(one) for one in value)
        if Decimal(part) > Decimal(whole):
            raise ValidationError(_("số đạt lớn hơn tổng số."))
        return [part, whole]
    if question.kind == kinds.NUMBER:
        return _number(value)
    if question.kind == kinds.DATE:
        return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()
    if question.kind in (kinds.CHOICE, YES):
        if value not in (question.options or ("yes", "no")):
            raise ValidationError(_("không có lựa chọn này."))
        return value
    words = noted(str(value))
    if question.kind == kinds.LINK:
        URLValidator(schemes=["http", "https"])(words)
    return words or None


def _number(value: Any) -> str:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValidationError(_("không phải là số.")) from None
    if not number.is_finite() or not 0 <= number < 10**12:
        raise ValidationError(_("số không hợp lệ."))
    return f"{number.normalize():f}"


def _refuse_names(words: str) -> None:
    """Of opinion no person is told (NORMS §11); the names that the house knows are found."""
    told = Person.objects.annotate(told=Value(" ".join(composed(words).split())))
    told = told.filter(told__contains=F("name"))
    name = told.exclude(name="").values_list("name", flat=True).first()
    if name:
        raise ValidationError(
            _("có tên người (%(name)s). Tình hình dư luận không ghi tên ai.") % {"name": name}
        )
