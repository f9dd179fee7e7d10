"""Sets, plans, and the table with what is behind each cell, from every side."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conftest import NOW, make_organisation
from lientich.core import access
from lientich.core.ids import new_id
from lientich.documents.models import Document, Ownership
from lientich.indicators import actions
from lientich.indicators.arithmetic import Base, Period
from lientich.indicators.models import Duty, Indicator, IndicatorSet, Plan
from lientich.indicators.queries import drill, table
from lientich.indicators.queries.known import IS, JOINT, WAS, readable_sets
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation

from .conftest import enter, make

D = Decimal
QUARTER = Period.of(2026, 1, 3)


def asked(of, organisation, period=QUARTER, line="party", view=WAS, base=Base.SAME_MONTHS):
    return table.Asked(of, organisation, line, period, view, base, NOW.date())


def bring(of, by, rows):
    """unit, indicator, year, month, value"""
    given = [
        actions.Figure(unit.pk, one.pk, Period.of(year, month), D(value))
        for unit, one, year, month, value in rows
    ]
    actions.bring_figures(of, by=by, figures=given, source="Sổ")


@pytest.fixture
def told(of, raised, treated, world, lan):
    """Suối Ngà: a hundred a month, ten more in 2026; Đồi Sim: a thousand, in 2026 alone."""
    bring(
        of,
        lan,
        [
            row
            for month in range(1, 13)
            for row in (
                (world.suoi_nga, raised, 2025, month, 100),
                (world.suoi_nga, treated, 2025, month, 90),
            )
        ]
        + [
            row
            for month in range(1, 4)
            for row in (
                (world.suoi_nga, raised, 2026, month, 110),
                (world.suoi_nga, treated, 2026, month, 88),
                (world.doi_sim, raised, 2026, month, 1000),
            )
        ],
    )
    return of


def group(by, request, row=0):
    return table.table(by, request).rows[row].groups[0]


def test_a_total_is_told_along_a_line_with_how_many_reported(told, world, lan, phong):
    vinh_xanh = group(lan, asked(told, world.vinh_xanh.pk))
    assert (vinh_xanh.actual.value, vinh_xanh.actual.expected) == (D(330), 1)
    assert vinh_xanh.growth == D(10)
    bac_son = group(phong, asked(told, world.bac_son.pk))
    assert bac_son.actual.value == D(3000)
    along = group(phong, asked(told, world.bac_son.pk, line="management"))
    assert (along.actual.value, along.actual.whole) == (D(3330), True)
    assert (along.base.reported, along.base.expected) == (1, 2)
    joint = group(phong, asked(told, JOINT))
    assert joint.actual.value == D(3330)
    share = group(phong, asked(told, JOINT), row=2)
    assert (share.actual.value, share.actual.reported, share.actual.expected) == (D(80), 1, 2)


def test_the_year_stands_beside_the_quarter_up_to_the_last_month_that_is_over(told, world, lan):
    second = asked(told, world.vinh_xanh.pk, Period.of(2026, 4, 3))
    assert [one.name for one in second.periods] == ["2026-Q2", "2026-H1"]
    found = table.table(lan, second).rows[0].groups
    assert [one.actual.value for one in found] == [None, D(330)]
    assert [one.actual.expected for one in found] == [1, 1]
    assert [one.base.value for one in found] == [D(200), D(500)]  # to May
    assert [one.verdict for one in found] == [None, None]


def test_a_move_leaves_what_was_and_is_told_as_it_is(told, world, lan):
    moved = date(2026, 2, 10)
    standing = Affiliation.objects.filter(child=world.suoi_nga, line="party")
    standing.update(until=moved)
    Affiliation.objects.create(
        child=world.suoi_nga, parent=world.bac_son, line="party", since=moved
    )
    was = [group(lan, asked(told, one.pk)) for one in (world.vinh_xanh, world.bac_son)]
    assert [one.actual.value for one in was] == [D(110), D(3220)]
    assert [one.comparable for one in was] == [False, False]
    now = [group(lan, asked(told, one.pk, view=IS)) for one in (world.vinh_xanh, world.bac_son)]
    assert [one.actual.value for one in now] == [None, D(3330)]
    assert now[1].base.value == D(300)
    assert group(lan, asked(told, JOINT)).actual.value == D(3330)


def test_plans_are_of_units_or_of_a_side_and_changed_by_decision(told, raised, world, lan, minh):
    year = Period.of(2026, 1, 12)
    given = {"by": lan, "organisation": world.vinh_xanh, "period": QUARTER}
    for value in (D(400), D(400), D(300)):
        actions.set_plan(raised, value=value, decided_by="QĐ", **given)
    assert list(Plan.objects.values_list("value", "current")) == [(D(400), False), (D(300), True)]
    found = group(lan, asked(told, world.vinh_xanh.pk))
    assert (found.plan.value, found.percent, found.verdict) == (D(300), D(110), "met")
    (unit,) = drill.drill(lan, asked(told, world.vinh_xanh.pk), raised).units
    assert unit.figures.plan.value is None  # that of the side is not its own
    weights = [D(1)] * 12
    values = {world.suoi_nga.pk: D(1201)}
    actions.plan_year(raised, by=lan, year=2026, values=values, weights=weights)
    actions.plan_year(raised, by=lan, year=2026, values=values, weights=weights)
    assert Plan.objects.filter(current=True, organisation=world.suoi_nga).count() == 13
    own = group(lan, asked(told, world.suoi_nga.pk))
    assert own.plan.value == D(300)
    share = told.indicators.get(name="Tỷ lệ")
    actions.plan_year(share, by=lan, year=2026, values={world.suoi_nga.pk: D(95)})
    assert group(lan, asked(told, world.suoi_nga.pk), row=2).percent == D(-15)
    partly = group(lan, asked(told, JOINT))
    assert (partly.plan.reported, partly.plan.expected, partly.percent) == (1, 2, None)
    assert group(lan, asked(told, world.suoi_nga.pk, year)).plan.value == D(1201)
    with pytest.raises(PermissionDenied):
        actions.set_plan(raised, value=D(1), **given | {"by": minh})
    verbs = Event.objects.filter(verb__contains="planned").values_list("verb", flat=True)
    assert sorted(verbs) == [*["indicators.planned"] * 2, *["indicators.year_planned"] * 2]


@pytest.mark.parametrize(
    ("name", "weights", "why"),
    [("Tỷ lệ", [1] * 12, "cộng theo thời gian"), ("Phát sinh", [1] * 11, "không hợp lệ")],
)
def test_a_plan_that_cannot_be_spread_is_refused(name, weights, why, of, world, lan):
    one = of.indicators.get(name=name)
    given = {"values": {world.suoi_nga.pk: D(95)}, "weights": [D(n) for n in weights]}
    with pytest.raises(ValidationError, match=why):
        actions.plan_year(one, by=lan, year=2026, **given)


def test_behind_a_cell_stand_its_units_and_how_both_sides_make_the_joint_total(
    told, raised, world, lan
):
    year = Period.of(2026, 1, 12)
    actions.set_plan(raised, by=lan, organisation=world.suoi_nga, period=year, value=D(10))
    found = drill.drill(lan, asked(told, JOINT), raised)
    assert [(one.name, one.figures.actual.value) for one in found.units] == [
        ("Than Đồi Sim", D(3000)),
        ("Than Suối Ngà", D(330)),
    ]
    made = found.reconciliation
    values = [one.value for one in (made.first, made.second, made.shared, made.joint)]
    assert found.sides == ("Bắc Sơn", "Vịnh Xanh")
    assert values == [D(3330), D(330), D(330), D(3330)]


def test_behind_a_cell_stands_what_a_unit_said_of_it(of, raised, world, lan, minh, phong):
    sheet = enter(of, minh, world.suoi_nga, word="Mưa lớn")
    second = asked(of, JOINT, Period.of(2026, 4, 3))
    assert [one.words for one in drill.drill(phong, second, raised).units] == [[], []]
    actions.submit_sheet(sheet, by=minh)
    assert [one.words for one in drill.drill(phong, second, raised).units] == [[], ["Mưa lớn"]]
    actions.correct_figure(sheet, raised, by=lan, value=D(1), reason="Cộng nhầm")
    assert [one.words for one in drill.drill(phong, second, raised).units] == [[], ["Cộng nhầm"]]


def test_a_stock_that_sides_tell_of_different_months_is_not_reconciled(told, raised, world, lan):
    bring(told, lan, [(world.suoi_nga, raised, 2026, 4, 7)])
    Indicator.objects.filter(pk=raised.pk).update(over_time="last")
    year = Period.of(2026, 1, 12)
    Affiliation.objects.filter(child=world.suoi_nga, line="management").delete()
    assert drill.drill(lan, asked(told, JOINT, year), raised).reconciliation is None
    assert drill.drill(lan, asked(told, JOINT), raised).reconciliation.joint.value == D(1110)


def test_as_it_is_a_unit_that_is_asked_since_is_not_comparable(told, world, lan):
    Duty.objects.filter(unit=world.doi_sim).update(since=date(2026, 1, 1))
    assert not group(lan, asked(told, JOINT, view=IS)).comparable
    assert group(lan, asked(told, world.suoi_nga.pk, view=IS)).comparable


def test_what_is_made_of_what_is_made_is_planned_and_told_of_its_units(told, raised, world, lan):
    treated, share = (told.indicators.get(name=name) for name in ("Đã xử lý", "Tỷ lệ"))
    kind = {"over_units": Indicator.Over.NONE, "over_time": Indicator.Over.NONE}
    twice = {"made": Indicator.Made.RATIO, "first": share, "second": raised}
    one = actions.add_indicator(told, by=lan, name="Hai lần", measure="%", **kind, **twice)
    given = {"organisation": world.suoi_nga, "period": Period.of(2026, 1, 12)}
    actions.set_plan(one, by=lan, value=D(90), **given)
    assert group(lan, asked(told, world.suoi_nga.pk), row=3).plan.value == D(90)
    found = drill.observations(lan, one, world.suoi_nga.pk)
    assert {row.indicator for row in found} == {raised, treated}


def test_what_is_missing_may_still_turn_a_verdict(told, raised, treated, world, lan):
    """Of the quarter Đồi Sim has not reported what it treated."""
    for one, value in ((treated, D(100)), (raised, D(100))):
        given = {"organisation": world.vinh_xanh, "period": QUARTER}
        actions.set_plan(one, by=lan, value=value, **given)
    year = {world.suoi_nga.pk: D(600), world.doi_sim.pk: D(600)}
    actions.plan_year(treated, by=lan, year=2026, values=year, weights=[D(1)] * 12)
    joint = group(lan, asked(told, JOINT), row=1)
    assert (joint.actual.value, joint.plan.value, joint.verdict) == (D(264), D(300), None)
    assert joint.percent == D(88)
    year = dict.fromkeys(year, D(240))
    actions.plan_year(treated, by=lan, year=2026, values=year, weights=[D(1)] * 12)
    assert group(lan, asked(told, JOINT), row=1).verdict == "met"
    assert group(lan, asked(told, JOINT)).improved is None  # one more unit than the year before
    assert group(lan, asked(told, world.vinh_xanh.pk)).improved is True
    Indicator.objects.filter(pk=raised.pk).update(better="lower")
    assert group(lan, asked(told, world.vinh_xanh.pk)).improved is False


def test_the_table_is_taken_away_as_it_stands(told, lan, minh, world):
    client = Client()
    client.force_login(lan.user)
    given = {"organisation": JOINT, "year": "2026", "part": "Q1"}
    lines = b"".join(client.get(reverse("indicators:export"), given)).decode("utf-8-sig")
    head, first, *_more = lines.splitlines()
    assert head.startswith('"Chỉ tiêu (Chung các bên, mỗi đơn vị một lần)",Đơn vị tính,Quý I năm')
    assert first == "Phát sinh,m³,,3330,,300,1010.0,2,2"
    client.force_login(minh.user)
    lines = b"".join(client.get(reverse("indicators:export"), given)).decode()
    assert "Phát sinh,m³,,330,,300,10.0,1,1" in lines


def test_what_needs_attention_stands_below_the_table(told, raised, world, lan, minh):
    actions.set_plan(raised, by=lan, organisation=world.vinh_xanh, period=QUARTER, value=D(340))
    client = Client()
    client.force_login(lan.user)
    given = {"organisation": str(world.vinh_xanh.pk), "year": "2026", "part": "Q1"}
    page = client.get(reverse("indicators:index"), given)
    assert [(one.indicator, one.verdict) for one in page.context["table"].behind] == [
        (raised, "near")
    ]
    assert [str(one) for one in page.context["missing"].missing] == [
        "Than Đồi Sim",
        "Than Suối Ngà",
    ]
    assert "2 đơn vị chưa nộp số liệu: Tháng 5 năm 2026" in page.content.decode()
    client.force_login(minh.user)
    assert client.get(reverse("indicators:index"), given).context["missing"] is None


def test_a_unit_reads_its_own_figures_and_no_total(told, raised, world, minh, tuan):
    assert list(readable_sets(minh)) == [told]
    assert group(minh, asked(told, world.suoi_nga.pk)).actual.value == D(330)
    assert group(minh, asked(told, world.doi_sim.pk)).actual.value is None
    found = drill.drill(tuan, asked(told, world.doi_sim.pk), raised)
    assert ([one.name for one in found.units], found.reconciliation) == (["Than Đồi Sim"], None)
    client = Client()
    client.force_login(minh.user)
    page = client.get(reverse("indicators:index"), {"organisation": JOINT, "year": "2026"})
    assert page.context["place"] == "Than Suối Ngà"
    assert "3.330" not in page.content.decode()
    other = reverse("indicators:figures", args=[raised.pk]) + f"?unit={world.doi_sim.pk}"
    assert client.get(other).status_code == 404


def test_a_unit_is_told_neither_how_many_report_nor_what_it_may_not_read(
    told, world, lan, minh, phong
):
    document = Document.objects.create(kind="Kế hoạch", subject="Nội bộ", registered_at=NOW)
    Ownership.objects.create(document=document, organisation=world.bac_son, identity="nội bộ")
    access.refresh(Document, [document.pk])
    IndicatorSet.objects.filter(pk=told.pk).update(basis=document)
    client = Client()
    pages = []
    for by in (lan, minh):
        client.force_login(by.user)
        pages.append(client.get(told.get_absolute_url()).content.decode())
    assert ["Số đơn vị" in page for page in pages] == [True, False]
    assert ["Nội bộ" in page for page in pages] == [True, False]
    make(lan, world, basis=document)
    with pytest.raises(PermissionDenied):
        make(phong, world, basis=document)


def test_a_set_of_one_side_is_nothing_to_the_other(world, lan, phong, minh, of):
    own = make(lan, world, [world.bac_son])
    assert list(IndicatorSet.objects.visible_to(phong)) == [of]
    client = Client()
    client.force_login(phong.user)
    assert client.get(own.get_absolute_url()).status_code == 404
    one = actions.add_indicator(own, by=lan, name="Riêng", measure="m")
    assert client.get(reverse("indicators:cell", args=[one.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        make(phong, world, [world.bac_son])
    with pytest.raises(PermissionDenied):
        make(minh, world)
    with pytest.raises(PermissionDenied):
        actions.add_indicator(own, by=phong, name="Khác", measure="m")


def test_a_set_is_made_once_and_asks_each_unit_once(world, lan, of):
    token = new_id()
    assert make(lan, world, token=token) == make(lan, world, token=token)
    count = Duty.objects.count()
    for since in (date(2025, 6, 1), date(2026, 1, 1)):
        actions.ask_units(of, by=lan, units=[world.suoi_nga], since=since)
    assert Duty.objects.count() == count == 4
    with pytest.raises(ValidationError, match="đơn vị"):
        actions.ask_units(of, by=lan, units=[], since=date(2026, 1, 1))
    empty = make(lan, world)
    with pytest.raises(ValidationError, match="chưa có chỉ tiêu"):
        actions.ask_units(empty, by=lan, units=[world.suoi_nga], since=date(2026, 1, 1))
    new = make_organisation("Công ty Than Mới", "Than Mới")
    with pytest.raises(PermissionDenied):  # it stands under nobody who asks
        actions.ask_units(of, by=lan, units=[new], since=date(2026, 1, 1))
    with pytest.raises(PermissionDenied):
        actions.plan_year(of.indicators.first(), by=lan, year=2026, values={new.pk: D(1)})
    Affiliation.objects.create(child=new, parent=world.bac_son, line="party", since=NOW.date())
    of_one = of.indicators.filter(name="Phát sinh")
    actions.ask_units(of, by=lan, units=[new], since=date(2026, 1, 1), indicators=of_one)
    assert Duty.objects.filter(unit=new).count() == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": "Phát sinh"}, "đã có"),
        ({"over_units": "last"}, "Số cuối kỳ"),
        ({"made": "sum"}, "hai chỉ tiêu"),
        ({"first": "Phát sinh"}, "hai chỉ tiêu"),
        ({"made": "sum", "first": "Phát sinh", "second": "Tỷ lệ"}, "cùng đơn vị tính"),
        ({"made": "ratio", "first": "Phát sinh", "second": "Đã xử lý"}, "Không cộng"),
        ({"made": "sum", "first": "Phát sinh", "second": "Đã xử lý", "every": 3}, "cùng kỳ"),
        ({"over_units": "mean", "weight": "Tỷ lệ"}, "bình quân"),
        ({"least": D(2), "most": D(1)}, "Cận dưới"),
        ({"scale": D(0)}, "khác 0"),
        ({"measure": "MẬT"}, "mật"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused(given, why, of, lan):
    known = {one.name: one for one in of.indicators.all()}
    for name in ("first", "second", "weight"):
        if name in given:
            given = given | {name: known[given[name]]}
    with pytest.raises(ValidationError, match=why):
        actions.add_indicator(of, by=lan, **{"name": "Mới", "measure": "m³"} | given)


def test_an_indicator_is_made_of_those_of_its_own_set(of, world, lan):
    other = actions.add_indicator(make(lan, world), by=lan, name="Khác", measure="m³")
    mean = {"over_units": Indicator.Over.MEAN, "weight": other}
    with pytest.raises(ValidationError, match="cùng bộ"):
        actions.add_indicator(of, by=lan, name="Mới", measure="m", **mean)


def test_lines_are_named(world, lan):
    with pytest.raises(ValidationError, match="tuyến"):
        actions.make_set(
            by=lan, name="A", field=world.cadres, owners=[world.bac_son], lines=[], token=new_id()
        )


@pytest.fixture
def asks(told, raised, lan):
    """How often the database is asked for a page."""
    client = Client()
    client.force_login(lan.user)
    urls = [
        f"{reverse('indicators:index')}?year=2026&organisation=joint",
        f"{reverse('indicators:cell', args=[raised.pk])}?year=2026&organisation=joint",
        told.get_absolute_url(),
        reverse("indicators:catalogue"),
    ]

    def count():
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            found.append(len(queries))
        return found

    return count


def test_pages_ask_as_often_for_more_units_and_indicators(asks, told, world, lan):
    before = asks()
    for number in range(2):
        unit = make_organisation(f"Công ty Than {number}", f"Than {number}")
        Affiliation.objects.create(
            child=unit, parent=world.bac_son, line="party", since=date(2020, 1, 1)
        )
        one = actions.add_indicator(told, by=lan, name=f"Thêm {number}", measure="m³")
        actions.ask_units(told, by=lan, units=[unit, world.suoi_nga], since=date(2025, 1, 1))
        bring(told, lan, [(unit, one, 2026, 2, 5)])
    assert asks() == before
    assert max(before) <= 25
