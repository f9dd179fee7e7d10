from django.contrib import messages
from django.shortcuts import redirect

from lientich.core.asking import ask

from ..queries.pages import mark


def deed(request, part, form, act, /, *, done, then=None, **words):
    """The page of one deed on a part of a task: asked, and once `act` did it, told as `done`."""
    if form.perform(act, part, by=request.actor):
        messages.success(request, done)
        return redirect(then or part)
    return ask(request, form, back=part.get_absolute_url(), **words, **mark(part.task.programme))
