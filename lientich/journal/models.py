from typing import Any

from django.apps import apps
from django.db import models

from lientich.core.models import Keyed


class Event(Keyed):
    """One act: who did what, on what, under which mandate, when. Never changed, never deleted.

    Facts hold identifiers and small values, no bodies of text. Triggers on both databases refuse
    UPDATE and DELETE (migration 0002).
    """

    verb = models.CharField(max_length=60)  # room.past_tense
    subject_type = models.CharField(max_length=60)  # room.model
    subject_id = models.UUIDField()
    at = models.DateTimeField()
    user_id = models.UUIDField(null=True)  # null: the command line
    person_id = models.UUIDField(null=True)
    mandate_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_of_subject"),
            models.Index(fields=["verb", "id"], name="event_by_verb"),
            models.Index(fields=["-at", "-id"], name="event_newest"),
            models.Index(fields=["organisation_id", "id"], name="event_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_id}"

    @property
    def subject(self) -> Any:
        model = apps.get_model(self.subject_type)
        return model._default_manager.filter(pk=self.subject_id).first()


class Delivery(models.Model):
    """That a reaction has had an event. What was not delivered is found by the absence of it."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    reaction = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="delivered_once")]

    def __str__(self) -> str:
        return f"{self.reaction} {self.event_id}"


class Failure(models.Model):
    """A reaction that failed, and when it is tried again."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="failures")
    reaction = models.CharField(max_length=120)
    attempts = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=200)  # the kind of error, never its data
    again_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reaction"], name="failed_once")]

    def __str__(self) -> str:
        return f"{self.reaction} {self.event_id} x{self.attempts}"


class Mark(models.Model):
    """Up to which event a reaction has had all: what waits is looked for behind it."""

    reaction = models.CharField(max_length=120, primary_key=True)
    passed = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.reaction} {self.passed}"
