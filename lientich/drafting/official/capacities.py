"""In which capacity a paper is signed (NORMS §4; Nghị định 30, Phụ lục I, mục II, 7): on behalf of
a collective, for a head by their deputy, by order, by mandate, acting as head (Q.)."""

import re
from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lientich.core.text import fold
from lientich.papers import Form

# The collective that signs through one of its members, where a body is one, and the usual post.
_USUAL = {
    "committee": ("BAN THƯỜNG VỤ", "Bí thư"),
    "standing": ("BAN THƯỜNG VỤ", "Bí thư"),
    "inspection": ("ỦY BAN KIỂM TRA", "Chủ nhiệm"),
    "union": ("BAN THƯỜNG VỤ", "Chủ tịch"),
    "youth": ("BAN THƯỜNG VỤ", "Bí thư"),
    "veterans": ("BAN THƯỜNG VỤ", "Chủ tịch"),
    "office": ("", "Chánh Văn phòng"),
    "personnel": ("", "Trưởng ban"),
    "communications": ("", "Trưởng ban"),
    "mass": ("", "Trưởng ban"),
}
# Of the others some are led by a board, and some by one person.
_COLLECTIVE = {kind for kind, (collective, _post) in _USUAL.items() if collective}
_HEADED = _USUAL.keys() - _COLLECTIVE
_COLLECTIVES = ("ban thuong vu", "ban chap hanh", "hoi dong", "uy ban", "thuong truc", "dang uy")

ON_BEHALF = {Form.PARTY: "T/M", Form.STATE: "TM."}
MARKS = {
    Form.PARTY: re.compile(r"(T/M|K/T|T/L|Q\.) ?(?=\S)", re.IGNORECASE),
    Form.STATE: re.compile(r"(TM\.|KT\.|TL\.|TUQ\.|Q\.) ?(?=\S)", re.IGNORECASE),
}
_ACTING = re.compile(r"(?:q\.|quyen )\s*(\S.*)")
_DEPUTY = re.compile(r"pho\b")

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
UNNAMED = _("Tập thể ký thay mặt: hãy ghi T/M và tên tập thể.")
FOR_A_COLLECTIVE = _(
    "Không ký thay (K/T) cho tập thể: cấp phó ký thay mặt (T/M) với chức vụ của mình."
)
NO_COLLECTIVE = _(
    "Cơ quan này có người đứng đầu, không ký thay mặt (T/M): người đứng đầu ký thì để trống, cấp "
    "phó ký thay (K/T)."
)
NOT_THE_DEPUTY = _("Ký thay (K/T) là việc của cấp phó: chức vụ là cấp phó của người ghi sau K/T.")
DEPUTY_ALONE = _("Cấp phó ký thay người đứng đầu: hãy ghi K/T và chức vụ người đứng đầu.")
ITSELF = _("Thừa lệnh (T/L) là cấp dưới ký theo lệnh: chức vụ này của chính cơ quan ban hành.")


def usual(kind: str, form: Form) -> tuple[str, str]:
    """What a body of this kind signs as, where nothing else is said: authority and post."""
    collective, post = _USUAL.get(kind, ("", ""))
    return (f"{ON_BEHALF[form]} {collective}" if collective else ""), post


def fault_of(
    authority: str, form: Form, *, kind: str, post: str, own_posts: Collection[str] = ()
) -> Promise | None:
    """Why somebody may not sign so for a body of this kind, in words; None where nothing speaks
    against it. `own_posts`: the titles of that very body."""
    if not authority:
        return _without_authority(kind, post)
    found = MARKS[form].match(authority)
    if found is None:
        return WRONG_MARK[form]
    mark, of = re.sub(r"\W", "", found[1].upper()), authority[found.end() :]
    if mark == "KT":
        return _for_a_head(kind, fold(of), fold(post))
    if mark == "TM" and kind in _HEADED:
        return NO_COLLECTIVE
    if mark == "Q" and kind in _COLLECTIVE:
        return UNNAMED
    own = mark == "TL" and fold(post) in {fold(one) for one in own_posts}
    return ITSELF if own else None


def _without_authority(kind: str, post: str) -> Promise | None:
    if kind in _COLLECTIVE:
        return UNNAMED
    return DEPUTY_ALONE if _DEPUTY.match(fold(post)) else None


def _for_a_head(kind: str, head: str, post: str) -> Promise | None:
    """A collective has no head to sign for: its deputies sign on its behalf, as what they are."""
    if kind in _COLLECTIVE or head.startswith(_COLLECTIVES):
        return FOR_A_COLLECTIVE
    deputy = re.fullmatch(rf"pho {re.escape(head)}\b.*", post)
    return None if deputy else NOT_THE_DEPUTY


def is_held(post: str, held: Collection[str], there: Collection[str] = ()) -> bool:
    """Whether a post on paper is one of those held, said shorter or longer; to act as head (Q.) is
    a charge beside them, of a post that is `there` in the house."""
    told = f"{fold(post)} "
    if acting := _ACTING.fullmatch(told.strip()):
        return acting[1] in {fold(one) for one in there}
    titles = [f"{fold(one)} " for one in held]
    return any(one.startswith(told) or told.startswith(one) for one in titles)
