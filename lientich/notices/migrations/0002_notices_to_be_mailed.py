from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_reminders_and_letters"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("letter", None), ("mail_at__isnull", False)),
                fields=["mail_at"],
                name="notice_to_be_mailed",
            ),
        ),
    ]
