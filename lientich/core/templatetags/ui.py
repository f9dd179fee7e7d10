"""What the components in templates/ui/ compute."""

from collections.abc import Iterable
from typing import Any

from django import template

from lientich.core.paging import MOST_COUNTED

register = template.Library()

STATE_TONES = {
    "waiting": "info",
    "running": "info",
    "in_progress": "info",
    "read": "warn",
    "open": "warn",
    "claimed": "warn",
    "completed": "ok",
    "accepted": "ok",
    "done": "ok",
    "refused": "bad",
    "returned": "bad",
}
TIMELINESS_TONES = {
    "due_soon": "warn",
    "overdue": "bad",
    "completed_in_time": "ok",
    "completed_late": "warn",
}


@register.filter
def state_tone(state: str) -> str:
    """The tone of a state in any room; one not named here is neutral."""
    return STATE_TONES.get(state, "")


@register.filter
def timeliness_tone(timeliness: str) -> str:
    return TIMELINESS_TONES.get(timeliness, "")


@register.filter
def at_most(count: int) -> int:
    """A count as it is said: no further than where counting stopped."""
    return min(count, MOST_COUNTED)


@register.filter
def initials(name: str) -> str:
    """First and last word: Nguyễn Thu Hà is NH. A number stays as it is."""
    words = str(name).split()
    if len(words) < 2 or str(name).isdigit():
        return str(name)[:2].upper()
    return (words[0][0] + words[-1][0]).upper()


@register.simple_tag
def segments(parts: Iterable[tuple[float, str, str]], total: float) -> dict[str, Any]:
    """Lay (value, tone, label) side by side on a bar of 1000, and say them in words."""
    shown = [part for part in parts if part[0]]
    whole = max(float(total or 0), sum(float(value) for value, *_ in shown)) or 1
    placed, x = [], 0.0
    for value, tone, _label in shown:
        width = float(value) * 1000 / whole
        # Text, so that no language writes the decimal point of an attribute as a comma.
        placed.append(
            {"tone": tone, "x": f"{x:.1f}", "width": f"{width:.1f}", "end": f"{x + width - 3:.1f}"}
        )
        x += width
    return {"parts": placed, "words": ", ".join(f"{value} {label}" for value, _, label in shown)}
