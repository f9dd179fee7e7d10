from argparse import ArgumentTypeError
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lientich.accounts import actions, queries
from lientich.accounts.models import User
from lientich.core import clock
from lientich.core.actor import Actor
from lientich.organisations.actions import create_organisation, create_person
from lientich.organisations.models import Organisation, Person


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("Ngày viết như 2026-03-05.")) from error


class Command(BaseCommand):
    help = "Give an organisation its first two signing mandates, so that it can give all others."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", help="its full name, its short name, or its key")
        parser.add_argument(
            "--leader",
            action="append",
            required=True,
            help="a person's full name, or the key of one who is known; at least two",
        )
        parser.add_argument("--create", action="store_true", help="create the organisation first")
        parser.add_argument("--short-name", help="of an organisation to be created")
        parser.add_argument(
            "--kind", choices=Organisation.Kind.values, default=Organisation.Kind.COMMITTEE
        )
        parser.add_argument("--since", type=day, help="the first day, by default today")

    @transaction.atomic
    def handle(self, *args: object, **options: Any) -> None:
        by = Actor(now=clock.now())
        try:
            self.found(by, **options)
        except (ValidationError, PermissionDenied) as error:
            words = error.messages if isinstance(error, ValidationError) else [str(error)]
            raise CommandError(" ".join(words)) from error

    def found(
        self,
        by: Actor,
        *,
        organisation: str,
        leader: list[str],
        create: bool,
        short_name: str | None,
        kind: str,
        since: date | None,
        **_options: object,
    ) -> None:
        since = since or by.today
        if create:
            place = create_organisation(
                by=by,
                name=organisation,
                short_name=short_name or organisation,
                kind=kind,
                since=since,
            )
        else:
            place = self.the_organisation(organisation)
        people = [self.the_person(name, by) for name in leader]
        actions.found(place, by=by, leaders=people, since=since)
        self.stdout.write(_("%(place)s có %(n)s lãnh đạo:") % {"place": place, "n": len(people)})
        for person in people:
            self.stdout.write(self.way_in(person, by))

    def the_organisation(self, words: str) -> Organisation:
        named = Q(pk=words) if _is_key(words) else Q(name=words) | Q(short_name=words)
        found = list(Organisation.objects.filter(named)[:2])
        if not found:
            raise CommandError(
                _("Không có tổ chức “%(words)s”. Thêm --create để tạo.") % {"words": words}
            )
        if len(found) > 1:
            raise CommandError(_("Nhiều tổ chức mang tên này: hãy dùng mã của tổ chức."))
        return found[0]

    def the_person(self, words: str, by: Actor) -> Person:
        """A known person by key; by name a new one, unless someone already bears the name."""
        if _is_key(words):
            person = Person.objects.filter(pk=words).first()
            if person is None:
                raise CommandError(_("Không có người mang mã %(key)s.") % {"key": words})
            return person
        namesakes = Person.objects.filter(name=words)
        if namesakes:
            keys = ", ".join(str(one.pk) for one in namesakes)
            raise CommandError(
                _("Đã có người tên %(name)s: hãy dùng mã thay cho tên (%(keys)s).")
                % {"name": words, "keys": keys}
            )
        return create_person(by=by, name=words)

    def way_in(self, person: Person, by: Actor) -> str:
        known = User.objects.filter(person=person).first()
        if known:
            return f"  {person}: {known.username}"
        user = actions.create_account(person, by=by, username=queries.free_username(person))
        words = _("mật khẩu dùng một lần")
        return f"  {person}: {user.username}, {words} {user.one_time_password}"


def _is_key(words: str) -> bool:
    try:
        UUID(words)
    except ValueError:
        return False
    return True
