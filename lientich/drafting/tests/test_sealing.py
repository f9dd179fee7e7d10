# ruff: noqa: F811 -- fixtures come from the neighbour, and tests name them as arguments
"""Digitally sealed by each side, and issued: number and day in their fields, once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents import storage
from lientich.documents.models import Document, Number
from lientich.drafting import actions, queries
from lientich.drafting.models import Draft, SignedFile
from lientich.drafting.signatures.preparing import fill
from lientich.drafting.signatures.signing import sign
from lientich.drafting.signatures.tests import made
from lientich.drafting.signatures.tests.test_judging import with_page_after
from lientich.drafting.signatures.verifying import verify
from lientich.journal.models import Event

from .test_digital import (  # noqa: F401 -- the fixtures of signing stand for sealing, too
    NAMES,
    _roots,
    adopted,
    bring,
    current,
    sides,
    signed,
    signing,
    state,
    upload,
)

pytestmark = pytest.mark.any_database  # the signatures, not the tables


def seal(part, by, who="seal", field="Dau1"):
    data = sign(current(part.draft), field, made.key(NAMES[who]), made.PASSPHRASE)
    return actions.seal_file(part, by=by, file=upload(data))


@pytest.fixture
def sealed(signed, signing, world, lan, phong):
    seal(signing[world.bac_son.pk], lan)
    seal(signing[world.vinh_xanh.pk], phong, "other seal", "Dau2")
    return signed


@pytest.fixture
def book(world, lan):
    return documents.open_series(
        world.committee_a, by=lan, kind="Nghị quyết", since=date(2025, 6, 1), first=7
    )


def test_the_number_is_filled_in_and_signatures_and_seals_stay_in_order(sealed, book, lan):
    before = current(sealed)
    document = actions.issue(sealed, by=lan, date=lan.today)
    with storage.open_file(document.file) as file:
        data = file.read()
    found = verify(data, made.trust(), made.NOW)
    assert found.verdict == "exercise"
    assert [one.kind for one in found.signatures] == ["signer", "signer", "seal", "seal"]
    assert all(one.in_order for one in found.signatures)
    assert found.filled == {"number": "07", "day": "15", "month": "6", "year": "2026"}
    assert data.startswith(before)
    assert actions.issue(sealed, by=lan, date=lan.today) == document
    assert sealed.signed_files.filter(kind=SignedFile.Kind.NUMBER).count() == 1


def test_without_the_seal_of_each_side_it_is_not_issued(signed, signing, book, world, lan, phong):
    with pytest.raises(ValidationError, match="Than Bắc Sơn, Đảng ủy Than Vịnh Xanh"):
        actions.issue(signed, by=lan, date=lan.today)
    seal(signing[world.bac_son.pk], lan)
    with pytest.raises(ValidationError, match="dấu số của Đảng ủy Than Vịnh Xanh"):
        actions.issue(signed, by=lan, date=lan.today)
    assert (Number.objects.count(), Document.objects.count()) == (0, 0)
    seal(signing[world.vinh_xanh.pk], phong, "other seal", "Dau2")
    assert actions.issue(signed, by=lan, date=lan.today).number == "07"


def test_who_is_to_seal_is_told_and_the_lead_issues_after_that(signed, signing, world, lan, phong):
    def movers():
        return [by.user.username for by in (lan, phong) if signed in queries.awaiting(by)]

    assert movers() == ["lan", "phong"]
    seal(signing[world.bac_son.pk], lan)
    assert movers() == ["phong"]
    seal(signing[world.vinh_xanh.pk], phong, "other seal", "Dau2")
    assert movers() == ["lan"]


def test_while_the_number_was_filled_in_the_file_was_changed(sealed, book, lan, monkeypatch):
    """The number that was held for it is still held: no second one is taken, and none is lost."""
    filled = actions.issuing.number_file

    def slowly(draft, **given):
        found = filled(draft, **given)
        last = queries.last_signed_file(draft)
        last.pk = new_id()
        last.save(force_insert=True)
        return found

    monkeypatch.setattr(actions.issuing, "number_file", slowly)
    with pytest.raises(ValidationError, match="đã thay đổi"):
        actions.issue(sealed, by=lan, date=lan.today)
    assert (Number.objects.get().state, state(sealed)) == ("reserved", "signed")
    monkeypatch.setattr(actions.issuing, "number_file", filled)
    assert actions.issue(sealed, by=lan, date=lan.today).number == "07"
    assert Number.objects.get().state == "confirmed"


def test_what_fills_in_more_than_the_number_is_not_archived(signed, lan, monkeypatch):
    monkeypatch.setattr(
        actions.digital, "fill", lambda data, values: with_page_after(fill(data, values))
    )
    before = signed.signed_files.count()
    with pytest.raises(ValidationError, match="sửa chỗ khác"):
        actions.digital.number_file(signed, number="33", day=date(2026, 12, 5))
    assert signed.signed_files.count() == before


def test_the_seal_is_set_once_the_signer_has_signed(signing, adopted, world, lan, ha):
    part = signing[world.bac_son.pk]
    with pytest.raises(ValidationError, match="sau khi người ký"):
        seal(part, lan)
    with pytest.raises(PermissionDenied):
        seal(part, ha)
    bring(part, lan, "ha", "ChuKy1")
    seal(part, lan)
    assert queries.sealed(adopted) == {world.bac_son.pk}
    key = upload(made.key(NAMES["seal"]))
    actions.seal_with_key(part, by=lan, key_file=key, passphrase=made.PASSPHRASE)  # once more
    assert adopted.signed_files.filter(kind=SignedFile.Kind.SEAL).count() == 1
    assert Event.objects.filter(verb="drafting.sealed").count() == 1


@pytest.mark.parametrize("kind", ["signer", "seal"])
def test_two_clicks_at_once_sign_and_seal_once(signing, adopted, world, lan, kind, monkeypatch):
    """The second one was judged over the same file, and comes when the first is kept."""
    part, judged, clicks = signing[world.bac_son.pk], actions.digital.accept, []
    key, deed = "ha", actions.sign_with_key
    if kind == "seal":
        bring(part, lan, "ha", "ChuKy1")
        key, deed = "seal", actions.seal_with_key

    def click():
        clicks.append(kind)
        file = upload(made.key(NAMES[key]))
        return deed(part, by=lan, key_file=file, passphrase=made.PASSPHRASE)

    def slowly(*args, **given):
        found = judged(*args, **given)
        if len(clicks) == 1:
            click()
        return found

    monkeypatch.setattr(actions.digital, "accept", slowly)
    assert click() == part
    assert len(clicks) == 2
    kept = adopted.signed_files.filter(kind="signature" if kind == "signer" else "seal")
    assert kept.count() == 1


def test_one_person_seals_for_one_side_alone(signed, signing, world, lan):
    other = queries.last_signed_file(signed)
    other.pk, other.kind, other.person_id = new_id(), "seal", lan.person_id
    other.save(force_insert=True)
    assert queries.sealed(signed) == {world.vinh_xanh.pk}
    with pytest.raises(ValidationError, match="hai bên"):
        seal(signing[world.bac_son.pk], lan)


def test_what_was_issued_without_seals_waits_for_none(signed, lan):
    assert list(queries.awaiting(lan)) == [signed]
    issued = Document.objects.create(kind="Nghị quyết", registered_at=lan.now)
    Draft.objects.filter(pk=signed.pk).update(state=Draft.State.ISSUED, document=issued)
    assert list(queries.awaiting(lan)) == []


def test_two_send_it_to_be_signed_at_once(adopted, lan, monkeypatch):
    laid_out = actions.signing.lay_out

    def slowly(draft, version):
        monkeypatch.setattr(actions.signing, "lay_out", laid_out)
        actions.begin_signing(draft, by=lan, way="digital")
        return laid_out(draft, version)

    monkeypatch.setattr(actions.signing, "lay_out", slowly)
    actions.begin_signing(adopted, by=lan, way="digital")
    actions.begin_signing(adopted, by=lan, way="digital")
    assert (adopted.signings.count(), adopted.signed_files.count()) == (2, 1)


def test_while_the_number_was_filled_in_somebody_issued_it(sealed, book, lan, monkeypatch):
    filled = actions.issuing.number_file

    def slowly(draft, **given):
        monkeypatch.setattr(actions.issuing, "number_file", filled)
        actions.issue(draft, by=lan, date=lan.today)
        return filled(draft, **given)

    monkeypatch.setattr(actions.issuing, "number_file", slowly)
    assert actions.issue(sealed, by=lan, date=lan.today) == Document.objects.get()
    assert Number.objects.count() == 1
