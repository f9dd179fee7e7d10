"""The usual fields of work. The names are those that the reader finds in documents."""

from django.db import migrations

from lientich.core.ids import new_id

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
            key=key, defaults={"id": new_id(), "name": name, "order": place * 10}
        )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_organisation_kept_by")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
