import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids
from lientich.journal import triggers


def install(apps, schema_editor):
    triggers.run(triggers.INSTALL, schema_editor.connection)


def remove(apps, schema_editor):
    triggers.run(triggers.REMOVE, schema_editor.connection)


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("journal", "0001_initial"),
        ("journal", "0002_events_are_kept"),
        ("journal", "0003_newest_events"),
        ("journal", "0004_events_of_an_organisation"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=lientich.core.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("verb", models.CharField(max_length=60)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("user_id", models.UUIDField(null=True)),
                ("person_id", models.UUIDField(null=True)),
                ("mandate_id", models.UUIDField(null=True)),
                ("organisation_id", models.UUIDField(null=True)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id", "id"], name="event_of_subject"
                    ),
                    models.Index(fields=["verb", "id"], name="event_by_verb"),
                    models.Index(fields=["-at", "-id"], name="event_newest"),
                    models.Index(fields=["organisation_id", "id"], name="event_of_organisation"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="journal.event",
                    ),
                ),
                ("reaction", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event", "reaction"), name="delivered_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Failure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="failures",
                        to="journal.event",
                    ),
                ),
                ("reaction", models.CharField(max_length=120)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("error", models.CharField(max_length=200)),
                ("again_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event", "reaction"), name="failed_once")
                ],
                "indexes": [],
            },
        ),
        migrations.RunPython(install, remove),
    ]
