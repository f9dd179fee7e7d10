"""The page of one deed."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
