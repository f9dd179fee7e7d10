from importlib import import_module

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill(apps, schema_editor):
    """What stands in the register holds by its own days and by what replaces or repeals it."""
    Document = apps.get_model("documents", "Document")
    DocumentReach = apps.get_model("documents", "DocumentReach")
    Document.objects.update(
        in_force_from=Coalesce("valid_from", "date"), in_force_until=F("valid_until")
    )
    end(apps)
    of = Document.objects.filter(pk=OuterRef("of"))
    DocumentReach.objects.update(
        in_force_from=Subquery(of.values("in_force_from")),
        in_force_until=Subquery(of.values("in_force_until")),
    )
    entering = import_module("lientich.documents.migrations.0007_documents_in_the_index_of_words")
    for document in Document.objects.filter(valid_from__lt=F("date")):
        entering.enter(apps, document)


def end(apps):
    Ownership = apps.get_model("documents", "Ownership")
    relations = apps.get_model("documents", "Relation").objects.filter(
        kind__in=["replaces", "repeals"], document__in_force_from__isnull=False
    )

    def owners(document):
        return set(Ownership.objects.filter(document=document).values_list("organisation"))

    for relation in relations.select_related("document").defer("document__text"):
        other, day = relation.other, relation.document.in_force_from
        known = other.in_force_until
        if owners(other) <= owners(relation.document) and (known is None or day < known):
            other.in_force_until = day
            other.save(update_fields=["in_force_until"])


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0010_deliveries"),
        ("organisations", "0005_sources_of_bodies_and_posts"),
    ]
    operations = [
        migrations.AddField("document", "in_force_from", models.DateField(editable=False, null=True)),
        migrations.AddField("document", "in_force_until", models.DateField(editable=False, null=True)),
        migrations.AddField("documentreach", "in_force_from", models.DateField(null=True)),
        migrations.AddField("documentreach", "in_force_until", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            "documentreach",
            models.Index(
                condition=models.Q(in_force_from__lt=models.F("date_order")),
                fields=["organisation", "-date_order", "-of"],
                name="document_reach_early",
            ),
        ),
    ]
