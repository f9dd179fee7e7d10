"""What was sent to whom of late: most have received and opened it, some have not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.documents import actions
from lientich.documents.models import Delivery, Document

from . import cast

if TYPE_CHECKING:
    from .build import Stage

UNITS = [key for key, *_ in cast.UNITS]
SILENT = ("deo_gio", "bai_cheo")  # of the joint statute, to this day

# By whom, which document, to the units under whom, days ago, how many have received it by now.
SENT = (
    ("chau", "Hướng dẫn", "03", "vinh_xanh", 6, 14),
    ("ha", "Chỉ thị", "08", "bac_son", 2, 5),
)


def plan(stage: Stage) -> None:
    for username, kind, number, side, ago, received in SENT:
        day = stage.today - timedelta(days=ago)
        act = partial(send_down, stage, username, kind, number, side, day, received)
        stage.plan(day, "14:10", act)
    day = stage.today - timedelta(days=1)
    stage.plan(day, "15:05", partial(send_across, stage, day))


def follow(stage: Stage, document: Document, day: date) -> None:
    """The joint statute was sent when it was issued: two are silent, some have not opened it."""
    heard = [key for key in UNITS if key not in SILENT]
    for later, first, last in ((1, 0, 26), (2, 26, 36), (6, 36, len(heard))):
        on = day + timedelta(days=later)
        stage.plan(on, "15:20", partial(receive, stage, document, heard[first:last], on))
    on = day + timedelta(days=5)
    for username in ("ha", "chau"):
        stage.plan(on, "15:10", partial(remind, stage, document, username, on))


def send_down(
    stage: Stage, username: str, kind: str, number: str, side: str, day: date, received: int
) -> None:
    """To all Party organisations under one side: so many have received it a day later."""
    document = Document.objects.get(
        kind=kind, number=number, owners=stage.organisations[side], owners__exercise=True
    )
    party = {key: one[3] for key, one in zip(UNITS, cast.UNITS, strict=True)}
    under = [key for key in UNITS if _side(party[key]) == side]
    by = stage.actor(username, day, "14:10")
    actions.send(document, by=by, organisations=[stage.organisations[key] for key in under])
    on = day + timedelta(days=1)
    stage.plan(on, "14:30", partial(receive, stage, document, under[-received:], on))


def send_across(stage: Stage, day: date) -> None:
    """A plan of Vịnh Xanh waits to be received by Bắc Sơn."""
    by = stage.actor("chau", day, "15:05")
    document = Document.objects.get(
        kind="Kế hoạch", number="05", owners=stage.organisations["vinh_xanh"]
    )
    actions.send(document, by=by, organisations=[stage.organisations["bac_son"]])


def receive(stage: Stage, document: Document, keys: Sequence[str], day: date) -> None:
    """Each unit's reporter receives it, and most open it."""
    for place, key in enumerate(keys):
        by = stage.actor(f"reporter:{key}", day, "15:20")
        delivery = Delivery.objects.get(document=document, organisation=stage.organisations[key])
        actions.receive(delivery, by=by)
        if place % 5 != 3:
            actions.open_delivery(delivery, by=by)


def remind(stage: Stage, document: Document, username: str, day: date) -> None:
    actions.remind(document, by=stage.actor(username, day, "15:10"))


def _side(party: str) -> str:
    return "bac_son" if party == "moved" else party
