from datetime import date

from lientich.exercise import cast
from lientich.exercise.build import build
from lientich.home.demonstration import Demonstration


class Command(Demonstration):
    help = "Build the exercise and serve it: invented committees, mines and people."
    players = [player.username for player in cast.PLAYERS]

    def build(self, today: date) -> None:
        build(today, self.step)
