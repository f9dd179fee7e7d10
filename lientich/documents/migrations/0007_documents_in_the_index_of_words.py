from django.db import migrations

from lientich.search.models import place_of
from lientich.search.tokens import fact, open_to, sequence, tokens


def fill(apps, schema_editor):
    """What stands in the register already is found by its words, as if it came in today."""
    Document = apps.get_model("documents", "Document")
    for document in Document.objects.prefetch_related("issuers").iterator(chunk_size=200):
        enter(apps, document)


def enter(apps, document):
    Entry, Indexed = apps.get_model("search", "Entry"), apps.get_model("search", "Indexed")
    DocumentReach = apps.get_model("documents", "DocumentReach")
    entry = Entry.objects.filter(kind="documents.document", object_id=document.pk).first()
    if entry is None:
        return
    # A title was cut at 500 letters; of a long one the subject is the rest.
    title = entry.title if len(entry.title) < 500 else f"{entry.title} {document.subject}"
    issuers = " ".join(f"{one.name} {one.short_name}" for one in document.issuers.all())
    words = f"{document.number}/{document.symbol} {document.issuer_text} {issuers}"
    parts = [sequence(part) for part in (title, words, document.text)]
    entry.folded_title, entry.folded = parts[0], ".".join(parts)
    entry.save()
    reached = DocumentReach.objects.filter(of=document.pk).values_list("organisation", flat=True)
    facts = [open_to("documents.document", organisation) for organisation in reached]
    facts += [fact("kind", document.kind), fact("joint", "1" if document.joint else "0")]
    facts += [fact("issuer", body.pk) for body in document.issuers.all()]
    facts += [fact("field", document.field_id)] if document.field_id else []
    early = document.valid_from and document.date and document.valid_from < document.date
    facts += [fact("early", "1")] if early else []
    place = place_of(entry.at) + entry.pk
    Indexed.objects.filter(pk=place).delete()
    Indexed.objects.create(
        place=place,
        object_id=document.pk,
        tokens=[*facts, *tokens(title, words, document.text)],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_saved_filters"),
        ("search", "0003_index_of_words"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
