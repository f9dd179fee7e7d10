from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import LEADER, SPECIALIST, Actor
from lientich.journal.actions import record
from lientich.organisations import queries as organisations
from lientich.organisations.actions import leave_to_itself
from lientich.organisations.models import Body, Line, Organisation, Person
from lientich.organisations.rules import from_console

from . import first_passwords, queries, rules
from .models import Mandate, User


@transaction.atomic
def create_account(
    person: Person,
    *,
    by: Actor,
    username: str,
    password: str | None = None,
    token: UUID | None = None,
) -> User:
    """A person can sign in, with a one-time password that they must change at once.

    Only the command line may choose the password; it is then theirs to keep. `token` names the
    form: sent twice it makes one account, and both answers tell its one-time password.
    """
    allow(rules.can_create_account(by), rules.GRANTER)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    username = User.normalize_username(username.strip())
    one_time = first_passwords.derived(person.pk, token) if token else first_passwords.fresh()
    made = User.objects.filter(person=person, must_change_password=True).first()
    if token and made and made.check_password(one_time):
        made.one_time_password = one_time
        return made
    if User.objects.filter(person=person).exists():
        raise ValidationError(_("%(person)s đã có tài khoản.") % {"person": person})
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError(_("Tên đăng nhập này đã có người dùng."))
    if not from_console(by):
        _refuse_a_back_door(person, by)

    chosen = password if password and from_console(by) else None
    user = User(username=username, person=person, must_change_password=chosen is None)
    User._meta.get_field("username").run_validators(username)
    if chosen:
        validate_password(chosen, user)
    else:
        user.one_time_password = one_time
    user.set_password(chosen or user.one_time_password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:  # another took the name in this very moment
        raise ValidationError(_("Tên đăng nhập này đã có người dùng.")) from error
    record("accounts.account_created", user, by=by, person=person)
    return user


@transaction.atomic
def choose_password(user: User, *, by: Actor, password: str) -> None:
    """The account has a password that its person alone knows."""
    allow(by.user_id == user.pk)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record("accounts.password_changed", user, by=by)


@transaction.atomic
def reset_password(user: User, *, by: Actor) -> User:
    """A forgotten password gives way to a one-time password, as a new account has one.

    For whoever signs, reads a restricted class or works elsewhere too, only the command line does.
    """
    user = User.objects.select_for_update(of=("self",)).select_related("person").get(pk=user.pk)
    places = queries.places_of(user, by.today)
    allow(rules.can_close_account(by, user.person_id, places), rules.GRANTER)
    if user.person and not from_console(by):
        _refuse_a_back_door(user.person, by)
    return _give_one_time(user, first_passwords.fresh(), by)


@transaction.atomic
def renew_first_password(user: User, *, by: Actor, token: UUID) -> User:
    """Who has never signed in gets another one-time password, derived from `token`: the first was
    lost on its way."""
    user = User.objects.select_for_update(of=("self",)).select_related("person").get(pk=user.pk)
    held = list(Mandate.objects.lasting(by.today).filter(person=user.person_id))
    allow(rules.can_renew(by, user, held), rules.GRANTER)
    assert user.person_id  # as whoever has a mandate
    return _give_one_time(user, first_passwords.derived(user.person_id, token), by)


@transaction.atomic
def deactivate(user: User, *, by: Actor) -> User:
    """Nobody signs in with the account any more. It is kept: the journal names it."""
    return _set_active(user, by=by, active=False, verb="accounts.account_deactivated")


@transaction.atomic
def reactivate(user: User, *, by: Actor) -> User:
    """The account can be used again."""
    return _set_active(user, by=by, active=True, verb="accounts.account_reactivated")


@transaction.atomic
def grant_mandate(
    person: Person,
    *,
    by: Actor,
    role: str,
    organisation: Organisation,
    body: Body | None = None,
    since: date,
    until: date | None = None,
    substitute_for: Person | None = None,
) -> Mandate:
    """A person has a role from a day; for signing or a cleared class once a second confirms."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    above = organisations.above(organisation.pk, Line.values, by.today)
    allow(rules.can_grant(by, role, organisation.pk, above), rules.GRANTER_THERE)
    if by.person_id == person.pk:
        raise ValidationError(_("Không ai tự giao vai trò cho mình."))
    _check_period(since, until, by.today)
    _check_body(role, organisation, body)
    _check_substitute(person, role, organisation, since, until, substitute_for)
    same = Mandate.objects.lasting(since).filter(
        person=person, role=role, organisation=organisation, body=body
    )
    if (same.filter(since__lt=until) if until else same).exists():
        raise ValidationError(_("%(person)s đã có vai trò này.") % {"person": person})

    mandate = Mandate.objects.create(
        person=person,
        role=role,
        organisation=organisation,
        body=body,
        since=since,
        until=until,
        substitute_for=substitute_for,
        granted_by_id=by.mandate_id,
        granted_at=by.now,
        needs_second=rules.needs_second(role, body.kind if body else None),
    )
    record(
        "accounts.mandate_granted",
        mandate,
        by=by,
        person=person,
        role=role,
        organisation=organisation,
    )
    return mandate


@transaction.atomic
def confirm_mandate(mandate: Mandate, *, by: Actor) -> Mandate:
    """The second person agrees: from now on, within its days, the mandate gives rights."""
    mandate = _locked(mandate)
    allow(rules.can_confirm(by, mandate), rules.SECOND_PERSON)
    if not mandate.needs_second or mandate.confirmed_at or mandate.withdrawn_at:
        raise ValidationError(_("Vai trò này không chờ xác nhận."))
    if User.objects.filter(person=mandate.person, must_change_password=True).exists():
        # Whoever made the account still knows its password, and would sign in its place.
        raise ValidationError(
            _("%(person)s chưa đổi mật khẩu dùng một lần. Hãy xác nhận sau khi người nhận đổi.")
            % {"person": mandate.person}
        )

    mandate.confirmed_by_id, mandate.confirmed_at = by.mandate_id, by.now
    mandate.save(update_fields=["confirmed_by", "confirmed_at"])
    record("accounts.mandate_confirmed", mandate, by=by, person=mandate.person)
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: Actor, until: date) -> Mandate:
    """It gives no rights from a day. One that has not held for a whole day is taken back."""
    mandate = _locked(mandate)
    above = organisations.above(mandate.organisation_id, Line.values, by.today)
    allow(rules.can_grant(by, mandate.role, mandate.organisation_id, above), rules.GRANTER_THERE)
    if mandate.withdrawn_at or (mandate.until and mandate.until <= until):
        raise ValidationError(_("Vai trò này đã kết thúc, hoặc sẽ kết thúc sớm hơn ngày đó."))
    if until < by.today:
        raise ValidationError(_("Không kết thúc lùi ngày: hãy chọn từ hôm nay trở đi."))

    if until <= mandate.since:
        mandate.withdrawn_at = by.now
    else:
        mandate.until = until
    mandate.save(update_fields=["until", "withdrawn_at"])
    record("accounts.mandate_ended", mandate, by=by, person=mandate.person, until=until)
    return mandate


@transaction.atomic
def found(
    organisation: Organisation, *, by: Actor, leaders: Sequence[Person], since: date
) -> list[Mandate]:
    """An organisation has its first signing mandates, from the command line, and is its own."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    allow(rules.can_found(by, len(queries.granters(organisation, by.today))), rules.CONSOLE)
    if len({person.pk for person in leaders}) < 2:
        raise ValidationError(_("Cần ít nhất hai lãnh đạo khác nhau."))

    leading = Mandate.objects.valid(since).filter(organisation=organisation, role=LEADER)
    already = set(leading.values_list("person", flat=True))
    mandates = [
        Mandate.objects.create(
            person=person,
            role=LEADER,
            organisation=organisation,
            since=since,
            granted_at=by.now,
            needs_second=True,
            confirmed_at=by.now,
        )
        for person in leaders
        if person.pk not in already
    ]
    leave_to_itself(organisation)
    record("accounts.founded", organisation, by=by, mandates=mandates)
    return mandates


def _locked(mandate: Mandate) -> Mandate:
    mandates = Mandate.objects.select_for_update(of=("self",))
    return mandates.select_related("granted_by", "person").get(pk=mandate.pk)


def _give_one_time(user: User, password: str, by: Actor) -> User:
    user.one_time_password = password
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record("accounts.password_reset", user, by=by)
    return user


def _set_active(user: User, *, by: Actor, active: bool, verb: str) -> User:
    user = User.objects.select_for_update().get(pk=user.pk)
    places = queries.places_of(user, by.today)
    allow(rules.can_close_account(by, user.person_id, places), rules.GRANTER)
    if user.is_active == active:
        raise ValidationError(
            _("Tài khoản này đang dùng.") if active else _("Tài khoản này đã ngừng dùng.")
        )
    user.is_active = active
    user.save(update_fields=["is_active"])
    record(verb, user, by=by)
    return user


def _refuse_a_back_door(person: Person, by: Actor) -> None:
    """Whoever makes an account knows its first password: it must not open what is not theirs."""
    held = Mandate.objects.lasting(by.today).filter(person=person)
    if held.exclude(needs_second=False, organisation=by.organisation_id).exists():
        raise ValidationError(
            _(
                "%(person)s đã được giao vai trò ký, vai trò đọc hồ sơ hạn chế hoặc vai trò ở tổ "
                "chức khác. Hãy kết thúc các vai trò ấy rồi giao lại sau, hoặc nhờ người quản lý "
                "máy chủ làm từ dòng lệnh."
            )
            % {"person": person}
        )


def _check_period(since: date, until: date | None, today: date) -> None:
    if until and until <= max(since, today):
        raise ValidationError(_("Ngày kết thúc phải sau ngày bắt đầu và sau hôm nay."))


def _check_body(role: str, organisation: Organisation, body: Body | None) -> None:
    if body and body.organisation_id != organisation.pk:
        raise ValidationError(_("Cơ quan này không thuộc tổ chức đó."))
    if role == SPECIALIST and not body:
        raise ValidationError(_("Chuyên viên làm việc ở một ban: hãy chọn cơ quan."))


def _check_substitute(
    person: Person,
    role: str,
    organisation: Organisation,
    since: date,
    until: date | None,
    substitute_for: Person | None,
) -> None:
    """A substitute acts under a dated mandate that names whom for (RIGHTS, "To act")."""
    if substitute_for is None:
        return
    if until is None:
        raise ValidationError(_("Vai trò thay thế phải có ngày kết thúc."))
    held = Mandate.objects.valid(since).filter(
        person=substitute_for, role=role, organisation=organisation
    )
    if substitute_for == person or not held.exists():
        raise ValidationError(
            _("Người được thay phải là người khác và đang giữ chính vai trò này ở tổ chức đó.")
        )
