"""The pages of a consultation, for its owners and for whoever is asked."""

from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import capfirst
from python_calamine import CalamineWorkbook

from conftest import make_organisation
from lientich.core.ids import new_id
from lientich.drafting import actions, opinions, queries
from lientich.drafting.models import Draft, Opinion, OpinionRemark
from lientich.organisations.models import Body


def page(client, by, name, *keys, status=200, **query):
    client.force_login(by.user)
    answer = client.get(reverse(f"drafting:{name}", args=keys), query)
    assert answer.status_code == status
    return answer


def test_the_office_asks_by_side_and_singly(version, world, lan, client):
    form = page(client, lan, "consult", version.pk)
    assert "Tất cả" not in form.content.decode()  # one unit under each side
    sent = {
        "token": str(new_id()),
        "due": "2199-12-31",
        "groups": [str(world.vinh_xanh.pk)],
        "organisations": [str(world.doi_sim.pk)],
    }
    url = reverse("drafting:consult", args=[version.pk])
    for _ in range(2):
        answer = client.post(url, sent)
        assert answer.status_code == 302
    ((found, tally),) = queries.consultations(lan, version.draft)
    assert (answer.url, tally.asked) == (found.get_absolute_url(), 2)
    missing = client.post(url, {"token": str(new_id()), "due": ""})
    assert "Hãy chọn ít nhất một tổ chức" in missing.content.decode()


def test_whoever_is_asked_reads_that_version_on_their_own_page(of_minh, version, minh, client):
    asked = page(client, minh, "asked", of_minh.pk).content.decode()
    assert "Tập trung vào mục II." in asked
    assert f"/asked/{of_minh.pk}/remark/?place=3" in asked
    assert page(client, minh, "version", version.pk, status=302).url == of_minh.get_absolute_url()
    for name in ("pdf", "docx"):
        page(client, minh, name, version.pk)
    for name, key in (
        ("detail", version.draft_id),
        ("compare", version.draft_id),
        ("consultation", of_minh.consultation_id),
        ("summary_docx", of_minh.consultation_id),
    ):
        page(client, minh, name, key, status=404)
    assert of_minh.get_absolute_url() in page(client, minh, "opinions_asked").content.decode()


def test_of_what_became_of_the_draft_since_a_unit_learns_nothing(
    of_minh, version, minh, client, monkeypatch
):
    Draft.objects.filter(pk=version.draft_id).update(subject="việc chưa ai được biết")
    Body.objects.update(name="Tên mới của cơ quan")
    for name, *keys in (("asked", of_minh.pk), ("opinions_asked",)):
        shown = page(client, minh, name, *keys).content.decode()
        assert capfirst(version.subject) in shown
        assert "iệc chưa ai được biết" not in shown
        assert "Tên mới" not in shown
    monkeypatch.setattr(queries, "is_agreed_on", lambda _version: True)
    file = docx.Document(BytesIO(page(client, minh, "docx", version.pk).content))
    told = "\n".join(one.text for table in file.tables for row in table.rows for one in row.cells)
    told += "\n".join(one.text for one in [*file.paragraphs, *file.sections[0].header.paragraphs])
    assert "ự thảo lần 1" in told.replace("Ự THẢO LẦN", "ự thảo lần")


def test_a_unit_answers_on_its_page(of_minh, minh, client, lan, tuan):
    client.force_login(minh.user)
    url = reverse("drafting:prepare_remark", args=[of_minh.pk])
    assert "nước thải mỏ đạt quy chuẩn" in client.get(url, {"place": 3}).content.decode()
    sent = {"place": 3, "text": "Nên là năm 2027.", "token": str(new_id())}
    assert client.post(url, sent).url == f"{of_minh.get_absolute_url()}#p3"
    url = reverse("drafting:answer", args=[of_minh.pk])
    assert "Gửi kèm 1 góp ý" in client.get(url).content.decode()
    refused = client.post(url, {"stance": "agrees", "token": str(new_id())})
    assert "Đã ghi góp ý" in refused.content.decode()
    assert client.post(url, {"stance": "remarks", "token": str(new_id())}).status_code == 302
    opinion = Opinion.objects.get()
    assert (opinion.organisation_id, opinion.stance) == (minh.organisation_id, "remarks")
    shown = page(client, lan, "consultation", of_minh.consultation_id).content.decode()
    assert "Nên là năm 2027." in shown
    page(client, tuan, "asked", of_minh.pk, status=404)


def test_the_drafter_records_what_became_of_it(answered, remark, lan, minh, client):
    client.force_login(lan.user)
    url = reverse("drafting:decide", args=[remark.pk])
    assert "Hãy giải trình" in client.post(url, {"decision": "not"}).content.decode()
    sent = {"decision": "not", "reason": "Hai bên đã thống nhất mốc 2028."}
    assert client.post(url, sent).status_code == 302
    own = page(client, minh, "asked", answered.asked_id).content.decode()
    assert "đã thống nhất mốc" not in own
    actions.end_consultation(answered.asked.consultation, by=lan)
    own = page(client, minh, "asked", answered.asked_id).content.decode()
    assert "đã thống nhất mốc" in own


def test_the_draft_says_how_far_it_has_come(consultation, answered, remark, lan, client):
    actions.decide(remark, by=lan, decision="taken")
    words = "1/2 đã trả lời, 1/1 góp ý đã tiếp thu"
    assert page(client, lan, "detail", consultation.draft_id).content.decode().count(words) == 2
    tally = queries.Tally(asked=3, answered=3)
    assert opinions.told(tally) == "3/3 đã trả lời"


def test_the_summary_tells_every_answer_and_remark(consultation, answered, remark, lan, client):
    actions.decide(remark, by=lan, decision="part", reason="Với mỏ hầm lò.")
    answer = page(client, lan, "summary_docx", consultation.pk)
    made = docx.Document(BytesIO(answer.content))
    remarks, answers = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in made.tables[1:]
    )
    assert remarks == [
        [
            "TT",
            "Nội dung dự thảo",
            "Cơ quan, đơn vị góp ý",
            "Nội dung góp ý",
            "Tiếp thu, giải trình",
        ],
        [
            "1",
            remark.quote,
            "Công ty Than Suối Ngà",
            remark.text,
            "Tiếp thu một phần. Với mỏ hầm lò.",
        ],
    ]
    assert [row[1:3] for row in answers[1:]] == [
        ["Công ty Than Đồi Sim", "Quá hạn, chưa trả lời"],
        ["Công ty Than Suối Ngà", "Đồng ý, có góp ý"],
    ]
    assert "1 đồng ý và có góp ý" in "\n".join(line.text for line in made.paragraphs)


QUERIES = [10, 14, 8, 5]  # of the four pages below, with what stands around each


def test_the_sheet_has_a_line_for_each_remark_and_each_who_made_none(
    consultation, answered, remark, lan, client
):
    answer = page(client, lan, "summary_xlsx", consultation.pk)
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert (head[1], head[5]) == ("Cơ quan, đơn vị", "Nội dung góp ý")
    assert [row[1:3] + row[5:7] for row in rows] == [
        ["Công ty Than Đồi Sim", "Quá hạn, chưa trả lời", "", ""],
        ["Công ty Than Suối Ngà", "Đồng ý, có góp ý", remark.text, "Đang xem xét"],
    ]


@pytest.mark.parametrize("units", [1, 12])
def test_pages_ask_as_much_for_many_as_for_one(units, version, world, lan, minh, client):
    others = [make_organisation(f"Công ty Than {n}", f"Than {n}") for n in range(units)]
    made = actions.consult(
        version,
        by=lan,
        token=new_id(),
        organisations=[world.suoi_nga, *others],
        due=lan.today,
    )
    for one in made.asked.all():
        for place in (0, 1):
            OpinionRemark.objects.create(
                asked=one,
                organisation_id=one.organisation_id,
                told_in=version.draft,
                place=place,
                text="Rõ hơn",
                at=lan.now,
            )
    own = made.asked.get(organisation=world.suoi_nga)
    counts = []
    for by, name, key in (
        (lan, "consultation", made.pk),
        (lan, "detail", version.draft_id),
        (minh, "asked", own.pk),
        (minh, "opinions_asked", None),
    ):
        client.force_login(by.user)
        url = reverse(f"drafting:{name}", args=[key] if key else [])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        counts.append(len(asked))
    assert counts == QUERIES
