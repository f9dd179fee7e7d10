"""What is asked of the list of tasks again and again: saved, shared with one's own people; and the
list taken away, exactly as it was filtered."""

import csv
from io import BytesIO, StringIO

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from python_calamine import CalamineWorkbook

from conftest import NOW, act_as
from lientich.accounts.models import Mandate
from lientich.documents.actions import remove_filter, save_filter
from lientich.documents.models import SavedFilter
from lientich.documents.queries import saved_filters
from lientich.journal.models import Event
from lientich.programmes import actions

from .conftest import DUE

OVERDUE = {"timeliness": "overdue"}
TASKS = SavedFilter.TASKS


def of(by):
    return [one.name for one in saved_filters(by, TASKS)]


def test_what_is_shared_is_found_by_ones_own_people_and_nobody_else(lan, ha, phong, minh):
    save_filter(by=lan, name="Của Lan", wanted=OVERDUE, listing=TASKS)
    shared = save_filter(by=lan, name="Của cả bên", wanted=OVERDUE, listing=TASKS, shared=True)
    assert save_filter(by=lan, name="Của cả bên", wanted=OVERDUE, listing=TASKS, shared=True)
    assert Event.objects.filter(verb="documents.filter_saved").count() == 2
    assert of(lan) == ["Của Lan", "Của cả bên"]
    assert of(ha) == ["Của cả bên"]
    assert of(phong) == of(minh) == []
    assert not saved_filters(lan, SavedFilter.REGISTER)
    with pytest.raises(PermissionDenied):
        remove_filter(shared, by=phong)
    remove_filter(shared, by=ha)
    assert of(lan) == ["Của Lan"]


def test_whoever_left_finds_their_own_and_nothing_of_the_house(lan, ha):
    save_filter(by=lan, name="Của cả bên", wanted=OVERDUE, listing=TASKS, shared=True)
    save_filter(by=ha, name="Của Hà", wanted=OVERDUE, listing=TASKS)
    Mandate.objects.filter(person=ha.person_id).update(until=NOW.date())
    assert of(act_as(ha.user)) == ["Của Hà"]


def test_nobody_without_an_organisation_shares(lan, world):
    alone = type(lan)(now=lan.now, person_id=lan.person_id, user=lan.user)
    with pytest.raises(PermissionDenied):
        save_filter(by=alone, name="Chung", wanted=OVERDUE, listing=TASKS, shared=True)
    assert save_filter(by=alone, name="Riêng", wanted=OVERDUE, listing=TASKS)


def test_from_the_list_to_a_shared_name_with_its_columns(task, world, lan, ha, phong, client):
    client.force_login(lan.user)
    asked = {"field": world.environment.pk, "columns": ["due", "units"], "q": ""}
    page = client.get(reverse("programmes:tasks"), asked)
    assert [name for name, _label in page.context["heads"]] == ["due", "units"]
    assert page.context["page"].rows[0]["units"] == 2
    address = f"{reverse('programmes:save_filter')}?{page.context['query']}"
    assert "Cột của bảng: Hạn, Số đơn vị" in client.get(address).text
    answer = client.post(address, {"name": "Môi trường", "shared": "on"})
    client.force_login(ha.user)
    page = client.get(answer.url)
    assert page.context["current"] == SavedFilter.objects.get()
    assert [tab["label"] for tab in page.context["saved_tabs"]][1:] == ["Môi trường"]
    board = client.get(reverse("programmes:board"))
    assert answer.url.partition("?")[2] in board.context["saved_tabs"][1]["url"]
    client.force_login(phong.user)
    assert client.get(answer.url).context["saved_tabs"] == []


def test_the_usual_columns_are_no_filter(task, lan, client):
    client.force_login(lan.user)
    page = client.get(
        reverse("programmes:tasks"), {"columns": ["lead", "state", "progress", "due"]}
    )
    assert not page.context["filtered"]
    assert [str(label) for _name, label in page.context["heads"]] == [
        "Chủ trì",
        "Trạng thái",
        "Tiến độ",
        "Hạn",
    ]


@pytest.mark.parametrize("state", ["", "all", "draft"])
def test_what_is_taken_away_is_the_filtered_list(
    state, task, internal, programme, lan, phong, minh, world, client
):
    other = actions.draft_task(programme, by=lan, title="=Dự thảo", field=world.cadres)
    for by in (lan, phong, minh):
        client.force_login(by.user)
        asked = {"state": state}
        shown = client.get(reverse("programmes:tasks"), asked).context["page"].rows
        titles = [row["title"] for row in shown]
        book = client.get(reverse("programmes:export_workbook"), asked)
        found = CalamineWorkbook.from_filelike(BytesIO(b"".join(book.streaming_content)))
        cells = found.get_sheet_by_index(0).to_python()[1:]
        assert [row[0] for row in cells] == titles
        text = b"".join(client.get(reverse("programmes:export"), asked).streaming_content)
        lines = list(csv.reader(StringIO(text.decode("utf-8-sig"))))[1:]
        assert [row[0].lstrip("'") for row in lines] == titles
        paper = client.get(reverse("programmes:export_pdf"), asked)
        assert paper["Content-Type"] == "application/pdf"
        printed = pypdfium2.PdfDocument(paper.content)[0].get_textpage().get_text_range()
        printed = " ".join(printed.split())
        for one in (task.title, internal.title, other.title):
            assert (one in printed) == (one in titles)
    assert {row[3] for row in cells} <= {DUE, ""}
