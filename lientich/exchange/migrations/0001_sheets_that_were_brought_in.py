import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_tables"),
        ("programmes", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("mandate_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tasks", "Nhiệm vụ"),
                            ("organisations", "Tổ chức và trực thuộc"),
                            ("people", "Người, tài khoản và vai trò"),
                            ("tracking", "Bảng theo dõi của cơ quan"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("head", models.JSONField(default=list)),
                ("keys", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "Chờ ghép cột"),
                            ("read", "Đang xem thử"),
                            ("planned", "Chờ xác nhận"),
                            ("confirmed", "Đang ghi"),
                            ("done", "Đã ghi"),
                            ("failed", "Không ghi"),
                        ],
                        default="read",
                        max_length=12,
                    ),
                ),
                ("whole", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["mandate_id", "-at"], name="import_of_mandate"),
                    models.Index(
                        condition=models.Q(("state__in", ["read", "confirmed"])),
                        fields=["at"],
                        name="import_waiting",
                    ),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Mapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("tasks", "Nhiệm vụ"),
                            ("organisations", "Tổ chức và trực thuộc"),
                            ("people", "Người, tài khoản và vai trò"),
                            ("tracking", "Bảng theo dõi của cơ quan"),
                        ],
                        max_length=16,
                    ),
                ),
                ("keys", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "kind"), name="a_mapping_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Row",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="exchange.import",
                    ),
                ),
                ("line", models.PositiveIntegerField()),
                ("cells", models.JSONField(default=list)),
                ("twin", models.PositiveIntegerField(null=True)),
                (
                    "standing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Chưa xem"),
                            ("new", "Mới"),
                            ("changed", "Thay đổi"),
                            ("same", "Không đổi"),
                            ("wrong", "Có lỗi"),
                            ("heading", "Tiêu đề nhóm"),
                        ],
                        max_length=8,
                    ),
                ),
                ("changes", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Chưa ghi"),
                            ("done", "Đã ghi"),
                            ("refused", "Không ghi được"),
                        ],
                        max_length=8,
                    ),
                ),
                ("subject_id", models.UUIDField(null=True)),
            ],
            options={
                "ordering": ["line"],
                "indexes": [
                    models.Index(fields=["sheet", "standing", "line"], name="row_by_standing"),
                    models.Index(fields=["sheet", "outcome", "line"], name="row_by_outcome"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "line"), name="a_line_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slip",
                        to="exchange.row",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("token", models.UUIDField()),
                ("seal", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
