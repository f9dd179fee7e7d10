"""What the sides of a programme set of its reminders."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.journal.models import Event
from lientich.notices.actions import set_rule
from lientich.notices.models import Rule
from lientich.programmes import actions as programmes

from .conftest import told, work

USUAL = {"before": [15, 3, 0], "after": [1, 15], "offices": 1, "leaders": 15, "along": ""}


@pytest.fixture(autouse=True)
def people(lan, phong, ha, mai, minh):
    """The whole cast can be told."""


def test_a_programme_reminds_on_the_days_that_its_sides_set(give, programme, lan):
    set_rule(programme, by=lan, **USUAL | {"before": [7, 7, 5], "after": []})
    give("Sau bảy ngày", due=7)
    for due in (15, 3, 0, -1):
        give(f"Hạn {due}", due=due)
    work()
    assert told() == told(-7) == [("minh", "Than Suối Ngà")]


def test_another_programme_goes_on_as_usual(give, programme, lan, world):
    other = programmes.start_programme(
        by=lan,
        name="Chương trình khác",
        since=programme.since,
        until=programme.until,
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party"],
    )
    set_rule(other, by=lan, **USUAL | {"before": []})
    give(due=3)
    work()
    assert told() == [("minh", "Than Suối Ngà")]


@pytest.mark.parametrize(
    ("along", "house"), [("party", ("phong", "Vịnh Xanh")), ("management", ("lan", "Bắc Sơn"))]
)
def test_along_a_line_those_above_the_unit_on_it_are_told(give, programme, lan, along, house):
    set_rule(programme, by=lan, **USUAL | {"along": along})
    give(due=-1)
    work()
    assert told() == sorted([("minh", "Than Suối Ngà"), house])


def test_who_is_told_from_which_day_on(give, programme, lan):
    set_rule(programme, by=lan, **USUAL | {"after": [1, 4], "offices": 4, "leaders": 60})
    give("Một ngày", due=-1)
    give("Bốn ngày", due=-4)
    work()
    assert told(1) == [("minh", "Than Suối Ngà")]
    assert [name for name, _ in told(4)] == ["lan", "minh", "phong"]


def test_it_is_in_the_journal_once(programme, phong):
    for _ in range(2):
        set_rule(programme, by=phong, **USUAL | {"before": [5]})
    event = Event.objects.get(verb="notices.rule_set")
    assert event.facts == {"before": [5], "after": [1, 15], "along": "", "reports": ""}
    set_rule(programme, by=phong, **USUAL)
    assert Event.objects.filter(verb="notices.rule_set").count() == 2


@pytest.mark.parametrize("wrong", [{"before": [-1]}, {"after": [0]}, {"before": range(10)}])
def test_days_that_cannot_be(programme, lan, wrong):
    with pytest.raises(ValidationError, match="nhiều nhất 6 lần"):
        set_rule(programme, by=lan, **USUAL | wrong)


def test_a_line_that_the_programme_does_not_go_by(client, programme, lan):
    programme.lines = ["party"]
    programme.save()
    with pytest.raises(ValidationError, match="tuyến"):
        set_rule(programme, by=lan, **USUAL | {"along": "management"})
    client.force_login(lan.user)
    page = client.get(reverse("notices:set_rule", args=[programme.pk]))
    offered = page.context["form"].fields["along"].choices
    assert [value for value, _label in offered] == ["", "party"]


def test_a_unit_sets_nothing(programme, minh):
    with pytest.raises(PermissionDenied):
        set_rule(programme, by=minh, **USUAL)


def test_an_office_sets_it_on_the_programmes_page(client, programme, give, lan, minh):
    give()
    client.force_login(lan.user)
    address = reverse("notices:set_rule", args=[programme.pk])
    assert address in client.get(programme.get_absolute_url()).content.decode()
    assert "15, 3, 0" in client.get(address).content.decode()
    sent = USUAL | {"before": "10; 2", "after": "1", "reports": "monthly"}
    assert client.post(address, sent | {"before": "mười"}).status_code == 200
    assert client.post(address, sent | {"reports": "yearly"}).status_code == 200
    assert client.post(address, sent).status_code == 302
    assert Rule.objects.values_list("before", "after", "reports").get() == ([10, 2], [1], "monthly")
    assert "Hằng tháng" in client.get(programme.get_absolute_url()).content.decode()
    client.force_login(minh.user)
    assert client.post(address, sent).status_code == 403
