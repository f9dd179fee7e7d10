"""What an official paper is made of, before it is a page, a PDF or a DOCX."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Form(StrEnum):
    """Whose rules a paper follows: of the Party, or of the State and enterprises."""

    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True)
class Run:
    """Words set alike. `key` names the rows that a figure counts; only a web page opens them."""

    text: str
    bold: bool = False
    italic: bool = False
    key: str = ""
    struck: bool = False  # taken out, and still to be read


Runs = tuple[Run, ...]


def runs(*parts: str | Run) -> Runs:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def plain(parts: Runs) -> str:
    return "".join(run.text for run in parts)


@dataclass(frozen=True)
class Heading:
    """`level` 1 is numbered I., 2 is 1., 3 is a); a text that bears its own number is `plain`."""

    text: str
    level: int = 1
    plain: bool = False
    centred: bool = False  # Phần, Chương, Mục


@dataclass(frozen=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True)
class Items:
    """A list, each item after a hyphen as in Party papers."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Table:
    """Columns of `widths` (shares of the whole); those in `numeric` (from 0) stand to the right.

    Inside a text it may have no caption and no head.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Bar:
    label: str
    value: float  # at least 0
    words: Run  # the value as it is read


@dataclass(frozen=True)
class Chart:
    caption: str
    bars: tuple[Bar, ...]

    @property
    def alt(self) -> str:
        """The chart in words, for whoever does not see it."""
        told = "; ".join(f"{bar.label}: {bar.words.text}" for bar in self.bars)
        return f"{self.caption}. {told}."


Block = Heading | Paragraph | Items | Table | Chart


@dataclass(frozen=True)
class Annex:
    """PHỤ LỤC I and on; alone it bears no number."""

    title: str
    blocks: tuple[Block, ...]

    def begins_a_page(self, place: int) -> bool:
        """The first does, and each that has something to list; one line follows the one before."""
        return place == 1 or [type(block) for block in self.blocks] != [Paragraph]


@dataclass(frozen=True)
class Issuer:
    name: str
    superior: str = ""


@dataclass(frozen=True)
class Signature:
    """`authority` as T/M BAN THƯỜNG VỤ; the name without titles, empty where none is known yet."""

    authority: str
    post: str
    name: str = ""
    signed: bool = False  # a copy tells of a signature: (Đã ký)


@dataclass(frozen=True)
class Check:
    """Where whoever holds the paper may ask what it is worth: `address` in the QR code, and beside
    it `shown`, what one types."""

    address: str
    shown: str


@dataclass(frozen=True)
class Copied:
    """What makes a paper a copy of another, below a line across the page: by whom, under which
    number, on which day.

    `alone`: what is copied is another file, and this page is added to it.
    """

    words: str  # SAO Y BẢN CHÍNH
    form: Form
    issuer: "Issuer"
    number: str
    place: str
    date: date
    signature: Signature
    source: str = ""  # of an extract: từ bản chính số …
    recipients: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True)
class Paper:
    """One paper of one issuer, or of several jointly: the lead issuer and its signature first."""

    kind: str  # Báo cáo; empty for a công văn
    subject: str
    issuers: tuple[Issuer, ...]
    place: str
    date: date  # chooses the rule set, too
    blocks: tuple[Block, ...]
    form: Form = Form.PARTY
    number: str = ""  # 12-BC/ĐU; empty leaves room for it
    dated: bool = True  # else day and month are left open to be written
    blanks: bool = False  # number and date are blank room, filled in later (`places_of`)
    urgency: str = ""  # Khẩn
    draft: int = 0  # Dự thảo lần n
    mark: str = ""  # stands on every page
    code: str = ""  # names these very words; stands on every page
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()  # Kính gửi
    annexes: tuple[Annex, ...] = ()
    check: Check | None = None
    copied: Copied | None = None

    @property
    def title(self) -> str:
        return f"{self.kind} {self.subject}".strip()


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with the number it bears: I., 1., a) for headings, nothing for the others."""
    counts = [0, 0, 0]
    for block in blocks:
        if not isinstance(block, Heading) or block.plain:
            yield "", block
            continue
        place = block.level - 1
        counts[place:] = [counts[place] + 1] + [0] * (2 - place)
        yield _number(block.level, counts[place]), block


def _number(level: int, count: int) -> str:
    if level == 1:
        return f"{roman(count)}."
    return f"{count}." if level == 2 else f"{_letter(count)})"


LETTERS = "abcdđeghiklmnopqrstuvxy"  # as Vietnamese lists go on: a, b, c, d, đ, e, g


def _letter(count: int) -> str:
    """a … y, then aa, ab …"""
    further, place = divmod(count - 1, len(LETTERS))
    return (_letter(further) if further else "") + LETTERS[place]


def roman(count: int) -> str:
    words = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        words += sign * (count // value)
        count %= value
    return words
