"""A certificate that waits for its second person stands in the work of who may confirm it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from conftest import act_as, make_user
from lientich.drafting.models import Certificate
from lientich.home import queries
from lientich.organisations.models import Person


@pytest.fixture
def waits(world, lan, ha):
    """Of a leader and of the seal, registered by the office."""
    return [
        Certificate.objects.create(
            organisation=world.bac_son,
            person=holder,
            fingerprint=str(number) * 64,
            der=b"",
            subject="Nguyễn Thu Hà",
            issuer="",
            serial="1",
            valid_from=lan.now - timedelta(days=1),
            valid_to=lan.now + timedelta(days=9999),
            registered_by_id=lan.person_id,
            registered_at=lan.now - timedelta(days=9 - number),
        )
        for number, holder in enumerate([Person.objects.get(pk=ha.person_id), None])
    ]


def told(by):
    found = [group for group in queries.around(by, 9).groups if group.kind.key == "certificates"]
    return [(row.title, row.note, row.url) for group in found for row in group.rows]


def test_it_is_told_to_who_may_confirm_it_the_oldest_first(waits, world, lan, ha, phong, client):
    quan = act_as(make_user("quan", "Đặng Hồng Quân", "administrator", world.bac_son))
    urls = [reverse("drafting:confirm_certificate", args=[one.pk]) for one in waits]
    note = "Trần Thị Lan đăng ký, chờ người thứ hai"
    rows = [("Nguyễn Thu Hà", note, urls[0]), ("Dấu của Bắc Sơn", note, urls[1])]
    assert told(quan) == rows
    assert told(ha) == rows[1:]  # one's own somebody else confirms
    assert told(lan) == told(phong) == []
    client.force_login(quan.user)
    assert urls[0] in client.get(reverse("home:my_work")).content.decode()
    assert client.get(urls[0]).status_code == 200
