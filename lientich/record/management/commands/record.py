from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from lientich.core import clock
from lientich.home.demonstration import Demonstration
from lientich.record import facts
from lientich.record.build import bring, build


class Command(Demonstration):
    help = "Write the public record of the two committees down and serve it, as of LIENTICH_NOW."
    exercise = False
    players = (facts.CATALOGUER[0],)

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--import",
            dest="brought",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a published document that the cataloguer imports",
        )

    def handle(self, **options: Any) -> None:
        self.brought: list[Path] = options["brought"]
        super().handle(**options)

    def build(self, today: date) -> None:
        build(clock.now(), self.step)

    def prepare(self) -> None:
        super().prepare()
        for path in self.brought:
            self.step(str(path))
            bring(path, clock.now())
