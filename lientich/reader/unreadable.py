"""Why a file was not read: a stable code for programs, a Vietnamese sentence for people."""

from typing import Any


def _(message: str) -> str:
    """Mark a sentence for the catalogue; the reader itself knows no language but Vietnamese."""
    return message


REASONS = {
    "empty": _("Tệp không có nội dung. Hãy kiểm tra lại và chọn tệp có nội dung."),
    "too_large": _(
        "Tệp lớn hơn 50 MB nên không được đọc. Hãy tách tệp hoặc bỏ bớt hình ảnh rồi chọn lại."
    ),
    "too_long": _("Văn bản quá dài nên không được đọc. Hãy tách thành nhiều tệp rồi chọn lại."),
    "scan": _(
        "Tệp chỉ có hình ảnh (bản quét), không có chữ để đọc. Bản quét .pdf, .jpg, .png, .tif được "
        "ghi vào sổ bên cạnh hình ảnh, tại trang Nhập văn bản. Hãy lưu tệp loại khác thành .pdf, "
        "hoặc dùng bản gốc có chữ."
    ),
    "image": _(
        "Đây là tệp hình ảnh, không có chữ để đọc. Ảnh .jpg, .png, .tif được ghi vào sổ bên cạnh "
        "hình ảnh, tại trang Nhập văn bản. Hãy lưu ảnh loại khác thành một trong các loại đó."
    ),
    "broken_image": _(
        "Tệp hình ảnh bị hỏng hoặc tải về chưa đủ. Hãy quét hoặc chụp lại rồi chọn lại."
    ),
    "huge_image": _(
        "Hình ảnh có quá nhiều điểm ảnh nên không được mở. "
        "Hãy quét lại ở 300 điểm trên inch rồi chọn lại."
    ),
    "old_doc": _(
        "Đây là tệp Word kiểu cũ (.doc). "
        "Hãy mở bằng Word hoặc LibreOffice, lưu thành .docx rồi chọn lại."
    ),
    "broken_doc": _(
        "Không chuyển được tệp Word kiểu cũ (.doc) này. "
        "Hãy mở bằng Word, lưu thành .docx rồi chọn lại."
    ),
    "protected": _(
        "Tệp được bảo vệ bằng mật khẩu nên không đọc được. "
        "Hãy mở tệp, bỏ mật khẩu, lưu lại rồi chọn lại."
    ),
    "broken_docx": _(
        "Tệp Word bị hỏng hoặc tải về chưa đủ. Hãy mở bằng Word, lưu thành .docx mới rồi chọn lại."
    ),
    "broken_xlsx": _(
        "Tệp Excel bị hỏng hoặc tải về chưa đủ. "
        "Hãy mở bằng Excel, lưu thành .xlsx mới rồi chọn lại."
    ),
    "broken_pdf": _(
        "Tệp PDF bị hỏng hoặc tải về chưa đủ. Hãy tải lại tệp hoặc xuất lại PDF từ bản gốc."
    ),
    "zip_bomb": _(
        "Tệp nén bất thường: phần bên trong lớn quá mức cho phép. "
        "Hãy mở bằng Word, lưu thành .docx mới rồi chọn lại."
    ),
    "unsafe_xml": _(
        "Tệp có khai báo XML không an toàn (DTD, thực thể) nên không được đọc. "
        "Hãy mở bằng chương trình gốc và lưu thành tệp mới."
    ),
    "unsupported": _(
        "Loại tệp này không đọc được. Hãy lưu văn bản thành .docx, .pdf, .html hoặc .txt, "
        "bản quét thành .pdf, .jpg, .png hoặc .tif."
    ),
    "binary": _(
        "Nội dung tệp không phải là văn bản. Hãy chọn tệp .docx, .pdf, .html, .txt, "
        "hoặc bản quét .pdf, .jpg, .png, .tif."
    ),
    "legacy_font": _(
        "Văn bản dùng bảng mã hoặc phông chữ cũ (TCVN3, VNI), không phải Unicode. "
        "Hãy chuyển sang Unicode (chẳng hạn bằng UniKey) rồi chọn lại."
    ),
    "secret": _(
        "Tài liệu có dấu chỉ độ mật (MẬT, TỐI MẬT hoặc TUYỆT MẬT) nên không được tiếp nhận. "
        "Không đưa tài liệu mật vào hệ thống này; xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    "too_hard": _(
        "Tệp quá phức tạp, không đọc xong trong thời gian và bộ nhớ cho phép. "
        "Hãy lưu thành tệp mới đơn giản hơn hoặc tách nhỏ rồi chọn lại."
    ),
    "failed": _(
        "Hệ thống gặp lỗi khi đọc tệp này. Hãy báo quản trị viên và dán nội dung văn bản thay thế."
    ),
}


# Notes on what a machine has read from a picture.
RECOGNISED = _(
    "Nội dung do máy đọc từ hình ảnh nên có thể sai. Hãy kiểm tra từng mục bên cạnh hình ảnh."
)
RECOGNISED_IN_PART = _(
    "Máy chỉ đọc những trang đầu của bản quét, và có thể đọc sai. "
    "Hãy kiểm tra từng mục bên cạnh hình ảnh."
)


class Unreadable(Exception):
    """`reason` is a key of REASONS; the text of the exception is its Vietnamese sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason])
        self.reason = reason


def nothing_read() -> dict[str, Any]:
    """The answer for a picture of a paper that no machine has read: the full shape, empty."""
    return refusal("scan") | {"refused": False, "reason": None}


def reason_code(sentence: str | None) -> str | None:
    """The stable code behind the sentence that a refusal carries as its "reason"."""
    return next((code for code, known in REASONS.items() if known == sentence), None)


def refusal(reason: str) -> dict[str, Any]:
    """The answer of the reader for a file it refuses: the full shape, with nothing of the file."""
    lists = "citations organisations people events goals objectives results directions figures"
    source: dict[str, Any] = {
        "form": "other",
        "title": None,
        "kind": None,
        "number": None,
        "symbol": None,
        "joint": False,
        "issuers": [],
        "date": None,
        "subject": None,
        "period": None,
        "signers": [],
    }
    head = {"refused": True, "reason": REASONS[reason], "text": "", "source": source}
    return head | {key: [] for key in lists.split()}
