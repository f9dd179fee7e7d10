"""The article beside the project, as an office brings it in."""

from datetime import date

import pytest

from conftest import act_as, make_user
from lientich.documents.models import Document, Statement
from lientich.intake import actions
from lientich.intake.models import Intake
from lientich.organisations.models import Person, Post
from lientich.programmes.actions import start_programme
from lientich.programmes.models import Task
from tests.shared import shared


@pytest.fixture
def article():
    (path,) = shared("seed").glob("*.txt")
    return path.read_bytes()


@pytest.fixture
def office(coal):
    group, province, committee, other = coal
    Post.objects.create(body=committee, title="Bí thư")
    Post.objects.create(body=other, title="Bí thư")
    return act_as(make_user("vp", "Trần Văn Phòng", "office", group))


@pytest.fixture
def programme(coal, office):
    return start_programme(
        by=office,
        name="Chương trình phối hợp năm 2019",
        since=date(2019, 1, 1),
        until=date(2019, 12, 31),
        sides=coal[:2],
        lines=["party"],
    )


def test_the_article_becomes_a_running_programme(bring, article, office, programme, coal):
    group, province, committee, other = coal
    came = bring(article, "bai-bao.txt", by=office, programme=programme)
    actions.accept_sure(came.intake, by=office)

    intake = Intake.objects.get()
    assert list(intake.proposals.filter(state="open")) == []
    assert intake.state == "done"
    news = intake.document
    assert (news.kind, news.date, news.subject) == (
        "Bài báo",
        date(2019, 3, 6),
        "Tăng cường phối hợp toàn diện",
    )
    assert (news.text, news.file_name) == (intake.text, "bai-bao.txt")
    cited = {one.code: one for one in Document.objects.exclude(pk=news.pk)}
    assert set(cited) == {"30-NQ/ĐU", "11-NQ/ĐU", "33-NQLT/ĐUTKV-ĐUTQN"}
    joint = cited["33-NQLT/ĐUTKV-ĐUTQN"]
    assert list(joint.issuers.order_by("issuings__order")) == [committee, other]
    assert set(joint.owners.all()) == {group, province}
    assert (joint.date, joint.period_from, joint.period_to) == (date(2018, 4, 18), 2018, 2020)
    assert list(cited["30-NQ/ĐU"].owners.all()) == [group]
    assert {(r.other.code, r.kind) for r in news.relations.all()} == {
        (code, "cites") for code in cited
    }

    secretary = Person.objects.get(name="Lê Minh Chuẩn")
    assert secretary.appointments.get().post.body == committee
    assert not Person.objects.get(name="Vũ Anh Tuấn").appointments.exists()  # not ours to note

    programme.refresh_from_db()
    assert programme.goal == "An toàn - Đổi mới - Phát triển"
    tasks = Task.objects.filter(programme=programme)
    assert tasks.count() == 9
    assert not tasks.filter(draft=False).exists()
    assert {task.text for task in tasks} == {news.text[task.start : task.end] for task in tasks}
    assert sorted(tasks.values_list("directed_by", flat=True)) == (
        ["Lê Minh Chuẩn"] * 4 + ["Vũ Anh Tuấn"] * 5
    )
    assert Statement.objects.filter(kind="result").count() == 3
    assert Statement.objects.filter(kind="event").count() == 1


def test_brought_in_twice_nothing_is_there_twice(bring, article, office, programme):
    first = bring(article, by=office, programme=programme)
    actions.accept_sure(first.intake, by=office)
    counts = [model.objects.count() for model in (Document, Statement, Task, Person)]

    again = bring(article, by=office, programme=programme)
    assert (again.intake, again.earlier) == (first.intake, True)

    other = bring(article + b"\n ", by=office, programme=programme)
    assert not other.earlier
    actions.accept_sure(other.intake, by=office)
    assert [model.objects.count() for model in (Document, Statement, Task, Person)] == counts
    assert set(other.intake.proposals.values_list("state", "existed")) == {("accepted", True)}
