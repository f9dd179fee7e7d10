"""Papers that use every block, of invented issuers."""

from datetime import date

from lientich.papers import (
    Annex,
    Bar,
    Chart,
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
