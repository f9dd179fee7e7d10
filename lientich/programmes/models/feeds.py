from django.db import models
from django.db.models import Q

from lientich.core.models import Keyed
from lientich.organisations.models import Person

from .programmes import Programme


class Feed(Keyed):
    """A secret address at which a person's calendar program reads their days, or a programme's.

    The secret is kept nowhere: `digest` tells whether one is right. What is read there is what the
    person may see on the day of the reading.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(  # null: one's own days
        Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8)
    opened_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    secret: str | None = None  # known to the act that made it, and kept nowhere

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme"],
                condition=Q(revoked_at=None, programme__isnull=False),
                name="one_feed_of_a_programme",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(revoked_at=None, programme=None),
                name="one_feed_of_ones_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.programme_id or ''}".strip()
