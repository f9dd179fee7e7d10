"""Tasks go out as a sheet and come back: what was edited changes, and nothing else."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import act_as, make_body, make_user
from lientich.exchange import queries, running
from lientich.exchange.kinds import tasks
from lientich.exchange.models import Import, Row
from lientich.journal.models import Event
from lientich.programmes import actions as programmes
from lientich.programmes.models import Task

from .conftest import HEAD, bring, confirm, edited, out, sheet, told


def test_what_comes_back_as_it_went_changes_nothing(task, draft, lan):
    brought = bring(lan, "tasks", *out(lan, task, draft))
    assert told(brought) == [("same", {}, []), ("same", {}, [])]
    with pytest.raises(ValidationError, match="không có dòng nào để ghi"):
        confirm(brought, lan)


def test_an_edit_comes_in_through_the_action_of_the_form(draft, lan, world):
    lines = edited(
        out(lan, draft),
        title="Trồng 100 ha cây bãi thải",
        due="31/12/2026",
        lead="dang uy tap doan than bac son",
        field="can bo thu",
        follower="Tran Thi Lan",
        product="Biên bản",
        cooperating="Đảng ủy Than Vịnh Xanh; Văn phòng Đảng ủy Bắc Sơn",
    )
    brought = bring(lan, "tasks", *lines)
    [row] = brought.rows.all()
    assert row.standing == "changed", row.faults
    assert ["title", "Trồng cây bãi thải", "Trồng 100 ha cây bãi thải"] in row.changes
    assert ["due", "", "31-12-2026"] in row.changes
    assert Task.objects.get().title == "Trồng cây bãi thải"  # tried, not done

    assert confirm(brought, lan).state == Import.State.DONE
    task = Task.objects.get()
    assert (task.title, task.due, task.lead, task.field, task.product) == (
        "Trồng 100 ha cây bãi thải",
        date(2026, 12, 31),
        world.committee_a,
        world.cadres,
        "Biên bản",
    )
    assert task.follower.pk == lan.person_id
    assert set(task.cooperating.all()) == {world.committee_b, world.office_a}
    assert list(Event.objects.order_by("id").values_list("verb", flat=True))[-4:] == [
        "exchange.sheet_brought",
        "exchange.sheet_confirmed",
        "programmes.task_edited",
        "exchange.sheet_finished",
    ]


def test_a_row_without_a_mark_is_a_draft_and_confirmed_twice_it_is_one(programme, lan, world):
    head = HEAD
    lines = edited([head, [""] * len(head)], title="Họp giao ban", due=date(2026, 9, 1))
    brought = bring(lan, "tasks", *lines)
    assert told(brought)[0][0] == "new"
    confirm(brought, lan)
    confirm(brought, lan)
    task = Task.objects.get()
    assert (task.title, task.due, task.draft, task.programme, task.shared) == (
        "Họp giao ban",
        date(2026, 9, 1),
        True,
        programme,
        True,
    )
    assert Row.objects.get().subject_id == task.pk


def test_what_others_changed_meanwhile_stays_and_the_same_cell_is_a_conflict(draft, lan, world):
    lines = out(lan, draft)
    now = {"title": "Trồng cây", "field": world.environment, "product": "Hồ sơ"}
    programmes.edit_task(draft, by=lan, **now)
    brought = bring(lan, "tasks", *edited(lines, due="1/9/2026", title="Trồng rừng"))
    assert told(brought) == [("wrong", {"due": "1-9-2026"}, [("title", "conflict")])]
    brought = bring(lan, "tasks", *edited(lines, due="1/9/2026"))
    assert told(brought) == [("changed", {"due": "1-9-2026"}, [])]
    confirm(brought, lan)
    draft.refresh_from_db()
    assert (draft.title, draft.product, draft.due) == ("Trồng cây", "Hồ sơ", date(2026, 9, 1))


def test_what_was_changed_after_the_trial_is_not_overwritten(draft, lan, world, client):
    brought = bring(lan, "tasks", *edited(out(lan, draft), title="Trồng rừng"))
    programmes.edit_task(draft, by=lan, title="Trồng tre", field=world.environment)
    client.force_login(lan.user)
    answer = client.post(f"{brought.get_absolute_url()}confirm/", follow=True)
    assert answer.redirect_chain[-1][0].endswith("?only=refused")
    assert "1 dòng không ghi được" in answer.content.decode()
    brought.refresh_from_db()
    assert brought.state == Import.State.FAILED
    assert told(brought)[0][2] == [("", "moved")]
    assert Task.objects.get().title == "Trồng tre"


WRONG = [
    ({"title": ""}, ("title", "required")),
    ({"title": "x" * 301}, ("title", "too_long")),
    ({"due": "31/2/2026"}, ("due", "day")),
    ({"due": "1/9/2026"}, ("due", "assigned_due")),
    ({"recurs": "Hằng tháng"}, ("recurs", "assigned_recurs")),
    ({"lead": ""}, ("lead", "assigned_lead")),
    ({"lead": "Ban không có"}, ("lead", "nobody")),
    ({"field": "Thiên văn"}, ("field", "choice")),
    ({"shared": "có lẽ"}, ("shared", "flag")),
    ({"state": "Hoàn thành"}, ("state", "read_only")),
    ({"programme": "Chương trình khác"}, ("programme", "read_only")),
    ({"mark": "abc"}, ("mark", "mark")),
    ({"follower": "Phạm Thị Mai"}, ("follower", "nobody")),
]


def test_what_is_wrong_is_said_by_cell_and_nothing_is_done(task, lan, mai):
    lines = out(lan, task)
    for cells, met in WRONG:
        brought = bring(lan, "tasks", *edited(lines, **cells))
        assert told(brought) == [("wrong", {}, [met])], cells
        with pytest.raises(ValidationError):
            confirm(brought, lan)


def test_a_name_over_several_lines_of_a_cell_is_on_one(draft, lan):
    brought = bring(lan, "tasks", *edited(out(lan, draft), title="Trồng\n rừng"))
    confirm(brought, lan)
    assert Task.objects.get().title == "Trồng rừng"


def test_a_sheet_brought_in_again_drafts_nothing_twice(programme, lan):
    lines = edited([HEAD, [""] * len(HEAD)], title="Họp giao ban")
    first, second = bring(lan, "tasks", *lines), bring(lan, "tasks", *lines)
    confirm(first, lan)
    assert confirm(second, lan).state == Import.State.FAILED
    assert told(bring(lan, "tasks", *lines))[0][::2] == ("wrong", [("title", "exists")])
    assert Task.objects.count() == 1


def test_days_are_read_as_people_and_spreadsheets_write_them(draft, lan):
    for written in ("1-9-2026", "01/09/2026", "1.9.2026", "2026-09-01", 46266):
        [(standing, changes, _faults)] = told(
            bring(lan, "tasks", *edited(out(lan, draft), due=written))
        )
        assert (standing, changes) == ("changed", {"due": "1-9-2026"}), written


def test_a_row_twice_is_refused_the_second_time(draft, lan):
    lines = edited(out(lan, draft), title="Trồng rừng")
    brought = bring(lan, "tasks", *lines, lines[1])
    assert [one[2] for one in told(brought)] == [[], [("", "twice")]]


def test_a_name_of_several_asks_which(draft, lan, world):
    make_body(world.bac_son, "other", "Ban Môi trường", "MT")
    make_body(world.vinh_xanh, "other", "Ban Môi trường", "MT")
    brought = bring(lan, "tasks", *edited(out(lan, draft), lead="ban moi truong"))
    assert told(brought) == [("wrong", {}, [("lead", "several")])]


def test_unknown_columns_are_named_and_missing_ones_change_nothing(draft, lan, client):
    lines = [[*line, more] for line, more in zip(out(lan, draft), ["Cột lạ", "y"], strict=True)]
    product = lines[0].index("Sản phẩm")
    brought = bring(lan, "tasks", *([*line[:product], *line[product + 1 :]] for line in lines))
    assert told(brought) == [("same", {}, [])]
    client.force_login(lan.user)
    page = client.get(brought.get_absolute_url()).content.decode()
    assert "Cột lạ" in page
    assert "Giữ nguyên, không đổi: Sản phẩm." in page
    assert client.get(brought.get_absolute_url(), {"only": "\0"}).status_code == 200


def test_a_title_that_one_may_not_see_is_not_given_away(programme, ha, nga, world):
    kept = programmes.draft_task(
        programme, by=ha, title="Kiểm tra ông A", classification="inspection", shared=False
    )
    assert queries.titles_there(ha, [kept.title]) == {(programme.pk, kept.title)}
    assert queries.titles_there(nga, [kept.title]) == set()


def test_nobody_changes_by_sheet_what_they_could_not_by_form(task, draft, lan, ha, mai, nga, minh):
    """Owner, other side, specialist of another field, unit: each with the owner's own sheet."""
    lines = edited(edited(out(lan, draft, task), title="Một"), 2, title="Hai")
    assert list(tasks.exported(mai, [draft.pk, task.pk])) == []
    assert list(tasks.exported(nga, [draft.pk, task.pk])) == []
    assert [one[0] for one in told(bring(ha, "tasks", *lines))] == ["changed", "changed"]
    assert [one[2] for one in told(bring(mai, "tasks", *lines))] == [[("mark", "may_not")]] * 2
    assert [one[2] for one in told(bring(nga, "tasks", *lines))] == [[("mark", "gone")]] * 2
    with pytest.raises(PermissionDenied):
        bring(minh, "tasks", *lines)


def test_a_specialist_gives_nothing_away(programme, lan, world, nga):
    own = programmes.draft_task(programme, by=lan, title="Xếp loại", field=world.cadres)
    brought = bring(nga, "tasks", *edited(out(nga, own), field="Môi trường thử"))
    assert told(brought) == [("wrong", {}, [("field", "may_not")])]
    head = HEAD
    line = edited([head, [""] * len(head)], title="Trồng cây", field="Môi trường thử")
    assert told(bring(nga, "tasks", *line))[0][2] == [("field", "may_not")]


@pytest.fixture
def nga(world):
    """Specialist of personnel at Bắc Sơn."""
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức Bắc Sơn", "BTC")
    board.fields.add(world.cadres)
    return act_as(make_user("nga", "Phạm Thanh Nga", "specialist", world.bac_son, board))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bang.pdf", b"%PDF-1.7\n", "không phải bảng tính"),
        ("bang.png", b"\x89PNG\r\n\x1a\n", "không phải bảng tính"),
        ("bang.docx", b"PK\x03\x04nothing", "không phải bảng tính"),
        ("bang.xlsx", b"", "không có nội dung|không có dòng nào"),
        ("bang.csv", b"a,b\n1,2\n", "hàng tiêu đề"),
        ("bang.xlsx", sheet(["Nhiệm vụ", "Hạn"]), "không có dòng nào"),
        ("bang.xlsx", sheet(["Nhiệm vụ", "Hạn"], ["TUYỆT MẬT", ""]), "độ mật"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_words(lan, name, data, words):
    with pytest.raises(ValidationError, match=words):
        running.bring(by=lan, kind="tasks", file=(name, data))
    assert not Import.objects.exists()


TITLES = st.text(st.sampled_from("aăđươễ =+-@;'\"<&,/012"), min_size=1, max_size=40).filter(
    str.strip
)


@given(title=TITLES, product=TITLES | st.just(""), due=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_edits_come_back_exactly(edit_once, title, product, due):
    edit_once(title.strip(), product.strip(), due)


@pytest.fixture
def edit_once(draft, lan):
    lines = out(lan, draft)

    def edit(title, product, due):
        nonlocal lines
        brought = bring(lan, "tasks", *edited(lines, title=title, product=product, due=due))
        if brought.rows.get().standing != "same":
            confirm(brought, lan)
        now = Task.objects.get(pk=draft.pk)
        assert [" ".join(one.split()) for one in (now.title, now.product)] == [
            " ".join(one.split()) for one in (title, product)
        ]
        assert now.due == due
        lines = out(lan, draft)
        assert told(bring(lan, "tasks", *lines)) == [("same", {}, [])]

    return edit
