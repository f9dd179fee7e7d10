"""Who plays: two committees, their boards, forty-four units on their lines, and the people.

All names are invented. A resemblance to a real body or person is chance.
"""

from dataclasses import dataclass

SIDES = {
    "bac_son": ("Tập đoàn Than Bắc Sơn", "Bắc Sơn", "group"),
    "vinh_xanh": ("Đảng bộ Than Vịnh Xanh", "Vịnh Xanh", "committee"),
}
OTHERS = {
    "union": ("Công đoàn Than Bắc Sơn", "Công đoàn Bắc Sơn", "other"),
    "youth": ("Đoàn Thanh niên Than Bắc Sơn", "Đoàn TN Bắc Sơn", "other"),
    "area_east": ("Phường Vịnh Đông", "Vịnh Đông", "area"),
    "area_west": ("Phường Sơn Tây Hạ", "Sơn Tây Hạ", "area"),
    "area_north": ("Xã Lũng Thượng", "Lũng Thượng", "area"),
}

# side, kind, name, short name, symbol, fields of work of the department
BODIES = [
    (
        "bac_son",
        "committee",
        "Đảng ủy Tập đoàn Than Bắc Sơn",
        "Đảng ủy Bắc Sơn",
        "ĐU",
        ["party_building"],
    ),
    ("bac_son", "standing", "Ban Thường vụ Đảng ủy Tập đoàn Than Bắc Sơn", "BTV Bắc Sơn", "ĐU", []),
    (
        "bac_son",
        "office",
        "Văn phòng Đảng ủy Bắc Sơn",
        "Văn phòng Bắc Sơn",
        "VPĐU",
        ["coordination", "reform"],
    ),
    (
        "bac_son",
        "personnel",
        "Ban Tổ chức Đảng ủy Bắc Sơn",
        "Ban Tổ chức Bắc Sơn",
        "BTC",
        ["cadres", "organisation"],
    ),
    (
        "bac_son",
        "communications",
        "Ban Tuyên giáo Đảng ủy Bắc Sơn",
        "Ban Tuyên giáo Bắc Sơn",
        "BTG",
        ["communications", "opinion", "press"],
    ),
    (
        "bac_son",
        "inspection",
        "Ủy ban Kiểm tra Đảng ủy Bắc Sơn",
        "UBKT Bắc Sơn",
        "UBKT",
        ["inspection"],
    ),
    (
        "bac_son",
        "management",
        "Ban Môi trường Tập đoàn Than Bắc Sơn",
        "Ban Môi trường Bắc Sơn",
        "MT",
        ["environment"],
    ),
    (
        "bac_son",
        "management",
        "Ban An toàn Tập đoàn Than Bắc Sơn",
        "Ban An toàn Bắc Sơn",
        "AT",
        ["safety"],
    ),
    (
        "bac_son",
        "management",
        "Ban Kế hoạch Tập đoàn Than Bắc Sơn",
        "Ban Kế hoạch Bắc Sơn",
        "KH",
        ["production", "labour"],
    ),
    (
        "vinh_xanh",
        "committee",
        "Đảng ủy Than Vịnh Xanh",
        "Đảng ủy Vịnh Xanh",
        "ĐU",
        ["party_building"],
    ),
    ("vinh_xanh", "standing", "Ban Thường vụ Đảng ủy Than Vịnh Xanh", "BTV Vịnh Xanh", "ĐU", []),
    (
        "vinh_xanh",
        "office",
        "Văn phòng Đảng ủy Vịnh Xanh",
        "Văn phòng Vịnh Xanh",
        "VPĐU",
        ["coordination", "reform"],
    ),
    (
        "vinh_xanh",
        "personnel",
        "Ban Tổ chức Đảng ủy Vịnh Xanh",
        "Ban Tổ chức Vịnh Xanh",
        "BTC",
        ["cadres", "organisation"],
    ),
    (
        "vinh_xanh",
        "communications",
        "Ban Tuyên giáo Đảng ủy Vịnh Xanh",
        "Ban Tuyên giáo Vịnh Xanh",
        "BTG",
        ["communications", "opinion", "press"],
    ),
    (
        "vinh_xanh",
        "mass",
        "Ban Dân vận Đảng ủy Vịnh Xanh",
        "Ban Dân vận Vịnh Xanh",
        "BDV",
        ["mass", "labour", "environment"],
    ),
    (
        "vinh_xanh",
        "inspection",
        "Ủy ban Kiểm tra Đảng ủy Vịnh Xanh",
        "UBKT Vịnh Xanh",
        "UBKT",
        ["inspection"],
    ),
]

POSTS = {
    "Đảng ủy Bắc Sơn": ["Bí thư", "Phó Bí thư Thường trực", "Phó Bí thư"],
    "Đảng ủy Vịnh Xanh": ["Bí thư", "Phó Bí thư Thường trực", "Phó Bí thư"],
    "Văn phòng Bắc Sơn": ["Chánh Văn phòng"],
    "Văn phòng Vịnh Xanh": ["Chánh Văn phòng"],
    "Ban Tổ chức Bắc Sơn": ["Trưởng ban"],
    "Ban Tổ chức Vịnh Xanh": ["Trưởng ban"],
    "Ban Tuyên giáo Bắc Sơn": ["Trưởng ban"],
    "Ban Tuyên giáo Vịnh Xanh": ["Trưởng ban"],
    "Ban Dân vận Vịnh Xanh": ["Trưởng ban"],
    "UBKT Bắc Sơn": ["Chủ nhiệm"],
    "UBKT Vịnh Xanh": ["Chủ nhiệm"],
    "Ban Môi trường Bắc Sơn": ["Trưởng ban"],
    "Ban An toàn Bắc Sơn": ["Trưởng ban"],
    "Ban Kế hoạch Bắc Sơn": ["Trưởng ban"],
}


@dataclass(frozen=True)
class Player:
    """One of the cast: account, name, mandate, post."""

    username: str
    name: str
    role: str
    at: str  # key of a side or a unit
    department: str = ""  # short name of a body
    post: str = ""
    also: tuple[str, str] | None = None  # a second post: body, title


PLAYERS = [
    Player("ha", "Nguyễn Thu Hà", "office", "bac_son", "Văn phòng Bắc Sơn", "Chánh Văn phòng"),
    Player("bao", "Trần Quốc Bảo", "leader", "bac_son", "Đảng ủy Bắc Sơn", "Bí thư"),
    Player(
        "yen", "Hoàng Thị Yến", "leader", "bac_son", "Đảng ủy Bắc Sơn", "Phó Bí thư Thường trực"
    ),
    Player(
        "khoi", "Đinh Minh Khôi", "specialist", "bac_son", "Ban Môi trường Bắc Sơn", "Trưởng ban"
    ),
    Player("tam", "Lương Thanh Tâm", "specialist", "bac_son", "Ban Tổ chức Bắc Sơn", "Trưởng ban"),
    Player("vinh", "Ngô Quang Vinh", "administrator", "bac_son"),
    Player(
        "chau", "Phạm Minh Châu", "office", "vinh_xanh", "Văn phòng Vịnh Xanh", "Chánh Văn phòng"
    ),
    # Secretary of one side and a deputy general director on the other: two hats.
    Player(
        "dang",
        "Lê Hải Đăng",
        "leader",
        "vinh_xanh",
        "Đảng ủy Vịnh Xanh",
        "Bí thư",
        ("Đảng ủy Bắc Sơn", "Phó Bí thư"),
    ),
    Player(
        "loan",
        "Bùi Thúy Loan",
        "leader",
        "vinh_xanh",
        "Đảng ủy Vịnh Xanh",
        "Phó Bí thư Thường trực",
    ),
    Player(
        "ngan", "Đỗ Thị Ngân", "specialist", "vinh_xanh", "Ban Tuyên giáo Vịnh Xanh", "Trưởng ban"
    ),
    Player("thuan", "Cao Đức Thuận", "specialist", "vinh_xanh", "UBKT Vịnh Xanh", "Chủ nhiệm"),
    Player("duy", "Trịnh Khánh Duy", "administrator", "vinh_xanh"),
    Player("nga", "Vũ Thị Nga", "reporter", "suoi_nga"),
    Player("lim", "Phan Văn Lực", "reporter", "khe_lim"),
    Player("phong", "Tạ Hồng Phúc", "reporter", "hong_phong"),
    Player("khe", "Mạc Thanh Bình", "reporter", "thanh_khe"),
    Player("vong", "Đoàn Đông Hưng", "reporter", "dong_vong"),
    Player("sim", "Hà Thị Sim", "reporter", "doi_sim"),
]

# At Bắc Sơn since yesterday: a new deputy without an account, an account that is closed, and one
# whose role waits for the second person.
COMES, LEAVES, WAITS = "Nguyễn Hoài Thương", "Nguyễn Đình Phan", "Nguyễn Trung Kiên"
TAKEN_UP = {"Văn phòng Bắc Sơn": "Phó Chánh Văn phòng", "UBKT Bắc Sơn": "Phó Chủ nhiệm"}

# key, name, short name, Party side, territory, in the union: the lines a unit stands on.
# Nine Party committees moved from Vịnh Xanh to Bắc Sơn in July of last year: "moved".
UNITS = [
    ("suoi_nga", "Công ty Than Suối Ngà", "Than Suối Ngà", "vinh_xanh", "area_east", True),
    ("binh_minh", "Công ty Than Bình Minh Sơn", "Than Bình Minh", "vinh_xanh", "area_east", True),
    ("khe_lim", "Công ty Than Khe Lim", "Than Khe Lim", "vinh_xanh", "area_west", True),
    (
        "hong_phong",
        "Công ty Than Hồng Phong Thượng",
        "Than Hồng Phong",
        "vinh_xanh",
        "area_west",
        True,
    ),
    ("thanh_khe", "Công ty Than Thanh Khê", "Than Thanh Khê", "vinh_xanh", "area_north", True),
    ("dong_vong", "Công ty Than Đông Vọng", "Than Đông Vọng", "vinh_xanh", "area_north", True),
    ("van_dai", "Công ty Than Vân Đài", "Than Vân Đài", "vinh_xanh", "area_east", True),
    ("doi_sim", "Công ty Than Đồi Sim", "Than Đồi Sim", "bac_son", "area_east", True),
    ("ngoc_lam", "Công ty Than Ngọc Lâm Hạ", "Than Ngọc Lâm", "moved", "area_west", True),
    ("lung_may", "Công ty Than Lũng Mây", "Than Lũng Mây", "moved", "area_north", True),
    ("tra_bac", "Công ty Than Trà Bạc", "Than Trà Bạc", "moved", "area_east", True),
    ("phu_nham", "Công ty Than Phú Nham", "Than Phú Nham", "moved", "area_west", True),
    ("yen_thuy", "Công ty Than Yên Thủy Đông", "Than Yên Thủy", "moved", "area_east", True),
    ("da_lan", "Công ty Than Đá Lan", "Than Đá Lan", "moved", "area_north", True),
    ("bai_cheo", "Công ty Than Bãi Chèo", "Than Bãi Chèo", "moved", "area_west", True),
    ("ham_rong", "Công ty Than Hàm Rồng Bắc", "Than Hàm Rồng", "moved", "area_east", True),
    ("nui_tho", "Công ty Than Núi Thơ", "Than Núi Thơ", "moved", "area_north", False),
    ("coc_xanh", "Công ty Than Cọc Xanh", "Than Cọc Xanh", "vinh_xanh", "area_east", True),
    ("deo_gio", "Công ty Than Đèo Gió Nam", "Than Đèo Gió", "vinh_xanh", "area_west", True),
    ("cao_lam", "Công ty Than Cao Lâm", "Than Cao Lâm", "vinh_xanh", "area_east", True),
    ("mong_hai", "Công ty Than Mộng Hải", "Than Mộng Hải", "vinh_xanh", "area_north", True),
    ("ha_lieu", "Công ty Than Hạ Liễu", "Than Hạ Liễu", "vinh_xanh", "area_west", True),
    ("tan_khe", "Công ty Than Tân Khê", "Than Tân Khê", "vinh_xanh", "area_east", True),
    ("son_ca", "Công ty Than Sơn Ca", "Than Sơn Ca", "vinh_xanh", "area_north", False),
    ("bach_dao", "Công ty Than Bạch Đào", "Than Bạch Đào", "vinh_xanh", "area_east", True),
    (
        "tuyen_dong",
        "Công ty Tuyển than Vịnh Đông",
        "Tuyển than Vịnh Đông",
        "vinh_xanh",
        "area_east",
        True,
    ),
    (
        "tuyen_tay",
        "Công ty Tuyển than Sơn Tây Hạ",
        "Tuyển than Sơn Tây",
        "vinh_xanh",
        "area_west",
        True,
    ),
    ("kho_van", "Công ty Kho vận Bến Trầm", "Kho vận Bến Trầm", "vinh_xanh", "area_east", True),
    ("cang", "Công ty Cảng than Vịnh Xanh", "Cảng Vịnh Xanh", "vinh_xanh", "area_east", True),
    ("van_tai", "Công ty Vận tải mỏ Bắc Sơn", "Vận tải mỏ", "vinh_xanh", "area_west", True),
    ("co_khi", "Công ty Cơ khí mỏ Bắc Sơn", "Cơ khí mỏ", "vinh_xanh", "area_west", True),
    ("xay_lap", "Công ty Xây lắp mỏ Bắc Sơn", "Xây lắp mỏ", "vinh_xanh", "area_east", True),
    (
        "moi_truong",
        "Công ty Môi trường mỏ Bắc Sơn",
        "Môi trường mỏ",
        "vinh_xanh",
        "area_east",
        True,
    ),
    ("dia_chat", "Công ty Địa chất mỏ Bắc Sơn", "Địa chất mỏ", "vinh_xanh", "area_north", True),
    ("cap_cuu", "Trung tâm Cấp cứu mỏ Bắc Sơn", "Cấp cứu mỏ", "vinh_xanh", "area_west", True),
    ("vat_tu", "Công ty Vật tư mỏ Bắc Sơn", "Vật tư mỏ", "bac_son", "area_east", True),
    ("dien", "Công ty Nhiệt điện Bắc Sơn", "Nhiệt điện Bắc Sơn", "bac_son", "area_north", True),
    ("hoa_chat", "Công ty Vật liệu nổ Bắc Sơn", "Vật liệu nổ", "bac_son", "area_west", True),
    ("tin_hoc", "Công ty Tự động hóa Bắc Sơn", "Tự động hóa", "bac_son", "area_east", True),
    ("vien", "Viện Khoa học mỏ Bắc Sơn", "Viện Khoa học mỏ", "bac_son", "area_east", True),
    (
        "truong",
        "Trường Cao đẳng nghề mỏ Bắc Sơn",
        "Trường Cao đẳng mỏ",
        "bac_son",
        "area_west",
        True,
    ),
    ("benh_vien", "Bệnh viện ngành mỏ Bắc Sơn", "Bệnh viện mỏ", "bac_son", "area_east", True),
    (
        "giam_dinh",
        "Công ty Giám định than Bắc Sơn",
        "Giám định than",
        "vinh_xanh",
        "area_east",
        True,
    ),
    (
        "khach_san",
        "Công ty Du lịch Vịnh Xanh",
        "Du lịch Vịnh Xanh",
        "vinh_xanh",
        "area_east",
        False,
    ),
]

UNDERGROUND = ["suoi_nga", "binh_minh", "khe_lim", "hong_phong", "thanh_khe", "dong_vong"]
OPEN_PIT = ["van_dai", "coc_xanh", "deo_gio", "cao_lam", "doi_sim"]
MINES = [key for key, name, *_ in UNITS if name.startswith("Công ty Than ")]
ALL = [key for key, *_ in UNITS]
