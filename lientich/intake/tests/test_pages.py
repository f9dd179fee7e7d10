"""The pages, as an office goes through them without a script."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conftest import act_as, make_user
from lientich.core.ids import new_id
from lientich.documents.models import Document
from lientich.intake import actions
from lientich.intake.models import Intake, Proposal
from lientich.journal.models import Event
from lientich.programmes.models import Programme, Task

from .conftest import NOTICE

RECEIVE = "/intake/"


def send(client, *files, text="", declared=True, **more):
    given = {"text": text, "batch": new_id(), "uploads": list(files)} | more
    if declared:
        given["declared"] = "on"
    return client.post(RECEIVE, given, follow=True)


def paper(name="thong-bao.txt", data=NOTICE):
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())


def one(kind, **more):
    return Proposal.objects.get(kind=kind, **more)


def test_a_file_that_came_in_before_leads_there(lan, client):
    client.force_login(lan.user)
    send(client, paper())
    earlier = Intake.objects.get().get_absolute_url()
    page = send(client, paper(), paper())
    assert page.status_code == 200
    assert page.text.count("đã nhập trước đây") == 1
    assert f'không nhập lại. <a href="{earlier}">Mở lần nhập trước</a>' in page.text


def test_the_whole_way_from_a_file_to_a_programme(world, lan, client):
    client.force_login(lan.user)
    assert "Chưa nhập văn bản nào" in client.get(RECEIVE).text
    page = send(client, paper())
    intake = Intake.objects.get()
    assert page.redirect_chain[-1][0] == intake.get_absolute_url()
    assert "Kế hoạch số 15-KH/ĐU là của ai?" in page.text
    assert "Việc vào chương trình nào?" in page.text
    assert page.text.count('class="proposal"') == intake.proposals.count()

    # Whose the plan is, a person says.
    asked = one("citation", asks=True)
    client.post(
        reverse("intake:answer", args=[asked.pk]), {"body": world.committee_b.pk}, follow=True
    )
    # What it is itself comes first: every fact leads back to it.
    asked.refresh_from_db()
    assert (asked.state, asked.told["bodies"]) == ("open", [str(world.committee_b.pk)])
    client.post(reverse("intake:accept", args=[one("source").pk]))
    client.post(reverse("intake:accept", args=[asked.pk]))
    plan = Document.objects.get(number="15")
    assert list(plan.issuers.all()) == [world.committee_b]

    # A direction needs its programme: a question, not an error.
    direction = Proposal.objects.filter(kind="direction").first()
    page = client.post(reverse("intake:accept", args=[direction.pk]), follow=True)
    assert "Hãy chọn chương trình" in page.text
    address = reverse("intake:start_programme", args=[intake.pk])
    form = client.get(address).context["form"]
    assert form["name"].value() == "Chương trình phối hợp 2026"
    assert str(world.vinh_xanh.pk) in map(str, form["others"].value())
    client.post(
        address,
        {
            "name": "Chương trình phối hợp 2026",
            "since": "2026-01-01",
            "until": "2026-12-31",
            "others": [world.vinh_xanh.pk],
            "lines": ["party"],
        },
    )
    programme = Programme.objects.get()
    assert [side.organisation for side in programme.side_set.all()] == [
        world.bac_son,
        world.vinh_xanh,
    ]
    assert list(programme.basis.all()) == [Document.objects.get(number="12")]

    page = client.post(reverse("intake:accept_sure", args=[intake.pk]), follow=True)
    assert re.search(r"Đã nhận \d+ mục", page.text)
    tasks = {task.due and task.due.isoformat(): task for task in Task.objects.all()}
    assert tasks["2026-03-31"].lead == world.office_a
    assert tasks["2026-03-31"].place == "mục 1"
    assert {task.source.number for task in tasks.values()} == {"12"}


def test_corrected_in_its_row_it_is_accepted_so(world, lan, client, bring):
    client.force_login(lan.user)
    intake = bring().intake
    source = one("source")
    page = client.get(f"{intake.get_absolute_url()}?edit={source.pk}")
    prefix = str(source.pk)[-8:]
    assert f'name="{prefix}-subject"' in page.text
    given = {"kind": "Thông báo", "number": "13", "symbol": "TB/ĐU", "date": "2026-03-02"}
    given |= {"issuers": "Đảng ủy Tập đoàn Than Bắc Sơn", "subject": "kết luận hội nghị"}
    sent = {f"{prefix}-{name}": value for name, value in given.items()}
    client.post(reverse("intake:correct", args=[source.pk]), sent)
    document = Document.objects.get()
    assert (document.code, document.subject) == ("13-TB/ĐU", "kết luận hội nghị")
    assert list(document.issuers.all()) == [world.committee_a]
    source.refresh_from_db()
    assert (source.facts["number"], source.told["number"]) == ("12", "13")

    wrong = sent | {f"{prefix}-date": "không rõ"}
    other = Proposal.objects.filter(kind="citation").first()
    wrong = {name.replace(prefix, str(other.pk)[-8:]): value for name, value in wrong.items()}
    page = client.post(reverse("intake:correct", args=[other.pk]), wrong)
    assert page.status_code == 200
    assert 'role="alert"' in page.text


def test_what_cannot_be_accepted_as_corrected_is_told_in_its_row(world, lan, client, bring):
    client.force_login(lan.user)
    bring()
    other = Proposal.objects.filter(kind="citation").first()
    page = client.get(f"{other.intake.get_absolute_url()}?edit={other.pk}")
    (row,) = [row for row in page.context["review"].rows if row.get("form")]
    prefix = row["form"].prefix
    sent = {f"{prefix}-{name}": row["form"][name].value() or "" for name in row["form"].fields}
    sent[f"{prefix}-subject"] = "TUYỆT MẬT"
    shown = client.post(reverse("intake:correct", args=[other.pk]), sent)
    assert shown.status_code == 200
    head, _id, rest = shown.content.decode().partition(f'id="p-{other.pk}"')
    assert "độ mật" not in head
    assert "độ mật" in rest.partition("</li>")[0] or "độ mật" in rest
    assert 'value="TUYỆT MẬT"' in rest or "TUYỆT MẬT</textarea>" in rest
    other.refresh_from_db()
    assert other.state == "open"


def test_nothing_comes_in_without_the_declaration(lan, client):
    client.force_login(lan.user)
    page = send(client, paper(), declared=False)
    assert "Hãy xác nhận tài liệu không thuộc danh mục" in page.text
    assert not Intake.objects.exists()


def test_nothing_chosen_is_said(lan, client):
    client.force_login(lan.user)
    assert "Hãy chọn ít nhất một tệp" in send(client).text


def test_pasted_text_comes_in_as_a_file(lan, client):
    client.force_login(lan.user)
    send(client, text=NOTICE)
    intake = Intake.objects.get()
    assert (intake.state, intake.file.media_type) == ("read", "text/plain; charset=utf-8")


def test_a_text_without_a_title_is_called_by_what_it_is(lan, client):
    client.force_login(lan.user)
    send(client, text="Giao Văn phòng Đảng ủy Bắc Sơn rà soát quy chế trước ngày 20-12-2026.")
    page = client.get(Intake.objects.get().get_absolute_url())
    assert "<title>Văn bản dán vào · Liên tịch</title>" in page.text
    assert "<h1>Văn bản dán vào</h1>" in page.text


def test_a_marked_document_leaves_nothing_behind(lan, client, settings):
    client.force_login(lan.user)
    page = send(client, paper("ke-hoach-rieng.txt", "TỐI MẬT\n" + NOTICE))
    assert "ke-hoach-rieng.txt: Tài liệu có dấu chỉ độ mật" in page.text
    assert not Intake.objects.exists()
    assert not settings.FILES_DIR.exists() or not [*settings.FILES_DIR.rglob("*.*")]
    event = Event.objects.get(verb="intake.refused")
    assert event.facts == {"reason": "secret"}
    assert "ke-hoach" not in str(vars(event))


def test_of_several_files_the_good_ones_come_in_and_the_bad_are_told(lan, client):
    client.force_login(lan.user)
    page = send(client, paper(), paper("trong.txt", b""), paper("anh.png", b"\x89PNG\r\n\x1a\n123"))
    assert Intake.objects.count() == 1
    assert "trong.txt: Tệp không có nội dung" in page.text
    assert "anh.png: Tệp hình ảnh bị hỏng" in page.text


def test_many_files_wait_for_the_worker_on_a_page_that_refreshes_itself(lan, client):
    client.force_login(lan.user)
    files = [paper(f"{n}.txt", f"{NOTICE}\n{n}") for n in range(5)]
    page = send(client, *files)
    assert "0 / 5 tệp" in page.text
    assert '<noscript><meta http-equiv="refresh"' in page.text
    assert 'hx-trigger="every 2s"' in page.text


def test_of_another_field_a_specialist_reads_none_of_it(world, lan, bring, client):
    world.office_a.fields.add(world.environment)
    of_the_field = act_as(
        make_user("vinh", "Hồ Quang Vinh", "specialist", world.bac_son, world.office_a)
    )
    intake = bring().intake
    client.force_login(of_the_field.user)
    refused = client.get(intake.get_absolute_url())
    assert refused.status_code == 403
    assert "rà soát, bổ sung quy chế" not in refused.text
    actions.accept(one("source"), by=lan)
    Document.objects.update(field=world.environment)
    assert client.get(intake.get_absolute_url()).status_code == 200


def test_an_answer_holds_nothing_that_cannot_be_seen(lan, bring, client):
    bring()
    asked = Proposal.objects.filter(kind="citation", asks=True).first()
    client.force_login(lan.user)
    address = reverse("intake:answer", args=[asked.pk])
    page = client.post(address, {"issuer": "Ban\x01 lạ"}, follow=True)
    assert "Hãy chọn hoặc ghi cơ quan ban hành" in page.text
    asked.refresh_from_db()
    assert asked.corrected is None


def test_others_find_nothing(world, lan, phong, minh, ha, client, bring):
    intake = bring().intake
    source = one("source")
    addresses = [intake.get_absolute_url(), reverse("intake:discard", args=[intake.pk])]
    deeds = [reverse(f"intake:{deed}", args=[source.pk]) for deed in ("accept", "reject", "reopen")]
    for by in (phong, minh):
        client.force_login(by.user)
        assert [client.get(one).status_code for one in addresses] == [404, 404]
        assert [client.post(one).status_code for one in deeds] == [404] * 3
    client.force_login(ha.user)  # sees it, and may not
    assert client.get(addresses[0]).status_code == 200
    assert "Nhận</button>" not in client.get(addresses[0]).text
    assert client.post(deeds[0]).status_code == 403


def test_a_page_costs_the_same_whatever_it_holds(
    lan, client, bring, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(lan.user)
    small = bring().intake
    long = NOTICE + "".join(
        f"Căn cứ Quyết định số {n}-QĐ/ĐU ngày 3-2-2026 của Đảng ủy Than Vịnh Xanh.\n"
        for n in range(100, 160)
    )
    large = bring(long, "dai.txt").intake
    client.get(small.get_absolute_url())
    with django_assert_max_num_queries(60) as counted:
        client.get(small.get_absolute_url())
    with django_assert_num_queries(len(counted)):
        client.get(large.get_absolute_url())


def test_the_other_deeds_of_the_page(world, lan, client, bring, programme):
    client.force_login(lan.user)
    intake = bring().intake
    source, page = one("source"), intake.get_absolute_url()

    def do(deed, subject, **sent):
        return client.post(reverse(f"intake:{deed}", args=[subject.pk]), sent, follow=True).text

    assert "đã bỏ" in do("reject", source)
    assert "Mục này đã bỏ" in do("accept", source)
    assert "đã bỏ" not in do("reopen", source)
    asked = one("citation", asks=True)
    assert "Hãy chọn hoặc ghi cơ quan" in do("answer", asked)
    do("accept", source)
    do("answer", asked, issuer="Hội đồng chưa ghi")
    assert Document.objects.get(number="15").issuer_text == "Hội đồng chưa ghi"
    assert "Hãy chọn một chương trình" in do("choose_programme", intake, programme="x")
    assert "Đã chọn chương trình" in do("choose_programme", intake, programme=programme.pk)
    do("accept_sure", intake)
    assert "Không còn mục nào đã rõ" in do("accept_sure", intake)
    assert "?kind=work" in client.get(page).text
    shown = client.get(page, {"kind": "work"})
    assert shown.text.count('class="proposal"') == 2
    assert {row["url"] for row in shown.context["review"].rows} == {
        task.get_absolute_url() for task in Task.objects.all()
    }
    address = reverse("intake:discard", args=[intake.pk])
    assert "Những mục đã nhận vẫn giữ nguyên" in client.get(address).text
    client.post(address)
    assert Intake.objects.get().state == "done"


def test_each_kind_has_its_form(lan, client, bring):
    client.force_login(lan.user)
    intake = bring().intake
    facts = {
        "goal": {"text": "An toàn"},
        "objective": {"text": "Xử lý nước thải", "field": None},
        "result": {"text": "vượt", "field": None, "period": "2025"},
        "figure": {
            "indicator": "sản lượng",
            "value": 37.5,
            "unit": "triệu tấn",
            "period": "2025",
            "comparisons": [{"with": "plan", "percent": 102.0}],
        },
    }
    for kind, told in facts.items():
        Proposal.objects.create(
            intake=intake, kind=kind, start=1, end=5, facts=told, sure=True, order=500
        )
    for kind in Proposal.Kind.values:
        proposal = Proposal.objects.filter(intake=intake, kind=kind).first()
        page = client.get(f"{intake.get_absolute_url()}?edit={proposal.pk}")
        form = next(row["form"] for row in page.context["review"].rows if row["form"])
        sent = {}
        for field in form:
            value = field.value()
            sent[field.html_name] = "" if value is None else value
        before = proposal.facts
        answer = client.post(reverse("intake:correct", args=[proposal.pk]), sent)
        assert (kind, answer.status_code) == (kind, 302)
        proposal.refresh_from_db()
        changed = {name for name in before if proposal.told[name] != before[name]}
        assert changed <= {"subject", "kind", "ambiguous"}, kind  # what a form fills in by default
    assert "102,0% kế hoạch" in client.get(intake.get_absolute_url()).text
