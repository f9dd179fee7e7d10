from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as, make_body, make_user
from lientich.core.ids import new_id
from lientich.documents.actions import register
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Task
from lientich.search.models import Entry


def test_it_is_found_under_the_day_that_it_is_here(programme, lan):
    night = datetime(2026, 6, 14, 19, 0, tzinfo=UTC)  # the 15th, two in the morning
    task = actions.draft_task(programme, by=replace(lan, now=night), title="Kiểm tra đêm")
    assert Entry.objects.get(object_id=task.pk).at == date(2026, 6, 15)


def test_a_draft_binds_nobody(draft, lan, phong, minh, world):
    assert draft.draft
    assert list(draft.owners.all()) == [world.bac_son]
    for side in (lan, phong):
        assert Task.objects.visible_to(side).get() == draft
    assert not Task.objects.visible_to(minh).exists()
    event = Event.objects.get(verb="programmes.task_drafted")
    assert event.facts == {"programme": str(draft.programme_id)}
    assert Entry.objects.filter(object_id=draft.pk, title=draft.title).exists()


def test_a_clause_makes_one_task_however_often_it_is_accepted(programme, resolution, lan, phong):
    given = {"title": "Vận hành trạm", "source": resolution, "start": 7, "end": 40}
    first = actions.draft_task(programme, by=lan, **given)
    assert actions.draft_task(programme, by=phong, **given) == first
    assert Task.objects.count() == 1


def test_a_form_sent_twice_makes_one_task(programme, lan, phong):
    token = new_id()
    first = actions.draft_task(programme, by=lan, title="Vận hành trạm", token=token)
    assert actions.draft_task(programme, by=lan, title="Vận hành trạm", token=token) == first


def test_the_task_of_a_joint_document_belongs_to_both(programme, resolution, lan, world):
    made = actions.draft_task(programme, by=lan, title="Vận hành trạm", source=resolution)
    assert set(made.owners.all()) == {world.bac_son, world.vinh_xanh}


def test_owners_are_sides_and_include_ones_own(programme, lan, world):
    joint = actions.draft_task(
        programme, by=lan, title="Chung", owners=[world.bac_son, world.vinh_xanh]
    )
    assert joint.owners.count() == 2
    for owners in ([world.vinh_xanh], [world.bac_son, world.suoi_nga]):
        with pytest.raises(ValidationError, match="thuộc bên của mình"):
            actions.draft_task(programme, by=lan, title="Khác", owners=owners)


def test_no_one_drafts_what_they_are_not_cleared_for(programme, lan, ha):
    given = {"title": "Hồ sơ cán bộ", "classification": "cadre", "shared": False}
    with pytest.raises(ValidationError, match="loại hồ sơ"):
        actions.draft_task(programme, by=lan, **given)
    made = actions.draft_task(programme, by=ha, **given)
    assert Task.objects.visible_to(ha).get() == made
    assert not Task.objects.visible_to(lan).exists()


def test_who_drafts(programme, minh, tuan, world):
    for one in (minh, tuan):
        with pytest.raises(PermissionDenied, match="một bên của chương trình"):
            actions.draft_task(programme, by=one, title="Việc")
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức")
    board.fields.add(world.cadres)
    yen = act_as(make_user("yen", "Hoàng Thị Yến", "specialist", world.bac_son, board))
    actions.draft_task(programme, by=yen, title="Trong mặt công tác", field=world.cadres)
    with pytest.raises(PermissionDenied):
        actions.draft_task(programme, by=yen, title="Ngoài mặt công tác", field=world.environment)


def test_a_draft_says_what_its_owner_makes_it_say(draft, lan, phong, world):
    actions.edit_task(
        draft,
        by=lan,
        title="Vận hành trạm xử lý nước thải",
        field=world.environment,
        lead=world.office_a,
        cooperating=[world.committee_b],
        due=date(2026, 9, 30),
        product="Biên bản",
        shared=False,
    )
    draft.refresh_from_db()
    assert (draft.title, draft.lead, draft.due) == (
        "Vận hành trạm xử lý nước thải",
        world.office_a,
        date(2026, 9, 30),
    )
    assert not Task.objects.visible_to(phong).exists()
    assert Event.objects.filter(verb="programmes.task_edited").count() == 1
    with pytest.raises(PermissionDenied):
        actions.edit_task(draft, by=phong, title="Khác")


def test_what_binds_keeps_its_date_and_its_lead(task, lan, world):
    given = {"title": task.title, "field": task.field, "lead": task.lead, "due": task.due}
    with pytest.raises(ValidationError, match="sửa hạn"):
        actions.edit_task(task, by=lan, **given | {"due": date(2027, 1, 1)})
    with pytest.raises(ValidationError, match="chủ trì"):
        actions.edit_task(task, by=lan, **given | {"lead": None})
    assert actions.edit_task(task, by=lan, **given, open=True).open


def test_editing_gives_nothing_to_outsiders(task, lan, world):
    from conftest import make_organisation

    stranger = make_body(make_organisation("Công ty Khe Lim", "Khe Lim"), "committee", "ĐU Khe Lim")
    with pytest.raises(ValidationError, match="không thuộc các bên"):
        actions.edit_task(
            task, by=lan, title=task.title, field=task.field, lead=stranger, due=task.due
        )


def test_a_specialist_gives_no_task_to_another_field(programme, lan, world):
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức")
    board.fields.add(world.cadres)
    yen = act_as(make_user("yen", "Hoàng Thị Yến", "specialist", world.bac_son, board))
    own = actions.draft_task(programme, by=yen, title="Trong mặt công tác", field=world.cadres)
    with pytest.raises(PermissionDenied):
        actions.edit_task(own, by=yen, title=own.title, field=world.environment)


def test_a_draft_may_be_discarded_what_binds_may_not(draft, lan, phong, world):
    with pytest.raises(PermissionDenied):
        actions.discard_draft(draft, by=phong)
    key = draft.pk
    actions.discard_draft(draft, by=lan)
    assert not Task.objects.exists()
    assert not Entry.objects.filter(object_id=key).exists()
    assert Event.objects.get(verb="programmes.draft_discarded").subject_id == key


def test_what_binds_is_not_discarded(task, lan):
    with pytest.raises(ValidationError, match="đã giao"):
        actions.discard_draft(task, by=lan)
    assert Task.objects.get() == task


def test_a_draft_in_ones_own_words_says_which_document_it_comes_from(
    programme, resolution, lan, phong, tuan, client
):
    client.force_login(lan.user)
    document = client.get(resolution.get_absolute_url())
    way = reverse("programmes:draft_from", args=[resolution.pk])
    assert f'href="{way}"' in document.text
    page = client.get(way, follow=True)
    form = page.context["form"]
    assert form["source"].value() == resolution.pk
    token = form["token"].value()
    given = {"title": "Rà soát hồ sơ", "source": resolution.pk, "place": "mục 3", "token": token}
    address = page.redirect_chain[-1][0]
    client.post(address, given)
    task = Task.objects.get()
    assert (task.source, task.place, task.draft) == (resolution, "mục 3", True)
    client.force_login(tuan.user)
    assert client.get(way).status_code == 404
    assert client.get(reverse("programmes:draft")).status_code == 403


def test_a_source_that_one_may_not_see_is_none_to_choose(programme, lan, phong, client):
    internal_paper = register(by=lan, kind="Công văn", number="5", symbol="CV/ĐU", subject="riêng")
    client.force_login(phong.user)
    given = {"title": "Việc", "source": internal_paper.pk, "token": new_id()}
    page = client.post(reverse("programmes:draft_task", args=[programme.pk]), given)
    assert page.status_code == 200
    assert "source" in page.context["form"].errors
    assert not Task.objects.exists()


def test_where_no_programme_runs_it_says_so(world, lan, client):
    client.force_login(lan.user)
    page = client.get(reverse("programmes:draft"), follow=True)
    assert "Chưa có chương trình nào của bên mình đang thực hiện" in page.text


def test_a_private_draft_from_a_joint_document_is_nobody_elses(
    programme, resolution, world, lan, phong
):
    task = actions.draft_task(
        programme, by=lan, title="Việc riêng", source=resolution, shared=False
    )
    assert list(task.owners.all()) == [world.bac_son]
    assert not Task.objects.visible_to(phong).exists()
    shared = actions.draft_task(programme, by=lan, title="Việc chung", source=resolution)
    assert set(shared.owners.all()) == {world.bac_son, world.vinh_xanh}


def test_a_units_office_drafts_in_the_programme_that_gave_it_work(task, world, client):
    office = act_as(make_user("vp", "Lê Thị Vân", "office", world.suoi_nga))
    client.force_login(office.user)
    page = client.get(reverse("programmes:draft"), follow=True)
    assert (page.status_code, "form" in page.context) == (200, True)


@pytest.mark.parametrize(
    ("place", "title", "same"),
    [
        ("Mục 2, điểm A", "Khác", True),
        ("2.a", "Khác", True),
        ("mục 3", "Vận hành trạm", False),
        ("", "vận  hành TRẠM", True),
        ("", "Khác", False),
    ],
)
def test_an_item_is_drafted_again_only_by_who_says_so(
    programme, resolution, lan, place, title, same
):
    given = {"by": lan, "source": resolution}
    actions.draft_task(programme, **given, title="Vận hành trạm", place="điểm a, mục 2")
    if same:
        with pytest.raises(ValidationError, match="đã thành nhiệm vụ"):
            actions.draft_task(programme, **given, title=title, place=place)
        assert Task.objects.count() == 1
    actions.draft_task(programme, **given, title=title, place=place, again=same)
    assert Task.objects.count() == 2


def test_the_form_of_a_draft_leads_to_what_the_item_became(programme, resolution, lan, client):
    first = actions.draft_task(
        programme, by=lan, title="Vận hành trạm", source=resolution, place="mục 2"
    )
    client.force_login(lan.user)
    address = reverse("programmes:draft_task", args=[programme.pk])
    assert "again" not in client.get(address).context["form"].fields
    token = new_id()
    given = {"title": "Rà soát", "source": resolution.pk, "place": "mục 2", "token": token}
    page = client.post(address, given)
    assert f'href="{first.get_absolute_url()}"' in page.text
    assert 'name="again"' in page.text
    assert Task.objects.count() == 1
    client.post(address, given | {"again": "on"})
    client.post(address, given | {"again": "on"})  # sent twice
    assert Task.objects.count() == 2


def test_what_one_may_not_see_warns_nobody(programme, resolution, lan, phong):
    given = {"title": "Việc riêng", "source": resolution, "place": "mục 2"}
    actions.draft_task(programme, by=lan, shared=False, **given)
    made = actions.draft_task(programme, by=phong, **given)
    assert (Task.objects.count(), Task.objects.visible_to(phong).get()) == (2, made)
