"""Where a task stands, as sheets say it: in words, in percent. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from lientich.programmes.models import State

from . import cells
from .plans import Wrong

_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%?")
_SHARE = re.compile(r"0?[.,](\d+)")
_IN_WORDS = re.compile(r"(?:hoan thanh|dat|da dat|da lam|xong)\s+(?:khoang\s+)?(\d{1,3})")
WORDS = {
    State.NOT_STARTED: (
        "chua bat dau|chua thuc hien|chua trien khai|chua lam|moi giao|chua den han|chua co"
    ),
    State.IN_PROGRESS: (
        "dang|dang thuc hien|chua hoan thanh|chua xong|trong han|qua han|cham|cham tien do|tre han|"
        "con han"
    ),
    State.COMPLETED: (
        "hoan thanh|da hoan thanh|xong|da xong|da thuc hien xong|hoan thanh dung han|"
        "hoan thanh qua han|hoan thanh cham|hoan thanh truoc han|dat"
    ),
    State.SUSPENDED: "tam dung|tam hoan|dung|hoan",
}
_STATES = {word: state for state, words in WORDS.items() for word in words.split("|")}


@dataclass(frozen=True)
class Standing:
    state: State = State.NOT_STARTED
    percent: int = 0
    completed_on: date | None = None


def percent(cell: str) -> int | None:
    """60, 60%, 60,5 %, and the 0.6 that a cell of percent holds; None where it is empty."""
    text = cell.strip()
    if not text:
        return None
    if text == "1":
        raise Wrong("percent_one")
    if match := _SHARE.fullmatch(text):
        return int(round(float(f"0.{match[1]}") * 100))
    match = _PERCENT.fullmatch(text)
    if match is None or int(match[1]) > 100:
        raise Wrong("percent", text=text[:40])
    return int(match[1])


def state(cell: str) -> tuple[State | None, int | None, bool]:
    """The state, a percent that its words tell, and whether they say nothing else."""
    words = cells.name_key(cell)
    if not words:
        return None, None, True
    if words in _STATES:
        return _STATES[words], None, True
    if match := _IN_WORDS.fullmatch(words):
        told = int(match[1])
        if told < 100:
            return State.IN_PROGRESS, told, True
        if told == 100:
            return State.COMPLETED, None, True
    for begins in ("dang", "chua hoan thanh", "chua xong", "qua han", "cham"):
        if words.startswith(f"{begins} "):
            return State.IN_PROGRESS, None, False
    raise Wrong("choice", text=cell[:80], among="; ".join(str(one.label) for one in WORDS))


def standing(
    said: State | None, percent: int | None, completed_on: date | None, today: date
) -> Standing:
    """What the cells of a row tell together; raises Wrong, with its column, where they disagree."""
    whole = percent == 100 or (completed_on is not None and percent is None)
    state = said or (State.COMPLETED if whole else State.IN_PROGRESS if percent else None)
    if state == State.COMPLETED:
        if percent not in (None, 100):
            raise Wrong("unlike", column="percent", state=state.label, percent=percent)
        if completed_on is None:
            raise Wrong("completed_when", column="completed_on")
        if completed_on > today:
            raise Wrong("not_yet", column="completed_on")
        return Standing(state, 100, completed_on)
    if completed_on:
        raise Wrong("unlike_day", column="completed_on")
    if percent == 100 or (state in (None, State.NOT_STARTED) and percent):
        unlike = state or State.NOT_STARTED
        raise Wrong("unlike", column="percent", state=unlike.label, percent=percent)
    return Standing(state or State.NOT_STARTED, percent or 0)
