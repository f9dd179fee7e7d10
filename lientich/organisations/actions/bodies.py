from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.core.models import DatedQuerySet
from lientich.core.templatetags.lt import day as shown
from lientich.journal.actions import record
from lientich.search.actions import index as enter

from .. import queries, rules
from ..models import Appointment, Body, FieldOfWork, Organisation, Person, Post
from .keeping import await_turn, earliest, index, kept, must_exist, plays


@transaction.atomic
def create_body(
    organisation: Organisation,
    *,
    by: Actor,
    kind: str,
    name: str,
    short_name: str,
    symbol: str = "",
    fields: Iterable[FieldOfWork] = (),
    aliases: Iterable[str] = (),
    order: int = 0,
    decided_by: str = "",
) -> Body:
    """A body acts for an organisation, in its fields of work."""
    organisation = kept(organisation, by)
    must_exist(organisation, by.today)
    if organisation.bodies.filter(name=name, until=None).exists():
        raise ValidationError(_("Tổ chức này đã có cơ quan tên “%(name)s”.") % {"name": name})

    body = organisation.bodies.create(
        kind=kind,
        name=name,
        short_name=short_name,
        symbol=symbol,
        aliases=list(aliases),
        order=order,
        decided_by=decided_by,
    )
    body.fields.set(fields)
    index(organisation)
    record("organisations.body_created", organisation, by=by, body=body)
    return body


@transaction.atomic
def create_person(
    *, by: Actor, name: str, exercise: bool = False, token: UUID | None = None
) -> Person:
    """A person can be appointed. Namesakes are many; the same `token` makes the person once."""
    allow(rules.can_create(by), rules.KEEPER)
    await_turn(by)
    if token and (known := Person.objects.filter(pk=token).first()):
        return known
    person = Person.objects.create(pk=token or new_id(), name=name, exercise=exercise or plays(by))
    enter(person, title=person.name)
    record("organisations.person_created", person, by=by)
    return person


@transaction.atomic
def correct_name(person: Person, *, by: Actor, name: str) -> Person:
    """A person's name stands as it is written; what was wrong is not kept."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    allow(queries.keeps(by, person), rules.KEEPER_OF_PERSON)
    if name == person.name:
        raise ValidationError(_("Tên này đang được ghi."))

    person.name = name
    person.save(update_fields=["name", "name_key"])
    enter(person, title=person.name)
    record("organisations.person_corrected", person, by=by)
    return person


@transaction.atomic
def create_post(body: Body, *, by: Actor, title: str, order: int = 0, decided_by: str = "") -> Post:
    """A body has one more post, vacant until someone is appointed."""
    organisation = kept(body.organisation, by)
    body = organisation.bodies.get(pk=body.pk)
    _must_stand(body, by.today)
    if body.posts.filter(title=title, until=None).exists():
        raise ValidationError(_("Cơ quan này đã có chức danh “%(title)s”.") % {"title": title})

    post = body.posts.create(title=title, order=order, decided_by=decided_by)
    record("organisations.post_created", organisation, by=by, post=post)
    return post


@transaction.atomic
def appoint(
    person: Person, *, by: Actor, post: Post, since: date, decided_by: str = ""
) -> Appointment:
    """A person holds a post from a day. Whoever held it before is ended by an act of its own."""
    organisation = kept(post.body.organisation, by)
    post = Post.objects.select_related("body").get(pk=post.pk)
    must_exist(organisation, since)
    _must_stand(post.body, since)
    if post.until and post.until <= since:
        raise ValidationError(_("Chức danh này đã thôi."))
    held = person.appointments.filter(post=post).exclude(until__lte=since)
    if held.exists():
        raise ValidationError(_("Người này đã giữ chức danh này vào ngày đó hoặc sau đó."))

    appointment = person.appointments.create(
        post=post,
        since=since,
        until=earliest(organisation.until, post.body.until, post.until),
        decided_by=decided_by,
    )
    record("organisations.appointed", organisation, by=by, person=person, post=post, since=since)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, by: Actor, until: date) -> Appointment:
    """A person no longer holds a post from a day."""
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    organisation = kept(appointment.post.body.organisation, by)
    if until <= appointment.since or (appointment.until and appointment.until <= until):
        raise ValidationError(_("Ngày thôi giữ chức phải sau ngày giữ chức và chưa thôi từ trước."))

    appointment.until = until
    appointment.save(update_fields=["until"])
    record(
        "organisations.appointment_ended",
        organisation,
        by=by,
        person=appointment.person,
        post=appointment.post,
        until=until,
    )
    return appointment


@transaction.atomic
def end_post(post: Post, *, by: Actor, until: date, decided_by: str = "") -> Post:
    """A body has one post fewer from a day: it is no longer vacant, it is no more."""
    organisation = kept(post.body.organisation, by)
    post = Post.objects.select_related("body").get(pk=post.pk)
    _must_end(post, Appointment.objects.filter(post=post), until)

    post.until = until
    post.save(update_fields=["until"])
    record(
        "organisations.post_ended",
        organisation,
        by=by,
        post=post,
        until=until,
        decided_by=decided_by[:100],
    )
    return post


@transaction.atomic
def end_body(body: Body, *, by: Actor, until: date, decided_by: str = "") -> Body:
    """A body acts no more from a day, and its posts end with it."""
    organisation = kept(body.organisation, by)
    body = organisation.bodies.get(pk=body.pk)
    _must_end(body, Appointment.objects.filter(post__body=body), until)

    body.until = until
    body.save(update_fields=["until"])
    body.posts.filter(Q(until=None) | Q(until__gt=until)).update(until=until)
    record(
        "organisations.body_ended",
        organisation,
        by=by,
        body=body,
        until=until,
        decided_by=decided_by[:100],
    )
    return body


def _must_stand(body: Body, day: date) -> None:
    if body.until and body.until <= day:
        raise ValidationError(_("Cơ quan này đã thôi hoạt động."))


def _must_end(ending: Body | Post, held: DatedQuerySet, until: date) -> None:
    if ending.until and ending.until <= until:
        raise ValidationError(_("Đã thôi từ ngày %(day)s.") % {"day": shown(ending.until)})
    if held.exclude(until__lte=until).exists():
        raise ValidationError(
            _("Sau ngày đó còn người giữ chức. Hãy ghi thôi giữ chức của từng người trước.")
        )
