"""What the units say of the joint drafts: in time, late, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.models import Asked, Consultation, Version

from . import cast

if TYPE_CHECKING:
    from .build import Stage

# The forty-one that are asked about the resolution; the others dig, wash and carry no coal.
ASKED = [key for key in cast.ALL if key not in ("benh_vien", "khach_san", "truong")]
# paragraph (0: the whole), what is said of it, what becomes of it and why
Said = tuple[int, str, str, str]
ON_RESOLUTION: list[Said] = [
    (9, "Đề nghị huấn luyện, sát hạch mỗi quý một lần thay vì mỗi năm hai lần.", "taken", ""),
    (
        5,
        "Đề nghị ghi rõ nguồn vốn đầu tư hệ thống giám sát khí.",
        "part",
        "Nghị quyết ghi việc ưu tiên; nguồn vốn ghi trong kế hoạch thực hiện hằng năm.",
    ),
    (
        4,
        "Đề nghị giữ mức giảm 5% đối với đơn vị nhiều năm không có tai nạn.",
        "not",
        "Mức 10% là mục tiêu chung; đơn vị không có tai nạn thì giữ vững kết quả.",
    ),
    (
        10,
        "Đề nghị báo trước lịch giám sát ít nhất 10 ngày để đơn vị chuẩn bị.",
        "taken",
        "Đưa vào kế hoạch giám sát của hai Ủy ban Kiểm tra.",
    ),
    (
        0,
        "Nhất trí với dự thảo; đề nghị có một mẫu báo cáo chung để đơn vị báo cáo một lần.",
        "taken",
        "Hai Văn phòng thống nhất một mẫu báo cáo.",
    ),
]
ON_PLAN: list[Said] = [
    (3, "Thời hạn trả lời kiến nghị nên tính theo ngày làm việc.", "taken", ""),
    (
        5,
        "Đơn vị nhiều ca, đề nghị được tổ chức đối thoại theo phân xưởng.",
        "part",
        "Được tổ chức theo phân xưởng, nhưng bí thư cấp ủy đơn vị vẫn chủ trì.",
    ),
    (
        0,
        "Kế hoạch trùng với đối thoại định kỳ của chuyên môn, đề nghị không tổ chức riêng.",
        "not",
        "Đối thoại của cấp ủy có nội dung, thành phần khác đối thoại của chuyên môn.",
    ),
]


def ask(
    stage: Stage, version: Version, keys: Iterable[str], day: date, due: date, question: str = ""
) -> Consultation:
    return actions.consult(
        version,
        by=stage.actor("ha", day, "16:44"),
        token=new_id(),
        organisations=[stage.organisations[key] for key in keys],
        due=due,
        question=question,
    )


def prepare(stage: Stage, asking: Consultation, key: str, day: date, *said: Said) -> Asked:
    """A unit's reporter writes what it says of paragraphs and of the whole, and sends nothing."""
    asked = asking.asked.get(organisation=stage.organisations[key])
    by = stage.actor(f"reporter:{key}", day, "16:50")
    for place, text, *_ in said:
        actions.prepare_remark(asked, by=by, token=new_id(), place=place, text=text)
    return asked


def answer(
    stage: Stage, asking: Consultation, key: str, day: date, stance: str, *said: Said
) -> None:
    asked = prepare(stage, asking, key, day, *said)
    by = stage.actor(f"reporter:{key}", day, "16:55")
    actions.answer(asked, by=by, token=new_id(), stance=stance)


def answer_in_turn(
    stage: Stage, asking: Consultation, keys: Iterable[str], day: date, said: list[Said]
) -> None:
    """Every other unit agrees without a word; of the others each says one thing."""
    for number, key in enumerate(keys):
        if number % 2:
            answer(stage, asking, key, day, "agrees")
        else:
            answer(stage, asking, key, day, "remarks", said[number // 2 % len(said)])


def weigh(stage: Stage, asking: Consultation, day: date, said: list[Said]) -> None:
    """The office says what became of each remark that it has an answer to."""
    by = stage.actor("ha", day, "17:20")
    answers = {text: (decision, reason) for _place, text, decision, reason in said}
    for one in asking.draft.opinion_remarks.filter(asked__consultation=asking):
        decision, reason = answers[one.text]
        actions.decide(one, by=by, decision=decision, reason=reason)
