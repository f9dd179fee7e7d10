"""What kinds of notices there are: what of them still holds, and how they are grouped for people to
say which of them go by mail."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lientich.drafting.models import Draft
from lientich.programmes.models import RUNNING, STOPPED, Obstacle, State

from .models import Act

K = Act.Kind

REMINDERS = "reminders"
GROUPS = {
    REMINDERS: (_("Nhắc đến hạn, quá hạn, chưa báo cáo"), ()),
    "work": (
        _("Việc được giao, được trả lời"),
        (
            K.GIVEN,
            K.HELP,
            K.RETURNED,
            K.PRESSED,
            K.CONFIRMED,
            K.EXTENDED,
            K.KEPT,
            K.SUSPENDED,
            K.RESUMED,
            K.MOVED,
        ),
    ),
    "answers": (_("Việc chờ mình trả lời"), (K.CLAIMED, K.DONE, K.DECLINED, K.ASKED)),
    "obstacles": (_("Khó khăn, vướng mắc"), (K.RAISED, K.OWNED, K.RESOLVED, K.REOPENED)),
    "mentions": (_("Ý kiến nhắc đến mình"), (K.MENTIONED,)),
    "papers": (
        _("Văn bản gửi đến, trình, lấy ý kiến"),
        (K.CONSULTED, K.ANSWERED, K.ADOPT, K.SIGN, K.REFUSED, K.SENT),
    ),
}

OPEN = Obstacle.State.OPEN
HELPS = Q(cooperation__done_on=None) & ~Q(cooperation__task__state__in=STOPPED)
# Of what was done, while it is still so; of the others nothing is to be done, they are news.
HOLDS = {
    K.GIVEN: Q(assignment__state__in=RUNNING),
    K.HELP: HELPS,
    K.RETURNED: Q(assignment__state=State.RETURNED) | Q(HELPS, cooperation__isnull=False),
    K.PRESSED: HELPS & Q(cooperation__reminded_at__isnull=False),
    K.SUSPENDED: Q(assignment__state=State.SUSPENDED),
    K.CLAIMED: Q(assignment__state=State.CLAIMED),
    K.DONE: Q(cooperation__done_on__isnull=False),
    K.DECLINED: Q(assignment__state=State.DECLINED),
    K.ASKED: Q(assignment__asked_until__isnull=False),
    K.RAISED: Q(obstacle__state=OPEN),
    K.OWNED: Q(obstacle__state=OPEN),
    K.REOPENED: Q(obstacle__state=OPEN),
    K.MENTIONED: Q(comment__withdrawn_at=None),
    K.CONSULTED: Q(asked__opinion=None, asked__consultation__closed_at=None),
    K.ADOPT: Q(draft__state=Draft.State.ADOPTING),
    K.SIGN: Q(draft__state=Draft.State.SIGNING),
    K.SENT: Q(delivery__received_at=None, delivery__outcome=""),
}
HOLDING = reduce(or_, (Q(held, kind=kind) for kind, held in HOLDS.items())) | ~Q(kind__in=HOLDS)
WAITING = {
    K.RETURNED,
    K.PRESSED,
    K.CLAIMED,
    K.DECLINED,
    K.ASKED,
    K.OWNED,
    K.REOPENED,
    K.ADOPT,
    K.SIGN,
    K.REFUSED,
}
GOOD = {K.CONFIRMED, K.EXTENDED, K.RESOLVED, K.DONE}


def unmailed(groups: Collection[str]) -> Q:
    """The notices of these groups."""
    kinds = [kind for name, (_label, of_one) in GROUPS.items() if name in groups for kind in of_one]
    reminders = Q(act=None) if REMINDERS in groups else Q(pk__in=[])
    return Q(act__kind__in=kinds) | reminders


def tone(kind: str) -> str:
    return "warn" if kind in WAITING else "ok" if kind in GOOD else ""
