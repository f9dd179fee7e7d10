"""The door by which page and command bring files in: read at once, or left for the worker."""

import time
from dataclasses import dataclass
from uuid import UUID

from lientich.core.actor import Actor
from lientich.programmes.models import Programme
from lientich.reader.limits import FILE_BYTES
from lientich.reader.unreadable import REASONS, reason_code

from . import actions
from .models import Intake
from .recognising import read_at_once

READ_AT_ONCE = 3  # files of one form, together no larger than this
BYTES_AT_ONCE = 2 * 1024 * 1024


@dataclass(frozen=True)
class Came:
    """What became of one file: an intake, perhaps an earlier one, or a refusal in words."""

    name: str
    intake: Intake | None = None
    earlier: bool = False
    refusal: str = ""


def is_quick(sizes: list[int]) -> bool:
    return len(sizes) <= READ_AT_ONCE and sum(sizes) <= BYTES_AT_ONCE


def bring_in(
    data: bytes,
    name: str,
    *,
    by: Actor,
    batch: UUID,
    place: int = 0,
    programme: Programme | None = None,
    at_once: bool = True,
) -> Came:
    """Reading happens outside any transaction; of a refused file nothing is stored."""
    if len(data) > FILE_BYTES or not data:
        return _refused(name, REASONS["too_large" if data else "empty"], by)
    reading, scan, seconds = None, None, None
    if at_once:
        began = time.monotonic()
        reading, scan = read_at_once(data, name)
        seconds = time.monotonic() - began
        if reading and reading["refused"]:
            return _refused(name, reading["reason"], by)
    intake = actions.receive(
        by=by,
        data=data,
        name=name,
        batch=batch,
        place=place,
        programme=programme,
        reading=reading,
        scan=scan,
        seconds=seconds,
    )
    return Came(name, intake, earlier=intake.batch != batch)


def _refused(name: str, sentence: str, by: Actor) -> Came:
    actions.record_refusal(by=by, reason=reason_code(sentence) or "failed")
    return Came(name, refusal=sentence)
