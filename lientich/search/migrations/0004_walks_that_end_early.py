from django.db import migrations

INSTALL = {
    # Few segments, since every walk goes through all of them; documents come in far more seldom
    # than they are looked for.
    "sqlite": [
        "INSERT INTO search_indexed(search_indexed, rank) VALUES('automerge', 2)",
        "INSERT INTO search_indexed(search_indexed) VALUES('optimize')",
    ],
    # See `fields.Holds`.
    "postgresql": [
        """CREATE FUNCTION search_weight(bigint) RETURNS boolean
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 200 AS 'BEGIN RETURN true; END'"""
    ],
}
REMOVE = {
    "sqlite": ["INSERT INTO search_indexed(search_indexed, rank) VALUES('automerge', 4)"],
    "postgresql": ["DROP FUNCTION search_weight(bigint)"],
}


def install(apps, schema_editor):
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_index_of_words")]
    operations = [migrations.RunPython(install, remove)]
