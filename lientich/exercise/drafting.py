"""What the two committees are drafting: a resolution that waits for one side, a plan that is worked
on by both, and a paper of one house alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.models import Draft, Scan, Version
from lientich.drafting.official.papers import paper_of

from . import cast, deliveries, opinions, signing
from .scans import scan_of

if TYPE_CHECKING:
    from .build import Stage

TEXTS = Path(__file__).parent / "texts" / "drafts"
RESOLUTION, FIRST_PLAN, OWN, STATUTE, GUIDANCE, SCHEDULE, ELECTRONIC = (
    (TEXTS / f"{name}.txt").read_text()
    for name in ("resolution", "plan", "own-plan", "statute", "guidance", "schedule", "electronic")
)
# Kind, letters of the symbol, subject, begun how many days ago, text, the last step taken.
PAPERS = (
    ("Quy chế", "QCLT", "phối hợp nắm, trả lời kiến nghị công nhân", 70, STATUTE, "issue"),
    ("Quy định", "QĐLT", "về ký số, trao đổi văn bản điện tử", 44, ELECTRONIC, "publish"),
    ("Kế hoạch", "KHLT", "triển khai ký số tại các đơn vị", 13, ELECTRONIC, "countersign"),
    ("Hướng dẫn", "HDLT", "thực hiện chỉ tiêu môi trường tại phân xưởng", 30, GUIDANCE, "sign"),
    ("Thông báo", "TBLT", "lịch giao ban hai Văn phòng quý tới", 24, SCHEDULE, "confirm"),
    ("Chương trình", "CTrLT", "thăm, làm việc với các đơn vị xuống sâu", 20, SCHEDULE, "print"),
    ("Kế hoạch", "KHLT", "tuyên truyền an toàn trước mùa mưa", 16, GUIDANCE, "agree"),
    ("Kết luận", "KLLT", "về phân công theo dõi các mỏ giáp ranh", 8, SCHEDULE, "put"),
)
SECOND_PLAN = FIRST_PLAN.replace("trong 15 ngày", "trong 10 ngày làm việc").replace(
    "2. Hai Ban Tuyên giáo",
    "2. Bí thư cấp ủy đơn vị trực tiếp chủ trì đối thoại.\n3. Hai Ban Tuyên giáo",
)

QUARTERLY, HALF_YEARLY = "mỗi quý một lần", "mỗi năm hai lần"
QUESTION = "Tập trung vào mục tiêu, thời hạn và phần việc giao cho đơn vị."

KEPT = "Lưu Văn phòng hai Đảng ủy"
SIGNERS = {key: people[:2] for key, people in signing.SIDES.items()}


Story = Iterator[date]  # each day on which it goes on, before what happens on it


def plan(stage: Stage) -> None:
    """All of it within the last weeks, so that it is under way on the day of the build."""
    papers = [regulate(stage, *paper) for paper in PAPERS]
    for story in (*papers, resolve(stage), plan_dialogue(stage), draft_alone(stage)):
        go_on(stage, story)


def go_on(stage: Stage, story: Story) -> None:
    """Tell the story up to its next day, and plan the rest for then."""
    day = next(story, None)
    if day:
        stage.plan(day, "16:30", partial(go_on, stage, story))


def resolve(stage: Stage) -> Story:
    """Changed as Vịnh Xanh asked, put to the units, adopted by Bắc Sơn; Vịnh Xanh is still to."""
    begun, years = stage.today - timedelta(days=40), (stage.year + 1, stage.year + 3)
    yield begun
    draft = start(
        stage,
        begun,
        "Nghị quyết",
        f"về nâng cao văn hóa an toàn, phòng ngừa tai nạn lao động giai đoạn {years[0]}-{years[1]}",
        "safety",
        years,
    )
    text = RESOLUTION.format(next=years[0], last=years[1])
    yield (day := begun + timedelta(days=3))
    name_signers(stage, draft, day)
    first = write(stage, draft, "ha", day, text.replace("ít nhất 10%", "ít nhất 5%"))
    put(stage, first, day)
    yield (day := begun + timedelta(days=8))
    agree(stage, first, "bac_son", day)
    yield (day := begun + timedelta(days=12))
    actions.reopen(
        draft,
        by=stage.actor("chau", day, "16:34"),
        reason="Ban Thường vụ Vịnh Xanh đề nghị nâng mục tiêu giảm tai nạn lên 10%.",
    )
    note = "Nâng mục tiêu giảm tai nạn lên 10% theo đề nghị của Vịnh Xanh."
    second = write(stage, draft, "chau", day, text.replace(QUARTERLY, HALF_YEARLY), note)
    due = begun + timedelta(days=17)
    asking = opinions.ask(stage, second, opinions.ASKED, day, due, QUESTION)
    for later, first_of, last_of in ((14, 0, 25), (16, 25, 39), (18, 39, 41)):  # two are late
        yield (day := begun + timedelta(days=later))
        keys = opinions.ASKED[first_of:last_of]
        opinions.answer_in_turn(stage, asking, keys, day, opinions.ON_RESOLUTION)
    yield (day := begun + timedelta(days=19))
    opinions.weigh(stage, asking, day, opinions.ON_RESOLUTION)
    actions.end_consultation(asking, by=stage.actor("ha", day, "17:30"))
    third = write(stage, draft, "ha", day, text, "Tiếp thu góp ý của các đơn vị.")
    yield (day := begun + timedelta(days=20))
    put(stage, third, day)
    yield (day := begun + timedelta(days=24))
    agree(stage, third, "bac_son", day)
    yield (day := begun + timedelta(days=30))
    part = third.adoptions.get(organisation=stage.organisations["vinh_xanh"], state="waiting")
    actions.check(part, by=stage.actor("chau", day, "16:45"))


def regulate(
    stage: Stage,
    kind: str,
    letters: str,
    subject: str,
    days: int,
    text: str,
    last: str,
) -> Story:
    """Agreed on by both sides, signed (some digitally) and issued; no further than the step
    `last`."""
    begun = stage.today - timedelta(days=days)
    yield begun
    own = {"recipients": KEPT} if last in signing.STEPS else {}
    draft = start(stage, begun, kind, subject, "coordination", (None, None), letters, **own)
    name_signers(stage, draft, begun)
    version = write(stage, draft, "ha", begun, text)
    yield (day := begun + timedelta(days=6))
    put(stage, version, day)
    if last == "put":
        return
    yield (day := begun + timedelta(days=10))
    agree(stage, version, "bac_son", day)
    agree(stage, version, "vinh_xanh", day)
    if last == "agree":
        return
    if last in signing.STEPS:
        yield from signing.sign(stage, draft, begun, last)
        return
    by = stage.actor("ha", day, "17:40")
    actions.begin_signing(draft, by=by, way=Draft.Way.PAPER)
    if last == "print":
        return
    yield (day := begun + timedelta(days=14))
    printed = paper_of(version, exercise=True, draft=False)
    file = SimpleUploadedFile("ban-da-ky.jpg", scan_of(printed, "ban-da-ky.jpg"))
    scan = actions.add_scan(draft, by=stage.actor("ha", day, "16:40"), file=file, declared=True)
    confirm(stage, draft, scan, "bac_son", day)
    if last != "sign":
        confirm(stage, draft, scan, "vinh_xanh", day)
    if last == "issue":
        by = stage.actor("ha", day, "17:50")
        document = actions.issue(draft, by=by, date=day, number="07")
        deliveries.follow(stage, document, day)


def confirm(stage: Stage, draft: Draft, scan: Scan, key: str, day: date) -> None:
    part = draft.signings.get(organisation=stage.organisations[key], state="waiting")
    by = stage.actor(SIGNERS[key][1], day, "17:45")
    actions.confirm_scan(part, by=by, scan=scan, signed_on=day)


def plan_dialogue(stage: Stage) -> Story:
    """Two versions and what sides and units said of them: of the first some units are silent past
    the day, of the second many still have time."""
    begun = stage.today - timedelta(days=21)
    yield begun
    draft = start(
        stage,
        begun,
        "Kế hoạch",
        f"đối thoại với công nhân lao động năm {stage.year + 1}",
        "opinion",
        (None, None),
    )
    first = write(stage, draft, "ha", begun, FIRST_PLAN)
    pits = [*cast.UNDERGROUND, *cast.OPEN_PIT]
    asking = opinions.ask(stage, first, pits, begun, begun + timedelta(days=6))
    yield (day := begun + timedelta(days=4))
    opinions.answer_in_turn(stage, asking, pits[:6], day, opinions.ON_PLAN)
    opinions.answer(stage, asking, pits[6], day, "disagrees", opinions.ON_PLAN[2])
    for username, place, text, internal in (
        ("chau", 3, "Đề nghị rút ngắn còn 10 ngày làm việc để công nhân khỏi chờ.", False),
        ("dang", 5, "Nên giao bí thư cấp ủy đơn vị trực tiếp chủ trì.", False),
        ("bao", 9, "Trao đổi riêng: Ban Tuyên giáo đang thiếu người, cân nhắc thêm.", True),
    ):
        actions.remark(
            first,
            by=stage.actor(username, day, "17:20"),
            token=new_id(),
            place=place,
            text=text,
            internal=internal,
        )
    yield (day := begun + timedelta(days=8))
    opinions.answer(stage, asking, pits[7], day, "agrees")  # late
    yield (day := begun + timedelta(days=9))
    opinions.weigh(stage, asking, day, opinions.ON_PLAN)
    actions.remind(asking, by=stage.actor("ha", day, "17:25"))
    note = "Tiếp thu góp ý của Vịnh Xanh và các mỏ."
    second = write(stage, draft, "ha", day, SECOND_PLAN, note)
    by = stage.actor("ha", day, "17:10")
    for one in first.remarks.filter(told_in=draft):
        actions.resolve_remark(one, by=by, answer="Đã tiếp thu ở dự thảo lần 2.")
    yield (day := begun + timedelta(days=13))
    asking = opinions.ask(stage, second, cast.MINES, day, stage.today + timedelta(days=5), QUESTION)
    yield (day := begun + timedelta(days=17))
    opinions.answer_in_turn(stage, asking, cast.MINES[10:16], day, opinions.ON_PLAN[1:])
    opinions.prepare(stage, asking, "suoi_nga", day, opinions.ON_PLAN[1])


def draft_alone(stage: Stage) -> Story:
    """Vịnh Xanh's own: Bắc Sơn knows nothing of it."""
    day = stage.today - timedelta(days=9)
    yield day
    draft = actions.start_draft(
        by=stage.actor("chau", day, "16:32"),
        token=new_id(),
        kind="Kế hoạch",
        subject="giám sát chuyên đề việc thực hiện nghị quyết liên tịch về bảo vệ môi trường",
        issuers=[stage.bodies["Đảng ủy Vịnh Xanh"]],
        symbol="KH/ĐU",
        field=stage.fields["inspection"],
        place="Vịnh Xanh",
        recipients="Các đảng ủy đơn vị được giám sát\nLưu Văn phòng Đảng ủy",
    )
    actions.save_text(
        draft,
        by=stage.actor("chau", day, "16:55"),
        text=OWN.format(next=stage.year + 1),
        revision=0,
    )


def start(
    stage: Stage,
    day: date,
    kind: str,
    subject: str,
    field: str,
    period: tuple[int | None, int | None],
    letters: str = "",
    recipients: str = f"Các chi, đảng bộ trực thuộc hai Đảng ủy\n{KEPT}",
) -> Draft:
    return actions.start_draft(
        by=stage.actor("ha", day, "16:35"),
        token=new_id(),
        kind=kind,
        subject=subject,
        issuers=[stage.bodies["Đảng ủy Bắc Sơn"], stage.bodies["Đảng ủy Vịnh Xanh"]],
        symbol=f"{letters or ('NQLT' if kind == 'Nghị quyết' else 'KHLT')}/ĐUBS-ĐUVX",
        field=stage.fields[field],
        place="Bắc Sơn",
        period=period,
        recipients=recipients,
    )


def write(
    stage: Stage, draft: Draft, username: str, day: date, text: str, note: str = ""
) -> Version:
    """The text is as given, and cut as the next version."""
    by = stage.actor(username, day, "16:38")
    draft.refresh_from_db()
    actions.save_text(draft, by=by, text=text, revision=draft.revision)
    return actions.cut_version(draft, by=by, note=note)


def name_signers(stage: Stage, draft: Draft, day: date) -> None:
    for key, (signer, office) in SIGNERS.items():
        actions.name_signer(
            draft,
            stage.organisations[key],
            by=stage.actor(office, day, "16:32"),
            signer=stage.people[signer],
            post="Bí thư",
            authority="T/M BAN THƯỜNG VỤ",
        )


def put(stage: Stage, version: Version, day: date) -> None:
    actions.put_for_adoption(version, by=stage.actor("ha", day, "16:40"))


def agree(stage: Stage, version: Version, key: str, day: date) -> None:
    signer, office = SIGNERS[key]
    part = version.adoptions.get(organisation=stage.organisations[key], state="waiting")
    actions.check(part, by=stage.actor(office, day, "16:50"))
    actions.approve(part, by=stage.actor(signer, day, "17:30"), digest=version.digest)
