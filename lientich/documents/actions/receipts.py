from lientich.core.actor import Actor
from lientich.journal.actions import record

from ..models import Delivery


def note_received(delivery: Delivery, by: Actor) -> None:
    """The organisation has it, said once, by whoever says so first."""
    delivery.received_at, delivery.received_by_id = by.now, by.person_id
    delivery.save(update_fields=["received_at", "received_by"])
    record("documents.received", delivery, by=by, document=delivery.document_id)
