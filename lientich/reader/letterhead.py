"""The head of an official document: who issued it, of what kind, under what number, about what."""

import re

from lientich.reader import dates, kinds, names, signatures, symbols
from lientich.reader.head import (
    ABOUT,
    MATTER,
    MOTTO,
    NUMBER,
    PLACED,
    TO,
    Document,
    begins_name,
    is_structural,
    piece,
)
from lientich.reader.issuers import read_issuers, settle_peers
from lientich.reader.lines import Line, filled
from lientich.reader.page import Page
from lientich.reader.text import fold, lazy, one_line, pattern

_HEAD_LINES = 45
_FAR_BELOW, _ANNEX_LINES = 9, 6
_LONGEST_DATED = 90  # characters of a line that says where and when; a longer one is text
_AGREED = lazy(r"[A-ZĐƯ]{1,5}(?:LT|PH|LN)[-/]")
_NAME_ALONE = lazy(rf"{names.CAPITALISED}(?: {names.CAPITALISED})?")
_LETTER_ABOUT = pattern(r"\"?(?:v/v|về việc) ?:?\s?")
_KIND = pattern(rf"(?:{kinds.NAME})(?P<rest>.{{0,400}})$")
_BY = lazy(r"của\s")
_BODY_BEGINS = pattern(
    r"(?:căn cứ|thực hiện|xét|theo|điều \d|chương|mục|phần|[ivx]+\s?[-.]|\d+\s?[-./]|kính gửi|"
    r"ngày \d|sau khi|thời gian|trong|nhằm|để|tại|hôm nay|thành phần|a[.-]|ban |bộ |chủ tịch)"
)


def read(page: Page) -> Document:
    """The document in a text; `marks` counts how much of a document's form is there."""
    found = Document()
    head = _head(page)
    motto = any(MOTTO.search(line.folded) for line in head)
    title = _kind_line(head, found)
    before = head[:title] if title is not None else head[:20]
    below = head[title + 1 : title + _FAR_BELOW] if title is not None else []
    if title is not None and (own := _number_in_title(head[title])):
        below = [own, *below]
    for lines in (before, below):
        _read_number(lines, found)
        _read_date(lines, found)
    _read_kind(head, title, found)
    read_issuers(page, before, head, title, found)
    found.signatures = signatures.read(page)
    settle_peers(found)
    found.marks = (
        2 * motto
        + 2 * (title == 0 and found.subject is not None)  # pasted without its letterhead
        + 2 * bool(found.own_number)
        + (title is not None)
        + 2 * bool(found.names and title is not None)
        + bool(found.signatures)
        + bool(found.date)
    ) * (motto or title is not None or _is_letter(head, found)) + 3 * _is_annex(head)
    found.joint = found.joint or len(found.issuers) > 1
    return found


def _is_annex(head: list[Line]) -> bool:
    """ "PHỤ LỤC" over "(Kèm theo Kế hoạch số …)": a part of a document, that goes alone."""
    above = [line.folded for line in head[:_ANNEX_LINES]]
    return (
        above[:1] != []
        and above[0].startswith("phụ lục")
        and any(line.startswith(("(kèm theo", "(ban hành kèm theo", "kèm theo")) for line in above)
    )


def _is_letter(head: list[Line], found: Document) -> bool:
    """A number, a matter and "Kính gửi": a letter, whatever stands at its head."""
    addressed = any(TO.match(line.folded) for line in head)
    return bool(found.own_number and found.subject and addressed)


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
        begins = begins_name(first.folded) or kinds.named(first.text)
        return not begins and (begins_name(whole) or bool(MOTTO.match(whole)))
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


def _number_in_title(line: Line) -> Line | None:
    """ "THÔNG BÁO SỐ 77/TB-XMHS": the number stands behind the kind."""
    kind = _KIND.match(line.folded)
    at = kind.start("rest") if kind else 0
    at += len(line.folded[at:]) - len(line.folded[at:].lstrip(" :-"))
    return piece(line, at, len(line.text)) if kind and NUMBER.match(line.folded, at) else None


def _read_number(lines: list[Line], found: Document) -> None:
    """The number before the kind, or below the subject: "(Số 05/QCPH-… ngày …)"."""
    if found.own_number:
        return
    for line in lines:
        lead = NUMBER.match(line.folded)
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
        placed = PLACED.match(line.folded) or NUMBER.match(line.folded)
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
    rest = "" if _number_in_title(line) else line.written[match.start("rest") :].strip(" :-")
    subject = _subject_lines(head, title, rest)
    found.subject = _without_about(" ".join(subject)) or None


def _read_letter(head: list[Line], found: Document) -> None:
    """A công văn has no line for its kind: its subject stands under the number."""
    for at, line in enumerate(head):
        if not _LETTER_ABOUT.match(line.folded):
            continue
        parts = [line.written]
        for more in head[at + 1 : at + 4]:
            if is_structural(more) or more.shouted or more.text[:1].isupper():
                break
            parts.append(more.written)
        found.subject = _without_about(" ".join(parts))
        if found.own_number and any(TO.match(other.folded) for other in head):
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
        if is_structural(line) or (parts and not goes_on and begins):
            break
        if parts and line.shouted and begins_name(line.folded) and not _goes_on(parts[-1]):
            break
        if parts and not adjacent and not _goes_on(parts[-1]):
            break
        if not parts and not line.shouted and _is_body(line, adjacent):
            break
        matter = not parts and line.shouted and begins_name(line.folded)
        about = MATTER.search(line.folded) if matter else None
        parts.append(line.written[about.end() :] if about else line.written)
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


def _without_about(subject: str) -> str:
    about = ABOUT.match(fold(subject))
    plain = subject[about.end() :] if about else subject
    return one_line(plain).strip('"“” ')
