from django.db import migrations

# Of the tokens that stand in one text in ten, fields among them, the planner is to know how many.
COUNT = "ALTER TABLE search_indexed ALTER tokens SET STATISTICS %s"


def count_finer(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(COUNT % 400)


def count_as_usual(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(COUNT % -1)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_walks_that_end_early")]
    operations = [migrations.RunPython(count_finer, count_as_usual)]
