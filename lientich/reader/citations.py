"""Citations of documents: kind, number, symbol, issuers, date, subject; never more than is written.

Three ways to cite: a number with its symbol (`30-NQ/ĐU`), a bare number after a kind (`Kết luận 13
của Đảng ủy TKV`), and a name without a number (`Nghị quyết Hội nghị Trung ương 4 khóa XII`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lientich.reader import context, kinds, symbols, unmarked
from lientich.reader.page import Page
from lientich.reader.seek import Seek
from lientich.reader.text import bare, fold, lazy, pattern

_SO = r"(?:số(?: hiệu| ký hiệu)?\s{0,2}:?\s{0,3})"
_ABBREVIATED = r"(?:NQLT|NQ|QĐ|CT|KL|HD|KH|TB|NĐ|TT|QC|CV|CTr|BC|TTr|ĐA)"
_HAS_SO = Seek(rf"(?<!\w){_SO}\Z")
_KIND_BEFORE = Seek(
    rf"(?<!\w)(?P<kind>{kinds.NAME}|văn bản)"
    r"(?: (?:hỏa tốc|thượng khẩn|khẩn|làm việc|chuyên đề|họp|công tác|hoạt động))?"
    r"\s{0,4}[(:]?\s{0,2}\Z"
)
_LETTERS_BEFORE = pattern(rf"(?<![\w/-])(?P<kind>{_ABBREVIATED}) \Z")
_NUMBERS_BEFORE = Seek(
    rf"(?<![\w./-])(?:{symbols.NUMBER}(?:\s{{0,2}}[,;+]\s{{0,2}}| và )(?:số )?){{1,12}}\Z"
)
_LISTED = pattern(
    rf"[\s,;)]{{0,4}}(?:(?:và|cùng|hoặc|,) )?(?:các |với )?{_SO}?\Z",
)
_TOGETHER = pattern(r"\s{0,2}[,;]?\s{0,2}(?:(?:và|cùng|cùng với) )?(?:các )?")
_ISSUES = lazy(r"(?:ban hành|phê duyệt|công bố|thông qua|sửa đổi)(?!\w)")
_OF_WHOM = pattern(r"\s{0,2},? ?(?:của|do|giữa) ")
_LAWS = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"}
_SHARED = lazy(
    r"(?:ĐU(?:K|X|P|CT|CQ|QS)?|ĐB|TU|HU|ThU|TXU|TĐU|QU|CB|UBND|HĐND|UBM?TTQ|MTTQ|UBKT(?:ĐU|TU)?|"
    r"BTG|BTGTU|BTGĐU|BTC|BTCTU|BTCĐU|BDV|BDVTU|BNC|VP|VPĐU|VPTU|VPUB|HĐTV|HĐQT|HĐTĐ|CTUBND|TGĐ|"
    r"GĐ|CTHĐ|LĐLĐ|CĐ|CĐCS|ĐTN|ĐCT|HCCB|HPN|HND|BCĐ|BCS|BCSĐ|ĐĐ|ĐH|S[A-ZĐ]{1,6}|S[NG]gV|CA|"
    r"BCH|BTV|KTNN|THĐND|TTHĐND|nb)?"
)
_ONE_ISSUER = {"Nghị định", "Luật", "Bộ luật"}


@dataclass
class _Cited:
    """A citation on its way: where its words begin, where its number stands."""

    start: int
    number_start: int
    end: int
    number: str | None
    symbol: str | None
    kind: str | None
    letters: str = ""
    body: str = ""
    joint: bool = False
    date: str | None = None
    issuers: list[str] = field(default_factory=list)
    subject: str | None = None
    sure: bool = True
    contradicted: bool = False
    named: bool = True

    @property
    def open(self) -> bool:
        """Whether it stays open which document this is."""
        if not self.kind or self.contradicted:
            return True
        if self.issuers:
            return not self.named
        parts = re.split(r"[-/]", self.body)
        return self.kind not in _ONE_ISSUER and all(
            _SHARED.fullmatch(part) for part in (parts if self.joint else parts[:1])
        )


def find(text: str, page: Page | None = None) -> list[dict[str, Any]]:
    """The citations of `text` in order; a document cited twice is there twice."""
    page = page or Page(text)
    cited = sorted(_cited(page), key=lambda one: one.number_start)
    _share(page, cited)
    _complete(page, cited)
    return [_item(page, one) for one in cited]


def _cited(page: Page) -> Iterator[_Cited]:
    taken: list[tuple[int, int]] = []
    previous: _Cited | None = None
    for mark in symbols.find(page.smoothed):
        group = _marked(page, mark, previous)
        for one in group:
            taken.append((one.start, one.end))
            yield one
        if group:
            previous = group[-1]
    for other in unmarked.find(page, taken):
        one = _Cited(
            start=other.start,
            number_start=other.number_start,
            end=other.end,
            number=other.number,
            symbol=None,
            kind=other.kind,
            joint=other.joint,
            subject=other.title,
            sure=other.sure,
        )
        _follow(page, one)
        yield one


def _marked(page: Page, mark: symbols.Mark, previous: _Cited | None) -> list[_Cited]:
    """The citation of `mark`, after those of the bare numbers that share its symbol."""
    numbers = _NUMBERS_BEFORE.search(page.index, max(0, mark.start - 90), mark.start)
    shared: list[re.Match[str]] = []
    lead = mark.start
    if numbers and _introduced(page, numbers.start()):
        lead = numbers.start()
        shared = list(re.finditer(symbols.NUMBER, page.folded[lead : mark.start]))
    one = _lead(page, mark, lead, previous)
    if not one:
        return []
    _follow(page, one)
    twins = [_twin(one, lead, number) for number in shared]
    if twins:
        twins[0].start, one.start = one.start, mark.start
    return [*twins, one]


def _introduced(page: Page, position: int) -> bool:
    before = max(0, position - 60)
    return bool(
        _HAS_SO.search(page.index, before, position)
        or _KIND_BEFORE.search(page.index, before, position)
    )


def _twin(one: _Cited, lead: int, number: re.Match[str]) -> _Cited:
    start, end = lead + number.start(), lead + number.end()
    return _Cited(
        start, start, end, number[0], one.symbol, one.kind, one.letters, one.body, one.joint,
        one.date, list(one.issuers), one.subject, one.sure, one.contradicted, one.named,
    )  # fmt: skip


def _lead(page: Page, mark: symbols.Mark, at: int, previous: _Cited | None) -> _Cited | None:
    """What the words before the number say of its kind; None where nothing says it is a number
    of a document."""
    so = _HAS_SO.search(page.index, max(0, at - 25), at)
    start = so.start() if so else at
    one = _Cited(
        start, mark.start, mark.end, mark.number, mark.symbol, None, mark.letters, mark.body
    )
    before = max(0, start - 60)
    adjacent = _KIND_BEFORE.search(page.index, before, start)
    if adjacent:
        return _named(page, one, adjacent["kind"], adjacent.start())
    short = _LETTERS_BEFORE.search(page.smoothed, before, start)
    if short:
        one.start = short.start()
        one.kind = kinds.derived(mark.letters) or kinds.derived(short["kind"])
        one.joint = kinds.is_joint("", mark.letters) or kinds.is_joint("", short["kind"])
        return one
    listed = previous and _LISTED.fullmatch(page.folded, previous.end, at)
    if listed and previous and _same_kind(previous, mark):
        one.kind, one.joint = previous.kind, previous.joint
        return one
    if _behind(page, one, start, bool(so)):
        return one
    if not _says_it_itself(mark, bool(so)):
        return None
    one.kind = kinds.derived(mark.letters)
    one.joint = kinds.is_joint("", mark.letters)
    one.sure = bool(one.kind) or bool(so)
    return one


def _says_it_itself(mark: symbols.Mark, so: bool) -> bool:
    """Whether a symbol alone, with no kind before it, can only be that of a document."""
    if not mark.body:
        return so and kinds.is_joint("", mark.letters)
    if kinds.derived(mark.letters):
        return so or "/" in mark.symbol
    return so and mark.letters in ("QĐ", "TT", "CĐ", "TC")


def _named(page: Page, one: _Cited, words: str, start: int) -> _Cited:
    one.start = start
    one.kind = kinds.named(words)
    one.joint = kinds.is_joint(words, one.letters)
    fitting = kinds.lettered(one.letters)
    if one.kind == "Văn bản" and fitting:
        one.kind = kinds.derived(one.letters)  # any kind is called so
    elif one.kind and fitting and one.kind not in fitting:
        _settle(page, one, words, fitting)
    if not one.body and not one.letters and one.kind not in _ONE_ISSUER | {"Thông tư"}:
        one.sure = one.kind in {"Nghị quyết", "Quyết định", "Pháp lệnh"}
    return one


def _settle(page: Page, one: _Cited, words: str, fitting: set[str]) -> None:
    """Words and symbol differ: "Thông báo kết luận 15-KL/TU" names both, others clash."""
    inner = {kind for kind in fitting if fold(kind) in fold(words)}
    if inner:
        one.kind = inner.pop()
        return
    clause = context.clause_before(page, one.start, 120)
    for outer in reversed(context.kinds_before(page, clause, one.start)):
        between = page.folded[outer.end() : one.start]
        if kinds.named(outer[0]) in fitting and _ISSUES.search(between):
            one.kind, one.start = kinds.named(outer[0]), outer.start()
            one.sure = False
            return
    one.contradicted, one.sure = True, False


def _same_kind(previous: _Cited, mark: symbols.Mark) -> bool:
    if not mark.letters:
        return bool(previous.symbol) and previous.kind in _LAWS
    return previous.letters.upper() == mark.letters.upper() or (
        previous.kind in kinds.lettered(mark.letters)
    )


def _behind(page: Page, one: _Cited, at: int, so: bool) -> bool:
    """A title or an issuer may stand between: "Luật Giao dịch điện tử số 20/2023/QH15"."""
    fitting = kinds.lettered(one.letters) or _unlettered(one.body)
    if not (so or fitting & _LAWS):
        return False
    clause = context.clause_before(page, at)
    for match in reversed(context.kinds_before(page, clause, at)):
        kind = kinds.named(match[0])
        if kind not in fitting:
            continue
        between = page.folded[match.end() : at]
        if re.search(r"\d[-/]\s?[a-zđ]{2}", between) or not (so or kind in _LAWS):
            return False
        return _title(page, one, match, at)
    return False


def _unlettered(body: str) -> set[str]:
    if body.startswith(("QH", "UBTVQH")):
        return {"Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết"}
    return {"Công văn"}


def _title(page: Page, one: _Cited, match: re.Match[str], at: int) -> bool:
    kind = kinds.named(match[0])
    of = _OF_WHOM.match(page.folded, match.end())
    joint = kinds.is_joint(match[0], one.letters)
    issuer = None
    if of:
        one.issuers, issuer = context.joined_issuers(page, of.end(), joint=joint, any_case=True)
    rest = page.folded[issuer or match.end() : at].strip(" ,\n")
    date = page.date_from(match.end())
    if date and date.end <= at:
        one.date = date.iso
    if (kind in _LAWS and rest) or context.subject(page, issuer or match.end()):
        one.subject = context.without_about(page.written(issuer or match.end(), at))
    one.kind, one.start = kind, match.start()
    one.joint = joint
    one.sure = kind in _LAWS or not rest or kinds.derived(one.letters) is not None
    return True


def _follow(page: Page, one: _Cited) -> None:
    tail = context.tail(page, one.end, joint=one.joint)
    one.date, one.end = one.date or tail.date, tail.end
    one.subject = one.subject or tail.subject
    one.named = tail.named
    one.sure = one.sure and one.named and tail.whole
    one.issuers = one.issuers or tail.issuers
    one.joint = one.joint or len(one.issuers) > 1 or _is_coordination(one)
    if one.issuers:
        return
    before = context.issuer_before(page, one.start)
    if before:
        one.issuers, one.date = [before[0]], one.date or before[1]


def _is_coordination(one: _Cited) -> bool:
    """A regulation or programme of coordination (QCPH, CTrPH) is agreed by those in its symbol."""
    return one.letters.upper().endswith("PH") and bool(one.body)


def _share(page: Page, cited: list[_Cited]) -> None:
    """In "217-QĐ/TW và 218-QĐ/TW ngày … của …" what is said once holds for both."""
    for one, after in zip(reversed(cited[:-1]), reversed(cited[1:]), strict=True):
        if one.body != after.body or not after.number or one.number_start >= after.number_start:
            continue
        between = page.folded[one.end : after.start]
        if not _TOGETHER.fullmatch(between):
            continue
        if not one.issuers and after.issuers and one.body:
            one.issuers, one.named = list(after.issuers), after.named
        if not one.date and one.symbol == after.symbol and one.kind == after.kind:
            one.date = after.date


def _complete(page: Page, cited: list[_Cited]) -> None:
    """Add issuers that the text states elsewhere: of the same document, or by their letters."""
    known: dict[tuple[str | None, ...], list[_Cited]] = {}
    for one in cited:
        if one.issuers and one.named:
            known.setdefault((one.kind, one.number, one.symbol), []).append(one)
    unsaid = [one for one in cited if not one.issuers]
    spelled = _spelled(page) if unsaid else {}
    for one in unsaid:
        same = known.get((one.kind, one.number, one.symbol), []) if one.symbol else []
        if len({tuple(other.issuers) for other in same}) == 1:
            one.issuers = list(same[0].issuers)
        else:
            one.issuers = _by_letters(one, spelled)
        one.joint = one.joint or len(one.issuers) > 1


def _by_letters(one: _Cited, spelled: dict[str, str]) -> list[str]:
    parts = one.body.split("-") if one.joint else [one.body]
    if any(_SHARED.fullmatch(part) for part in parts):
        return []
    found = [spelled.get(bare(part).upper()) for part in parts]
    return [name for name in found if name] if all(found) else []


def _spelled(page: Page) -> dict[str, str]:
    """The bodies that the text names, by the letters that stand for them: ĐUTKV is Đảng ủy TKV."""
    written = Counter(page.written(name.start, name.end) for name in page.names if name.own)
    found = {_initials(name): name for name, _ in reversed(written.most_common())}
    if "Thủ tướng Chính phủ" in page.smoothed:
        found["TTG"] = "Thủ tướng Chính phủ"
    return found


def _initials(name: str) -> str:
    """ĐUTQN for "Đảng ủy Than Quảng Ninh": first letters, and words that are letters already."""
    plain = re.sub(r"\([^)]*\)", "", name).replace("Trung ương", "TW")
    words = re.findall(r"[^\W_]+", plain)
    return bare("".join(word if word.isupper() else word[0] for word in words)).upper()


def _item(page: Page, one: _Cited) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": page.text[one.start : one.end],
        "kind": one.kind,
        "number": one.number,
        "symbol": one.symbol,
        "joint": one.joint,
        "issuers": one.issuers,
        "date": one.date,
        "subject": one.subject,
        "period": context.period(one.subject) or context.period_after(page, one.end),
        "ambiguous": one.open,
        "sure": one.sure and one.kind is not None,
    }
