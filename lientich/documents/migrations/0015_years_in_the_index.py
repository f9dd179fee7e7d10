from django.db import migrations

from lientich.documents import terms
from lientich.search.models import place_of

# The tokens that are there stay as they are: no text is read again.
ADD = {
    "sqlite": "UPDATE search_indexed SET tokens = tokens || ' ' || %s WHERE rowid = %s",
    "postgresql": "UPDATE search_indexed SET tokens = tokens || array_to_tsvector(%s::text[])"
    " WHERE rowid = %s",
}


def add(apps, schema_editor):
    """What stands in the register already is found by its years."""
    Document = apps.get_model("documents", "Document")
    Entry = apps.get_model("search", "Entry")
    vendor = schema_editor.connection.vendor
    entries = {
        one.object_id: place_of(one.at) + one.pk
        for one in Entry.objects.filter(kind="documents.document").only("object_id", "at")
    }
    columns = ("pk", "period_from", "period_to", "date")
    with schema_editor.connection.cursor() as cursor:
        for key, first, last, day in Document.objects.values_list(*columns):
            facts = terms.of_years(terms.years(first, last, day))
            if key in entries and facts:
                told = facts if vendor == "postgresql" else " ".join(facts)
                cursor.execute(ADD[vendor], [told, entries[key]])


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0014_effects_as_they_stood"),
        ("search", "0006_a_row_costs_more"),
    ]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
