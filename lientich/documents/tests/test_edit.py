from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.documents.actions import edit
from lientich.journal.models import Event

from .test_register import DAY, enter, joint


def change(document, by, world, **more):
    given = {
        "kind": document.kind,
        "number": document.number,
        "symbol": document.symbol,
        "date": document.date,
        "subject": document.subject,
        "issuers": [world.committee_a],
    }
    return edit(document, by=by, **(given | more))


def test_the_entry_says_what_the_paper_says(world, lan):
    document = change(
        enter(lan, world),
        lan,
        world,
        number="31",
        valid_until=date(2028, 1, 1),
        period=(2026, 2028),
    )
    assert (document.code, document.code_key, document.period_to) == ("31-NQ/ĐU", "31|nq/du", 2028)
    assert enter(lan, world, number="31") == document
    assert enter(lan, world, number="30") != document
    assert Event.objects.get(verb="documents.edited").subject == document


def test_two_entries_never_become_the_same(world, lan):
    enter(lan, world)
    other = enter(lan, world, number="31")
    with pytest.raises(ValidationError, match="Trong sổ đã có"):
        change(other, lan, world, number="30")


def test_the_refusal_of_a_second_one_leads_to_the_first(world, lan, client):
    first, other = enter(lan, world), enter(lan, world, number="31")
    client.force_login(lan.user)
    sent = {
        "kind": first.kind,
        "number": "30",
        "symbol": first.symbol,
        "date": first.date.isoformat(),
        "subject": first.subject,
        "issuers": world.committee_a.name,
    }
    shown = client.post(reverse("documents:edit", args=[other.pk]), sent)
    assert shown.context["other"] == first
    assert f'href="{first.get_absolute_url()}"' in shown.text


def test_an_entry_keeps_what_it_is_known_by(world, lan):
    document = enter(lan, world)
    with pytest.raises(ValidationError, match="số, ký hiệu hoặc trích yếu"):
        change(document, lan, world, number="", symbol="", subject="")
    document.refresh_from_db()
    assert document.number == "30"


def test_a_joint_document_is_not_changed_by_one_side(world, lan, phong):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    for by in (lan, phong):
        with pytest.raises(PermissionDenied, match="liên tịch"):
            change(document, by, world, valid_until=DAY)


def test_who_may_not(world, lan, ha, phong, minh):
    document = enter(lan, world)
    for by in (ha, phong, minh):
        with pytest.raises(PermissionDenied):
            change(document, by, world)
