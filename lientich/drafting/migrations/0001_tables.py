import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("drafting", "0001_initial"),
        ("drafting", "0002_signing"),
        ("drafting", "0003_consultation"),
        ("drafting", "0004_digital_signing"),
        ("drafting", "0005_rounds_of_agreement"),
        ("drafting", "0006_urgency_addressees_superiors"),
        ("drafting", "0007_copies"),
        ("drafting", "0008_clauses_acted_on"),
    ]

    dependencies = [
        ("documents", "0001_tables"),
        ("organisations", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
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
                            ("Nghị quyết", "Nghị quyết"),
                            ("Quyết định", "Quyết định"),
                            ("Chỉ thị", "Chỉ thị"),
                            ("Kết luận", "Kết luận"),
                            ("Quy chế", "Quy chế"),
                            ("Quy định", "Quy định"),
                            ("Thông tri", "Thông tri"),
                            ("Hướng dẫn", "Hướng dẫn"),
                            ("Thông báo", "Thông báo"),
                            ("Thông cáo", "Thông cáo"),
                            ("Tuyên bố", "Tuyên bố"),
                            ("Lời kêu gọi", "Lời kêu gọi"),
                            ("Báo cáo", "Báo cáo"),
                            ("Kế hoạch", "Kế hoạch"),
                            ("Quy hoạch", "Quy hoạch"),
                            ("Chương trình", "Chương trình"),
                            ("Đề án", "Đề án"),
                            ("Phương án", "Phương án"),
                            ("Dự án", "Dự án"),
                            ("Tờ trình", "Tờ trình"),
                            ("Công văn", "Công văn"),
                            ("Biên bản", "Biên bản"),
                            ("Giấy mời", "Giấy mời"),
                            ("Phiếu chuyển", "Phiếu chuyển"),
                            ("Cương lĩnh chính trị", "Cương lĩnh chính trị"),
                            ("Điều lệ Đảng", "Điều lệ Đảng"),
                            ("Chiến lược", "Chiến lược"),
                            ("Luật", "Luật"),
                            ("Bộ luật", "Bộ luật"),
                            ("Pháp lệnh", "Pháp lệnh"),
                            ("Nghị định", "Nghị định"),
                            ("Thông tư", "Thông tư"),
                            ("Công điện", "Công điện"),
                            ("Bản thỏa thuận", "Bản thỏa thuận"),
                            ("Bản ghi nhớ", "Bản ghi nhớ"),
                            ("Văn bản hợp nhất", "Văn bản hợp nhất"),
                            ("Bài báo", "Bài báo"),
                            ("Văn bản", "Văn bản khác"),
                        ],
                        max_length=40,
                    ),
                ),
                ("subject", models.CharField(max_length=1000)),
                ("symbol", models.CharField(blank=True, max_length=80)),
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
                ("place", models.CharField(blank=True, max_length=120)),
                ("period_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("period_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "acts_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts_on_it",
                        to="documents.document",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("amends", "sửa đổi, bổ sung"),
                            ("replaces", "thay thế"),
                            ("repeals", "bãi bỏ"),
                        ],
                        max_length=12,
                    ),
                ),
                ("clauses", models.TextField(blank=True)),
                (
                    "urgency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Khẩn", "Khẩn"),
                            ("Thượng khẩn", "Thượng khẩn"),
                            ("Hỏa tốc", "Hỏa tốc"),
                        ],
                        max_length=12,
                    ),
                ),
                ("addressees", models.TextField(blank=True)),
                ("recipients", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafting", "Đang soạn"),
                            ("adopting", "Chờ thông qua"),
                            ("adopted", "Đã thông qua"),
                            ("signing", "Đang ký"),
                            ("signed", "Đã ký, chờ ban hành"),
                            ("issued", "Đã ban hành"),
                            ("withdrawn", "Đã thôi soạn"),
                        ],
                        default="drafting",
                        max_length=12,
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "Ký trên giấy, đóng dấu rồi quét"),
                            ("digital", "Ký số"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("any", "Các bên ký theo thứ tự bất kỳ"),
                            ("lead_last", "Bên chủ trì ký sau cùng"),
                        ],
                        default="any",
                        max_length=10,
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft",
                        to="documents.document",
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acts_on", None), ("effect", "")),
                            models.Q(
                                ("acts_on__isnull", False), models.Q(("effect", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="acts_on_something_in_some_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document__isnull", False), ("state", "issued")),
                            models.Q(
                                models.Q(("state", "issued"), _negated=True), ("document", None)
                            ),
                            _connector="OR",
                        ),
                        name="issued_as_a_document",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisations.organisation",
                    ),
                ),
                ("office_checks", models.BooleanField(default=True)),
                ("approvals", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("approvals__gte", 1)), name="somebody_approves"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("der", models.BinaryField()),
                ("subject", models.CharField(max_length=300)),
                ("issuer", models.CharField(max_length=300)),
                ("serial", models.CharField(max_length=80)),
                ("valid_from", models.DateTimeField()),
                ("valid_to", models.DateTimeField()),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("registered_at", models.DateTimeField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-registered_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("organisation", "fingerprint"),
                        name="a_certificate_registered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", None)),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                models.Q(
                                    ("confirmed_by", models.F("registered_by")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="a_certificate_confirmed_by_a_second",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Copy",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.document",
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
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="organisations.body",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("whole", "Sao y"),
                            ("further", "Sao lục"),
                            ("extract", "Trích sao"),
                        ],
                        max_length=10,
                    ),
                ),
                ("run", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("on", models.DateField()),
                ("code", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=1000)),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
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
                "verbose_name_plural": "copies",
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "run", "number"), name="copy_numbered_once"
                    )
                ],
                "indexes": [],
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sides",
                        to="drafting.draft",
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
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("superior", models.CharField(blank=True, max_length=200)),
                ("authority", models.CharField(blank=True, max_length=200)),
                ("post", models.CharField(blank=True, max_length=120)),
                (
                    "signer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "organisation"), name="draft_side_once"
                    ),
                    models.UniqueConstraint(fields=("draft", "order"), name="one_side_in_a_place"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DraftReach",
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
                        to="drafting.draft",
                    ),
                ),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation", "-changed_at", "-of"], name="draft_reach_newest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("of", "organisation"), name="draft_reach_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Saved",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saves",
                        to="drafting.draft",
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
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
                        fields=("draft", "revision"), name="saved_once_as_a_revision"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Version",
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="drafting.draft",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
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
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "number"), name="one_version_of_a_number"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CopySent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sent",
                        to="drafting.copy",
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
            ],
            options={
                "ordering": ["organisation__name_key"],
                "constraints": [
                    models.UniqueConstraint(fields=("copy", "organisation"), name="copy_sent_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CopyReach",
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
                        to="drafting.copy",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("of", "organisation"), name="copy_reach_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="VersionReach",
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
                        to="drafting.version",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "organisation"), name="version_reach_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Remark",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="drafting.version",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="drafting.draft",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("text", models.TextField()),
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
                ("resolved_at", models.DateTimeField(null=True)),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["place", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
                        to="drafting.version",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
                        to="drafting.draft",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "chưa thông qua"),
                            ("adopted", "đã thông qua"),
                            ("refused", "chưa đồng ý"),
                            ("undone", "hết hiệu lực do văn bản mở lại"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("office_checks", models.BooleanField(default=True)),
                ("approvals", models.PositiveSmallIntegerField(default=1)),
                ("at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_for", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "undone"), _negated=True),
                        fields=("version", "organisation"),
                        name="one_part_of_a_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("at", None), ("state", "waiting")),
                            models.Q(("state", "waiting"), _negated=True),
                            _connector="OR",
                        ),
                        name="a_waiting_part_has_no_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultations",
                        to="drafting.version",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultations",
                        to="drafting.draft",
                    ),
                ),
                ("question", models.TextField(blank=True)),
                ("due", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SignedFile",
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signed_files",
                        to="drafting.draft",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signed_files",
                        to="drafting.version",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("prepared", "bản để ký"),
                            ("signature", "chữ ký"),
                            ("seal", "dấu"),
                            ("number", "số và ngày"),
                        ],
                        max_length=10,
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
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("stamped_at", models.DateTimeField(null=True)),
                ("trusted", models.BooleanField(default=False)),
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
                "ordering": ["at", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Scan",
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="drafting.version",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="drafting.draft",
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
                ("file_name", models.CharField(max_length=255)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
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
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["at", "id"],
                "indexes": [],
                "constraints": [],
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
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="drafting.adoption",
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
                    "kind",
                    models.CharField(
                        choices=[("check", "kiểm tra thể thức"), ("approve", "đồng ý")],
                        max_length=10,
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
                ("mandate_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("adoption", "kind", "person"), name="a_step_once_by_a_person"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Asked",
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="drafting.consultation",
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
                ("reminded_at", models.DateTimeField(null=True)),
                ("reminders", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consultation", "organisation"),
                        name="an_organisation_is_asked_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Signing",
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signings",
                        to="drafting.draft",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signings",
                        to="drafting.version",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "chưa ký"),
                            ("signed", "đã ký"),
                            ("refused", "không ký"),
                            ("undone", "hết hiệu lực do văn bản mở lại"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="drafting.scan",
                    ),
                ),
                ("signed_on", models.DateField(null=True)),
                ("at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["undone", "refused"]), _negated=True),
                        fields=("version", "organisation"),
                        name="one_signature_of_a_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_on__isnull", False), ("state", "signed")),
                            models.Q(("state", "signed"), _negated=True),
                            _connector="OR",
                        ),
                        name="a_signature_has_a_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
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
                    "asked",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinion",
                        to="drafting.asked",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinions",
                        to="drafting.draft",
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
                    "stance",
                    models.CharField(
                        choices=[
                            ("agrees", "đồng ý"),
                            ("remarks", "đồng ý, có góp ý"),
                            ("disagrees", "không đồng ý"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("mandate_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="OpinionRemark",
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
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="drafting.asked",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinion_remarks",
                        to="drafting.draft",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("quote", models.TextField(blank=True)),
                ("text", models.TextField()),
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
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken", "tiếp thu"),
                            ("part", "tiếp thu một phần"),
                            ("not", "không tiếp thu"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "decider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", ""), ("told_in__isnull", False), _connector="OR"
                        ),
                        name="what_is_decided_on_was_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__in", ["part", "not"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_not_taken_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="Draft",
            name="owners",
            field=models.ManyToManyField(
                related_name="+", through="drafting.Side", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="Copy",
            name="recipients",
            field=models.ManyToManyField(
                related_name="+", through="drafting.CopySent", to="organisations.organisation"
            ),
        ),
    ]
