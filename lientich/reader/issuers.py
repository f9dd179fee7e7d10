"""Who issued a document: the bodies that stand in capitals over its kind."""

import re

from lientich.reader import casing, organisations
from lientich.reader.head import ABOUT, MATTER, Document, begins_name, is_structural, piece
from lientich.reader.lines import Line
from lientich.reader.page import Page
from lientich.reader.text import fold, lazy, one_line, pattern, smooth

_OF_TWO = lazy(r"[A-ZĐa-z]{2,5}[-/][A-ZĐƯ]{2,8}-[A-ZĐƯ]{2,8}")
_OF_SEVERAL = lazy(r"^[A-Z]{2,5}[-/][A-ZĐƯ]{2,8}(?:-[A-ZĐƯ]{2,8})+$")
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


def read_issuers(
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
    acting = [_before_matter(line) for line in acting if _names_body(line)]
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


def _before_matter(line: Line) -> Line:
    """Of "BAN CHẤP HÀNH ĐẢNG BỘ CÔNG TY VỀ NHIỆM VỤ NĂM 2024" the body alone."""
    about = MATTER.search(line.folded)
    return piece(line, 0, about.start()) if about and begins_name(line.folded) else line


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


def settle_peers(found: Document) -> None:
    """Two bodies above a symbol of two, each signing: "44-BC/ĐUTL-HUQS" is joint."""
    two = found.symbol and _OF_TWO.fullmatch(found.symbol)
    if two and len(found.issuers) < 2 and len(found.heads) == len(found.signatures) == 2:
        found.joint, found.issuers = True, found.heads


def _names_body(line: Line) -> bool:
    return line.shouted and not (
        is_structural(line) or ABOUT.match(line.folded) or len(line.text) > 120
    )


def _joined(lines: list[Line]) -> list[tuple[Line, int, str]]:
    """Lines of the letterhead as bodies: a line that begins no name goes on with the one above."""
    bodies: list[tuple[Line, int, str]] = []
    for line in lines:
        if line.folded.startswith(("khóa", "nhiệm kỳ", "kỳ họp")):
            continue
        near = bool(bodies) and line.start - bodies[-1][1] <= 2
        branch = near and _BRANCH.match(f"{fold(bodies[-1][2])}\n{line.folded}")
        if near and (branch or not begins_name(line.folded)):
            first, _, words = bodies[-1]
            bodies[-1] = (first, line.end, f"{words} {line.text}")
        elif begins_name(line.folded):
            bodies.append((line, line.end, line.text))
    return bodies


def _apart(line: Line) -> list[Line]:
    """Two bodies on one line, or the second after a "VÀ": "ĐẢNG ỦY A - ĐẢNG ỦY B"."""
    for joint in _JOINT.finditer(line.folded):
        rest = line.folded[joint.end() :]
        if begins_name(rest) and " " in rest:  # not "CƠ KHÍ NĂNG LƯỢNG - MỎ"
            first = [piece(line, 0, joint.start())] if joint.start() else []
            return [*first, *_apart(piece(line, joint.end(), len(line.text)))]
    return [line]


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
