from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Min, Q
from django.utils.translation import gettext as _

from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.core.models import Dated, DatedQuerySet
from lientich.core.templatetags.lt import day as shown
from lientich.journal.actions import record

from .. import queries, rules
from ..models import Affiliation, Appointment, Name, Organisation, Post
from .keeping import above, await_turn, earliest, index, kept, locked, must_exist, plays


@transaction.atomic
def create_organisation(
    *,
    by: Actor,
    name: str,
    short_name: str,
    kind: str,
    since: date,
    decided_by: str = "",
    aliases: Iterable[str] = (),
    exercise: bool = False,
) -> Organisation:
    """An organisation exists from a day; whoever entered it keeps it until it has its place."""
    allow(rules.can_create(by), rules.KEEPER)
    await_turn(by)
    if Organisation.objects.filter(name=name, until=None).exists():
        raise ValidationError(_("Đã có tổ chức tên “%(name)s”.") % {"name": name})

    organisation = Organisation.objects.create(
        name=name,
        short_name=short_name,
        kind=kind,
        since=since,
        aliases=list(aliases),
        kept_by_id=by.organisation_id,
        exercise=exercise or plays(by),
    )
    Name.objects.create(
        organisation=organisation,
        name=name,
        short_name=short_name,
        since=since,
        decided_by=decided_by,
    )
    index(organisation)
    record("organisations.created", organisation, by=by, since=since)
    return organisation


@transaction.atomic
def rename(
    organisation: Organisation,
    *,
    by: Actor,
    name: str,
    short_name: str,
    since: date,
    decided_by: str = "",
) -> Name:
    """It has another name from a day; the old one stays true of the days before."""
    organisation = kept(organisation, by)
    must_exist(organisation, since)
    held = organisation.names.on(since).first()
    if held and (held.name, held.short_name) == (name, short_name):
        raise ValidationError(_("Vào ngày đó tổ chức đã mang tên này."))

    until = _give_way(organisation.names.all(), since)
    new = organisation.names.create(
        name=name,
        short_name=short_name,
        since=since,
        until=earliest(until, organisation.until),
        decided_by=decided_by,
    )
    _take_up_name(organisation, by.today)
    record("organisations.renamed", organisation, by=by, since=since, name=new)
    return new


@transaction.atomic
def move(
    organisation: Organisation,
    *,
    by: Actor,
    line: str,
    parent: Organisation | None,
    since: date,
    decided_by: str = "",
) -> Affiliation | None:
    """It stands under another superior on a line from a day, up to the next change decided.

    Without a parent it stands under nobody on that line. What was true before the day stays.
    """
    _lock_lines()
    organisation, parent = locked(organisation), locked(parent) if parent else None
    chains = queries.chains(organisation.pk, since)
    allow(
        rules.can_move(by, organisation, {*sum(chains.values(), [])}, chains[line]),
        rules.KEEPER_ON_THE_LINE,
    )
    must_exist(organisation, since)
    rows = Affiliation.objects.filter(child=organisation, line=line)
    held = rows.on(since).first()
    _refuse_no_change(held, parent)

    until = _give_way(rows, since)
    new = None
    if parent:
        until = earliest(until, organisation.until, parent.until)
        must_exist(parent, since)
        _refuse_a_circle(organisation, parent, line, since, until)
        new = rows.create(
            child=organisation,
            parent=parent,
            line=line,
            since=since,
            until=until,
            decided_by=decided_by,
        )
    record(
        "organisations.moved",
        organisation,
        by=by,
        line=line,
        since=since,
        parent=parent,
        before=held.parent if held else None,
    )
    return new


@transaction.atomic
def dissolve(
    organisation: Organisation, *, by: Actor, until: date, decided_by: str = ""
) -> Organisation:
    """It ends on a day, and with it its place on every line, its bodies and their posts."""
    _lock_lines()
    organisation = locked(organisation)
    allow(
        rules.can_dissolve(by, organisation, above(organisation, by.today)),
        rules.KEEPER_ABOVE,
    )
    must_exist(organisation, until)
    lasting = [
        Affiliation.objects.filter(Q(child=organisation) | Q(parent=organisation)),
        Appointment.objects.filter(post__body__organisation=organisation),
        organisation.names.all(),
    ]
    if organisation.since == until or any(rows.filter(since__gte=until) for rows in lasting):
        raise ValidationError(
            _("Còn thay đổi có hiệu lực từ ngày giải thể trở đi. Hãy chọn ngày muộn hơn.")
        )

    for rows in lasting:
        rows.on(until).update(until=until)
    still = Q(until=None) | Q(until__gt=until)
    organisation.bodies.filter(still).update(until=until)
    Post.objects.filter(still, body__organisation=organisation).update(until=until)
    organisation.until = until
    organisation.save(update_fields=["until"])
    record("organisations.dissolved", organisation, by=by, until=until, decided_by=decided_by[:100])
    return organisation


@transaction.atomic
def leave_to_itself(organisation: Organisation) -> None:
    """It has people of its own now: whoever entered it no longer keeps its entry."""
    Organisation.objects.filter(pk=organisation.pk).update(kept_by=None)


@transaction.atomic
def take_up_names(today: date) -> int:
    """Names that were decided for today or for days since become the organisations' own."""
    changed = [
        name.organisation
        for name in Name.objects.on(today).select_related("organisation")
        if (name.name, name.short_name) != (name.organisation.name, name.organisation.short_name)
    ]
    for organisation in changed:
        _take_up_name(organisation, today)
    return len(changed)


def _lock_lines() -> None:
    """Moves wait for each other: two of them at once could close a circle that neither sees."""
    Organisation.objects.select_for_update(no_key=True).order_by("pk").first()


def _refuse_no_change(held: Affiliation | None, parent: Organisation | None) -> None:
    if held is None and parent is None:
        raise ValidationError(_("Vào ngày đó tổ chức không trực thuộc ai trên tuyến này."))
    if held and held.parent == parent:
        raise ValidationError(
            _("Vào ngày đó tổ chức đã trực thuộc %(parent)s.") % {"parent": parent}
        )


def _refuse_a_circle(
    organisation: Organisation, parent: Organisation, line: str, since: date, until: date | None
) -> None:
    day = queries.first_day_under(parent.pk, organisation.pk, line, since, until)
    if day:
        raise ValidationError(
            _("Không thể: ngày %(day)s chính %(parent)s trực thuộc %(organisation)s.")
            % {"day": shown(day), "parent": parent, "organisation": organisation}
        )


def _give_way(rows: DatedQuerySet, since: date) -> date | None:
    """End what holds on a day among rows of which one holds at a time; returns the end of its turn.

    What began that very day would hold on no day any more: it goes, and the journal keeps it.
    """
    held: Dated | None = rows.on(since).first()
    if held is None:
        return rows.filter(since__gt=since).aggregate(first=Min("since"))["first"]
    until = held.until
    if held.since == since:
        held.delete()
    else:
        held.until = since
        held.save(update_fields=["until"])
    return until


def _take_up_name(organisation: Organisation, today: date) -> None:
    current = organisation.names.on(today).first()
    if current:
        organisation.name, organisation.short_name = current.name, current.short_name
        organisation.save(update_fields=["name", "short_name", "name_key"])
    index(organisation)
