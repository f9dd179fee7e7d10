"""A letter of the enterprise to its mines, in the form of Nghị định 30, and an extract of it for a
ward below them that does not read the whole."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.models import Draft
from lientich.drafting.official.papers import paper_of

from .scans import scan_of

if TYPE_CHECKING:
    from .build import Stage

TEXT = (Path(__file__).parent / "texts" / "drafts" / "letter.txt").read_text()
DEPARTMENT, CHIEF = "Ban Môi trường Bắc Sơn", "Trưởng ban"
HOUSE = "bac_son"


def plan(stage: Stage) -> None:
    stage.plan(stage.today - timedelta(days=13), "16:31", partial(write, stage))


def write(stage: Stage) -> None:
    """Written, agreed, signed on paper and issued on one day, as urgent letters are."""
    day = stage.today - timedelta(days=13)
    by = stage.actor("ha", day, "16:33")
    draft = actions.start_draft(
        by=by,
        token=new_id(),
        kind="Công văn",
        subject="V/v phòng chống sạt lở bãi thải, hồ lắng trong mùa mưa",
        issuers=[stage.bodies[DEPARTMENT]],
        symbol="MT",
        field=stage.fields["environment"],
        place="Bắc Sơn",
        urgency=Draft.Urgency.URGENT,
        addressees="Than Suối Ngà\nThan Đồi Sim\nThan Vân Đài",
        recipients="Như trên;\nLưu: VT, MT.",
    )
    actions.name_signer(
        draft,
        stage.organisations[HOUSE],
        by=by,
        signer=stage.people["khoi"],
        post=CHIEF,
        superior=stage.organisations[HOUSE].name,
    )
    actions.save_text(draft, by=by, text=TEXT, revision=0)
    version = actions.cut_version(draft, by=by)
    actions.put_for_adoption(version, by=stage.actor("ha", day, "16:40"))
    part = version.adoptions.get()
    actions.check(part, by=stage.actor("ha", day, "16:41"))
    actions.approve(part, by=stage.actor("bao", day, "16:50"), digest=version.digest)
    sign(stage, draft)


def sign(stage: Stage, draft: Draft) -> None:
    day = stage.today - timedelta(days=13)
    by = stage.actor("ha", day, "17:00")
    draft = actions.begin_signing(draft, by=by, way=Draft.Way.PAPER)
    printed = paper_of(draft.versions.get(), exercise=True, draft=False)
    file = SimpleUploadedFile("cong-van-da-ky.jpg", scan_of(printed, "cong-van-da-ky.jpg"))
    scan = actions.add_scan(draft, by=stage.actor("ha", day, "17:10"), file=file, declared=True)
    by = stage.actor("ha", day, "17:20")
    actions.confirm_scan(draft.signings.get(), by=by, scan=scan, signed_on=day)
    document = actions.issue(draft, by=by, date=day, number="112")
    actions.make_copy(
        document,
        by=stage.actor("ha", day, "17:40"),
        token=new_id(),
        kind="extract",
        body=stage.bodies["Văn phòng Bắc Sơn"],
        paragraphs=[1, 3],
        signer=stage.people["ha"],
        post="Chánh Văn phòng",
        place="Bắc Sơn",
        organisations=[stage.organisations["area_east"]],
        recipients="Lưu Văn phòng",
    )
