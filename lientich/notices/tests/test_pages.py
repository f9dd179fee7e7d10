"""What a person sees of what they were told."""

import pytest
from django.urls import reverse

from conftest import act_as
from lientich.accounts.models import Mandate
from lientich.core import clock
from lientich.notices import queries
from lientich.notices.models import Notice

from .conftest import NOW, TODAY, days, work

INDEX = reverse("notices:index")


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
    answer = client.post(reverse("notices:read", args=[Notice.objects.get(role="reporter").pk]))
    assert answer.url == late.get_absolute_url()
    assert page(client, minh).context["bell"] == {"url": INDEX, "unread": 0}
    assert page(client, minh, f"{INDEX}?show=unread").context["rows"] == []


def test_all_is_read_at_a_press_of_ones_own_alone(client, late, lan, phong, minh):
    client.force_login(lan.user)
    client.post(reverse("notices:read_all"))
    read = Notice.objects.exclude(read_at=None).values_list("person", flat=True)
    assert list(read) == [lan.person_id]


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
    for later, count in ((0, 2), (1, 12)):
        for number in range(count):
            give(f"Việc {later} {number}", due=3 + later)
        work(NOW + days(later))
        client.get(INDEX)
        with django_assert_num_queries(6):
            client.get(INDEX)
