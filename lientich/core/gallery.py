"""The samples shown on the component gallery; their words are data, in gallery.json."""

import json
from pathlib import Path
from typing import Any

from django import forms

from lientich.core.forms import DayInput
from lientich.core.paging import Page

SAMPLES = Path(__file__).with_name("gallery.json")


class SampleState:
    """Stands for any object with a state, as `{% state %}` is given it."""

    def __init__(self, state: str, words: str) -> None:
        self.state, self.get_state_display = state, words


def sample_form(labels: dict[str, Any], bound: bool) -> forms.Form:
    """A form with one field of each kind; bound, it shows its errors."""

    class Sample(forms.Form):
        text = forms.CharField(label=labels["text"], help_text=labels["text_help"])
        amount = forms.IntegerField(label=labels["amount"], min_value=0, max_value=100)
        day = forms.DateField(label=labels["day"], widget=DayInput())
        kind = forms.ChoiceField(label=labels["kind"], choices=labels["choices"])
        several = forms.MultipleChoiceField(
            label=labels["several"],
            choices=labels["choices"],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        one = forms.ChoiceField(
            label=labels["one"],
            choices=labels["choices"],
            widget=forms.RadioSelect,
            required=False,
        )
        note = forms.CharField(label=labels["note"], widget=forms.Textarea, required=False)
        file = forms.FileField(label=labels["file"], help_text=labels["file_help"], required=False)
        declared = forms.BooleanField(label=labels["declared"])

    return Sample({"text": "", "amount": "120"} if bound else None, auto_id=f"{bound}_%s")


def samples() -> dict[str, Any]:
    """Everything the gallery shows."""
    words = json.loads(SAMPLES.read_text(encoding="utf-8"))
    words["states"] = [SampleState(*pair) for pair in words["states"]]
    words["form"] = sample_form(words["labels"], bound=False)
    words["wrong_form"] = sample_form(words["labels"], bound=True)
    words["page"] = Page(rows=[], newer="x", older="y")
    return words
