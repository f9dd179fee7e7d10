"""How a demonstration is built and served, in a database of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from lientich.accounts.models import Mandate, User
from lientich.core import clock
from lientich.organisations.models import Organisation


class Demonstration(BaseCommand):
    """`build` makes what it shows; `players` are told as the ways in."""

    exercise = True  # its organisations are invented
    players: Collection[str] = ()

    def build(self, today: date) -> None:
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="begin anew")
        parser.add_argument("--build-only", action="store_true", help="do not serve")

    def handle(self, *, port: int, fresh: bool, build_only: bool, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(_("Chạy bằng ./lt demo: bản minh họa có cơ sở dữ liệu riêng."))
        try:
            clock.now()
        except ValueError as error:
            raise CommandError(
                _("LIENTICH_NOW viết như 2019-03-06 hoặc 2019-03-06T14:30.")
            ) from error
        if "LIENTICH_ADDRESS" not in os.environ:  # where papers tell to verify them
            settings.ADDRESS = os.environ["LIENTICH_ADDRESS"] = f"http://127.0.0.1:{port}"
        if fresh:
            self.forget()
        self.prepare()
        if not build_only:
            self.serve(port)

    def forget(self) -> None:
        """Take the demonstration's own folder away; nothing else lives there."""
        connection.close()
        for path in (Path(settings.DATABASES["default"]["NAME"]), settings.FILES_DIR):
            if path.is_dir():
                shutil.rmtree(path)
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink()

    def prepare(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if User.objects.exists():
            self.refuse_another()
            self.stdout.write(_("Đã có dữ liệu minh họa, giữ nguyên (--fresh để dựng lại)."))
            return
        begun = time.monotonic()
        self.build(clock.today())
        seconds = round(time.monotonic() - begun)
        self.stdout.write(_("Dựng xong sau %(seconds)s giây.") % {"seconds": seconds})

    def refuse_another(self) -> None:
        """What is invented and what is of public record never stand in one database."""
        if Organisation.objects.filter(exercise=not self.exercise).exists():
            raise CommandError(
                _("Cơ sở dữ liệu này giữ dữ liệu khác: hãy đặt LIENTICH_VAR là thư mục khác.")
            )

    def step(self, line: str) -> None:
        self.stdout.write(f"  {line} …")

    def serve(self, port: int) -> None:
        """The server and the one worker beside it, until either ends or Ctrl C."""
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise CommandError(
                    _("Cổng %(port)s đang dùng. Hãy chọn cổng khác: ./lt demo --port N")
                    % {"port": port}
                )
        address = f"127.0.0.1:{port}"
        gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", address]
        processes = [
            subprocess.Popen(
                [*gunicorn, "--workers", "2", "--threads", "4", "--no-control-socket"]
            ),
            subprocess.Popen([sys.executable, "manage.py", "work"]),
        ]
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            self.await_answer(f"http://{address}/", processes[0])
            self.tell_cast(f"http://{address}/", clock.today())
            while all(process.poll() is None for process in processes):
                time.sleep(0.3)
        except KeyboardInterrupt:
            pass
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(10)

    def await_answer(self, url: str, server: subprocess.Popen) -> None:
        for _try in range(100):
            if server.poll() is not None:
                raise CommandError(_("Máy chủ không khởi động được."))
            try:
                urllib.request.urlopen(url, timeout=1)
                return
            except OSError:
                time.sleep(0.2)
        raise CommandError(_("Máy chủ không trả lời."))

    def tell_cast(self, url: str, today: date) -> None:
        told = _("Liên tịch, bản minh họa: %(url)s") % {"url": url}
        who = _("Vào vai một trong những người sau:")
        self.stdout.write(f"\n{told}\n\n{who}")
        mandates = (
            Mandate.objects.valid(today)
            .filter(person__user__username__in=self.players)
            .select_related("person__user", "organisation", "body")
            .order_by("organisation__name_key", "role")
        )
        for one in mandates:
            role = f"{one.get_role_display()}, {one.body or one.organisation}"
            self.stdout.write(f"  {one.person.name:20} {role}")
        ending = _("Ctrl C để dừng.")
        self.stdout.write(f"\n{ending}")
