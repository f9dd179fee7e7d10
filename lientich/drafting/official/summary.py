"""What was said of a draft and what became of it: bảng tổng hợp, tiếp thu, giải trình ý kiến."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from lientich.core.text import EXERCISE_MARK
from lientich.papers import Annex, Block, Heading, Paper, Paragraph, Table
from lientich.papers.blocks import runs
from lientich.papers.text import words_of

from ..models import Asked, Consultation, OpinionRemark
from .papers import issuers_of, kind_of

KIND = "Bảng tổng hợp, tiếp thu, giải trình"
DECISIONS = {
    "": "Đang xem xét",
    "taken": "Tiếp thu",
    "part": "Tiếp thu một phần",
    "not": "Không tiếp thu",
}
STANCES = {"agrees": "Đồng ý", "remarks": "Đồng ý, có góp ý", "disagrees": "Không đồng ý"}
REMARKS = (
    "TT",
    "Nội dung dự thảo",
    "Cơ quan, đơn vị góp ý",
    "Nội dung góp ý",
    "Tiếp thu, giải trình",
)
ANSWERS = ("TT", "Cơ quan, đơn vị", "Trả lời", "Ngày trả lời", "Số góp ý")
SHEET = (*ANSWERS[:4], REMARKS[1], REMARKS[3], "Kết quả", "Giải trình")
LETTERS = (6, 32, 22, 20, 44, 44, 20, 44)  # how wide the columns of the sheet are
WIDTHS = ((0.7, 2.1, 1.5, 2.1, 2.1), (0.7, 3.0, 1.9, 1.5, 0.9))
WHOLE = "Toàn văn bản"
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Summary:
    """All that both the paper and the sheet tell: remarks and answers, row by row, as text."""

    consultation: Consultation
    asked: Sequence[Asked]
    told: Sequence[OpinionRemark]
    on: date

    @property
    def remarks(self) -> Rows:
        rows: Rows = []
        last = -1
        for number, one in enumerate(self.told, 1):
            quote = words_of(one.quote) if one.place else WHOLE
            shown = "Như trên" if one.place == last else quote
            rows.append((str(number), shown, one.organisation.name, one.text, became(one)))
            last = one.place
        return rows

    @property
    def answers(self) -> Rows:
        return [
            (str(number), one.organisation.name, *answered(one, self.consultation.due, self.on))
            for number, one in enumerate(self.asked, 1)
        ]

    @property
    def sheet(self) -> Rows:
        """A line for each remark, and one for each organisation that made none."""
        said: dict[UUID, list[OpinionRemark | None]] = {one.pk: [] for one in self.asked}
        for made in self.told:
            said[made.asked_id].append(made)
        rows: Rows = []
        for one in self.asked:
            stance, day, _count = answered(one, self.consultation.due, self.on)
            for remark in said[one.pk] or [None]:
                rows.append(
                    (str(len(rows) + 1), one.organisation.name, stance, day, *_weighed(remark))
                )
        return rows


def _weighed(remark: OpinionRemark | None) -> tuple[str, ...]:
    if remark is None:
        return "", "", "", ""
    quote = words_of(remark.quote) if remark.place else WHOLE
    return quote, remark.text, DECISIONS[remark.decision], remark.reason


def paper_of_summary(summary: Summary, *, exercise: bool) -> Paper:
    """Of the bodies that draft; nobody signs it here."""
    version = summary.consultation.version
    content = version.content
    return Paper(
        kind=KIND,
        subject=f"ý kiến góp ý đối với dự thảo {kind_of(content)} {content['subject']}",
        issuers=tuple(issuers_of(content)),
        place=content["place"] or "…",
        date=summary.on,
        dated=False,
        mark=EXERCISE_MARK if exercise else "",
        blocks=tuple(_blocks(summary)),
        annexes=(
            Annex(
                "Cơ quan, đơn vị được lấy ý kiến",
                (_table(ANSWERS, summary.answers, WIDTHS[1]),),
            ),
        ),
    )


def became(one: OpinionRemark) -> str:
    """Không tiếp thu. Vì …"""
    decided = DECISIONS[one.decision]
    return f"{decided}. {one.reason}" if one.reason else decided


def answered(asked: Asked, due: date, on: date) -> tuple[str, str, str]:
    """How an organisation answered, on which day, with how many remarks; late is said."""
    opinion = getattr(asked, "opinion", None)
    if opinion is None:
        return ("Quá hạn, chưa trả lời" if on > due else "Chưa trả lời"), "", ""
    day = timezone.localdate(opinion.at)
    late = " (quá hạn)" if day > due else ""
    return STANCES[opinion.stance], f"{written(day)}{late}", str(asked.said)  # type: ignore[attr-defined]


def written(day: date) -> str:
    return f"{day.day:02}-{day.month}-{day.year}"


def _blocks(summary: Summary) -> list[Block]:
    blocks: list[Block] = [Heading("Tình hình lấy ý kiến")]
    blocks += [Paragraph(runs(words)) for words in _told(summary)]
    blocks.append(Heading("Góp ý và việc tiếp thu, giải trình"))
    if summary.told:
        blocks.append(_table(REMARKS, summary.remarks, WIDTHS[0]))
    else:
        blocks.append(Paragraph(runs("Không có góp ý.")))
    return blocks


def _told(summary: Summary) -> list[str]:
    asking, opinions = (
        summary.consultation,
        [one.opinion for one in summary.asked if hasattr(one, "opinion")],
    )
    stances = Counter(one.stance for one in opinions)
    late = sum(timezone.localdate(one.at) > asking.due for one in opinions)
    decided = Counter(one.decision for one in summary.told)
    asked = timezone.localdate(asking.asked_at)
    return [
        f"Ngày {written(asked)}, lấy ý kiến {len(summary.asked)} cơ quan, đơn vị về "
        f"dự thảo lần {asking.version.number}; hạn trả lời {written(asking.due)}.",
        f"Đến ngày {written(summary.on)}, {len(opinions)} cơ quan, đơn vị đã trả lời: "
        f"{stances['agrees']} đồng ý, {stances['remarks']} đồng ý và có góp ý, "
        f"{stances['disagrees']} không đồng ý; {late} trả lời sau hạn; "
        f"{len(summary.asked) - len(opinions)} chưa trả lời.",
        f"Có {len(summary.told)} góp ý: {decided['taken']} tiếp thu, {decided['part']} tiếp thu "
        f"một phần, {decided['not']} không tiếp thu, {decided['']} đang xem xét.",
    ]


def _table(head: tuple[str, ...], rows: Rows, widths: tuple[float, ...]) -> Table:
    return Table("", head, tuple(tuple(runs(cell) for cell in row) for row in rows), widths)
