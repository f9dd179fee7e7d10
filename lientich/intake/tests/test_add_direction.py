"""A person says that an item of the text is a task, where none was read in it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from lxml import html

from lientich.documents import clauses
from lientich.intake import actions
from lientich.intake.models import Intake
from lientich.intake.review import review
from lientich.journal.models import Event
from lientich.programmes.models import Task

ITEM = "Bằng mọi cách giữ cho hồ thải không tràn trong mùa mưa"
TEXT = f"""ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
*
Số 12-TB/ĐU

THÔNG BÁO
kết luận hội nghị giao ban
-----
1. {ITEM}
2. Giao Văn phòng Đảng ủy Bắc Sơn rà soát quy chế phối hợp trước ngày 20-12-2026.
3. Nội dung khác
"""
LINE_END = TEXT.index("\n")


@pytest.fixture
def intake(bring, programme):
    return bring(TEXT, programme=programme).intake


def place_of(intake):
    start = intake.text.index(ITEM)
    return start, start + len(ITEM)


def test_an_item_becomes_a_proposal_and_a_draft(intake, lan, programme):
    start, end = place_of(intake)
    added = actions.add_direction(intake, by=lan, start=start, end=end)
    assert (added.told["text"], added.sure, added.is_open) == (ITEM, True, True)
    event = Event.objects.get(verb="intake.added")
    assert event.facts == {"proposal": str(added.pk), "kind": "direction"}
    actions.accept(intake.proposals.get(kind="source"), by=lan)
    actions.accept(added, by=lan)
    task = Task.objects.get()
    assert (task.text, task.draft, task.place) == (ITEM, True, "mục 1")
    assert (task.source, task.start) == (Intake.objects.get().document, start)


def test_sent_twice_it_is_there_once(intake, lan):
    start, end = place_of(intake)
    first = actions.add_direction(intake, by=lan, start=start, end=end)
    assert actions.add_direction(intake, by=lan, start=start, end=end) == first
    assert Event.objects.filter(verb="intake.added").count() == 1


def test_what_was_done_waits_again(intake, lan):
    for proposal in intake.proposals.exclude(kind="source"):
        actions.reject(proposal, by=lan)
    actions.accept(intake.proposals.get(kind="source"), by=lan)
    assert Intake.objects.get().state == "done"
    start, end = place_of(intake)
    actions.add_direction(intake, by=lan, start=start, end=end)
    assert Intake.objects.get().state == "read"


@pytest.mark.parametrize("place", [(0, 0), (9000, 9010), (3, 99_999_999), (LINE_END, LINE_END + 1)])
def test_nothing_comes_of_a_place_without_words(intake, lan, place):
    start, end = place
    with pytest.raises(ValidationError, match="Không có nội dung"):
        actions.add_direction(intake, by=lan, start=start, end=end)


def test_who_may_not(intake, ha, phong, minh):
    start, end = place_of(intake)
    for by in (ha, phong, minh):
        with pytest.raises(PermissionDenied):
            actions.add_direction(intake, by=by, start=start, end=end)
    assert not Event.objects.filter(verb="intake.added").exists()


def test_the_page_offers_it_where_nothing_was_read(intake, lan, phong, client):
    client.force_login(lan.user)
    page = client.get(intake.get_absolute_url())
    assert page.text.count("Thêm việc từ mục này") == 1
    start, end = place_of(intake)
    url = reverse("intake:add_direction", args=[intake.pk])
    assert f'value="{start}-{end}"' in page.text
    answer = client.post(url, {"place": f"{start}-{end}"}, follow=True)
    assert "Thêm việc từ mục này" not in answer.text
    assert ITEM in answer.text
    wrong = client.post(url, {"place": "x"}, follow=True)
    assert "Không có nội dung nào ở chỗ này" in wrong.text
    client.force_login(phong.user)
    assert client.post(url, {"place": f"{start}-{end}"}).status_code == 404


@pytest.mark.parametrize(("language", "said"), [("vi", "Thêm việc"), ("en", "Add a task")])
def test_the_button_says_its_language_inside_a_vietnamese_text(intake, lan, client, language, said):
    client.force_login(lan.user)
    client.cookies["django_language"] = language
    page = html.fromstring(client.get(intake.get_absolute_url()).content)
    (button,) = page.xpath("//button[@name='place']")
    assert button.get("lang") == language
    assert button.text_content().strip().startswith(said)


def test_an_item_is_numbered_and_more_than_a_heading():
    assert clauses.item("1. Tập trung sản xuất trong quý bốn") == 3
    assert clauses.item("- Tập trung sản xuất trong quý bốn") == 2
    assert clauses.item("a) Tập trung sản xuất trong quý bốn") == 3
    assert clauses.item("1- Than Suối Ngà hoàn thành rà soát") == 3
    assert clauses.item("2. Kết quả đạt được") is None
    assert clauses.item("Tập trung sản xuất trong quý bốn") is None


def test_lines_know_their_place(intake, lan):
    for line in review(lan, intake, {}).lines:
        assert intake.text[line.start :].startswith(line.text)
