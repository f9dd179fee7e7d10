from functools import reduce
from importlib import import_module
from operator import or_

from django.db import migrations
from django.db.models import Q


def enter_again(apps, schema_editor):
    """What is written with Ð (U+00D0), which looks like Đ (U+0110), is found as if with Đ."""
    Document = apps.get_model("documents", "Document")
    entering = import_module("lientich.documents.migrations.0007_documents_in_the_index_of_words")
    written = (
        Q(**{f"{column}__contains": letter})
        for column in ("text", "subject", "symbol", "issuer_text")
        for letter in "\u00d0\u00f0"
    )
    for document in Document.objects.filter(reduce(or_, written)).iterator(chunk_size=200):
        entering.enter(apps, document)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0011_in_force_by_day"),
        ("search", "0005_tokens_counted_finer"),
    ]
    operations = [migrations.RunPython(enter_again, migrations.RunPython.noop)]
