from django.db import migrations

from lientich.reader import pinpoints


def fill_place_keys(apps, schema_editor):
    Task = apps.get_model("programmes", "Task")
    for task in Task.objects.exclude(place="").only("place").iterator(chunk_size=500):
        Task.objects.filter(pk=task.pk).update(place_key=pinpoints.key(task.place))


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0007_place_keys_and_source_reviews"),
    ]

    operations = [
        migrations.RunPython(fill_place_keys, migrations.RunPython.noop, elidable=True),
    ]
