"""What a notice of an act says: in a list and in a letter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from lientich.core.models import Classification
from lientich.core.templatetags.lt import day

from . import kinds
from .models import Act, Notice

MOST_OF_A_TITLE = 120


@dataclass(frozen=True)
class Told:
    """`about`: whose it is, by when, who did it; `settled`: nothing waits any more."""

    words: str
    title: str
    about: list[str]
    url: str
    tone: str
    settled: bool = False
    restricted: bool = False


def told_act(notice: Notice) -> Told:
    act = notice.act
    assert act
    name = next(name for name in Act.SUBJECTS if getattr(act, f"{name}_id"))
    title, about, url, restricted = SAID[name](notice, getattr(act, name))
    settled = not notice.holds  # type: ignore[attr-defined]
    by = str(act.organisation) if act.organisation else ""
    return Told(
        words=str(Act.Kind(act.kind).label),
        title=title,
        about=list(dict.fromkeys(filter(None, [*about, by]))),
        url=url,
        tone="" if settled else kinds.tone(act.kind),
        settled=settled,
        restricted=restricted,
    )


def shortened(title: str, *, restricted: bool) -> str:
    return Truncator(on_one_line(title, restricted=restricted)).chars(MOST_OF_A_TITLE)


def on_one_line(title: str, *, restricted: bool) -> str:
    """What is restricted does not leave the house by name."""
    return _("việc thuộc diện hạn chế") if restricted else " ".join(title.split())


Said = tuple[str, list[str], str, bool]


def _assignment(_notice: Notice, part: Any) -> Said:
    about = [str(part.unit), _until(part.due)]
    return part.task.title, about, part.get_absolute_url(), _is_restricted(part.task)


def _cooperation(_notice: Notice, part: Any) -> Said:
    about = [str(part.body), part.duty, _until(part.runs_until)]
    return part.task.title, about, part.get_absolute_url(), _is_restricted(part.task)


def _obstacle(_notice: Notice, one: Any) -> Said:
    url = f"{reverse('programmes:matters')}#o-{one.pk}"
    return Truncator(one.text).chars(MOST_OF_A_TITLE), [str(one.organisation)], url, False


def _comment(_notice: Notice, said: Any) -> Said:
    who = [said.mandate.person.name]
    return said.task.title, who, said.get_absolute_url(), _is_restricted(said.task)


def _draft(_notice: Notice, one: Any) -> Said:
    return one.subject, [one.get_state_display()], one.get_absolute_url(), False


def _asked(notice: Notice, one: Any) -> Said:
    asking = one.consultation
    until = _("trả lời trước %(due)s") % {"due": day(asking.due)}
    subject = notice.consulted_on  # type: ignore[attr-defined]
    return subject, [str(asking.organisation), until], one.get_absolute_url(), False


def _delivery(_notice: Notice, one: Any) -> Said:
    document = one.document
    return str(document), [str(one.sender)], document.get_absolute_url(), _is_restricted(document)


SAID: dict[str, Callable[[Notice, Any], Said]] = {
    "assignment": _assignment,
    "cooperation": _cooperation,
    "obstacle": _obstacle,
    "comment": _comment,
    "draft": _draft,
    "asked": _asked,
    "delivery": _delivery,
}


def _until(due: Any) -> str:
    return _("hạn %(due)s") % {"due": day(due)} if due else ""


def _is_restricted(thing: Any) -> bool:
    return thing.classification != Classification.ORDINARY
