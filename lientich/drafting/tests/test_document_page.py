"""The page of a document that was drafted here."""

import pytest
from django.urls import reverse

from lientich.documents.models import Document
from lientich.drafting.models import Draft

from .test_copies import chief, document, received  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db
TEXT = "\n".join(
    [
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi",
        "1. Các đơn vị trồng cây phủ xanh bãi thải **trước mùa mưa** hằng năm.",
        "| Đơn vị | Diện tích |",
        "| Suối Ngà | 12 |",
    ]
)


@pytest.fixture
def issued(document):  # noqa: F811
    Document.objects.filter(pk=document.pk).update(text=TEXT)
    return document


def test_what_was_written_here_is_set_as_an_official_paper(issued, lan, client):
    client.force_login(lan.user)
    page = client.get(issued.get_absolute_url()).text
    assert '<h2 class="middle">Chương I</h2>' in page
    assert '<h2 class="middle">QUY ĐỊNH CHUNG</h2>' in page
    assert "<h3>Điều 1. Phạm vi</h3>" in page
    assert "<b>trước mùa mưa</b>" in page
    assert '<table class="ruled">' in page
    assert "| Suối Ngà |" not in page


def test_a_link_leads_to_its_place_and_a_clause_becomes_a_task(issued, lan, client):
    client.force_login(lan.user)
    place = TEXT.index("1. Các")
    page = client.get(f"{issued.get_absolute_url()}?at={place + 4}").text
    assert page.count('id="at"') == 1
    assert '<p id="at"><mark>1. Các đơn vị' in page
    act = reverse("programmes:task_from_clause", args=[issued.pk])
    assert f'action="{act}"' in page
    assert f'name="at" value="{place}"' in page
    table = client.get(f"{issued.get_absolute_url()}?at={TEXT.index('| Suối')}").text
    assert '<div class="scroll" id="at">' in table


def test_what_came_as_words_stands_line_by_line(issued, lan, client):
    Draft.objects.filter(document=issued).update(document=None, state=Draft.State.ADOPTED)
    client.force_login(lan.user)
    page = client.get(issued.get_absolute_url()).text
    assert "<p>Chương I</p>" in page
    assert "<p>| Suối Ngà | 12 |</p>" in page


def test_its_page_asks_seldom(issued, lan, client, django_assert_max_num_queries):
    client.force_login(lan.user)
    client.get(issued.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(issued.get_absolute_url())


def test_the_page_of_a_draft_asks_seldom(issued, lan, client, django_assert_max_num_queries):
    client.force_login(lan.user)
    page = issued.draft.get_absolute_url()
    client.get(page)
    with django_assert_max_num_queries(16):
        client.get(page)
