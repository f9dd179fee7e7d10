"""What a person sees of what they were told."""

import pytest
from django.urls import reverse

from conftest import act_as, give_mandate
from lientich.accounts.models import Mandate
from lientich.core import access, clock
from lientich.notices import queries, wording
from lientich.notices.models import Notice
from lientich.notices.panels import of_assignment
from lientich.programmes.models import Assignment, Task
from lientich.programmes.queries.beside import beside_part

from .conftest import NOW, TODAY, days, work

INDEX = reverse("notices:index")


def beside(part, by):
    """What the page of a part shows of its reminders."""
    return of_assignment(part, by, beside_part(by, part))


@pytest.fixture
def late(give, lan, phong, minh):
    """Both offices and the reporter were told that Suối Ngà is a day late."""
    (part,) = give("Đưa trạm xử lý vào vận hành", due=-1)
    work()
    return part


def since(due) -> str:
    """Pages go by the day that it really is."""
    return f"Quá hạn {(clock.today() - due).days} ngày"


def page(client, member, address=INDEX):
    client.force_login(member.user)
    return client.get(address)


def test_each_side_sees_that_the_other_was_told(client, late, lan, phong):
    for member, other in ((lan, "Văn phòng Vịnh Xanh"), (phong, "Văn phòng Bắc Sơn")):
        (row,) = page(client, member).context["rows"]
        assert row["others"] == [other, "Đầu mối báo cáo Than Suối Ngà"]
        assert (row["part"], row["words"], row["tone"]) == (late, since(late.due), "bad")


def test_the_bell_counts_what_was_not_read(client, late, minh):
    assert page(client, minh).context["bell"] == {"url": INDEX, "unread": 1}
    answer = client.post(
        reverse("notices:read", args=[Notice.objects.get(items__role="reporter").pk])
    )
    assert answer.url == late.get_absolute_url()
    assert page(client, minh).context["bell"] == {"url": INDEX, "unread": 0}
    assert page(client, minh, f"{INDEX}?show=unread").context["rows"] == []


def test_the_bell_does_not_count_what_is_settled(client, late, minh):
    Assignment.objects.filter(pk=late.pk).update(state="suspended")
    shown = page(client, minh)
    assert shown.context["bell"]["unread"] == 0
    assert [row["waits"] for row in shown.context["rows"]] == [False]
    assert page(client, minh, f"{INDEX}?show=unread").context["rows"] == []
    client.post(reverse("notices:read_all"))
    Assignment.objects.filter(pk=late.pk).update(state="in_progress")
    assert page(client, minh).context["bell"]["unread"] == 0  # that press read it


def test_all_is_read_at_a_press_of_ones_own_alone(client, late, lan, phong, minh):
    client.force_login(lan.user)
    client.post(reverse("notices:read_all"))
    read = Notice.objects.exclude(read_at=None).values_list("person", flat=True)
    assert list(read) == [lan.person_id]


def test_what_one_may_not_read_just_now_is_not_read_at_that_press(client, late, lan):
    """Given a mandate again, the person finds it unread."""
    mandates = Mandate.objects.filter(person=lan.person_id)
    mandates.update(until=TODAY - days(1))
    client.force_login(lan.user)
    client.post(reverse("notices:read_all"))
    assert Notice.objects.get(person=lan.person_id).read_at is None


def test_the_page_of_a_part_tells_when_it_was_reminded_and_whom(late, phong):
    (told,) = beside(late, phong)["reminders"]
    assert told["at"] == late.reminders.get().at
    assert {"Văn phòng Bắc Sơn", "Văn phòng Vịnh Xanh"} <= set(told["told"])
    assert len(told["told"]) == len(set(told["told"]))


def test_the_message_names_what_is_restricted_no_more_than_a_letter_does(late, ha):
    assert "Đưa trạm xử lý vào vận hành" in beside(late, ha)["message"]
    late.task.classification = "cadre"
    message = beside(late, ha)["message"]
    assert "trạm xử lý" not in message
    assert late.get_absolute_url() in message


def test_of_a_late_unit_one_message_tells_all_that_is_late_there(client, late, give, lan, world):
    give("Quan trắc nước thải", due=-3)
    give("Chưa đến hạn", due=9999)
    (restricted,) = give("Quy hoạch ông A", due=-2)
    Task.objects.filter(pk=restricted.task_id).update(classification="cadre")
    access.refresh(Task, [restricted.task_id])
    (claimed,) = give("Chờ xác nhận", due=-5)
    claimed.state, claimed.percent, claimed.claimed_on = "claimed", 100, TODAY
    claimed.save()
    text = page(client, lan, reverse("programmes:by_unit")).content.decode()
    _head, _tag, message = text.partition(f'<textarea id="message-{world.suoi_nga.pk}"')
    assert f'data-copies="message-{world.suoi_nga.pk}"' in message
    message = message.partition("</textarea>")[0].partition(">")[2]
    assert message.splitlines()[:2] == ["Nhắc việc: Than Suối Ngà", "Quan trắc nước thải"]
    assert late.task.title in message
    assert message.count("/programmes/assignments/") == 2


def test_a_message_of_very_much_says_how_much_it_leaves_out(late):
    text = wording.message("Than Suối Ngà", [late] * 23, TODAY, more=2)
    assert text.count(late.task.title) == 20
    assert text.endswith("\n\nCòn 5 việc quá hạn nữa")


def test_what_another_was_told_is_not_there(client, late, lan, minh):
    client.force_login(lan.user)
    theirs = Notice.objects.get(person=minh.person_id)
    assert client.post(reverse("notices:read", args=[theirs.pk])).status_code == 404


def test_whose_mandate_ended_sees_and_counts_nothing(client, late, lan):
    Mandate.objects.filter(person=lan.person_id).update(until=TODAY - days(1))
    shown = page(client, lan)
    assert (shown.context["rows"], shown.context["bell"]["unread"]) == ([], 0)
    notice = Notice.objects.get(person=lan.person_id)
    assert client.post(reverse("notices:read", args=[notice.pk])).status_code == 404


def test_who_now_works_in_another_field_sees_and_counts_nothing(client, late, lan, world):
    """Of other fields a specialist sees titles and states only, and not the page of a part."""
    mandates = Mandate.objects.filter(person=lan.person_id)
    mandates.update(until=TODAY - days(1))
    give_mandate(lan.user, "specialist", world.bac_son, world.office_a)
    shown = page(client, lan)
    assert (shown.context["rows"], shown.context["bell"]["unread"]) == ([], 0)
    assert beside(late, act_as(lan.user, NOW))["reminders"] == []


def test_a_mandate_given_later_opens_the_notice_again(late, lan):
    """It is asked for today's mandates, whatever they were when it was told."""
    mandates = Mandate.objects.filter(person=lan.person_id)
    mandates.update(until=TODAY - days(1))
    assert not queries.notices(act_as(lan.user, NOW)).exists()
    mandates.update(until=None)
    assert queries.notices(act_as(lan.user, NOW)).exists()


def test_what_was_done_since_says_so(client, late, minh):
    late.state, late.percent, late.claimed_on = "claimed", 100, TODAY
    late.save()
    (row,) = page(client, minh).context["rows"]
    assert (row["words"], row["tone"]) == ("Chờ xác nhận", "")


def test_a_page_asks_as_much_of_many_as_of_few(client, give, minh, lan, django_assert_num_queries):
    client.force_login(minh.user)
    for later, count in ((0, 1), (1, 6)):
        for number in range(count):
            give(f"Việc {later} {number}", due=3 + later)
        work(NOW + days(later))
        client.get(INDEX)
        with django_assert_num_queries(9):
            client.get(INDEX)


def test_many_reminders_of_a_round_are_one_notice_with_one_message(client, give, minh, lan):
    """The bell counts it as one; its page lists all, and the whole is copied as one text."""
    for number in range(6):
        give(f"Việc {number}", due=3)
    late = [give(f"Việc trễ {number}", due=-1)[0] for number in range(2)]
    work()
    late[0].task.programme.tasks.get(title="Việc 0").assignments.update(state="declined")
    by = act_as(minh.user, NOW)
    (row,) = queries.page(by, None, True)[1]
    assert wording.summary(row.summary, TODAY) == "2 việc quá hạn, 5 việc đến hạn trong 3 ngày tới"
    assert [one.item.reminder.assignment for one in row.told[:2]] == late
    summary, told = queries.one(by, row.notice)
    standing = [one.item for one in told if not one.settled]
    message = wording.whole_message(standing, summary, TODAY)
    assert message.startswith("Nhắc việc ngày 15-6-2026: 2 việc quá hạn, 5 việc đến hạn")
    assert message.count("/programmes/assignments/") == 7
    answer = page(client, minh, row.notice.get_absolute_url())
    assert (len(answer.context["lines"]), answer.context["left"]) == (8, 0)
    assert answer.context["bell"]["unread"] == 1
    shown = client.post(reverse("notices:read", args=[row.notice.pk]))
    assert shown.url == row.notice.get_absolute_url()
    assert client.get(INDEX).context["bell"]["unread"] == 0


def test_of_a_notice_only_what_one_may_still_read_is_listed_and_counted(client, give, lan):
    give("Còn đọc được", due=-1)
    (part,) = give("Quy hoạch ông A", due=-1)
    work()
    notice = Notice.objects.get(person=lan.person_id)
    Task.objects.filter(pk=part.task_id).update(classification="cadre")
    access.refresh(Task, [part.task_id])
    (row,) = page(client, lan).context["rows"]
    assert row["title"] == "Còn đọc được"
    shown = page(client, lan, notice.get_absolute_url())
    assert [line["title"] for line in shown.context["lines"]] == ["Còn đọc được"]
    assert "ông A" not in shown.content.decode()
