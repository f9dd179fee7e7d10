from django.db import migrations, models

import lientich.search.fields

INSTALL = {
    # Sets, not texts: neither positions nor lengths are kept. Few segments, since every walk goes
    # through all of them; documents come in far more seldom than they are looked for.
    "sqlite": [
        """CREATE VIRTUAL TABLE search_indexed USING fts5(
        object_id UNINDEXED, tokens, detail=none, columnsize=0,
        tokenize="ascii tokenchars '=~^@.'")""",
        "INSERT INTO search_indexed(search_indexed, rank) VALUES('automerge', 2)",
    ],
    "postgresql": [
        """CREATE TABLE search_indexed (
        "rowid" bigint PRIMARY KEY, object_id uuid NOT NULL UNIQUE, tokens tsvector NOT NULL)""",
        """CREATE INDEX search_indexed_tokens ON search_indexed USING gin (tokens)
        WITH (fastupdate = off)""",
        # Of the tokens that stand in one text in ten, fields among them, the planner is to know
        # how many.
        "ALTER TABLE search_indexed ALTER tokens SET STATISTICS 400",
        # What it costs to fetch a text's tokens, beside fetching rows by the index: measured with
        # walks of 36 rows at 30,000 texts of 350 words (`fields.Holds`).
        """CREATE FUNCTION search_weight(bigint) RETURNS boolean
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 3000 AS 'BEGIN RETURN true; END'""",
    ],
}
REMOVE = {
    "sqlite": ["DROP TABLE search_indexed"],
    "postgresql": ["DROP FUNCTION search_weight(bigint)", "DROP TABLE search_indexed"],
}


def install(apps, schema_editor):
    for statement in INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("search", "0001_initial"),
        ("search", "0002_words_of_titles_apart"),
        ("search", "0003_index_of_words"),
        ("search", "0004_walks_that_end_early"),
        ("search", "0005_tokens_counted_finer"),
        ("search", "0006_a_row_costs_more"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("object_id", models.UUIDField()),
                ("title", models.CharField(max_length=500)),
                ("folded_title", models.TextField(default="")),
                ("folded", models.TextField()),
                ("at", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "-at"], name="entry_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="one_entry")
                ],
            },
        ),
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
                    options={
                        "db_table": "search_indexed",
                    },
                ),
            ],
        ),
    ]
