"""In which capacity a paper is signed (NORMS §4; Nghị định 30, Phụ lục I, mục II, 7)."""

import re

from django.utils.translation import gettext_lazy as _

from lientich.core.text import fold
from lientich.papers import Form

STANDING_COMMITTEE = "T/M BAN THƯỜNG VỤ"  # a committee signs through one of its members
SECRETARY = "Bí thư"
CHIEF_OF_OFFICE = "Chánh Văn phòng"
# For a collective, instead of its head, by order of it, by its mandate, acting head.
MARKS = {
    Form.PARTY: re.compile(r"(T/M|K/T|T/L|Q\.) ?\S"),
    Form.STATE: re.compile(r"(TM\.|KT\.|TL\.|TUQ\.|Q\.) ?\S"),
}
_INSTEAD = re.compile(r"(K/T|KT\.)")
_COLLECTIVE = ("ban thuong vu", "ban chap hanh", "hoi dong", "uy ban", "thuong truc", "dang uy")
WRONG_MARK = {
    Form.PARTY: _(
        "Văn bản của Đảng ghi thẩm quyền bắt đầu bằng T/M, K/T, T/L hoặc Q. Ví dụ: "
        "T/M BAN THƯỜNG VỤ."
    ),
    Form.STATE: _(
        "Văn bản theo Nghị định 30 ghi thẩm quyền bắt đầu bằng TM., KT., TL., TUQ. hoặc Q. "
        "Ví dụ: KT. TỔNG GIÁM ĐỐC."
    ),
}
COLLECTIVE = _("Không ký thay (K/T) một tập thể: hãy ghi thay mặt (T/M), hoặc người được ký thay.")


def fault_of(authority: str, form: Form) -> str:
    """Why somebody may not sign so, in words; empty where nothing speaks against it."""
    if not authority:
        return ""
    if not MARKS[form].match(authority.upper()):
        return str(WRONG_MARK[form])
    instead = _INSTEAD.match(authority.upper())
    if instead and fold(authority[instead.end() :]).strip().startswith(_COLLECTIVE):
        return str(COLLECTIVE)
    return ""
