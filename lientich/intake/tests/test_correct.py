from datetime import date

import pytest
from django.urls import reverse

from lientich.intake import actions
from lientich.intake.models import Proposal
from lientich.intake.review import correction
from lientich.journal.models import Event
from lientich.organisations.models import Appointment
from lientich.programmes.models import Task

from .conftest import NOTICE


@pytest.mark.parametrize("value", ["1e400", "9" * 21, "NaN", "nhiều"])
def test_a_figure_is_a_number_that_can_be_kept(bring, lan, client, value):
    intake = bring(NOTICE + "\nSản lượng năm 2025 đạt 37 triệu tấn, bằng 102% kế hoạch.\n").intake
    figure = intake.proposals.get(kind="figure")
    client.force_login(lan.user)
    row = str(figure.pk)[-8:]
    page = client.post(
        reverse("intake:correct", args=[figure.pk]),
        {f"{row}-indicator": "Sản lượng", f"{row}-value": value},
    )
    assert page.status_code == 200
    figure.refresh_from_db()
    assert figure.corrected is None


def test_what_follows_from_the_document_follows_from_what_a_person_says_it_is(bring, lan, client):
    intake = bring().intake
    source = intake.proposals.get(kind="source")
    facts = {"date": "2026-04-01", "period": ["2027", "2028"]}
    actions.correct(source, by=lan, facts=facts)
    actions.accept(intake.proposals.get(kind="person"), by=lan)
    assert Appointment.objects.get().since == date(2026, 4, 1)
    client.force_login(lan.user)
    form = client.get(reverse("intake:start_programme", args=[intake.pk])).context["form"]
    assert (form["since"].value(), form["until"].value()) == (date(2027, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize("years", ["0000", "2026-202", "26", "3026"])
def test_a_period_is_of_years_that_can_be_meant(bring, lan, client, years):
    source = bring().intake.proposals.get(kind="source")
    client.force_login(lan.user)
    row = str(source.pk)[-8:]
    page = client.post(
        reverse("intake:correct", args=[source.pk]),
        {f"{row}-kind": "Thông báo", f"{row}-number": "12", f"{row}-period": years},
    )
    assert "Hãy ghi năm" in page.text


def test_a_direction_is_corrected_and_accepted_on_its_page(bring, programme, lan, client):
    """One of its facts is named `by`, as the actor of an action is."""
    intake = bring(programme=programme).intake
    client.force_login(lan.user)
    source = intake.proposals.get(kind=Proposal.Kind.SOURCE)
    client.post(reverse("intake:accept", args=[source.pk]))

    direction = intake.proposals.filter(kind=Proposal.Kind.DIRECTION).first()
    form = correction(intake, direction)
    told = {"text": direction.told["text"], "title": "Bổ sung quy chế", "by": "Nguyễn Thu Hà"}
    sent = {form.add_prefix(name): value for name, value in told.items()}
    client.post(reverse("intake:correct", args=[direction.pk]), sent)

    direction.refresh_from_db()
    assert direction.told["by"] == "Nguyễn Thu Hà"
    task = Task.objects.get()
    assert (task.title, task.directed_by) == ("Bổ sung quy chế", "Nguyễn Thu Hà")
    assert Event.objects.filter(verb="intake.corrected").count() == 1
