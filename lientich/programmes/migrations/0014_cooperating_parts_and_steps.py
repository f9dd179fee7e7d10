import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

import lientich.core.ids


def give_parts(apps, schema_editor):
    """Whoever cooperated has a part. Of what was completed before, nothing more is asked."""
    Task = apps.get_model("programmes", "Task")
    Cooperation = apps.get_model("programmes", "Cooperation")
    named = Task.cooperating.through.objects.select_related("task").order_by("pk")
    Cooperation.objects.bulk_create(
        (
            Cooperation(
                task_id=one.task_id,
                body_id=one.body_id,
                done_on=one.task.completed_on if one.task.state == "completed" else None,
                percent=100 if one.task.state == "completed" else 0,
            )
            for one in named.iterator()
        ),
        batch_size=500,
    )
    left = (
        Cooperation.objects.filter(task=OuterRef("pk"), done_on=None)
        .order_by()
        .values("task")
        .annotate(n=Count("pk"))
        .values("n")
    )
    tasks = Task.objects.filter(pk__in=Cooperation.objects.filter(done_on=None).values("task"))
    tasks.update(cooperating_left=Coalesce(Subquery(left), 0))


def name_bodies(apps, schema_editor):
    Task = apps.get_model("programmes", "Task")
    named = Task.cooperating.through
    parts = apps.get_model("programmes", "Cooperation").objects.order_by("pk")
    named.objects.bulk_create(
        (named(task_id=one.task_id, body_id=one.body_id) for one in parts.iterator()),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_one_time_passwords_and_withdrawn_mandates"),
        ("organisations", "0005_sources_of_bodies_and_posts"),
        ("programmes", "0013_written_before_it_arrived"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="cooperating_left",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=Q(("cooperating_left__gt", 0)),
                fields=["state"],
                name="task_cooperating_left",
            ),
        ),
        migrations.CreateModel(
            name="Cooperation",
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
                ("duty", models.CharField(blank=True, max_length=300)),
                ("due", models.DateField(blank=True, null=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperations",
                        to="organisations.body",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperations",
                        to="programmes.task",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=Q(("done_on", None)), fields=["body"], name="cooperation_open"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "body"), name="cooperates_once"),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("done_on", None), ("percent__lt", 100)),
                            Q(("done_on__isnull", False), ("percent", 100)),
                            _connector="OR",
                        ),
                        name="cooperation_done_is_100_percent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CooperationNote",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("set", "giao phần phối hợp"),
                            ("reported", "báo cáo phần phối hợp"),
                            ("done", "báo cáo xong phần phối hợp"),
                            ("reopened", "đề nghị làm tiếp phần phối hợp"),
                            ("reminded", "nhắc phần phối hợp"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("words", models.TextField(blank=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("token", models.UUIDField(null=True, unique=True)),
                (
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="programmes.cooperation",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
            ],
            options={"ordering": ["-at", "-id"]},
        ),
        migrations.AddField(
            model_name='assignment',
            name='steps_shared',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=lientich.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('named', models.CharField(blank=True, max_length=100)),
                ('due', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='programmes.assignment')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.mandate')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
            ],
            options={
                'ordering': ['place', 'id'],
                'constraints': [models.CheckConstraint(condition=Q(Q(('done_by', None), ('done_on', None)), Q(('done_by__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='step_done_by_somebody')],
            },
        ),
        migrations.RunPython(give_parts, name_bodies),
        # A relation is not altered into one with rows of its own: it gives way to it.
        migrations.RemoveField(model_name="task", name="cooperating"),
        migrations.AddField(
            model_name="task",
            name="cooperating",
            field=models.ManyToManyField(
                blank=True,
                related_name="cooperates",
                through="programmes.Cooperation",
                to="organisations.body",
            ),
        ),
    ]
