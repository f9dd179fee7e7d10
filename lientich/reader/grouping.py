"""Orders given, and the lines below them that tell more of them."""

from dataclasses import dataclass, replace

from lientich.reader.attributes import Told
from lientich.reader.orders import Order


@dataclass(frozen=True, slots=True)
class Given:
    """An order and the one who gives it."""

    order: Order
    by: str | None
    sure: bool


class Group:
    """The orders that lines below them may still tell something of."""

    def __init__(self) -> None:
        self.given: list[Given] = []
        self.rank: int | None = None
        self.latest = 0
        self.closed = False

    def tell(self, rank: int | None, told: list[Told]) -> None:
        """A line as deep as several tasks is told of all of them, a deeper one of the last."""
        of_all = rank is not None and rank == self.rank
        first = 0 if of_all else len(self.given) - self.latest
        for at in range(first, len(self.given)):
            one = self.given[at]
            order = replace(one.order, told=(*one.order.told, *told))
            self.given[at] = replace(one, order=order)
        self.closed = True

    def take(self, rank: int | None, given: list[Given]) -> list[Given]:
        """Takes the orders of the next block and hands out those that are told whole."""
        whole: list[Given] = []
        if self.closed or rank != self.rank or not given:
            whole, self.given = self.given, []
        self.given += given
        self.rank, self.latest, self.closed = rank, len(given), False
        return whole
