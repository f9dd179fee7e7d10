"""A sheet is brought in, looked at, confirmed, and carried out row by row: every write of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lientich.accounts import actions as accounts
from lientich.accounts import first_passwords
from lientich.accounts.models import User
from lientich.core.access import allow
from lientich.core.actor import Actor
from lientich.journal.actions import record
from lientich.organisations.models import Body
from lientich.programmes.models import Programme

from . import cells, queries, rules
from .columns import Table, named
from .faults import Fault, fault
from .models import Import, Mapping, Row, Slip
from .plans import Desk, Kind, Plan

MOVED = "moved"  # the code of a refusal: what was shown is no longer what would be done


@transaction.atomic
def bring_sheet(*, by: Actor, kind: str, name: str, table: Table, of: Kind) -> Import:
    """The rows of a sheet wait to be looked at; nothing of them is done yet."""
    allow(rules.can_bring(by, kind), rules.BRINGER)
    if not table.lines:
        raise ValidationError(_("Bảng không có dòng nào dưới hàng tiêu đề."), code="empty")
    sheet = Import.objects.create(  # type: ignore[misc]
        organisation_id=by.organisation_id,
        mandate_id=by.mandate_id,
        kind=kind,
        name=name,
        head=table.head.cells,
        keys=table.head.keys,
        state=Import.State.MAPPING if of.mapped else Import.State.READ,
        at=by.now,
    )
    Row.objects.bulk_create(_rows(sheet, table, of), batch_size=500)
    record("exchange.sheet_brought", sheet, by=by, kind=kind, rows=len(table.lines))
    return sheet


def _rows(sheet: Import, table: Table, of: Kind) -> Iterable[Row]:
    met: dict[str, int] = {}
    for line in table.lines:
        if line.heading:
            standing, twin = Row.Standing.HEADING, None
        else:
            standing = Row.Standing.UNSEEN
            identity = of.identity(named(line.cells, sheet.keys))
            twin = met.get(identity) if identity else None
            met.setdefault(identity, line.number)
        yield Row(sheet=sheet, line=line.number, cells=line.cells, standing=standing, twin=twin)


@transaction.atomic
def map_columns(
    sheet: Import,
    *,
    by: Actor,
    keys: list[str],
    programme: Programme,
    of: Kind,
    assigns: bool = False,
    lead: Body | None = None,
) -> Import:
    """A person has said which column is which, in which programme the tasks are, whether they are
    given out, and who leads those that name nobody; the organisation's next sheet with the same
    names is understood at once."""
    allow(Import.objects.open_to(by).filter(pk=sheet.pk).exists())
    sheet = locked(sheet)
    allow(rules.can_confirm(by, sheet), rules.SAME_HAT)
    if sheet.state not in (Import.State.MAPPING, Import.State.PLANNED):
        raise ValidationError(_("Bảng đang được xem hoặc đã ghi, không ghép cột lại được."))
    _refuse_mapping(keys, of)
    sheet.keys, sheet.programme, sheet.state = keys, programme, Import.State.READ
    sheet.assigns, sheet.lead = assigns, lead
    sheet.save(update_fields=["keys", "programme", "state", "assigns", "lead"])
    _unlook(sheet, of)
    _remember(sheet)
    record("exchange.columns_mapped", sheet, by=by, programme=programme)
    return sheet


def _refuse_mapping(keys: list[str], of: Kind) -> None:
    chosen = [key for key in keys if key]
    if len(set(chosen)) < len(chosen):
        raise ValidationError(_("Mỗi loại cột chỉ chọn cho một cột của bảng."))
    if not set(of.needed) <= set(chosen):
        needed = ", ".join(str(of.labels[key]) for key in of.needed)
        raise ValidationError(_("Hãy chọn cột nào là: %(needed)s.") % {"needed": needed})


def _remember(sheet: Import) -> None:
    pairs = zip(sheet.head, sheet.keys, strict=True)
    kept, _made = Mapping.objects.select_for_update().get_or_create(
        organisation_id=sheet.organisation_id, kind=sheet.kind
    )
    kept.keys |= {cells.name_key(name): key for name, key in pairs if name}
    kept.assigns, kept.lead = sheet.assigns, sheet.lead
    kept.save()


def _unlook(sheet: Import, of: Kind) -> None:
    """Its rows are to be looked at anew; which say the same thing is told by the new names."""
    met: dict[str, int] = {}
    rows, moved = sheet.rows.exclude(standing=Row.Standing.HEADING), []
    for row in rows.only("sheet", "line", "cells", "twin").iterator(chunk_size=500):
        identity = of.identity(named(row.cells, sheet.keys))
        twin = met.get(identity) if identity else None
        met.setdefault(identity, row.line)
        if twin != row.twin:
            row.twin = twin
            moved.append(row)
    Row.objects.bulk_update(moved, ["twin"], batch_size=200)
    rows.update(standing=Row.Standing.UNSEEN, changes=[], faults=[])


@transaction.atomic
def keep_plans(plans: Iterable[tuple[Row, Plan]]) -> None:
    """What would become of these rows, as far as can be said without doing it."""
    rows = []
    for row, plan in plans:
        row.standing, row.changes, row.faults = plan.standing, plan.changes, plan.kept_faults()
        rows.append(row)
    Row.objects.bulk_update(rows, ["standing", "changes", "faults"], batch_size=100)


@transaction.atomic
def finish_plan(sheet: Import) -> Import:
    """All of its rows have been looked at: it waits for a person."""
    sheet = locked(sheet)
    if sheet.state == Import.State.READ:
        sheet.state = Import.State.PLANNED
        sheet.save(update_fields=["state"])
    return sheet


@transaction.atomic
def confirm_sheet(sheet: Import, *, by: Actor, whole: bool, of: Kind) -> Import:
    """A person has seen what would become of it: its right rows are to be carried out, or with
    `whole` all or none. Said twice, it is done once."""
    allow(Import.objects.open_to(by).filter(pk=sheet.pk).exists())
    sheet = locked(sheet)
    allow(rules.can_confirm(by, sheet), rules.SAME_HAT)
    if sheet.state != Import.State.PLANNED:
        return sheet
    standing = queries.counts(sheet)["standing"]
    right = sum(standing.get(one, 0) for one in queries.RIGHT)
    if not right:
        raise ValidationError(_("Bảng không có dòng nào để ghi."))
    if whole and standing.get(Row.Standing.WRONG):
        raise ValidationError(_("Còn dòng có lỗi: chưa ghi được cả bảng."))
    if whole and right > of.most_whole:
        raise ValidationError(
            _("Quá %(n)s dòng thì không ghi cả bảng một lần được.") % {"n": of.most_whole}
        )
    sheet.state, sheet.whole = Import.State.CONFIRMED, whole
    sheet.save(update_fields=["state", "whole"])
    record("exchange.sheet_confirmed", sheet, by=by, rows=right, whole=whole)
    return sheet


@transaction.atomic
def carry_out(row: Row, *, by: Actor, desk: Desk) -> Row:
    """A row is done, once, exactly as it was shown; else ValidationError or PermissionDenied."""
    row = Row.objects.select_for_update(of=("self",)).select_related("sheet").get(pk=row.pk)
    allow(rules.can_confirm(by, row.sheet), rules.SAME_HAT)
    if row.outcome:  # whoever else was at it
        return row
    plan = desk.again(row, named(row.cells, row.sheet.keys))
    if (plan.standing, plan.changes) != (row.standing, row.changes):
        raise ValidationError(_("Đã có thay đổi từ khi xem thử."), code=MOVED)
    row.subject_id = desk.carry_out(row, plan).pk
    row.outcome = Row.Outcome.DONE
    row.save(update_fields=["subject_id", "outcome"])
    return row


@transaction.atomic
def keep_slip(row: Row, user: User, *, by: Actor, token: UUID) -> Slip:
    """An account was made of a row: its slip can be printed until it is handed out."""
    return Slip.objects.create(
        row=row, user=user, token=token, seal=first_passwords.seal(user), at=by.now
    )


@transaction.atomic
def renew_slip(row: Row, user: User, *, by: Actor) -> Slip:
    """Whoever lost a slip before it was used gets another, with another password: the old one opens
    nothing any more."""
    allow(rules.can_print_slips(by, row.sheet), rules.SAME_HAT)
    allow(row.subject_id == user.person_id)
    token = uuid4()
    user = accounts.renew_first_password(user, by=by, token=token)
    Slip.objects.filter(row=row).delete()
    return keep_slip(row, user, by=by, token=token)


@transaction.atomic
def hand_out_slips(sheet: Import, *, by: Actor) -> int:
    """The slips are on paper: from now on nobody prints them again; returns how many they were."""
    allow(rules.can_print_slips(by, sheet), rules.SAME_HAT)
    gone, _of = Slip.objects.filter(row__sheet=sheet).delete()
    if gone:
        record("exchange.slips_handed_out", sheet, by=by, slips=gone)
    return gone


@transaction.atomic
def forget_slips(*, before: datetime) -> int:
    """Slips that nobody handed out in time are printed no more."""
    return Slip.objects.filter(at__lt=before).delete()[0]


@transaction.atomic
def refuse_row(row: Row, *, why: Fault) -> Row:
    """What could not be done after all is said beside the row, unless another did it meanwhile."""
    row = Row.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if not row.outcome:
        row.faults, row.outcome = [why.kept()], Row.Outcome.REFUSED
        row.save(update_fields=["faults", "outcome"])
    return row


@transaction.atomic
def finish_sheet(sheet: Import, *, by: Actor) -> Import:
    """Each of its rows is done or refused; of a whole one, none where one was refused."""
    sheet = locked(sheet)
    if sheet.state not in (Import.State.READ, Import.State.CONFIRMED):
        return sheet
    outcome = queries.counts(sheet)["outcome"]
    done = outcome.get(Row.Outcome.DONE, 0)
    sheet.state = Import.State.DONE if done else Import.State.FAILED
    sheet.done_at = by.now
    sheet.save(update_fields=["state", "done_at"])
    record(
        "exchange.sheet_finished",
        sheet,
        by=by,
        done=done,
        refused=outcome.get(Row.Outcome.REFUSED, 0),
    )
    return sheet


@transaction.atomic
def give_up(sheet: Import, *, by: Actor) -> Import:
    """Something went wrong that nobody foresaw: each row that is left says that it was not done."""
    sheet = locked(sheet)
    left = sheet.rows.filter(standing__in=(Row.Standing.UNSEEN, *queries.RIGHT), outcome="")
    left.update(outcome=Row.Outcome.REFUSED, faults=[fault("", "broken").kept()])
    return finish_sheet(sheet, by=by)


@transaction.atomic
def discard_sheet(sheet: Import, *, by: Actor) -> None:
    """A sheet is gone with its rows. What was done of it stays done."""
    allow(Import.objects.open_to(by).filter(pk=sheet.pk).exists())
    sheet = locked(sheet)
    if sheet.state == Import.State.CONFIRMED:
        raise ValidationError(_("Bảng đang được ghi. Hãy đợi ghi xong."))
    record("exchange.sheet_discarded", sheet, by=by)
    sheet.delete()


@transaction.atomic
def discard_old(*, by: Actor, before: datetime) -> int:
    """What was brought before then is kept no longer, unless it is under way."""
    old = Import.objects.select_for_update().filter(at__lt=before)
    gone = list(old.exclude(state=Import.State.CONFIRMED).order_by("at")[:20])
    for sheet in gone:
        record("exchange.sheet_discarded", sheet, by=by)
        sheet.delete()
    return len(gone)


def why_refused(error: Exception) -> Fault:
    """What an action said against a row."""
    if isinstance(error, ValidationError):
        if getattr(error, "code", None) == MOVED:
            return fault("", MOVED)
        return fault("", "refused", words=" ".join(error.messages))
    if isinstance(error, IntegrityError):  # another was there in this very moment
        return fault("", MOVED)
    return fault("", "may_not" if isinstance(error, PermissionDenied) else "broken")


def locked(sheet: Import) -> Import:
    return Import.objects.select_for_update().get(pk=sheet.pk)
