"""The smallest components, of which a page has many: tags. The others are in templates/ui/.

Builtins of every template; docs/components.md lists them all.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lientich.core.paging import MOST_COUNTED

register = template.Library()

STATE_TONES = {
    "waiting": "info",
    "running": "info",
    "in_progress": "info",
    "read": "warn",
    "open": "warn",
    "claimed": "warn",
    "submitted": "warn",
    "verified": "info",
    "locked": "ok",
    "completed": "ok",
    "accepted": "ok",
    "done": "ok",
    "adopting": "warn",
    "adopted": "info",
    "issued": "ok",
    "refused": "bad",
    "returned": "bad",
}
TIMELINESS_TONES = {
    "due_soon": "warn",
    "overdue": "bad",
    "completed_in_time": "ok",
    "completed_late": "warn",
}

Part = tuple[float, str, object]  # of a bar: value, tone, words
RECTANGLE = '<rect class="{}" x="{}" y="0" width="{}" height="6"/>'
HIDDEN = mark_safe('aria-hidden="true"')  # a constant


@register.simple_tag(name="icon")
@lru_cache(maxsize=1000)
def icon_of(name: str, label: str = "") -> SafeString:
    """A symbol of static/icons.svg; `label` only where no words stand beside it."""
    told = format_html('role="img" aria-label="{}"', label) if label else HIDDEN
    symbol = static("icons.svg")
    return format_html('<svg class="icon" {}><use href="{}#{}"/></svg>', told, symbol, name)


@register.simple_tag
def tile(name: str) -> SafeString:
    """An icon on a small tile, at the head of a row."""
    return format_html('<span class="tile">{}</span>', icon_of(name))


@register.simple_tag
def avatar(name: str, side: str = "", text: object = "") -> SafeString:
    """The initials of `name`, or a number instead of them, in the colour of a side."""
    return format_html(
        '<span class="avatar {}" {}>{}</span>', side or "a", HIDDEN, initials(text or name)
    )


@register.simple_tag
def pill(
    text: object,
    tone: str = "",
    side: str = "",
    plain: bool = False,
    icon: str = "",
    url: str = "",
) -> SafeString:
    """A few words in a tone, or in the colour of a side; `plain`: without the dot."""
    classes = " ".join(filter(None, ("pill", tone, side, "plain" if plain or icon else "")))
    words = format_html("{}{}", icon_of(icon), text) if icon else text
    if url:
        return format_html('<a href="{}" class="{}">{}</a>', url, classes, words)
    return format_html('<span class="{}">{}</span>', classes, words)


@register.simple_tag
def state(value: str, label: object) -> SafeString:
    """A state in any room, in its tone; one not named above is neutral."""
    return pill(label, STATE_TONES.get(value, ""))


@register.simple_tag
def timeliness(value: str, label: object) -> SafeString:
    return pill(label, TIMELINESS_TONES.get(value, ""))


@register.simple_tag
def meter(parts: Iterable[Part], total: float, label: object = "") -> SafeString:
    """One bar in parts, and in words; `total`: the whole; `label`: what is measured."""
    shown = [part for part in parts if part[0]]
    words = ", ".join(f"{value} {name}" for value, _tone, name in shown)
    return format_html(
        '<svg class="meter" viewBox="0 0 1000 6" preserveAspectRatio="none" role="img"'
        ' aria-label="{}">{}</svg>',
        f"{label}: {words}" if label else words,
        format_html_join("", RECTANGLE, segments(shown, total)),
    )


def segments(parts: Iterable[Part], total: float) -> list[tuple[str, str, str]]:
    """Tone, place and width of each part on a bar of 1000, and of the gaps between them.

    As text, so that no language writes the decimal point of an attribute as a comma.
    """
    parts = list(parts)
    whole = max(float(total or 0), sum(float(value) for value, *_ in parts)) or 1
    placed: list[tuple[str, str, str]] = []
    x = 0.0
    for value, tone, _words in parts:
        if placed:
            placed.append(("gap", f"{x - 3:.1f}", "3"))
        width = float(value) * 1000 / whole
        placed.append((tone, f"{x:.1f}", f"{width:.1f}"))
        x += width
    return placed


@register.simple_tag
def spark(values: Iterable[float | None], label: object = "") -> SafeString:
    """The course of a figure as one thin line; where there is none, the line has a gap.

    An ornament of what stands in words beside it: `label` for ears, without one it is silent.
    """
    told = format_html('role="img" aria-label="{}"', label) if label else HIDDEN
    lines = format_html_join("", '<polyline points="{}"/>', ([one] for one in courses(values)))
    return format_html('<svg class="spark" viewBox="0 0 84 20" {}>{}</svg>', told, lines)


def courses(values: Iterable[float | None]) -> list[str]:
    """The points of each stretch without a gap, on a field of 84 by 20; a lone one is a dash."""
    values = [None if value is None else float(value) for value in values]
    there = [value for value in values if value is not None]
    low, high = (min(there), max(there)) if there else (0.0, 0.0)
    step = 80 / max(len(values) - 1, 1)
    stretches: list[list[str]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            stretches.append([])
            continue
        y = 18 - 16 * (value - low) / (high - low) if high > low else 10
        stretches[-1].append(f"{2 + place * step:.1f},{y:.1f}")
    return [" ".join(one if len(one) > 1 else one * 2) for one in stretches if one]


@register.simple_tag
def progress(
    value: float, max: float = 100, tone: str = "", label: object = "", text: object = ""
) -> SafeString:
    """How far it is; `label` for ears, `text` shown below."""
    note = format_html('\n<div class="note">{}</div>', text) if text else ""
    return format_html(
        '<progress class="{}" value="{}" max="{}" aria-label="{}">{}</progress>{}',
        tone,
        value,
        max,
        label,
        text,
        note,
    )


@register.simple_tag
def options(groups: Iterable[tuple[Any, list[dict[str, Any]], int]]) -> SafeString:
    """What a list offers to choose from: a widget's optgroups."""
    parts = [(group, "\n".join(map(_option, offered))) for group, offered, _place in groups]
    named = [
        f'<optgroup label="{conditional_escape(group)}">{shown}</optgroup>' if group else shown
        for group, shown in parts
    ]
    return mark_safe("".join(named))  # escaped one by one


def _option(one: dict[str, Any]) -> str:
    """By hand: a list of units is long, and this is most of what it costs."""
    attributes = flatatt(one["attrs"]) if one["attrs"] else ""
    return f'<option value="{_escaped(one["value"])}"{attributes}>{_escaped(one["label"])}</option>'


def _escaped(text: Any) -> str:
    """As `conditional_escape`, without making each a safe string of its own."""
    text = str(text)
    return text if isinstance(text, SafeString) else escape(text)


@register.filter
def at_most(count: int) -> int:
    """A count as it is said: no further than where counting stopped."""
    return min(count, MOST_COUNTED)


def initials(name: object) -> str:
    """First and last word: Nguyễn Thu Hà is NH. A number stays as it is."""
    words = str(name).split()
    if len(words) < 2 or str(name).isdigit():
        return str(name)[:2].upper()
    return (words[0][0] + words[-1][0]).upper()
