"""The documents of the exercise: written here, brought in as a user would bring them in."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING
from uuid import UUID
from zlib import compress, crc32

from django.core.files.uploadedfile import SimpleUploadedFile

from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.documents.models import Document
from lientich.intake import actions as intake
from lientich.intake import reception
from lientich.intake.models import Proposal
from lientich.organisations.models import Organisation
from lientich.programmes.models import Assignment, Programme, Task

from . import cast

if TYPE_CHECKING:
    from .build import Stage


@dataclass(frozen=True)
class Issued:
    """A document that an office enters by hand: its line in the register."""

    issuer: str
    kind: str
    number: str
    symbol: str
    years: int  # from the programme year
    month: int
    day: int
    subject: str
    field: str


ISSUED = [
    Issued(
        "Đảng ủy Bắc Sơn",
        "Nghị quyết",
        "41",
        "NQ/ĐU",
        0,
        1,
        9,
        "về lãnh đạo thực hiện nhiệm vụ năm {year}",
        "production",
    ),
    Issued(
        "Đảng ủy Vịnh Xanh",
        "Nghị quyết",
        "19",
        "NQ/ĐU",
        0,
        1,
        6,
        "về lãnh đạo thực hiện nhiệm vụ năm {year}",
        "production",
    ),
    Issued(
        "Đảng ủy Bắc Sơn",
        "Chỉ thị",
        "08",
        "CT/ĐU",
        0,
        2,
        10,
        "về tăng cường lãnh đạo công tác an toàn lao động",
        "safety",
    ),
    Issued(
        "UBKT Vịnh Xanh",
        "Kế hoạch",
        "05",
        "KH/UBKT",
        0,
        1,
        27,
        "kiểm tra, giám sát năm {year}",
        "inspection",
    ),
    Issued(
        "Ban Tuyên giáo Vịnh Xanh",
        "Hướng dẫn",
        "03",
        "HD/BTG",
        0,
        2,
        3,
        "tuyên truyền chương trình phối hợp năm {year}",
        "communications",
    ),
    Issued(
        "Ban Tổ chức Bắc Sơn",
        "Hướng dẫn",
        "04",
        "HD/BTC",
        0,
        1,
        30,
        "nhận xét, đánh giá cán bộ hai bên cùng quản lý",
        "cadres",
    ),
    Issued(
        "Đảng ủy Vịnh Xanh",
        "Quy định",
        "09",
        "QĐ/ĐU",
        -1,
        9,
        15,
        "về chế độ báo cáo của các chi, đảng bộ trực thuộc",
        "coordination",
    ),
    Issued(
        "Đảng ủy Bắc Sơn",
        "Báo cáo",
        "88",
        "BC/ĐU",
        -1,
        12,
        20,
        "kết quả lãnh đạo thực hiện nhiệm vụ năm {year}",
        "production",
    ),
]


@dataclass(frozen=True)
class Paper:
    """A document that is read: its file, who brings it in, and what its directions come to."""

    text: str
    name: str
    by: str
    given: tuple[tuple[str, list[str], str], ...]  # words of a direction, units, how it goes
    questions: bool = False  # its open questions wait for the visitor
    shared: bool = False  # with the other side
    untouched: bool = False  # all of it waits, also the choice of its programme


PAPERS = [
    Paper(
        "joint-resolution",
        "nghi-quyet-lien-tich-moi-truong.txt",
        "ha",
        (
            ("quán triệt nghị quyết", ["suoi_nga", "binh_minh", "van_dai", "coc_xanh"], "done"),
            ("đưa trạm xử lý nước thải", cast.UNDERGROUND, "water"),
            ("trồng cây phủ xanh", cast.OPEN_PIT, "going"),
        ),
    ),
    Paper(
        "plan",
        "ke-hoach-chuong-trinh-phoi-hop.txt",
        "chau",
        (("rà soát quy hoạch cán bộ", ["ngoc_lam", "lung_may", "tra_bac"], "going"),),
    ),
    Paper(
        "conclusions",
        "thong-bao-ket-luan.txt",
        "ha",
        (("quan trắc tự động", cast.UNDERGROUND, "mixed"),),
        questions=True,
    ),
    Paper("half-year", "bao-cao-6-thang.txt", "chau", (), shared=True),
    Paper("briefing", "thong-bao-giao-ban.txt", "ha", (), untouched=True),
]


def plan(stage: Stage, programme: Programme) -> None:
    """Each document comes in on its day; its directions are given out nine days later."""
    for issued in ISSUED:
        day = date(stage.year + issued.years, issued.month, issued.day)
        stage.plan(day, "08:30", partial(enter, stage, issued, day))
    for paper in PAPERS:
        day = days(stage)[paper.text]
        if day > stage.today:
            continue  # its time has not come
        stage.plan(day, "08:40", partial(bring_in, stage, programme, paper, day))


def enter(stage: Stage, issued: Issued, day: date) -> None:
    """An office enters a document of its own in its register, and sends it to the other side."""
    body = stage.bodies[issued.issuer]
    by = stage.actor("ha" if "Bắc Sơn" in issued.issuer else "chau", day, "08:30")
    document = documents.register(
        by=by,
        kind=issued.kind,
        number=issued.number,
        symbol=issued.symbol,
        date=day,
        subject=issued.subject.format(year=day.year),
        issuers=[body],
        field=stage.fields[issued.field],
    )
    documents.share(document, by=by, organisations=others(stage, by.organisation_id))


def others(stage: Stage, own: UUID | None) -> list[Organisation]:
    sides = [stage.organisations[key] for key in cast.SIDES]
    return [side for side in sides if side.pk != own]


def bring_in(stage: Stage, programme: Programme, paper: Paper, day: date) -> None:
    """It is read, what is sure in it accepted, the rest set aside or left open."""
    by = stage.actor(paper.by, day, "08:40")
    data = words(stage, paper.text).encode()
    chosen = None if paper.untouched else programme
    came = reception.bring_in(data, paper.name, by=by, batch=new_id(), programme=chosen)
    if came.intake is None:
        raise ValueError(f"{paper.name}: {came.refusal}")
    if paper.untouched:
        return
    intake.accept_sure(came.intake, by=by)
    if not paper.questions:
        for proposal in came.intake.proposals.filter(state=Proposal.State.OPEN):
            intake.reject(proposal, by=by)
    if paper.shared:
        own = Document.objects.visible_to(by).filter(file=came.intake.file)
        documents.share(own.get(), by=by, organisations=others(stage, by.organisation_id))
    for said, units, how in paper.given:
        task = programme.tasks.get(draft=True, text__contains=said)
        begun = day + timedelta(days=9)
        stage.plan(begun, "08:20", partial(assign, stage, task, begun, units, how))


def assign(stage: Stage, task: Task, begun: date, units: list[str], how: str) -> None:
    from .works import give_out

    lead = task.lead or stage.bodies["Ban Môi trường Bắc Sơn"]
    give_out(stage, task, lead, begun, task.due or date(stage.year, 12, 31), units, how)


def days(stage: Stage) -> dict[str, date]:
    """When each document was brought in."""
    return {
        "joint-resolution": date(stage.year - 1, 4, 21),
        "plan": date(stage.year, 1, 22),
        "conclusions": date(stage.year, 3, 3),
        "half-year": date(stage.year, 7, 16),
        "briefing": stage.today - timedelta(days=1),
    }


def words(stage: Stage, text: str) -> str:
    template = (files(__package__) / "texts" / f"{text}.txt").read_text(encoding="utf-8")

    def later(count: int) -> str:
        return f"{stage.today + timedelta(days=count):%d-%m-%Y}"

    return template.format(
        last=stage.year - 1,
        year=stage.year,
        next=stage.year + 1,
        water_due=later(-12),
        rules_due=later(9),
        cadre_due=later(40),
        conference=f"27-02-{stage.year}",
        notice_day="02",
        notice_month="03",
        notice_year=stage.year,
        briefing=later(-3),
        briefing_day=later(-2)[:2],
        briefing_month=later(-2)[3:5],
        briefing_year=later(-2)[6:],
        transport_due=later(35),
        results_due=later(50),
    )


def evidence(part: Assignment, day: date) -> SimpleUploadedFile:
    """A picture in place of a scanned record of acceptance: paper with a stripe."""
    paper, stripe = b"\xf6\xf5\xf2", b"\xa3\x16\x1c"
    rows = [(stripe if 40 <= y < 44 else paper) * 150 for y in range(212)]
    name = f"MINH-HOA-bien-ban-nghiem-thu-{day:%d-%m-%Y}.png"
    return SimpleUploadedFile(name, _png(150, 212, rows))


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    """Rows of RGB bytes as a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = compress(b"".join(b"\0" + row for row in rows))
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
