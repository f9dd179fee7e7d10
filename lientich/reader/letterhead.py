"""The head of an official document: who issued it, of what kind, under what number, about what."""

import re
from dataclasses import dataclass, field

from lientich.reader import casing, dates, kinds, names, organisations, signatures, symbols
from lientich.reader.lines import Line, filled
from lientich.reader.page import Page
from lientich.reader.signatures import Signature
from lientich.reader.text import fold, lazy, one_line, pattern, smooth

_HEAD_LINES = 45
_FAR_BELOW = 9
_LONGEST_DATED = 90  # characters of a line that says where and when; a longer one is text
_MOTTO = lazy(
    r"^đảng cộng sản việt nam$|^đoàn tncs hồ chí minh$|cộng hòa xã hội chủ nghĩa việt nam|"
    r"độc lập\s*-\s*tự do\s*-\s*hạnh phúc"
)
_NUMBER = pattern(r"\(?số\s{0,3}:?\s{0,3}(?=[\d.…_]|\s{0,6}[-/])")
_PLACED = pattern(r"(?P<place>[^,\d\n]{2,45}),? ngày(?: |[\s.…_]{1,9})(?:\d|tháng|năm)")
_RULE = lazy(r"[\W_]+$")
_ABOUT = pattern(r"\"?(?:v/v|về việc|về)\s{0,2}:?\s{0,2}")
_OF_TWO = lazy(r"[A-ZĐa-z]{2,5}[-/][A-ZĐƯ]{2,8}-[A-ZĐƯ]{2,8}")
_OF_SEVERAL = lazy(r"^[A-Z]{2,5}[-/][A-ZĐƯ]{2,8}(?:-[A-ZĐƯ]{2,8})+$")
_AGREED = lazy(r"[A-ZĐƯ]{1,5}(?:LT|PH|LN)[-/]")
_PLACE_LAST = lazy(
    r" (?P<of>tỉnh|huyện|thành phố|thị xã|xã|phường) (?P<name>[^ ]+(?: [^ ]+){0,2})$"
)
_A_PLACE = pattern(r"(?:tỉnh|huyện|thành phố|thị xã|xã|phường) ")
_BRANCH = lazy(r"ngân hàng [^\n]+\nchi nhánh ")
_OF_A_COMMITTEE = lazy(r"ban (?!chấp hành)|ủy ban kiểm tra")
_LEGAL_FORM = lazy(r"công ty(?: (?:tnhh|mtv|cp|cổ phần|một thành viên|trách nhiệm hữu hạn))+")
_OWN_COMPANY = lazy(  # of a name of its own, whatever that ends in: Công ty cổ phần Thép Gia Hội
    r"(?:đảng ủy |đảng bộ |công đoàn )?(?:tổng )?công ty"
    r"(?: (?:tnhh|mtv|cp|cổ phần|một thành viên))* (?!tnhh|mtv|cp|cổ phần|một thành viên)\w+ \w+"
)
_BOARD = lazy(r"hội đồng (?:quản trị|thành viên|trường)|ban (?:tổng )?giám đốc")
_JOINT = lazy(r"\s+(?:-|và|&)\s+|^và\s+")
_NAME_ALONE = lazy(rf"{names.CAPITALISED}(?: {names.CAPITALISED})?")
_LETTER_ABOUT = pattern(r"\"?(?:v/v|về việc) ?:?\s?")
_KIND = pattern(rf"(?:{kinds.NAME})(?P<rest>.{{0,400}})$")
_BY = lazy(r"của\s")
_BODY_BEGINS = pattern(
    r"(?:căn cứ|thực hiện|xét|theo|điều \d|chương|mục|phần|[ivx]+\s?[-.]|\d+\s?[-./]|kính gửi|"
    r"ngày \d|sau khi|thời gian|trong|nhằm|để|tại|hôm nay|thành phần|a[.-]|ban |bộ |chủ tịch)"
)
_TO = pattern(r"kính gửi")


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


def read(page: Page) -> Document:
    """The document in a text; `marks` counts how much of a document's form is there."""
    found = Document()
    head = _head(page)
    motto = any(_MOTTO.search(line.folded) for line in head)
    title = _kind_line(head, found)
    before = head[:title] if title is not None else head[:20]
    below = head[title + 1 : title + _FAR_BELOW] if title is not None else []
    for lines in (before, below):
        _read_number(lines, found)
        _read_date(lines, found)
    _read_kind(head, title, found)
    _read_issuers(page, before, head, title, found)
    found.signatures = signatures.read(page)
    _settle_peers(found)
    found.marks = (
        2 * motto
        + 2 * bool(found.own_number)
        + (title is not None)
        + 2 * bool(found.names and title is not None)
        + bool(found.signatures)
        + bool(found.date)
    ) * (motto or title is not None)
    found.joint = found.joint or len(found.issuers) > 1
    return found


def _head(page: Page) -> list[Line]:
    head: list[Line] = []
    for line in filled(page):
        if line.text == "|":
            continue  # the border of a table that a web page laid the letterhead in
        if head and _was_wrapped(head[-1], line):
            line = _rejoined(head.pop(), line)
        head.append(line)
        if len(head) == _HEAD_LINES:
            break
    return head


def _was_wrapped(first: Line, second: Line) -> bool:
    """Whether a narrow column broke one line in two: "Số:" and its number, "ỦY" and "BAN"."""
    if second.start - first.end != 1 or len(first.text) > 30:
        return False
    if first.folded in ("số", "số:"):
        return second.text[0].isdigit()
    whole = f"{first.folded} {second.folded}"
    if first.shouted and second.shouted:
        begins = _begins_name(first.folded) or kinds.named(first.text)
        return not begins and (_begins_name(whole) or bool(_MOTTO.match(whole)))
    return bool(_NAME_ALONE.fullmatch(first.text) and re.match(r"[^,]{1,20}, ngày", second.folded))


def _rejoined(first: Line, second: Line) -> Line:
    return Line(
        first.start,
        second.end,
        f"{first.text} {second.text}",
        f"{first.folded} {second.folded}",
        f"{first.written} {second.written}",
    )


def _kind_line(head: list[Line], found: Document) -> int | None:
    """The line that names the kind in capitals, after the letterhead."""
    for at, line in enumerate(head):
        match = _KIND.match(line.folded)
        if not match or not line.text[: match.start("rest")].isupper():
            continue
        rest = match["rest"].strip()
        if rest.startswith(":") and at:
            continue
        if not rest or line.shouted or fold(rest).startswith(("của ", "về ", "kết luận ")):
            return at
    return None


def _read_number(lines: list[Line], found: Document) -> None:
    """The number before the kind, or below the subject: "(Số 05/QCPH-… ngày …)"."""
    if found.own_number:
        return
    for line in lines:
        lead = _NUMBER.match(line.folded)
        if not lead:
            continue
        mark = next(symbols.find(line.text), None)
        if mark and mark.start <= lead.end() + 3:
            found.number, found.symbol = mark.number, mark.symbol
            found.own_number = (line.start, line.start + mark.end)
            agreed = mark.letters.upper().endswith(("LT", "PH", "LN"))
            found.joint = agreed or bool(_AGREED.match(mark.symbol))
            found.kind = kinds.derived(mark.letters)
            return
        blank = re.match(r"số\s{0,3}:?[\s.…_]{0,12}[-/]\s?(\S{2,30})", line.folded)
        if blank:
            found.own_number = (line.start, line.end)
            return


def _read_date(lines: list[Line], found: Document) -> None:
    if found.date:
        return
    for line in lines:
        if len(line.text) >= _LONGEST_DATED:
            continue
        placed = _PLACED.match(line.folded) or _NUMBER.match(line.folded)
        if not (placed or line.text[-1].isdecimal()):
            continue
        days = [date for date in dates.find_folded(line.folded) if date.precision == "day"]
        if days and (placed or days[0].end == len(line.text)):
            found.date = days[0].iso
            return


def _read_kind(head: list[Line], title: int | None, found: Document) -> None:
    if title is None:
        _read_letter(head, found)
        return
    line = head[title]
    match = _KIND.match(line.folded)
    if not match:
        return
    words = line.text[: match.start("rest")]
    found.kind = kinds.named(words)
    found.joint = found.joint or kinds.is_joint(words, "")
    subject = _subject_lines(head, title, line.written[match.start("rest") :].strip(" :-"))
    found.subject = _without_about(" ".join(subject)) or None


def _read_letter(head: list[Line], found: Document) -> None:
    """A công văn has no line for its kind: its subject stands under the number."""
    for at, line in enumerate(head):
        if not _LETTER_ABOUT.match(line.folded):
            continue
        parts = [line.written]
        for more in head[at + 1 : at + 4]:
            if _is_structural(more) or more.shouted or more.text[:1].isupper():
                break
            parts.append(more.written)
        found.subject = _without_about(" ".join(parts))
        if found.own_number and any(_TO.match(other.folded) for other in head):
            found.kind = found.kind or "Công văn"
        return


def _subject_lines(head: list[Line], title: int, rest: str) -> list[str]:
    parts = [rest] if rest and not _BY.match(fold(rest)) else []
    previous = head[title]
    for line in head[title + 1 : title + 8]:
        if _BY.match(line.folded) and line.shouted:
            previous = line
            continue
        adjacent = line.start - previous.end <= 1
        goes_on = adjacent and line.text[0].islower()
        begins = line.text.endswith(":") or _BODY_BEGINS.match(line.folded)
        if _is_structural(line) or (parts and not goes_on and begins):
            break
        if parts and line.shouted and _begins_name(line.folded) and not _goes_on(parts[-1]):
            break
        if parts and not adjacent and not _goes_on(parts[-1]):
            break
        if not parts and not line.shouted and _is_body(line, adjacent):
            break
        parts.append(line.written)
        previous = line
    return parts


def _is_body(line: Line, adjacent: bool) -> bool:
    """The first line of the body, not a subject such as "tại Hội nghị …", "Thực hiện …"."""
    if not _BODY_BEGINS.match(line.folded) or line.text[0].islower():
        return False
    titled = adjacent or line.folded.startswith("thực hiện")
    return not titled or line.text.endswith((".", ":", ";", ","))


def _goes_on(words: str) -> bool:
    return fold(words).rstrip().endswith((",", " và", " của", " về", " thuộc"))


def _is_structural(line: Line) -> bool:
    return bool(
        _RULE.fullmatch(line.text)
        or _MOTTO.search(line.folded)
        or _NUMBER.match(line.folded)
        or _PLACED.match(line.folded)
        or _TO.match(line.folded)
    )


def _without_about(subject: str) -> str:
    about = _ABOUT.match(fold(subject))
    plain = subject[about.end() :] if about else subject
    return one_line(plain).strip('"“” ')


def _read_issuers(
    page: Page,
    before: list[Line],
    head: list[Line],
    title: int | None,
    found: Document,
) -> None:
    shouted = [line for line in before if _names_body(line)]
    parted = [_apart(line) for line in shouted]
    beside = next((parts for parts in parted if len(parts) > 1), [])
    several = found.joint or _OF_SEVERAL.search(found.symbol or "") is not None
    bodies = _joined([part for parts in parted for part in parts])
    acting = head[title + 1 : title + 8] if title is not None else []
    acting = [line for line in acting if _names_body(line)]
    found.names = [(first.start, end) for first, end, _ in [*bodies, *_joined(acting)]]
    named = [_as_written(page, words) for _, _, words in bodies]
    found.heads = named
    by = _stated(head, title)
    if several and beside and bodies[-1][0] is beside[-1]:
        first = next(at for at, one in enumerate(bodies) if one[0] is beside[0])
        if len(bodies) == _issuers_in(found.symbol):
            first = 0  # "QCPH-NĐVS-UBND-CAX" over a company, a commune and its police
        found.joint = True
        found.issuers = _of_one_place(named[first:], beneath=shouted[-1])
    elif found.joint and len(named) > 1:
        found.issuers = named[-2:] if len(named) > 2 else named
    elif by:
        found.issuers = [_as_written(page, by)]
    elif named:
        above = len(named) > len(beside) > 0
        joined = " - ".join(named[-1 - len(beside) : -1]) if above else None
        found.issuers = [_completed([joined, named[-1]] if joined else named)]


def _issuers_in(symbol: str | None) -> int:
    """How many bodies the letters behind those of the kind stand for."""
    return len(re.split(r"[-/]", symbol)) - 1 if symbol else 0


def _of_one_place(named: list[str], beneath: Line) -> list[str]:
    """ "CÔNG AN TỈNH - SỞ Y TẾ TỈNH SƠN VÂN": the place told last is that of all, and so is one
    that stands on a line of its own beneath: "CHI CỤC KIỂM LÂM - HỘI NÔNG DÂN / TỈNH SƠN VÂN"."""
    place = _PLACE_LAST.search(named[-1])
    if not place:
        return named
    shared = [f"{one} {place['name']}" if one.endswith(place["of"]) else one for one in named]
    if not _A_PLACE.match(beneath.folded):
        return shared
    return [one if _PLACE_LAST.search(one) else f"{one}{place[0]}" for one in shared]


def _settle_peers(found: Document) -> None:
    """Two bodies above a symbol of two, each signing: "44-BC/ĐUTL-HUQS" is joint."""
    two = found.symbol and _OF_TWO.fullmatch(found.symbol)
    if two and len(found.issuers) < 2 and len(found.heads) == len(found.signatures) == 2:
        found.joint, found.issuers = True, found.heads


def _names_body(line: Line) -> bool:
    return line.shouted and not (
        _is_structural(line) or _ABOUT.match(line.folded) or len(line.text) > 120
    )


def _joined(lines: list[Line]) -> list[tuple[Line, int, str]]:
    """Lines of the letterhead as bodies: a line that begins no name goes on with the one above."""
    bodies: list[tuple[Line, int, str]] = []
    for line in lines:
        if line.folded.startswith(("khóa", "nhiệm kỳ", "kỳ họp")):
            continue
        near = bool(bodies) and line.start - bodies[-1][1] <= 2
        branch = near and _BRANCH.match(f"{fold(bodies[-1][2])}\n{line.folded}")
        if near and (branch or not _begins_name(line.folded)):
            first, _, words = bodies[-1]
            bodies[-1] = (first, line.end, f"{words} {line.text}")
        elif _begins_name(line.folded):
            bodies.append((line, line.end, line.text))
    return bodies


def _apart(line: Line) -> list[Line]:
    """Two bodies on one line, or the second after a "VÀ": "ĐẢNG ỦY A - ĐẢNG ỦY B"."""
    for joint in _JOINT.finditer(line.folded):
        if _begins_name(line.folded[joint.end() :]):
            first = [_piece(line, 0, joint.start())] if joint.start() else []
            return [*first, *_apart(_piece(line, joint.end(), len(line.text)))]
    return [line]


def _piece(line: Line, start: int, end: int) -> Line:
    return Line(
        line.start + start,
        line.start + end,
        line.text[start:end],
        line.folded[start:end],
        line.written[start:end],
    )


def _begins_name(folded: str) -> bool:
    return organisations.begins(folded) and not folded.startswith(("ban hành", "hội nghị"))


def _stated(head: list[Line], title: int | None) -> str | None:
    """ "CỦA BAN THƯỜNG VỤ TỈNH ỦY" under or beside the kind."""
    if title is None:
        return None
    for line in head[title : title + 2]:
        by = re.search(r"(?:^|\s)của\s", line.folded)
        if by and line.shouted:
            words = line.text[by.end() :]
            about = re.search(r"\s(?:về|v/v)\s", fold(words))
            return words[: about.start()] if about else words
    return None


def _as_written(page: Page, shouted: str) -> str:
    """The name as the body of the text writes it, else in its usual case."""
    usual = casing.name(shouted)
    folded = fold(one_line(shouted))
    at = 0
    while (at := page.folded.find(folded, at)) >= 0:
        written = page.text[at : at + len(folded)]
        if not written.isupper() and written[:1].isupper():
            return one_line(written)
        at += len(folded)
    return usual


def _completed(named: list[str]) -> str:
    """The issuing body, with its superior's name when its own says only what it is."""
    issuer = named[-1]
    if len(named) < 2:
        return issuer
    if _LEGAL_FORM.fullmatch(fold(issuer)):
        return named[-2]
    own = organisations.Names(smooth(issuer), fold(issuer)).at(0)
    if _BOARD.fullmatch(fold(issuer)):
        return f"{issuer} {named[-2]}"
    if _OWN_COMPANY.match(fold(issuer)):
        return issuer
    if own and own.end == len(issuer) and (own.own or fold(issuer).endswith("đảng ủy")):
        return issuer
    superior = (
        re.sub(r"^Đảng bộ", "Đảng ủy", named[-2])
        if _OF_A_COMMITTEE.match(fold(issuer))
        else named[-2]
    )
    return f"{issuer} {superior}"
