"""Whose certificate is whose: one person registers it, a second confirms it, the journal has it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import act_as, make_user
from lientich.drafting import actions, queries, rules
from lientich.drafting.models import Certificate
from lientich.drafting.signatures.authority import certificate_in
from lientich.drafting.signatures.tests import made
from lientich.journal.models import Event
from lientich.organisations.models import Organisation, Person


@pytest.fixture
def quan(world):
    """An administrator of Bắc Sơn."""
    return act_as(make_user("quan", "Đặng Hồng Quân", "administrator", world.bac_son))


@pytest.fixture
def bac_son(world):
    Organisation.objects.update(exercise=True)
    return Organisation.objects.get(pk=world.bac_son.pk)


@pytest.fixture
def holder(ha):
    return Person.objects.get(pk=ha.person_id)


def data(name: str = "Nguyễn Thu Hà") -> bytes:
    return certificate_in(made.key(name), made.PASSPHRASE)


@pytest.fixture
def registered(bac_son, holder, lan):
    return actions.register_certificate(bac_son, by=lan, person=holder, data=data())


def known(certificate, at):
    return queries.fingerprints(certificate.organisation_id, certificate.person, at)


def test_it_counts_once_a_second_person_has_confirmed_it(registered, lan, quan):
    assert known(registered, lan.now) == frozenset()
    actions.confirm_certificate(registered, by=quan)
    assert known(registered, lan.now) == {made.fingerprint(made.key("Nguyễn Thu Hà"))}
    verbs = Event.objects.filter(verb__startswith="drafting.certificate").order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == [
        "drafting.certificate_registered",
        "drafting.certificate_confirmed",
    ]


def test_done_twice_it_is_done_once(registered, bac_son, holder, lan, quan):
    again = actions.register_certificate(bac_son, by=lan, person=holder, data=data())
    assert again == registered
    for _time in range(2):
        actions.confirm_certificate(registered, by=quan)
    assert Event.objects.filter(verb="drafting.certificate_confirmed").count() == 1


def test_neither_who_registered_it_nor_its_holder_confirms_it(registered, lan, ha):
    for by in (lan, ha):
        with pytest.raises(PermissionDenied, match="người thứ hai"):
            actions.confirm_certificate(registered, by=by)


def test_nobody_registers_their_own(bac_son, holder, ha):
    with pytest.raises(ValidationError, match="tự đăng ký"):
        actions.register_certificate(bac_son, by=ha, person=holder, data=data())


def test_only_the_own_house_registers(registered, bac_son, holder, phong, minh):
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            actions.register_certificate(bac_son, by=by, person=holder, data=data("khác"))
        with pytest.raises(PermissionDenied):
            actions.end_certificate(registered, by=by)
    with pytest.raises(PermissionDenied):
        actions.confirm_certificate(registered, by=phong)


def test_one_certificate_has_one_holder(registered, bac_son, lan):
    with pytest.raises(ValidationError, match="đã đăng ký cho Nguyễn Thu Hà"):
        actions.register_certificate(bac_son, by=lan, person=None, data=data())


def test_once_ended_it_counts_for_nothing_that_is_signed_later(registered, lan, quan):
    actions.confirm_certificate(registered, by=quan)
    actions.end_certificate(registered, by=lan)
    actions.end_certificate(registered, by=lan)
    assert known(registered, lan.now) == frozenset()
    with pytest.raises(ValidationError, match="không còn chờ"):
        actions.confirm_certificate(Certificate.objects.get(), by=_another(quan))


def test_it_waits_for_those_who_may_confirm_it(registered, world, lan, ha, quan, phong, minh):
    """The list that my work is made of, beside the rule."""
    binh = _another(quan)
    people = (lan, ha, quan, binh, phong, minh)
    found = [by for by in people if registered in queries.certificates_to_confirm(by)]
    who = registered.organisation_id, registered.registered_by_id, registered.person_id
    assert found == [quan, binh]
    assert found == [by for by in people if rules.can_confirm_certificate(by, *who)]


def test_the_seal_waits_for_whoever_did_not_register_it(bac_son, lan, ha, quan):
    seal = actions.register_certificate(bac_son, by=lan, person=None, data=data("Dấu"))
    waits = [by for by in (lan, ha, quan) if seal in queries.certificates_to_confirm(by)]
    assert waits == [ha, quan]


def test_what_has_expired_meanwhile_waits_for_nobody(registered, quan):
    Certificate.objects.update(valid_to=quan.now)
    assert not queries.certificates_to_confirm(quan).exists()
    with pytest.raises(ValidationError, match="không còn chờ"):
        actions.confirm_certificate(registered, by=quan)


def _another(quan):
    place = quan.user.person.mandates.get().organisation
    return act_as(make_user("binh", "Lê Bình", "office", place))


def test_what_is_no_certificate_and_what_holds_a_key(bac_son, holder, lan):
    for wrong in (b"", b"\x30\x82", b"-----BEGIN CERTIFICATE-----\nMIIB"):
        with pytest.raises(ValidationError, match="không phải chứng thư"):
            actions.register_certificate(bac_son, by=lan, person=holder, data=wrong)
    with pytest.raises(ValidationError, match="khóa riêng"):
        actions.register_certificate(bac_son, by=lan, person=holder, data=made.authority().to_pem())


def test_an_expired_one_is_refused(bac_son, holder, lan):
    expired = certificate_in(made.expired_key(), made.PASSPHRASE)
    with pytest.raises(ValidationError, match="hết hạn"):
        actions.register_certificate(bac_son, by=lan, person=holder, data=expired)


def test_certificates_of_the_exercise_stay_in_it(world, holder, lan, bac_son, monkeypatch):
    Organisation.objects.update(exercise=False)
    with pytest.raises(ValidationError, match="minh họa"):
        actions.register_certificate(world.bac_son, by=lan, person=holder, data=data())
    Organisation.objects.update(exercise=True)
    monkeypatch.setattr("lientich.drafting.signatures.certificates.MARK", "nobody's")
    with pytest.raises(ValidationError, match="chỉ dùng chứng thư minh họa"):
        actions.register_certificate(world.bac_son, by=lan, person=holder, data=data())


def test_a_name_that_steers_the_screen_is_kept_as_plain_words(bac_son, holder, lan):
    kept = actions.register_certificate(
        bac_son, by=lan, person=holder, data=data("Nguyễn\x00Thu\u202e\nHà")
    )
    assert kept.subject == "Nguyễn Thu Hà"
