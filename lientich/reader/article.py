"""The head of a news item: its title and its day, apart from what the page lays around them."""

import re
from dataclasses import dataclass
from itertools import islice

from lientich.reader import dates, debris, organisations
from lientich.reader.lines import Line, filled
from lientich.reader.page import Page
from lientich.reader.text import fold, lazy, one_line, pattern

_HEAD_LINES = 14
_WEEKDAY = pattern(r"\(?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn)(?!\w)")
_TIME = r"(?:\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2})?(?: ?(?:am|pm|phút))?)"
_AROUND = pattern(
    r"(?:\([a-zđ.]{2,12}\) ?-|\(báo [^()\n]{2,30}\)|chia sẻ|cỡ chữ\s?:?|a[-+]?(?=\s|$)|in trang|"
    r"gửi email|facebook|zalo|twitter|\d{1,4} bình luận|bình luận|nghe đọc bài|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:đăng|viết) bởi:? [^,\d]{2,30},|"
    r"cập nhật(?: lần cuối)?|đăng(?: ngày| lúc)?|ngày(?: đăng| tạo| xuất bản)?|lúc|xuất bản|"
    r"(?:lượt|số lượt|đã) ?(?:xem|đọc)\s?:?\s?[\d.]{0,9}|[\d.]{1,9} (?:lượt xem|lượt đọc)|"
    rf"gmt ?[+-] ?\d{{1,2}}|{_TIME}|am|pm|sa|ch|bởi|[\s|,;:()\[\]\-•./])*"
)
_CRUMBS = lazy(r"\s[/>\"›|]\s|^(?:trang chủ|home)\b", re.IGNORECASE)
_ENDS_SENTENCE = lazy(r"[.;:]$")
_KICKER = pattern(r"(?:tin tức|tin hoạt động|xây dựng đảng|thời sự|chính trị|tin trong)(?!\w)")
_LABELLED = pattern(r"(?:chuyên mục|mục|thể loại|danh mục|từ khóa|tag|chủ đề|tác giả|nguồn)\s?:")
_SITE = pattern(r"(?:cổng|trang)(?: tin| thông tin)? (?:thông tin )?điện tử|website|báo điện tử")
_MASTHEAD = pattern(r"(?:báo (?!động|cáo|hiếu|ân)|đài |tạp chí |bản tin |tin nội bộ)[^,;:]{2,50}$")
_LEAD = lazy(r"(?:^|\s)[A-ZĐ][A-ZĐ.]{1,11}\s?[-–]\s?\S|^\([A-ZĐ][\w.ĐĂÂÊÔƠƯ]{1,12}\)\s?[-–]")
_CAPTION = lazy(r"^(?:ảnh|tin|bài|nguồn|photo|tác giả|người viết)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """`start:end` is the item itself, without the page's debris before and after."""

    title: str | None
    date: str | None
    start: int
    end: int
    likely: bool


def read(page: Page, page_title: str | None = None) -> Article:
    head = _head(page)
    datelines = [(at, date) for at, line in enumerate(head) if (date := _dateline(line))]
    at, date = _published(head, datelines)
    title = _title(head, at, page_title)
    start = _start(head, datelines, at, title)
    end = _end(page, start)
    lead = any(_LEAD.search(line.text[:40]) for line in head)
    likely = bool(title) and (bool(datelines) or lead or len(page.text) > 300)
    return Article(one_line(title.written) if title else None, date, start, end, likely)


def _head(page: Page) -> list[Line]:
    return list(islice(filled(page), _HEAD_LINES))


def _dateline(line: Line) -> str | None:
    """The day of a line that holds a date and little else: "06:00 | 06/03/2019"."""
    if "|" in line.text and len(line.text) < 120:
        return next(filter(None, map(_lone_date, line.folded.split("|"))), None)
    return _lone_date(line.folded) if len(line.text) <= 70 else None


def _lone_date(folded: str) -> str | None:
    for date in dates.find_folded(folded):
        if date.precision == "day":
            around = folded[: date.start] + " " + folded[date.end :]
            return date.iso if _AROUND.fullmatch(around) else None
    return None


def _published(head: list[Line], datelines: list[tuple[int, str]]) -> tuple[int | None, str | None]:
    """The last line of a date near the title; the page's own date line stands first of all."""
    if not datelines:
        return None, None
    at, date = datelines[-1] if len(datelines) > 1 else datelines[0]
    if at == 0 and _WEEKDAY.match(head[0].folded):
        return None, None
    return at, date


def _title(head: list[Line], dateline: int | None, page_title: str | None) -> Line | None:
    if page_title:
        for line in head:
            if len(line.text) > 12 and line.folded in fold(page_title):
                return line
    if dateline:
        above = [line for line in head[:dateline] if _is_title(line)]
        below = next(filter(_is_title, head[dateline + 1 : dateline + 3]), None)
        # "SỨC KHỎE ĐỜI MỎ" over the day, and the title in small letters under it
        named = below is not None and not below.text.isupper()
        if above and not (named and len(above) == 1 and above[0].text.isupper()):
            return above[-1]
    for line in head[(dateline + 1 if dateline is not None else 0) :]:
        if _is_title(line):
            return line
        if len(line.text) > 100 and line.text.endswith("."):
            break  # the item itself begins: what follows is a caption or a heading in it
    return None


def _is_title(line: Line) -> bool:
    return bool(
        9 <= len(line.text) <= 220
        and len(line.text.split()) >= 3
        and not _ENDS_SENTENCE.search(line.text)
        and not _CRUMBS.search(line.text)
        and not _dateline(line)
        and not debris.LINE.fullmatch(line.text)
        and not _CAPTION.match(line.text)
        and not _SITE.match(line.folded)
        and not _LABELLED.match(line.folded)
        and not (
            line.text.isupper()
            and (organisations.is_whole(line.text) or _MASTHEAD.match(line.folded))
        )
        and not (_KICKER.match(line.folded) and len(line.text.split()) <= 5)
    )


def _start(
    head: list[Line], datelines: list[tuple[int, str]], at: int | None, title: Line | None
) -> int:
    """Past the lines of the page that stand before the title and what leads to it."""
    start = 0
    for index, line in enumerate(head):
        if line is title or (at is not None and index >= at):
            break
        page_line = any(index == other for other, _ in datelines)
        crumbs = _CRUMBS.search(line.text) or _LABELLED.match(line.folded)
        if page_line or crumbs or debris.LINE.fullmatch(line.text):
            start = line.end
    return start


def _end(page: Page, start: int) -> int:
    """Where the page's lists of other items, its buttons or comments begin."""
    text = page.text
    newline = text.find("\n", start + (len(text) - start) // 2)
    for line in filled(page, newline + 1) if newline >= 0 else ():
        words = line.text.strip(" :•-")
        if (
            debris.RELATED_HEADING.fullmatch(words)
            or debris.COMMENT_HEADING.fullmatch(words)
            or (debris.LINE.fullmatch(line.text) and re.search(r"\w", line.text))
            or debris.SEE_ALSO.fullmatch(line.text)
        ):
            return line.start
    return len(text)
