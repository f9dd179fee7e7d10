"""The head of an official document and what its lines are: names, numbers, places, mottos."""

from dataclasses import dataclass, field

from lientich.reader import organisations
from lientich.reader.lines import Line
from lientich.reader.signatures import Signature
from lientich.reader.text import lazy, pattern

MOTTO = lazy(
    r"^đảng cộng sản việt nam$|^đoàn tncs hồ chí minh$|cộng hòa xã hội chủ nghĩa việt nam|"
    r"độc lập\s*-\s*tự do\s*-\s*hạnh phúc"
)
NUMBER = pattern(r"\(?số\s{0,3}:?\s{0,3}(?=[\d.…_]|\s{0,6}[-/])")
PLACED = pattern(r"(?P<place>[^,\d\n]{2,45}),? ngày(?: |[\s.…_]{1,9})(?:\d|tháng|năm)")
RULE = lazy(r"[\W_]+$")
ABOUT = pattern(r"\"?(?:v/v|về việc|về)\s{0,2}:?\s{0,2}")
TO = pattern(r"kính gửi")
MATTER = pattern(r" (?:về|v/v) ")


@dataclass
class Document:
    """What a document says of itself; `names` are the places of names in capitals in its head,
    `heads` the bodies that stand over it, the issuer last."""

    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    joint: bool = False
    issuers: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    date: str | None = None
    subject: str | None = None
    names: list[tuple[int, int]] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    own_number: tuple[int, int] | None = None
    marks: int = 0


def is_structural(line: Line) -> bool:
    return bool(
        RULE.fullmatch(line.text)
        or MOTTO.search(line.folded)
        or NUMBER.match(line.folded)
        or PLACED.match(line.folded)
        or TO.match(line.folded)
    )


def begins_name(folded: str) -> bool:
    return organisations.begins(folded) and not folded.startswith(("ban hành", "hội nghị"))


def piece(line: Line, start: int, end: int) -> Line:
    return Line(
        line.start + start,
        line.start + end,
        line.text[start:end],
        line.folded[start:end],
        line.written[start:end],
    )
