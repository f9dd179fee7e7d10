from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.translation import gettext as _

from lientich.accounts.models import User
from lientich.accounts.queries import actor_of
from lientich.core import clock
from lientich.core.actor import OFFICE, Actor
from lientich.core.ids import new_id
from lientich.intake import actions, queries
from lientich.intake.models import Intake, Proposal
from lientich.intake.reception import bring_in
from lientich.programmes.models import Programme

MANY = 5  # from here on each file's place among them is told


class Command(BaseCommand):
    help = (
        "Bring documents in as the page does. Whoever runs it declares that none of them is on a "
        "list of state secrets."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="+", help="files, or folders of files")
        parser.add_argument("--as", dest="username", required=True, metavar="USER")
        parser.add_argument("--accept-sure", action="store_true", help="accept all that is sure")
        parser.add_argument("--programme", metavar="ID", help="draft tasks in this programme")

    def handle(
        self,
        *args: Any,
        path: list[str],
        username: str,
        accept_sure: bool,
        programme: str | None,
        **options: Any,
    ) -> None:
        by = self._actor(username)
        chosen = self._programme(by, programme)
        files, failed = self._files(path), 0
        for place, one in enumerate(files, start=1):
            counted = f"[{place}/{len(files)}] " if len(files) >= MANY else ""
            self.stdout.write(f"{counted}{one}")
            try:
                failed += not self._bring(one, by, chosen, accept_sure)
            except (ValidationError, PermissionDenied, OSError) as error:
                failed += 1
                self._say(_words(error))
        if failed:
            raise CommandError(
                _("%(failed)s trong %(all)s tệp không nhập được.")
                % {"failed": failed, "all": len(files)}
            )

    def _actor(self, username: str) -> Actor:
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(_("Không có tài khoản “%(name)s”.") % {"name": username})
        by = actor_of(user, clock.now())
        # Of several mandates the one that may; without any, the refusal says who may.
        office = next((hat for hat in by.hats if hat.role == OFFICE), by.hat)
        return replace(by, hat=office)

    def _programme(self, by: Actor, key: str | None) -> Programme | None:
        if key is None:
            return None
        try:
            return queries.programmes(by).get(pk=key)
        except (Programme.DoesNotExist, ValidationError) as error:
            raise CommandError(_("Không có chương trình này, hoặc đã kết thúc.")) from error

    def _files(self, paths: list[str]) -> list[Path]:
        found: list[Path] = []
        for path in map(Path, paths):
            inside = sorted(one for one in path.rglob("*") if one.is_file())
            found += inside if path.is_dir() else [path]
        return found

    def _bring(self, path: Path, by: Actor, programme: Programme | None, accept: bool) -> bool:
        came = bring_in(path.read_bytes(), path.name, by=by, batch=new_id(), programme=programme)
        if came.intake is None:
            self._say(came.refusal)
            return False
        if came.earlier:
            self._say(_("đã nhập trước đây, không nhập lại"))
        if accept:
            while actions.accept_sure(came.intake, by=by):
                pass
        self._report(came.intake)
        return True

    def _report(self, intake: Intake) -> None:
        """What was made, what was there before, and what waits for a person."""
        if intake.state == Intake.State.WAITING:
            self._say(_("chờ máy đọc; kết quả có tại trang của lần nhập này"))
            return self._say(intake.get_absolute_url())
        if queries.waits_to_be_registered(intake):
            self._say(_("bản quét: chờ đăng ký bên cạnh hình ảnh"))
            return self._say(reverse("intake:register_scan", args=[intake.pk]))
        made, existed, waiting = (Counter[str]() for _kind in range(3))
        for proposal in intake.proposals.all():
            if proposal.state == Proposal.State.OPEN:
                waiting[proposal.get_kind_display()] += 1
            elif proposal.state == Proposal.State.ACCEPTED:
                (existed if proposal.existed else made)[proposal.get_kind_display()] += 1
        for title, counts in (
            (_("mới"), made),
            (_("đã có"), existed),
            (_("chờ người duyệt"), waiting),
        ):
            if counts:
                told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
                self._say(f"{title}: {told}")
        return self._say(intake.get_absolute_url())

    def _say(self, words: str) -> None:
        self.stdout.write(f"  {words}")


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)
