from typing import Any

from django.db import models, transaction

from lientich.core.actor import Actor

from .models import Event


def record(verb: str, subject: models.Model, *, by: Actor, **facts: Any) -> Event:
    """Write what happened, in the transaction of the act itself.

    Facts are identifiers and small values; a text in them would outlive its removal.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An event is written in the transaction of its act.")
    for name, value in facts.items():
        if isinstance(value, str) and len(value) > 100:
            raise ValueError(f"The fact {name} is a text; the journal holds identifiers.")
    return Event.objects.create(
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        at=by.now,
        user_id=by.user_id,
        person_id=by.person_id,
        mandate_id=by.mandate_id,
        organisation_id=by.organisation_id,
        facts={name: _plain(value) for name, value in facts.items()},
    )


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
