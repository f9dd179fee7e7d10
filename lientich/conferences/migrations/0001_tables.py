import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("conferences", "0001_conferences"),
        ("conferences", "0002_source"),
        ("conferences", "0003_where_it_is_told"),
        ("conferences", "0004_no_task_needed"),
    ]

    dependencies = [
        ("documents", "0001_tables"),
        ("organisations", "0001_tables"),
        ("programmes", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="programmes.programme",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("half_year", "Sơ kết 6 tháng"), ("yearly", "Sơ kết năm")],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "told_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                ("told_at", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-until", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "kind", "since", "until"),
                        name="one_review_of_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="reviewed_period_has_days",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Chair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chairing",
                        to="conferences.conference",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=200)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "person"), name="chairs_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Paper",
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
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="conferences.conference",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "document"), name="a_paper_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
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
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conclusions",
                        to="conferences.conference",
                    ),
                ),
                ("text", models.TextField()),
                ("directed_by", models.CharField(blank=True, max_length=200)),
                (
                    "field",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.fieldofwork",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="conclusions",
                        to="programmes.task",
                    ),
                ),
                ("no_task_on", models.DateField(blank=True, null=True)),
                ("no_task_reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_task_on", None), ("no_task_reason", "")),
                            models.Q(
                                ("no_task_on__isnull", False),
                                ("task", None),
                                models.Q(("no_task_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="no_task_for_a_reason",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="Conference",
            name="documents",
            field=models.ManyToManyField(
                related_name="conferences", through="conferences.Paper", to="documents.document"
            ),
        ),
        migrations.AddField(
            model_name="Conference",
            name="chairs",
            field=models.ManyToManyField(
                related_name="+", through="conferences.Chair", to="organisations.person"
            ),
        ),
    ]
