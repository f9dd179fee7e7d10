"""Two columns told apart: letterhead, signature block and tables, each read column by column.

Lines here are composed (NFC) and may hold a tab: what is left and right of a wide gap.
"""

import re
from itertools import islice

from lientich.reader.text import lazy

MOTTO = lazy(
    r"đảng cộng sản việt nam|cộng h(?:òa|oà) xã hội chủ nghĩa việt nam"
    r"|độc lập\s{0,2}[-–]\s{0,2}tự do\s{0,2}[-–]\s{0,2}hạnh phúc",
    re.IGNORECASE,
)
_NUMBER_LINE = lazy(r"Số\s{0,3}:?\s{0,3}[\d.…_]{0,12}\s{0,3}[-/]", re.IGNORECASE)
_PLACE_AND_DATE = lazy(
    r"[A-ZĐÀ-Ỹ][^,;\t]{1,40},\s{0,3}ngày[\s.…_\d]{1,20}tháng[\s.…_\d]{1,16}năm", re.IGNORECASE
)
_SIGNING = lazy(
    r"Nơi nhận|(?:T/M|TM\.|T\.M|K/T|KT\.|T/L|TL\.|TUQ\.|T/U)\s|"
    r"(?:PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)"
    r"(?: THƯỜNG TRỰC)?$"
)
_BEGINS_A_LINE = lazy(  # how an agency's name begins, and what else stands alone here
    r"(?:ĐẢNG|BAN|[ỦU][ỶY]|U[ỶỦ]|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG) [ỦU][ỶY]|BỘ|SỞ|TẬP ĐOÀN"
    r"|TỔNG|CÔNG|ĐOÀN|HỘI|LIÊN|VĂN PHÒNG|CHI|CỤC|VIỆN|TRƯỜNG|PHÒNG|QUỐC|CHÍNH|MẶT TRẬN|TRUNG TÂM"
    r"|HĐND|UBND|BCH|BTV|XÍ NGHIỆP|NGÂN HÀNG|(?:TỈNH|THÀNH|HUYỆN|QUẬN|XÃ) ĐOÀN|HẠT|ĐỒN|NHÀ MÁY"
    r"|CẢNG|BẢO HIỂM|THUẾ|BỆNH VIỆN|HỌC VIỆN|ĐẠI HỌC|T[OÒ][ÀA] ÁN|KHO BẠC|THANH TRA|QUÂN KHU|SỐ"
    r"|KHỐI|CỘNG HÒA|CỘNG HOÀ"
    r"|(?:TỐI |TUYỆT )?M[ẬA]T|TỐI|TUYỆT|TOI|TUYET|(?:THƯỢNG )?KHẨN|H[ỎO]A TỐC|HOẢ TỐC|DỰ THẢO)\b"
)
_HALVES = (" TỔNG", " VÀ", " CỦA", " HỘI ĐỒNG", " ỦY BAN")  # the next line goes on with them
_ANNEX = lazy(r"PHỤ LỤC|Phụ lục")
_FEWEST_TABS = 2  # of a row of a table
_GAP = lazy(r"\t[\t ]*| {3,}")
_HEAD_LINES = 14
_LETTERHEAD_LINE = 110  # characters; a longer line is running text


def halves(line: str) -> tuple[str, str]:
    """What stands left and right of the widest-looking gap of a line; the right may be empty."""
    if line.startswith(("\t", " " * 20)):
        return "", _GAP.sub(" ", line).strip()
    parts = [part.strip() for part in _GAP.split(line.strip())]
    if len(parts) > 1:
        return parts[0], " ".join(parts[1:]).strip()
    return _halves_by_words(parts[0])


def _halves_by_words(line: str) -> tuple[str, str]:
    """The gap lost, the words still tell: the motto and the place with its date stand right."""
    if len(line) < 60 and _PLACE_AND_DATE.match(line):
        return "", line
    motto = MOTTO.search(line)
    if motto and not line[motto.end() :].strip(" .*"):
        return line[: motto.start()].strip(), line[motto.start() :].strip()
    place = re.match(r"(\S.{0,60}?\S)\s+([A-ZĐÀ-Ỹ][^,;]{1,30},\s{0,3}ngày .{0,40})$", line)
    if place and _NUMBER_LINE.match(line):
        symbol = re.match(r"Số\s{0,3}:?\s{0,3}[\d.…]{0,12}(?:\s?[-/]\s?\S{1,40})?", line)
        if symbol:
            return line[: symbol.end()].strip(), line[symbol.end() :].strip()
    return line, ""


def unfold(lines: list[str]) -> list[str]:
    """Lay the columns of the letterhead and of the signature block one after the other."""
    return _unfold_signatures(_unfold_letterhead(lines))


def _unfold_letterhead(lines: list[str]) -> list[str]:
    filled = list(islice((i for i, line in enumerate(lines) if line.strip()), _HEAD_LINES))
    first = next((i for i in filled if MOTTO.search(lines[i]) or _names_two(lines[i])), None)
    if first is None:
        return lines
    start = first
    while start - 1 in filled and "\t" in lines[start - 1].strip():
        start -= 1
    left: list[str] = []
    right: list[str] = []
    end = start
    beside = False
    for i in range(start, min(start + _HEAD_LINES, len(lines))):
        line = lines[i]
        if not line.strip():
            continue
        if len(line) > _LETTERHEAD_LINE or (dated(right) and halves(line)[1] == ""):
            break
        a, b = halves(line)
        if not a and not b:
            continue
        if not b and is_title(a):
            break
        left += [a] if a else []
        right += [b] if b else []
        beside = beside or bool(a and b)
        end = i + 1
    if not beside:
        return lines
    if len(left) > 1 and len(right) > 1 and all(map(_is_agency, [*left[:2], *right[:2]])):
        # Of two agencies under their own superiors those of the second row issue it.
        left, right = [left[0], right[0], left[1], right[1], *left[2:]], right[2:]
    return [*lines[:start], *rejoined(left), *rejoined(right), *lines[end:]]


def _is_agency(line: str) -> bool:
    return line.isupper() and bool(_BEGINS_A_LINE.match(line)) and not MOTTO.search(line)


def _names_two(line: str) -> bool:
    """Two agencies side by side over a joint document that bears no motto."""
    left, right = halves(line) if len(line) <= _LETTERHEAD_LINE else ("", "")
    return left.isupper() and right.isupper() and bool(_BEGINS_A_LINE.match(left))


def rejoined(lines: list[str]) -> list[str]:
    """Names and the subject that the narrow columns of a letterhead broke are whole again."""
    whole: list[str] = []
    for line in lines:
        half = bool(whole) and whole[-1].endswith(_HALVES)
        name = line.isupper() and (
            half or (len(line.split()) <= 4 and not _BEGINS_A_LINE.match(line))
        )
        if whole and ((name and whole[-1].isupper() and len(line) > 1) or line[:1].islower()):
            whole[-1] += " " + line
        else:
            whole.append(line)
    return whole


def dated(right: list[str]) -> bool:
    return any(_PLACE_AND_DATE.search(line) for line in right)


def is_title(line: str) -> bool:
    return bool(
        re.match(
            r"(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|QUY CHẾ|QUY ĐỊNH|HƯỚNG DẪN|THÔNG BÁO|"
            r"BÁO CÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|TỜ TRÌNH|BIÊN BẢN|GIẤY MỜI|"
            r"THÔNG TRI|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|CÔNG ĐIỆN)\b",
            line,
        )
    )


def _unfold_signatures(lines: list[str]) -> list[str]:
    """From the first two-part line that signs or says who receives, to the end of that block."""
    result: list[str] = []
    i = 0
    while i < len(lines):
        if not _opens_signatures(lines[i]):
            result.append(lines[i])
            i += 1
            continue
        left, right, i = _block(lines, i)
        result += left + right
    return result


def _opens_signatures(line: str) -> bool:
    if len(line) > _LETTERHEAD_LINE or not ("\t" in line or "    " in line):
        return False
    a, b = _parts(line)
    return bool(b and (_SIGNING.match(a) or _SIGNING.match(b))) and not _ANNEX.match(a)


def _block(lines: list[str], start: int) -> tuple[list[str], list[str], int]:
    left: list[str] = []
    right: list[str] = []
    i = start
    while i < min(start + 40, len(lines)) and len(lines[i]) <= _LETTERHEAD_LINE:
        a, b = _parts(lines[i])
        if _ANNEX.match(a) or (left and not a and not b and i > start + 20):
            break
        left += [a] if a else []
        right += [b] if b else []
        i += 1
    return left, right, i


def _parts(line: str) -> tuple[str, str]:
    if "\t" in line:
        a, _tab, b = line.partition("\t")
        return a.strip(), b.replace("\t", " ").strip()
    if "    " not in line:
        return line.strip(), ""
    if line.startswith(" " * 20):
        return "", line.strip()
    parts = re.split(" {4,}", line.strip(), maxsplit=1)
    return parts[0], parts[1].strip() if len(parts) > 1 else ""


def table_lines(rows: list[list[list[str]]]) -> list[str]:
    """The lines of a table given as rows of cells of paragraphs.

    Letterhead and signatures are read column by column; a table of data row by row, its cells
    divided by " | "; a table that only lays out a page paragraph by paragraph.
    """
    rows = [row for row in rows if any(any(p.strip() for p in cell) for cell in row)]
    if _is_frame(rows):
        return _by_column(rows)
    if _is_layout(rows):
        return [p for row in rows for cell in row for p in cell if p.strip()]
    return [_row_line(row) for row in rows]


def _row_line(row: list[list[str]]) -> str:
    cells = [" ".join(p.strip() for p in cell if p.strip()) for cell in row]
    return " | ".join(cells).strip(" |")


def _by_column(rows: list[list[list[str]]]) -> list[str]:
    """Rows of equally many cells belong together; a row of one cell stands between."""
    lines: list[str] = []
    i = 0
    while i < len(rows):
        j = i
        while j < len(rows) and len(rows[j]) == len(rows[i]):
            j += 1
        for column in range(len(rows[i])):
            lines += [p for row in rows[i:j] for p in row[column] if p.strip()]
        i = j
    return lines


def _is_frame(rows: list[list[list[str]]]) -> bool:
    """A letterhead or a signature block: few rows, short lines, its own words."""
    if not rows or len(rows) > 8 or max(len(row) for row in rows) > 3:
        return False
    lines = [p.strip() for row in rows for cell in row for p in cell if p.strip()]
    if max(map(len, lines)) > 2 * _LETTERHEAD_LINE:
        return False
    head = any(MOTTO.search(line) for line in lines)
    numbered = any(_NUMBER_LINE.match(x) for x in lines) and dated(lines)
    return head or numbered or any(_SIGNING.match(line) for line in lines)


def _is_layout(rows: list[list[list[str]]]) -> bool:
    if all(sum(bool(cell) for cell in row) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    return len(rows) <= 2 and any(len(cell) > 3 and sum(map(len, cell)) > 400 for cell in cells)


def joined(lines: list[str]) -> list[str]:
    """Rows whose cells a tab parts, as a table pasted from a sheet has them, with bars instead."""
    counts = [line.strip("\t").count("\t") for line in lines]
    return [
        " | ".join(cell.strip() for cell in line.split("\t"))
        if count >= _FEWEST_TABS and count in (_at(counts, at - 1), _at(counts, at + 1))
        else line
        for at, (line, count) in enumerate(zip(lines, counts, strict=True))
    ]


def _at(counts: list[int], at: int) -> int:
    return counts[at] if 0 <= at < len(counts) else 0
