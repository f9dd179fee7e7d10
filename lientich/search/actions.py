from datetime import date

from django.db import models

from .models import Entry
from .text import normal


def index(instance: models.Model, *, title: str, words: str = "", at: date | None = None) -> None:
    """Let `instance` be found by its title and further words; replaces what stood before."""
    Entry.objects.update_or_create(
        kind=instance._meta.label_lower,
        object_id=instance.pk,
        defaults={
            "title": title[:500],
            "folded_title": normal(title),
            "folded": normal(f"{title} {words}"),
            "at": at,
        },
    )


def remove(instance: models.Model) -> None:
    Entry.objects.filter(kind=instance._meta.label_lower, object_id=instance.pk).delete()
