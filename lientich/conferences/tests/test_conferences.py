"""A conference of the sides: called, kept, concluded; its directions are tasks, both ways."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from conftest import act_as, make_body, make_user
from lientich.conferences import actions, queries
from lientich.conferences.models import Conclusion, Conference
from lientich.conferences.panels import of_document
from lientich.core import access
from lientich.core.actor import Actor
from lientich.documents.actions import share
from lientich.documents.queries import beside
from lientich.journal.models import Event
from lientich.organisations import actions as organisations
from lientich.programmes import actions as programmes

YEAR = {"kind": "yearly", "since": date(2026, 1, 1), "until": date(2026, 12, 31)}


def verbs(subject):
    return list(
        Event.objects.filter(subject_id=subject.pk).order_by("id").values_list("verb", flat=True)
    )


def test_a_side_calls_it_and_both_see_it(conference, lan, mai, minh, tuan):
    assert verbs(conference) == ["conferences.conference_called"]
    assert str(conference) == "Hội nghị sơ kết công tác phối hợp 6 tháng đầu năm 2026"
    for by in (lan, mai):
        assert queries.conferences(by) == [conference]
    for by in (minh, tuan):
        assert queries.conferences(by) == []


def test_the_list_says_which_is_to_come_and_which_was_last_held(programme, lan, client):
    for year, held_on in (
        (2023, "2024-01-05"),
        (2024, "2025-01-05"),
        (2025, "2999-01-05"),
        (2026, ""),
    ):
        actions.call_conference(
            programme,
            by=lan,
            kind="yearly",
            since=date(year, 1, 1),
            until=date(year, 12, 31),
            held_on=date.fromisoformat(held_on) if held_on else None,
        )
    client.force_login(lan.user)
    shown = client.get(reverse("conferences:index")).context["conferences"]
    assert [(one.since.year, stands[0]) for one, _readable, stands in shown] == [
        (2026, "Chưa họp"),
        (2025, "Sắp họp"),
        (2024, "Đã họp gần nhất"),
        (2023, "Đã họp"),
    ]


def test_called_twice_it_stands_once(conference, programme, mai):
    again = actions.call_conference(
        programme, by=mai, kind="half_year", since=conference.since, until=conference.until
    )
    assert again == conference
    assert again.held_on == date(2026, 7, 18)
    assert verbs(conference) == ["conferences.conference_called"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until": date(2025, 12, 31)}, "kết thúc trước"),
        ({"held_on": date(2025, 12, 31)}, "Ngày họp"),
    ],
)
def test_days_in_the_wrong_order_are_refused(programme, lan, wrong, said):
    with pytest.raises(ValidationError, match=said):
        actions.call_conference(programme, by=lan, **{**YEAR, **wrong})
    assert not Conference.objects.exists()


def test_a_unit_or_another_organisation_may_not(programme, conference, minh, tuan):
    for by in (minh, tuan):
        with pytest.raises(PermissionDenied):
            actions.call_conference(programme, by=by, **YEAR)
        for act in (
            lambda by=by: actions.conclude(conference, by=by, text="x"),
            lambda by=by: actions.cancel_conference(conference, by=by),
            lambda by=by: actions.edit_conference(
                conference, by=by, held_on=None, place="", chairs=[]
            ),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_chairs_stand_in_the_order_of_the_sides_with_their_posts(conference, world, lan):
    console, people = Actor(now=lan.now), []
    for body, name in ((world.committee_b, "Lê Hải Đăng"), (world.committee_a, "Trần Quốc Bảo")):
        post = organisations.create_post(body, by=console, title="Bí thư Đảng ủy")
        person = organisations.create_person(by=console, name=name)
        organisations.appoint(person, by=console, post=post, since=date(2025, 1, 1))
        people.append(person)
    actions.edit_conference(
        conference, by=lan, held_on=date(2026, 7, 20), place=" Vịnh Xanh ", chairs=people
    )
    told = [(one.person.name, one.post) for one in conference.chairing.all()]
    assert told == [
        ("Trần Quốc Bảo", f"Bí thư Đảng ủy {world.committee_a}"),
        ("Lê Hải Đăng", f"Bí thư Đảng ủy {world.committee_b}"),
    ]
    conference.refresh_from_db()
    assert (conference.held_on, conference.place) == (date(2026, 7, 20), "Vịnh Xanh")


def test_what_is_concluded_becomes_a_task_once(conference, programme, lan, mai):
    token = uuid4()
    one, again = (
        actions.conclude(conference, by=lan, text=" Trồng cây ", directed_by="Bí thư", token=token)
        for _time in range(2)
    )
    assert one == again
    assert one.text == "Trồng cây"
    drafted = actions.draft_from(one, by=mai, programme=programme)
    assert actions.draft_from(one, by=lan, programme=programme) == drafted
    assert (drafted.title, drafted.directed_by, drafted.draft) == ("Trồng cây", "Bí thư", True)
    assert list(queries.tasks_of(conference)) == [drafted]
    assert list(queries.where_it_began(mai, drafted.pk)) == [conference]
    assert verbs(conference)[-2:] == ["conferences.concluded", "conferences.task_drafted"]


def test_a_conclusion_written_in_error_goes_and_its_task_stays(conference, programme, lan):
    conclusion = actions.conclude(conference, by=lan, text="Trồng cây")
    drafted = actions.draft_from(conclusion, by=lan, programme=programme)
    actions.withdraw_conclusion(conclusion, by=lan)
    actions.withdraw_conclusion(conclusion, by=lan)
    assert not Conclusion.objects.exists()
    drafted.refresh_from_db()
    assert verbs(conference).count("conferences.conclusion_withdrawn") == 1


def test_the_tasks_of_its_papers_are_its_directions(conference, resolution, programme, lan):
    task = programmes.draft_task(
        programme, by=lan, title="Vận hành trạm", source=resolution, start=0, end=10
    )
    assert list(queries.tasks_of(conference)) == []
    paper = actions.add_paper(conference, by=lan, document=resolution)
    assert actions.add_paper(conference, by=lan, document=resolution) == paper
    assert list(queries.tasks_of(conference)) == [task]
    assert list(queries.where_it_began(lan, task.pk)) == [conference]
    actions.remove_paper(paper, by=lan)
    assert list(queries.tasks_of(conference)) == []
    assert verbs(conference)[-2:] == ["conferences.paper_added", "conferences.paper_removed"]


def test_a_document_one_does_not_see_is_none(conference, resolution, lan, mai, world):
    resolution.ownerships.filter(organisation=world.vinh_xanh).delete()
    access.refresh(type(resolution), [resolution.pk])
    with pytest.raises(ValidationError, match="văn bản"):
        actions.add_paper(conference, by=mai, document=resolution)
    actions.add_paper(conference, by=lan, document=resolution)
    assert list(queries.papers(mai, conference)) == []
    assert len(queries.papers(lan, conference)) == 1


def test_what_something_hangs_on_is_not_cancelled(conference, lan):
    conclusion = actions.conclude(conference, by=lan, text="Trồng cây")
    with pytest.raises(ValidationError, match="kết luận"):
        actions.cancel_conference(conference, by=lan)
    actions.withdraw_conclusion(conclusion, by=lan)
    actions.cancel_conference(conference, by=lan)
    assert not Conference.objects.exists()
    with pytest.raises(ValidationError, match="không còn"):
        actions.conclude(conference, by=lan, text="x")


def test_last_time_s_conclusions_stand_on_this_time_s_page(
    conference, programme, task, lan, client
):
    last = actions.conclude(conference, by=lan, text="Đưa trạm vào vận hành")
    Conclusion.objects.filter(pk=last.pk).update(task=task)
    now = actions.call_conference(programme, by=lan, **YEAR)
    assert queries.before(lan, now) == conference
    assert queries.before(lan, conference) is None
    followed = queries.followed(lan, conference)
    assert [row["title"] for row in followed.rows] == [task.title]
    assert followed.tally.total == 1
    client.force_login(lan.user)
    page = client.get(now.get_absolute_url()).content.decode()
    assert task.title in page
    assert "0 / 1 nhiệm vụ" in page
    assert str(conference) in client.get(task.get_absolute_url()).content.decode()


def test_an_outsider_finds_nothing(conference, tuan, minh, client):
    for by in (tuan, minh):
        client.force_login(by.user)
        assert client.get(conference.get_absolute_url()).status_code == 404


def test_a_specialist_reads_the_conclusions_of_its_own_field(conference, world, lan, client):
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức Đảng ủy Bắc Sơn", "BTC")
    board.fields.set([world.cadres])
    nga = act_as(make_user("nga", "Bùi Hằng Nga", "specialist", world.bac_son, board))
    own = actions.conclude(conference, by=lan, text="Rà soát quy hoạch", field=world.cadres)
    actions.conclude(conference, by=lan, text="Trồng cây", field=world.environment)
    actions.conclude(conference, by=lan, text="Chưa xếp mặt công tác")
    assert list(queries.conclusions(nga, conference)) == [own]
    client.force_login(nga.user)
    page = client.get(conference.get_absolute_url()).content.decode()
    assert "Rà soát quy hoạch" in page
    assert "Trồng cây" not in page
    assert "Chưa xếp mặt công tác" not in page


def test_a_task_is_not_drafted_from_what_was_withdrawn(conference, programme, lan):
    conclusion = actions.conclude(conference, by=lan, text="Trồng cây")
    actions.withdraw_conclusion(conclusion, by=lan)
    with pytest.raises(ValidationError, match="không còn"):
        actions.draft_from(conclusion, by=lan, programme=programme)


def test_of_those_without_a_day_only_the_ones_of_this_year_wait(programme, lan):
    def called(until):
        return actions.call_conference(
            programme, by=lan, kind="yearly", since=until.replace(month=1, day=1), until=until
        )

    called(date(2019, 12, 31))
    waits = called(date(2026, 12, 31))
    assert list(queries.unheld(lan)) == [waits]


def test_a_conclusion_that_needs_no_task_waits_no_more(
    conference, programme, lan, mai, minh, client
):
    conclusion = actions.conclude(conference, by=lan, text="Biểu dương đơn vị")
    client.force_login(lan.user)
    address = reverse("conferences:need_no_task", args=[conclusion.pk])
    assert f'href="{address}"' in client.get(conference.get_absolute_url()).text
    assert (
        f'href="{address}"'
        in client.get(reverse("conferences:draft_from", args=[conclusion.pk])).text
    )
    for _time in range(2):
        client.post(address, {"reason": " Chỉ là lời biểu dương "})
    conclusion.refresh_from_db()
    assert conclusion.no_task_reason == "Chỉ là lời biểu dương"
    assert list(Conclusion.objects.filter(queries.LOOSE)) == []
    page = client.get(conference.get_absolute_url()).text
    assert "Không cần giao việc (" in page
    assert "Chỉ là lời biểu dương" in page
    with pytest.raises(ValidationError, match="không cần giao việc"):
        actions.draft_from(conclusion, by=lan, programme=programme)
    for _time in range(2):  # the other side may undo it
        actions.need_a_task_again(conclusion, by=mai)
    assert list(Conclusion.objects.filter(queries.LOOSE)) == [conclusion]
    assert verbs(conference)[-3:] == [
        "conferences.concluded",
        "conferences.task_not_needed",
        "conferences.task_needed_again",
    ]
    assert actions.draft_from(conclusion, by=lan, programme=programme).draft


def test_what_needs_no_task_says_why_and_is_none_already(conference, programme, lan, minh, tuan):
    conclusion = actions.conclude(conference, by=lan, text="Trồng cây")
    with pytest.raises(ValidationError, match="lý do"):
        actions.need_no_task(conclusion, by=lan, reason="  ")
    with pytest.raises(ValidationError, match="độ mật"):
        actions.need_no_task(conclusion, by=lan, reason="TUYỆT MẬT\nSố liệu")
    for outsider in (minh, tuan):
        with pytest.raises(PermissionDenied):
            actions.need_no_task(conclusion, by=outsider, reason="Không cần")
        with pytest.raises(PermissionDenied):
            actions.need_a_task_again(conclusion, by=outsider)
    actions.draft_from(conclusion, by=lan, programme=programme)
    with pytest.raises(ValidationError, match="đã thành nhiệm vụ"):
        actions.need_no_task(conclusion, by=lan, reason="Không cần")


def test_who_has_a_paper_of_it_alone_is_not_told_of_it(conference, resolution, world, lan, minh):
    actions.add_paper(conference, by=lan, document=resolution)
    share(resolution, by=lan, organisations=[world.suoi_nga])
    told = {by: of_document(resolution, by, beside(by, resolution)) for by in (lan, minh)}
    assert told[lan]["conferences"] == [conference]
    assert told[minh] is None
