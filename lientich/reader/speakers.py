"""Who speaks in a sentence: a named person, a post, or a body, before the verb of speaking."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from lientich.reader import casing, organisations
from lientich.reader.names import SURNAMES, UPPER, ends_a_thing
from lientich.reader.seek import Seek
from lientich.reader.sentences import Layout, Span
from lientich.reader.text import lazy, one_line, pattern

_SYLLABLE = rf"(?:[{UPPER}]')?[{UPPER}][^\W\d_]{{0,6}}"
_RUN = lazy(rf"(?<!\w){_SYLLABLE}(?:[ \n]{_SYLLABLE}){{1,9}}(?!\w)")
_TITLE = Seek(
    r"\b(?:đồng chí|đ/c|ông|bà|anh|chị|ts|ths|pgs|gs|bs|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|đại tá|"
    r"thượng tá|thiếu tướng)(?: là)?[:.]?\s{0,2}$"
)
_TITLED = Seek(r"\b(?:đồng chí|đ/c|ông|bà) ")
_POST = (
    r"(?:phó )?(?:tổng bí thư|bí thư|thủ tướng|chủ tịch|tổng giám đốc|giám đốc|trưởng ban|"
    r"trưởng phòng|bộ trưởng|thứ trưởng|chủ nhiệm|chánh văn phòng|chánh thanh tra|tổng cục trưởng|"
    r"cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|trưởng đoàn|đại tá|thiếu tướng|trung tướng|"
    r"thượng tá|ủy viên|thường trực|trưởng|quyền|quản đốc|kế toán trưởng|tổng biên tập|chính ủy)"
)
_POST_BEFORE = Seek(rf"\b{_POST}\b[^.;:,]{{0,90}}$")
_POST_THERE = Seek(rf"\b{_POST}\b")
_POST_SYLLABLES = frozenset(
    [
        "Bí",
        "Chủ",
        "Trưởng",
        "Phó",
        "Ủy",
        "Tổng",
        "Giám",
        "Chánh",
        "Thường",
        "Đại",
        "Bộ",
        "Thứ",
        "Cục",
        "Vụ",
        "Quyền",
        "Ban",
        "Thủ",
        "Viện",
        "Hội",
        "Công",
        "Đảng",
        "Chi",
        "Văn",
        "Tỉnh",
        "Thành",
        "Huyện",
        "Ban",
        "Sở",
        "Phòng",
        "UBND",
        "HĐND",
        "TKV",
        "Tập",
        "Thư",
        "Nguyên",
        "TS",
        "ThS",
        "GS",
        "PGS",
        "BS",
        "KS",
    ]
) - {"Văn"}
_NO_PERSON = pattern(rf"(?:hồ chí minh|lãnh đạo|{_POST})\b")
_POST_HEAD = pattern(_POST)
_POST_AFTER = pattern(rf"\s?[-,(] ?{_POST}\b")
_PARTS = pattern(r"[.;:\n]|\b(?:đồng chí|đ/c|ông|bà|báo cáo|phát biểu|cùng)\b")
_ANOTHER = pattern(rf", (?:đồng chí|đ/c) (?:{_POST})\b")
_POST_ALONE = pattern(rf"\b(?:đồng chí )?(?P<post>{_POST}\b[^.;:,]{{0,110}})$")
_PRONOUN = pattern(r"(?:^|[,.;] )(?:đồng chí|đ/c|ông|bà)(?: [^\s,;.]{1,8}){0,3}\s?$")
_SPEAKING_BODY = pattern(
    r"(?:^|[,:;] )(?P<body>(?:ban (?:thường vụ|chấp hành|bí thư|chỉ đạo|tổ chức|tuyên giáo|cán sự|"
    r"kinh tế|quản lý|dân vận|giám đốc|thường trực)|bộ chính trị|thường trực|thường vụ|chủ tọa|"
    r"đoàn chủ tịch|hội đồng|chính phủ|ubnd|hđnd|ủy ban|tỉnh ủy|thành ủy|huyện ủy|thị ủy|đảng ủy|"
    r"quận ủy|đảng bộ|đảng đoàn|văn phòng|tập đoàn|tổng công ty|công ty|công đoàn|sở|bộ|cục|"
    r"liên đoàn|mặt trận|chi ủy|chi bộ|lãnh đạo|tổ công tác|đoàn kiểm tra|đoàn giám sát|btv|bch|"
    r"hai đảng ủy|hai đảng bộ|hai bên|hai thường trực|tkv|hđtv|hđqt|ubkt|tổng cục|chi cục|"
    r"bệnh viện|trường|hội (?:liên|nông|cựu|đồng)|đại hội|hội nghị|công an|bộ chỉ huy|ban chỉ huy|"
    r"trung tâm|bảo hiểm|kho bạc|ngân hàng|hải quan|cảng vụ|thanh tra|tòa án|viện|xí nghiệp|"
    r"nhà máy|đồn|hạt|tỉnh đoàn|thành đoàn|huyện đoàn|hiệp hội|liên minh)"
    r"(?! viên)\b[^.;:,]{0,110}) $"
)
_NOT_A_BODY = lazy(r"^(?:công ty|tập đoàn|bộ|sở|lãnh đạo)\b.*\b(?:đã|đạt|được|là|có)\b")
_TRAILING = lazy(
    r"\s+(?:đã|kính|xin|cũng|đồng thời|tiếp tục|đặc biệt|thống nhất|nhất trí|còn|sẽ|phát biểu|"
    rf"trân trọng|một lần nữa|tin tưởng|và(?= [^{UPPER}]))\b.*$"
)


_TALKS = Seek(
    r"\b(?:ghi nhận|biểu dương|đánh giá cao|phát biểu|cho biết|nói|chia sẻ|cho hay|bày tỏ|"
    r"chúc mừng|hoan nghênh|chủ trì|đồng tình|nhất trí|cơ bản|thẳng thắn|phân tích|cam kết|"
    r"tiếp thu|khẳng định|chỉ ra|cảm ơn|quyết định|cho rằng|nhấn mạnh|nêu rõ|kết luận)\b"
)


# "Quyết định của Thủ tướng …", "theo Chủ tịch …": who is named there does not speak.
_OF_WHOM = ("của ", "của\n", "bởi ", "do ")
_CALLED = lazy(rf"\b(?:[Đđ]ồng chí|[ÔôÔ]ng|[Bb]à|[Aa]nh|[Cc]hị) (?P<name>[{UPPER}][^,;.:]{{1,40}})")
_AND_ANOTHER = pattern(r" (?:và|cùng) (?:đồng chí|đ/c|ông|bà) \Z")
_CAPITAL = lazy(rf"(?<!\w)[{UPPER}]")
_MANY = pattern(r"\b(?:các|những|mỗi|từng|hai|ba|nhiều)(?: đồng chí)? $")
_NO_LEADER = pattern(
    r"\b(?:anh|chị|cháu|bác|cô|chú|cụ|em|thợ lò|công nhân|nông dân|người dân|hộ|cử tri|đại biểu|"
    r"học sinh|sinh viên|đoàn viên|hội viên|nhân viên|kỹ sư|nhà báo|phóng viên) $"
)
_POST_NEAR = pattern(rf"\b(?:đồng chí|đ/c)[ :]+$|\b(?:{_POST}|trưởng \w+)\b[^.;:\n]{{0,90}}$")
# "Đồng chí Chủ tịch UBND tỉnh phê bình …": whom the next "đồng chí" may mean.
_POST_ACTS = pattern(rf"\b(?:đồng chí|đ/c) {_POST}\b")
_OPENS_WITH_ONE = pattern(rf"(?:đồng chí|đ/c|ông|bà|{_POST}) ")
_SAYS_WHO = lazy(r"\b([Ôô]ng|[Bb]à)\b")
_OTHER_SEX = {"ông": lazy(r" Thị "), "bà": lazy(r" Văn ")}
_LONGEST_NAME = 12
_NO_NAME = lazy(r"\d|[\"(]| (?:về|ban hành|phê duyệt|đã|được|theo|thực hiện|triển khai) ")
_MOST_POSTS, _MOST_MENTIONS = 50, 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` is None where a conference speaks, which is no body."""

    name: str | None
    person: bool
    certain: bool = True


class Speakers:
    """Finds who speaks, and remembers the last person for "đồng chí cũng đề nghị"."""

    def __init__(self, layout: Layout):
        self.layout = layout
        self.last: Speaker | None = None
        self.last_of_all: Speaker | None = None
        self._named_since: str | None = None
        self._beside: str | None = None  # another who is named where the last speaker is
        self._last_posts: frozenset[str] = frozenset()
        self._by_given_name: dict[str, Speaker] = {}
        self._holders: dict[str, Speaker | None] = {}
        self._authority: dict[str, bool] = {}

    def before(self, start: int, verb: int) -> Speaker | None:
        """The one whose verb of speaking stands at `verb` in the sentence from `start` on."""
        start = max(start, verb - 600)
        person, body = self._person(start, verb), self._body(start, verb)
        if body and (not person or body[0] > person[0]):
            conference = body[1].lower().startswith(("hội nghị", "đại hội"))
            certain = len(body[1].split()) <= _LONGEST_NAME and not _NO_NAME.search(body[1])
            self.last_of_all = Speaker(None if conference else body[1], False, certain)
            return self.last_of_all
        told = self.layout.folded[start:verb]
        if not person and _PRONOUN.search(told) and not _POST_ALONE.search(told.rstrip(" ,-")):
            return self._meant_by(self.layout.smoothed[start:verb])
        speaker = None
        if person and _ANOTHER.search(self.layout.folded, person[0] + len(person[1]), verb):
            person = None  # "Sau khi nghe đồng chí … báo cáo, đồng chí Bí thư Huyện ủy kết luận"
        if person:
            certain = self._may_order(person) and not self._of_several(start, person[0])
            speaker = Speaker(person[1], True, certain=certain)
        speaker = speaker or self._by_post(start, verb)
        if person:
            around = self.layout.folded[max(start, person[0] - 110) : person[0] + 90]
            self._last_posts = frozenset(post[0] for post in _POST_HEAD.finditer(around))
        speaker = speaker or self._unread(start, verb)
        if speaker and speaker.name:
            self._by_given_name[speaker.name.lower().split()[-1]] = speaker
        if speaker:
            self._named_since, self._beside = None, self._first_named(start, verb)
        self.last = speaker or self.last
        self.last_of_all = speaker or self.last_of_all
        return speaker

    def earlier(self, start: int, verb: int, *, bodies: bool = False) -> Speaker | None:
        """The subject of the sentence's first verb: "đồng chí … biểu dương …, đồng thời đề "
        "nghị"."""
        for talks in _TALKS.finditer(self.layout.index, max(start, verb - 600), verb):
            speaker = self.before(start, talks.start())
            if speaker and (speaker.person or bodies):
                return speaker
        return None

    def _meant_by(self, pronoun: str) -> Speaker | None:
        """ "Đồng chí" is the last speaker, "ông Mậu" the one of that given name."""
        called = re.findall(r"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)\s+(\w+)", pronoun)
        if not called or called[-1].islower():
            meant = self._last_of()
            told = _SAYS_WHO.findall(pronoun)
            other = (
                meant and meant.name and told and _OTHER_SEX[told[-1].lower()].search(meant.name)
            )
            return replace(meant, certain=False) if meant and other else meant
        return self._by_given_name.get(called[-1].lower()) or Speaker(called[-1], True, False)

    def _last_of(self) -> Speaker | None:
        """The last speaker, not surely if somebody else was named since."""
        since = self._named_since
        if self.last and self._beside and self._beside != self.last.name:
            return replace(self.last, certain=False)
        if not (self.last and since) or since == self.last.name:
            return self.last
        return replace(self.last, certain=False) if is_post(since) else Speaker(since, True, False)

    def notice(self, sentence: Span) -> None:
        """Remembers who speaks where nothing is asked: "đồng chí … ghi nhận kết quả"."""
        if _TITLED.search(self.layout.index, *sentence) or _POST_THERE.search(
            self.layout.index, *sentence
        ):
            found = list(names(self.layout, sentence))
            for name in found:
                called = one_line(self.layout.text[name.start : name.end])
                self._named_since = called
                self._by_given_name.setdefault(called.lower().split()[-1], Speaker(called, True))
            if found and _OPENS_WITH_ONE.match(self.layout.folded, sentence.start):
                self._tell_of(found)
        self.earlier(sentence.start, sentence.end, bodies=True)
        if post := _POST_ACTS.search(self.layout.folded, *sentence):
            self._named_since = self._named_since or one_line(self.layout.text[slice(*post.span())])

    def _tell_of(self, found: list[Span]) -> None:
        """Of whom alone a sentence tells, the next "ông" is said: "Bà … nhìn nhận …. Bà giao …"."""
        called = {one_line(self.layout.text[name.start : name.end]) for name in found}
        if len(called) == 1:
            name = called.pop()
            may = self._may_order((found[0].start, name))
            self.last = self.last_of_all = Speaker(name, True, certain=may)
            self._named_since = self._beside = None

    def _person(self, start: int, end: int) -> tuple[int, str] | None:
        found = None
        for name in names(self.layout, Span(start, end)):
            found = (name.start, one_line(self.layout.text[name.start : name.end]))
        return found

    def _may_order(self, person: tuple[int, str]) -> bool:
        """Whether the text says that a post is held, or calls "đồng chí": a miner only wishes."""
        at, name = person
        if name not in self._authority:
            # Two capitals behind a post may be a thing's name: "bệnh dịch tả lợn Châu Phi".
            titled = " " in name.partition(" ")[2] or _TITLE.search(
                self.layout.index, max(0, at - 24), at
            )
            self._authority[name] = bool(titled) and self._holds(name, at)
        return self._authority[name]

    def _holds(self, name: str, at: int) -> bool:
        folded, size = self.layout.folded, len(name)
        if _NO_LEADER.search(folded, max(0, at - 40), at):
            return False
        for found in islice(re.finditer(re.escape(name.lower()), folded), _MOST_MENTIONS):
            start = found.start()
            if _POST_AFTER.match(folded, start + size) or _POST_NEAR.search(
                folded, max(0, start - 110), start
            ):
                return True
        return False

    def _first_named(self, start: int, end: int) -> str | None:
        first = next(iter(names(self.layout, Span(start, end))), None)
        return one_line(self.layout.text[first.start : first.end]) if first else None

    def _of_several(self, start: int, person: int) -> bool:
        """ "đồng chí A và đồng chí B thống nhất": not of the last of them alone."""
        joined = _AND_ANOTHER.search(self.layout.folded, max(start, person - 24), person)
        return joined is not None

    def _body(self, start: int, verb: int) -> tuple[int, str] | None:
        match = _SPEAKING_BODY.search(self.layout.folded[start:verb])
        if not match or _NOT_A_BODY.search(match["body"]):
            return None
        name = one_line(self.layout.text[start + match.start("body") : start + match.end("body")])
        return start + match.start("body"), _TRAILING.sub("", name).strip(" -")

    def _by_post(self, start: int, verb: int) -> Speaker | None:
        match = _POST_ALONE.search(self.layout.folded[start:verb].rstrip(" ,-"))
        if not match or self.layout.folded.endswith(_OF_WHOM, start, start + match.start()):
            return None
        if _MANY.search(self.layout.folded, start, start + match.start("post")):
            return None  # "Các đồng chí ủy viên … chỉ đạo thực hiện"
        begin = start + match.start("post")
        post = self.layout.text[begin : start + match.end("post")]
        post = _TRAILING.sub("", post).strip(" -,\n")
        if holder := self._holder(post, begin):
            return holder
        # "Phó Chủ tịch tỉnh cũng lưu ý …" may be the one named before as "Phó Chủ tịch UBND tỉnh".
        head = _POST_HEAD.match(post.lower())
        again = head is not None and post.lower() != head[0] in self._last_posts
        shouted = post.isupper()  # a heading, which does not tell the case of its words
        words = casing.post(post) if shouted else one_line(post)
        certain = not (shouted or again or self._names_someone(Span(begin, begin + len(post))))
        return Speaker(words, person=True, certain=certain)

    def _names_someone(self, post: Span) -> bool:
        """ "Bí thư Tỉnh ủy Y Bliu Adrơng": capitals behind the post that no body's name holds."""
        runs = list(_RUN.finditer(self.layout.smoothed, *post))
        if not runs or runs[-1].end() < post.end:
            return False
        starts = (post.start + at.start() for at in _CAPITAL.finditer(self._written(post)))
        named = (organisations.name_at(self.layout, start) for start in starts)
        return not any(name and name.own and name.end >= post.end for name in named)

    def _written(self, span: Span) -> str:
        return self.layout.smoothed[slice(*span)]

    def _unread(self, start: int, verb: int) -> Speaker | None:
        """ "bà …" with a name that is not read as one: somebody else speaks, not the last."""
        told = list(_CALLED.finditer(self.layout.smoothed, start, verb))
        if not told or told[-1]["name"].split()[0] in _POST_SYLLABLES:
            return None
        called = one_line(told[-1]["name"])
        return self._by_given_name.get(called.lower()) or Speaker(called, True, certain=False)

    def _holder(self, post: str, said: int) -> Speaker | None:
        """The one person whom the text names beside this very post; asks for few posts only."""
        if post not in self._holders and len(self._holders) < _MOST_POSTS:
            self._holders[post] = self._named_beside(post, said)
        return self._holders.get(post)

    def _named_beside(self, post: str, said: int) -> Speaker | None:
        folded = self.layout.folded
        holders: set[str] = set()
        places: list[int] = []
        for found in islice(re.finditer(re.escape(post.lower()), folded), _MOST_MENTIONS):
            if folded.endswith(("phó ", "nguyên "), 0, found.start()):
                continue  # "Phó Tổng giám đốc" holds another post
            line = max(0, found.start() - 120)
            for name in list(names(self.layout, Span(line, found.start())))[-1:]:
                if not _PARTS.search(folded, name.end, found.start()):
                    holders.add(one_line(self.layout.text[name.start : name.end]))
                    places.append(name.start)
            for name in names(self.layout, Span(found.start(), found.end() + 40)):
                apart = _PARTS.search(folded, found.end(), name.start)
                if name.start <= found.end() + 2 and not apart:
                    holders.add(one_line(self.layout.text[name.start : name.end]))
                    signed = self._written(Span(*found.span())).isupper()
                    places.append(0 if signed else name.start)
        if len(holders) != 1:
            return None
        # Who speaks was told of before; who is named only after is perhaps one of those asked.
        return Speaker(holders.pop(), person=True, certain=min(places) < said)


def _is_another(pronoun: str, meant: Speaker | None) -> bool:
    """ "Bà" is not Nguyễn Văn An, nor "ông" Trần Thị Bình."""
    told = _SAYS_WHO.findall(pronoun)
    if not told or not meant or not meant.name:
        return False
    return bool(_OTHER_SEX[told[-1].lower()].search(meant.name))


def is_post(name: str | None) -> bool:
    """Whether a speaker is told by a post alone: "Chủ tịch", "Bí thư Tỉnh ủy"."""
    return bool(name and _POST_HEAD.match(name.lower()))


def names(layout: Layout, span: Span):
    """The names of persons in a stretch, told by a surname and a title or post beside it."""
    for run in _RUN.finditer(layout.smoothed, *span):
        syllables = list(re.finditer(r"[\w']+", run[0]))
        for at, syllable in enumerate(syllables):
            size = len(syllables) - at
            if not 2 <= size <= 5:
                continue
            name = Span(run.start() + syllable.start(), run.end())
            first = at == 0 or syllables[at - 1][0].isupper()
            if _is_person(layout, name, size, first, syllable[0]):
                yield name
                break


def _is_person(layout: Layout, name: Span, size: int, first: bool, surname: str) -> bool:
    """A title before it makes any capitalised words a name; a post beside it only a surname's."""
    folded = layout.folded
    before = Span(max(0, name.start - 110), name.start)
    if surname in _POST_SYLLABLES or _NO_PERSON.match(folded, name.start):
        return False
    if _TITLE.search(layout.index, *before):
        return True
    if surname not in SURNAMES or len(surname) < 2:
        return False
    if first and _POST_AFTER.match(folded, name.end, name.end + 40):
        return not ends_a_thing(layout.smoothed, name.start, name.end)
    return size > 2 and bool(_POST_BEFORE.search(layout.index, *before))
