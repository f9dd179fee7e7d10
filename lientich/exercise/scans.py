"""Scans of the exercise: letters that our own papers set, turned into pictures as a scanner does.

One is registered; the others wait for the visitor.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

from lientich.core.ids import new_id
from lientich.core.text import EXERCISE_MARK
from lientich.documents.models import Document
from lientich.drafting.actions import make_copy
from lientich.intake import actions as intake
from lientich.papers import Issuer, Paper, Paragraph, Signature, to_pdf
from lientich.papers.blocks import runs
from lientich.reader.sandbox import render_in_child
from lientich.reader.unreadable import nothing_read

if TYPE_CHECKING:
    from lientich.core.actor import Actor

    from .build import Stage

DOTS = 150  # to the inch: as an office scans what it only keeps
SLANT = 0.35  # degrees: no sheet lies straight


@dataclass(frozen=True)
class Scanned:
    """A paper, the file it was scanned to, and whose office brings it in."""

    name: str
    by: str
    kind: str
    number: str
    symbol: str
    subject: str
    issuers: tuple[tuple[str, str], ...]  # superior, name: the lead first
    signatures: tuple[Signature, ...]
    text: tuple[str, ...]
    days_ago: int  # that it was issued
    registered_as: tuple[str, ...] = ()  # its issuers, where it is in the register already


BAC_SON, VINH_XANH = "ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN", "ĐẢNG ỦY THAN VỊNH XANH"
RAINS = (
    "Hai Đảng ủy thống nhất lãnh đạo bảo đảm an toàn trong mùa mưa bão với các nội dung sau đây.",
    "1. Các đảng ủy trực thuộc rà soát hồ chứa, bãi thải, đê chắn và hệ thống thoát nước trước "
    "mùa mưa; ghi rõ từng vị trí có nguy cơ, người chịu trách nhiệm và thời hạn khắc phục.",
    "2. Các đơn vị hầm lò kiểm tra trạm bơm, nguồn điện dự phòng và đường thoát người; mỗi đơn "
    "vị diễn tập ít nhất một lần, có sự tham gia của các ca sản xuất và lực lượng cấp cứu mỏ.",
    "3. Các đơn vị lộ thiên hoàn thành rãnh đỉnh, nạo vét lòng suối, gia cố chân bãi thải; "
    "không đổ thải ở những vị trí chưa có biên bản nghiệm thu.",
    "4. Văn phòng hai Đảng ủy lập danh sách trực, thống nhất số điện thoại và cách báo tin khi "
    "có mưa lớn; tổng hợp tình hình hằng ngày trong những ngày có cảnh báo.",
    "5. Ban Tuyên giáo hai Đảng ủy tuyên truyền kỹ năng phòng tránh sạt lở, lũ quét tới từng tổ"
    " sản xuất và các khu dân cư giáp ranh khai trường.",
    "6. Ủy ban Kiểm tra hai Đảng ủy giám sát việc khắc phục các vị trí có nguy cơ; kết quả giám"
    " sát được thông báo cho cả hai bên.",
    "7. Công đoàn và Đoàn Thanh niên tổ chức lực lượng xung kích, chuẩn bị vật tư, phương tiện "
    "tại chỗ; chăm lo nơi ở cho công nhân phải di chuyển.",
    "8. Kết thúc mùa mưa, các đơn vị tự đánh giá, báo cáo hai Đảng ủy; nội dung này được kiểm "
    "điểm tại hội nghị tổng kết công tác phối hợp cuối năm.",
    "Nghị quyết này được phổ biến tới chi bộ và có hiệu lực từ ngày ký.",
)

SCANS = [
    Scanned(
        "quet-quyet-dinh-to-giup-viec.pdf", "ha", "Quyết định", "52", "QĐ/ĐU",
        "thành lập tổ giúp việc chương trình phối hợp", (("", BAC_SON),),
        (Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Quốc Bảo"),),
        ("Điều 1. Thành lập tổ giúp việc gồm cán bộ văn phòng và các ban của hai Đảng ủy.",
         "Điều 2. Tổ giúp việc tổng hợp tiến độ các nhiệm vụ, mỗi tháng một lần."),
        40, ("Đảng ủy Tập đoàn Than Bắc Sơn",),
    ),
    Scanned(
        "quet-nghi-quyet-lien-tich-mua-mua.pdf", "ha", "Nghị quyết liên tịch", "56",
        "NQLT/ĐUBS-ĐUVX", "về bảo đảm an toàn trong mùa mưa bão",
        (("", BAC_SON), ("", VINH_XANH)),
        (Signature("T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Quốc Bảo"),
         Signature("T/M ĐẢNG ỦY", "BÍ THƯ", "Bùi Thúy Loan")),
        RAINS, 12,
    ),
    Scanned(
        "anh-chup-cong-van.jpg", "ha", "", "131", "CV/VPĐU",
        "V/v chuẩn bị hội nghị giao ban quý", ((VINH_XANH, "VĂN PHÒNG"),),
        (Signature("", "CHÁNH VĂN PHÒNG", "Phạm Minh Châu"),),
        ("Văn phòng Đảng ủy Than Vịnh Xanh đề nghị Văn phòng Đảng ủy Bắc Sơn cho ý kiến về chương "
         "trình hội nghị giao ban và danh sách đại biểu.",), 5,
    ),
    Scanned(
        "quet-huong-dan-ho-so.pdf", "chau", "Hướng dẫn", "17", "HD/VPĐU",
        "lập và nộp lưu hồ sơ công việc", ((VINH_XANH, "VĂN PHÒNG"),),
        (Signature("", "CHÁNH VĂN PHÒNG", "Phạm Minh Châu"),),
        ("Mỗi công việc lập một hồ sơ từ văn bản đầu tiên đến văn bản kết thúc; hồ sơ nộp vào lưu "
         "trữ trong quý I năm sau.",), 9,
    ),
]  # fmt: skip


def plan(stage: Stage) -> None:
    """All come in on the eve, one after another."""
    eve = stage.today - timedelta(days=1)
    for place, scanned in enumerate(SCANS):
        stage.plan(eve, f"16:{10 + place}", partial(bring_in, stage, scanned, eve, place))


def bring_in(stage: Stage, scanned: Scanned, day: date, place: int) -> None:
    """The pages are kept; what stands on them, only the one that is registered says. Of that one a
    copy is made."""
    by = stage.actor(scanned.by, day, f"16:{10 + place}")
    issued = stage.today - timedelta(days=scanned.days_ago)
    data = picture(scanned, issued)
    came = intake.receive(
        by=by,
        data=data,
        name=scanned.name,
        batch=new_id(),
        place=place,
        reading=nothing_read(),
        scan=render_in_child(data),
    )
    if scanned.registered_as:
        intake.register_scan(
            came,
            by=by,
            kind=scanned.kind,
            number=scanned.number,
            symbol=scanned.symbol,
            date=issued,
            issuers=scanned.registered_as,
            subject=scanned.subject,
        )
        copy(stage, Document.objects.get(file=came.file_id), by)


def copy(stage: Stage, document: Document, by: Actor) -> None:
    """For a unit that has to know: its words were read off a picture, so the file is copied."""
    make_copy(
        document,
        by=by,
        token=new_id(),
        kind="whole",
        body=stage.bodies["Văn phòng Bắc Sơn"],
        signer=stage.people["ha"],
        post="Chánh Văn phòng",
        place="Bắc Sơn",
        organisations=[stage.organisations["suoi_nga"]],
        recipients="Lưu Văn phòng",
    )


def picture(scanned: Scanned, issued: date) -> bytes:
    return scan_of(paper(scanned, issued), scanned.name)


def scan_of(printed: Paper, name: str) -> bytes:
    """Its pages as they come out of a scanner: grey, and never quite straight."""
    with pypdfium2.PdfDocument(to_pdf(printed)) as document:
        pages = [_scanned(page.render(scale=DOTS / 72).to_pil()) for page in document]
    file = io.BytesIO()
    if name.endswith(".jpg"):
        pages[0].save(file, "JPEG", quality=70)
    else:
        pages[0].save(file, "PDF", resolution=DOTS, save_all=True, append_images=pages[1:])
    return file.getvalue()


def paper(scanned: Scanned, issued: date) -> Paper:
    return Paper(
        kind=scanned.kind,
        subject=scanned.subject,
        issuers=tuple(Issuer(name, superior) for superior, name in scanned.issuers),
        place="Vịnh Đông",
        date=issued,
        number=f"{scanned.number}-{scanned.symbol}",
        blocks=tuple(Paragraph(runs(words)) for words in scanned.text),
        mark=EXERCISE_MARK,
        signatures=scanned.signatures,
        recipients=("Như trên", "Lưu Văn phòng"),
    )


def _scanned(page: Image.Image) -> Image.Image:
    grey = page.convert("L")
    return grey.rotate(SLANT, Image.Resampling.BICUBIC, fillcolor=255).point(
        [40 + value * 208 // 255 for value in range(256)]
    )
