"""The page of one deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .forms import ActionForm


def ask(
    request: HttpRequest,
    form: Form,
    *,
    question: str,
    deed: str,
    back: str,
    consequence: str = "",
    danger: bool = False,
    template: str = "ui/ask.html",
    **more: Any,
) -> HttpResponse:
    """Its question, what follows from it, its form; `back` leads away from it undone.

    `template` extends that of every deed, where there is more to show.
    """
    context = {
        "form": form,
        "question": question,
        "consequence": consequence,
        "deed": deed,
        "back": back,
        "danger": danger,
    }
    return render(request, template, context | more)


def perform(
    request: HttpRequest,
    form: ActionForm,
    action: Callable[..., Any],
    *subject: Any,
    done: str,
    to: str,
    then: str = "",
    **words: Any,
) -> HttpResponse:
    """Asks before a deed; once it is done, says so. Done or not, it leads to the same page, unless
    there is another to go on to `then`."""
    if form.perform(action, *subject, by=request.actor):  # type: ignore[attr-defined]
        messages.success(request, done)
        return redirect(then or to)
    return ask(request, form, back=to, **words)
