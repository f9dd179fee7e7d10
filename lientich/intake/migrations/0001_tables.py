import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("intake", "0001_initial"),
        ("intake", "0002_tries"),
        ("intake", "0003_scans"),
    ]

    dependencies = [
        ("accounts", "0001_tables"),
        ("documents", "0001_tables"),
        ("organisations", "0001_tables"),
        ("programmes", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intake",
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
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
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=255)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("batch", models.UUIDField()),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ đọc"),
                            ("read", "Chờ duyệt"),
                            ("refused", "Không nhận"),
                            ("done", "Đã nhận"),
                            ("discarded", "Đã bỏ"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("message", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("source", models.JSONField(default=dict)),
                ("seconds", models.FloatField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("scanned", models.PositiveIntegerField(default=0)),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "indexes": [
                    models.Index(fields=["owner", "-at"], name="intake_of_owner"),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["at"],
                        name="intake_waiting",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("document", None), ("scanned__gt", 0), ("state", "read")
                        ),
                        fields=["owner", "at"],
                        name="intake_scans",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "place"), name="received_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "read", "done"])),
                        fields=("owner", "sha256"),
                        name="a_file_comes_in_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Page",
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
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="intake.intake",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("intake", "number"), name="page_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
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
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="intake.intake",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("source", "Văn bản này"),
                            ("citation", "Văn bản"),
                            ("organisation", "Tổ chức"),
                            ("person", "Người"),
                            ("event", "Sự kiện"),
                            ("goal", "Mục tiêu chung"),
                            ("objective", "Mục tiêu cụ thể"),
                            ("result", "Kết quả"),
                            ("direction", "Việc"),
                            ("figure", "Số liệu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("places", models.JSONField(default=list)),
                ("facts", models.JSONField()),
                ("corrected", models.JSONField(null=True)),
                ("sure", models.BooleanField()),
                ("asks", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chờ duyệt"),
                            ("accepted", "Đã nhận"),
                            ("rejected", "Đã bỏ"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("result_type", models.CharField(blank=True, max_length=60)),
                ("result_id", models.UUIDField(null=True)),
                ("existed", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["order"],
                "indexes": [
                    models.Index(fields=["intake", "state"], name="proposal_of_intake"),
                    models.Index(fields=["intake", "order"], name="proposal_in_order"),
                ],
                "constraints": [],
            },
        ),
    ]
