from django.db import migrations

from lientich.journal import triggers


def install(apps, schema_editor):
    triggers.run(triggers.INSTALL, schema_editor.connection)


def remove(apps, schema_editor):
    triggers.run(triggers.REMOVE, schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
