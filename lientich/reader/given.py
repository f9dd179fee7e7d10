"""The orders of a text in their places, and who gives them.

Two ways lead to an order: someone says so ("đồng chí … yêu cầu …", "… cần …"), in a sentence and
in the list that follows it; or a document orders it in its part on tasks and their carrying out.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from lientich.reader import attributes, bodies, days, deadlines
from lientich.reader.attributes import Told
from lientich.reader.authority import (
    is_agreed,
    is_named,
    is_of_a_chair,
    is_of_the_party,
    is_short_for,
    is_shown,
)
from lientich.reader.duties import ASSIGNS, Duties
from lientich.reader.grouping import Given, Group
from lientich.reader.orders import Order, orders_in
from lientich.reader.organisations import is_whole
from lientich.reader.sections import Placed, is_of_contents, place
from lientich.reader.sentences import Block, Layout, Span, words
from lientich.reader.speakers import Speaker, Speakers
from lientich.reader.speech import Speech, spoken
from lientich.reader.text import fold, one_line, pattern
from lientich.reader.verbs import begins_action


def given(layout: Layout, source: dict) -> list[Given]:
    """The orders of a text in their places, read once for all finders."""
    if "given" not in layout.shared:
        read = _Reader(layout, source).read()
        layout.shared["given"] = sorted(read, key=lambda one: one.order.start)
    orders: list[Given] = layout.shared["given"]
    return orders


class _Reader:
    """Walks through the blocks and remembers who speaks and whose list is being read."""

    def __init__(self, layout: Layout, source: dict):
        self.layout = layout
        self.speeches = spoken(layout)
        self.speakers = Speakers(layout)
        issuers = source.get("issuers") or []
        self.issuer = issuers[0] if len(issuers) == 1 and is_named(issuers[0]) else None
        self.issuer_open = len(issuers) == 1 and not self.issuer
        self.is_document = source.get("form") != "news"
        self.of_the_party = bool(self.issuer and is_of_the_party(self.issuer))
        self.plans = source.get("kind") in ("Kế hoạch", "Chương trình", "Nghị quyết", "Đề án")
        self.is_of_a_chair = is_of_a_chair(source)
        self.orders = source.get("kind") in _ORDERING_KINDS
        self.directs = source.get("kind") == "Chỉ thị"
        self.tells_duties = source.get("kind") in _WITH_DUTIES
        self.sentence = 0
        self.list_by: Speaker | None = None
        self.list_rank: int | None = None
        self.below_heading = False
        self.duties = Duties(layout, of_the_party=self.of_the_party)
        self.concluded_by: Speaker | None = None
        self.headings: tuple[Block, ...] = ()
        self.date: str = source.get("date") or ""
        self.attributed = False
        self.line: Block | None = None  # what stands over the list that is being read
        self.columns: list[str] | None = None

    def read(self) -> Iterator[Given]:
        """The orders of all blocks; lines that only tell of a task are told of those above."""
        group = Group()
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
            if placed.block.rank is None or placed.is_heading:
                self.line = placed.block
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
        if not self.row and not placed.is_heading:
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
        self.headings = placed.headings
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
        self.paragraph = placed.block
        speech: Speech | None = None
        long_ago = False
        for sentence in placed.sentences:
            said = self.speeches.get(sentence.start)
            self.sentence = sentence.start if said or not speech else self.sentence
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
            shown = self.is_document or is_shown(self.layout, self.paragraph, speaker.name)
            certain = order.certain and speaker.certain and bool(told) and shown
            yield Given(order, self._named_fully(speaker), certain)

    def _named_fully(self, speaker: Speaker) -> str | None:
        """In its own document "UBND tỉnh" is the issuer whose name the head gives in full."""
        if speaker.person or not speaker.name or not (self.issuer and self.is_document):
            return speaker.name
        return self.issuer if is_short_for(speaker.name, self.issuer) else speaker.name

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
            yield Given(
                order, self._named_fully(self.list_by), order.certain and self.list_by.certain
            )

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
        elif self._may_order(placed):
            yield from self._under_no_heading(placed)
        elif self._under_its_doer(placed):
            yield from map(self._issued, self._items(placed))
        elif placed.kind not in ("results", "weaknesses"):
            yield from self._assigned(placed)
            yield from self._added(placed)

    def _may_order(self, placed: Placed) -> bool:
        return self.orders and placed.block.rank is not None and placed.kind is None

    def _under_no_heading(self, placed: Placed) -> Iterator[Given]:
        """Items under words that tell no part: an order where a body is told what, and when."""
        if self._under_its_doer(placed):
            yield from map(self._issued, self._items(placed))
            return
        yield from self._assigned(placed)
        for order in self._items(placed):
            told = self.layout.folded[order.start : order.end]
            if order.lead and not _ASSIGNS_FIRST.match(told):
                again = deadlines.recurrence(told) or _HAS_ITS_DAY.search(told)
                yield self._issued(replace(order, certain=order.certain and bool(again)))

    def _by_document(self, order: Order) -> Given:
        """Given by who concluded in the document, or else by who issued it."""
        chaired = self.is_of_a_chair and not is_agreed(self.layout, self.headings)
        certain = not (self.issuer_open or chaired)
        by = self.concluded_by or Speaker(self.issuer, False, certain)
        return Given(order, self._named_fully(by), order.certain and by.certain)

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
                given = self._by_document if self.is_of_a_chair else self._issued
                yield from map(given, orders_in(self.layout, sentence, True, listed=True))

    def _issued(self, order: Order) -> Given:
        """A name of the letterhead that the reader does not know whole is not said to be giver."""
        return Given(order, self.issuer, order.certain and not self.issuer_open)

    def _under_its_doer(self, placed: Placed) -> bool:
        """ "Điều 3. Giám đốc Sở …", "2. Các cảng vụ" over the items of its duty."""
        if placed.block.rank is None or placed.kind in ("results", "weaknesses", "other"):
            return False
        articles = any(one.marker.lower().startswith("điều") for one in placed.headings)
        return (articles or self.tells_duties) and self.duties.lead_of(placed.headings) is not None

    def _by_article(self, placed: Placed) -> Iterator[Given]:
        """ "Điều 2. Tổng Giám đốc tổ chức kiểm kê …": an article orders where it names the doer."""
        for order in self._items(placed):
            if order.lead and not _CARRIES_OUT.search(self.layout.folded, order.start, order.end):
                yield self._issued(order)

    def _under_contents(self, placed: Placed) -> bool:
        """The part "Nội dung" of a plan is what is to be done; of minutes, what was said."""
        told = (is_of_contents(self.layout, heading) for heading in placed.headings)
        return placed.kind is None and self.plans and any(told)

    def _assigned(self, placed: Placed) -> Iterator[Given]:
        """ "Giao Văn phòng …" and "Yêu cầu các đơn vị …" order wherever they stand."""
        for sentence in placed.sentences:
            if ASSIGNS.match(self.layout.folded, sentence.start):
                yield from map(self._by_document, orders_in(self.layout, sentence, True))
            elif self.concluded_by and (asked := _ASKED.match(self.layout.folded, *sentence)):
                inside = Span(asked.end(), sentence.end)
                yield from map(self._by_document, orders_in(self.layout, inside, True))

    def _items(self, placed: Placed) -> list[Order]:
        return self.duties.of(placed, attributed=self.attributed, line=self.line)


_ASKED = pattern(r"[^:;.]{0,80}\b(?:yêu cầu|đề nghị|giao): (?=\(1)")
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
_WITHIN_ISSUERS = ("ban thường vụ", "thường trực", "ban chấp hành", "hội nghị", "hai ")
_ORDERING_KINDS = ("Nghị quyết", "Kế hoạch", "Chương trình", "Quy chế", "Hướng dẫn", "Văn bản")
_ASSIGNS_FIRST = pattern(r"(?:giao|yêu cầu|đề nghị|phân công) ")
_HAS_ITS_DAY = pattern(
    r"\b(?:trước|chậm nhất|xong|hoàn thành)(?: trong| vào)?(?: ngày| tháng| quý| năm)? [\divx]|"
    r"\bchủ trì\b|\bphối hợp (?:với|cùng)\b"
)
_WITH_DUTIES = ("Công văn", "Chỉ thị", "Hướng dẫn", "Thông báo", "Công điện", "Kết luận")
_CARRIES_OUT = pattern(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:quyết định|nghị quyết)")
_CONCLUDED_BY = pattern(r"(?:kết luận|chỉ đạo|phát biểu) của (?P<who>[^,;:\n]{3,90}?)(?= tại|,|$)")
_ASKS = pattern(r"(?:^|, )(?:yêu cầu|đề nghị|giao) [^.;]{0,120}:$")
