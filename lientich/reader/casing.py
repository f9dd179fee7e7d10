"""Names in capitals given back their usual case: ĐẢNG ỦY XÃ NAM HÀ is Đảng ủy xã Nam Hà."""

from lientich.reader.text import bare, lazy, lower, one_of, pattern, smooth
from lientich.reader.vocabulary import ALONE, FIELDS, HEADS, TRADES

_SMALL = [
    "tỉnh", "thành phố", "huyện", "thị xã", "thị trấn", "xã", "phường", "quận", "đặc khu", "và",
    "của", "các", "cổ phần", "trách nhiệm hữu hạn", "một thành viên", "nhân dân",
]  # fmt: skip
_PIECE = pattern(rf"{one_of([*HEADS, *ALONE, *FIELDS, *TRADES, *_SMALL])}(?!\w)")
_VOWEL = lazy(r"[aeiouy]")
_WORD = lazy(r"\S+\s*")
_LETTERS = {
    "tkv", "tnhh", "mtv", "ubnd", "hđnd", "mttq", "bch", "btv", "cp", "ubkt", "tncs", "đh", "tw",
    "hđtv", "hđqt", "lđlđ", "tp.", "vn",
}  # fmt: skip
_POSTS = [
    "bí thư", "phó", "chủ tịch", "tổng giám đốc", "giám đốc", "trưởng ban", "trưởng phòng",
    "chánh văn phòng", "chủ nhiệm", "thường trực", "hội đồng thành viên", "hội đồng quản trị",
    "bộ trưởng", "thứ trưởng", "chỉ huy trưởng", "hiệu trưởng", "viện trưởng", "thư ký", "quyền",
    "chính ủy", "tư lệnh", "cục trưởng", "chánh án", "chánh thanh tra", "ủy viên",
]  # fmt: skip
_POST = pattern(rf"{one_of(_POSTS)}(?!\w)")


def name(shouted: str) -> str:
    """The name of an organisation: heads and trades with one capital, its own words with each."""
    written = lower(smooth(shouted))
    cased, position = [], 0
    while position < len(written):
        piece = _PIECE.match(written, position)
        if piece:
            cased.append(_piece(piece[0], first=position == 0))
            position = piece.end()
            continue
        word = _WORD.match(written, position)
        if not word:
            cased.append(written[position])
            position += 1
            continue
        cased.append(_own(word[0]))
        position = word.end()
    return " ".join("".join(cased).split())


def _piece(words: str, *, first: bool) -> str:
    if words in _LETTERS:
        return words.upper()
    if words in _SMALL and not first:
        return words
    for inner in ("chính trị", "trung ương", "việt nam", "hồ chí minh", "đảng"):
        words = words.replace(f" {inner}", f" {_each(inner)}")
    return words[:1].upper() + words[1:]


def _each(words: str) -> str:
    if words in ("trung ương", "chính trị", "đảng"):
        return words[0].upper() + words[1:]
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))


def _own(word: str) -> str:
    plain = word.strip()
    if plain in _LETTERS or not _VOWEL.search(bare(plain)):
        return word.upper()
    return word[:1].upper() + word[1:]


def post(shouted: str) -> str:
    """A post: PHÓ BÍ THƯ THƯỜNG TRỰC is "Phó Bí thư Thường trực"."""
    written = " ".join(lower(smooth(shouted)).split())
    cased, position = [], 0
    while position < len(written):
        known = _POST.match(written, position)
        if known:
            cased.append(known[0][0].upper() + known[0][1:])
            position = known.end()
        else:
            cased.append(written[position])
            position += 1
    whole = "".join(cased)
    return whole[:1].upper() + whole[1:]
