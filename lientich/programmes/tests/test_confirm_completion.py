from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conftest import act_as, give_mandate, make_user
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Evidence, State
from lientich.programmes.timeliness import Timeliness

from .conftest import DUE, report

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def claimed(assignment, minh):
    report(assignment, minh, 100)
    return assignment


def test_the_giver_confirms_and_the_claims_own_day_counts(claimed, task, lan, minh, tuan, world):
    later = replace(lan, now=lan.now + timedelta(days=60))
    confirmed = actions.confirm_completion(claimed, by=later)
    assert (confirmed.state, confirmed.completed_on) == (State.COMPLETED, date(2026, 6, 15))
    assert confirmed.completed_on <= DUE < later.today
    assert Event.objects.get(verb="programmes.completion_confirmed").subject_id == claimed.pk
    task.refresh_from_db()
    assert (task.state, task.percent, task.completed_on) == (State.IN_PROGRESS, 50, None)


def test_a_task_is_completed_when_all_its_parts_are(claimed, task, lan, tuan, world):
    other = task.assignments.get(unit=world.doi_sim)
    actions.confirm_completion(claimed, by=lan)
    later = replace(tuan, now=tuan.now + timedelta(days=2))
    report(other, later, 100)
    task.refresh_from_db()
    assert (task.state, task.percent, task.completed_on) == (State.CLAIMED, 100, later.today)
    actions.confirm_completion(other, by=lan)
    task.refresh_from_db()
    assert (task.state, task.completed_on) == (State.COMPLETED, later.today)


def test_it_is_confirmed_once(claimed, lan):
    actions.confirm_completion(claimed, by=lan)
    with pytest.raises(ValidationError, match="Hoàn thành"):
        actions.confirm_completion(claimed, by=lan)
    assert Event.objects.filter(verb="programmes.completion_confirmed").count() == 1


def test_what_was_not_claimed_is_not_confirmed(assignment, lan):
    with pytest.raises(ValidationError, match="Chưa bắt đầu"):
        actions.confirm_completion(assignment, by=lan)


def test_the_doer_does_not_confirm(claimed, minh, world, lan):
    give_mandate(minh.user, "office", world.bac_son, world.office_a)
    both = act_as(minh.user)
    as_office = replace(both, hat=next(hat for hat in both.hats if hat.role == "office"))
    for one in (minh, as_office):
        with pytest.raises(PermissionDenied, match="không phải của chính đơn vị"):
            actions.confirm_completion(claimed, by=one)


def test_the_other_side_does_not_confirm_what_is_not_its_own(claimed, phong, mai, tuan):
    for one in (phong, mai, tuan):
        with pytest.raises(PermissionDenied):
            actions.confirm_completion(claimed, by=one)


def test_whoever_leads_confirms(draft, lan, minh, phong, world):
    task = actions.assign_task(
        draft, by=lan, lead=world.committee_b, due=DUE, units=[world.suoi_nga]
    )
    part = task.assignments.get()
    report(part, minh, 100)
    assert actions.confirm_completion(part, by=phong).state == State.COMPLETED


def test_a_unit_that_leads_does_not_confirm_its_own_part(draft, lan, minh, world):
    ba = act_as(make_user("ba", "Lý Văn Ba", "office", world.suoi_nga))
    task = actions.assign_task(
        draft, by=lan, lead=world.committee_n, due=DUE, units=[world.suoi_nga]
    )
    part = task.assignments.get()
    report(part, minh, 100)
    with pytest.raises(PermissionDenied, match="không phải của chính đơn vị"):
        actions.confirm_completion(part, by=ba)
    assert actions.confirm_completion(part, by=lan).state == State.COMPLETED


def test_a_unit_judges_what_it_gave_itself(programme, task, world):
    ba = act_as(make_user("ba", "Lý Văn Ba", "office", world.suoi_nga))
    own = actions.draft_task(programme, by=ba, title="Các bước của đơn vị", shared=False)
    actions.assign_task(own, by=ba, lead=world.committee_n, due=None, units=[world.suoi_nga])
    part = own.assignments.get()
    report(part, ba, 100)
    assert actions.confirm_completion(part, by=ba).state == State.COMPLETED


@pytest.mark.parametrize("deed", ["confirm_completion", "return_for_rework"])
def test_who_judges_has_the_work_and_its_last_report_before_them(
    assignment, minh, lan, client, deed
):
    report(assignment, minh, 40, note="Mới chạy thử.")
    files = [SimpleUploadedFile("tram.png", PNG)]
    report(assignment, minh, 100, note="Trạm đã vận hành.", files=files)
    client.force_login(lan.user)
    page = client.get(reverse(f"programmes:{deed}", args=[assignment.pk]))
    assert page.context["report"]["note"] == "Trạm đã vận hành."
    assert page.context["stands"] == Timeliness.IN_TIME
    told = (
        "Đưa trạm xử lý nước thải vào vận hành",
        "Biên bản nghiệm thu",
        "31-7-2026",
        "15-6-2026",
        "100%",
    )
    evidence = Evidence.objects.get().get_absolute_url()
    for words in (
        *told,
        "Trạm đã vận hành.",
        "tram.png",
        f'href="{evidence}"',
        "báo cáo hoàn thành",
    ):
        assert words in page.text
    assert "Mới chạy thử." not in page.text
