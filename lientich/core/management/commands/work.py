import signal
import time

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from lientich.core.work import PAUSE, STEPS, take


class Command(BaseCommand):
    help = "Do the background work: deliver events, read documents."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")
        parser.add_argument("--pause", type=float, default=PAUSE, help="seconds between two looks")

    def handle(self, *args: object, once: bool, pause: float, **options: object) -> None:
        stopping = False

        def stop(*_: object) -> None:
            nonlocal stopping
            stopping = True

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        while not stopping:
            close_old_connections()
            done = sum(take(step) for step in STEPS)
            if not done and once:
                return
            if not done:
                time.sleep(pause)
