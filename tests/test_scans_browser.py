"""An office registers its scans in a real browser, by the keyboard alone, with scripts or not."""

import pytest
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.documents.models import Document
from lientich.intake.reading import read_waiting
from lientich.intake.tests.conftest import NOTICE
from lientich.intake.tests.scans import scanned
from lientich.intake.tests.test_pages import paper, send
from lientich.reader.tests.scan import pages, picture
from tests.shared import LOOKS

pytestmark = [LOOKS, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = ["Nghị q", "33-NQLT/ĐUBS-ĐUVX", "18/4/2026", "Đảng ủy Tập đoàn Than Bắc Sơn",
         "Đảng ủy Than Vịnh Xanh", "về bảo vệ môi trường"]  # fmt: skip
SECOND = ["", "15-CV/VPĐU", "5-3-2026", "Văn phòng Đảng ủy Bắc Sơn", "", "về trồng cây"]


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def tab(request, chromium, live_server, lan, client):
    client.force_login(lan.user)
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=request.param)
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def fill(tab, fields):
    """From the field that has the focus on, each field in turn; then it is sent."""
    for place, written in enumerate(fields):
        if place:
            tab.keyboard.press("Tab")
        tab.keyboard.type(written)
    tab.keyboard.press("Enter")


def test_two_scans_are_registered_without_a_mouse(world, lan, tab, monkeypatch):
    monkeypatch.setattr("lientich.intake.recognising.tesseract", lambda: None)
    batch = new_id()
    first = scanned(lan, pages("PDF", 2), "a.pdf", batch=batch)
    second = scanned(lan, picture(), "b.png", batch=batch, place=1)
    tab.goto(reverse("intake:register_scan", args=[first.pk]))
    fill(tab, FIRST)
    tab.wait_for_url(f"**{reverse('intake:register_scan', args=[second.pk])}")
    assert "không còn bản nào chờ sau bản này" in tab.locator(".page-head").inner_text()
    tab.wait_for_selector("[name=kind]:focus")
    fill(tab, SECOND)
    tab.wait_for_url(f"**{second.get_absolute_url()}")
    joint, letter = Document.objects.order_by("registered_at", "pk")
    assert joint.title == "Nghị quyết liên tịch 33-NQLT/ĐUBS-ĐUVX"
    assert list(joint.issuers.order_by("issuings__order")) == [
        world.committee_a,
        world.committee_b,
    ]
    assert (letter.title, letter.subject) == ("Công văn 15-CV/VPĐU", "về trồng cây")


def test_the_badge_of_the_rail_keeps_step_with_the_page_that_waits(world, lan, tab, client):
    client.force_login(lan.user)
    files = [paper(f"{n}.txt", f"{NOTICE}\n{n}") for n in range(4)]
    tab.goto(send(client, *files).request["PATH_INFO"])
    assert not tab.locator("#waiting").is_visible()
    while read_waiting():
        pass
    tab.wait_for_selector("h1:text('Đã đọc xong')")
    waiting = tab.locator("#waiting").inner_text()
    tab.reload()
    assert tab.locator("#waiting").inner_text() == waiting != ""
