"""The "6 rõ": ticked by what a task says, asked for as each house has it, read by its owners."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import Clear, Tick
from lientich.programmes.queries import clarity
from lientich.programmes.queries.beside import beside


def done(by, task):
    return {item.label: item.done for item in clarity.of_task(by, task, beside(by, task)[0]).items}


def test_a_task_is_ticked_by_what_it_says(task, draft, lan):
    assert done(lan, draft) == {
        "Rõ người": False,
        "Rõ việc": True,
        "Rõ thời gian": False,
        "Rõ kết quả, sản phẩm": False,
        "Rõ trách nhiệm": False,
        "Rõ thẩm quyền, kiểm tra": False,
    }
    task.follower_id, task.directed_by = lan.person_id, "Đồng chí Bí thư"
    assert all(done(lan, task).values())
    assert clarity.of_task(lan, task, beside(lan, task)[0]).done == 6


def test_a_house_has_a_list_of_its_own(task, lan, ha, phong, world):
    actions.set_checklist(by=ha, clear=["time", "duty"], own=["Rõ kinh phí", " ", "Rõ kinh phí"])
    assert done(lan, task) == {"Rõ thời gian": True, "Rõ trách nhiệm": True, "Rõ kinh phí": False}
    actions.tick(task, by=lan, number=0, done=True)
    actions.tick(task, by=ha, number=0, done=True)
    assert done(lan, task)["Rõ kinh phí"]
    assert Event.objects.filter(verb="programmes.task_ticked").count() == 1
    assert clarity.of_task(phong, task, beside(phong, task)[0]) is None
    assert [item.label for item in clarity.asked(phong)] == [str(one.label) for one in Clear]
    actions.tick(task, by=lan, number=0, done=False)
    assert not Tick.objects.exists()


def test_each_refusal(task, lan, phong, minh):
    with pytest.raises(PermissionDenied):
        actions.set_checklist(by=minh, clear=[], own=[])
    with pytest.raises(ValidationError, match="Nhiều nhất 10"):
        actions.set_checklist(by=lan, clear=[], own=[str(number) for number in range(11)])
    with pytest.raises(ValidationError, match="không còn"):
        actions.tick(task, by=lan, number=0, done=True)
    actions.set_checklist(by=lan, clear=[], own=["Rõ kinh phí"])
    with pytest.raises(PermissionDenied):
        actions.tick(task, by=phong, number=0, done=True)


def test_the_pages(task, client, lan, minh, phong, programme):
    client.force_login(lan.user)
    url = reverse("programmes:set_checklist")
    assert "Rõ trách nhiệm" in client.get(url).content.decode()
    response = client.post(url, {"clear": ["time"], "own": "Rõ kinh phí"})
    assert response.status_code == 302
    page = client.get(task.get_absolute_url()).content.decode()
    assert "Rõ kinh phí" in page
    assert "Rõ trách nhiệm" not in page
    tick = reverse("programmes:tick", args=[task.pk])
    assert client.post(tick, {"number": 0, "done": "on"}).url == task.get_absolute_url()
    assert "Bỏ đánh dấu" in client.get(task.get_absolute_url()).content.decode()
    assert client.post(tick, {"number": 9}).status_code == 302
    draft = reverse("programmes:draft_task", args=[programme.pk])
    assert "Rõ kinh phí" in client.get(draft).content.decode()
    ticked = "đánh dấu một mục của danh mục 6 rõ"
    assert ticked in client.get(task.get_absolute_url()).content.decode()
    for by in (minh, phong):
        client.force_login(by.user)
        page = client.get(task.get_absolute_url()).content.decode()
        assert "Rõ kinh phí" not in page
        assert ticked not in page
