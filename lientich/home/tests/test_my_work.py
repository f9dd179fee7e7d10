"""What waits for somebody: what they may do next, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from conftest import NOW, act_as, give_mandate, make_body, make_user
from lientich.accounts.models import Mandate
from lientich.accounts.queries import actor_of
from lientich.conferences import actions as conferences
from lientich.core import access
from lientich.core.ids import new_id
from lientich.documents import actions as documents
from lientich.home import queries
from lientich.home.queries.kinds import kinds
from lientich.home.queries.waiting import MOST_COUNTED
from lientich.intake.models import Intake, Proposal
from lientich.programmes import actions, rules
from lientich.programmes.models import Assignment, Cooperation, Obstacle, Task
from lientich.programmes.queries import speaker

TODAY = NOW.date()


def waiting(by):
    return {
        group.kind.key: [row.title for row in group.rows]
        for group in queries.around(by, 100).groups
    }


@pytest.fixture
def intake(world, lan):
    """A document of Bắc Sơn that was read, with two proposals still open."""
    made = Intake.objects.create(
        owner=world.bac_son,
        mandate_id=lan.mandate_id,
        batch=new_id(),
        name="thong-bao.docx",
        at=NOW,
        state=Intake.State.READ,
    )
    for state in ("open", "open", "accepted"):
        Proposal.objects.create(intake=made, kind="goal", facts={}, sure=True, state=state)
    return made


@pytest.fixture
def waits(world, ha, binh):
    """A mandate of Bắc Sơn that Hà gave, and that waits for another."""
    new = make_user("moi", "Lê Thị Mới", "reporter", world.doi_sim)
    return Mandate.objects.create(
        person=new.person,
        role="leader",
        organisation=world.bac_son,
        since=date(2026, 1, 1),
        needs_second=True,
        granted_by_id=ha.mandate_id,
        granted_at=NOW,
    )


@pytest.fixture
def binh(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("binh", "Trịnh Bình", "administrator", world.bac_son))


def test_what_waits_for_whom(secrets, intake, waits, request, ha, mai, binh):
    found = {
        who: waiting(request.getfixturevalue(who))
        for who in ("lan", "phong", "ha", "binh", "minh", "tuan")
    }
    assert found == {
        "lan": {
            "claims": ["Zebra đã nhận xong", "Chung trạm xử lý", "Okapi của Đồi Sim"],
            "drafts": ["Zebra dự thảo"],
            "intakes": ["thong-bao.docx"],
        },
        "phong": {"claims": ["Quagga đã nhận xong"], "drafts": ["Quagga dự thảo"]},
        "ha": {"claims": ["Zebra đã nhận xong", "Chung trạm xử lý", "Okapi của Đồi Sim"]},
        "binh": {"mandates": ["Lê Thị Mới, Lãnh đạo"]},
        "minh": {},
        "tuan": {},
    }


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ({"title": "Tăng cường phối hợp", "subject": "Về phối hợp"}, "Tăng cường phối hợp"),
        ({"title": None, "subject": "về phối hợp"}, "Về phối hợp"),
        ({"title": "", "subject": None}, "thong-bao.docx"),
        ({}, "thong-bao.docx"),
    ],
)
def test_an_intake_is_called_as_everywhere(intake, lan, source, title):
    intake.source = source
    intake.save()
    assert waiting(lan)["intakes"] == [title] == [str(intake)]


def test_a_scan_waits_to_be_registered(intake, lan, register):
    intake.scanned = 3
    intake.save()
    ((row,),) = [group.rows for group in queries.around(lan, 5).groups]
    assert row.note == "bản quét 3 trang chờ vào sổ"
    assert row.url == reverse("intake:register_scan", args=[intake.pk])
    intake.document = register(lan, "9", "Về môi trường")
    intake.save()
    ((row,),) = [group.rows for group in queries.around(lan, 5).groups]
    assert (row.note, row.url) == ("2 đề xuất chờ duyệt", intake.get_absolute_url())


def test_a_draft_says_what_it_comes_from(programme, draft, register, lan):
    draft("Từ nghị quyết", source=register(lan, "7", "Về môi trường"), place="mục II.2")
    draft("Từ đâu không rõ")
    (drafts,) = queries.around(lan, 5).groups
    assert {row.title: row.note for row in drafts.rows} == {
        "Từ nghị quyết": "Nghị quyết 7-NQ/ĐU, mục II.2",
        "Từ đâu không rõ": "Chương trình phối hợp 2026",
    }


@pytest.fixture
def hindered(secrets, programme, lan, mai, minh, world):
    """Obstacles that wait for nobody yet, for Bắc Sơn, for Vịnh Xanh, and one that is resolved."""
    owners = {"Chưa ai": None, "Bắc Sơn": world.office_a, "Vịnh Xanh": world.committee_b}
    for text, owner in owners.items():
        one = actions.raise_obstacle(programme, by=minh, text=text)
        if owner:
            actions.own_obstacle(one, by=mai, owner=owner)
    done = actions.raise_obstacle(programme, by=lan, text="Đã xong")
    actions.resolve_obstacle(done, by=lan, resolution="Xong")


def test_an_obstacle_waits_for_the_side_whose_body_resolves_it(
    hindered, lan, ha, phong, mai, minh, tuan
):
    assert {
        by.user.username: waiting(by).get("obstacles") for by in (lan, ha, phong, mai, minh, tuan)
    } == {
        "lan": ["Chưa ai", "Bắc Sơn"],
        "ha": ["Bắc Sơn"],
        "phong": ["Chưa ai", "Vịnh Xanh"],
        "mai": ["Vịnh Xanh"],
        "minh": None,
        "tuan": None,
    }
    for by in (lan, ha, phong, mai):
        seen = Obstacle.objects.filter(text__in=waiting(by)["obstacles"])
        assert all(rules.can_settle(by, one.programme) for one in seen)


def test_the_page_of_an_obstacle_is_the_next_deed(client, hindered, lan):
    groups = {group.kind.key: group for group in queries.around(lan, 5).groups}
    client.force_login(lan.user)
    pages = [client.get(row.url) for row in groups["obstacles"].rows]
    assert [page.context["question"] for page in pages] == [
        "Ai giải quyết vướng mắc này?",
        "Vướng mắc này đã giải quyết?",
    ]


def test_the_offices_prepare_a_conference_and_draft_tasks_from_what_it_concluded(
    client, secrets, programme, lan, ha, phong, mai, minh, tuan
):
    def call(since, until, held_on=None):
        return conferences.call_conference(
            programme, by=lan, kind="half_year", since=since, until=until, held_on=held_on
        )

    held = call(date(2025, 7, 1), date(2025, 12, 31), TODAY - timedelta(days=60))
    call(date(2026, 1, 1), date(2026, 6, 30))
    call(date(2026, 7, 1), date(2026, 12, 31), TODAY + timedelta(days=200))
    long_ago = call(date(2024, 1, 1), date(2024, 6, 30), date(2024, 7, 9))
    conferences.conclude(long_ago, by=lan, text="Chuyện cũ")
    conferences.conclude(held, by=lan, text="Chưa thành nhiệm vụ")
    drafted = conferences.conclude(held, by=lan, text="Đã thành nhiệm vụ")
    discarded = conferences.conclude(held, by=lan, text="Dự thảo bị bỏ")
    conferences.draft_from(drafted, by=lan, programme=programme)
    task = conferences.draft_from(discarded, by=lan, programme=programme)
    actions.discard_draft(task, by=lan)
    needless = conferences.conclude(held, by=lan, text="Lời biểu dương")
    conferences.need_no_task(needless, by=lan, reason="Chỉ là lời biểu dương")
    for by in (lan, phong):
        found = waiting(by)
        assert found["conferences"] == [
            "Hội nghị sơ kết công tác phối hợp 6 tháng cuối năm 2026",
            "Hội nghị sơ kết công tác phối hợp 6 tháng đầu năm 2026",
        ]
        assert found["conclusions"] == ["Chưa thành nhiệm vụ", "Dự thảo bị bỏ"]
    for by in (ha, mai, minh, tuan):
        assert not {"conferences", "conclusions"} & waiting(by).keys()
    client.force_login(lan.user)
    for group in queries.around(lan, 5).groups:
        assert [client.get(row.url).status_code for row in group.rows] == [200] * len(group.rows)


def test_a_number_that_was_taken_waits_for_the_office_from_the_next_day(world, lan, ha, phong):
    series = documents.open_series(
        world.committee_a, by=lan, kind="Kế hoạch", since=date(2026, 1, 1), symbol="KH/ĐU"
    )
    for key, reserved_for in (("a", "kế hoạch trồng cây"), ("b", "hội thao")):
        documents.reserve_number(series, by=lan, key=key, reserved_for=reserved_for, by_hand=True)
    documents.void_number(series.numbers.get(value=2), by=lan, reason="thôi")
    tomorrow, evening = NOW + timedelta(days=1, minutes=1), NOW + timedelta(hours=10)
    assert waiting(replace(lan, now=evening)) == {}
    assert waiting(replace(lan, now=tomorrow)) == {"numbers": ["Số 01-KH/ĐU"]}
    (group,) = queries.around(replace(lan, now=tomorrow), 5).groups
    held = series.numbers.get(value=1)
    row = group.rows[0]
    assert (row.note, row.when, row.url) == (
        "kế hoạch trồng cây · Đảng ủy Tập đoàn Than Bắc Sơn",
        "Chờ 1 ngày",
        held.get_absolute_url(),
    )
    for by in (ha, phong):
        assert waiting(replace(by, now=tomorrow)) == {}
    documents.register(
        by=lan,
        kind="Kế hoạch",
        number="1",
        symbol="KH/ĐU",
        date=TODAY,
        issuers=[world.committee_a],
    )
    assert waiting(replace(lan, now=tomorrow)) == {}


def test_a_unit_is_asked_for_what_presses(programme, give, report, lan, minh, world):
    late = give("Quá hạn", [world.suoi_nga], due=TODAY)
    soon = give("Sắp hạn", [world.suoi_nga], due=TODAY + timedelta(days=3))
    later = give("Còn lâu", [world.suoi_nga], due=TODAY + timedelta(days=4))
    back = give("Trả lại", [world.suoi_nga], due=TODAY + timedelta(days=30))
    give("Chưa làm", [world.suoi_nga], due=TODAY + timedelta(days=60))
    give("Không hạn", [world.suoi_nga], due=None)
    for one in (late, soon, later):
        report(one, minh, 20)
    report(back, minh, 100)
    actions.return_for_rework(back.assignments.get(), by=lan, reason="thiếu ảnh")
    assert waiting(minh) == {"duties": ["Quá hạn", "Sắp hạn", "Trả lại", "Chưa làm", "Không hạn"]}


def test_a_body_is_asked_for_its_part_of_a_task(give, lan, phong, mai, minh, tuan, world):
    later = TODAY + timedelta(days=30)
    helping = {"cooperating": [world.committee_b]}
    task = give("Cùng làm", [world.suoi_nga], due=later, **helping)
    part = task.cooperations.get()

    def asked(days=0):
        by = replace(phong, now=NOW + timedelta(days=days))
        return [
            (row.note, row.when)
            for group in queries.around(by, 5).groups
            for row in group.rows
            if group.kind.key == "cooperations"
        ]

    body = "Đảng ủy Than Vịnh Xanh"
    assert asked() == [(f"{body} · phối hợp", "15-7-2026")]
    assert "cooperations" in waiting(mai)
    for by in (lan, minh, tuan):
        assert "cooperations" not in waiting(by)
    actions.report_cooperation(part, by=phong, percent=20, token=new_id())
    assert asked() == []  # until its day comes near, or somebody asks
    assert asked(27) == [(f"{body} · phối hợp", "15-7-2026")]
    assert asked(32) == [(f"{body} · phối hợp", "Quá 2 ngày")]
    actions.set_cooperation(part, by=lan, duty="Tuyên truyền", due=TODAY + timedelta(days=9))
    actions.remind_cooperation(part, by=lan)
    assert asked() == [(f"{body} · Tuyên truyền · đã được nhắc", "24-6-2026")]
    actions.suspend(task.assignments.get(), by=lan, reason="Chờ vốn")
    assert asked() == []


def test_how_a_row_says_when(programme, give, minh, world):
    give("Việc", [world.suoi_nga], due=TODAY + timedelta(days=5))

    def said(days):
        by = replace(minh, now=NOW + timedelta(days=days))
        (group,) = queries.around(by, 5).groups
        return group.rows[0].when, group.rows[0].tone

    assert [said(days) for days in (0, 2, 5, 7)] == [
        ("20-6-2026", ""),
        ("20-6-2026", "warn"),
        ("Hôm nay", "warn"),
        ("Quá 2 ngày", "bad"),
    ]


def test_the_page_of_many_kinds_begins_with_what_is_latest(secrets, intake, lan):
    rows = queries.first(queries.around(lan, 5).groups, 3)
    days = [row.pressing_since for row in rows]
    assert days == sorted(days)


def test_the_rows_are_what_the_rules_permit(
    secrets, give, report, lan, ha, phong, mai, minh, tuan, world
):
    """Against the rules themselves, over all there is."""
    own = give("Giao cho chính mình", [world.bac_son], shared=False)
    report(own, lan, 100)
    led = give("Vịnh Xanh chủ trì", [world.doi_sim], lead=world.committee_b)
    give("Cùng làm", [world.doi_sim], cooperating=[world.committee_b, world.office_a])
    report(led, tuan, 100)
    for by in (lan, ha, phong, mai, minh, tuan):
        shown = {kind.key: {row.pk for row in kind.rows(by)} for kind in kinds(by)}
        claimed = Assignment.objects.visible_to(by).filter(state="claimed")
        assert shown.get("claims", set()) == {
            one.pk for one in claimed if rules.can_judge(by, one, speaker(one))
        }
        drafts = Task.objects.visible_to(by).filter(draft=True)
        if by.role == "office":
            assert shown["drafts"] == {one.pk for one in drafts if rules.can_manage(by, one)}
        helping = Cooperation.objects.visible_to(by).filter(task__draft=False)
        assert shown.get("cooperations", set()) == {
            one.pk for one in helping if rules.can_report_cooperation(by, one)
        }


def test_nobody_confirms_their_own_claim_under_another_hat(secrets, lan, minh, world):
    give_mandate(minh.user, "office", world.bac_son)
    both = act_as(minh.user)
    office = next(hat for hat in both.hats if hat.role == "office")
    by = actor_of(minh.user, NOW, office.mandate_id)
    assert waiting(by)["claims"] == ["Okapi của Đồi Sim"]


def test_a_specialist_has_the_work_of_the_field(secrets, draft, report, give, tuan, world):
    board = make_body(world.bac_son, "other", "Ban Tổ chức Bắc Sơn")
    board.fields.add(world.cadres)
    thu = act_as(make_user("thu", "Lý Thị Thu", "specialist", world.bac_son, board))
    draft("Dự thảo cán bộ", field=world.cadres)
    report(give("Việc cán bộ", [world.doi_sim], field=world.cadres), tuan, 100)
    assert waiting(thu) == {"claims": ["Việc cán bộ"], "drafts": ["Dự thảo cán bộ"]}


def test_cleared_classes_wait_for_cleared_roles_alone(
    programme, give, report, ha, lan, minh, world
):
    task = give("Hồ sơ cán bộ", [world.suoi_nga], by=ha, shared=False, classification="cadre")
    son = act_as(make_user("son", "Hồ Sơn", "leader", world.suoi_nga))
    assert waiting(son) == {"duties": ["Hồ sơ cán bộ"]}
    assert waiting(minh) == {}
    report(task, son, 100)
    assert waiting(ha) == {"claims": ["Hồ sơ cán bộ"]}
    assert waiting(lan) == {}


def test_the_first_of_two_persons_does_not_confirm(waits, ha, binh):
    assert "mandates" not in waiting(ha)
    assert waiting(binh) == {"mandates": ["Lê Thị Mới, Lãnh đạo"]}


def test_the_rail_counts_what_the_page_shows(client, secrets, intake, lan):
    client.force_login(lan.user)
    shown = client.get(reverse("home:my_work"))
    rows = sum(len(group.rows) for group in shown.context["groups"])
    (work,) = [item for item in shown.context["rail"][0]["items"] if item["count"]]
    assert work["count"] == shown.context["waiting"] == rows == 5
    page = shown.content.decode()
    assert "2 đề xuất chờ duyệt" in page
    assert "data-keys hidden" in page  # of keys nothing is said where no script listens to them


def test_the_work_of_another_hat_is_offered(client, programme, give, lan, world):
    give_mandate(lan.user, "reporter", world.doi_sim)
    give("Việc của Đồi Sim", [world.doi_sim])
    client.force_login(lan.user)
    shown = client.get(reverse("home:my_work"))
    ((mandate, url, count),) = shown.context["elsewhere"]
    assert (mandate.organisation, count) == (world.doi_sim, 1)
    client.post(url, {"next": reverse("home:my_work")})
    titles = [row.title for row in client.get(reverse("home:my_work")).context["groups"][0].rows]
    assert titles == ["Việc của Đồi Sim"]


def test_with_nothing_to_do_the_page_says_so(client, programme, lan):
    client.force_login(lan.user)
    assert "Không có việc nào đang chờ" in client.get(reverse("home:my_work")).content.decode()


def test_a_long_queue_is_counted_no_further_than_it_is_shown(programme, world, lan):
    drafts = Task.objects.bulk_create(
        Task(programme=programme, title="Dự thảo", created_at=NOW) for _ in range(MOST_COUNTED + 1)
    )
    owner = Task.owners.through
    owner.objects.bulk_create(owner(task=one, organisation=world.bac_son) for one in drafts)
    access.refresh(Task, [one.pk for one in drafts])
    (drafts,) = queries.around(lan).groups
    assert (drafts.kind.key, drafts.count) == ("drafts", MOST_COUNTED)


def test_the_number_of_queries_is_fixed(
    client, secrets, intake, draft, give, report, lan, minh, world, django_assert_max_num_queries
):
    client.force_login(lan.user)

    def cost():
        with django_assert_max_num_queries(20) as asked:
            client.get(reverse("home:my_work"))
        return len(asked)

    few = cost()
    for number in range(3):
        draft(f"Dự thảo {number}")
        report(give(f"Việc {number}", [world.suoi_nga]), minh, 100)
    assert cost() == few
