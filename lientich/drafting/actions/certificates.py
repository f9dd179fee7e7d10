"""Whose certificate is whose: registered by one person of an organisation, confirmed by another."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Organisation, Person

from .. import rules
from ..models import Certificate
from ..signatures.certificates import (
    CertificateFacts,
    KeyInside,
    NoCertificate,
    read_certificate,
)
from .keeping import acting


@transaction.atomic
def register_certificate(
    organisation: Organisation, *, by: Actor, person: Person | None, data: bytes
) -> Certificate:
    """A certificate is put down as a person's, or, without one, as the organisation's seal.

    It counts once a second person has confirmed it. Put down again it is the same.
    """
    allow(rules.can_keep_certificates(by), rules.KEEPER)
    allow(organisation.pk == by.organisation_id, rules.KEEPER)
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    facts = _read(data)
    known = Certificate.objects.filter(
        organisation=organisation, fingerprint=facts.fingerprint, ended_at=None
    ).first()
    if known and known.person_id == (person.pk if person else None):
        return known
    if known:
        raise ValidationError(_("Chứng thư này đã đăng ký cho %(holder)s.") % {"holder": known})
    if person and person.pk == by.person_id:
        raise ValidationError(_("Không ai tự đăng ký chứng thư của mình. Hãy nhờ người khác."))
    _refuse_unfit(facts, organisation, by)

    made = Certificate.objects.create(
        organisation=organisation,
        person=person,
        fingerprint=facts.fingerprint,
        der=facts.der,
        subject=facts.subject[:300],
        issuer=facts.issuer[:300],
        serial=facts.serial[:80],
        valid_from=facts.since,
        valid_to=facts.until,
        registered_by_id=acting(by)[1],
        registered_at=by.now,
    )
    record("drafting.certificate_registered", made, by=by, person=person)
    return made


@transaction.atomic
def confirm_certificate(certificate: Certificate, *, by: Actor) -> Certificate:
    """A second person says that it is the holder's: from now on signatures are told by it."""
    certificate = _locked(certificate)
    permitted = rules.can_confirm_certificate(
        by, certificate.organisation_id, certificate.registered_by_id, certificate.person_id
    )
    if certificate.confirmed_at and certificate.confirmed_by_id == by.person_id:
        return certificate
    allow(permitted, rules.SECOND_KEEPER)
    if not Certificate.objects.unconfirmed(by.now).filter(pk=certificate.pk).exists():
        raise ValidationError(_("Chứng thư này không còn chờ xác nhận."))
    certificate.confirmed_by_id, certificate.confirmed_at = acting(by)[1], by.now
    certificate.save(update_fields=["confirmed_by", "confirmed_at"])
    record("drafting.certificate_confirmed", certificate, by=by)
    return certificate


@transaction.atomic
def end_certificate(certificate: Certificate, *, by: Actor) -> Certificate:
    """Nothing that is signed from now on is told by it; what was signed before stays signed."""
    certificate = _locked(certificate)
    allow(rules.can_keep_certificates(by), rules.KEEPER)
    allow(certificate.organisation_id == by.organisation_id, rules.KEEPER)
    if certificate.ended_at:
        return certificate
    certificate.ended_at = by.now
    certificate.save(update_fields=["ended_at"])
    record("drafting.certificate_ended", certificate, by=by)
    return certificate


def _locked(certificate: Certificate) -> Certificate:
    return Certificate.objects.select_for_update().get(pk=certificate.pk)


def _read(data: bytes) -> CertificateFacts:
    try:
        return read_certificate(data)
    except KeyInside as error:
        raise ValidationError(
            _("Tệp này chứa khóa riêng, không được gửi cho ai. Hãy xuất tệp chỉ có chứng thư.")
        ) from error
    except NoCertificate as error:
        raise ValidationError(_("Tệp không phải chứng thư số (.cer, .crt hoặc .pem).")) from error


def _refuse_unfit(facts: CertificateFacts, organisation: Organisation, by: Actor) -> None:
    if facts.until <= by.now:
        raise ValidationError(_("Chứng thư này đã hết hạn."))
    if facts.of_the_exercise and not organisation.exercise:
        raise ValidationError(_("Chứng thư minh họa không dùng cho tổ chức có thật."))
    if organisation.exercise and not facts.of_the_exercise:
        raise ValidationError(_("Tổ chức minh họa chỉ dùng chứng thư minh họa."))
