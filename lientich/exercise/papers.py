"""The documents of the exercise: written here, brought in as a user would bring them in."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING
from zlib import compress, crc32

from django.core.files.uploadedfile import SimpleUploadedFile

from lientich.core.ids import new_id
from lientich.intake import actions as intake
from lientich.intake import reception
from lientich.intake.models import Proposal
from lientich.programmes.models import Assignment, Programme

from . import cast

if TYPE_CHECKING:
    from .build import Stage

MARK = "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@dataclass(frozen=True)
class Paper:
    """A document of the exercise: its file, who brings it in, and when."""

    text: str
    name: str
    by: str
    questions: bool = False  # its open questions wait for the visitor


PAPERS = [
    Paper("joint-resolution", "nghi-quyet-lien-tich-moi-truong.txt", "ha"),
    Paper("plan", "ke-hoach-chuong-trinh-phoi-hop.txt", "chau"),
    Paper("conclusions", "thong-bao-ket-luan.txt", "ha", questions=True),
]


def bring_in(stage: Stage, programme: Programme) -> None:
    """Each document is read, what is sure in it accepted, the rest set aside or left open."""
    for paper in PAPERS:
        by = stage.actor(paper.by, days(stage)[paper.text], "08:40")
        data = words(stage, paper.text).encode()
        came = reception.bring_in(data, paper.name, by=by, batch=new_id(), programme=programme)
        if came.intake is None:
            raise ValueError(f"{paper.name}: {came.refusal}")
        intake.accept_sure(came.intake, by=by)
        if not paper.questions:
            for proposal in came.intake.proposals.filter(state=Proposal.State.OPEN):
                intake.reject(proposal, by=by)


def days(stage: Stage) -> dict[str, date]:
    """When each document was brought in."""
    return {
        "joint-resolution": date(stage.year - 1, 4, 21),
        "plan": date(stage.year, 1, 22),
        "conclusions": date(stage.year, 3, 3),
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
    )


# What a direction says, who carries it out, and how it goes; what is not here stays a draft.
ASSIGNED = [
    ("quán triệt nghị quyết", ["suoi_nga", "binh_minh", "van_dai", "coc_xanh"], "done"),
    ("đưa trạm xử lý nước thải", cast.UNDERGROUND, "water"),
    ("trồng cây phủ xanh", cast.OPEN_PIT, "going"),
    ("quan trắc tự động", cast.UNDERGROUND, "mixed"),
    ("rà soát quy hoạch cán bộ", ["ngoc_lam", "lung_may", "tra_bac"], "going"),
]


def carry_out(stage: Stage, programme: Programme) -> None:
    """Assign most of what the documents asked for, and let it go its way."""
    from .build import give_out

    for said, units, how in ASSIGNED:
        task = programme.tasks.get(draft=True, text__contains=said)
        if task.lead is None:
            task.lead = stage.bodies["Ban Môi trường Bắc Sơn"]
        office = "ha" if task.lead.organisation == stage.organisations["bac_son"] else "chau"
        due = task.due or date(stage.year, 12, 31)
        begun = min(days(stage)["joint-resolution"] + timedelta(days=9), due - timedelta(days=30))
        give_out(stage, task, office, begun, due, units, how)


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
