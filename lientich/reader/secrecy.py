"""The marks of state secrecy: what bears MẬT, TỐI MẬT or TUYỆT MẬT does not come in.

A mark is a stamp: alone on its line, as a field "Độ mật: ...", or in the file's name. Text that
speaks of secrets ("bí mật nhà nước", "văn bản Mật") bears no mark. Law 117/2025/QH15; before it,
law 29/2018/QH14.
"""

import re
import unicodedata

from lientich.reader.text import lazy
from lientich.reader.unreadable import Unreadable

_HEAD_LINES = 40
_LONGEST_STAMP = 80
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІΑΒΕΙΚΜΝΟΡΤΥΧмтоі", "ABEKMHOPCTYXIABEIKMNOPTYXMTOI")
_MAY_BE_STAMP = lazy(r"[MmМмΜＭｍ]\W{0,4}[AaẬậАΑＡａ]")
_GRADE = r"(?:T[ỐO]I M[ẬA]T|TUY[ỆE]T M[ẬA]T|M[ẬA]T)"
_URGENCY = r"(?:THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|KHẨN)(?: HẸN GIỜ)?"
_EDGE = r"[\s\W_]{0,20}"
_STAMP = lazy(
    rf"{_EDGE}(?:{_URGENCY}{_EDGE})?({_GRADE})"
    rf"(?:{_EDGE}(?:{_URGENCY}|BẢN SỐ\W{{0,4}}\w{{0,6}}))?{_EDGE}"
)
_FIELD = lazy(
    rf"{_EDGE}(?:BÍ MẬT NHÀ NƯỚC\W{{1,4}})?(?:DẤU )?(?:CHỈ )?(?:CẤP |MỨC )?(?:ĐỘ )?M[ẬA]T\s?[:：]"
    rf"{_EDGE}({_GRADE})"
    rf"(?:\W{{0,4}}(?:ĐỘ KHẨN|MỨC ĐỘ KHẨN|BẢN SỐ|{_URGENCY})\b.{{0,40}})?{_EDGE}"
)
_PAPER = lazy(rf"{_EDGE}(?:TÀI LIỆU|VĂN BẢN)\s({_GRADE}){_EDGE}")
_NUMBER_AND_STAMP = lazy(rf"Số\b.{{3,50}}[\s|(\[]({_GRADE})[)\]]?\s?", re.IGNORECASE)
_BROKEN_WORD = lazy(r"\b(?:bí|bảo|cơ)$")  # goes on with "mật" on the next line
_SPOKEN_OF = lazy(r"\b(?:bí|bảo|cơ|kín|ẩn|trú|đường|độ|văn bản|tài liệu)$")
_NAME_GRADE = lazy(r"(?<![^\W_])(?:t[ốo]i|tuy[ệe]t)[\W_]{0,3}m[ậa]t(?![^\W_])", re.IGNORECASE)
_NAME_STAMP = lazy(r"[(\[{]\s?m[ậa]t\s?[)\]}]|^[\W_\d]*m[ậa]t[\W_\d]*$", re.IGNORECASE)
_NAME_WORD = lazy(r"(?:(?<=[\W_])|^)MẬT(?=[\W_]|$)")


def refuse_marked(text: str, *, margins: str = "", name: str = "") -> None:
    """Raises Unreadable("secret") for a mark in the text, its margins, or the file's name."""
    if is_marked(text) or is_marked(margins) or is_marked_name(name):
        raise Unreadable("secret")


def is_marked(text: str) -> bool:
    before = ""
    filled = 0
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        filled += 1
        in_head = filled <= _HEAD_LINES
        if (in_head or len(line) <= _LONGEST_STAMP) and _MAY_BE_STAMP.search(line):
            parts = line.split(" | ") if in_head else [line]
            if any(_is_stamp(part, before, in_head=in_head) for part in parts):
                return True
        before = line
    return False


def _is_stamp(line: str, before: str, *, in_head: bool) -> bool:
    if len(line) > _LONGEST_STAMP:
        return False
    plain = unicodedata.normalize("NFKC", line).translate(_LOOKALIKES)
    upper = _closed_up(plain).upper()
    if _FIELD.fullmatch(upper):
        return True
    numbered = _NUMBER_AND_STAMP.fullmatch(plain) if in_head else None
    if numbered and numbered.group(1).isupper():
        return True
    if in_head and _PAPER.fullmatch(_closed_up(plain)) and not before.isupper():
        return True
    stamp = _STAMP.fullmatch(upper)
    if stamp is None or (len(stamp.group(1)) == 3 and _BROKEN_WORD.search(before.lower())):
        return False
    return in_head or _closed_up(plain).isupper()


def _closed_up(line: str) -> str:
    """Letterspaced words closed up: "T Ố I  M Ậ T", "M.Ậ.T" and "T-Ố-I M-Ậ-T"."""
    letters = re.sub(r"[\W_]+", "", line)
    spaced = re.fullmatch(r"[\W_]*(?:\w[\W_]+){2,9}\w[\W_]*", line)
    if spaced and letters.upper() in ("MẬT", "TỐIMẬT", "TUYỆTMẬT", "MAT", "TOIMAT", "TUYETMAT"):
        return letters[:-3] + " " + letters[-3:] if len(letters) > 3 else letters
    return re.sub(r"\s+", " ", line)


def is_marked_name(name: str) -> bool:
    """A mark in a file's name: "12-BC TOI MAT.docx", "(Mật) Kế hoạch.pdf"."""
    stem = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem = re.sub(r"\.\w{1,5}$", "", stem).strip()
    if _NAME_GRADE.search(stem) or _NAME_STAMP.search(stem):
        return True
    return any(
        not _SPOKEN_OF.search(_words_before(stem, m)) and not _is_compound(stem, m)
        for m in _NAME_WORD.finditer(stem)
    )


def _words_before(stem: str, match: re.Match[str]) -> str:
    return re.sub(r"[\W_]+", " ", stem[: match.start()]).strip().lower()


def _is_compound(stem: str, match: re.Match[str]) -> bool:
    """MẬT as the first syllable of another word: mật độ, mật ong, mật khẩu, mật vụ, mật mã."""
    return (
        re.match(r"[\W_]*(?:độ|ong|khẩu|vụ|mã|thư|mía)\b", stem[match.end() :].lower()) is not None
    )
