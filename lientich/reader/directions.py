"""What a leader or a document tells someone to do, each order once, with who, when and how often.

Two ways lead to an order: someone says so ("đồng chí … yêu cầu …", "… cần …"), in a sentence and
in the list that follows it; or a document orders it in its part on tasks and their carrying out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from lientich.reader import attributes, bodies, days, deadlines, doers, fields, wholes
from lientich.reader.attributes import Attributes, Told
from lientich.reader.orders import Order, follows_up, may_open, orders_in
from lientich.reader.organisations import is_whole, name_at
from lientich.reader.repeats import without_repeats
from lientich.reader.sections import Placed, place
from lientich.reader.sentences import Block, Layout, Span, bare, lay_out, words
from lientich.reader.source_year import own_year
from lientich.reader.speakers import Speaker, Speakers
from lientich.reader.speech import Speech, spoken
from lientich.reader.text import fold, lazy, one_line, pattern
from lientich.reader.verbs import begins_action


@dataclass(frozen=True, slots=True)
class Given:
    """An order and the one who gives it."""

    order: Order
    by: str | None
    sure: bool


def find(text: str, source: dict | None = None, layout: Layout | None = None) -> list[dict]:
    """The directions of `text`; `source` is what was read of the text's own head."""
    layout = layout or lay_out(text)
    source = source or {}
    year = own_year(source)
    found = [_item(layout, one, year) for one in given(layout, source)]
    # News of January on last year's work: "trong quý II" is of one of two years.
    of_two_years = source.get("form") == "news" and source.get("date") and not year
    for one in found:
        if of_two_years and not one["due"]:
            open_day = deadlines.lacks_its_year(layout.index, one["start"], one["end"])
            one["sure"] = one["sure"] and not open_day
        if (one["due"] or "9") < (source.get("date") or ""):
            one["sure"] = False  # what was due before the text was written
    return without_repeats(found, layout.folded)


def given(layout: Layout, source: dict) -> list[Given]:
    """The orders of a text in their places, read once for all finders."""
    if "given" not in layout.shared:
        read = _Reader(layout, source).read()
        layout.shared["given"] = sorted(read, key=lambda one: one.order.start)
    orders: list[Given] = layout.shared["given"]
    return orders


def _is_named(issuer: str) -> bool:
    """Whether the head of a document names its giver: of a board it may be another's words."""
    name = fold(issuer)
    return not _OF_A_BOARD.match(name) and (is_whole(issuer) or not name.startswith("ban "))


class _Reader:
    """Walks through the blocks and remembers who speaks and whose list is being read."""

    def __init__(self, layout: Layout, source: dict):
        self.layout = layout
        self.speeches = spoken(layout)
        self.speakers = Speakers(layout)
        issuers = source.get("issuers") or []
        self.issuer = issuers[0] if len(issuers) == 1 and _is_named(issuers[0]) else None
        self.issuer_open = len(issuers) == 1 and not self.issuer
        self.is_document = source.get("form") != "news"
        self.of_the_party = bool(self.issuer and _PARTY.match(fold(self.issuer)))
        self.plans = source.get("kind") in ("Kế hoạch", "Chương trình", "Nghị quyết", "Đề án")
        about = fold(source.get("subject") or "")  # who concluded is to be named in the text
        self.is_of_a_chair = source.get("kind") == "Biên bản" or about.startswith("kết luận của")
        self.directs = source.get("kind") == "Chỉ thị"
        self.tells_duties = source.get("kind") in _WITH_DUTIES
        self.sentence = 0
        self.list_by: Speaker | None = None
        self.list_rank: int | None = None
        self.below_heading = False
        self._named: dict[int, Span | None] = {}
        self.concluded_by: Speaker | None = None
        self.date: str = source.get("date") or ""
        self.attributed = False
        self.columns: list[str] | None = None

    def read(self) -> Iterator[Given]:
        """The orders of all blocks; lines that only tell of a task are told of those above."""
        group = _Group()
        every = place(self.layout)
        past_table = 0
        for at, (placed, following) in enumerate(zip_longest(every, every[1:])):
            if self.is_document and at >= past_table:
                rows, past_table = attributes.stacked(self.layout, at)
                for row in rows:
                    yield from self._tabled(row, row[-1][1].end)
            if at < past_table:
                continue
            if more := self._told_of(placed):
                group.tell(placed.block.rank, more)
                continue
            if self._in_table(placed):
                given = self._row(placed)
            else:
                given = list(self._read(self._with_attributes(placed, following)))
            yield from group.take(placed.block.rank, given)
        yield from group.given

    def _told_of(self, placed: Placed) -> list[Told]:
        return attributes.of_line(self.layout, placed.block) if self.is_document else []

    def _with_attributes(self, placed: Placed, following: Placed | None) -> Placed:
        """What "Cơ quan chủ trì: …" follows is a task, though it look like a heading."""
        told = self._told_of(following) if following else []
        if not told and self.is_document and placed.block.rank is not None:
            told = attributes.in_brackets(self.layout, Span(placed.block.body, placed.block.end))
        self.attributed = any(kind in ("lead", "helps") for kind, _ in told)
        if not self.attributed or placed.block.end - placed.block.body < _SHORTEST_TASK:
            return placed
        return replace(placed, is_heading=False, kind="tasks")

    def _in_table(self, placed: Placed) -> bool:
        self.row = attributes.cells(self.layout, placed.block) if self.is_document else []
        if not self.row:
            self.columns = None
        return bool(self.row) and (
            self.columns is not None or attributes.columns(self.layout, self.row) is not None
        )

    def _row(self, placed: Placed) -> list[Given]:
        """A row of a table whose head says "Nội dung | Cơ quan chủ trì | Thời gian"."""
        if head := attributes.columns(self.layout, self.row):
            self.columns = head
            return []
        if not self.columns or len(self.row) != len(self.columns):
            return []
        return list(self._tabled(list(zip(self.columns, self.row, strict=True))))

    def _tabled(self, row: list[Told], end: int | None = None) -> Iterator[Given]:
        """The task of a row; of one whose cells stand below each other the row is its text."""
        task = next(span for kind, span in row if kind == "task")
        if self.layout.folded.count(" ", *task) >= _FEWEST_SPACES:
            told = tuple(one for one in row if one[0] != "task")
            yield self._by_document(Order(task.start, end or task.end, None, True, told=told))

    def _read(self, placed: Placed) -> Iterator[Given]:
        if placed.kind in ("end", "discussion", "proposals"):
            self.list_by = None
            return
        if placed.is_heading and not self._goes_on(placed.block):
            given = list(self._spoken(placed)) if placed.block.rank is None else []
            if not self._is_speech:
                self._open_part(placed)
            yield from given
            return
        given = [] if self._is_told_to_ask(placed) else list(self._spoken(placed))
        if given or (self._is_speech and not (self.is_document and placed.block.rank)):
            yield from given
        elif placed.kind in ("results", "weaknesses", "other", "objectives"):
            return
        elif self.list_by and self._in_list(placed):
            yield from self._listed(placed)
        elif self.is_document:
            yield from self._ordered(placed)

    # --- someone says so ---------------------------------------------------------------------

    def _spoken(self, placed: Placed) -> Iterator[Given]:
        """The orders of a paragraph in which someone speaks; a colon at its end opens a list."""
        self._is_speech = False
        speech: Speech | None = None
        long_ago = False
        for sentence in placed.sentences:
            said = self.speeches.get(sentence.start)
            self.sentence = sentence.start
            long_ago = long_ago or self._is_history(sentence)
            # "… các phòng tập trung 4 việc: Thứ nhất, …" may be meant for them or for all.
            counted = said and _COUNTS_INSIDE.search(self.layout.folded, *said.content)
            if said and (long_ago or counted):
                said = replace(said, speaker=replace(said.speaker, certain=False))
            speech = said or speech
            if said:
                self._is_speech = True
                if said.said_before:
                    yield from self._from(said.said_before, said.speaker, False)
                yield from self._from(said.content, said.speaker, said.orders)
            elif speech:
                goes_on = _GOES_ON.match(self.layout.folded, sentence.start)
                yield from self._from(sentence, speech.speaker, speech.orders or bool(goes_on))
        if speech:
            self._open_list(placed.block, speech)

    def _is_history(self, sentence: Span) -> bool:
        """ "Ngày 14/3/2013, UBND huyện giao …" in the news of today, and "Khi ấy, …"."""
        if _LONG_AGO.match(self.layout.folded, sentence.start):
            return True
        opening = days.within(self.layout, sentence.start, min(sentence.end, sentence.start + 40))
        return bool(self.date) and any(
            day.precision == "day"
            and day.start - sentence.start < _OPENING
            and day.last_day[:4] < self.date[:4]
            for day in opening
        )

    def _is_told_to_ask(self, placed: Placed) -> bool:
        """ "3. Ban Quản lý yêu cầu nhà thầu …" in a list: who asks there is told to ask."""
        self._is_speech = False
        if not (placed.block.rank and (self.list_by or (self.is_document and self.issuer))):
            return False
        if placed.kind != "tasks" and not self.list_by:
            return False
        said = next(filter(None, (self.speeches.get(one.start) for one in placed.sentences)), None)
        if not said or not said.speaker.name:
            return False
        if said.speaker.person:  # "Đồng chí …, Phó Giám đốc chỉ đạo các phòng …"
            listed = self.list_by is not None and said.speaker.name != self.list_by.name
            return self.plans or listed
        name = fold(said.speaker.name)
        own = fold(self._named_fully(said.speaker) or "") == fold(self.issuer or "")
        concluding = self.list_by is not None and fold(self.list_by.name or "").startswith(name)
        return not own and not concluding and not name.startswith(_WITHIN_ISSUERS)

    def _open_part(self, placed: Placed) -> None:
        """ "Kết luận của Bí thư chi bộ" over a list says who gives its orders."""
        block = placed.block
        if self.list_by and block.rank is not None and (self.list_rank or 0) <= block.rank:
            self.list_rank, self.below_heading = self.list_rank or block.rank, True
            return
        self.below_heading = False
        self.list_by, self.list_rank = self._spoken_by(block), None
        self.concluded_by = self.list_by or self.concluded_by

    def _spoken_by(self, block: Block) -> Speaker | None:
        match = _CONCLUDED_BY.search(self.layout.folded, block.body, block.end)
        return self.speakers.before(match.start("who"), match.end("who")) if match else None

    def _open_list(self, block: Block, speech: Speech) -> None:
        if self.layout.smoothed[block.end - 1] == ":" or speech.announces:
            self.list_by, self.list_rank = speech.speaker, None
            self.concluded_by = speech.speaker
        elif block.rank is None:
            self.list_by = None

    def _from(self, span: Span, speaker: Speaker, orders: bool) -> Iterator[Given]:
        for order in orders_in(self.layout, span, orders):
            # "Đối với các huyện, đồng chí yêu cầu …": they are told, though not named again.
            told = order.lead or not _FOR_WHOM.match(self.layout.folded, self.sentence)
            certain = _both(order, speaker) and bool(told)
            yield Given(order, self._named_fully(speaker), certain)

    def _named_fully(self, speaker: Speaker) -> str | None:
        """In its own document "UBND tỉnh" is the issuer whose name the head gives in full."""
        if speaker.person or not speaker.name or not (self.issuer and self.is_document):
            return speaker.name
        name = fold(speaker.name)
        for letters, whole in _LETTERS.items():
            name = name.replace(letters, whole)
        return self.issuer if fold(self.issuer).startswith(name) else speaker.name

    def _goes_on(self, block: Block) -> bool:
        """ "Để bảo đảm tiến độ, yêu cầu các đơn vị:" keeps the speaker of the conclusion."""
        self._is_speech = False
        return bool(self.list_by and _ASKS.search(self.layout.folded, block.body, block.end))

    # --- the list after "kết luận:" --------------------------------------------------------------

    def _in_list(self, placed: Placed) -> bool:
        """The list goes on while its items are marked, or say more right below their heading."""
        block = placed.block
        if block.rank is None and not self._goes_on(block):
            if self.below_heading:
                return True
            reads_as_item = self.list_rank is None and self._reads_as_item(block)
            if not reads_as_item and (self.list_rank is not None or not self.is_document):
                self.list_by = None
            return reads_as_item
        self.below_heading = False
        self.list_rank = block.rank if self.list_rank is None else self.list_rank
        return True

    def _reads_as_item(self, block: Block) -> bool:
        """Without a marker an item counts itself, begins with its verb or ends like one of many."""
        return bool(
            _COUNTS_ITSELF.match(self.layout.folded, block.body)
            or begins_action(words(self.layout.folded, block.body, block.end, 10))
            or self.layout.smoothed[block.end - 1] in ";:"
        )

    def _listed(self, placed: Placed) -> Iterator[Given]:
        assert self.list_by
        for order in self._items(placed):
            yield Given(order, self._named_fully(self.list_by), _both(order, self.list_by))

    # --- a document orders -------------------------------------------------------------------

    def _ordered(self, placed: Placed) -> Iterator[Given]:
        if placed.kind == "tasks" or self._under_contents(placed):
            yield from map(self._by_document, self._items(placed))
        elif placed.block.marker.lower().startswith("điều"):
            yield from self._by_article(placed)
        elif self.directs and placed.block.rank is not None:
            for order in self._items(placed):
                if order.lead:
                    yield self._issued(order)
        elif self._under_its_doer(placed):
            yield from map(self._issued, self._items(placed))
        elif placed.kind not in ("results", "weaknesses"):
            yield from self._assigned(placed)
            yield from self._added(placed)

    def _by_document(self, order: Order) -> Given:
        """Given by who concluded in the document, or else by who issued it."""
        certain = not (self.issuer_open or self.is_of_a_chair)
        by = self.concluded_by or Speaker(self.issuer, False, certain)
        return Given(order, self._named_fully(by), _both(order, by))

    def _added(self, placed: Placed) -> Iterator[Given]:
        """After the list of a letter: "Văn phòng Đảng ủy tổng hợp …", a body told to do more."""
        if not (self.tells_duties and self.concluded_by) or placed.block.rank is not None:
            return
        for sentence in placed.sentences:
            found = bodies.subject(self.layout, *sentence)
            if not found or not self.layout.smoothed[sentence.start].isupper():
                continue
            named = one_line(self.layout.text[slice(*found[0])])
            if is_whole(named) and fold(named) not in fold(self.issuer or ""):
                for order in orders_in(self.layout, sentence, True, listed=True):
                    yield self._issued(order)

    def _issued(self, order: Order) -> Given:
        """A name of the letterhead that the reader does not know whole is not said to be giver."""
        return Given(order, self.issuer, order.certain and not self.issuer_open)

    def _under_its_doer(self, placed: Placed) -> bool:
        """ "Điều 3. Giám đốc Sở …", "2. Các cảng vụ" over the items of its duty."""
        if placed.block.rank is None or placed.kind in ("results", "weaknesses", "other"):
            return False
        articles = any(one.marker.lower().startswith("điều") for one in placed.headings)
        return (articles or self.tells_duties) and self._lead_of(placed.headings) is not None

    def _by_article(self, placed: Placed) -> Iterator[Given]:
        """ "Điều 2. Tổng Giám đốc tổ chức kiểm kê …": an article orders where it names the doer."""
        for order in self._items(placed):
            if order.lead and not _CARRIES_OUT.search(self.layout.folded, order.start, order.end):
                yield self._issued(order)

    def _under_contents(self, placed: Placed) -> bool:
        """The part "Nội dung" of a plan is what is to be done; of minutes, what was said."""
        return (
            placed.kind is None
            and self.plans
            and any(
                _TIME_OF_A_PLAN.match(self.layout.folded, heading.body, heading.end)
                or self.layout.folded.startswith("nội dung", heading.body)
                and not _OF_WORDS.match(self.layout.folded, heading.body)
                for heading in placed.headings
            )
        )

    def _assigned(self, placed: Placed) -> Iterator[Given]:
        """ "Giao Văn phòng …" and "Yêu cầu các đơn vị …" order wherever they stand."""
        for sentence in placed.sentences:
            if _ASSIGNS.match(self.layout.folded, sentence.start):
                yield from map(self._by_document, orders_in(self.layout, sentence, True))

    def _items(self, placed: Placed) -> list[Order]:
        """The orders of an item; a sentence like "Hoàn thành trong quý II." belongs to the last."""
        if placed.is_heading:
            return []
        orders: list[Order] = []
        for sentence in placed.sentences:
            if orders and follows_up(self.layout, sentence):
                orders[-1] = replace(orders[-1], end=bare(self.layout.smoothed, *sentence).end)
            else:
                orders += orders_in(self.layout, sentence, True, listed=True)
        lead = self._lead_of(placed.headings)
        among_tasks = placed.kind == "tasks" or lead is not None
        if not orders and among_tasks and placed.block.rank is not None:
            orders = self._unlisted(placed)
        open_lead = not lead and bool(orders) and doers.may_be_named(self.layout, placed.headings)
        # "1. Sở X" over "Yêu cầu các tổ chức …; đình chỉ …": the one above asks it of those.
        asked = lead is not None and any(
            one.lead and _ASSIGNS.match(self.layout.folded, one.start) for one in orders
        )
        led = (self._led(order, lead, open_lead) for order in orders)
        return [replace(one, certain=False) for one in led] if asked else list(led)

    def _unlisted(self, placed: Placed) -> list[Order]:
        """An item among tasks is one whatever its verb; what else is told of it makes it sure."""
        for sentence in placed.sentences[:1]:
            span = bare(self.layout.smoothed, placed.start, sentence.end)
            if may_open(self.layout, span):
                return [Order(span.start, span.end, None, self.attributed)]
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

    def _lead_of(self, headings: tuple[Block, ...]) -> Span | None:
        """The body that the nearest heading names: "1. Văn phòng Huyện ủy" over its duties."""
        for heading in reversed(headings):
            if heading.rank is None and self.layout.smoothed[heading.end - 1] != ":":
                continue  # a line of the letterhead names who issues, not who acts
            if heading.start not in self._named:
                self._named[heading.start] = doers.named_by(self.layout, heading)
            if named := self._named[heading.start]:
                return named
        return None


class _Group:
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


_OF_A_BOARD = pattern(
    r"(?:ban chỉ đạo|ban tổ chức (?:hội|lễ|đại hội|cuộc)|tổ công tác|tiểu ban|"
    r"đoàn (?:kiểm tra|giám sát|công tác)|hội đồng(?! nhân dân| thành viên| quản trị| trường)) "
)
_BODIES_OR_DEEDS = ("thường trực ", "thanh tra ", "thống kê ", "kiểm toán ")
_OF_WORDS = pattern(r"nội dung (?:tuyên truyền|kiểm tra|giám sát|học tập|hội nghị|thi|báo cáo)\b")
_TIME_OF_A_PLAN = pattern(
    r"(?:trong )?(?:quý (?:iv|i{1,3}|[1-4])|tháng \d{1,2}|(?:6|sáu) tháng (?:đầu|cuối) năm)"
    r"(?:[/ -]\d{4}| năm \d{4})?:?$"
)
_SHORTEST_TASK, _FEWEST_SPACES, _OPENING = 12, 2, 20
_FOR_WHOM = pattern(r"(?:riêng |còn )?(?:đối với|với|về phía|riêng) ")
_COUNTS_INSIDE = pattern(r"[^\s:] [^:]{0,80}: (?:thứ nhất|một là)\b")
_LONG_AGO = pattern(r"(?:khi|lúc|hồi|năm|thời|ngày) (?:ấy|đó)\b|trước đây\b|thời điểm (?:ấy|đó)\b")
_COUNTS_ITSELF = pattern(
    r"(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là)\b"
)
_CONTINUING = (
    r"(?:theo đó|trong đó|cụ thể|trước mắt|trước hết|thời gian tới|trong thời gian tới|đồng thời|"
    r"cùng với đó|bên cạnh đó),? "
)
_GOES_ON = pattern(
    rf"{_CONTINUING}|(?:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|(?:một|hai|ba|bốn|năm|sáu|bảy) là),? "
)
_LETTERS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "btv ": "ban thường vụ ",
    "bch ": "ban chấp hành ",
}
_PARTY = pattern(
    r"(?:ban (?:thường vụ|chấp hành) )?(?:đảng ủy|đảng bộ|chi bộ|chi ủy|tỉnh ủy|thành ủy|huyện ủy|"
    r"thị ủy|quận ủy)\b"
)
_WITHIN_ISSUERS = ("ban thường vụ", "thường trực", "ban chấp hành", "hội nghị", "hai ")
_OF_MANY = ("các ", "hai ", "những ", "từng ", "mỗi ")
_WITH_DUTIES = ("Công văn", "Chỉ thị", "Hướng dẫn", "Thông báo", "Công điện", "Kết luận")
_CARRIES_OUT = pattern(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:quyết định|nghị quyết)")
_CONCLUDED_BY = pattern(r"(?:kết luận|chỉ đạo|phát biểu) của (?P<who>[^,;:\n]{3,90}?)(?= tại|,|$)")
_ASKS = pattern(r"(?:^|, )(?:yêu cầu|đề nghị|giao) [^.;]{0,120}:$")
_ASSIGNS = lazy(
    r"(?:điều \d{1,3}\. )?(?:nhất trí |thống nhất )?(?:giao|yêu cầu|đề nghị|phân công|"
    r"ủy quyền cho)\s(?!ban\b.{0,5}$)"
)


def _both(order: Order, speaker: Speaker) -> bool:
    return order.certain and speaker.certain


def _read_whole(layout: Layout, order: Order, told: Attributes, helping: list[Span]) -> bool:
    """Whether each body is read to its end where the text names it."""
    apart = [*told.cooperating, *([told.lead] if told.lead else [])]
    inside = list(helping)
    if order.lead and not told.lead:
        (apart if order.under else inside).append(order.lead)
    return (
        bodies.all_read(layout, order.start, order.end)
        and all(wholes.is_whole(layout, one, apart=True) for one in apart)
        and all(wholes.is_whole(layout, one) for one in inside)
    )


def _begins_with_a_body(layout: Layout, order: Order) -> bool:
    """Whether a body may stand at its beginning whose verb is not known."""
    start = order.start
    if not layout.smoothed[start].isupper() or not bodies.begins(layout, start):
        return False
    asked = layout.smoothed[start - 2 : start - 1].isalpha()
    if asked or layout.folded.startswith(_BODIES_OR_DEEDS, start) or name_at(layout, start):
        return True
    return not begins_action(words(layout.folded, start, order.end, 10))


def _item(layout: Layout, one: Given, year: str | None) -> dict:
    order, text = one.order, layout.text
    folded = layout.folded[order.start : order.end]
    named = days.within(layout, order.start, order.end)
    again = deadlines.recurrence(folded)
    due, clear = deadlines.due(layout.index, order.start, order.end, named, None if again else year)
    told = attributes.read(
        layout,
        [
            *order.told,
            *attributes.within(layout, Span(order.start, order.end)),
            *attributes.in_brackets(layout, Span(order.start, order.end)),
        ],
        year,
    )
    lead = told.lead or order.lead
    helping = bodies.cooperating(layout, order.start, order.end)
    together = [*helping, *told.cooperating]
    return {
        "start": order.start,
        "end": order.end,
        "text": text[order.start : order.end],
        "by": one.by,
        "lead": one_line(text[lead.start : lead.end]) if lead else None,
        "cooperating": list(dict.fromkeys(one_line(text[slice(*one)]) for one in together)),
        "due": told.due or due,
        "recurs": told.recurs or again,
        "field": fields.of(layout, order.start, order.end),
        "sure": one.sure
        and clear
        and told.certain
        and bool(lead or not (order.open or _begins_with_a_body(layout, order)))
        and _read_whole(layout, order, told, helping),
    }
