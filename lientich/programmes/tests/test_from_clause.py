"""From a clause of a document's text to a proposed task, in one gesture."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.documents.actions import register, share
from lientich.documents.queries import beside
from lientich.journal.models import Event
from lientich.programmes.actions import add_basis, start_programme, task_from_clause
from lientich.programmes.models import Task
from lientich.programmes.panels import beside_text

TEXT = """Điều 1. Nhiệm vụ của các cơ quan
1. Văn phòng Đảng ủy Bắc Sơn rà soát quy chế phối hợp trước ngày 30-9-2026:
a) đối chiếu với Điều lệ;
b) lấy ý kiến các mỏ.
2. Kết quả
Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế mọi văn bản trước đây.
"""
ITEM = "Văn phòng Đảng ủy Bắc Sơn"


@pytest.fixture
def decision(world, lan):
    return register(
        by=lan,
        kind="Quyết định",
        number="7",
        symbol="QĐ/ĐU",
        date=date(2026, 5, 4),
        issuers=[world.committee_a],
        field=world.environment,
        text=TEXT,
    )


def test_a_clause_is_a_task_with_its_words_and_place(world, lan, programme, decision):
    task = task_from_clause(decision, by=lan, programme=programme, at=TEXT.index("1. Văn"))
    assert (task.source, task.place, task.field) == (decision, "khoản 1, Điều 1", world.environment)
    assert task.text == TEXT[TEXT.index(ITEM) : TEXT.index("\n2. Kết")]
    assert (task.lead, task.due, task.draft) == (world.office_a, date(2026, 9, 30), True)
    assert task.title.startswith("Rà soát quy chế phối hợp")
    assert Event.objects.filter(verb="programmes.task_drafted").count() == 1


def test_the_same_clause_is_one_task(lan, ha, programme, decision):
    made = {
        task_from_clause(decision, by=by, programme=programme, at=TEXT.index(ITEM))
        for by in (lan, lan, ha)
    }
    assert len(made) == 1


@pytest.mark.parametrize("words", ["2. Kết quả", "Điều 1. Nhiệm vụ"][:1])
def test_a_heading_is_no_task(lan, programme, decision, words):
    with pytest.raises(ValidationError, match="không phải một mục"):
        task_from_clause(decision, by=lan, programme=programme, at=TEXT.index(words))


def test_a_place_outside_the_text_is_none(lan, programme, decision):
    with pytest.raises(ValidationError, match="không phải một mục"):
        task_from_clause(decision, by=lan, programme=programme, at=len(TEXT))


def test_who_may_not(world, lan, minh, programme, decision):
    share(decision, by=lan, organisations=[world.suoi_nga])
    with pytest.raises(PermissionDenied):
        task_from_clause(decision, by=minh, programme=programme, at=TEXT.index(ITEM))


def test_the_page_makes_it_at_a_press(lan, world, programme, decision, client):
    other = start_programme(
        by=lan,
        name="Chương trình của quyết định",
        goal="",
        since=date(2025, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son],
        lines=["party"],
    )
    add_basis(other, by=lan, document=decision)
    client.force_login(lan.user)
    page = client.get(decision.get_absolute_url())
    # Điều 1, khoản 1, điểm a, điểm b, Điều 2: a heading of two words is none.
    assert page.text.count('name="at"') == 5
    at = {"at": TEXT.index("1. Văn")}
    address = reverse("programmes:task_from_clause", args=[decision.pk])
    answer = client.post(address, at)
    task = Task.objects.get()
    assert (answer.url, task.programme) == (task.get_absolute_url(), other)
    page = client.get(decision.get_absolute_url())
    assert page.text.count('name="at"') == 4  # what stands under it may be a task of its own
    assert f'href="{task.get_absolute_url()}"' in page.text
    assert client.post(address, {"at": "9999"}).url == decision.get_absolute_url()


def test_whom_the_document_is_sent_to_is_offered_nothing(world, lan, minh, decision, client):
    share(decision, by=lan, organisations=[world.suoi_nga])
    client.force_login(minh.user)
    page = client.get(decision.get_absolute_url())
    assert 'name="at"' not in page.text
    at = {"at": TEXT.index(ITEM)}
    address = reverse("programmes:task_from_clause", args=[decision.pk])
    assert client.post(address, at).status_code == 403


def test_an_outsider_finds_nothing(phong, decision, client):
    client.force_login(phong.user)
    at = {"at": TEXT.index(ITEM)}
    address = reverse("programmes:task_from_clause", args=[decision.pk])
    assert client.post(address, at).status_code == 404


def test_a_proposed_task_stands_in_the_margin_for_who_may_see_it(
    world, lan, minh, programme, decision
):
    share(decision, by=lan, organisations=[world.suoi_nga])
    task = task_from_clause(decision, by=lan, programme=programme, at=TEXT.index(ITEM))
    notes = beside_text(decision, lan, beside(lan, decision)).notes
    assert notes == [(task.start, task.title, task.get_absolute_url())]
    assert beside_text(decision, minh, beside(minh, decision)).notes == []
