"""What Vietnamese names are made of: surnames, provinces, capitalised syllables."""

from lientich.reader.text import lazy

UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zà-ãè-êìíò-õùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
CAPITALISED = rf"[{UPPER}][{LOWER}]+(?:-[{LOWER}]{{2,}})?"
"""A syllable such as "Quảng"; of one letter only in names like "Ý Yên"."""
ACRONYM = r"[A-ZĐƯ][A-ZĐƯ0-9]+"

_SURNAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương
Đinh Lâm Phùng Mai Tô Hà Tạ Cao Lương Lưu Thái Châu Chu Quách Tăng La Thạch Kiều Nghiêm Khuất
Triệu Lục Nông Quàng Lò Giàng Vàng Hứa Hầu Hạ Tống Từ Tôn Ninh Nhữ Mạc Mã Ma Lại Doãn Diệp Đàm
Đồng Giang Giáp Khổng Kim Cù Cung Cấn Bạch Âu An Bế Biện Văn Viên Vi Thân Thẩm Sầm Quan Phương Phó
Phí Ngụy Ngọ Lều Lã Lữ Khúc Khương Hồng Đậu Điêu Chử Bá Tòng Trang Thiều Tiêu Sùng Lường Cầm Rơ Y
H K' Siu Ksor Điểu Lầu Thào Hờ Mùa Chẩu Long Đới Đường Uông Ứng Mẫn Vừ Và Xồng Lỳ Pờ Chang Chảo
Tẩn Phàn Bàn Chíu Tằng Phùn Lồ Lù Ly Lô Moong Thò Hạng Sồng Tráng Cháng Thền Hảng Lèo Cà Đèo Mè Hù
Khoàng Rcom Rmah Nay Kpă Kpa Ayun Byă Êban Niê Mlô Bríu Zơrâm Alăng Pơloong Danh Chau Kiên Sộng
Trà Chế Kha Khưu Liêu Liễu Lôi Lư Nhan Nghê Nhâm Quản Sử Tào Thi Thiệu Trì Vưu Tiết Đổng Hàn Kỷ
Phù Bành Vu Ung Tưởng Trưng Vòng Rahlan Kpuih Puih Cil Bon Touneh Ênuôl Kbuôr Adrơng
"""
SURNAMES = frozenset(_SURNAMES.split())
_COMMON_SURNAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương
Đinh Phùng Mai Tô Tạ Cao Lương Lưu Chu Tăng Nghiêm Triệu Hà Lâm Đàm Doãn Quách Tống
"""
COMMON_SURNAMES = frozenset(_COMMON_SURNAMES.split())
# Syllables that stand between surname and given name, and seldom within a place.
MIDDLES = frozenset(
    ["Văn", "Thị", "Đình", "Đức", "Hữu", "Quốc", "Viết", "Trọng", "Duy", "Bá", "Đăng", "Khắc"]
    + ["Thế", "Mạnh", "Tiến", "Xuân", "Công", "Ngọc"]
)
_PLACES = (
    "An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|"
    "Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|"
    "Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|"
    "Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định|"
    "Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|"
    "Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|"
    "Thừa Thiên - Huế|Tiền Giang|Hồ Chí Minh|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Huế|"
    "Hạ Long|Cẩm Phả|Uông Bí|Đông Triều|Móng Cái|Quảng Yên|Vân Đồn|Việt Nam|Hà Đông|"
    "Đông Anh|An Dương"
)
PLACES = frozenset(_PLACES.split("|"))
_WORD = lazy(rf"{CAPITALISED}|[{UPPER}](?![\w.'])")
_OTHER_LINE = lazy(r"\n(?:\s|Cập nhật|Đăng|Ngày|Thứ|Tác giả|Nguồn|Ảnh)")
_WIDEST = 400
_WRAPPED = 60  # a line shorter than this was ended on purpose, not wrapped inside a name


def gap(smoothed: str, position: int) -> int | None:
    """Past the space at `position`, or past the line break of a long line that goes on."""
    if smoothed.startswith(" ", position):
        return position + 1 + smoothed.startswith(" ", position + 1)
    if not smoothed.startswith("\n", position) or _OTHER_LINE.match(smoothed, position):
        return None
    broken = smoothed.rfind("\n", max(0, position - _WRAPPED), position)
    if broken >= 0 or position < _WRAPPED or not _as_wide(smoothed, position):
        return None
    return position + 1


def _as_wide(smoothed: str, position: int) -> bool:
    """Whether the next line is about as long as this one: of wrapped lines none is far longer."""
    begin = smoothed.rfind("\n", max(0, position - _WIDEST), position)
    width = position - max(begin, 0)
    end = smoothed.find("\n", position + 1, position + _WIDEST)
    return (end if end >= 0 else len(smoothed)) - position < width + width // 3


def capitalised_run(smoothed: str, start: int, most: int) -> list[tuple[int, int]]:
    """The places of up to `most` capitalised syllables in a row, the first at `start`."""
    run: list[tuple[int, int]] = []
    while len(run) < most and (word := _WORD.match(smoothed, start)):
        run.append(word.span())
        after = gap(smoothed, word.end())
        if after is None or not _WORD.match(smoothed, after):
            break
        start = after
    return run


def place_at(smoothed: str, start: int) -> int | None:
    """Where the known place that begins at `start` ends."""
    for _, end in reversed(capitalised_run(smoothed, start, 4)):
        if " ".join(smoothed[start:end].split()) in PLACES:
            return end
    return None


def person_at(smoothed: str, start: int) -> int | None:
    """Where the personal name that begins at `start` with a surname ends: two to five syllables."""
    run = capitalised_run(smoothed, start, 6)
    if not 2 <= len(run) <= 5 or smoothed[slice(*run[0])] not in SURNAMES:
        return None
    return run[-1][1]


_WORD_BEFORE = lazy(r"(?<!\w)(\w+) \Z")
_BEFORE_A_NAME = {"và", "có", "của", "với", "do", "cho", "là", "gồm", "bởi", "theo", "cùng", "mời"}


def ends_a_thing(smoothed: str, start: int, end: int) -> bool:
    """ "bệnh Dịch tả lợn Châu Phi": two words that end a longer name, and are no person's."""
    before = _WORD_BEFORE.search(smoothed, max(0, start - 12), start)
    return (
        before is not None
        and smoothed.count(" ", start, end) == 1
        and before[1].islower()
        and before[1] not in _BEFORE_A_NAME
    )
