"""What the items of a list tell to do, and who is to do it: their subject, or the one above."""

from dataclasses import replace

from lientich.reader import doers
from lientich.reader.openings import is_no_order
from lientich.reader.orders import Order, follows_up, may_open, orders_in, reached
from lientich.reader.sections import Placed
from lientich.reader.sentences import Block, Layout, Span, bare, words
from lientich.reader.text import lazy


class Duties:
    """Reads the orders of items; `of_the_party` where a Party committee gives them."""

    def __init__(self, layout: Layout, *, of_the_party: bool):
        self.layout = layout
        self.of_the_party = of_the_party
        self._named: dict[int, Span | None] = {}

    def of(
        self, placed: Placed, *, attributed: bool = False, line: Block | None = None
    ) -> list[Order]:
        """The orders of an item; a sentence like "Hoàn thành trong quý II." belongs to the last."""
        if placed.is_heading:
            return []
        orders: list[Order] = []
        praises = False
        for sentence in placed.sentences:
            praises = praises or is_no_order(self.layout, sentence.start)
            praises = praises or reached(self.layout, sentence)
            if orders and follows_up(self.layout, sentence):
                orders[-1] = replace(orders[-1], end=bare(self.layout.smoothed, *sentence).end)
            else:
                told = orders_in(self.layout, sentence, True, listed=True)
                short = sentence is not placed.sentences[-1] and self._is_short(sentence)
                if praises and not ASSIGNS.match(self.layout.folded, sentence.start):
                    continue  # "UBND tỉnh ghi nhận …. Không để xảy ra sự cố …"
                if short:
                    told = [replace(one, certain=False) for one in told]
                orders += told
        lead = self.lead_of(placed.headings)
        among_tasks = placed.kind == "tasks" or lead is not None
        if not orders and among_tasks and placed.block.rank is not None:
            orders = self._unlisted(placed, attributed)
        above = line if line and line != placed.block else next(reversed(placed.headings), None)
        open_lead = not lead and bool(orders) and not doers.is_shown(self.layout, above)
        # "1. Sở X" over "Yêu cầu các tổ chức …; đình chỉ …": the one above asks it of those.
        asked = lead is not None and any(
            one.lead and ASSIGNS.match(self.layout.folded, one.start) for one in orders
        )
        led = (self._led(order, lead, open_lead) for order in orders)
        return [replace(one, certain=False) for one in led] if asked else list(led)

    def _is_short(self, sentence: Span) -> bool:
        """ "Đào tạo nghề." before what is to be done about it is a heading with a full stop."""
        return len(words(self.layout.folded, *sentence, _LONGEST_LABEL + 1)) <= _LONGEST_LABEL

    def _unlisted(self, placed: Placed, attributed: bool) -> list[Order]:
        """An item among tasks is one whatever its verb; what else is told of it makes it sure."""
        for sentence in placed.sentences[:1]:
            span = bare(self.layout.smoothed, placed.start, sentence.end)
            if may_open(self.layout, span):
                return [Order(span.start, span.end, None, attributed)]
        return []

    def _led(self, order: Order, above: Span | None, open_lead: bool) -> Order:
        """An item without a subject is the duty of the body above it, or of the one it leads."""
        if order.lead:
            return order
        if open_lead:
            return replace(order, open=True)
        if not order.through or above:
            certain = order.certain or order.through is not None
            return replace(order, lead=above, certain=certain, under=above is not None)
        if self._leads_surely(order.start, order.through.start):
            return replace(order, lead=order.through, certain=True)
        return order

    def _leads_surely(self, start: int, led: int) -> bool:
        """ "Chỉ đạo …" can only be a deed; "Lãnh đạo …" is one where a Party committee resolves."""
        if self.layout.folded.find("chỉ đạo", start, led) >= 0:
            return True
        return self.of_the_party and not self.layout.folded.startswith(_OF_MANY, led)

    def lead_of(self, headings: tuple[Block, ...]) -> Span | None:
        """The body that the nearest heading names: "1. Văn phòng Huyện ủy" over its duties."""
        for heading in reversed(headings):
            ends = self.layout.smoothed[heading.end - 1]
            if heading.rank is None and ends != ":" and not doers.tells_whose(self.layout, heading):
                continue  # a line of the letterhead names who issues, not who acts
            if heading.start not in self._named:
                self._named[heading.start] = doers.named_by(self.layout, heading)
            if named := self._named[heading.start]:
                return named
        return None


_LONGEST_LABEL = 4
_OF_MANY = ("các ", "hai ", "những ", "từng ", "mỗi ")
ASSIGNS = lazy(
    r"(?:điều \d{1,3}\. )?(?:nhất trí |thống nhất )?(?:giao|yêu cầu|đề nghị|phân công|"
    r"ủy quyền cho)\s(?!ban\b.{0,5}$)"
)
