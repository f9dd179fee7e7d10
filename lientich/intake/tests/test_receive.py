import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lientich.core.ids import new_id
from lientich.documents import storage
from lientich.intake import actions, waiting
from lientich.intake.actions import intakes
from lientich.intake.models import Intake
from lientich.journal.models import Event
from lientich.programmes.models import Programme

from .conftest import NOTICE


def receive(by, **more):
    given = {"data": NOTICE.encode(), "name": "tb.txt", "batch": new_id()}
    return actions.receive(by=by, **(given | more))


def test_a_file_waits_to_be_read(lan):
    intake = receive(lan)
    assert (intake.state, intake.name, intake.file) == ("waiting", "tb.txt", None)
    assert waiting.get(intake.pk) == NOTICE.encode()
    event = Event.objects.get(verb="intake.received")
    assert (event.subject, event.facts) == (intake, {"size": len(NOTICE.encode())})


def test_a_name_with_folders_and_control_characters_is_made_harmless(lan):
    assert receive(lan, name="../../etc/\x00\u202enghị\nquyết.txt").name == "nghị quyết.txt"


def test_the_same_form_sent_twice_brings_one(lan):
    batch = new_id()
    assert receive(lan, batch=batch) == receive(lan, batch=batch)
    assert Event.objects.filter(verb="intake.received").count() == 1


def test_a_form_sent_again_with_another_file_brings_that_too(lan):
    batch = new_id()
    first = receive(lan, batch=batch)
    second = receive(lan, batch=batch, data=b"khac")
    assert second != first
    assert (first.place, second.place) == (0, 1)
    assert receive(lan, batch=batch, data=b"khac") == second


def test_the_same_bytes_come_in_once_for_one_house_and_apart_for_another(lan, phong):
    first = receive(lan)
    assert receive(lan, name="khac.txt") == first
    assert receive(phong) != first
    actions.discard(first, by=lan)
    assert receive(lan) != first  # what was discarded may come again


def test_who_may_not(lan, ha, minh, mai):
    for by in (ha, minh, mai):
        with pytest.raises(PermissionDenied, match="văn phòng"):
            receive(by)
    assert not Intake.objects.exists()


def test_work_goes_into_running_programmes_of_the_own_side(lan, programme):
    assert receive(lan, programme=programme).programme == programme
    Programme.objects.update(state="closed")
    programme.refresh_from_db()
    with pytest.raises(ValidationError, match="đang thực hiện"):
        receive(lan, data=b"khac", programme=programme)


def test_a_units_office_drafts_nothing_in_a_programme_of_the_sides(world, programme):
    from conftest import act_as, make_user

    office = act_as(make_user("dv", "Ngô Đơn", "office", world.suoi_nga))
    with pytest.raises(ValidationError, match="tổ chức mình là bên"):
        receive(office, programme=programme)


def test_a_full_disk_leaves_nothing_half_written(lan, monkeypatch):
    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        receive(lan)
    assert not Intake.objects.exists()
    assert not Event.objects.exists()


def test_a_colleague_in_this_very_moment_was_first(lan, monkeypatch):
    first = receive(lan)
    look, looked = intakes._earlier, []

    def too_early(*asked):
        looked.append(asked)
        return None if len(looked) == 1 else look(*asked)

    monkeypatch.setattr(intakes, "_earlier", too_early)
    assert receive(lan) == first
    assert [path.name for path in waiting._path(first.pk).parent.iterdir()] == [str(first.pk)]
