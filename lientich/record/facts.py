"""What is published, in our own words, with where it was read. What nobody published is not here:
the days on which posts were taken up or given up, the units' management line, the regulation's
number, the full text of the joint resolution.
"""

from dataclasses import dataclass
from datetime import date

# Where a beginning is not published, the record begins here and says so.
BEGINS = date(2017, 1, 1)
# The posts are published for 2017-2020: after that the record says nothing of them.
POSTS_END = date(2021, 1, 1)
UNDATED = "ngày bắt đầu chưa rõ, sổ này ghi từ 1-1-2017"

ARTICLE = "bài báo ngày 6-3-2019 về hội nghị ngày 27-2-2019"
REVIEW_OF_2016 = (
    "vinacomin.vn/dang-uy/phoi-hop-dong-bo-...-201701111609097026.htm (bài về ngày 10-1-2017)"
)
HALF_YEAR_2018 = (
    "vinacomin.vn/dang-uy/can-phoi-hop-tot-hon-nua-...-201807201621056105.htm (20-7-2018)"
)
MOVED = "1110-QĐ/TU ngày 11-7-2023, Quy định 60-QĐ/TW; congthuong.vn 262115, daidoanket.vn 10256353"
BELONGED = "imsat.vn; mongduongcoal.vn p294; vov.vn 1053649"
FOUNDED = "85-QĐ/ĐUK ngày 25-5-2007; baomoi c50408148"


@dataclass(frozen=True)
class Place:
    key: str
    name: str
    short_name: str
    kind: str
    source: str
    since: date = BEGINS


PLACES = [
    Place("khoi", "Đảng bộ Khối Doanh nghiệp Trung ương", "Khối DN Trung ương", "committee",
          f"{FOUNDED}; ngày thành lập chưa rõ", date(2007, 5, 25)),
    Place("tinh", "Đảng bộ tỉnh Quảng Ninh", "Tỉnh Quảng Ninh", "committee",
          f"{BELONGED}; {UNDATED}"),
    Place("tkv", "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam", "TKV", "group",
          f"{FOUNDED} (thành lập Đảng bộ TKV)", date(2007, 5, 25)),
    Place("tqn", "Đảng bộ Than Quảng Ninh", "Than Quảng Ninh", "committee",
          f"{BELONGED}; {UNDATED}"),
]  # fmt: skip

# Nine grassroots committees and one cell, 8,957 members.
MOVED_ON = date(2023, 7, 13)
MINES = [
    "Mạo Khê", "Uông Bí", "Nam Mẫu", "Hòn Gai", "Hạ Long", "Quang Hanh", "Dương Huy", "Khe Chàm",
    "Thống Nhất",
]  # fmt: skip
CELL = "Khách sạn Heritage"

ARTICLES = "các bài báo 2017-2020"
IN_ARTICLES = f"{ARTICLES}; ngày giữ chức, ngày thôi chưa rõ"
RESOLUTION_17 = "vinacomin.vn ...201703031508186358.htm (17-NQ/ĐU)"

# key: organisation, kind, name, short name, symbol, other spellings, source
BODIES = {
    "tkv": ("tkv", "committee", "Đảng ủy Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam",
            "Đảng ủy TKV", "ĐU", ["ĐUTKV"], ARTICLE),
    "tkv_btv": ("tkv", "standing", "Ban Thường vụ Đảng ủy TKV", "BTV Đảng ủy TKV", "ĐU", [],
                RESOLUTION_17),
    "tkv_hdtv": ("tkv", "management", "Hội đồng Thành viên TKV", "HĐTV TKV", "", [], ARTICLES),
    "tkv_tgd": ("tkv", "management", "Ban Tổng Giám đốc TKV", "Ban TGĐ TKV", "", [], ARTICLES),
    "tqn": ("tqn", "committee", "Đảng ủy Than Quảng Ninh", "Đảng ủy Than Quảng Ninh", "ĐU",
            ["ĐUTQN"], ARTICLE),
    "tqn_ubkt": ("tqn", "inspection", "Ủy ban Kiểm tra Đảng ủy Than Quảng Ninh",
                 "UBKT Đảng ủy Than Quảng Ninh", "UBKT", [], "bài báo năm 2017"),
    "khoi": ("khoi", "committee", "Đảng ủy Khối Doanh nghiệp Trung ương", "Đảng ủy Khối", "ĐUK",
             [], FOUNDED),
    "tinh_btv": ("tinh", "standing", "Ban Thường vụ Tỉnh ủy Quảng Ninh", "BTV Tỉnh ủy", "TU", [],
                 ARTICLES),
}  # fmt: skip

ON_10_1_2017 = f"{REVIEW_OF_2016}; {IN_ARTICLES}"


@dataclass(frozen=True)
class Held:
    person: str
    body: str
    post: str
    since: date = BEGINS
    until: date = POSTS_END
    source: str = IN_ARTICLES


POSTS = [
    Held("Lê Minh Chuẩn", "tkv", "Bí thư", source=ON_10_1_2017),
    Held("Lê Minh Chuẩn", "tkv_hdtv", "Chủ tịch"),
    Held("Lê Tuấn Minh", "tkv", "Phó Bí thư Thường trực", date(2018, 1, 1),
         source="bài báo năm 2018; ngày giữ chức, ngày thôi chưa rõ"),
    Held("Đặng Thanh Hải", "tkv", "Phó Bí thư"),
    Held("Đặng Thanh Hải", "tkv_tgd", "Tổng Giám đốc"),
    Held("Vũ Anh Tuấn", "tqn", "Bí thư", source=ON_10_1_2017),
    Held("Vũ Anh Tuấn", "tkv_tgd", "Phó Tổng Giám đốc"),
    Held("Vũ Anh Tuấn", "tinh_btv", "Ủy viên"),
    Held("Mai Lê Thành", "tqn", "Phó Bí thư Thường trực"),
    Held("Nguyễn Mạnh Tường", "tqn", "Phó Bí thư"),
    Held("Nguyễn Văn Dũng", "tqn_ubkt", "Chủ nhiệm", until=date(2018, 1, 1),
         source="bài báo năm 2017; ngày giữ chức, ngày thôi chưa rõ"),
]  # fmt: skip

# The joint work of a year, as its review conferences are told of.
YEARS = {2016: REVIEW_OF_2016, 2018: f"{HALF_YEAR_2018}; {ARTICLE}", 2019: ARTICLE}


@dataclass(frozen=True)
class Line:
    """A document as one cites it; its text is not ours to write."""

    side: str
    issuers: tuple[str, ...]
    kind: str
    number: str
    symbol: str
    on: date | None
    subject: str
    source: str
    period: tuple[int, int] | None = None
    joint: bool = False
    basis_of: int = 0  # the year whose joint work is said to follow it


RESOLUTION = "Nghị quyết"
LINES = [
    Line("tkv", (), "Quy chế", "", "", None,
         "phối hợp lãnh đạo thực hiện nhiệm vụ nhiệm kỳ 2015-2020",
         f"{REVIEW_OF_2016}; số, ngày và các điều chưa rõ", (2015, 2020), basis_of=2018),
    Line("tkv", ("khoi",), "Quyết định", "85", "QĐ/ĐUK", date(2007, 5, 25),
         "thành lập Đảng bộ TKV", "baomoi c50408148"),
    Line("tkv", ("tkv_btv",), RESOLUTION, "17", "NQ/ĐU", date(2017, 3, 1),
         "an toàn lao động giai đoạn 2017-2020", "vinacomin.vn ...201703031508186358.htm",
         (2017, 2020)),
    Line("tkv", ("tkv_btv",), RESOLUTION, "19", "NQ/ĐU", date(2017, 3, 2),
         "cơ giới hóa, tự động hóa, tin học hóa giai đoạn 2017-2020, tầm nhìn 2030",
         "vinacomin.vn ...201703031513535059.htm", (2017, 2020)),
    Line("tkv", ("tkv_btv",), RESOLUTION, "22", "NQ/ĐU", date(2017, 5, 10),
         "bảo vệ tài nguyên, ranh giới mỏ giai đoạn 2017-2020",
         "vinacomin.vn ...201705160842327065.htm", (2017, 2020)),
    Line("tkv", ("tkv",), RESOLUTION, "30", "NQ/ĐU", date(2018, 1, 11),
         "lãnh đạo thực hiện nhiệm vụ năm 2018", ARTICLE, basis_of=2018),
    Line("tqn", ("tqn",), RESOLUTION, "11", "NQ/ĐU", date(2018, 1, 5),
         "lãnh đạo thực hiện nhiệm vụ năm 2018", ARTICLE, basis_of=2018),
    Line("tkv", ("tkv", "tqn"), RESOLUTION, "33", "NQLT/ĐUTKV-ĐUTQN", date(2018, 4, 18),
         "tăng cường sự lãnh đạo của các cấp ủy Đảng trong thực hiện công tác bảo vệ môi trường "
         "giai đoạn 2018-2020", f"{ARTICLE}; chưa tìm thấy toàn văn", (2018, 2020), joint=True),
]  # fmt: skip


@dataclass(frozen=True)
class Published:
    """Figures that a publication gives, in sentences of ours, one figure each."""

    title: str
    source: str
    figures: tuple[str, ...]
    on: date | None = None


OURS = "Người biên mục ghi lại bằng lời của mình các số liệu mà nguồn nêu; đây không phải toàn văn."
FIGURES = [
    Published("Tin về kết quả 6 tháng đầu năm 2017 của TKV (báo Lao động)", "laodong 682271", (
        "Than nguyên khai 6 tháng đầu năm 2017: 19,9 triệu tấn, bằng 55,4% kế hoạch năm.",
        "Than sạch 6 tháng đầu năm 2017: 17,8 triệu tấn.",
        "Than tiêu thụ 6 tháng đầu năm 2017: 18,1 triệu tấn.",
        "Doanh thu 6 tháng đầu năm 2017: 54.577 tỷ đồng, bằng 50,7% kế hoạch năm.",
    )),
    Published("Tin về kết quả 6 tháng đầu năm 2017 của TKV (báo PLO)", "plo.vn 714486", (
        "Doanh thu 6 tháng đầu năm 2017 bằng 51,1% kế hoạch năm.",
        "Lợi nhuận 6 tháng đầu năm 2017: 1.000 tỷ đồng.",
        "Lao động: 108.000 người, giảm 2.400 người từ tháng 1.",
        "Tiền lương bình quân 6 tháng đầu năm 2017: 9,1 triệu đồng/người/tháng.",
    )),
    Published("Tin về công tác đảng của Đảng bộ Than Quảng Ninh đến 12-9-2017",
              "vinacomin.vn ...20170912145919818.htm", (
        "Kết nạp đảng viên đến ngày 12-9-2017: trên 400 người.",
        "Chuyển đảng chính thức: 410 người.",
        "Tặng Huy hiệu 30 năm tuổi Đảng: 59.",
        "Cấp, đổi thẻ đảng viên: 775.",
        "Đảng viên toàn Đảng bộ: khoảng 19.000 người.",
    ), date(2017, 9, 12)),
    Published("Tin về kết quả quý I năm 2018 của TKV", "thanhnien 951303; cand 485984", (
        "Doanh thu quý I năm 2018: 30.291 tỷ đồng, bằng 26,6% kế hoạch năm.",
        "Lợi nhuận quý I năm 2018: 900 tỷ đồng.",
        "Nộp ngân sách quý I năm 2018: 3.746 tỷ đồng.",
        "Tiền lương bình quân quý I năm 2018: 9,92 triệu đồng/người/tháng.",
    )),
    Published("Tin về kết quả năm 2018 của TKV", "vov 862314", (
        "Than nguyên khai năm 2018: gần 37 triệu tấn, bằng 104% kế hoạch.",
        "Than tiêu thụ năm 2018: 40,5 triệu tấn, tăng 15% so với cùng kỳ.",
        "Than tiêu thụ trong nước năm 2018: 38,61 triệu tấn.",
        "Alumina năm 2018: 1,31 triệu tấn.",
        "Điện năm 2018: khoảng 9,4 tỷ kWh.",
    )),
    Published("Tin về kế hoạch năm 2019 của TKV", "tinhuyquangtri.vn (Chinhphu.vn 09/01/2019)", (
        "Kế hoạch than nguyên khai năm 2019: 40 triệu tấn.",
        "Kế hoạch than tiêu thụ năm 2019: 42 triệu tấn.",
        "Kế hoạch doanh thu năm 2019: 128.000 tỷ đồng.",
    ), date(2019, 1, 9)),
]  # fmt: skip

CATALOGUER = ("bienmuc", "Người biên mục (tài khoản minh họa)")
