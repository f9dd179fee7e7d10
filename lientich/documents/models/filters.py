from urllib.parse import urlencode

from django.db import models

from lientich.core.models import Keyed
from lientich.organisations.models import Organisation, Person


class SavedFilter(Keyed):
    """What a person asks of a list again and again, by a name: theirs alone, or shared with the
    people of an organisation, who find by it what they may see themselves."""

    REGISTER, TASKS = "documents", "tasks"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    listing = models.CharField(max_length=20, default=REGISTER)  # of which list it is
    name = models.CharField(max_length=60)
    wanted = models.JSONField()  # names of the filter form's fields, and what was typed there
    organisation = models.ForeignKey(  # that it is shared with
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "listing", "name"], name="saved_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> str:
        return urlencode(self.wanted, doseq=True)
