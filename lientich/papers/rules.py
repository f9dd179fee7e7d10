"""By which rules a paper is set: its form and its own date choose them.

Party papers: Hướng dẫn 36-HD/VPTW (Phụ lục 3: kinds of type), then 05-HD/VPTW. State bodies and
enterprises: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I. Sizes are points, lengths millimetres.
"""

from dataclasses import dataclass
from datetime import date

from lientich.papers.blocks import Form


@dataclass(frozen=True)
class RuleSet:
    name: str
    since: date
    form: Form = Form.PARTY
    mirrored: bool = False  # margins change sides on even pages of a two-sided print
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15
    agencies: int = 76  # how wide the left column of the letterhead is
    title: int = 15  # ĐẢNG CỘNG SẢN VIỆT NAM, Quốc hiệu
    motto: int = 14  # Tiêu ngữ
    issuer: int = 14
    number: int = 14
    place: int = 14
    kind: int = 16
    subject: int = 15
    letter: int = 12  # the subject of a công văn, below its number
    urgency: int = 14
    body: int = 14
    signature: int = 14
    recipients_title: int = 14
    recipients: int = 12
    page_number: int = 14
    first_line: int = 10
    line: int = 20  # from line to line
    gap: int = 6  # after a paragraph

    @property
    def of_state(self) -> bool:
        return self.form == Form.STATE


RULE_SETS = (
    RuleSet("36-HD/VPTW", date(2018, 4, 3)),
    RuleSet("05-HD/VPTW", date(2026, 5, 27), mirrored=True),
    RuleSet(
        "30/2020/NĐ-CP",
        date(2020, 3, 5),
        Form.STATE,
        agencies=64,
        title=12,  # 12 to 13: on one line beside the agencies
        motto=13,  # 13 to 14
        issuer=13,  # 12 to 13
        number=13,
        place=13,  # 13 to 14
        kind=14,  # 13 to 14
        subject=14,  # 13 to 14
        letter=12,  # 12 to 13
        urgency=13,  # 13 to 14
        recipients_title=12,
        recipients=11,
    ),
)


def rule_set(form: Form, on: date) -> RuleSet:
    """The one in force on that day; before the first known of its form, that first."""
    known = [one for one in RULE_SETS if one.form == form]
    return next((one for one in reversed(known) if one.since <= on), known[0])
