import django.db.models.deletion
from django.db import migrations, models

import lientich.core.ids
import lientich.core.models

# The usual fields of work. The names are those that the reader finds in documents.
FIELDS = {
    "production": "Sản xuất, kinh doanh",
    "investment": "Đầu tư, xây dựng",
    "finance": "Tài chính, ngân sách",
    "environment": "Bảo vệ môi trường",
    "safety": "An toàn, vệ sinh lao động",
    "labour": "Lao động, việc làm và thu nhập",
    "cadres": "Công tác cán bộ",
    "organisation": "Tổ chức",
    "inspection": "Kiểm tra, giám sát",
    "communications": "Tuyên truyền",
    "opinion": "Dư luận, tư tưởng",
    "press": "Báo chí",
    "emulation": "Thi đua, khen thưởng",
    "security": "An ninh trật tự, quốc phòng",
    "party_building": "Xây dựng Đảng",
    "mass": "Dân vận",
    "unions": "Công đoàn, đoàn thể",
    "society": "Văn hóa, xã hội",
    "reform": "Cải cách hành chính, chuyển đổi số",
    "coordination": "Công tác phối hợp",
    "other": "Lĩnh vực khác",
}


def create(apps, schema_editor):
    field = apps.get_model("organisations", "FieldOfWork")
    for place, (key, name) in enumerate(FIELDS.items(), start=1):
        field.objects.get_or_create(
            key=key, defaults={"id": lientich.core.ids.new_id(), "name": name, "order": place * 10}
        )


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("organisations", "0001_initial"),
        ("organisations", "0002_organisation_kept_by"),
        ("organisations", "0003_fields_of_work"),
        ("organisations", "0004_sort_keys_by_code_point"),
        ("organisations", "0005_sources_of_bodies_and_posts"),
        ("organisations", "0006_swapped_days"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FieldOfWork",
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
                ("key", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["order", "name"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                            ("committee", "Đảng ủy cấp trên"),
                            ("group", "Tập đoàn, tổng công ty"),
                            ("unit", "Đơn vị"),
                            ("area", "Địa phương"),
                            ("other", "Tổ chức khác"),
                        ],
                        default="unit",
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=80)),
                ("name_key", lientich.core.models.SortKey(editable=False, max_length=600)),
                ("aliases", models.JSONField(blank=True, default=list)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "kept_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("exercise", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["name_key"],
                "indexes": [models.Index(fields=["name_key"], name="organisation_by_name")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=120)),
                ("name_key", lientich.core.models.SortKey(editable=False, max_length=400)),
                ("exercise", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name_key"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SwappedDay",
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
                ("day", models.DateField(unique=True)),
                ("works", models.BooleanField()),
                ("decided_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["day"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Name",
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
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="organisations.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=80)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["since"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="organisations_name_ends_after_it_begins",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
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
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinations",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "Tuyến Đảng"),
                            ("management", "Tuyến chuyên môn"),
                            ("union", "Tuyến công đoàn"),
                            ("youth", "Tuyến đoàn thanh niên"),
                            ("veterans", "Tuyến cựu chiến binh"),
                            ("territory", "Địa bàn"),
                        ],
                        max_length=12,
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["since"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["line", "parent", "since"], name="affiliation_down"),
                    models.Index(fields=["line", "child", "since"], name="affiliation_up"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="organisations_affiliation_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("parent")), _negated=True),
                        name="nobody_stands_under_itself",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("child", "line"),
                        name="one_superior_on_a_line",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Body",
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
                        related_name="bodies",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("committee", "Cấp ủy"),
                            ("standing", "Ban Thường vụ"),
                            ("management", "Chuyên môn"),
                            ("union", "Công đoàn"),
                            ("youth", "Đoàn thanh niên"),
                            ("veterans", "Hội cựu chiến binh"),
                            ("office", "Văn phòng"),
                            ("personnel", "Ban Tổ chức"),
                            ("communications", "Ban Tuyên giáo"),
                            ("mass", "Ban Dân vận"),
                            ("inspection", "Ủy ban Kiểm tra"),
                            ("other", "Cơ quan khác"),
                        ],
                        max_length=16,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=80)),
                ("symbol", models.CharField(blank=True, max_length=40)),
                ("aliases", models.JSONField(blank=True, default=list)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "fields",
                    models.ManyToManyField(
                        blank=True, related_name="bodies", to="organisations.fieldofwork"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name_key", "order", "name"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Post",
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
                        related_name="posts",
                        to="organisations.body",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["order", "title"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
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
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="organisations.person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="organisations.post",
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["since"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="organisations_appointment_ends_after_it_begins",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.RunPython(create, migrations.RunPython.noop),
    ]
