"""Names that go on with what their trade is done to: "Xí nghiệp Tuyển quặng Tà Mè"."""

from lientich.reader import names
from lientich.reader.organisations.walk import Walk
from lientich.reader.organisations.words import HEAD, KIND, TRADE
from lientich.reader.sentences import words
from lientich.reader.text import lazy, one_of
from lientich.reader.verbs import begins_action
from lientich.reader.vocabulary import DEEDS, GRAMMAR

_UNIT = lazy(
    r"(?:công ty|xí nghiệp|nhà máy|trường|trạm|trại|ban quản lý|chi nhánh|mỏ|trung tâm|hạt|cảng|"
    r"phân xưởng|công trường|hợp tác xã|bệnh viện|viện|lâm trường|nông trường|cơ sở)(?!\w)"
)
_ENDS = lazy(rf"{one_of([*GRAMMAR, *DEEDS])}(?!\w)")
_MOST, _FEWEST_CAPITALS, _FAR = 4, 2, 60


def go_through(walk: Walk) -> None:
    """Takes small words between a trade and the capitals of a unit's own name, where none of them
    is of the sentence: an office has no such name, and a person's is none of it."""
    end = walk.end or 0
    if not _UNIT.match(walk.folded, walk.head_start):
        return
    told = words(walk.folded, end, end + _FAR, _MOST + 1)
    before = end
    for at, word in enumerate(told):
        if word.start != before + 1 or walk.smoothed[before] != " ":
            return
        if walk.capital(word.start):
            if at:
                _take_name(walk, word.start)
            return
        verb = begins_action(told, at) and not TRADE.match(walk.folded, word.start)
        if verb or _ENDS.match(walk.folded, word.start) or HEAD.match(walk.folded, word.start):
            return
        before = word.end


def _take_name(walk: Walk, at: int) -> None:
    run = names.capitalised_run(walk.smoothed, at, _MOST)
    named = HEAD.match(walk.folded, at) or KIND.match(walk.folded, at)
    if len(run) < _FEWEST_CAPITALS or named or names.person_at(walk.smoothed, at):
        return
    walk.take(run[-1][1], closed=True)
