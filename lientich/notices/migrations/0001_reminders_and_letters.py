import datetime

import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_tables"),
        ("programmes", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                ("due", models.DateField(null=True)),
                ("last", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
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
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="programmes.assignment",
                    ),
                ),
                ("due", models.DateField()),
                ("step", models.SmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "due", "step"), name="reminded_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="programmes.programme",
                    ),
                ),
                ("before", models.JSONField(default=list)),
                ("after", models.JSONField(default=list)),
                ("offices", models.PositiveSmallIntegerField()),
                ("leaders", models.PositiveSmallIntegerField()),
                (
                    "along",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Văn phòng các bên cùng một lúc"),
                            ("party", "Cấp trên của đơn vị theo tuyến Đảng"),
                            ("management", "Cấp trên của đơn vị theo tuyến chuyên môn"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisations.person",
                    ),
                ),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("immediate", "Gửi ngay"),
                            ("daily", "Mỗi ngày một thư"),
                            ("none", "Không gửi thư"),
                        ],
                        default="daily",
                        max_length=12,
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("daily_at", models.TimeField(default=datetime.time(7, 30))),
                ("quiet_since", models.TimeField(default=datetime.time(20, 0))),
                ("quiet_until", models.TimeField(default=datetime.time(6, 30))),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("address", models.EmailField(max_length=254)),
                ("made_at", models.DateTimeField()),
                ("again_at", models.DateTimeField()),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("error", models.CharField(blank=True, max_length=120)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("dropped_at", None), ("sent_at", None)),
                        fields=["again_at"],
                        name="letter_waiting",
                    ),
                    models.Index(fields=["person", "id"], name="letter_of_person"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                    "reminder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="notices.reminder",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("leader", "Lãnh đạo"),
                            ("office", "Văn phòng"),
                            ("specialist", "Chuyên viên ban"),
                            ("reporter", "Đầu mối báo cáo"),
                            ("administrator", "Quản trị"),
                        ],
                        max_length=16,
                    ),
                ),
                ("read_at", models.DateTimeField(null=True)),
                ("mail_at", models.DateTimeField(null=True)),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notices",
                        to="notices.letter",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "id"], name="notice_of_person"),
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["person"],
                        name="notice_unread",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("reminder", "person"), name="told_once")
                ],
            },
        ),
    ]
