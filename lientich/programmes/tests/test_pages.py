"""The pages, told by what stands on them, and the whole way from a draft to its confirmation."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from lientich.core.ids import new_id
from lientich.documents.actions import register
from lientich.programmes import actions
from lientich.programmes.models import Assignment, Evidence, Programme, State, Task

from .conftest import report

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def test_the_way_from_a_draft_to_its_confirmation(draft, lan, minh, client, world):
    client.force_login(lan.user)
    page = client.get(draft.get_absolute_url())
    assert "Giao nhiệm vụ" in page.text
    address = reverse("programmes:assign_task", args=[draft.pk])
    assert "Tất cả 2 đơn vị trực thuộc Bắc Sơn" in client.get(f"{address}?line=management").text
    given = {"lead": world.committee_a.pk, "groups": [world.bac_son.pk]}
    refused = client.post(f"{address}?line=management", given)
    assert "Hãy nhập hạn" in refused.text
    assert Task.objects.get().draft
    client.post(f"{address}?line=management", given | {"no_due": "on"})
    assert set(Assignment.objects.values_list("unit", flat=True)) == {
        world.suoi_nga.pk,
        world.doi_sim.pk,
    }

    client.force_login(minh.user)
    part = Assignment.objects.get(unit=world.suoi_nga)
    assert part.get_absolute_url() in client.get(reverse("programmes:unit")).text
    assert "Gửi báo cáo" in client.get(part.get_absolute_url()).text
    sent = {"done": "on", "note": "Đã chạy thử.", "token": new_id(), "declared": "on"}
    sent["files"] = SimpleUploadedFile("tram.png", PNG)
    answer = client.post(reverse("programmes:report_progress", args=[part.pk]), sent, follow=True)
    assert "Đã báo cáo hoàn thành, chờ xác nhận." in answer.text
    assert "tram.png" in answer.text

    client.force_login(lan.user)
    assert "Xác nhận hoàn thành" in client.get(part.get_absolute_url()).text
    done = client.post(reverse("programmes:confirm_completion", args=[part.pk]), {"sure": "True"})
    assert done.url == draft.get_absolute_url()
    part.refresh_from_db()
    assert part.state == State.COMPLETED
    assert "1 / 2 hoàn thành" in client.get(draft.get_absolute_url()).text


def test_what_is_said_to_be_done_is_not_said_to_be_60_percent(assignment, minh, client):
    client.force_login(minh.user)
    address = reverse("programmes:report_progress", args=[assignment.pk])
    sent = {"percent": "60", "done": "on", "note": "Đã chạy thử.", "token": new_id()}
    assert "bỏ đánh dấu này, hoặc ghi 100" in client.post(address, sent).text
    assert not assignment.reports.exists()
    untouched = str(assignment.percent)  # as the page filled it in
    client.post(address, sent | {"percent": untouched})
    assert assignment.reports.get().claims


def test_the_word_on_files_is_marked_as_required(assignment, minh, client):
    client.force_login(minh.user)
    page = client.get(assignment.get_absolute_url()).text
    label = page.partition('<label for="id_declared">')[2].partition("</div>")[0]
    assert label.startswith("Các tệp này không thuộc danh mục bí mật nhà nước <span class=")
    assert 'class="required"' in label
    box = page.partition('name="declared"')[2].partition(">")[0]
    assert "required" not in box, "who sends no file need not tick it"
    assert "Bắt buộc khi gửi tệp." in page


def test_files_of_a_refused_report_are_asked_for_again(assignment, minh, client):
    client.force_login(minh.user)
    address = reverse("programmes:report_progress", args=[assignment.pk])
    sent = {"percent": "60", "declared": "on", "token": new_id()}
    sent["files"] = SimpleUploadedFile("may.exe", b"MZ")
    assert "hãy chọn lại rồi gửi" in client.post(address, sent).text


def test_a_date_that_has_passed_is_told_at_its_field(draft, lan, world, client):
    client.force_login(lan.user)
    address = reverse("programmes:assign_task", args=[draft.pk])
    given = {"lead": world.committee_a.pk, "due": "2026-01-31", "units": [world.suoi_nga.pk]}
    form = client.post(address, given).context["form"]
    assert form.errors == {"due": ["Hạn đã qua. Hãy chọn hạn từ hôm nay trở đi."]}


def test_a_file_is_downloaded_inert(assignment, minh, phong, tuan, client):
    report(assignment, minh, 40, files=[SimpleUploadedFile("../tram.png", PNG)])
    address = Evidence.objects.get().get_absolute_url()
    client.force_login(phong.user)
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="tram.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PNG
    client.force_login(tuan.user)
    assert client.get(address).status_code == 404


def test_a_unit_sees_its_own_part_and_not_how_far_the_others_are(
    assignment, task, minh, tuan, client, world
):
    report(task.assignments.get(unit=world.doi_sim), tuan, 70, note="Bí mật của Đồi Sim")
    client.force_login(minh.user)
    page = client.get(task.get_absolute_url()).text
    assert "Than Suối Ngà" in page
    assert "Đồi Sim" not in page
    assert "70%" not in page
    assert "35%" not in page
    listed = client.get(reverse("programmes:tasks")).text
    assert "Đưa trạm xử lý" in listed
    assert "35%" not in listed
    assert "đang thực hiện" not in listed.replace("Đang thực hiện</option>", "").lower()


def test_only_what_came_from_a_unit_has_a_day(assignment, task, minh, lan, client, world):
    later = replace(minh, now=minh.now + timedelta(days=3))
    report(assignment, later, 40)
    client.force_login(lan.user)
    days = {one["unit"]: one["at"] for one in client.get(task.get_absolute_url()).context["parts"]}
    assert days == {"Than Suối Ngà": later.now, "Than Đồi Sim": None}


@pytest.mark.parametrize(
    ("place", "vietnamese", "english"),
    [
        ("điểm a, mục II.2", "điểm a, mục II.2", "point a, section II.2"),
        ("khoản 3", "khoản 3", "clause 3"),
        ("", "", ""),
    ],
)
def test_the_place_of_a_clause_is_told_in_the_language_of_the_page(place, vietnamese, english):
    task = Task(place=place)
    assert task.place_told == vietnamese
    with translation.override("en"):
        assert task.place_told == english


def test_who_may_not_see_finds_nothing(internal, task, phong, client):
    client.force_login(phong.user)
    assert client.get(internal.get_absolute_url()).status_code == 404
    assert client.get(internal.assignments.get().get_absolute_url()).status_code == 404
    assert client.get(reverse("programmes:assign_task", args=[internal.pk])).status_code == 404
    listed = client.get(reverse("programmes:tasks"))
    assert "Việc nội bộ" not in listed.text
    assert "1 mục" in listed.text
    exported = b"".join(client.get(reverse("programmes:export")).streaming_content).decode()
    assert "Việc nội bộ" not in exported
    assert "Đưa trạm xử lý" in exported


def test_a_basis_left_open_offers_the_newest_documents_alone(programme, lan, client, monkeypatch):
    monkeypatch.setattr("lientich.programmes.views.programmes.MOST_OFFERED", 1)
    for number in ("1", "2"):
        register(
            by=lan, kind="Kết luận", number=number, symbol="KL/ĐU", date=date(2026, 1, int(number))
        )
    register(by=lan, kind="Kết luận", number="3", symbol="KL/ĐU")
    client.force_login(lan.user)
    page = client.post(reverse("programmes:add_basis", args=[programme.pk]), {"document": ""})
    assert [one.number for one in page.context["form"].fields["document"].queryset] == ["2"]


def test_who_sees_but_may_not_is_told_who_may(task, assignment, phong, minh, client):
    client.force_login(phong.user)
    refused = client.get(reverse("programmes:edit_task", args=[task.pk]))
    assert refused.status_code == 403
    assert "văn phòng, lãnh đạo bên có nhiệm vụ" in refused.text
    client.force_login(minh.user)
    refused = client.get(reverse("programmes:confirm_completion", args=[assignment.pk]))
    assert refused.status_code == 403


def test_a_programme_is_started_on_its_page(lan, world, client):
    client.force_login(lan.user)
    page = client.get(reverse("programmes:index"))
    assert "Chưa có chương trình nào" in page.text
    sent = {
        "name": "Chương trình 2026",
        "goal": "An toàn",
        "since": "2026-01-01",
        "until": "2026-12-31",
        "others": [world.vinh_xanh.pk],
        "lines": ["party"],
    }
    answer = client.post(reverse("programmes:start_programme"), sent, follow=True)
    assert "Đã lập chương trình." in answer.text
    made = Programme.objects.get()
    assert [side.organisation for side in made.side_set.all()] == [world.bac_son, world.vinh_xanh]
    again = client.post(reverse("programmes:start_programme"), sent)
    assert "Đã có chương trình cùng tên" in again.text
    for name in ("set_goal", "add_objective", "add_basis", "hand_over_submissions", "draft_task"):
        assert client.get(reverse(f"programmes:{name}", args=[made.pk])).status_code == 200


def test_the_page_of_a_programme_counts_what_its_list_holds(
    task, internal, assignment, minh, lan, phong, client, programme
):
    report(internal.assignments.get(), minh, 100)
    actions.confirm_completion(internal.assignments.get(), by=lan)
    for by, words in ((lan, "1 / 2 nhiệm vụ"), (phong, "0 / 1 nhiệm vụ"), (minh, "1 / 2 nhiệm vụ")):
        client.force_login(by.user)
        assert words in client.get(programme.get_absolute_url()).text


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("tasks", 12),
        ("index", 11),
        ("detail", 15),
        ("task", 13),
        ("assignment", 13),
        ("unit", 10),
        ("week", 9),
        ("assign_task", 17),
    ],
)
def test_a_page_costs_the_same_whatever_it_shows(
    page, most, programme, task, draft, assignment, lan, minh, client, world
):
    """Sessions, mandates and the shell take seven of these queries."""
    other = actions.draft_task(programme, by=lan, title="Còn dự thảo", field=world.cadres)
    keys = {"detail": programme, "task": task, "assignment": assignment, "assign_task": other}
    args = [keys[page].pk] if page in keys else []
    member = minh if page in ("unit", "week") else lan
    client.force_login(member.user)
    address = reverse(f"programmes:{page}", args=args)
    few = _queries(client, address)
    report(assignment, minh, 30, files=[SimpleUploadedFile("a.png", PNG)])
    report(assignment, minh, 40, files=[SimpleUploadedFile("b.png", PNG)])
    for n in range(12):
        made = actions.draft_task(programme, by=lan, title=f"Việc {n}", field=world.cadres)
        if n % 2:
            actions.assign_task(
                made, by=lan, lead=world.committee_a, due=None, units=[world.suoi_nga]
            )
    many = _queries(client, address)
    assert len(many) <= len(few) + (page in ("task", "assignment"))  # the files, once there are any
    assert len(many) <= most, "\n".join(query["sql"][:300] for query in many)


def _queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return list(captured)


def test_who_may_lead_is_offered_under_whom_they_act_for(draft, world, lan, client):
    client.force_login(lan.user)
    page = client.get(reverse("programmes:assign_task", args=[draft.pk]))
    (first, *groups) = page.context["form"].fields["lead"].choices
    assert first == ("", "Chọn cơ quan chủ trì")
    told = {str(name): [str(label) for _key, label in offered] for name, offered in groups}
    assert told["Cấp ủy các đơn vị"] == ["Đảng ủy Than Đồi Sim", "Đảng ủy Than Suối Ngà"]
    assert list(told)[:2] == [str(world.bac_son), str(world.vinh_xanh)]
    assert str(world.committee_a) in told[str(world.bac_son)]
    assert page.content.decode().count("<optgroup") == len(told)
