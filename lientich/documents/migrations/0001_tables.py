import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_compared_code_and_further_kinds"),
        ("documents", "0003_source"),
        ("documents", "0004_series"),
        ("documents", "0005_arrivals"),
        ("documents", "0006_saved_filters"),
        ("documents", "0007_documents_in_the_index_of_words"),
        ("documents", "0008_sheets"),
        ("documents", "0009_arrivals_folded"),
        ("documents", "0010_deliveries"),
        ("documents", "0011_in_force_by_day"),
        ("documents", "0012_eth_is_d_with_a_stroke"),
        ("documents", "0013_relations_in_effect"),
        ("documents", "0014_effects_as_they_stood"),
        ("documents", "0015_years_in_the_index"),
        ("documents", "0016_filters_of_several_lists"),
    ]

    dependencies = [
        ("organisations", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
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
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Series",
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
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="organisations.body",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
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
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("symbol", models.CharField(blank=True, max_length=80)),
                ("padding", models.PositiveSmallIntegerField(default=2)),
                ("first", models.PositiveIntegerField(default=1)),
                (
                    "master",
                    models.CharField(
                        choices=[
                            ("here", "Hệ thống này cấp số"),
                            ("elsewhere", "Sổ hoặc phần mềm khác cấp số, ở đây ghi lại"),
                        ],
                        default="here",
                        max_length=12,
                    ),
                ),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("after", "Sau chữ ký cuối cùng"),
                            ("prepared", "Sau khi ký số, văn phòng điền vào ô đã chuẩn bị"),
                            ("before", "Lấy số trước khi ký"),
                        ],
                        default="after",
                        max_length=12,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "series",
                "ordering": ["body__organisation__name_key", "body__order", "kind", "-since"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "kind", "since"), name="one_series_of_a_term"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="series_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__gte", 1)), name="series_begins_at_one"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ArrivalBook",
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
                ("year", models.PositiveSmallIntegerField()),
                (
                    "master",
                    models.CharField(
                        choices=[
                            ("here", "Hệ thống này cấp số"),
                            ("elsewhere", "Sổ hoặc phần mềm khác cấp số, ở đây ghi lại"),
                        ],
                        default="here",
                        max_length=12,
                    ),
                ),
                ("first", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["organisation", "-year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "year"), name="one_book_of_a_year"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
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
                ("listing", models.CharField(default="documents", max_length=20)),
                ("name", models.CharField(max_length=60)),
                ("wanted", models.JSONField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "listing", "name"), name="saved_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                ("joint", models.BooleanField(default=False)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("symbol", models.CharField(blank=True, max_length=80)),
                ("code_key", models.CharField(default="", editable=False, max_length=110)),
                ("date", models.DateField(blank=True, null=True)),
                ("subject", models.CharField(blank=True, max_length=1000)),
                ("issuer_text", models.CharField(blank=True, max_length=300)),
                ("period_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("period_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "field",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="organisations.fieldofwork",
                    ),
                ),
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
                ("text", models.TextField(blank=True)),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("registered_at", models.DateTimeField()),
                ("in_force_from", models.DateField(editable=False, null=True)),
                ("in_force_until", models.DateField(editable=False, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["date", "id"], name="document_by_date"),
                    models.Index(fields=["code_key", "date"], name="document_by_code"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
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
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="documents.series",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("lines", models.JSONField(default=list)),
                ("scans", models.JSONField(default=dict)),
                ("results", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[("read", "Chờ xem"), ("waiting", "Đang ghi"), ("done", "Đã ghi")],
                        default="read",
                        max_length=12,
                    ),
                ),
                ("mandate_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["at"],
                        name="sheet_waiting",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Ownership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ownerships",
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
                ("identity", models.CharField(max_length=400)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "identity"), name="registered_once"
                    ),
                    models.UniqueConstraint(fields=("document", "organisation"), name="owned_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Issuer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issuings",
                        to="documents.document",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issuings",
                        to="organisations.body",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "body"), name="issued_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
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
                ("cleared", models.BooleanField(default=False)),
                ("mandate_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "organisation"), name="document_granted_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DocumentReach",
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
                        to="documents.document",
                    ),
                ),
                ("date_order", models.DateField()),
                ("in_force_from", models.DateField(null=True)),
                ("in_force_until", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation", "-date_order", "-of"], name="document_reach_newest"
                    ),
                    models.Index(
                        condition=models.Q(("in_force_from__lt", models.F("date_order"))),
                        fields=["organisation", "-date_order", "-of"],
                        name="document_reach_early",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "organisation"), name="document_reach_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="documents.document",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("result", "Kết quả"),
                            ("figure", "Số liệu"),
                            ("event", "Sự kiện"),
                            ("goal", "Mục tiêu chung"),
                        ],
                        max_length=12,
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
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["start"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "kind", "start", "end"), name="stated_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Number",
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
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="documents.series",
                    ),
                ),
                ("value", models.PositiveIntegerField()),
                ("suffix", models.CharField(blank=True, max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reserved", "Đang giữ"),
                            ("confirmed", "Đã cấp"),
                            ("void", "Số bỏ"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("allocated", "Cấp cho dự thảo"),
                            ("taken", "Văn phòng lấy số"),
                            ("entered", "Ghi từ văn bản"),
                            ("explained", "Giải trình số trống"),
                        ],
                        max_length=12,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=100)),
                ("reserved_for", models.CharField(blank=True, max_length=300)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="place",
                        to="documents.document",
                    ),
                ),
                ("mandate_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("signer", models.CharField(blank=True, max_length=120)),
                ("recipients", models.CharField(blank=True, max_length=500)),
                ("copies", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("keeper", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "at"], name="number_waiting")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "value", "suffix"), name="number_given_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True),
                            models.Q(("state", "void"), _negated=True),
                        ),
                        fields=("series", "key"),
                        name="number_asked_for_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "void"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="void_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document__isnull", False), ("state", "confirmed")),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True),
                                ("document__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="confirmed_has_a_document",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
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
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="documents.arrivalbook",
                    ),
                ),
                ("value", models.PositiveIntegerField()),
                ("suffix", models.CharField(blank=True, max_length=3)),
                ("arrived_on", models.DateField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="documents.document",
                    ),
                ),
                ("sender", models.CharField(max_length=300)),
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
                        default="Văn bản",
                        max_length=40,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=110)),
                ("date", models.DateField(blank=True, null=True)),
                ("subject", models.CharField(max_length=1000)),
                ("folded", models.TextField(default="")),
                ("instruction", models.CharField(blank=True, max_length=1000)),
                ("instructed_by", models.CharField(blank=True, max_length=120)),
                ("instructed_on", models.DateField(blank=True, null=True)),
                ("due", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=300)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(blank=True, max_length=100)),
                ("mandate_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "bodies",
                    models.ManyToManyField(blank=True, related_name="+", to="organisations.body"),
                ),
                (
                    "units",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["book", "due"], name="arrival_due")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("book", "value", "suffix"), name="arrived_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("book", "key"),
                        name="arrival_asked_for_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
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
                        related_name="deliveries",
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
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("granted", models.BooleanField()),
                ("sent_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("reminded_at", models.DateTimeField(null=True)),
                ("reminders", models.PositiveSmallIntegerField(default=0)),
                ("received_at", models.DateTimeField(null=True)),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                ("opened_at", models.DateTimeField(null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("refused", "Đã từ chối nhận"), ("recalled", "Đã thu hồi")],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", ""), ("received_at", None)),
                        fields=["organisation", "sent_at"],
                        name="delivery_to_receive",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", ""), ("received_at", None)),
                        fields=["sender", "sent_at"],
                        name="delivery_not_received",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("document", "organisation"),
                        name="sent_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("outcome", "")),
                            models.Q(("ended_at__isnull", False), ("received_at", None)),
                            _connector="OR",
                        ),
                        name="what_was_received_has_not_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="documents.document",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referred_by",
                        to="documents.document",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("based_on", "căn cứ"),
                            ("implements", "thực hiện"),
                            ("amends", "sửa đổi, bổ sung"),
                            ("replaces", "thay thế"),
                            ("repeals", "bãi bỏ"),
                            ("cites", "dẫn chiếu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("clause", models.CharField(blank=True, max_length=60)),
                ("clause_key", models.CharField(default="", editable=False, max_length=80)),
                ("since", models.DateField(blank=True, null=True)),
                ("wording", models.TextField(blank=True)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("in_effect", models.BooleanField(default=False)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("in_effect", True)),
                        fields=["other"],
                        name="relation_in_effect",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "other", "kind", "clause"), name="related_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", models.F("other")), _negated=True),
                        name="not_related_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelationPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
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
                ("person_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("relation", "organisation"), name="one_part_of_each_owner"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="Document",
            name="issuers",
            field=models.ManyToManyField(
                blank=True,
                related_name="documents",
                through="documents.Issuer",
                to="organisations.body",
            ),
        ),
        migrations.AddField(
            model_name="Document",
            name="owners",
            field=models.ManyToManyField(
                related_name="+", through="documents.Ownership", to="organisations.organisation"
            ),
        ),
    ]
