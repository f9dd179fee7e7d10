from django.db import migrations, models

import lientich.search.fields

INSTALL = {
    # Sets, not texts: neither positions nor lengths are kept.
    "sqlite": [
        """CREATE VIRTUAL TABLE search_indexed USING fts5(
        object_id UNINDEXED, tokens, detail=none, columnsize=0,
        tokenize="ascii tokenchars '=~^@.'")"""
    ],
    "postgresql": [
        """CREATE TABLE search_indexed (
        "rowid" bigint PRIMARY KEY, object_id uuid NOT NULL UNIQUE, tokens tsvector NOT NULL)""",
        """CREATE INDEX search_indexed_tokens ON search_indexed USING gin (tokens)
        WITH (fastupdate = off)""",
    ],
}


def install(apps, schema_editor):
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_indexed")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words_of_titles_apart")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(install, remove)],
            state_operations=[
                migrations.CreateModel(
                    name="Indexed",
                    fields=[
                        (
                            "place",
                            models.BigIntegerField(
                                db_column="rowid", primary_key=True, serialize=False
                            ),
                        ),
                        ("object_id", models.UUIDField()),
                        ("tokens", lientich.search.fields.Tokens()),
                    ],
                    options={"db_table": "search_indexed"},
                )
            ],
        )
    ]
