"""Papers that use every block, of invented issuers."""

from datetime import date

from lientich.papers import (
    Annex,
    Bar,
    Chart,
    Check,
    Copied,
    Form,
    Heading,
    Issuer,
    Items,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)
from lientich.papers.blocks import runs

BAC_SON = Issuer("Đảng ủy Tập đoàn Than Bắc Sơn", "Đảng bộ Khối Doanh nghiệp")
VINH_XANH = Issuer("Đảng ủy Than Vịnh Xanh", "Đảng bộ tỉnh Quảng Hà")
SECRETARY = Signature("T/M Ban Thường vụ", "Bí thư", "Nguyễn Thị Hạnh")
DEPUTY = Signature("T/M Ban Thường vụ", "Phó Bí thư", "Trần Ðức Uý")
MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def joint_report(on: date = date(2026, 12, 5), **changes: object) -> Paper:
    paper = {
        "kind": "Báo cáo",
        "subject": "sơ kết công tác phối hợp năm 2026, phương hướng, nhiệm vụ năm 2027",
        "issuers": (BAC_SON, VINH_XANH),
        "place": "Hạ Sơn",
        "date": on,
        "number": "12-BCLT/ĐUBS-ĐUVX",
        "mark": MARK,
        "blocks": (
            Paragraph(runs("Hai Đảng ủy giao ", Run("15", bold=True), " nhiệm vụ & <việc>.")),
            Heading("Kết quả thực hiện"),
            Heading("Tình hình chung", 2),
            Heading("Về môi trường", 3),
            Items((runs("Trồng cây;"), runs("Nước thải đạt ", Run("96,1%", italic=True), "."))),
            Chart(
                "Nhiệm vụ theo mặt công tác",
                (Bar("Môi trường", 15, Run("15")), Bar("Tuyên truyền", 0, Run("0"))),
            ),
            Heading("Phương hướng"),
            Paragraph(runs("#let x = $1$ *không* phải là lệnh _nào_.")),
        ),
        "signatures": (SECRETARY, DEPUTY),
        "recipients": ("Các đơn vị,", "Lưu Văn phòng Đảng ủy."),
        "annexes": (Annex("Kết quả theo đơn vị", (units(60),)), Annex("Văn bản", (units(2),))),
    }
    return Paper(**{**paper, **changes})  # type: ignore[arg-type]


def units(count: int) -> Table:
    return Table(
        "Tính đến ngày 5-12-2026",
        ("TT", "Đơn vị", "Giao", "Xong"),
        tuple((runs(str(n)), runs(f"Đơn vị {n}"), runs("5"), runs("3")) for n in range(count)),
        (1, 6, 2, 2),
        frozenset({0, 2, 3}),
    )


GROUP = Issuer("Tập đoàn Than Bắc Sơn", "Bộ Công nghiệp Hạ Sơn")
DIRECTOR = Signature("KT. Tổng Giám đốc", "Phó Tổng Giám đốc", "Lê Quốc Bảo")
PLACE_TO_ASK = Check(
    "https://lientich.example.vn/verify/?code=3f2a9c1e5b7d4a60",
    "https://lientich.example.vn/verify/",
)


def decision(**changes: object) -> Paper:
    """Of an enterprise, in the form of Nghị định 30."""
    paper = {
        "form": Form.STATE,
        "kind": "Quyết định",
        "subject": "Về việc ban hành Quy chế an toàn mỏ hầm lò",
        "issuers": (GROUP,),
        "place": "Hạ Sơn",
        "date": date(2026, 2, 5),
        "number": "07/QĐ-TBS",
        "mark": MARK,
        "blocks": (
            Paragraph(runs(Run("Căn cứ Luật Doanh nghiệp;", italic=True))),
            Heading("Chương I QUY ĐỊNH CHUNG", 1, plain=True, centred=True),
            Heading("Điều 1. Phạm vi", 2, plain=True),
            Paragraph(runs("Quy chế này áp dụng tại các mỏ hầm lò.")),
        ),
        "signatures": (DIRECTOR,),
        "recipients": ("Như Điều 2;", "Lưu: VT, AT."),
        "check": PLACE_TO_ASK,
    }
    return Paper(**{**paper, **changes})  # type: ignore[arg-type]


def letter(**changes: object) -> Paper:
    """A công văn of an enterprise."""
    told = {
        "kind": "",
        "subject": "V/v rà soát an toàn trước mùa mưa",
        "number": "112/TBS-AT",
        "urgency": "Thượng khẩn",
        "addressees": ("Công ty Than Suối Ngà", "Công ty Than Đồi Sim"),
        "blocks": (Paragraph(runs("Đề nghị các đơn vị rà soát và báo cáo trong ngày.")),),
    }
    return decision(**{**told, **changes})


def copied(**changes: object) -> Copied:
    told = {
        "words": "TRÍCH SAO",
        "form": Form.PARTY,
        "issuer": Issuer("Văn phòng Đảng ủy Bắc Sơn", "Đảng ủy Tập đoàn Than Bắc Sơn"),
        "number": "24-BS/VPĐU",
        "place": "Bắc Sơn",
        "date": date(2026, 12, 9),
        "signature": Signature("", "Chánh Văn phòng", "Trần Thị Lan"),
        "recipients": ("Than Suối Ngà", "Lưu Văn phòng."),
    }
    return Copied(**{**told, **changes})  # type: ignore[arg-type]
