"""The joint act, on random sequences of deeds: what is issued was agreed on and signed by every
side over the same bytes, by different people; one side alone brings nothing about."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lientich.documents.models import Document
from lientich.drafting import actions, queries
from lientich.drafting.content import digest
from lientich.drafting.models import Draft, Signing

A, B = "bac_son", "vinh_xanh"
CALM = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Play:
    """The people of both sides, and the one draft they write, agree on, sign and issue."""

    def __init__(self, draft: Draft, world: Any, people: dict[str, Any]) -> None:
        self.key, self.world, self.people = draft.pk, world, people

    @property
    def draft(self) -> Draft:
        return Draft.objects.get(pk=self.key)

    def do(self, side: str, deed: str) -> None:
        """One deed by one side; what may not be, or cannot be, changes nothing."""
        office, leader = self.people[side]
        organisation = getattr(self.world, side).pk
        mine = SimpleNamespace(
            draft=self.draft, office=office, leader=leader, organisation=organisation
        )
        try:
            with transaction.atomic():
                DEEDS[deed](mine)
        except (ValidationError, PermissionDenied):
            pass


def part(mine: Any) -> Any:
    """The part of the side whose move it is; of the other one where it has none."""
    parts = mine.draft.adoptions.exclude(state="undone").select_related("version")
    found = parts.filter(organisation=mine.organisation).first() or parts.first()
    if found is None:
        raise ValidationError("nothing is put")
    return found


def others_part(mine: Any) -> Any:
    found = mine.draft.adoptions.exclude(organisation=mine.organisation).last()
    if found is None:
        raise ValidationError("nothing is put")
    return found


def signing(mine: Any, own: bool = True) -> Any:
    of_all = mine.draft.signings.all()
    of_one = of_all.filter(organisation=mine.organisation)
    found = (of_one if own else of_all.exclude(organisation=mine.organisation)).last()
    if found is None:
        raise ValidationError("nothing is signed")
    return found


def last(mine: Any) -> Any:
    found = queries.last_version(mine.draft)
    if found is None:
        raise ValidationError("no version")
    return found


def write(mine: Any) -> None:
    text = f"{mine.draft.text}\n{mine.draft.revision}. Thêm một việc."
    actions.save_text(mine.draft, by=mine.office, text=text, revision=mine.draft.revision)


def add_scan(mine: Any) -> None:
    data = b"\x89PNG\r\n\x1a\n" + str(mine.draft.scans.count()).encode()
    file = SimpleUploadedFile("ban-ky.png", data)
    actions.add_scan(mine.draft, by=mine.office, file=file, declared=True)


def confirm(mine: Any, own: bool = True) -> None:
    scan = queries.last_scan(mine.draft)
    if scan is None:
        raise ValidationError("no scan")
    today = mine.office.today
    actions.confirm_scan(signing(mine, own), by=mine.office, scan=scan, signed_on=today)


DEEDS: dict[str, Callable[[Any], Any]] = {
    "write": write,
    "cut": lambda mine: actions.cut_version(mine.draft, by=mine.office),
    "put": lambda mine: actions.put_for_adoption(last(mine), by=mine.office),
    "check": lambda mine: actions.check(part(mine), by=mine.office),
    "approve": lambda mine: actions.approve(
        part(mine), by=mine.leader, digest=part(mine).version.digest
    ),
    "approve for the other": lambda mine: actions.approve(
        others_part(mine), by=mine.leader, digest=others_part(mine).version.digest
    ),
    "refuse": lambda mine: actions.refuse(part(mine), by=mine.leader, words="Chưa rõ."),
    "reopen": lambda mine: actions.reopen(mine.draft, by=mine.office, reason=""),
    "sign": lambda mine: actions.begin_signing(mine.draft, by=mine.office, way="paper"),
    "scan": add_scan,
    "confirm": confirm,
    "confirm for the other": lambda mine: confirm(mine, own=False),
    "refuse to sign": lambda mine: actions.refuse_signing(
        signing(mine), by=mine.leader, words="Sai."
    ),
    "issue": lambda mine: actions.issue(
        mine.draft, by=mine.office, date=mine.office.today, number="33"
    ),
}
# What leads forward, so that random sequences get somewhere; the rest disturbs.
FORWARD = ["cut", "put", "check", "approve", "sign", "scan", "confirm", "issue"]
deeds = st.one_of(st.sampled_from(FORWARD), st.sampled_from(sorted(DEEDS)))
WHOLE = [
    (side, deed)
    for deed, sides in (
        ("cut", [A]),
        ("put", [A]),
        ("check", [A, B]),
        ("approve", [A, B]),
        ("sign", [A]),
        ("scan", [A]),
        ("confirm", [A, B]),
        ("issue", [A]),
    )
    for side in sides
]


@pytest.fixture
def play(signers, world, lan, ha, phong, mai):
    return Play(signers, world, {A: (lan, ha), B: (phong, mai)})


def played(play: Play, sequence: list[tuple[str, str]], then: Callable[[], None]) -> None:
    """Nothing of an example stays for the next."""
    with transaction.atomic():
        for side, deed in sequence:
            play.do(side, deed)
        then()
        transaction.set_rollback(True)


def holds(play: Play) -> None:
    """Whatever is issued, every side agreed on and signed, over the same bytes."""
    draft = play.draft
    assert (draft.state == "issued") == (draft.document is not None)
    assert Document.objects.count() == (draft.document is not None)
    if draft.document is None:
        return
    version = queries.in_adoption(draft)
    assert version is not None
    assert digest(version.content) == version.digest
    assert draft.document.text == version.text
    owners = queries.owners(draft)
    parts = list(version.adoptions.filter(state="adopted"))
    signed = list(version.signings.filter(state="signed"))
    assert {one.organisation_id for one in parts} == owners
    assert {one.organisation_id for one in signed} == owners
    assert len({one.person_id for one in parts}) == len(owners)
    assert len({one.person_id for one in signed}) == len(owners)


def test_the_whole_way_leads_to_issue(play):
    def issued() -> None:
        assert play.draft.state == "issued"
        holds(play)

    played(play, WHOLE, issued)


@CALM
@given(data=st.data())
def test_what_is_issued_every_side_agreed_on_and_signed(play, data):
    """The whole way with random deeds of both sides between its steps."""
    sequence = []
    for step in WHOLE:
        between = st.lists(st.tuples(st.sampled_from([A, B]), deeds), max_size=2)
        sequence += [*data.draw(between), step]
    played(play, sequence, lambda: holds(play))


@CALM
@given(
    done=st.integers(min_value=0, max_value=len(WHOLE)),
    side=st.sampled_from([A, B]),
    alone=st.lists(deeds, max_size=14),
)
def test_one_side_alone_issues_and_changes_nothing(play, done, side, alone):
    """From any point of the way where the other side has not done both its parts."""
    begun = WHOLE[:done]
    other = B if side == A else A
    if (other, "confirm") in begun:
        begun = begun[: begun.index((other, "confirm"))]

    def nothing_came_of_it() -> None:
        assert play.draft.document is None
        assert not Document.objects.exists()

    played(play, [*begun, *((side, deed) for deed in alone)], nothing_came_of_it)


@CALM
@given(side=st.sampled_from([A, B]), alone=st.lists(deeds, max_size=10))
def test_what_is_issued_one_side_alone_never_changes(play, side, alone):
    def unchanged() -> None:
        document = play.draft.document
        assert document is not None
        before = (document.text, document.number, document.valid_until, play.draft.state)
        for deed in alone:
            play.do(side, deed)
        document.refresh_from_db()
        after = (document.text, document.number, document.valid_until, play.draft.state)
        assert after == before
        assert set(Signing.objects.values_list("state", flat=True)) == {"signed"}

    played(play, WHOLE, unchanged)
