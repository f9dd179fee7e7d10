"""What a text says around the number of a document: its kind, date, issuers and subject."""

import re
from dataclasses import dataclass, field

from lientich.reader import kinds
from lientich.reader.page import Page
from lientich.reader.seek import Seek
from lientich.reader.text import fold, lazy, pattern

_KIND = Seek(rf"(?<!\w)(?:{kinds.NAME}|văn bản)(?!\w)")
# One class of first characters, by which it is quickly looked for, and then which of them it was.
_CLAUSE = lazy(
    r"[;.!?\n/\-–](?:(?<=[;.!?])(?=\s)|(?<=\n)(?:\s*\n|\s*[-+*•]\s)|(?<=/)\./|(?<=[-–])[-–]{2})"
)
_POSTS = (
    r"(?:(?:phó |quyền )?(?:chủ tịch|bộ trưởng|tổng giám đốc|giám đốc|chánh văn phòng|trưởng ban|"
    r"tổng kiểm toán|viện trưởng|chánh án|thống đốc|thủ trưởng|cục trưởng|thường trực|tổng bí thư|"
    r"tổng cục trưởng|thứ trưởng|ban lãnh đạo))"
)
_POST = pattern(rf"{_POSTS}(?!\w)")
_CENTRE = lazy(r"(?:trung ương|tư|tw|t\.ư|t\.w)(?!\w)")
_COMMON = lazy(
    r"(?:tập đoàn|tổng công ty|công ty|đảng ủy|đảng bộ|ban thường vụ|btv|ban chấp hành|bch|"
    r"hội đồng thành viên|hđtv|hội đồng quản trị|hđqt|ban giám đốc|nhà trường|tỉnh|thành phố|"
    r"huyện|xã|phường)(?!\w)"
)
_NAMELESS = lazy(
    r"tập đoàn|tổng công ty|công ty|đảng ủy|đảng bộ|ban thường vụ|btv|ban chấp hành|bch|tỉnh|"
    r"thành phố|huyện|xã|phường|nhà trường"
)
_AFTER_COMMON = lazy(r"\s*(?:[,.;:()\"]|về(?!\w)|khóa(?!\w)|ngày(?!\w)|và(?!\w)|\n|\Z)")
_OF = pattern(r"\s{0,2}[,(]?\s{0,2}(?:(?:đã |vừa )?(?:được |do )|của |của|(?:được )?ban hành bởi )")
_BETWEEN = pattern(r" giữa (?=\S)")
_ENDED = lazy(r"\s*(?:[.;:()\"]|về(?!\w)|ngày(?!\w)|khóa(?!\w)|\Z)")
_LAST = pattern(r",? (?:và|cùng) ")  # after "A, B và C" another sentence begins
_JOINED = pattern(r"(?:,? (?:và|với|cùng) | - |, )(?:của )?(?=\S)")
_BARE = lazy(r"(?: {1,2}|\n)(?!\n|ĐẢNG CỘNG|CỘNG HÒA)")
_VERB = lazy(
    r"\s{1,2}(?:đã|đang|sẽ|vừa|cũng|tổ chức|ban hành|yêu cầu|chỉ đạo|triển khai|xây dựng|"
    r"quán triệt|phối hợp|lãnh đạo|tiến hành|đề nghị|giao|tập trung|quyết định|thống nhất|"
    r"nhận thấy|đánh giá|báo cáo|kết luận|thông báo|có|là|cần|phải)(?!\w)"
)
_SKIPPED = pattern(
    r"(?:,? ?\(?khóa (?:[ivx]+|\d+)\)?|,? năm (?:19|20)\d\d(?!\d)| ?\((?:19|20)\d\d\)|"
    r",? ngày \d{1,2}\s?[-/]\s?\d{1,2}(?!\s?[-/.]?\d)|"
    r",? tháng \d{1,2}(?: năm |\s?[-/]\s?)(?:19|20)\d\d|"
    r",? (?:tại |của |được thông qua tại )?hội nghị (?:lần thứ )?(?:trung ương )?"
    r"(?:lần thứ )?(?:[ivx]+|\d+|[a-zà-ỹ]+)(?=[,\s])(?: \(khóa [ivx]+\))?,?(?! năm)|"
    rf" của {_POSTS}(?=,? ngày )|"
    r",? nhiệm kỳ (?:19|20)\d\d ?[-/] ?(?:19|20)\d\d|,? \(sau đây gọi [^()\n]{1,80}\))"
)
_DATE_GAP = pattern(
    r"\s{0,3}[,(]?\s{0,3}(?:(?:được |đã |cùng |đều )?(?:ban hành|ký|ký ban hành|phê duyệt|"
    r"thông qua|đề|ra|cùng|đều) )?(?:vào )?\Z"
)
_ABOUT = pattern(r"\s{0,2}[,:]?\s{0,2}\(?(?:về việc|về|v/v) ?:?\s{0,2}")
_SUBJECT_END = pattern(
    r"[;:\n()\"!?]|\.(?=\s|\Z|\./)|,(?= (?:các|những|hai|ngày|trong|đồng thời|nhằm|cùng|"
    r"theo|đến|từ|tại|nhất là|đặc biệt|cũng|đã|gắn|để|bên cạnh|trên|là|do|sau|với|qua|số|"
    r"một số|ban hành|phấn đấu|năm|tháng|quý|mỗi|toàn|cả|công ty|tập đoàn|đơn vị|ông|bà))|"
    rf",? (?:và )?(?:các )?(?:{kinds.NAME}) (?:số |\d)|"
    r" (?:đã|đang|sẽ|vừa|là|ngày|của (?=ban |bộ chính|đảng ủy|tỉnh ủy)|thay thế|có hiệu lực|"
    r"được ban hành|và thực hiện|và triển khai|gắn với việc|cho thấy|nêu rõ|đến toàn thể|"
    r"và phối hợp|và chỉ đạo)(?!\w)"
)
_QUOTED = lazy(r'\s{0,2}[,:]?\s{0,2}"')
_COMMA = lazy(r", (?=\S)")
_PERIOD = pattern(r"(?:giai đoạn|nhiệm kỳ|thời kỳ) ((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)(?!\d)")
_YEARS = lazy(r"(?<![\d/])((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)(?![\d/])")
_LONGEST_SUBJECT = 400


@dataclass
class Tail:
    """What stands after a number: each found part, and where they end."""

    end: int
    date: str | None = None
    issuers: list[str] = field(default_factory=list)
    named: bool = True
    whole: bool = True
    subject: str | None = None


def tail(page: Page, start: int, *, joint: bool) -> Tail:
    """Read the date, issuers and subject that follow `start`, in whatever order they come."""
    found = Tail(start)
    position = start
    for _ in range(6):
        reached = (
            (None if found.date else _date(page, position, found))
            or (None if found.issuers else _issuers(page, position, found, joint))
            or _skipped(page, position)
        )
        if not reached:
            break
        position = reached
    found.subject = subject(page, position)
    return found


def _skipped(page: Page, position: int) -> int | None:
    match = _SKIPPED.match(page.folded, position)
    return match.end() if match else None


def _date(page: Page, position: int, found: Tail) -> int | None:
    date = page.date_from(position)
    if not date or date.start - position > 30:
        return None
    if not _DATE_GAP.match(page.folded[position : date.start]):
        return None
    closed = page.smoothed[date.end : date.end + 1] == ")"
    opened = "(" in page.smoothed[position : date.start]
    found.date, found.end = date.iso, date.end + (closed and opened)
    return found.end


def _issuers(page: Page, position: int, found: Tail, joint: bool) -> int | None:
    of = _OF.match(page.folded, position)
    between = _BETWEEN.match(page.folded, position)
    start = of or between or _BARE.match(page.smoothed, position)
    if not start:
        return None
    names, end = joined_issuers(
        page, start.end(), joint=joint or bool(between), any_case=bool(of or between)
    )
    if not names or (not of and not between and _VERB.match(page.folded, end)):
        found.whole = found.whole and not (of or between)  # of somebody whom the reader knows not
        return None
    found.issuers, found.end = names, end
    found.whole = _are_whole(page, start.end(), names, end, joint=joint or bool(between))
    found.named = not _NAMELESS.fullmatch(page.folded, start.end(), end)
    return end


def _are_whole(page: Page, at: int, names: list[str], end: int, *, joint: bool) -> bool:
    """Whether issuers are read to their ends; of a joint document there are two or more."""
    if joint and len(names) < 2:
        return False
    post = _POST.match(page.folded, at)
    name = page.named.at(post.end() + 1 if post else at)
    if name and len(names) == 1 and not name.own:
        return bool(_ENDED.match(page.folded, end))
    more = _JOINED.match(page.folded, end) if joint else None
    another = more and page.smoothed[more.end()].isupper()
    return not (more and another) or bool(_KIND.match(page.folded, more.end()))


def joined_issuers(
    page: Page, at: int, *, joint: bool, any_case: bool = False
) -> tuple[list[str], int]:
    """The issuer at `at`, and of a joint document those that are joined to it."""
    end = issuer_end(page, at, any_case=any_case)
    if not end:
        return [], at
    issuers = [page.written(at, end)]
    while joint and (gap := _JOINED.match(page.folded, end)):
        other = issuer_end(page, gap.end(), any_case=True)
        if not other or "\n\n" in gap[0]:
            break
        issuers.append(page.written(gap.end(), other))
        end = other
        if _LAST.match(gap[0]):
            break
    return issuers, end


def issuer_end(page: Page, at: int, *, any_case: bool = False) -> int | None:
    """Where the issuer that begins at `at` ends: a body, or a post of one."""
    post = _POST.match(page.folded, at)
    if post and (any_case or page.smoothed[at : at + 1].isupper()):
        after = post.end() + 1
        name = page.named.at(after)
        if name:
            return name.end
        return post.end() if page.folded.startswith("chủ tịch nước", at) else None
    name = page.named.at(at, any_case=any_case)
    if name:
        return name.end
    centre = _CENTRE.match(page.folded, at)
    if centre and any_case:
        whose = page.named.at(centre.end() + 1)  # "Trung ương Hội Nông dân Việt Nam"
        return whose.end if whose else centre.end()
    common = _COMMON.match(page.folded, at)
    if common and any_case and _AFTER_COMMON.match(page.folded, common.end()):
        return common.end()
    return None


def subject(page: Page, start: int) -> str | None:
    """The subject stated at `start`: in quotes, or after "về" up to the end of its phrase."""
    about = _ABOUT.match(page.folded, start)
    at = about.end() if about else start
    quoted = _QUOTED.match(page.smoothed, at)
    if quoted:
        close = page.smoothed.find('"', quoted.end(), quoted.end() + _LONGEST_SUBJECT)
        title = quoted.end()
        inner = _ABOUT.match(page.folded, title)
        return page.written(inner.end() if inner else title, close) if close > 0 else None
    if not about:
        return None
    end = _phrase_end(page, at)
    return page.written(at, end) or None


def without_about(words: str) -> str:
    """A title without "về" before it and quotes around it."""
    plain = words.strip(' ,"“”')
    about = _ABOUT.match(fold(plain))
    return plain[about.end() :].strip('"“” ') if about else plain


def _phrase_end(page: Page, start: int) -> int:
    limit = min(len(page.text), start + _LONGEST_SUBJECT)
    stop = _SUBJECT_END.search(page.folded, start, limit)
    end = stop.start() if stop else limit
    for comma in _COMMA.finditer(page.smoothed, start, end):
        if page.smoothed[comma.end()].isupper():
            return comma.start()
    return end


def period(subject: str | None) -> list[str] | None:
    """The years that a subject covers: "giai đoạn 2018-2020" is ["2018", "2020"]."""
    if not subject:
        return None
    folded = fold(subject)
    found = _PERIOD.search(folded) or _YEARS.search(folded)
    return [found[1], found[2]] if found else None


def period_after(page: Page, position: int) -> list[str] | None:
    """The years right after a number: "Chương trình phối hợp số 01-… giai đoạn 2020 - 2025"."""
    found = _PERIOD.match(page.folded, position + 1)
    return [found[1], found[2]] if found else None


def clause_before(page: Page, position: int, longest: int = 200) -> int:
    """Where the clause that reaches `position` begins, at most `longest` before."""
    start = max(0, position - longest)
    for stop in _CLAUSE.finditer(page.folded, start, position):
        start = stop.end()
    return start


def kinds_before(page: Page, start: int, end: int) -> list[re.Match[str]]:
    return _KIND.finditer(page.index, start, end)


_ISSUES = pattern(
    r"(?: ?\(?khóa (?:[ivx]+|\d+)\)?| ?\([^()\n]{2,40}\))?,?"
    r"(?: (?:đã|vừa|cũng|tiếp tục|mới|kịp thời|sớm)){0,2} (?:ký )?"
    r"(?:ban hành|có|ra|thông qua)(?: (?:các|một số|đồng thời))? \Z"
)


def issuer_before(page: Page, kind: int) -> tuple[str, str | None] | None:
    """ "Ngày 14-11-2016, Ban Chấp hành … đã ban hành" before `kind`: the issuer, and its date."""
    for name in page.names_ending(max(0, kind - 60), kind - 3):
        if _ISSUES.match(page.folded[name.end : kind]):
            date = page.date_before(name.start)
            dated = date and re.fullmatch(r",?\s{1,3}", page.smoothed[date.end : name.start])
            return page.written(name.start, name.end), date.iso if date and dated else None
    return None
