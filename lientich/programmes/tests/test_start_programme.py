from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.forms import ProgrammeForm
from lientich.programmes.models import Basis, Objective, Programme
from lientich.search.models import Entry


def start(by, world, **changes):
    given = {
        "name": "Chương trình phối hợp 2026",
        "goal": "An toàn - Xanh",
        "since": date(2026, 1, 1),
        "until": date(2026, 12, 31),
        "sides": [world.bac_son, world.vinh_xanh],
        "lines": ["management", "party"],
    }
    return actions.start_programme(by=by, **given | changes)


def test_who_has_ended_is_not_offered_as_a_side(world, lan, client):
    world.vinh_xanh.until = lan.today
    world.vinh_xanh.save()
    form = ProgrammeForm()
    form.among(world.bac_son, lan.today)
    assert not form.fields["others"].queryset.exists()
    form.among(world.bac_son, lan.today - timedelta(days=1))
    assert list(form.fields["others"].queryset) == [world.vinh_xanh]


def test_the_sides_have_a_programme_the_first_leads(lan, phong, tuan, world):
    made = start(lan, world)
    assert [side.organisation for side in made.side_set.all()] == [world.bac_son, world.vinh_xanh]
    assert made.lines == ["party", "management"]
    for side in (lan, phong):
        assert Programme.objects.visible_to(side).get() == made
    assert not Programme.objects.visible_to(tuan).exists()
    event = Event.objects.get(verb="programmes.programme_started")
    assert event.facts == {"sides": [str(world.bac_son.pk), str(world.vinh_xanh.pk)]}
    assert Entry.objects.filter(object_id=made.pk, title=made.name).exists()


def test_the_same_programme_is_not_started_twice(lan, world):
    start(lan, world)
    with pytest.raises(ValidationError, match="Đã có chương trình"):
        start(lan, world)


def test_a_programme_of_the_others_of_the_same_name_is_not_hinted_at(lan, phong, world):
    start(phong, world, sides=[world.vinh_xanh])
    assert start(lan, world, sides=[world.bac_son]).name == "Chương trình phối hợp 2026"


def test_it_ends_after_it_begins_and_has_a_line(lan, world):
    with pytest.raises(ValidationError, match="sau ngày bắt đầu"):
        start(lan, world, until=date(2025, 12, 31))
    with pytest.raises(ValidationError, match="ít nhất một tuyến"):
        start(lan, world, lines=["unknown"])


def test_nobody_starts_one_for_others(lan, minh, phong, world):
    with pytest.raises(PermissionDenied, match="một bên"):
        start(lan, world, sides=[world.vinh_xanh])
    with pytest.raises(PermissionDenied):
        start(minh, world, sides=[world.suoi_nga, world.bac_son])


def test_either_side_sets_the_goal(programme, phong, mai, minh):
    assert actions.set_goal(programme, by=phong, goal="Kỷ cương - Xanh").goal == "Kỷ cương - Xanh"
    actions.set_goal(programme, by=mai, goal="Kỷ cương - Xanh")
    assert Event.objects.filter(verb="programmes.goal_set").count() == 1
    with pytest.raises(PermissionDenied, match="một bên"):
        actions.set_goal(programme, by=minh, goal="Khác")


def test_a_programme_stands_on_a_document_once(programme, resolution, lan, minh):
    actions.add_basis(programme, by=lan, document=resolution)
    actions.add_basis(programme, by=lan, document=resolution)
    assert Basis.objects.get().document == resolution
    event = Event.objects.get(verb="programmes.basis_added")
    assert event.facts == {"document": str(resolution.pk)}
    with pytest.raises(PermissionDenied):
        actions.add_basis(programme, by=minh, document=resolution)


def test_a_document_one_does_not_see_is_no_basis(programme, phong, world):
    from conftest import NOW
    from lientich.core import access
    from lientich.documents.models import Document, Ownership

    internal = Document.objects.create(kind="Kế hoạch", subject="Nội bộ", registered_at=NOW)
    Ownership.objects.create(document=internal, organisation=world.bac_son, identity="nội bộ")
    access.refresh(Document, [internal.pk])
    with pytest.raises(ValidationError, match="Không tìm thấy văn bản"):
        actions.add_basis(programme, by=phong, document=internal)


def test_an_objective_of_one_clause_stands_once(programme, resolution, lan, phong, minh, world):
    given = {"text": "100% nước thải đạt quy chuẩn ", "source": resolution, "start": 4}
    made = actions.add_objective(programme, by=lan, field=world.environment, **given)
    assert actions.add_objective(programme, by=phong, **given) == made
    assert (made.text, made.field) == ("100% nước thải đạt quy chuẩn", world.environment)
    assert Objective.objects.count() == 1
    assert Event.objects.filter(verb="programmes.objective_added").count() == 1
    with pytest.raises(PermissionDenied):
        actions.add_objective(programme, by=minh, text="Khác")
