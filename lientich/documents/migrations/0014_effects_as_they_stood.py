from django.db import migrations

EFFECTS = ("amends", "replaces", "repeals")


def note_effects(apps, schema_editor):
    """What counted so far goes on counting: a document of all owners has changed theirs."""
    Relation = apps.get_model("documents", "Relation")
    Ownership = apps.get_model("documents", "Ownership")

    def owners(key):
        return set(Ownership.objects.filter(document=key).values_list("organisation", flat=True))

    for relation in Relation.objects.filter(kind__in=EFFECTS):
        changed = owners(relation.other_id)
        if changed <= owners(relation.document_id):
            relation.in_effect = True
            relation.save(update_fields=["in_effect"])
            for owner in changed:
                relation.parts.create(organisation_id=owner, at=relation.noted_at)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0013_relations_in_effect"),
    ]

    operations = [
        migrations.RunPython(note_effects, migrations.RunPython.noop, elidable=True),
    ]
