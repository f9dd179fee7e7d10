from urllib.parse import urlencode

from django.db import models

from lientich.core.models import Keyed
from lientich.organisations.models import Person


class SavedFilter(Keyed):
    """What a person asks of the register again and again, by a name; nobody else's matter."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    wanted = models.JSONField()  # names of the filter form's fields, and what was typed there

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> str:
        return urlencode(self.wanted)
