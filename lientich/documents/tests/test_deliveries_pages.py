"""Sending and receiving on their pages, and what each page tells whom."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from conftest import act_as, make_user
from lientich.documents.actions import keep_arrivals, receive, remind, send
from lientich.documents.models import Arrival, Delivery
from lientich.organisations.models import Organisation

from .test_register import enter, joint


@pytest.fixture
def document(world, lan):
    return enter(lan, world, text="Điều 1")


@pytest.fixture
def sent(document, world, lan):
    send(document, by=lan, organisations=[world.suoi_nga, world.doi_sim])
    return document.deliveries.get(organisation=world.suoi_nga)


@pytest.fixture
def visit(client):
    def visit(by, view, *args, **asked):
        client.force_login(by.user)
        return client.get(reverse(f"documents:{view}", args=args), asked)

    return visit


def post(client, by, view, pk, **given):
    client.force_login(by.user)
    return client.post(reverse(f"documents:{view}", args=[pk]), given, follow=True)


def test_sent_to_a_group_and_to_one_more(document, world, lan, client, visit):
    page = visit(lan, "send", document.pk)
    assert [(one["name"], len(one["units"])) for one in page.context["groups"]] == [
        ("Các chi, đảng bộ trực thuộc Bắc Sơn", 1),
        ("Các đơn vị trực thuộc Bắc Sơn", 2),
    ]
    group = page.context["groups"][1]["key"]
    given = {"groups": [group], "organisations": [world.vinh_xanh.pk, world.doi_sim.pk]}
    page = post(client, lan, "send", document.pk, **given)
    assert "Đã gửi tới 3 nơi nhận." in page.text
    assert "Đã nhận 0/3" in page.text
    page = post(client, lan, "send", document.pk, **given)
    assert "đều đã được gửi từ trước" in page.text
    for wrong in ({}, {"groups": ["x"]}, {"organisations": [world.bac_son.pk]}):
        assert post(client, lan, "send", document.pk, **wrong).context["form"].errors
    assert Delivery.objects.count() == 3


def test_received_with_one_gesture(sent, document, minh, client, visit):
    page = visit(minh, "incoming")
    assert "Nghị quyết 30-NQ/ĐU" in page.text
    page = post(client, minh, "receive", sent.pk, list="1")
    assert page.redirect_chain == [(reverse("documents:incoming"), 302)]
    assert "Không có văn bản nào chờ nhận" in page.text
    page = post(client, minh, "receive", sent.pk)
    assert page.redirect_chain == [(document.get_absolute_url(), 302)]
    assert "chờ nhận" not in page.text
    sent.refresh_from_db()
    day = timezone.localdate(sent.received_at)
    told = ("Ngày nhận", f"{day.day}-{day.month}-{day.year}, Đỗ Quang Minh")
    assert told in page.context["facts"]


def test_looking_at_it_opens_it(sent, document, lan, minh, tuan, client, visit):
    visit(lan, "detail", document.pk)
    client.force_login(minh.user)
    client.head(document.get_absolute_url())
    assert not Delivery.objects.exclude(opened_at=None).exists()
    page = visit(minh, "detail", document.pk)
    assert "Bắc Sơn gửi ngày" in page.text
    visit(minh, "detail", document.pk)
    opened = Delivery.objects.exclude(opened_at=None).get()
    assert (opened.organisation_id, opened.opened_by_id) == (minh.organisation_id, minh.person_id)


def test_the_office_receives_into_its_book(sent, world, minh, client, visit):
    clerk = act_as(make_user("clerk", "Lý Thị Thư", "office", world.suoi_nga))
    keep_arrivals(by=clerk, year=clerk.today.year, master="here")
    assert "Văn phòng nhận và vào sổ đến" in visit(minh, "detail", sent.document_id).text
    assert "Nhận và vào sổ đến" in visit(clerk, "arrivals").text
    page = post(client, clerk, "receive", sent.pk)
    assert "vào sổ đến số 1." in page.text
    assert Arrival.objects.get().document_id == sent.document_id


def test_refused_and_recalled_on_pages_that_ask_why(sent, world, lan, minh, client, visit):
    page = post(client, minh, "refuse", sent.pk, reason="Không thuộc đơn vị")
    assert "Đã từ chối nhận" in page.text
    assert post(client, minh, "receive", sent.pk).status_code == 404
    other = Delivery.objects.get(organisation=world.doi_sim)
    page = post(client, lan, "recall", other.pk, reason="gửi nhầm")
    table = " ".join(page.text.split())
    assert "Đã từ chối nhận ngày" in table
    assert "Không thuộc đơn vị" in table
    assert "Đã thu hồi ngày" in table


def test_who_has_not_is_told_to_the_owners_alone(sent, document, lan, ha, minh, client, visit):
    receive(sent, by=minh)
    remind(document, by=lan)
    page = visit(ha, "recipients", document.pk)
    told = [(str(row.delivery.organisation), row.key) for row, _ways in page.context["rows"]]
    assert told == [("Than Đồi Sim", "waiting"), ("Than Suối Ngà", "received")]
    assert page.context["told"] == "Đã nhận 1/2"
    assert not page.context["can_remind"]
    page = visit(lan, "recipients", document.pk, standing="received")
    assert len(page.context["rows"]) == 1
    assert visit(minh, "recipients", document.pk).status_code == 404
    seen = visit(minh, "detail", document.pk)
    assert "Đồi Sim" not in seen.text
    assert "Nơi nhận" not in seen.text


def test_who_has_not_for_days(sent, document, lan, visit):
    Delivery.objects.update(sent_at=lan.now - timedelta(days=4))
    page = visit(lan, "detail", document.pk)
    assert page.text.count("Chưa nhận, ") == 2
    assert [row.tone for row in page.context["silent"]] == ["bad", "bad"]


def test_reminded_from_the_page(sent, document, lan, client):
    page = post(client, lan, "remind", document.pk)
    assert "Đã nhắc 2 nơi nhận." in page.text
    assert "Hôm nay đã nhắc mọi nơi chưa nhận." in post(client, lan, "remind", document.pk).text


def test_the_table_is_taken_away(sent, document, lan, minh, visit):
    receive(sent, by=minh)

    def table(**asked):
        answer = visit(lan, "recipients_xlsx", document.pk, **asked)
        book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
        return book.get_sheet_by_index(0).to_python()

    head, silent, has_it = table()
    assert (head[0], head[4]) == ("Nơi nhận", "Người nhận")
    assert [row[0:5:4] for row in (silent, has_it)] == [
        ["Than Đồi Sim", ""],
        ["Than Suối Ngà", "Đỗ Quang Minh"],
    ]
    assert table(standing="waiting") == [head, silent]
    assert visit(lan, "recipients_pdf", document.pk).content.startswith(b"%PDF-")


def test_of_a_joint_document_each_side_reads_all_and_reminds_its_own(
    world, lan, phong, client, visit
):
    document = joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    send(document, by=lan, organisations=[world.doi_sim])
    page = visit(phong, "recipients", document.pk)
    assert page.context["told"] == "Đã nhận 0/1"
    assert not page.context["can_remind"]
    assert page.context["rows"][0][1]["recall"] == ""
    assert "Đã nhắc" not in post(client, phong, "remind", document.pk).context["messages"]


def test_pages_cost_the_same_whatever_was_sent(
    world, lan, document, client, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(lan.user)
    send(document, by=lan, organisations=[world.suoi_nga])
    addresses = [
        reverse(f"documents:{name}", args=[document.pk])
        for name in ("detail", "recipients", "send")
    ]
    counted = []
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(16) as queries:
            client.get(address)
        counted.append(len(queries))
    more = [Organisation(name=f"Than {n}", short_name=f"Than {n}") for n in range(20)]
    for one in more:
        one.save()
    send(document, by=lan, organisations=more)
    for address, count in zip(addresses, counted, strict=True):
        with django_assert_num_queries(count):
            client.get(address)


def test_what_waits_costs_the_same_however_much_it_is(
    world, lan, minh, client, visit, django_assert_num_queries, django_assert_max_num_queries
):
    def bring(number):
        document = enter(lan, world, number=str(number))
        send(document, by=lan, organisations=[world.suoi_nga])
        if number % 2:
            receive(document.deliveries.get(), by=minh)

    for number in (1, 2):
        bring(number)
    visit(minh, "incoming")
    address = reverse("documents:incoming")
    with django_assert_max_num_queries(15) as queries:
        client.get(address)
    for number in range(3, 9):
        bring(number)
    with django_assert_num_queries(len(queries)):
        client.get(address)


def test_refused_with_a_double_click_it_says_so_twice(sent, minh, client):
    for _time in range(2):
        page = post(client, minh, "refuse", sent.pk, reason="Không thuộc đơn vị")
        assert "Đã từ chối nhận" in page.text
