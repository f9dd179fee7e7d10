"""The review report from live data: page, PDF and DOCX say the same, and every figure its rows."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from lientich.conferences import actions as conferences
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.organisations.models import Appointment, Person, Post
from lientich.papers import Table, to_docx, to_pdf
from lientich.papers.tests.reading import docx_blocks, pdf_blocks
from lientich.programmes import actions as programmes
from lientich.reports import places, queries
from lientich.reports.facts import Place, Standing, Work
from lientich.reports.review import write
from lientich.reports.tests import naive

DAY = date(2026, 6, 15)  # today, in these tests


def told(by, conference):
    return write(queries.facts(by, conference))


def counts(review):
    return {key: len(rows) for key, rows in review.figures.items()}


def test_both_sides_read_the_same_and_what_is_internal_is_in_no_figure(
    conference, task, internal, lan, mai
):
    one, other = told(lan, conference), told(mai, conference)
    assert one == other
    assert counts(one)["works.assigned"] == 1
    assert internal.title not in str(one)


def test_an_own_document_counts_once_both_may_read_it(conference, world, lan, mai):
    own = documents.register(
        by=lan,
        kind="Nghị quyết",
        number="41",
        symbol="NQ/ĐU",
        date=date(2026, 2, 1),
        subject="lãnh đạo nhiệm vụ",
        issuers=[world.committee_a],
    )
    assert "issued" not in counts(told(lan, conference))
    documents.share(own, by=lan, organisations=[world.vinh_xanh])
    found = counts(told(mai, conference))
    assert (found["issued"], found["issued.joint"]) == (1, 0)
    assert (found["issued.side0"], found["issued.side1"]) == (1, 0)


def test_what_there_is_no_data_for_says_so(conference, lan):
    text = str(told(lan, conference).paper)
    for what in ("Nhiệm vụ đã giao", "Văn bản ban hành trong kỳ", "Cách làm mới"):
        assert f"{what}: chưa có số liệu." in text


def give(world, lan, programme, *, field=None, due=None, units=None, title="Việc"):
    drafted = programmes.draft_task(
        programme, by=lan, title=title, field=field, lead=world.committee_a, token=new_id()
    )
    return programmes.assign_task(
        drafted, by=lan, lead=world.committee_a, due=due, units=units or [world.suoi_nga]
    )


def finish(task, minh, lan, percent=100):
    part = task.assignments.get(unit=minh.organisation_id)
    programmes.report_progress(part, by=minh, percent=percent, token=new_id())
    if percent == 100:
        part.refresh_from_db()
        programmes.confirm_completion(part, by=lan)


@pytest.fixture
def works(world, lan, minh, programme):
    """Tasks of every standing."""
    made = [
        give(world, lan, programme, field=world.environment, due=DAY, title="Đúng hạn"),
        give(world, lan, programme, field=world.environment, title="Không hạn"),
        give(world, lan, programme, field=world.cadres, due=DAY, title="Đang làm"),
        give(world, lan, programme, due=DAY, title="Tạm dừng"),
        give(world, lan, programme, due=DAY, title="Quá hạn"),
        give(world, lan, programme, due=DAY, title="Xong muộn"),
    ]
    finish(made[0], minh, lan)
    finish(made[1], minh, lan)
    finish(made[2], minh, lan, 40)
    programmes.suspend(made[3].assignments.get(), by=lan, reason="Chờ")
    finish(made[5], minh, lan)
    # The days of these two are past: no action dates back.
    past = DAY - timedelta(days=3)
    for one in (made[4], made[5]):
        one.assignments.update(due=past, original_due=past)
        type(one).objects.filter(pk=one.pk).update(due=past)
    return made


def test_every_figure_is_what_a_naive_count_gives(conference, works, programme, lan):
    review = told(lan, conference)
    found, expected = counts(review), naive.breakdown(DAY, programme=programme)
    assert {key: found[f"works.{key}"] for key in expected} == expected
    assert expected == {
        "assigned": 6,
        "completed": 3,
        "in_time": 1,
        "late": 1,
        "undated": 1,
        "running": 1,
        "overdue": 1,
        "stopped": 1,
    }
    by_field = [found[key] for key in sorted(found) if key.endswith(".assigned") and "field" in key]
    assert sum(by_field) == 6
    assert found["units.assigned"] == 6


def pages(client, by, conference):
    client.force_login(by.user)
    return client.get(f"/conferences/{conference.pk}/report/").content.decode()


def test_what_a_unit_was_given_is_the_sum_of_how_it_stands(conference, works, lan):
    paper = told(lan, conference).paper
    (table,) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))
    rows = [[int(cell[0].text) for cell in row[2:]] for row in table.rows]
    assert [row[0] for row in rows] == [sum(row[1:]) for row in rows]
    assert rows[-1] == [sum(column) for column in zip(*rows[:-1], strict=True)]


def test_page_pdf_and_docx_say_the_same(conference, works, resolution, lan, client):
    conferences.add_paper(conference, by=lan, document=resolution)
    review = told(replace(lan, now=timezone.now()), conference)  # as the page does
    pdf, docx = pdf_blocks(to_pdf(review.paper)), docx_blocks(to_docx(review.paper))
    assert pdf == docx
    page = plain_text(pages(client, lan, conference))
    assert len(docx) > 80
    for role, text in docx:
        if role != "Figure":  # on the page, the chart is words and bars
            assert text.removeprefix("- ").casefold() in page.casefold(), text  # a mark of lists


def plain_text(page):
    (article,) = html.fromstring(page).xpath("//article")
    return " ".join(article.text_content().split())


CHANGES = {
    "a unit's progress": (
        lambda s: finish(s.works[2], s.minh, s.lan),
        {"works.completed", "works.in_time", "works.running"},
    ),
    "a task more": (
        lambda s: give(s.world, s.lan, s.programme, field=s.world.cadres, title="Thêm"),
        {"works.assigned", "works.running"},
    ),
    "a resumed part": (
        lambda s: programmes.resume(s.works[3].assignments.get(), by=s.lan),
        {"works.stopped", "works.running"},
    ),
    "an obstacle": (
        lambda s: programmes.raise_obstacle(s.programme, by=s.minh, text="Thiếu xe"),
        {"obstacles", "obstacles.open", "obstacles.resolved"},
    ),
    "a new way": (
        lambda s: programmes.tell_new_way(s.programme, by=s.minh, text="Giao ca mới"),
        {"new_ways", "new_ways.taken_up"},
    ),
    "a conclusion": (
        lambda s: conferences.conclude(s.conference, by=s.lan, text="Trồng cây"),
        {"directions"},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_one_row_changes_exactly_its_figures_everywhere(
    name, conference, works, world, programme, lan, minh
):
    change, expected = CHANGES[name]
    before = told(lan, conference)
    change(
        SimpleNamespace(
            conference=conference,
            works=works,
            world=world,
            programme=programme,
            lan=lan,
            minh=minh,
        )
    )
    after = told(lan, conference)
    old, new = counts(before), counts(after)
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    told_of = ("works", "issued", "followed", "directions", "obstacles", "new_ways")
    assert {key for key in changed if key.startswith(told_of)} == expected
    for read, make in ((pdf_blocks, to_pdf), (docx_blocks, to_docx)):
        assert read(make(before.paper)) != read(make(after.paper))


def test_a_figure_opens_its_rows(conference, works, lan, tuan, client):
    client.force_login(lan.user)
    url = f"/conferences/{conference.pk}/report/figure/"
    page = client.get(url, {"key": "works.late"}).content.decode()
    assert "Xong muộn" in page
    assert "Đúng hạn" not in page.split("<main")[1]
    assert client.get(url, {"key": "works.nothing"}).status_code == 404
    client.force_login(tuan.user)
    assert client.get(url, {"key": "works.late"}).status_code == 404


def test_each_figure_has_its_place_in_the_report(conference, works, lan, client):
    written = told(lan, conference)
    for key, rows in written.figures.items():
        found = places.told(written.paper, key)
        if not rows and found is None:  # of a field of work, what there is none of is not said
            continue
        (run,) = [one for one in found.runs if one.key == key]
        assert run.text.startswith(str(len(rows))) or len(rows) == 1
    client.force_login(lan.user)
    page = client.get(
        reverse("reports:figure", args=[conference.pk]), {"key": "works.overdue"}
    ).content.decode()
    assert "Kết quả công tác phối hợp" in page
    assert re.search(r"<mark>\d+</mark>", page)


def test_files_come_as_files(conference, works, lan, client):
    page = pages(client, lan, conference)
    for ending, begins, words in (
        ("pdf", b"%PDF-1.7", "Tải PDF để in"),
        ("docx", b"PK", "Tải Word (.docx)"),
    ):
        assert words in page
        response = client.get(f"/conferences/{conference.pk}/report/{ending}/")
        assert response.content.startswith(begins)
        name = f'attachment; filename="bao-cao-so-ket-6-thang-dau-nam-2026.{ending}"'
        assert response["Content-Disposition"] == name


def test_the_same_period_last_year(conference, works, programme, world, lan, minh):
    """What stood so a year before, as it stood then."""
    assert "Cùng kỳ" in str(told(lan, conference).paper)
    assert "chưa có số liệu" in str(told(lan, conference).paper)
    then = datetime(2025, 3, 1, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    by = replace(lan, now=then)
    last = programmes.start_programme(
        by=by,
        name="Chương trình 2025",
        since=date(2025, 1, 1),
        until=date(2025, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )
    give(world, by, last, due=date(2025, 5, 30), title="Năm ngoái")
    found = counts(told(lan, conference))
    assert (found["earlier.assigned"], found["earlier.overdue"]) == (1, 1)


DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 3, 31)))


@given(
    st.sampled_from(
        ["not_started", "in_progress", "claimed", "completed", "suspended", "declined"]
    ),
    DAYS,
    DAYS,
    st.dates(date(2025, 12, 30), date(2026, 4, 2)),
)
def test_standing_is_the_naive_rule(state, due, stopped, day):
    work = Work("", Place(""), "", "", "", date(2026, 1, 1), due, state, stopped)
    assert work.standing(day) == Standing(naive.standing(state, due, stopped, day))


def words(review):
    return "\n".join(text for _role, text in docx_blocks(to_docx(review.paper)))


def test_a_direction_says_who_gave_it_in_which_document_both_may_read(
    conference, programme, world, lan, mai
):
    secretary = Post.objects.get(body=world.committee_a)
    an = Person.objects.create(name="Trần Văn An")
    Appointment.objects.create(person=an, post=secretary, since=date(2026, 1, 1))
    news = documents.register(by=lan, kind="Bài báo", subject="Hội nghị", date=date(2026, 7, 19))
    conferences.add_paper(conference, by=lan, document=news)
    programmes.draft_task(
        programme,
        by=lan,
        title="Trồng cây",
        text="trồng cây",
        source=news,
        start=0,
        end=9,
        directed_by="Trần Văn An",
        owners=[world.bac_son, world.vinh_xanh],
    )
    conferences.conclude(conference, by=lan, text="Họp mỗi quý", directed_by="Hai Bí thư")
    text = words(told(lan, conference))
    assert "Hội nghị ngày 18-7-2026 nêu 2 nội dung:" in text
    assert "Trồng cây (Trần Văn An, Bí thư Đảng ủy Tập đoàn Than Bắc Sơn)." in text
    assert "Họp mỗi quý (Hai Bí thư)." in text

    documents.share(news, by=lan, organisations=[world.vinh_xanh])
    cited = "(theo Bài báo “Hội nghị” ngày 19-7-2026)"
    assert f"nêu 2 nội dung {cited}:" in words(told(mai, conference))

    namesake = Person.objects.create(name="Trần Văn An")
    other = Post.objects.get(body=world.committee_b)
    Appointment.objects.create(person=namesake, post=other, since=date(2026, 1, 1))
    assert "Trồng cây (Trần Văn An)." in words(told(lan, conference))


def test_the_goal_names_the_document_that_both_may_read(conference, programme, world, lan):
    news = documents.register(
        by=lan, kind="Bài báo", subject="Hội nghị", date=date(2026, 7, 19), text=programme.goal
    )
    documents.state(
        news, by=lan, kind="goal", text=programme.goal, start=0, end=len(programme.goal)
    )
    assert "là “An toàn - Xanh”." in words(told(lan, conference))
    documents.share(news, by=lan, organisations=[world.vinh_xanh])
    cited = "(theo Bài báo “Hội nghị” ngày 19-7-2026)"
    assert f"là “An toàn - Xanh” {cited}." in words(told(lan, conference))


def test_fields_and_kinds_of_which_nothing_is_known_are_told(conference, task, world, lan):
    text = words(told(lan, conference))
    silent = text.split("Các mặt công tác khác (")[1].split("): chưa có số liệu.")[0].split("; ")
    assert "Cán bộ thử" in silent
    assert "Môi trường thử" not in silent
    own = documents.register(
        by=lan,
        kind="Nghị quyết",
        number="41",
        symbol="NQ/ĐU",
        date=date(2026, 2, 1),
        issuers=[world.committee_a],
    )
    documents.share(own, by=lan, organisations=[world.vinh_xanh])
    assert "Chỉ thị và Kế hoạch: chưa có số liệu." in words(told(lan, conference))
