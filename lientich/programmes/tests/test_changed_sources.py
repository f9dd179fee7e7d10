"""A task keeps its clause when a later document changes it; its owners look at that and say so."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as
from lientich.documents.actions import correct_relation, register, relate, share
from lientich.journal.models import Event
from lientich.programmes.actions import assign_task, draft_task, keep_source
from lientich.programmes.models import SourceReview, State, Task
from lientich.programmes.queries import pages, sources

from .conftest import DUE

OLD = "Mỗi tháng báo cáo một lần."
SINCE = date(2026, 6, 1)


@pytest.fixture
def write(world, lan):
    def write(number, day, **more):
        return register(
            by=lan,
            kind="Quy chế",
            number=str(number),
            symbol="QC/ĐU",
            date=day,
            issuers=[world.committee_a],
            **more,
        )

    return write


@pytest.fixture
def statute(write):
    return write(7, date(2026, 1, 5), text=f"Điều 5. Báo cáo\n2. {OLD}\n")


@pytest.fixture
def amendment(write):
    return write(9, SINCE)


@pytest.fixture
def make(world, lan, programme, statute):
    """A task of Bắc Sơn from a place of the statute, given to Suối Ngà."""

    def make(place, **more):
        made = draft_task(
            programme,
            by=lan,
            title=f"Việc theo {place or 'cả văn bản'}",
            text=OLD,
            source=statute,
            place=place,
            again=True,
            **more,
        )
        return assign_task(made, by=lan, lead=world.committee_a, due=DUE, units=[world.suoi_nga])

    return make


def changes(by, task):
    return sources.changes(by, pages.task(by, task.pk))


def waiting(by):
    return list(sources.changed(by))


def test_what_touches_the_clause_is_told_with_both_wordings(lan, make, statute, amendment):
    own, other = make("khoản 2, Điều 5"), make("khoản 3, Điều 5")
    whole, unclear = make("Điều 5"), make("ý kiến kết luận")
    relation = relate(
        amendment, by=lan, other=statute, kind="amends", clause="khoản 2 Điều 5", wording="Mỗi quý."
    )
    for task, told in ((own, 1), (other, 0), (whole, 1), (unclear, 1)):
        assert len(changes(lan, task)) == told
    (change,) = changes(lan, own)
    assert (change.document, change.relation.begins, change.relation.wording) == (
        amendment,
        SINCE,
        "Mỗi quý.",
    )
    own.refresh_from_db()
    assert own.text == OLD
    assert waiting(lan) == [relation]
    assert set(sources.tasks_changed_by(lan, relation)) == {own, whole, unclear}


@pytest.mark.parametrize(("kind", "told"), [("replaces", 1), ("repeals", 1), ("cites", 0)])
def test_what_ends_the_document_touches_all_of_it(lan, make, statute, amendment, kind, told):
    task = make("khoản 2, Điều 5")
    relate(amendment, by=lan, other=statute, kind=kind)
    assert len(changes(lan, task)) == len(waiting(lan)) == told


def test_the_queue_agrees_with_the_page_on_every_place(lan, make, statute, amendment):
    """What SQL finds by beginnings of keys is what `touch` says."""
    places = ["", "Điều 5", "khoản 2, Điều 5", "điểm a, khoản 2, Điều 5", "khoản 20, Điều 5"]
    tasks = {make(place) for place in places}
    for clause in ("", "Điều 5", "khoản 2, Điều 5", "điểm a, khoản 2, Điều 5", "Điều 50"):
        relation = relate(amendment, by=lan, other=statute, kind="amends", clause=clause)
        touched = {
            one for one in tasks if relation in [told.relation for told in changes(lan, one)]
        }
        assert set(sources.tasks_changed_by(lan, relation)) == touched
        assert (relation in waiting(lan)) is bool(touched)


def test_the_day_of_the_change_is_its_first(lan, make, statute, amendment):
    task = make("")
    relate(amendment, by=lan, other=statute, kind="amends")

    def on(day):
        return act_as(lan.user, datetime.combine(day, lan.now.timetz()))

    assert [changes(on(day), task)[0].to_come for day in (SINCE - timedelta(days=1), SINCE)] == [
        True,
        False,
    ]


def test_it_is_looked_at_once_and_again_after_a_correction(lan, ha, make, statute, amendment):
    task = make("")
    relation = relate(amendment, by=lan, other=statute, kind="amends")
    assert [keep_source(relation, by=lan, tasks=[task]) for _again in range(2)] == [1, 0]
    assert waiting(lan) == []
    (change,) = changes(ha, task)
    assert (change.is_seen, change.seen_by) == (True, "Trần Thị Lan")
    event = Event.objects.get(verb="programmes.task_source_kept")
    assert (event.subject, event.facts) == (task, {"document": str(amendment.pk)})
    later = act_as(lan.user, lan.now + timedelta(hours=1))
    relation = correct_relation(relation, by=later, kind="amends", clause="Điều 5")
    assert waiting(lan) == [relation]
    assert not changes(lan, task)[0].is_seen
    assert keep_source(relation, by=act_as(lan.user, later.now), tasks=[task]) == 1
    assert SourceReview.objects.count() == 1


def test_what_is_done_waits_for_nobody(lan, make, statute, amendment):
    task = make("")
    relation = relate(amendment, by=lan, other=statute, kind="amends")
    Task.objects.filter(pk=task.pk).update(state=State.COMPLETED)
    assert waiting(lan) == []
    with pytest.raises(ValidationError, match="không bị"):
        keep_source(relation, by=lan, tasks=[task])


def test_who_may_not_see_the_change_is_told_of_none(
    world, lan, phong, minh, make, statute, amendment
):
    task = make("")
    relation = relate(amendment, by=lan, other=statute, kind="amends")
    share(statute, by=lan, organisations=[world.suoi_nga, world.vinh_xanh])
    assert changes(minh, task) == changes(phong, task) == []
    share(amendment, by=lan, organisations=[world.suoi_nga])
    assert len(changes(minh, task)) == 1
    assert changes(phong, task) == waiting(phong) == []
    with pytest.raises(PermissionDenied):
        keep_source(relation, by=minh, tasks=[task])


def test_each_side_looks_for_itself(world, lan, phong, programme):
    both = [world.bac_son, world.vinh_xanh]
    given = {"kind": "Quy chế", "symbol": "QC/ĐUBS-ĐUVX", "joint": True, "owners": both}
    given |= {"issuers": [world.committee_a, world.committee_b]}
    old = register(by=lan, number="1", date=date(2026, 1, 5), **given)
    new = register(by=lan, number="2", date=SINCE, **given)
    task = draft_task(programme, by=lan, title="Việc chung", source=old)
    relation = relate(new, by=lan, other=old, kind="amends")
    assert waiting(lan) == []  # Vịnh Xanh has not said so yet
    relate(new, by=phong, other=old, kind="amends")
    keep_source(relation, by=lan, tasks=[task])
    assert (waiting(lan), waiting(phong)) == ([], [relation])
    assert not changes(phong, task)[0].is_seen


def test_the_pages(lan, minh, make, statute, amendment, client, django_assert_max_num_queries):
    task = make("khoản 2, Điều 5")
    relation = relate(
        amendment, by=lan, other=statute, kind="amends", clause="Điều 5", wording="Mỗi quý."
    )
    client.force_login(lan.user)
    work = client.get(reverse("home:my_work")).text
    address = reverse("programmes:changed_source", args=[relation.pk])
    assert f'href="{address}"' in work
    assert "Điều 5, Quy chế 7-QC/ĐU" in work
    with django_assert_max_num_queries(20):
        page = client.get(address)
    assert page.context["tasks"] == [task]
    page = client.get(task.get_absolute_url()).text
    assert "Mỗi quý." in page
    assert "Đã xem, giữ nguyên" in page
    assert client.post(address, {}).status_code == 200
    answer = client.post(address, {"tasks": [task.pk], "back": task.pk})
    assert answer.url == task.get_absolute_url()
    assert address not in client.get(reverse("home:my_work")).text
    client.force_login(minh.user)
    assert client.get(address).status_code == 404
