"""The register's pages: what stands on them, for whom, and at which cost."""

import csv
import io
import json
from base64 import urlsafe_b64encode
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import act_as, make_body, make_user
from lientich.documents.actions import relate, share, state
from lientich.documents.models import Document, Relation
from lientich.documents.pages import parts
from lientich.documents.storage import keep

from .test_register import enter, joint

INDEX = "/documents/"


def tomorrow():
    return (timezone.localdate() + timedelta(days=1)).isoformat()


def titles(page):
    return [row["title"] for row in page.context["rows"]]


def table(client, query=""):
    answer = client.get(f"{INDEX}export/{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return answer, list(csv.reader(io.StringIO(text)))


def test_an_empty_register_says_what_to_do(lan, minh, client):
    client.force_login(lan.user)
    page = client.get(INDEX)
    assert "Sổ chưa có văn bản nào" in page.text
    assert 'href="/intake/"' in page.text
    client.force_login(minh.user)
    assert 'href="/intake/"' not in client.get(INDEX).text


def test_the_register_stands_newest_first_and_undated_last(world, lan, client):
    enter(lan, world, number="1", date=None)
    enter(lan, world, number="2", date=date(2026, 2, 1))
    enter(lan, world, number="3", date=date(2026, 3, 1))
    client.force_login(lan.user)
    assert titles(client.get(INDEX)) == [f"Nghị quyết {n}-NQ/ĐU" for n in (3, 2, 1)]


def test_long_registers_go_page_by_page(world, lan, client):
    for number in range(1, 31):
        enter(lan, world, number=str(number))
    client.force_login(lan.user)
    first = client.get(INDEX)
    second = client.get(INDEX, {"cursor": first.context["page"].older})
    assert (len(titles(first)), len(titles(second))) == (25, 5)
    assert not set(titles(first)) & set(titles(second))
    assert "30 mục" in first.text


def test_a_place_among_hits_that_was_made_up_is_a_bad_request(lan, client):
    client.force_login(lan.user)
    for place in (float("inf"), "x"):
        made_up = urlsafe_b64encode(json.dumps([">", place]).encode()).decode()
        answer = client.get(INDEX, {"q": "nghị quyết", "cursor": made_up})
        assert answer.status_code == 400


@pytest.mark.parametrize(
    "cursor",
    [
        "@",
        5,
        ["<", "2026-01-01"],
        ["<", "hôm qua", "x"],
        ["<", {"a": 1}, [5]],
        ["<", None, None],
        ["<", True, [1]],
        ["=", "2026-01-01", "01a20f49-bf56-703b-9a17-3b9fd480cc95"],
    ],
)
def test_a_place_in_the_list_that_was_made_up_is_a_bad_request(lan, client, cursor):
    client.force_login(lan.user)
    made_up = urlsafe_b64encode(json.dumps(cursor).encode()).decode()
    assert client.get(INDEX, {"cursor": made_up}).status_code == 400


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"kind": "Chỉ thị"}, {"2"}),
        ({"year": "2025"}, {"3"}),
        ({"joint": "1"}, {"33"}),
        ({"in_force": "2026-06-01"}, {"1", "2", "33"}),
        ({"in_force": "2025-06-01"}, {"3"}),
        ({"year": "2024"}, set()),
    ],
)
def test_the_register_is_filtered(world, lan, client, query, numbers):
    enter(lan, world, number="1")
    enter(lan, world, number="2", kind="Chỉ thị")
    enter(lan, world, number="3", date=date(2025, 5, 1), valid_until=date(2026, 1, 1))
    joint(lan, world)
    client.force_login(lan.user)
    page = client.get(INDEX, query)
    found = {title.split()[-1].split("-")[0] for title in titles(page)}
    assert found == numbers
    assert page.context["count"] == len(numbers)
    assert ("Không có văn bản nào khớp" in page.text) == (not numbers)


def test_issuers_and_fields_filter_too(world, lan, client):
    enter(lan, world, number="1", field=world.environment)
    enter(lan, world, number="2", issuers=[world.committee_b])
    client.force_login(lan.user)
    of_b = client.get(INDEX, {"issuer": world.committee_b.pk})
    in_field = client.get(INDEX, {"field": world.environment.pk})
    assert (titles(of_b), titles(in_field)) == (["Nghị quyết 2-NQ/ĐU"], ["Nghị quyết 1-NQ/ĐU"])


def test_the_table_to_take_away_holds_what_the_page_shows(world, lan, phong, client):
    enter(lan, world, subject="=HYPERLINK(1)")
    joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    client.force_login(phong.user)
    answer, rows = table(client)
    assert [row[0] for row in rows] == ["Số, ký hiệu", "33-NQLT/ĐUBS-ĐUVX"]
    assert answer["Content-Disposition"] == 'attachment; filename="so-van-ban.csv"'
    client.force_login(lan.user)
    _answer, rows = table(client, "?year=2026")
    assert {row[3] for row in rows[1:]} == {"'=HYPERLINK(1)", "về nhiệm vụ năm 2026"}


def test_the_table_speaks_the_language_of_who_asked(world, lan, client):
    enter(lan, world)
    client.force_login(lan.user)
    client.cookies["django_language"] = "en"
    _answer, rows = table(client)
    assert rows[0][0] == "Number, symbol"


def test_of_the_exercise_every_page_and_file_says_so(world, lan, client):
    world.bac_son.exercise = True
    world.bac_son.save()
    file = keep(b"x", media_type="text/plain")
    document = enter(lan, world, text="Điều 1", file=file, file_name="nq.txt")
    client.force_login(lan.user)
    for name in ("detail", "edit", "send", "relate", "withdraw"):
        page = client.get(reverse(f"documents:{name}", args=[document.pk]))
        assert "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in page.text
    answer, rows = table(client)
    assert rows[0] == ["MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"]
    assert "MINH HOA" in answer["Content-Disposition"]
    original = client.get(reverse("documents:file", args=[document.pk]))
    assert "MINH HOA - KHONG CO GIA TRI PHAP LY - nq.txt" in original["Content-Disposition"]
    original.close()


def test_a_document_shows_what_it_says_and_refers_to(world, lan, client):
    plan = enter(lan, world, number="31", text="Căn cứ nghị quyết.\nĐạt 9 tấn.")
    base = enter(lan, world)
    relate(plan, by=lan, other=base, kind=Relation.Kind.BASED_ON)
    state(plan, by=lan, kind="result", text="Đạt 9 tấn", start=19, end=28)
    client.force_login(lan.user)
    page = client.get(plan.get_absolute_url())
    assert said(page) == [("Căn cứ", [(base, base.get_absolute_url())])]
    assert page.text.count("Đạt 9 tấn") == 2
    assert '<article class="sheet" lang="vi"><p>Căn cứ nghị quyết.</p>' in page.text
    assert said(client.get(base.get_absolute_url())) == [
        ("Là căn cứ của", [(plan, plan.get_absolute_url())])
    ]


def said(page):
    """How the page says that its document stands to others."""
    groups = page.context["standing"]["groups"]
    return [(words, [(row["other"], row["url"]) for row in rows]) for words, rows in groups]


def test_an_outsider_finds_nothing(world, lan, phong, minh, client):
    file = keep(b"x", media_type="text/plain")
    document = enter(lan, world, text="x", file=file, file_name="nq.txt")
    for by in (phong, minh):
        client.force_login(by.user)
        for name in ("detail", "edit", "send", "relate", "withdraw", "file"):
            assert client.get(reverse(f"documents:{name}", args=[document.pk])).status_code == 404
        assert titles(client.get(INDEX)) == []
        assert client.get(INDEX).context["count"] == 0
        assert len(table(client)[1]) == 1


def test_who_was_sent_it_reads_it_and_not_who_else_has_it(world, lan, minh, client):
    file = keep("Điều 1".encode(), media_type="text/plain")
    document = enter(lan, world, text="Điều 1", file=file, file_name="nq.txt")
    share(document, by=lan, organisations=[world.suoi_nga, world.doi_sim])
    client.force_login(minh.user)
    page = client.get(document.get_absolute_url())
    assert "Điều 1" in page.text
    assert "Đồi Sim" not in page.text
    assert page.context["activity"] is None
    answer = client.get(reverse("documents:file", args=[document.pk]))
    assert b"".join(answer.streaming_content) == "Điều 1".encode()
    assert client.get(reverse("documents:send", args=[document.pk])).status_code == 403


def test_of_another_field_a_specialist_sees_the_title_alone(world, lan, client):
    board = make_body(world.bac_son, "communications", "Ban Tuyên giáo Bắc Sơn")
    board.fields.add(world.environment)
    hoa = act_as(make_user("hoa", "Ngô Hoa", "specialist", world.bac_son, board))
    file = keep(b"x", media_type="text/plain")
    own = enter(lan, world, field=world.environment, text="của mình")
    other = enter(lan, world, number="31", text="bí quyết riêng", file=file, file_name="x.txt")
    client.force_login(hoa.user)
    assert "của mình" in client.get(own.get_absolute_url()).text
    page = client.get(other.get_absolute_url())
    assert "Nghị quyết 31-NQ/ĐU" in page.text
    assert "bí quyết riêng" not in page.text
    assert client.get(reverse("documents:file", args=[other.pk])).status_code == 404


def test_by_hand_into_the_register_and_corrected_there(world, lan, client):
    client.force_login(lan.user)
    given = {
        "kind": "Nghị quyết",
        "number": "30",
        "symbol": "NQ/ĐU",
        "date": "2026-01-11",
        "issuers": "Đảng ủy Tập đoàn Than Bắc Sơn\nHội đồng chưa ghi",
        "subject": "về nhiệm vụ",
        "period_from": "2026",
        "period_to": "2028",
    }
    answer = client.post(f"{INDEX}register/", given)
    document = Document.objects.get()
    assert answer.url == document.get_absolute_url()
    assert list(document.issuers.all()) == [world.committee_a]
    assert (document.issuer_text, document.period_to) == ("Hội đồng chưa ghi", 2028)

    edit = reverse("documents:edit", args=[document.pk])
    form = client.get(edit).context["form"]
    assert form["issuers"].value() == given["issuers"]
    client.post(edit, given | {"valid_until": "2027-01-01"})
    document.refresh_from_db()
    assert document.valid_until == date(2027, 1, 1)
    wrong = client.post(edit, given | {"valid_from": "2028-01-01", "valid_until": "2027-01-01"})
    assert "không thể trước" in wrong.text


@pytest.mark.parametrize(
    ("number", "symbol", "kept"),
    [
        ("45", "CV/ĐU", ("45", "CV/ĐU")),
        ("Số: 45-CV/ĐU", "", ("45", "CV/ĐU")),
        ("45 - CV/ĐU", "", ("45", "CV/ĐU")),
        ("số 45", "CV / ĐU", ("45", "CV/ĐU")),
        ("45-CV/ĐU", "CV/ĐU", ("45", "CV/ĐU")),
        ("33-NQLT/ĐUTKV-ĐUTQN", "", ("33", "NQLT/ĐUTKV-ĐUTQN")),
        ("12 bis", "CV/ĐU", ("12 bis", "CV/ĐU")),
    ],
)
def test_a_number_is_kept_apart_from_its_symbol(lan, client, number, symbol, kept):
    client.force_login(lan.user)
    given = {"kind": "Công văn", "number": number, "symbol": symbol, "subject": "hồ sơ"}
    client.post(f"{INDEX}register/", given)
    assert Document.objects.values_list("number", "symbol").get() == kept


def test_no_number_longer_than_the_register_has_room_for(lan, client):
    client.force_login(lan.user)
    given = {"kind": "Công văn", "number": "một hai ba bốn năm sáu", "symbol": ""}
    assert "Hãy ghi số và ký hiệu vào hai ô" in client.post(f"{INDEX}register/", given).text


def test_no_symbol_longer_than_the_register_has_room_for(lan, client):
    client.force_login(lan.user)
    given = {"kind": "Công văn", "number": "30-NQ/" + "ĐU-" * 30 + "X", "symbol": ""}
    assert "Ký hiệu dài quá 80 ký tự" in client.post(f"{INDEX}register/", given).text
    assert not Document.objects.exists()


def test_no_paper_is_of_a_day_to_come(world, lan, client):
    client.force_login(lan.user)
    given = {"kind": "Công văn", "number": "45", "symbol": "CV/ĐU", "date": tomorrow()}
    assert "không thể sau hôm nay" in client.post(f"{INDEX}register/", given).text
    given["date"] = timezone.localdate().isoformat()
    assert client.post(f"{INDEX}register/", given).status_code == 302


def test_what_stands_with_a_day_to_come_can_be_corrected_otherwise(world, lan, client):
    document = enter(lan, world, date=date.fromisoformat(tomorrow()))
    client.force_login(lan.user)
    given = {"kind": "Nghị quyết", "number": "45", "symbol": "NQ/ĐU", "date": tomorrow()}
    assert client.post(f"{document.get_absolute_url()}edit/", given).status_code == 302


def test_more_unknown_issuers_than_the_register_has_room_for_are_said(lan, client):
    client.force_login(lan.user)
    many = "\n".join(f"Cơ quan không quen số {place}" for place in range(20))
    given = {"kind": "Nghị quyết", "number": "30", "symbol": "NQ/ĐU", "issuers": many}
    assert "Hãy ghi gọn lại" in client.post(f"{INDEX}register/", given).text
    assert not Document.objects.exists()


def test_marked_text_is_refused_by_hand_too(lan, client):
    client.force_login(lan.user)
    given = {"kind": "Kế hoạch", "subject": "x", "text": "TỐI MẬT\nKế hoạch"}
    assert "dấu chỉ độ mật" in client.post(f"{INDEX}register/", given).text
    assert not Document.objects.exists()


def test_found_by_its_words_it_is_related_on_a_page(world, lan, phong, client):
    plan, base = enter(lan, world, number="31"), enter(lan, world)
    enter(phong, world)
    client.force_login(lan.user)
    address = reverse("documents:relate", args=[plan.pk])
    page = client.get(address, {"q": "30-nq/du"})
    assert list(page.context["found"]) == [base]
    assert set(client.get(address, {"q": "nhiem vu 2026"}).context["found"]) == {base}
    client.post(address, {"kind": "implements", "other": base.pk})
    assert Relation.objects.get().other == base


def test_a_relation_left_open_offers_what_was_looked_for_and_no_more(world, lan, client):
    plan, base = enter(lan, world, number="31"), enter(lan, world)
    client.force_login(lan.user)
    address = reverse("documents:relate", args=[plan.pk])
    page = client.post(f"{address}?q=30-nq/du", {"kind": "implements"})
    assert [one.pk for one in page.context["form"].fields["other"].queryset] == [base.pk]


def test_shared_and_withdrawn_on_pages_that_ask_first(world, lan, client):
    document = enter(lan, world)
    client.force_login(lan.user)
    address = reverse("documents:withdraw", args=[document.pk])
    assert "Nhật ký vẫn ghi" in client.get(address).text
    assert Document.objects.exists()
    client.post(address)
    assert not Document.objects.exists()
    document = enter(lan, world)
    address = reverse("documents:send", args=[document.pk])
    offered = client.get(address).context["form"].fields["organisations"].queryset
    assert set(offered) == {world.vinh_xanh, world.suoi_nga, world.doi_sim}
    client.post(address, {"organisations": [world.suoi_nga.pk]})
    assert document.grants.get().organisation == world.suoi_nga


def test_the_pages_cost_the_same_whatever_they_hold(
    world, lan, client, django_assert_num_queries, django_assert_max_num_queries
):
    document = enter(lan, world, text="x")
    client.force_login(lan.user)
    addresses = (INDEX, document.get_absolute_url())
    counted = []
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(13) as queries:
            client.get(address)
        counted.append(len(queries))
    for number in range(31, 51):
        other = enter(lan, world, number=str(number), issuers=[world.committee_a])
        relate(document, by=lan, other=other, kind="cites")
        state(document, by=lan, kind="result", text="x", start=number, end=number + 1)
    for address, count in zip(addresses, counted, strict=True):
        with django_assert_num_queries(count):
            client.get(address)


def test_a_long_text_is_read_in_parts():
    text = "dòng\n" * 30_000
    cut = parts(text)
    assert len(cut) == 4
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(text[:end].endswith("\n") for _start, end in cut)
    assert parts("") == [(0, 0)]
    assert parts("x" * 100_000)[0] == (0, 40_000)


def test_the_kind_of_a_joint_document_says_that_it_is_joint(world, lan, client):
    client.force_login(lan.user)
    facts = client.get(joint(lan, world).get_absolute_url()).context["facts"]
    assert ("Loại", "Nghị quyết liên tịch") in facts
    _answer, (_head, row) = table(client)
    assert row[1] == "Nghị quyết liên tịch"
