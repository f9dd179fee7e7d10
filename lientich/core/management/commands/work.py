import logging
import signal
import time

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from lientich.core.work import STEPS, kind_and_place

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do the background work: deliver events, read documents."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")
        parser.add_argument("--pause", type=float, default=0.5, help="seconds between two looks")

    def handle(self, *args: object, once: bool, pause: float, **options: object) -> None:
        stopping = False

        def stop(*_: object) -> None:
            nonlocal stopping
            stopping = True

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        while not stopping:
            close_old_connections()
            done = sum(self.take(step) for step in STEPS)
            if not done and once:
                return
            if not done:
                time.sleep(pause)

    def take(self, step) -> int:
        try:
            return step()
        except Exception as error:  # one room's fault holds up no other
            log.error("background step %s failed: %s", step.__qualname__, kind_and_place(error))
            return 0
