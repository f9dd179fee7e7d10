"""Every row that the record writes has a source, and so has every row that an import makes."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from lientich.conferences.models import Conference
from lientich.core.models import Reach
from lientich.documents.models import Document

NO_ENTRIES = {
    "accounts.User": "the cataloguer's, who is invented",
    "accounts.Mandate": "the cataloguer's",
    "auth.Permission": "Django's own",
    "contenttypes.ContentType": "Django's own",
    "journal.Event": "that it was written down",
    "journal.Delivery": "that the event was handed on",
    "organisations.FieldOfWork": "the house's own words",
    "search.Entry": "words of entries, to find them by",
    "search.Indexed": "words of texts, to find them by",
    "search.Word": "words of entries, to find them by",
    "sessions.Session": "the visitor's",
}


def spoken(text, start, end):
    """A place in a text says something."""
    return text[start:end].strip()


def of_document(one):
    """As it says; of an import, its file; of what an import met, where the other cites it."""
    cited = [(row.document.text[row.start : row.end]) for row in one.referred_by.all() if row.start]
    return one.source or (one.file and one.text) or "".join(cited)


SOURCES = {
    "organisations.Organisation": lambda one: all(name.decided_by for name in one.names.all()),
    "organisations.Name": lambda one: one.decided_by,
    "organisations.Affiliation": lambda one: one.decided_by,
    "organisations.Body": lambda one: one.decided_by,
    "organisations.Post": lambda one: one.decided_by,
    "organisations.Appointment": lambda one: one.decided_by,
    "organisations.Person": lambda one: (
        one.exercise or any(held.decided_by for held in one.appointments.all())
    ),
    "documents.Document": of_document,
    "documents.StoredFile": lambda one: Document.objects.filter(file=one).exists(),
    "documents.Ownership": lambda one: of_document(one.document),
    "documents.Issuer": lambda one: of_document(one.document),
    "documents.Grant": lambda one: of_document(one.document),
    "documents.Relation": lambda one: spoken(one.document.text, one.start, one.end),
    "documents.Statement": lambda one: spoken(one.document.text, one.start, one.end) == one.text,
    "programmes.Programme": lambda one: one.source,
    "programmes.Side": lambda one: one.programme.source,
    "programmes.Basis": lambda one: of_document(one.document),
    "programmes.Task": lambda one: spoken(one.source.text, one.start, one.end),
    "programmes.Task_owners": lambda one: one.task.source,
    "conferences.Conference": lambda one: (
        one.source or (one.told_in and spoken(one.told_in.text, one.told_at, None))
    ),
    "conferences.Chair": lambda one: one.conference.source,
    "conferences.Paper": lambda one: of_document(one.document),
    "intake.Intake": lambda one: one.file and one.text,
    "intake.Proposal": lambda one: one.intake.file,
}


def written():
    """The models that anything was written of."""
    for model in apps.get_models(include_auto_created=True):
        rows = list(model._base_manager.all()) if model._meta.managed else []
        if rows and not issubclass(model, Reach):
            yield model._meta.label, rows


@pytest.fixture(params=["record", "brought"])
def written_down(request, record):
    """The record as built, and once the article has come in."""
    return request.getfixturevalue(request.param)


def test_every_row_has_its_source(written_down):
    found = dict(written())
    assert found.keys() - NO_ENTRIES.keys() - SOURCES.keys() == set()
    assert [
        (label, str(row))
        for label, rows in found.items()
        if label in SOURCES
        for row in rows
        if not SOURCES[label](row)
    ] == []
    assert sum(len(rows) for label, rows in found.items() if label in SOURCES) > 180


@pytest.fixture
def visitor(record, client, settings):
    client.get("/accounts/login/")  # the addresses are those of a house without a demonstration
    settings.DEMONSTRATION, settings.ASSUMED_NOW = True, "2019-03-06"
    client.force_login(record.cataloguer)
    return client


@pytest.fixture
def came(brought):
    """The article's intake, with what has become of it."""
    brought.refresh_from_db()
    return brought


def links(page):
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', page)


def test_what_an_import_made_leads_to_its_place_in_the_article(came, visitor):
    article, text = came.document, came.text
    held = Conference.objects.get(held_on=date(2019, 2, 27))
    page = visitor.get(held.get_absolute_url()).content.decode()
    at = held.told_at
    assert (f"{article.get_absolute_url()}?at={at}#at", article.title) in links(page)
    place = visitor.get(article.get_absolute_url(), {"at": at}).content.decode()
    (marked,) = re.findall(r"<mark>(.*?)</mark>", place, re.DOTALL)
    assert text[at : at + 40].split("\n")[0] in marked
    own = visitor.get(article.get_absolute_url()).content.decode()
    file = reverse("documents:file", args=[article.pk])
    assert (file, article.file_name) in links(own)


def test_a_document_that_is_only_cited_leads_to_where(came, visitor):
    relation = came.document.relations.first()
    Document.objects.filter(pk=relation.other_id).update(source="")
    page = visitor.get(relation.other.get_absolute_url()).content.decode()
    at = f"{came.document.get_absolute_url()}?at={relation.start}#at"
    assert [title for url, title in links(page) if url == at] == [came.document.title] * 2
