"""The books of both offices: what went out under which number, what came in and who has it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.core.ids import new_id
from lientich.documents import actions, queries
from lientich.documents.models import Document, Series

if TYPE_CHECKING:
    from .build import Stage

# Whose book, its kind and symbol, the first number kept here, who keeps it, where it is kept.
BOOKS = (
    ("Đảng ủy Bắc Sơn", "Nghị quyết", "NQ/ĐU", 30, "ha", "here"),
    ("Đảng ủy Bắc Sơn", "Chỉ thị", "CT/ĐU", 8, "ha", "here"),
    ("Đảng ủy Bắc Sơn", "Báo cáo", "BC/ĐU", 88, "ha", "here"),
    ("Đảng ủy Bắc Sơn", "Kế hoạch", "KH/ĐU", 21, "ha", "here"),
    ("Đảng ủy Vịnh Xanh", "Nghị quyết", "NQ/ĐU", 19, "chau", "here"),
    ("Đảng ủy Vịnh Xanh", "Quy định", "QĐ/ĐU", 9, "chau", "here"),
    ("UBKT Vịnh Xanh", "Kế hoạch", "KH/UBKT", 5, "chau", "elsewhere"),
)
# From whom, days ago, what, the leader's words and whom they name; days until it is due, or done.
CAME = (
    ("Đảng ủy Than Ngọc Lâm", 24, "Báo cáo", "12-BC/ĐU", "kết quả học tập nghị quyết liên tịch"),
    (
        "Công ty Than Vân Đài",
        18,
        "Công văn",
        "31-CV/ĐU",
        "xin ý kiến về kế hoạch trồng cây bãi thải",
    ),
    (
        "Đảng ủy Than Suối Ngà",
        11,
        "Tờ trình",
        "07-TTr/ĐU",
        "đề nghị thẩm định trạm xử lý nước thải",
    ),
    ("Đảng ủy Than Lũng Mây", 5, "Công văn", "16-CV/ĐU", "đề nghị bổ sung máy bơm cho mùa mưa"),
    ("Công đoàn Than Bắc Sơn", 1, "Công văn", "40-CV/CĐ", "phối hợp tổ chức tháng công nhân"),
)


def plan(stage: Stage) -> None:
    begun = stage.today - timedelta(days=45)
    stage.plan(begun, "10:00", partial(open_books, stage, begun))
    for came in CAME:
        day = stage.today - timedelta(days=came[1])
        stage.plan(day, "10:10", partial(arrive, stage, day, *came))
    day = stage.today - timedelta(days=4)
    stage.plan(day, "10:50", partial(save_a_filter, stage, day))
    stage.plan(day, "10:20", partial(take_numbers, stage, day))
    stage.plan(day, "10:40", partial(enter_what_was_sent, stage, day))
    stage.plan(day, "10:50", partial(bring_sheet, stage, day))


def save_a_filter(stage: Stage, day: date) -> None:
    by = stage.actor("ha", day, "10:50")
    actions.save_filter(by=by, name="Văn bản liên tịch", wanted={"joint": "1"})
    field = str(stage.fields["environment"].pk)
    wanted = {"field": field, "state": "all", "columns": ["lead", "state", "due", "units"]}
    name = "Môi trường, theo đơn vị"
    actions.save_filter(by=by, name=name, wanted=wanted, listing="tasks", shared=True)


def open_books(stage: Stage, day: date) -> None:
    """Offices open them with what the register already holds; what is missing they explain."""
    until = date(stage.year + 2, 1, 1)
    for issuer, kind, symbol, first, username, master in BOOKS:
        by = stage.actor(username, day, "10:00")
        series = actions.open_series(
            stage.bodies[issuer],
            by=by,
            kind=kind,
            since=stage.first_day,
            until=until,
            symbol=symbol,
            first=first,
            master=master,
        )
        for low, high in queries.gaps(series):
            actions.explain_gap(
                series,
                by=by,
                first=low,
                last=high - 1 if high - low > 2 else high,  # one is left for the visitor
                reason="Văn bản nội bộ, chưa đưa vào hệ thống; sổ giấy có đủ.",
            )


def take_numbers(stage: Stage, day: date) -> None:
    """One is void, one waits for its document longer than a day."""
    by = stage.actor("ha", day, "10:20")
    series = Series.objects.get(body=stage.bodies["Đảng ủy Bắc Sơn"], kind="Kế hoạch")
    void = actions.reserve_number(
        series, by=by, key=new_id(), reserved_for="kế hoạch hội thao công nhân", by_hand=True
    )
    actions.void_number(void, by=by, reason="Hội thao hoãn sang năm sau.")
    actions.reserve_number(
        series, by=by, key=new_id(), reserved_for="kế hoạch kiểm tra an toàn quý tới", by_hand=True
    )


def bring_sheet(stage: Stage, day: date) -> None:
    """Lines of the old book on paper wait to be looked at; one has no date."""
    by = stage.actor("ha", day, "10:50")
    series = Series.objects.get(body=stage.bodies["Đảng ủy Bắc Sơn"], kind="Nghị quyết")
    told = (
        ("26-NQ/ĐU", f"12-3-{stage.year - 2}", "về lãnh đạo công tác an toàn, vệ sinh lao động"),
        ("27-NQ/ĐU", "", "về chuyển đổi số trong khai thác than"),
        ("28-NQ/ĐU", f"20-9-{stage.year - 2}", "về chăm lo nhà ở cho công nhân"),
    )
    lines = [
        (place, {"code": code, "date": written, "subject": subject})
        for place, (code, written, subject) in enumerate(told, start=4)
    ]
    name = "so-nghi-quyet-tren-giay.xlsx"
    actions.bring_sheet(by=by, series=series, name=name, lines=lines, scans={})


def arrive(
    stage: Stage, day: date, sender: str, ago: int, kind: str, code: str, subject: str
) -> None:
    """The office enters what came; the leader says who deals with it, and by when."""
    by = stage.actor("ha", day, "10:10")
    arrival = actions.enter_arrival(
        by=by,
        arrived_on=day,
        sender=sender,
        kind=kind,
        code=code,
        date=day - timedelta(days=2),
        subject=subject,
        key=new_id(),
    )
    if ago < 3:
        return  # its leader has not seen it yet
    actions.instruct(
        arrival,
        by=by,
        instruction="Giao Ban Môi trường xem xét, tham mưu văn bản trả lời.",
        instructed_by="Đồng chí Phó Bí thư Thường trực",
        instructed_on=day,
        bodies=[stage.bodies["Ban Môi trường Bắc Sơn"]],
        due=day + timedelta(days=8),
    )
    if ago > 15:
        actions.settle_arrival(arrival, by=by, done_on=day, outcome="Đã trả lời bằng công văn.")


def enter_what_was_sent(stage: Stage, day: date) -> None:
    """A document that Vịnh Xanh sent through the system stands in Bắc Sơn's incoming book; others
    wait to be entered."""
    by = stage.actor("ha", day, "10:40")
    sent: Document | None = queries.to_enter(by).first()
    if sent:
        actions.enter_arrival(
            by=by,
            arrived_on=day,
            sender="Đảng ủy Than Vịnh Xanh",
            kind=sent.kind,
            code=sent.code,
            date=sent.date,
            subject=sent.subject,
            document=sent,
            key=new_id(),
        )
