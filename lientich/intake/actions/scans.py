from collections.abc import Sequence
from datetime import date as Day

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lientich.core.actor import Actor

from ..models import Intake, Proposal
from .intakes import locked
from .proposals import accept, correct


@transaction.atomic
def register_scan(
    intake: Intake,
    *,
    by: Actor,
    kind: str,
    number: str,
    symbol: str,
    date: Day | None,
    issuers: Sequence[str],
    subject: str,
) -> Proposal:
    """What a person reads on the picture stands in the register, with the scan as its original.

    The answer is the proposal "this document", accepted; sent twice, it is registered once.
    """
    intake = locked(intake, by)
    if not intake.is_scan:
        raise ValidationError(_("Đây không phải là bản quét."))
    source = intake.proposals.get(kind=Proposal.Kind.SOURCE)
    if source.state == Proposal.State.ACCEPTED:
        return source
    facts = {
        "form": "document",
        "kind": kind,
        "number": number,
        "symbol": symbol,
        "joint": len(issuers) > 1,
        "date": date.isoformat() if date else None,
        "issuers": list(issuers),
        "bodies": [],
        "subject": subject,
    }
    corrected = correct(source, by=by, facts=facts)
    intake.source = corrected.told  # by which it is called from now on
    intake.save(update_fields=["source"])
    return accept(corrected, by=by)
