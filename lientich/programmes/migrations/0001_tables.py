import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("programmes", "0001_initial"),
        ("programmes", "0002_decisions_and_days_of_completion"),
        ("programmes", "0003_what_a_reach_tells"),
        ("programmes", "0004_matters"),
        ("programmes", "0005_source"),
        ("programmes", "0006_more_time"),
        ("programmes", "0007_place_keys_and_source_reviews"),
        ("programmes", "0008_keys_of_places"),
        ("programmes", "0009_secret_addresses_of_calendars"),
        ("programmes", "0010_recurring_waiting_moved_and_clear_tasks"),
        ("programmes", "0011_parts_by_their_date"),
        ("programmes", "0012_comments_forms_and_plans"),
        ("programmes", "0013_written_before_it_arrived"),
        ("programmes", "0014_cooperating_parts_and_steps"),
    ]

    dependencies = [
        ("accounts", "0001_tables"),
        ("documents", "0001_tables"),
        ("organisations", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
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
                ("name", models.CharField(max_length=200)),
                ("goal", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("running", "Đang thực hiện"),
                            ("closed", "Đã kết thúc"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                ("lines", models.JSONField(default=list)),
                ("source", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-since", "name"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Checklist",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisations.organisation",
                    ),
                ),
                ("clear", models.JSONField(default=list)),
                ("own", models.JSONField(default=list)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="side_set",
                        to="programmes.programme",
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
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "organisation"), name="a_side_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeReach",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("owner", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=False)),
                ("granted", models.BooleanField(default=False)),
                ("part", models.BooleanField(default=False)),
                ("submitted", models.BooleanField(default=False)),
                ("cleared", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("ordinary", "Thường"),
                            ("cadre", "Cán bộ"),
                            ("inspection", "Kiểm tra"),
                            ("opinion", "Dư luận"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organisation", "of"], name="programme_reach_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "organisation"), name="programme_reach_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Basis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bases",
                        to="programmes.programme",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "document"), name="a_basis_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Objective",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objectives",
                        to="programmes.programme",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.fieldofwork",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
            ],
            options={
                "ordering": ["field__order", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Feed",
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
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("language", models.CharField(max_length=8)),
                ("opened_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["opened_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("programme__isnull", False), ("revoked_at", None)),
                        fields=("person", "programme"),
                        name="one_feed_of_a_programme",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("programme", None), ("revoked_at", None)),
                        fields=("person",),
                        name="one_feed_of_ones_own",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
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
                        related_name="obstacles",
                        to="programmes.programme",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
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
                ("text", models.TextField()),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Chưa giải quyết"), ("resolved", "Đã giải quyết")],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("resolution", models.TextField(blank=True)),
                ("resolved_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["state", "at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolved_on", None), ("state", "open")),
                            models.Q(("resolved_on__isnull", False), ("state", "resolved")),
                            _connector="OR",
                        ),
                        name="resolved_on_a_day",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NewWay",
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
                        related_name="new_ways",
                        to="programmes.programme",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="new_ways",
                        to="organisations.organisation",
                    ),
                ),
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
                ("text", models.TextField()),
                ("result", models.TextField(blank=True)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PlannedVisit",
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
                        related_name="visits",
                        to="programmes.programme",
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
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("inspection", "Kiểm tra chuyên đề"),
                            ("supervision", "Giám sát chuyên đề"),
                            ("duty", "Kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát"),
                            ("finance", "Kiểm tra tài chính đảng"),
                            ("review", "Rà soát quy hoạch cán bộ"),
                            ("comment", "Nhận xét, đánh giá cán bộ"),
                            ("consult", "Lấy ý kiến về cán bộ"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["since", "unit__name_key", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="a_visit_ends_later",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Task",
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
                        related_name="tasks",
                        to="programmes.programme",
                    ),
                ),
                (
                    "field",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="organisations.fieldofwork",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to="programmes.objective",
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField(blank=True)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="documents.document",
                    ),
                ),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=60)),
                ("place_key", models.CharField(default="", editable=False, max_length=80)),
                ("directed_by", models.CharField(blank=True, max_length=200)),
                (
                    "lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="organisations.body",
                    ),
                ),
                (
                    "follower",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("product", models.CharField(blank=True, max_length=300)),
                ("recurs", models.CharField(blank=True, max_length=12)),
                ("is_series", models.BooleanField(default=False)),
                (
                    "occurrence_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="programmes.task",
                    ),
                ),
                ("period", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("draft", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Chưa bắt đầu"),
                            ("in_progress", "Đang thực hiện"),
                            ("claimed", "Chờ xác nhận"),
                            ("completed", "Hoàn thành"),
                            ("suspended", "Tạm dừng"),
                            ("declined", "Từ chối"),
                            ("returned", "Trả lại làm tiếp"),
                            ("moved", "Đã chuyển"),
                        ],
                        default="not_started",
                        max_length=12,
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("cooperating_left", models.PositiveSmallIntegerField(default=0)),
                ("shared", models.BooleanField(default=True)),
                ("open", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("ordinary", "Thường"),
                            ("cadre", "Cán bộ"),
                            ("inspection", "Kiểm tra"),
                            ("opinion", "Dư luận"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "owners",
                    models.ManyToManyField(related_name="+", to="organisations.organisation"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "field"], name="task_of_programme"),
                    models.Index(fields=["source"], name="task_of_source"),
                    models.Index(
                        condition=models.Q(("draft", True)),
                        fields=["created_at"],
                        name="task_draft",
                    ),
                    models.Index(
                        condition=models.Q(("cooperating_left__gt", 0)),
                        fields=["state"],
                        name="task_cooperating_left",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occurrence_of", "period"), name="occurs_once_a_period"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "new_way",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
                        to="programmes.newway",
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
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("new_way", "organisation"), name="taken_up_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SourceReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_reviews",
                        to="programmes.task",
                    ),
                ),
                (
                    "relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.relation",
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
                ("mandate_id", models.UUIDField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "relation", "organisation"), name="source_reviewed_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaskReach",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("owner", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=False)),
                ("granted", models.BooleanField(default=False)),
                ("part", models.BooleanField(default=False)),
                ("submitted", models.BooleanField(default=False)),
                ("cleared", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("ordinary", "Thường"),
                            ("cadre", "Cán bộ"),
                            ("inspection", "Kiểm tra"),
                            ("opinion", "Dư luận"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach",
                        to="programmes.task",
                    ),
                ),
                ("due_order", models.DateField()),
                ("unfinished", models.BooleanField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Chưa bắt đầu"),
                            ("in_progress", "Đang thực hiện"),
                            ("claimed", "Chờ xác nhận"),
                            ("completed", "Hoàn thành"),
                            ("suspended", "Tạm dừng"),
                            ("declined", "Từ chối"),
                            ("returned", "Trả lại làm tiếp"),
                            ("moved", "Đã chuyển"),
                        ],
                        max_length=12,
                    ),
                ),
                ("stopped_on", models.DateField(null=True)),
                ("programme_id", models.UUIDField()),
                ("field_id", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("unfinished", True)),
                        fields=["organisation", "due_order", "of"],
                        name="task_reach_open",
                    ),
                    models.Index(fields=["organisation", "due_order", "of"], name="task_reach_due"),
                    models.Index(
                        fields=["organisation", "state", "due_order", "of"], name="task_reach_state"
                    ),
                    models.Index(
                        fields=["organisation", "programme_id", "due_order", "of"],
                        name="task_reach_programme",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "organisation"), name="task_reach_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="programmes.task",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organisations.organisation",
                    ),
                ),
                ("due", models.DateField(blank=True, null=True)),
                ("original_due", models.DateField(blank=True, null=True)),
                ("asked_until", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Chưa bắt đầu"),
                            ("in_progress", "Đang thực hiện"),
                            ("claimed", "Chờ xác nhận"),
                            ("completed", "Hoàn thành"),
                            ("suspended", "Tạm dừng"),
                            ("declined", "Từ chối"),
                            ("returned", "Trả lại làm tiếp"),
                            ("moved", "Đã chuyển"),
                        ],
                        default="not_started",
                        max_length=12,
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("claimed_on", models.DateField(blank=True, null=True)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("steps_shared", models.BooleanField(default=False)),
                ("updated_at", models.DateTimeField()),
                ("assigned_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["unit__name_key"],
                "indexes": [
                    models.Index(fields=["unit", "state", "due"], name="assignment_of_unit"),
                    models.Index(fields=["state", "claimed_on"], name="assignment_claimed"),
                    models.Index(fields=["due", "id"], name="assignment_due"),
                    models.Index(
                        condition=models.Q(("asked_until__isnull", False)),
                        fields=["asked_until"],
                        name="assignment_asked_until",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "unit"), name="assigned_once"),
                    models.CheckConstraint(
                        condition=models.Q(("percent__lte", 100)), name="at_most_100_percent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percent", 100),
                            models.Q(("state__in", ["claimed", "completed"]), _negated=True),
                            _connector="OR",
                        ),
                        name="claimed_is_100_percent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["claimed", "completed"]), _negated=True),
                            ("claimed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="claimed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_on__isnull", False), ("state", "completed")),
                            models.Q(
                                models.Q(("state", "completed"), _negated=True),
                                ("completed_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="completed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_until", None),
                            models.Q(
                                ("asked_until__gt", models.F("due")),
                                ("due__isnull", False),
                                ("state__in", ("not_started", "in_progress", "returned")),
                            ),
                            _connector="OR",
                        ),
                        name="asked_for_a_later_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tick",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ticks",
                        to="programmes.task",
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
                ("item", models.CharField(max_length=100)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "organisation", "item"), name="ticked_once"
                    )
                ],
                "indexes": [],
            },
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
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperations",
                        to="programmes.task",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperations",
                        to="organisations.body",
                    ),
                ),
                ("duty", models.CharField(blank=True, max_length=300)),
                ("due", models.DateField(blank=True, null=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on", None)),
                        fields=["body"],
                        name="cooperation_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "body"), name="cooperates_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on", None), ("percent__lt", 100)),
                            models.Q(("done_on__isnull", False), ("percent", 100)),
                            _connector="OR",
                        ),
                        name="cooperation_done_is_100_percent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dependency",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting",
                        to="programmes.task",
                    ),
                ),
                (
                    "waits_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="awaited",
                        to="programmes.task",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task", "waits_for"), name="waits_once"),
                    models.CheckConstraint(
                        condition=models.Q(("task", models.F("waits_for")), _negated=True),
                        name="waits_for_another",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Descent",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origins",
                        to="programmes.task",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="programmes.task",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("split", "tách"), ("merged", "gộp")], max_length=12),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task", "origin"), name="descends_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="series",
                        serialize=False,
                        to="programmes.task",
                    ),
                ),
                ("first", models.DateField()),
                ("until", models.DateField()),
                ("next", models.DateField()),
                ("opens_on", models.DateField(null=True)),
                ("stopped_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "units",
                    models.ManyToManyField(related_name="+", to="organisations.organisation"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("opens_on__isnull", False)),
                        fields=["opens_on"],
                        name="series_opens_on",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
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
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questionnaire",
                        to="programmes.task",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dissemination", "Quán triệt văn bản"),
                            ("opinion", "Tình hình dư luận"),
                            ("press", "Tin, bài báo chí"),
                            ("party", "Số liệu tổ chức đảng, đảng viên"),
                            ("own", "Câu hỏi riêng"),
                        ],
                        max_length=16,
                    ),
                ),
                ("several", models.BooleanField(default=False)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
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
                        related_name="reports",
                        to="programmes.assignment",
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
                ("at", models.DateTimeField()),
                ("written_at", models.DateTimeField(null=True)),
                ("percent", models.PositiveSmallIntegerField()),
                ("note", models.TextField(blank=True)),
                ("claims", models.BooleanField(default=False)),
                ("token", models.UUIDField(unique=True)),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("written_at", None),
                            ("written_at__lt", models.F("at")),
                            _connector="OR",
                        ),
                        name="written_before_it_arrived",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                        related_name="decisions",
                        to="programmes.assignment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmed", "xác nhận hoàn thành"),
                            ("returned", "trả lại làm tiếp"),
                            ("declined", "từ chối nhận việc"),
                            ("suspended", "tạm dừng"),
                            ("resumed", "cho làm tiếp"),
                            ("asked", "xin gia hạn"),
                            ("withdrawn", "rút đề nghị gia hạn"),
                            ("extended", "cho gia hạn"),
                            ("kept", "không gia hạn"),
                            ("moved", "chuyển việc đi"),
                            ("left", "để phần việc lại cho đơn vị đã chuyển"),
                            ("taken", "giao tiếp việc được chuyển"),
                        ],
                        max_length=12,
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
                ("at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Comment",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="programmes.task",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="programmes.assignment",
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
                (
                    "told_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.task",
                    ),
                ),
                (
                    "told_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="programmes.comment",
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_to", None),
                            models.Q(("assignment__isnull", False), ("told_in__isnull", False)),
                            _connector="OR",
                        ),
                        name="told_to_the_unit_of_a_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), models.Q(("text", ""), _negated=True)),
                            models.Q(("text", ""), ("withdrawn_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="withdrawn_without_words",
                    ),
                ],
                "indexes": [],
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
                    "cooperation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="programmes.cooperation",
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
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("words", models.TextField(blank=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("token", models.UUIDField(null=True, unique=True)),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Departure",
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
                        related_name="departures",
                        to="programmes.assignment",
                    ),
                ),
                ("since", models.DateField()),
                ("noticed_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["assignment"],
                        name="departure_unsettled",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "since"), name="departed_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="programmes.questionnaire",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Chữ"),
                            ("number", "Số"),
                            ("share", "Số đạt trên tổng số"),
                            ("date", "Ngày"),
                            ("choice", "Chọn một"),
                            ("yes", "Có hoặc không"),
                            ("link", "Đường dẫn"),
                        ],
                        max_length=8,
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("required", models.BooleanField(default=False)),
                ("options", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["order"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Answers",
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
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="programmes.questionnaire",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="programmes.assignment",
                    ),
                ),
                ("item", models.UUIDField()),
                ("values", models.JSONField()),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("current", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("assignment", "item"),
                        name="an_item_is_answered_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Step",
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
                        related_name="steps",
                        to="programmes.assignment",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("named", models.CharField(blank=True, max_length=100)),
                ("due", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.mandate",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by", None), ("done_on", None)),
                            models.Q(("done_by__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="step_done_by_somebody",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProgressReportReach",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("owner", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=False)),
                ("granted", models.BooleanField(default=False)),
                ("part", models.BooleanField(default=False)),
                ("submitted", models.BooleanField(default=False)),
                ("cleared", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("ordinary", "Thường"),
                            ("cadre", "Cán bộ"),
                            ("inspection", "Kiểm tra"),
                            ("opinion", "Dư luận"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach",
                        to="programmes.progressreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of", "organisation"), name="report_reach_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="programmes.progressreport",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Mention",
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
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="programmes.comment",
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
                ("waits", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("comment", "mandate"), name="mentioned_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AnswersReach",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("owner", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=False)),
                ("granted", models.BooleanField(default=False)),
                ("part", models.BooleanField(default=False)),
                ("submitted", models.BooleanField(default=False)),
                ("cleared", models.BooleanField(default=False)),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("ordinary", "Thường"),
                            ("cadre", "Cán bộ"),
                            ("inspection", "Kiểm tra"),
                            ("opinion", "Dư luận"),
                        ],
                        default="ordinary",
                        max_length=12,
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach",
                        to="programmes.answers",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "organisation"), name="answers_reach_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="Programme",
            name="sides",
            field=models.ManyToManyField(
                related_name="programmes",
                through="programmes.Side",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="Programme",
            name="basis",
            field=models.ManyToManyField(
                related_name="programmes", through="programmes.Basis", to="documents.document"
            ),
        ),
        migrations.AddField(
            model_name="Task",
            name="cooperating",
            field=models.ManyToManyField(
                blank=True,
                related_name="cooperates",
                through="programmes.Cooperation",
                to="organisations.body",
            ),
        ),
        migrations.AddField(
            model_name="NewWay",
            name="adopters",
            field=models.ManyToManyField(
                related_name="+", through="programmes.Adoption", to="organisations.organisation"
            ),
        ),
    ]
