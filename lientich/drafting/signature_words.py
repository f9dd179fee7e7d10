"""What is said of signatures on the screen, in an office's words."""

from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lientich.core.templatetags.lt import moment

from .signatures.answers import Standing, Verdict
from .signatures.reasons import Reason, Refused

REASONS: dict[str, Promise] = {
    Reason.TOO_LARGE: gettext_lazy("Tệp quá lớn: nhiều nhất 50 MB."),
    Reason.TOO_HARD: gettext_lazy(
        "Tệp quá phức tạp nên không kiểm tra được trong thời gian cho phép."
    ),
    Reason.BROKEN: gettext_lazy("Tệp không phải PDF, hoặc đã hỏng nên không đọc được trọn vẹn."),
    Reason.ENCRYPTED: gettext_lazy("Tệp bị khóa bằng mật khẩu. Hãy dùng tệp không khóa."),
    Reason.OTHER_DOCUMENT: gettext_lazy("Đây là tệp của văn bản khác."),
    Reason.NOT_SIGNED: gettext_lazy("Tệp chưa có chữ ký mới nào. Hãy ký rồi nộp lại."),
    Reason.BYTES_CHANGED: gettext_lazy(
        "Phần đã có của tệp bị thay đổi, dù chỉ một ký tự: tệp bị sửa, hoặc chương trình ký đã ghi "
        "lại cả tệp. Hãy tải lại bản để ký và ký bằng cách ghi nối tiếp."
    ),
    Reason.WRONG_FIELD: gettext_lazy(
        "Chữ ký nằm ở ô khác (%(detail)s). Hãy tải lại bản để ký và ký đúng ô của mình."
    ),
    Reason.SEVERAL: gettext_lazy("Tệp có thêm nhiều chữ ký một lúc. Mỗi lần chỉ nộp một chữ ký."),
    Reason.INVALID: gettext_lazy("Chữ ký không khớp với nội dung tệp."),
    Reason.MORE_CHANGED: gettext_lazy(
        "Ngoài chữ ký, tệp còn bị sửa chỗ khác (thêm trang, sửa chữ, thêm ô). Hãy tải lại bản để "
        "ký và chỉ ký."
    ),
    Reason.CHANGED_AFTER: gettext_lazy("Sau khi ký, tệp lại bị sửa hoặc thêm trang."),
    Reason.STRANGER: gettext_lazy(
        "Chữ ký của %(detail)s: chứng thư này chưa đăng ký cho người ký của bên mình."
    ),
    Reason.EXPIRED: gettext_lazy("Chứng thư của %(detail)s đã hết hạn."),
    Reason.NOT_YET_VALID: gettext_lazy("Chứng thư của %(detail)s chưa đến ngày có hiệu lực."),
    Reason.REVOKED: gettext_lazy("Chứng thư của %(detail)s đã bị thu hồi."),
    Reason.UNTRUSTED: gettext_lazy(
        "Chứng thư của %(detail)s không do tổ chức chứng thực mà hệ thống tin cậy cấp."
    ),
}

VERDICTS: dict[str, tuple[Promise, Promise, str]] = {
    Verdict.VALID: (
        gettext_lazy("Chữ ký hợp lệ"),
        gettext_lazy(
            "Mọi chữ ký khớp với tệp, người ký được chứng thực, và sau khi ký không có sửa đổi nào "
            "ngoài phần được phép."
        ),
        "ok",
    ),
    Verdict.EXERCISE: (
        gettext_lazy("Văn bản minh họa, không có giá trị pháp lý"),
        gettext_lazy(
            "Chữ ký khớp với tệp, nhưng tạo bằng khóa thử của bản minh họa nên không ràng buộc ai."
        ),
        "warn",
    ),
    Verdict.UNTRUSTED: (
        gettext_lazy("Chữ ký khớp với tệp, chưa xác nhận được người ký"),
        gettext_lazy(
            "Chứng thư của người ký không dẫn tới tổ chức chứng thực nào mà hệ thống này tin cậy."
        ),
        "warn",
    ),
    Verdict.INVALID: (
        gettext_lazy("Không hợp lệ"),
        gettext_lazy("Không dùng tệp này làm văn bản đã ký."),
        "bad",
    ),
    Verdict.UNSIGNED: (
        gettext_lazy("Tệp không có chữ ký số"),
        gettext_lazy("Nếu là bản quét chữ ký trên giấy, hãy đối chiếu với bản lưu ở văn phòng."),
        "warn",
    ),
}

STANDINGS: dict[str, Promise] = {
    Standing.TRUSTED: gettext_lazy("còn hiệu lực, do %(root)s chứng thực"),
    Standing.NO_ROOTS: gettext_lazy("chưa kiểm tra: hệ thống chưa cấu hình tổ chức chứng thực nào"),
    Standing.UNKNOWN: gettext_lazy("không dẫn tới tổ chức chứng thực nào được tin cậy ở đây"),
    Standing.EXPIRED: gettext_lazy(
        "đã hết hạn, và không có dấu thời gian chứng minh là ký trước đó"
    ),
    Standing.NOT_YET_VALID: gettext_lazy("chưa đến ngày có hiệu lực"),
    Standing.REVOKED: gettext_lazy("đã bị thu hồi"),
}

CHANGES: dict[str, Promise] = {
    "nothing": gettext_lazy("không có gì thay đổi"),
    "permitted": gettext_lazy("chỉ có chữ ký khác, số và ngày được điền thêm, là phần được phép"),
    "forbidden": gettext_lazy("tệp bị sửa ngoài phần được phép"),
}


def refusal(refused: Refused) -> str:
    return str(REASONS[refused.reason]) % {"detail": refused.detail}


def told(found: dict[str, Any]) -> dict[str, Any]:
    """A verification (`Verified`, as plain values) in words: for the page and the command alike."""
    title, text, tone = VERDICTS[found["verdict"]]
    why = [str(REASONS[found["reason"]])] if found["reason"] else []
    if found["rewritten"]:
        why.append(_("Số hoặc ngày bị sửa lại sau khi đã điền."))
    if found["exercise"] and found["verdict"] != Verdict.EXERCISE:
        why.append(_("Đây là văn bản minh họa, không có giá trị pháp lý."))
    return {
        "title": str(title),
        "text": " ".join([*why, str(text)]),
        "tone": tone,
        "exercise": found["exercise"],
        "signatures": [_signature(one, found["revocation"]) for one in found["signatures"]],
        "unsigned": found["unsigned"],
        "against": _against(found["roots"]) if found["signatures"] else "",
        "filled": _filled(found["filled"]),
    }


def _signature(one: dict[str, Any], revocation: bool) -> dict[str, Any]:
    standing = str(STANDINGS[one["standing"]]) % {"root": one["root"]}
    return {
        "name": one["name"],
        "seal": one["kind"] == "seal",
        "in_order": one["in_order"],
        "facts": [
            (_("Tư cách"), one["told"] or _("không rõ: ô ký %(field)s") % {"field": one["field"]}),
            (_("Tổ chức ghi trên chứng thư"), one["organisation"]),
            (_("Thời gian"), _time(one)),
            (_("Nội dung tệp"), _("khớp với chữ ký") if one["in_order"] else _("không khớp")),
            (_("Từ khi ký đến nay"), str(CHANGES[one["changed"]])),
            (_("Chứng thư"), standing),
            (_("Nơi cấp chứng thư"), one["issuer"]),
            (
                _("Thu hồi"),
                _("đã đối chiếu danh sách thu hồi")
                if revocation
                else _("không kiểm tra: chưa cấu hình danh sách thu hồi"),
            ),
        ],
    }


def _time(one: dict[str, Any]) -> str:
    if one["stamped_at"]:
        at = moment(parse_datetime(one["stamped_at"]))
        if one["stamp_trusted"]:
            return _("%(at)s, theo dấu thời gian được tin cậy") % {"at": at}
        return _("%(at)s, theo dấu thời gian chưa xác nhận được") % {"at": at}
    if one["claimed_at"]:
        at = moment(parse_datetime(one["claimed_at"]))
        return _("%(at)s, theo máy của người ký; không có dấu thời gian") % {"at": at}
    return _("không ghi; không có dấu thời gian")


def _against(roots: list[str]) -> str:
    """Whom the certificates were to lead to."""
    if roots:
        return _("Đối chiếu với các tổ chức chứng thực được tin cậy ở đây: %(roots)s.") % {
            "roots": "; ".join(roots)
        }
    return _("Ở đây chưa cấu hình tổ chức chứng thực được tin cậy nào để đối chiếu.")


def _filled(values: dict[str, str]) -> str:
    if not values:
        return ""
    date = "-".join(values[key] for key in ("day", "month", "year") if key in values)
    return _("số %(number)s, ngày %(date)s") % {"number": values.get("number", "…"), "date": date}
