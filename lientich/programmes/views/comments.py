from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.asking import ask

from .. import actions, forms, rules
from ..models import Comment
from ..queries import comments as queries
from ..queries import pages
from ..queries.pages import mark


def talk(by, place):
    """What a page shows of what is said there; whoever was mentioned has it before them."""
    threads = queries.said(by, place)
    every = [one for thread in threads for one in (thread, *thread.replies)]
    mentions = [one for said in every for one in said.mentions.all()]
    if any(one.waits and one.mandate.person_id == by.person_id for one in mentions):
        actions.open_mentions(every, by=by)
    may = place.may_comment(by)
    for said in every:
        said.audience = queries.audience(place, said.organisation_id, internal=said.internal)
        said.correctable = rules.can_correct(by, said)
        said.editable = said.correctable and rules.in_time_to_edit(by, said)
        said.answerable = may and not said.withdrawn_at and rules.can_answer(by, said)
    return {
        "threads": threads,
        "said": len(every),
        "boxes": _boxes(by, place) if may else [],
        "place": place,
    }


def _boxes(by, place):
    """A form for each audience, the narrower first."""
    hearers = queries.hearers(place, by.today)
    boxes = []
    for internal in (True, False) if len(place.names) > 1 else (True,):
        form = forms.CommentForm(
            initial={"internal": "1" if internal else "0"},
            auto_id=f"id_{'own' if internal else 'all'}_%s",
        )
        own = [one for one in hearers if one.organisation_id == by.organisation_id]
        form.among(own if internal else hearers)
        audience = queries.audience(place, by.organisation_id, internal=internal)
        boxes.append({"audience": audience, "form": form})
    return boxes


def comment_on_task(request, pk):
    task = pages.task(request.actor, pk)
    if task is None:
        raise Http404
    return _comment(request, task, queries.place(task))


def comment_on_part(request, pk):
    part = pages.assignment(request.actor, pk)
    if part is None:
        raise Http404
    return _comment(request, part, queries.place(part.task, part))


def answer_comment(request, pk):
    parent, place = _heard(request, pk)
    by = request.actor
    allow(place.may_comment(by) and rules.can_answer(by, parent), rules.HEARER)
    form = forms.AnswerForm(request.POST or None)
    return _written(
        request,
        form,
        parent,
        place,
        internal=parent.internal,
        act=actions.answer_comment,
        question=_("Trả lời ý kiến"),
        deed=_("Trả lời"),
        answered=parent,
    )


def edit_comment(request, pk):
    said, place = _heard(request, pk)
    allow(rules.can_correct(request.actor, said), rules.AUTHOR)
    meant = [str(one.mandate_id) for one in said.mentions.all()]
    form = forms.EditCommentForm(
        request.POST or None, initial={"text": said.text, "mentions": meant}
    )
    return _written(
        request,
        form,
        said,
        place,
        internal=said.internal,
        act=actions.edit_comment,
        question=_("Sửa ý kiến"),
        deed=_("Ghi lại"),
    )


def withdraw_comment(request, pk):
    said, place = _heard(request, pk)
    allow(said.withdrawn_at or rules.can_correct(request.actor, said), rules.AUTHOR)
    form = forms.Considered(request.POST or None)
    if form.perform(actions.withdraw_comment, said, by=request.actor):
        messages.success(request, _("Đã rút ý kiến."))
        return redirect(said)
    return ask(
        request,
        form,
        question=_("Rút ý kiến này?"),
        consequence=_("Nội dung bị xóa hẳn; dòng “đã rút” còn lại với tên người rút và ngày giờ."),
        deed=_("Rút ý kiến"),
        back=said.get_absolute_url(),
        danger=True,
        **mark(place.task.programme),
    )


def _comment(request, on, place):
    by = request.actor
    allow(place.may_comment(by), rules.HEARER)
    form = forms.CommentForm(request.POST or {"internal": "1"})
    internal = form["internal"].data != "0"
    if request.method != "POST":
        return redirect(f"{on.get_absolute_url()}#comments")
    return _written(
        request,
        form,
        on,
        place,
        internal=internal,
        act=actions.comment,
        question=_("Viết ý kiến"),
        deed=_("Gửi"),
    )


def _written(request, form, subject, place, *, internal, act, question, deed, answered=None):
    """The page of what is being written, for whom it is; and once it is said, back to its place."""
    by = request.actor
    form.among(queries.hearers(place, by.today, by.organisation_id if internal else None))
    if form.perform(act, subject, by=by):
        return redirect(form.result)
    return ask(
        request,
        form,
        question=question,
        deed=deed,
        back=subject.get_absolute_url(),
        template="programmes/comment.html",
        audience=queries.audience(place, by.organisation_id, internal=internal),
        answered=answered,
        **mark(place.task.programme),
    )


def _heard(request, pk):
    """A comment that one hears, and what it is said of, on a page that one may open."""
    by = request.actor
    heard = Comment.objects.readable_by(by).select_related(
        "organisation", "mandate__person", "assignment__unit", "told_in", "told_to"
    )
    said = get_object_or_404(heard, pk=pk)
    said.task = pages.task(by, said.task_id)
    if said.task is None:
        raise Http404
    if said.assignment:
        said.assignment.task = said.task
    return said, queries.place_of(said)
