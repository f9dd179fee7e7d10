"""Words of several lines, as most forms of this room ask for."""

from typing import Any

from django import forms

from lientich.core.forms import Words


def paragraphs(label: Any, rows: int, **more: Any) -> Words:
    return Words(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)
