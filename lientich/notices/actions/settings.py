"""When a programme reminds and whom."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.programmes.models import Programme

from .. import rules
from ..models import Rule

MOST_DAYS = 180
MOST_REMINDERS = 6  # before a date, and as many after it


@transaction.atomic
def set_rule(
    programme: Programme,
    *,
    by: Actor,
    before: Iterable[int],
    after: Iterable[int],
    offices: int,
    leaders: int,
    along: str,
    reports: str = "",
) -> Rule:
    """From the next round on, the programme reminds so."""
    allow(rules.can_set_rule(by, programme), rules.SIDE)
    early, late = sorted(set(before), reverse=True), sorted(set(after))
    for days, least in ((early, 0), (late, 1)):
        if any(not least <= one <= MOST_DAYS for one in days) or len(days) > MOST_REMINDERS:
            raise ValidationError(
                _("Mỗi bên của hạn có nhiều nhất %(n)s lần nhắc, cách hạn tới %(days)s ngày.")
                % {"n": MOST_REMINDERS, "days": MOST_DAYS}
            )
    if along and along not in programme.lines:
        raise ValidationError({"along": _("Chương trình này không theo tuyến ấy.")})
    given = {
        "before": early,
        "after": late,
        "offices": offices,
        "leaders": leaders,
        "along": along,
        "reports": reports,
    }
    rule, new = Rule.objects.select_for_update().get_or_create(programme=programme, defaults=given)
    if new or any(getattr(rule, name) != value for name, value in given.items()):
        for name, value in given.items():
            setattr(rule, name, value)
        rule.save()
        facts = {name: given[name] for name in ("before", "after", "along", "reports")}
        record("notices.rule_set", programme, by=by, **facts)
    return rule
