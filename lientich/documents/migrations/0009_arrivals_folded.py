from django.db import migrations, models

from lientich.search.text import normal


def fold_arrivals(apps, schema_editor):
    Arrival = apps.get_model("documents", "Arrival")
    for arrival in Arrival.objects.iterator(chunk_size=200):
        arrival.folded = normal(f"{arrival.sender} {arrival.code} {arrival.subject}")
        arrival.save(update_fields=["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0008_sheets"),
    ]

    operations = [
        migrations.AddField(
            model_name="arrival",
            name="folded",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(fold_arrivals, migrations.RunPython.noop, elidable=True),
    ]
