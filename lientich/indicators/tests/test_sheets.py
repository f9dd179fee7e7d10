"""A unit's form: draft, handed in, verified, locked, corrected; who does it, and who sees it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from conftest import act_as, make_user
from lientich.core.ids import new_id
from lientich.indicators import actions, rules
from lientich.indicators.arithmetic import Period
from lientich.indicators.models import Observation, Sheet
from lientich.indicators.plausibility import Doubt, doubts
from lientich.indicators.queries import completeness, drill, forms
from lientich.journal.models import Event

from .conftest import MAY, enter, make

D = Decimal


def journal():
    return [one.verb[11:] for one in Event.objects.filter(verb__startswith="indicators.")]


def figures(sheet):
    return dict(sheet.observations.filter(current=True).values_list("indicator__name", "value"))


def test_a_form_goes_from_draft_to_locked_each_step_once(of, draft, minh, phong, lan):
    begun = len(journal())
    for _twice in range(2):
        actions.submit_sheet(draft, by=minh)
    for _twice in range(2):
        actions.verify_sheet(draft, by=phong)
    for _twice in range(2):
        actions.lock_sheet(draft, by=lan)
    assert journal()[begun:] == ["sheet_submitted", "sheet_verified", "sheet_locked"]
    assert figures(draft) == {"Phát sinh": D(200), "Đã xử lý": D(150)}


def test_a_draft_is_the_units_own_and_may_be_changed(of, draft, world, minh, lan, phong, tuan):
    enter(of, minh, world.suoi_nga, raised="210", treated=None)
    assert figures(draft) == {"Phát sinh": D(210)}
    for by in (lan, phong, tuan):
        assert not Sheet.objects.visible_to(by).exists()
        assert not Observation.objects.visible_to(by).exists()
    actions.submit_sheet(draft, by=minh)
    seen = {by.user.username: Sheet.objects.visible_to(by).count() for by in (lan, phong, tuan)}
    assert seen == {"lan": 1, "phong": 1, "tuan": 0}
    with pytest.raises(ValidationError, match="đính chính"):
        enter(of, minh, world.suoi_nga)


def test_what_is_said_again_or_not_asked_changes_nothing(of, draft, world, minh):
    share = of.indicators.get(name="Tỷ lệ")
    begun = journal()
    enter(of, minh, world.suoi_nga)
    given = {share.pk: (D(75), "")}
    actions.enter_figures(of, by=minh, unit=world.suoi_nga, period=MAY, values=given)
    assert draft.observations.count() == 2
    assert journal() == begun
    actions.submit_sheet(draft, by=minh)
    with pytest.raises(ValidationError, match="không báo cáo"):
        actions.correct_figure(draft, share, by=minh, value=D(1), reason="Sai")


def test_a_specialist_of_another_field_reads_no_figures(submitted, world):
    other = world.committee_a
    other.fields.add(world.cadres)
    nga = act_as(make_user("nga", "Vũ Thị Nga", "specialist", world.bac_son, other))
    assert not Observation.objects.readable_by(nga).exists()
    with pytest.raises(PermissionDenied):
        actions.verify_sheet(submitted, by=nga)
    assert not rules.units_read(nga, submitted.of)
    other.fields.add(world.environment)
    nga = act_as(nga.user)
    assert Observation.objects.readable_by(nga).count() == 2
    assert actions.verify_sheet(submitted, by=nga).state == Sheet.State.VERIFIED


def test_who_may_not(of, draft, world, minh, tuan, lan, phong):
    for by in (tuan, lan):
        with pytest.raises(PermissionDenied):
            enter(of, by, world.suoi_nga)
        with pytest.raises(PermissionDenied):
            actions.submit_sheet(draft, by=by)
    actions.submit_sheet(draft, by=minh)
    for act in (actions.verify_sheet, actions.lock_sheet):
        for by in (minh, tuan):
            with pytest.raises(PermissionDenied):
                act(draft, by=by)
    own = make(lan, world, [world.bac_son])
    actions.add_indicator(own, by=lan, name="Riêng", measure="m")
    with pytest.raises(PermissionDenied):
        actions.enter_figures(own, by=minh, unit=world.suoi_nga, period=MAY, values={})


def test_a_side_that_does_not_stand_above_the_unit_reads_and_does_not_verify(
    of, world, tuan, phong
):
    sheet = enter(of, tuan, world.doi_sim)  # under Bắc Sơn alone
    actions.submit_sheet(sheet, by=tuan)
    assert Sheet.objects.visible_to(phong).get() == sheet
    with pytest.raises(PermissionDenied):
        actions.verify_sheet(sheet, by=phong)


def test_what_is_returned_counts_nowhere_until_it_comes_again(submitted, minh, phong):
    for _twice in range(2):
        actions.return_sheet(submitted, by=phong, reason="Thiếu trạm số 2")
    assert journal().count("sheet_returned") == 1
    submitted.refresh_from_db()
    assert (submitted.state, submitted.handed_in) == ("draft", False)
    assert not Observation.objects.visible_to(phong).exists()
    again = actions.submit_sheet(submitted, by=minh)
    assert (again.returned, again.handed_in) == ("", True)


def test_nobody_above_ever_reads_what_a_draft_said_before_it_came(of, draft, raised, world, minh):
    later = replace(minh, now=minh.now + timedelta(hours=2))
    enter(of, minh, world.suoi_nga, raised="300")
    sheet = actions.submit_sheet(draft, by=minh)
    assert [one.value for one in drill.observations(minh, raised, world.suoi_nga.pk)] == [D(300)]
    Sheet.objects.filter(pk=sheet.pk).update(state="draft", handed_in=False, returned="Sai")
    for value in ("310", "320", "330"):
        enter(of, later, world.suoi_nga, raised=value, treated=None)
    assert figures(sheet) == {"Phát sinh": D(330)}
    rows = sheet.observations.filter(indicator=raised).values_list("value", "current")
    assert list(rows) == [(D(300), False), (D(330), True)]


def test_what_is_verified_first_is_locked(submitted, lan, phong):
    with pytest.raises(ValidationError, match="đã xác nhận"):
        actions.lock_sheet(submitted, by=lan)
    actions.verify_sheet(submitted, by=phong)
    actions.lock_sheet(submitted, by=lan)
    with pytest.raises(ValidationError, match="đã chốt"):
        actions.return_sheet(submitted, by=phong, reason="Sai")


def test_an_erratum_keeps_what_was(submitted, raised, minh, tuan, phong):
    actions.verify_sheet(submitted, by=phong)
    given = {"value": D(205), "reason": "Cộng nhầm"}
    for _twice in range(2):
        actions.correct_figure(submitted, raised, by=minh, **given)
    rows = submitted.observations.filter(indicator=raised).values_list("value", "reason", "current")
    assert list(rows) == [(D(200), "", False), (D(205), "Cộng nhầm", True)]
    assert journal()[-1] == "figure_corrected"
    read = submitted.observations.get(value=D(200))
    assert actions.correct_figure(submitted, raised, by=minh, read=read, **given).value == D(205)
    with pytest.raises(ValidationError, match="Trong lúc đó"):
        actions.correct_figure(submitted, raised, by=minh, read=read, value=D(9), reason="Sai")
    with pytest.raises(PermissionDenied):
        actions.correct_figure(submitted, raised, by=tuan, **given)


def test_a_draft_needs_no_erratum(draft, raised, minh):
    with pytest.raises(ValidationError, match="chưa nộp"):
        actions.correct_figure(draft, raised, by=minh, value=D(1), reason="Sai")


def test_what_looks_wrong_needs_a_word(of, world, minh):
    sheet = enter(of, minh, world.suoi_nga, raised="905")
    with pytest.raises(ValidationError, match="Phát sinh"):
        actions.submit_sheet(sheet, by=minh)
    enter(of, minh, world.suoi_nga, raised="905", word="Mưa lớn")
    assert actions.submit_sheet(sheet, by=minh).handed_in


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"period": Period.of(2026, 6)}, "chưa hết"),
        ({"raised": "1.5"}, "chữ số"),
        ({"raised": "1e15"}, "không hợp lệ"),
        ({"raised": "NaN"}, "không hợp lệ"),
        ({"word": "TỐI MẬT"}, "mật"),
    ],
)
def test_what_cannot_be_is_refused(given, why, of, world, minh):
    with pytest.raises(ValidationError, match=why):
        enter(of, minh, world.suoi_nga, **given)
    assert not Observation.objects.exists()


def test_an_empty_form_is_not_handed_in(of, world, minh):
    sheet = enter(of, minh, world.suoi_nga, raised=None, treated=None)
    with pytest.raises(ValidationError, match="chưa có số"):
        actions.submit_sheet(sheet, by=minh)


def test_doubts():
    least, most = D(1), D(100)
    assert doubts(D(0), least=least, most=most) == [Doubt.TOO_LOW]
    assert doubts(D(101), least=least, most=most) == [Doubt.TOO_HIGH]
    assert doubts(D(50), before=D(5)) == [Doubt.LEAPT]
    assert doubts(D(5), before=D(50)) == [Doubt.FELL]
    assert doubts(D("21.85"), others=[D("21.850")]) == [Doubt.TWIN]
    assert doubts(D(12), others=[D(12)], before=D(0)) == []


def test_the_books_of_an_owner_come_in_once(of, raised, world, lan, minh, phong):
    rows = [actions.Figure(world.suoi_nga.pk, raised.pk, Period.of(2026, n), D(n)) for n in (3, 4)]
    assert actions.bring_figures(of, by=lan, figures=rows, source="Sổ") == 2
    assert Observation.objects.visible_to(phong).count() == 2
    with pytest.raises(ValidationError, match="đã nhập"):
        actions.bring_figures(of, by=lan, figures=rows, source="Sổ")
    with pytest.raises(PermissionDenied):
        actions.bring_figures(of, by=minh, figures=[], source="Sổ")
    assert actions.bring_figures(of, by=lan, figures=[], source="Sổ") == 0
    assert journal().count("figures_brought") == 1


def test_books_tell_what_units_are_to_report_and_that_once(of, raised, world, lan):
    unit, one, march = world.suoi_nga.pk, raised.pk, Period.of(2026, 3)
    share = of.indicators.get(name="Tỷ lệ")
    for rows, why in (
        ([(unit, one, Period.of(2026, 6))], "chưa hết"),
        ([(unit, one, march), (unit, one, march)], "hai lần"),
        ([(unit, new_id(), march)], "không báo cáo"),
        ([(unit, share.pk, march)], "không báo cáo"),
        ([(world.bac_son.pk, one, march)], "không báo cáo"),
        ([(unit, one, Period.of(2024, 12))], "không báo cáo"),
        ([(unit, one, Period.of(2026, 1, 3))], "không báo cáo"),
    ):
        given = [actions.Figure(*row, D(1)) for row in rows]
        with pytest.raises(ValidationError, match=why):
            actions.bring_figures(of, by=lan, figures=given, source="Sổ")
    assert not Sheet.objects.exists()


def test_the_forms_that_wait_for_a_unit(of, submitted, minh, lan):
    due = forms.due(minh)
    assert [one.period for one in due] == [Period.of(2026, n) for n in (5, 4, 3, 2)]
    assert [one.late(minh.today) for one in due] == [False, True, True, True]
    assert due[0].sheet == submitted
    assert forms.due(lan) == []


def test_forms_of_every_rhythm_and_of_long_ago_are_found(of, submitted, world, minh, lan):
    actions.add_indicator(of, by=lan, name="Trồng cây", measure="ha", every=3)
    actions.ask_units(of, by=lan, units=[world.suoi_nga], since=date(2026, 1, 1))
    quarter, long_ago = Period.of(2026, 1, 3), Period.of(2025, 3)
    for period in (quarter, long_ago):
        keys = {one.pk: (D(7), "") for one in forms.asked(of, world.suoi_nga.pk, period)}
        given = {"unit": world.suoi_nga, "period": period, "values": keys}
        sheet = actions.enter_figures(of, by=minh, **given)
        actions.submit_sheet(sheet, by=minh)
        found = completeness.completeness(of, minh.today, period.name)
        assert (found.period, found.sheets) == (period, [sheet])
    assert quarter in found.periods
    for name in ("", "2026-06", "2026-H1", "?"):
        assert completeness.completeness(of, minh.today, name).period == MAY


def test_a_unit_enters_and_hands_in_on_the_page(of, minh, raised, treated, lan):
    client = Client()
    client.force_login(minh.user)
    url = reverse("indicators:enter", args=[of.pk]) + f"?period={MAY.name}"
    to_come = client.get(url.replace(MAY.name, "2099-01"))
    assert to_come.url == reverse("indicators:sheets")
    told = {f"value-{raised.pk}": "1.234", f"value-{treated.pk}": ""}
    page = client.post(url, told, follow=True).content.decode()
    assert "khác thường" in page
    page = client.post(url, told | {f"word-{raised.pk}": "Mưa lớn"}, follow=True)
    sheet = Sheet.objects.get()
    assert page.redirect_chain == [(sheet.get_absolute_url(), 302)]
    assert figures(sheet) == {"Phát sinh": D(1234)}
    client.force_login(lan.user)
    assert "Mưa lớn" in client.get(sheet.get_absolute_url()).content.decode()
    figures_of = reverse("indicators:figures", args=[raised.pk]) + f"?unit={sheet.unit_id}"
    for url in (figures_of, of.get_absolute_url()):
        assert "Tháng 5 năm 2026</a>" in client.get(url).content.decode()
