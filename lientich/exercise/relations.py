"""How the documents of the exercise stand to each other: what carries out what, what ends what, and
a joint decision that amends a clause of which tasks are under way."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from lientich.documents import actions
from lientich.documents.models import Document, Relation

from .papers import others

if TYPE_CHECKING:
    from .build import Stage

BOTH = ("Đảng ủy Bắc Sơn", "Đảng ủy Vịnh Xanh")
RESOLUTION = ("33", "NQLT/ĐUBS-ĐUVX")
# Which document (number, symbol), how it stands to which other, and who says so.
STANDS = (
    (("08", "CT/ĐU"), "implements", ("41", "NQ/ĐU"), "ha"),
    (("05", "KH/UBKT"), "implements", RESOLUTION, "chau"),
    (("05", "KH/UBKT"), "based_on", ("19", "NQ/ĐU"), "chau"),
    (("03", "HD/BTG"), "implements", ("19", "NQ/ĐU"), "chau"),
)
WORDING = (
    "2- Giao Ban Môi trường Tập đoàn Than Bắc Sơn chủ trì, phối hợp với Ban Dân vận Đảng ủy Vịnh "
    "Xanh đưa trạm xử lý nước thải vào vận hành tại các mỏ hầm lò, lắp quan trắc tự động và "
    "truyền số liệu về hai Văn phòng."
)
AMENDING = f"""Căn cứ Nghị quyết liên tịch số 33-NQLT/ĐUBS-ĐUVX của hai Đảng ủy;
Điều 1. Mục II.2 của Nghị quyết liên tịch số 33-NQLT/ĐUBS-ĐUVX được sửa đổi như sau:
“{WORDING}”
Điều 2. Hai Văn phòng theo dõi, báo cáo hai Đảng ủy việc thực hiện Quyết định này.
"""
REPEALING = """Điều 1. Bãi bỏ mục II.4 của Nghị quyết liên tịch số 33-NQLT/ĐUBS-ĐUVX.
Điều 2. Ủy ban Kiểm tra hai Đảng ủy thực hiện giám sát theo chương trình hằng năm của mình.
"""


def plan(stage: Stage) -> None:
    day = stage.today - timedelta(days=44)
    stage.plan(day, "10:05", partial(say_how_they_stand, stage, day))
    stage.plan(day, "10:06", partial(replace_a_rule, stage, day))
    stage.plan(day, "10:07", partial(repeal_guidance, stage, day))
    amended = stage.today - timedelta(days=20)
    stage.plan(amended, "10:15", partial(amend, stage, amended))
    repealed = stage.today - timedelta(days=3)
    stage.plan(repealed, "10:15", partial(repeal_a_clause, stage, repealed))


def find(number: str, symbol: str, **more: str) -> Document:
    found = Document.objects.filter(number=number, symbol=symbol, **more)
    return found.order_by("-date", "pk")[:1].get()


def say_how_they_stand(stage: Stage, day: date) -> None:
    for document, kind, other, username in STANDS:
        by = stage.actor(username, day, "10:05")
        actions.relate(find(*document), by=by, other=find(*other), kind=kind)


def replace_a_rule(stage: Stage, day: date) -> None:
    """Vịnh Xanh has a new rule of reporting; the old one ends with it."""
    by = stage.actor("chau", day, "10:06")
    rule = actions.register(
        by=by,
        kind="Quy định",
        number="10",
        symbol="QĐ/ĐU",
        date=day,
        subject="về chế độ báo cáo trên hệ thống của các chi, đảng bộ trực thuộc",
        issuers=[stage.bodies["Đảng ủy Vịnh Xanh"]],
        field=stage.fields["coordination"],
    )
    actions.share(rule, by=by, organisations=others(stage, by.organisation_id))
    actions.relate(rule, by=by, other=find("09", "QĐ/ĐU"), kind=Relation.Kind.REPLACES)


def repeal_guidance(stage: Stage, day: date) -> None:
    """Bắc Sơn ends a guidance of its board, for its own house to know: the other side is not told
    by which paper."""
    by = stage.actor("ha", day, "10:07")
    conclusion = actions.register(
        by=by,
        kind="Kết luận",
        number="52",
        symbol="KL/ĐU",
        date=day,
        subject="về rà soát văn bản về công tác cán bộ",
        issuers=[stage.bodies["Đảng ủy Bắc Sơn"]],
        field=stage.fields["cadres"],
    )
    other = find("04", "HD/BTC")
    since = day + timedelta(days=15)
    actions.relate(conclusion, by=by, other=other, kind=Relation.Kind.REPEALS, since=since)


def amend(stage: Stage, day: date) -> None:
    """Both offices say so: the tasks of the clause are to be looked at."""
    decision = enter(stage, "ha", day, "02", "sửa đổi, bổ sung", AMENDING)
    relation = actions.relate(
        decision,
        by=stage.actor("ha", day, "10:20"),
        other=find(*RESOLUTION),
        kind=Relation.Kind.AMENDS,
        clause="mục II.2",
        wording=WORDING,
        start=AMENDING.index("Mục II.2"),
        end=AMENDING.index(" được sửa"),
    )
    actions.agree_relation(relation, by=stage.actor("chau", day, "15:20"))


def repeal_a_clause(stage: Stage, day: date) -> None:
    """Vịnh Xanh says so; Bắc Sơn is still to."""
    decision = enter(stage, "chau", day, "03", "bãi bỏ", REPEALING)
    actions.relate(
        decision,
        by=stage.actor("chau", day, "10:20"),
        other=find(*RESOLUTION),
        kind=Relation.Kind.REPEALS,
        clause="mục II.4",
        start=REPEALING.index("mục II.4"),
        end=REPEALING.index("mục II.4") + len("mục II.4"),
    )


def enter(stage: Stage, username: str, day: date, number: str, deed: str, text: str) -> Document:
    return actions.register(
        by=stage.actor(username, day, "10:15"),
        kind="Quyết định",
        number=number,
        symbol="QĐLT/ĐUBS-ĐUVX",
        date=day,
        subject=f"{deed} một mục của Nghị quyết liên tịch về bảo vệ môi trường",
        issuers=[stage.bodies[name] for name in BOTH],
        owners=[stage.organisations[key] for key in ("bac_son", "vinh_xanh")],
        joint=True,
        field=stage.fields["environment"],
        text=text,
    )
