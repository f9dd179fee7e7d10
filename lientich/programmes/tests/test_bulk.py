"""Several tasks at once: foreseen as they will be done, refused one by one, safe to repeat."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW
from lientich.documents.models import Document
from lientich.journal.models import Event
from lientich.organisations.models import Person
from lientich.programmes import actions, rules
from lientich.programmes.models import Assignment, Task

from .conftest import DUE, report

LATER = date(2026, 8, 15)


@pytest.fixture
def several(task, internal, programme, lan, phong, world):
    """Given to two units, internal, a draft, and a draft of Vịnh Xanh's own."""
    draft = actions.draft_task(
        programme, by=lan, title="Dự thảo", lead=world.office_a, due=DUE, field=world.cadres
    )
    theirs = actions.draft_task(programme, by=phong, title="Của Vịnh Xanh")
    return [task, internal, draft, theirs]


def sent(tasks, **given):
    return {"tasks": [one.pk for one in tasks], **given}


def test_what_is_foreseen_is_what_is_done_and_told_of_each(several, lan, client):
    client.force_login(lan.user)
    address = reverse("programmes:bulk")
    asked = sent(several, deed="follower", follower=lan.person_id)
    before = Event.objects.count()
    page = client.post(address, asked)
    foreseen = {one.task: (one.done, one.words) for one in page.context["outcomes"]}
    change = (True, "Người theo dõi: chưa có ai → Trần Thị Lan")
    assert foreseen == dict.fromkeys(several[:3], change) | {several[3]: (False, str(rules.OWNER))}
    assert "Xác nhận với 3 nhiệm vụ" in page.text
    assert "Xem trước" not in page.text, "what was foreseen is confirmed, and nothing else"
    hidden = f'<input type="hidden" name="follower" value="{lan.person_id}"'
    assert hidden in page.text
    assert not Task.objects.exclude(follower=None)
    assert Event.objects.count() == before
    done = client.post(address, asked | {"sure": "1"}, follow=True)
    assert "Đã làm với 3 nhiệm vụ." in done.text
    assert "Không làm được với “Của Vịnh Xanh”" in done.text
    assert set(Task.objects.filter(follower=lan.person_id)) == set(several[:3])
    assert Event.objects.count() == before + 3
    client.post(address, asked | {"sure": "1"})
    assert Event.objects.count() == before + 3, "done twice is done once"


def test_all_dates_of_a_task_move_or_none(several, task, minh, lan, world):
    report(task.assignments.get(unit=world.suoi_nga), minh, 40)
    outcomes = actions.do_in_bulk(
        several, lambda one: actions.postpone(one, by=lan, until=LATER, reason="Chờ thiết bị")
    )
    told = {one.task.title: (one.done, one.words) for one in outcomes}
    assert told[task.title] == (True, "Hạn của 2 đơn vị: 31-7-2026 → 15-8-2026")
    assert told["Dự thảo"] == (False, "Không có phần việc nào đang tính hạn.")
    assert set(Assignment.objects.values_list("due", flat=True)) == {LATER}
    task.refresh_from_db()
    assert task.due == LATER
    earlier = actions.do_in_bulk([task], lambda one: actions.postpone(one, by=lan, until=DUE))
    assert [one.done for one in earlier] == [False]
    assert set(Assignment.objects.values_list("due", flat=True)) == {LATER}


def test_a_day_off_is_asked_about_as_for_a_single_task(several, lan, client, monkeypatch):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)
    client.force_login(lan.user)
    address, asked = reverse("programmes:bulk"), sent(several[:1], deed="until", until=LATER)
    page = client.post(address, asked | {"sure": "1"})
    assert "15-8-2026 là ngày nghỉ (ngày nghỉ cuối tuần)" in page.text
    assert "Vẫn lấy ngày này làm hạn" in page.text
    assert not Assignment.objects.filter(due=LATER)
    page = client.post(address, asked | {"on_day_off": "on"})
    assert [one.done for one in page.context["outcomes"]] == [True]
    assert '<input type="hidden" name="on_day_off" value="on"' in page.text
    client.post(address, asked | {"on_day_off": "on", "sure": "1"})
    assert Assignment.objects.filter(due=LATER).count() == 2


def test_what_is_to_be_mended_is_not_folded_away(several, lan, client):
    client.force_login(lan.user)
    page = client.post(reverse("programmes:bulk"), sent(several[2:3], deed="units"))
    assert page.context["form"].errors["units"]
    assert "<details open><summary>Đơn vị thực hiện" in page.text


def test_drafts_are_given_out_with_what_stands_in_them(several, lan, world):
    units = [world.suoi_nga, world.doi_sim]
    outcomes = actions.do_in_bulk(several, lambda one: actions.give_out(one, by=lan, units=units))
    told = {one.task.title: (one.done, one.words) for one in outcomes}
    assert told["Dự thảo"][0]
    assert told["Dự thảo"][1].startswith("Giao Than Suối Ngà, Than Đồi Sim; hạn 31-7-2026")
    assert told[several[0].title] == (False, "Nhiệm vụ này đã được giao.")
    assert told["Của Vịnh Xanh"] == (
        False,
        "Dự thảo chưa rõ chủ trì. Hãy giao riêng việc này.",
    )
    assert several[2].assignments.count() == 2


def test_the_source_goes_with_it_where_one_may_send_it(
    programme, resolution, several, lan, ha, minh, world, client, monkeypatch
):
    monkeypatch.setattr("lientich.core.clock.now", lambda: NOW)
    made = {"lead": world.office_a, "due": DUE, "source": resolution}
    tasks = [
        actions.draft_task(programme, by=lan, title=f"Của nghị quyết {n}", **made) for n in (1, 2)
    ]
    client.force_login(lan.user)
    asked = sent([tasks[0], several[2]], deed="units", units=[world.suoi_nga.pk])
    address = reverse("programmes:bulk")
    page = client.post(address, asked | {"send_source": "on"})
    told = {one.task: one.words.rpartition("; ")[2] for one in page.context["outcomes"]}
    assert told[tasks[0]] == f"gửi kèm {resolution}"
    assert "gửi kèm" not in told[several[2]], "of no document"
    assert '<input type="hidden" name="send_source" value="True"' in page.text
    client.post(address, asked | {"sure": "1"})
    assert not Document.objects.visible_to(minh).exists(), "nobody ticked the box"

    def given(task, by):
        return actions.give_out(task, by=by, units=[world.suoi_nga], send_source=True)

    third = actions.draft_task(programme, by=lan, title="Của nghị quyết 3", **made)
    assert given(third, ha).endswith("văn bản nguồn không gửi kèm được"), "a leader sends nothing"
    assert not Document.objects.visible_to(minh).exists()
    given(tasks[1], lan)
    assert list(Document.objects.visible_to(minh)) == [resolution]


def test_nobody_follows_what_is_not_their_sides(several, lan, phong):
    stranger = Person.objects.get(pk=phong.person_id)
    (outcome,) = actions.do_in_bulk(
        several[:1], lambda one: actions.set_follower(one, by=lan, follower=stranger)
    )
    assert (outcome.done, "không có vai trò" in outcome.words) == (False, True)


def test_what_one_does_not_see_is_not_among_them(several, internal, phong, client):
    client.force_login(phong.user)
    asked = sent([internal], deed="follower", follower=phong.person_id)
    page = client.post(reverse("programmes:bulk"), asked)
    assert page.context["outcomes"] is None
    assert "Việc nội bộ" not in page.text


@pytest.mark.parametrize("keys", [["x"], ["\0"], []])
def test_keys_that_are_none_choose_nothing(keys, task, lan, client):
    client.force_login(lan.user)
    asked = {"tasks": [*keys, task.pk] if keys else [], "deed": "follower", "sure": "1"}
    page = client.post(reverse("programmes:bulk"), asked | {"follower": lan.person_id})
    assert "Chưa chọn nhiệm vụ nào" in page.text
    assert not Task.objects.exclude(follower=None)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_asked_is_foreseen_to_the_letter_and_leaves_no_trace(
    data, several, lan, ha, phong, world
):
    by = data.draw(st.sampled_from([lan, ha, phong]))
    until = data.draw(st.dates(date(2026, 6, 1), date(2026, 9, 30)))
    units = data.draw(st.lists(st.sampled_from([world.suoi_nga, world.doi_sim]), max_size=2))
    deeds = [
        lambda one: actions.set_follower(one, by=by, follower=Person.objects.get(pk=ha.person_id)),
        lambda one: actions.postpone(one, by=by, until=until),
        lambda one: actions.give_out(one, by=by, units=units),
    ]
    deed = data.draw(st.sampled_from(deeds))

    def standing():
        return list(Task.objects.values()), list(Assignment.objects.values())

    before = standing()
    foreseen = actions.foresee(several, deed)
    assert standing() == before
    assert actions.do_in_bulk(several, deed) == foreseen
