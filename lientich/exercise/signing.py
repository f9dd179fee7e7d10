"""What is signed digitally in the exercise, with keys of its test authority, which bind nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from lientich.core.actor import Actor
from lientich.drafting import actions, worthless
from lientich.drafting.models import Certificate, Draft, Signing
from lientich.drafting.signatures.authority import certificate_in

if TYPE_CHECKING:
    from .build import Stage

# Of each side who signs, whose office registers and seals, and who confirms a certificate.
SIDES = {"bac_son": ("bao", "ha", "vinh"), "vinh_xanh": ("dang", "chau", "loan")}
UNCONFIRMED = "yen"  # of Bắc Sơn: the second person has not come yet
STEPS = ("countersign", "publish")


def plan(stage: Stage) -> None:
    day = stage.today - timedelta(days=75)
    stage.plan(day, "09:00", lambda: register(stage, day))


def register(stage: Stage, day: date) -> None:
    """Certificates of both signers and both seals; and one that waits for its second person."""
    for side, (signer, office, second) in SIDES.items():
        for holder in (signer, None):
            made = put_down(stage, side, holder, stage.actor(office, day, "09:10"))
            actions.confirm_certificate(made, by=stage.actor(second, day, "10:00"))
    yesterday = stage.today - timedelta(days=1)
    by = stage.actor("ha", yesterday, "09:10")
    stage.plan(yesterday, "09:10", lambda: put_down(stage, "bac_son", UNCONFIRMED, by))


def put_down(stage: Stage, side: str, holder: str | None, by: Actor) -> Certificate:
    certificate = certificate_in(key_of(stage, side, holder), worthless.PASSPHRASE)
    return actions.register_certificate(
        stage.organisations[side],
        by=by,
        person=stage.people[holder] if holder else None,
        data=certificate,
    )


def key_of(stage: Stage, side: str, holder: str | None) -> bytes:
    """The key file that this person, or for the seal the office, is given on the page, too."""
    house = stage.organisations[side]
    whose = stage.people[holder] if holder else house
    return worthless.key_file(whose.pk, whose.name, house.name)


def sign(stage: Stage, draft: Draft, begun: date, last: str) -> Iterator[date]:
    """Both sides sign and seal, and it is issued; or it waits for the second side."""
    day = begun + timedelta(days=10)
    by = stage.actor("ha", day, "17:40")
    actions.begin_signing(draft, by=by, way=Draft.Way.DIGITAL)
    yield (day := begun + timedelta(days=11))
    with_key(stage, draft, "bac_son", day, "09:30")
    if last == "countersign":
        return
    yield (day := begun + timedelta(days=12))
    with_key(stage, draft, "vinh_xanh", day, "14:00")
    for side in SIDES:
        with_key(stage, draft, side, day, "15:00", seals=True)
    draft.refresh_from_db()
    actions.issue(draft, by=stage.actor("ha", day, "16:20"), date=day, number="03")


def with_key(
    stage: Stage, draft: Draft, side: str, day: date, clock: str, *, seals: bool = False
) -> Signing:
    signer, office, _second = SIDES[side]
    part = draft.signings.get(organisation=stage.organisations[side])
    key = key_of(stage, side, None if seals else signer)
    act = actions.seal_with_key if seals else actions.sign_with_key
    return act(
        part,
        by=stage.actor(office if seals else signer, day, clock),
        key_file=SimpleUploadedFile("khoa.p12", key),
        passphrase=worthless.PASSPHRASE,
    )
