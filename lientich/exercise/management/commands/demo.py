import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from lientich.accounts.models import Mandate, User
from lientich.exercise import cast
from lientich.exercise.build import build


class Command(BaseCommand):
    help = "Build the exercise and serve it: invented committees, mines and people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="begin anew")
        parser.add_argument("--build-only", action="store_true", help="do not serve")

    def handle(self, *, port: int, fresh: bool, build_only: bool, **options: object) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Chạy bằng ./lt demo: bản minh họa có cơ sở dữ liệu riêng.")
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
            self.stdout.write("Đã có dữ liệu minh họa, giữ nguyên (--fresh để dựng lại).")
            return
        begun = time.monotonic()
        build(timezone.localdate(), lambda line: self.stdout.write(f"  {line} …"))
        self.stdout.write(f"Dựng xong sau {time.monotonic() - begun:.0f} giây.")

    def serve(self, port: int) -> None:
        """The server and the one worker beside it, until either ends or Ctrl C."""
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise CommandError(f"Cổng {port} đang dùng. Hãy chọn cổng khác: ./lt demo --port N")
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
            self.tell_cast(f"http://{address}/", timezone.localdate())
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
        for _ in range(100):
            if server.poll() is not None:
                raise CommandError("Máy chủ không khởi động được.")
            try:
                urllib.request.urlopen(url, timeout=1)
                return
            except OSError:
                time.sleep(0.2)
        raise CommandError("Máy chủ không trả lời.")

    def tell_cast(self, url: str, today: date) -> None:
        self.stdout.write(f"\nLiên tịch, bản minh họa: {url}\n\nVào vai một trong những người sau:")
        shown = {player.username for player in cast.PLAYERS}
        mandates = (
            Mandate.objects.valid(today)
            .filter(person__user__username__in=shown)
            .select_related("person__user", "organisation", "body")
            .order_by("organisation__name_key", "role")
        )
        for one in mandates:
            role = f"{one.get_role_display()}, {one.body or one.organisation}"
            self.stdout.write(f"  {one.person.name:20} {role}")
        self.stdout.write("\nCtrl C để dừng.")
