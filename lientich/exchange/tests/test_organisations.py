"""Organisations from a sheet: what is missing is entered, what is dated is not overwritten."""

from datetime import date

import pytest

from conftest import act_as, make_user
from lientich.exchange import running
from lientich.exchange.kinds import organisations
from lientich.organisations.models import Affiliation, Organisation

from .conftest import bring, told

HEAD = ["Tên đầy đủ", "Tên gọi tắt", "Loại", "Thành lập ngày", "Tuyến Đảng", "Tuyến chuyên môn"]
NEW = ["Công ty Than Lũng Mây", "Than Lũng Mây", "Đơn vị", "1/1/2020", "bac son", "Bắc Sơn"]


@pytest.fixture
def quan(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("quan", "Bùi Văn Quân", "administrator", world.bac_son))


def test_what_goes_out_comes_back_unchanged(world, lan):
    head = [str(one.label) for one in organisations.COLUMNS]
    brought = bring(lan, "organisations", head, *organisations.exported(lan))
    assert {standing for standing, _changes, _faults in told(brought)} == {"same"}


def test_a_unit_and_what_stands_under_it_are_entered_once(world, quan):
    under = ["Phân xưởng Khai thác 1", "PX KT1", "", "1/1/2021", "", "Than Lũng Mây"]
    under[5] = "Công ty Than Lũng Mây"
    brought = bring(quan, "organisations", HEAD, NEW, under)
    assert [one[0] for one in told(brought)] == ["new", "new"], told(brought)
    running.confirm(brought, by=quan, whole=True)
    unit = Organisation.objects.get(name="Công ty Than Lũng Mây")
    assert (unit.kind, unit.since) == ("unit", date(2020, 1, 1))
    places = Affiliation.objects.filter(child=unit).values_list("line", "parent__short_name")
    assert sorted(places) == [("management", "Bắc Sơn"), ("party", "Bắc Sơn")]
    assert Affiliation.objects.get(child__short_name="PX KT1").parent == unit
    again = bring(quan, "organisations", HEAD, NEW, under)
    assert [one[0] for one in told(again)] == ["same", "same"]


def test_what_stands_under_what_a_sheet_enters_is_known_however_long_it_is(
    world, quan, monkeypatch
):
    monkeypatch.setattr(running, "BATCH", 1)
    under = ["Phân xưởng 1", "PX1", "", "1/1/2021", NEW[0], NEW[0]]
    brought = bring(quan, "organisations", HEAD, NEW, under)
    assert [one[0] for one in told(brought)] == ["new", "new"], told(brought)
    running.confirm(brought, by=quan, whole=True)
    assert Affiliation.objects.filter(child__short_name="PX1").count() == 2


def test_nobody_stands_under_what_is_founded_later(world, quan):
    Organisation.objects.filter(pk=world.bac_son.pk).update(since=date(2023, 1, 1))
    under = ["Phân xưởng 1", "PX1", "", "1/1/2024", "", NEW[0]]
    rows = [[*NEW[:3], "1/1/2021", *NEW[4:]], [*NEW[:3], "1/1/2025", *NEW[4:]]]
    early = bring(quan, "organisations", HEAD, rows[0])
    assert told(early)[0][2] == [("party", "younger"), ("management", "younger")]
    late = bring(quan, "organisations", HEAD, rows[1], under)
    assert [one[2] for one in told(late)] == [[], [("management", "younger")]]


def test_what_stands_under_a_faulty_row_says_so(world, quan):
    under = ["Phân xưởng 1", "PX1", "", "1/1/2021", "", NEW[0]]
    brought = bring(quan, "organisations", HEAD, [*NEW[:3], "", *NEW[4:]], under)
    assert told(brought)[1][2] == [("management", "unmade")]


def test_what_stands_under_a_row_that_was_refused_is_refused(world, quan):
    under = ["Phân xưởng 1", "PX1", "", "1/1/2021", "", NEW[0]]
    brought = bring(quan, "organisations", HEAD, NEW, under)
    Organisation.objects.filter(pk=world.bac_son.pk).update(name="Khác", short_name="Khác")
    running.confirm(brought, by=quan, whole=False)
    assert [one[2] for one in told(brought)] == [[("", "moved")]] * 2


def test_a_place_that_was_missing_is_added_with_its_decision(world, quan):
    head = [*HEAD, "Văn bản quyết định"]
    running.confirm(bring(quan, "organisations", head, [*NEW[:5], "", ""]), by=quan, whole=True)
    brought = bring(quan, "organisations", head, [*NEW, "12-QĐ/ĐU"])
    assert told(brought)[0][1] == {"management": "Tập đoàn Than Bắc Sơn", "decided_by": "12-QĐ/ĐU"}
    running.confirm(brought, by=quan, whole=True)
    assert Affiliation.objects.get(line="management", child__name=NEW[0]).decided_by == "12-QĐ/ĐU"


WRONG = [
    (["", *NEW[1:]], [("name", "required")]),
    ([*NEW[:3], "", *NEW[4:]], [("since", "required")]),
    ([*NEW[:2], "Hội quán", *NEW[3:]], [("kind", "choice")]),
    ([*NEW[:4], "Đảng bộ lạ", ""], [("party", "nobody")]),
    ([*NEW[:3], "1/1/1899", "", ""], [("since", "day")]),
    (["Công ty Than Suối Ngà", "Suối Ngà mới", "", "", "", ""], [("short_name", "dated")]),
    (["Than Suối Ngà", "", "", "", "Bắc Sơn", ""], [("party", "dated")]),
    (["Than Suối Ngà", "", "", "1/1/1999", "", ""], [("since", "dated")]),
]


def test_faults_by_cell(world, quan):
    for row, faults in WRONG:
        [(standing, _changes, met)] = told(bring(quan, "organisations", HEAD, row))
        assert (standing, met) == ("wrong", faults), row


def test_a_superior_stands_in_an_earlier_row(world, quan):
    under = ["Phân xưởng 1", "PX1", "", "1/1/2021", "", "Công ty Than Lũng Mây"]
    brought = bring(quan, "organisations", HEAD, under, NEW)
    assert told(brought)[0][2] == [("management", "below")]


def test_nobody_places_by_sheet_what_another_side_keeps(world, quan):
    row = [*NEW[:4], "Vịnh Xanh", "Than Suối Ngà"]
    assert told(bring(quan, "organisations", HEAD, row))[0][0] == "new"  # Suối Ngà is under both
    row = ["Than Lũng Cao", "Lũng Cao", "", "1/1/2020", "Vịnh Xanh", "Vịnh Xanh"]
    assert told(bring(quan, "organisations", HEAD, row))[0][2] == [("party", "may_not")]
