from django.db import models


class Entry(models.Model):
    """What can be found of one object. Whether it may be seen, its own model says."""

    kind = models.CharField(max_length=60)  # room.model
    object_id = models.UUIDField()
    title = models.CharField(max_length=500)
    folded = models.TextField()  # title and further words, without marks, in lower case
    at = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry")]
        indexes = [models.Index(fields=["kind", "-at"], name="entry_newest")]

    def __str__(self) -> str:
        return self.title
