"""The acts on organisations, their bodies, posts and people: that they happen, and to whom not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from conftest import LONG_AGO, NOW, act_as, make_user
from lientich.core.actor import Actor
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations import daily
from lientich.organisations.actions import (
    appoint,
    create_body,
    create_organisation,
    create_person,
    create_post,
    dissolve,
    end_appointment,
    leave_to_itself,
    move,
    rename,
    take_up_names,
)
from lientich.organisations.models import (
    Affiliation,
    Appointment,
    FieldOfWork,
    Organisation,
    Person,
    Post,
)
from lientich.organisations.queries import find_people, holders, posts_of, superiors
from lientich.organisations.queries.history import activity
from lientich.search.models import Entry

CONSOLE = Actor(now=NOW)
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def binh(world):
    """Administrator of Bắc Sơn."""
    return act_as(make_user("binh", "Hoàng Thái Bình", "administrator", world.bac_son))


@pytest.fixture
def secretary(world):
    return Post.objects.get(body=world.committee_b)


@pytest.fixture
def mai_person(db):
    return Person.objects.create(name="Phạm Thị Mai")


def enter(by, name="Công ty Than Lạc", short="Than Lạc", **more):
    return create_organisation(
        by=by, name=name, short_name=short, kind="unit", since=LONG_AGO, **more
    )


# Organisations


def test_an_organisation_is_entered_named_and_found(world, lan):
    made = enter(lan, aliases=["CT than Lạc"])
    assert [(n.name, n.since, n.until) for n in made.names.all()] == [
        ("Công ty Than Lạc", LONG_AGO, None)
    ]
    assert made.kept_by == world.bac_son
    assert Event.objects.get(verb="organisations.created").subject == made
    assert "ct than lac" in Entry.objects.get(object_id=made.pk).folded


def test_one_name_one_organisation(lan):
    enter(lan)
    with pytest.raises(ValidationError, match="Đã có tổ chức"):
        enter(lan)


def test_who_may_not_enter_organisations_or_people(ha, minh):
    for nobody in (ha, minh):  # a leader decides, and their office enters
        with pytest.raises(PermissionDenied, match="văn phòng hoặc quản trị"):
            enter(nobody)
        with pytest.raises(PermissionDenied):
            create_person(by=nobody, name="Lê Lạc")


def test_what_the_exercise_enters_is_of_the_exercise(world, lan):
    assert not enter(lan).exercise
    Organisation.objects.filter(pk=world.bac_son.pk).update(exercise=True)
    assert enter(lan, "Than Bịa", "Bịa").exercise
    assert create_person(by=lan, name="Lê Bịa").exercise


def test_whoever_entered_it_keeps_it_until_it_has_its_place(world, lan, phong):
    made = enter(lan)
    create_body(made, by=lan, kind="committee", name="Đảng ủy Than Lạc", short_name="ĐU Lạc")
    with pytest.raises(PermissionDenied):
        rename(made, by=phong, name="Than Vui", short_name="Vui", since=TODAY)
    move(made, by=lan, line="party", parent=world.vinh_xanh, since=TODAY - DAY)
    rename(made, by=phong, name="Than Vui", short_name="Vui", since=TODAY)
    with pytest.raises(PermissionDenied):
        rename(made, by=lan, name="Than Lạc", short_name="Lạc", since=TODAY)


def test_with_people_of_its_own_nobody_keeps_it_any_more(world, lan):
    made = enter(lan)
    leave_to_itself(made)
    with pytest.raises(PermissionDenied):
        rename(made, by=lan, name="Than Vui", short_name="Vui", since=TODAY)


def test_a_unit_keeps_itself(world):
    office = act_as(make_user("lien", "Lê Thị Liên", "office", world.suoi_nga))
    rename(world.suoi_nga, by=office, name="Than Ngà", short_name="Ngà", since=TODAY)


# Names


def test_a_new_name_leaves_the_old_one_to_its_days(world, lan):
    rename(
        world.suoi_nga,
        by=lan,
        name="Than Ngà",
        short_name="Ngà",
        since=TODAY,
        decided_by="Số 7-QĐ/ĐU",
    )
    assert list(world.suoi_nga.names.values_list("name", "until", "decided_by")) == [
        ("Công ty Than Suối Ngà", TODAY, ""),
        ("Than Ngà", None, "Số 7-QĐ/ĐU"),
    ]
    assert str(Organisation.objects.get(pk=world.suoi_nga.pk)) == "Ngà"
    folded = Entry.objects.get(object_id=world.suoi_nga.pk).folded
    assert "suoi nga" in folded  # found by the old name too


def test_a_name_that_gave_way_on_its_first_day_is_told_without_its_key(world, lan):
    for name in ("Than Một", "Than Hai"):
        rename(world.bac_son, by=lan, name=name, short_name=name, since=lan.today)
    assert [act.text for act in activity(world.bac_son)] == [
        "đổi tên thành Than Hai",
        "đổi tên thành …",
    ]


def test_a_name_decided_ahead_is_taken_up_on_its_day(world, lan, monkeypatch):
    rename(world.suoi_nga, by=lan, name="Than Ngà", short_name="Ngà", since=TODAY + DAY)
    assert str(Organisation.objects.get(pk=world.suoi_nga.pk)) == "Than Suối Ngà"
    assert take_up_names(TODAY) == 0
    monkeypatch.setattr(daily.clock, "today", lambda: TODAY + DAY)
    daily._done.clear()
    assert daily.take_up_names() == 1
    assert daily.take_up_names() == 0
    assert str(Organisation.objects.get(pk=world.suoi_nga.pk)) == "Ngà"


def test_a_name_decided_for_an_organisation_to_come(lan):
    made = create_organisation(
        by=lan, name="Than Mai", short_name="Mai", kind="unit", since=TODAY + 9 * DAY
    )
    rename(made, by=lan, name="Than Mới", short_name="Mới", since=TODAY + 9 * DAY)
    assert [name.name for name in made.names.all()] == ["Than Mới"]
    assert str(Organisation.objects.get(pk=made.pk)) == "Mai"  # until its day comes


def test_the_same_name_is_no_change(world, lan):
    with pytest.raises(ValidationError, match="đã mang tên này"):
        rename(
            world.suoi_nga,
            by=lan,
            name="Công ty Than Suối Ngà",
            short_name="Than Suối Ngà",
            since=TODAY,
        )


# Moves: rights follow the lines


def test_a_unit_is_given_away_by_whom_it_stands_under_on_that_line(world, lan, phong, binh):
    for taker in (lan, binh):  # Bắc Sơn is above it on another line, and would gain by it
        with pytest.raises(PermissionDenied, match="chính tuyến đó"):
            move(world.suoi_nga, by=taker, line="party", parent=world.bac_son, since=TODAY)
    move(world.suoi_nga, by=phong, line="party", parent=world.bac_son, since=TODAY)
    assert superiors(world.suoi_nga.pk, "party", TODAY) == [world.bac_son.pk]
    assert Event.objects.get(verb="organisations.moved").facts == {
        "line": "party",
        "since": TODAY.isoformat(),
        "parent": str(world.bac_son.pk),
        "before": str(world.vinh_xanh.pk),
    }


def test_a_unit_does_not_move_itself_and_nobody_takes_a_side(world, lan):
    office = act_as(make_user("lien", "Lê Thị Liên", "office", world.suoi_nga))
    with pytest.raises(PermissionDenied):
        move(world.suoi_nga, by=office, line="party", parent=world.bac_son, since=TODAY)
    with pytest.raises(PermissionDenied):  # nobody is above Vịnh Xanh: it alone decides
        move(world.vinh_xanh, by=lan, line="union", parent=world.bac_son, since=TODAY)


def test_a_free_place_is_filled_by_the_units_keepers(world, lan, phong):
    move(world.suoi_nga, by=phong, line="union", parent=world.bac_son, since=TODAY)
    assert superiors(world.suoi_nga.pk, "union", TODAY) == [world.bac_son.pk]


def test_moves_that_change_nothing_or_cannot_be(world, phong, lan):
    same = {"by": phong, "line": "party", "since": TODAY}
    with pytest.raises(ValidationError, match="đã trực thuộc"):
        move(world.suoi_nga, parent=world.vinh_xanh, **same)
    move(world.suoi_nga, parent=None, **same)
    with pytest.raises(ValidationError, match="không trực thuộc ai"):
        move(world.suoi_nga, by=CONSOLE, line="party", parent=None, since=TODAY)
    with pytest.raises(ValidationError, match="chính"):
        move(world.bac_son, by=lan, line="management", parent=world.doi_sim, since=TODAY)
    with pytest.raises(ValidationError, match="chính"):
        move(world.bac_son, by=lan, line="union", parent=world.bac_son, since=TODAY)


# The end


def test_what_ends_leaves_every_line_and_its_people_their_posts(
    world, phong, secretary, mai_person
):
    appoint(mai_person, by=phong, post=secretary, since=LONG_AGO)
    dissolve(world.vinh_xanh, by=phong, until=TODAY, decided_by="Số 9-QĐ/TU")
    assert superiors(world.suoi_nga.pk, "party", TODAY - DAY) == [world.vinh_xanh.pk]
    assert superiors(world.suoi_nga.pk, "party", TODAY) == []
    assert holders(world.committee_b, TODAY) == []
    assert [one.person for one in holders(world.committee_b, TODAY - DAY)] == [mai_person]
    assert not Affiliation.objects.filter(parent=world.vinh_xanh, until=None).exists()
    assert world.vinh_xanh.names.get().until == TODAY
    ended = Organisation.objects.get(pk=world.vinh_xanh.pk)
    assert not ended.exists_on(TODAY)
    assert ended.exists_on(TODAY - DAY)
    event = Event.objects.get(verb="organisations.dissolved")
    assert event.facts == {"until": TODAY.isoformat(), "decided_by": "Số 9-QĐ/TU"}
    with pytest.raises(ValidationError, match="không tồn tại"):
        create_body(ended, by=phong, kind="union", name="Công đoàn", short_name="CĐ")


def test_a_body_that_ended_takes_no_posts(world, phong):
    world.committee_b.until = TODAY
    world.committee_b.save()
    with pytest.raises(ValidationError, match="thôi hoạt động"):
        create_post(world.committee_b, by=phong, title="Phó Bí thư")


def test_nothing_decided_for_later_is_swept_away(world, phong):
    move(world.suoi_nga, by=phong, line="party", parent=world.bac_son, since=TODAY + DAY)
    move(world.doi_sim, by=CONSOLE, line="union", parent=world.vinh_xanh, since=TODAY)
    with pytest.raises(ValidationError, match="muộn hơn"):
        dissolve(world.vinh_xanh, by=phong, until=TODAY)
    dissolve(world.vinh_xanh, by=phong, until=TODAY + DAY)
    assert superiors(world.suoi_nga.pk, "party", TODAY + DAY) == [world.bac_son.pk]


def test_who_may_not_end_it(world, phong, lan):
    office = act_as(make_user("lien", "Lê Thị Liên", "office", world.suoi_nga))
    with pytest.raises(PermissionDenied, match="cấp trên"):
        dissolve(world.suoi_nga, by=office, until=TODAY)
    with pytest.raises(PermissionDenied):
        dissolve(world.vinh_xanh, by=lan, until=TODAY)


# Bodies, posts, people


def test_a_body_with_its_fields_of_work(world, phong, lan):
    field = FieldOfWork.objects.get(key="environment")
    body = create_body(
        world.vinh_xanh,
        by=phong,
        kind="mass",
        name="Ban Dân vận Vịnh Xanh",
        short_name="Ban Dân vận",
        symbol="BDV",
        fields=[field],
    )
    assert list(body.fields.all()) == [field]
    assert Event.objects.get(verb="organisations.body_created").facts == {"body": str(body.pk)}
    assert "bdv" in Entry.objects.get(object_id=world.vinh_xanh.pk).folded
    again = {"kind": "mass", "name": "Ban Dân vận Vịnh Xanh", "short_name": "Ban"}
    with pytest.raises(ValidationError, match="đã có cơ quan"):
        create_body(world.vinh_xanh, by=phong, **again)
    with pytest.raises(PermissionDenied, match="chính tổ chức đó"):
        create_body(world.vinh_xanh, by=lan, **again)


def test_a_post_is_made_once(world, phong, lan):
    post = create_post(world.committee_b, by=phong, title="Phó Bí thư", order=2)
    assert Event.objects.get(verb="organisations.post_created").facts == {"post": str(post.pk)}
    with pytest.raises(ValidationError, match="đã có chức danh"):
        create_post(world.committee_b, by=phong, title="Phó Bí thư")
    with pytest.raises(PermissionDenied):
        create_post(world.committee_b, by=lan, title="Ủy viên")


def test_on_the_day_of_change_the_successor_holds_the_post_alone(
    world, phong, secretary, mai_person
):
    old = appoint(mai_person, by=phong, post=secretary, since=LONG_AGO)
    new = create_person(by=phong, name="Ngô Văn Lâm")
    end_appointment(old, by=phong, until=TODAY)
    appoint(new, by=phong, post=secretary, since=TODAY, decided_by="Số 3-QĐ/TU")
    assert [one.person for one in holders(world.committee_b, TODAY)] == [new]
    assert [one.person for one in holders(world.committee_b, TODAY - DAY)] == [mai_person]
    assert [(one.since, one.until) for one in posts_of(mai_person)] == [(LONG_AGO, TODAY)]
    verbs = Event.objects.filter(subject_id=world.vinh_xanh.pk).order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == [
        "organisations.appointed",
        "organisations.appointment_ended",
        "organisations.appointed",
    ]


def test_one_person_may_hold_posts_on_both_sides(world, phong, lan, secretary, mai_person):
    other = Post.objects.get(body=world.committee_a)
    appoint(mai_person, by=phong, post=secretary, since=LONG_AGO)
    appoint(mai_person, by=lan, post=other, since=LONG_AGO)
    assert {one.post for one in posts_of(mai_person)} == {secretary, other}


def test_appointments_that_cannot_be(world, phong, lan, secretary, mai_person):
    held = appoint(mai_person, by=phong, post=secretary, since=TODAY)
    for since in (TODAY, TODAY + DAY, LONG_AGO):
        with pytest.raises(ValidationError, match="đã giữ"):
            appoint(mai_person, by=phong, post=secretary, since=since)
    with pytest.raises(PermissionDenied):
        appoint(mai_person, by=lan, post=secretary, since=TODAY)
    with pytest.raises(PermissionDenied):
        end_appointment(held, by=lan, until=TODAY + DAY)
    with pytest.raises(ValidationError, match="thôi giữ chức"):
        end_appointment(held, by=phong, until=TODAY)
    end_appointment(held, by=phong, until=TODAY + DAY)
    with pytest.raises(ValidationError, match="thôi giữ chức"):
        end_appointment(held, by=phong, until=TODAY + 2 * DAY)
    Post.objects.filter(pk=secretary.pk).update(until=TODAY + DAY)
    with pytest.raises(ValidationError, match="đã thôi"):
        appoint(mai_person, by=phong, post=secretary, since=TODAY + DAY)
    assert Appointment.objects.count() == 1


def test_a_person_sent_twice_is_made_once_and_found_without_marks(phong):
    token = new_id()
    first = create_person(by=phong, name="Đặng Thị Nhàn", token=token)
    assert create_person(by=phong, name="Đặng Thị Nhàn", token=token) == first
    namesake = create_person(by=phong, name="Đặng Thị Nhàn")
    assert set(find_people("dang thi nhan", TODAY)) == {first, namesake}
    assert list(find_people("", TODAY)) == []
    assert Event.objects.filter(verb="organisations.person_created").count() == 2


# By pages


def test_the_office_keeps_its_house_by_pages(world, phong, client, mai_person):
    client.force_login(phong.user)
    home = world.vinh_xanh.get_absolute_url()
    assert "Thay đổi trực thuộc" in client.get(home).content.decode()

    def send(address, **data):
        answer = client.post(address, data)
        assert answer.status_code == 302, answer.content.decode()[:5000]
        return answer.headers["Location"]

    new_name = {"name": "Đảng bộ Vịnh", "short_name": "Vịnh", "since": "2026-06-01"}
    page = client.post(f"{home}rename/", new_name)
    assert "đối chiếu" in page.content.decode()  # they have yet to say that they checked
    assert world.vinh_xanh.names.count() == 1
    send(f"{home}rename/", sure="on", **new_name)
    assert world.vinh_xanh.names.count() == 2
    send(
        f"{home}bodies/new/",
        kind="mass",
        name="Ban Dân vận",
        short_name="BDV",
        work=[FieldOfWork.objects.get(key="mass").pk],
        aliases="Ban DV\n\nB. Dân vận",
    )
    body = world.vinh_xanh.bodies.get(kind="mass")
    assert body.aliases == ["Ban DV", "B. Dân vận"]
    assert body.fields.get().key == "mass"
    send(f"/organisations/bodies/{body.pk}/posts/new/", title="Trưởng ban")
    post = body.posts.get()
    address = f"/organisations/posts/{post.pk}/appoint/?q=lam"
    assert "Không tìm thấy ai" in client.get(address).content.decode()
    back = send(
        f"/organisations/people/new/?next={address}", name="Ngô Văn Lâm", token=str(new_id())
    )
    assert back == address
    lam = Person.objects.get(name="Ngô Văn Lâm")
    send(address, person=lam.pk, since="2026-06-01")
    held = lam.appointments.get()
    send(f"/organisations/appointments/{held.pk}/end/", until="2026-06-15", sure="on")
    made = send(
        "/organisations/new/",
        name="Công ty Than Lạc",
        short_name="Lạc",
        kind="unit",
        since="2020-01-01",
    )
    send(f"{made}move/", line="party", parent=world.vinh_xanh.pk, since="2026-06-01", sure="on")
    left_open = {"line": "party", "since": "2026-06-10", "sure": "on"}
    assert "Hãy chọn tổ chức" in client.post(f"{made}move/", left_open).content.decode()
    send(f"{made}move/", nobody="on", **left_open)
    send(f"{made}dissolve/", until="2026-06-20", sure="on")
    assert Organisation.objects.get(short_name="Lạc").until.isoformat() == "2026-06-20"


def test_others_are_told_who_may(world, minh, client):
    client.force_login(minh.user)
    home = world.vinh_xanh.get_absolute_url()
    post = Post.objects.get(body=world.committee_b)
    for address in (
        f"{home}rename/",
        f"{home}move/",
        f"{home}dissolve/",
        f"{home}bodies/new/",
        f"/organisations/bodies/{world.committee_b.pk}/posts/new/",
        f"/organisations/posts/{post.pk}/appoint/",
        "/organisations/new/",
        "/organisations/people/new/",
    ):
        page = client.get(address)
        assert page.status_code == 403
        assert "văn phòng hoặc quản trị" in page.content.decode()
