"""What is said of a task: to whom, and to nobody else."""

from dataclasses import replace
from datetime import timedelta
from unicodedata import normalize

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import NOW, act_as, give_mandate, make_body, make_user
from lientich.accounts.models import Mandate
from lientich.core import access
from lientich.core.actor import Actor, Hat
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.programmes import actions, rules
from lientich.programmes.models import Comment, Mention, Task
from lientich.programmes.queries import comments as queries

SECRET = "Okapi"  # stands nowhere else


def say(on, by, text=SECRET, internal=False, **more):
    given = {"text": text, "internal": internal, "token": new_id()} | more
    return actions.comment(on, by=by, **given)


def hear(*people):
    """Whose account reads which comments, by their words."""
    return [
        sorted(Comment.objects.readable_by(one).values_list("text", flat=True)) for one in people
    ]


def waits(by):
    return [one.comment.text for one in queries.waiting(by)]


def test_what_is_said_to_both_sides_is_heard_by_both_and_by_no_unit(task, lan, ha, phong, minh):
    say(task, lan)
    assert hear(lan, ha, phong, minh) == [[SECRET], [SECRET], [SECRET], []]
    event = Event.objects.get(verb="programmes.commented")
    assert event.facts == {"task": str(task.pk)}


def test_what_is_internal_is_heard_in_its_house_alone(task, assignment, lan, ha, phong, minh, tuan):
    for internal in (lan, phong):
        say(task, internal, f"{SECRET} {internal.user.username}", internal=True)
    say(assignment, minh, f"{SECRET} minh", internal=True)
    assert hear(lan, ha, phong, minh, tuan) == [
        ["Okapi lan"],
        ["Okapi lan"],
        ["Okapi phong"],
        ["Okapi minh"],
        [],
    ]
    assert Event.objects.filter(verb="programmes.noted").count() == 3


def test_of_a_part_the_unit_and_both_sides_hear(assignment, lan, phong, minh, tuan):
    say(assignment, minh)
    assert hear(lan, phong, minh, tuan) == [[SECRET], [SECRET], [SECRET], []]
    say(assignment, phong, "Cần thêm ảnh.")
    assert hear(minh, tuan) == [["Cần thêm ảnh.", SECRET], []]


def test_of_an_open_task_the_other_units_still_hear_nothing(task, assignment, lan, tuan, world):
    task.open = True
    task.save()
    say(assignment, lan)
    assert hear(tuan) == [[]]


def test_of_a_task_kept_to_one_side_the_other_hears_nothing(internal, lan, phong, minh):
    place = queries.place(internal)
    assert place.wide_label == "Bắc Sơn"
    part = internal.assignments.get()
    say(part, lan)
    assert queries.place(internal, part).wide_label == "Than Suối Ngà và Bắc Sơn"
    assert hear(lan, phong, minh) == [[SECRET], [], [SECRET]]
    with pytest.raises(PermissionDenied):
        say(part, phong)


def test_a_unit_says_nothing_where_it_reads_only_a_part(task, assignment, minh, tuan, world):
    for on, by in ((task, minh), (assignment, tuan)):
        with pytest.raises(PermissionDenied):
            say(on, by)
    assert not Comment.objects.exists()


def test_nobody_talks_of_a_draft(draft, lan):
    with pytest.raises(PermissionDenied):
        say(draft, lan)


def test_a_specialist_talks_within_their_field(task, world):
    board = make_body(world.bac_son, "personnel", "Ban Tổ chức", "BTC")
    board.fields.set([world.cadres])
    nga = make_user("nga", "Bùi Hằng Nga", "specialist", world.bac_son, board)
    with pytest.raises(PermissionDenied):
        say(task, act_as(nga))
    board.fields.set([world.environment])
    assert say(task, act_as(nga)).text == SECRET


def test_an_answer_is_heard_by_whoever_heard_the_question(assignment, lan, ha, phong, minh):
    note = say(assignment, lan, internal=True)
    answer = actions.answer_comment(note, by=ha, text="Đồng ý.", token=new_id())
    again = actions.answer_comment(answer, by=lan, text="Vậy làm.", token=new_id())
    assert (answer.told_in, again.parent_id) == (None, note.pk)
    assert hear(phong, minh) == [[], []]
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            actions.answer_comment(note, by=by, text="?", token=new_id())
    wide = say(assignment, lan, "Hỏi chung")
    actions.answer_comment(wide, by=minh, text="Đáp chung", token=new_id())
    assert hear(phong) == [["Hỏi chung", "Đáp chung"]]


def test_who_works_for_both_sides_answers_a_note_in_its_own_house(task, lan, phong, world):
    note = say(task, lan, internal=True)
    both = replace(phong, hats=(*phong.hats, *lan.hats))
    assert hear(both) == [[SECRET]]
    with pytest.raises(PermissionDenied):
        actions.answer_comment(note, by=both, text="?", token=new_id())


def test_under_the_mandate_of_another_house_a_note_is_not_answered(task, lan, phong, world, client):
    note = say(task, lan, internal=True)
    give_mandate(phong.user, "office", world.bac_son)
    client.force_login(phong.user)
    assert SECRET in client.get(task.get_absolute_url()).text
    assert client.get(reverse("programmes:answer_comment", args=[note.pk])).status_code == 403


def test_an_answer_to_what_was_said_long_ago_stands_under_it(task, lan, phong, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 2)
    said = say(task, lan, "Cũ")
    for text in ("Giữa", "Mới"):
        say(task, lan, text)
    actions.answer_comment(said, by=phong, text="Đáp", token=new_id())
    threads = queries.said(lan, queries.place(task))
    told = [(one.text, [reply.text for reply in one.replies]) for one in threads]
    assert told == [("Mới", []), ("Cũ", ["Đáp"])]


def test_nobody_speaks_with_the_form_of_another_nor_says_two_things_with_one(task, lan, phong):
    said = say(task, lan)
    for by, text, internal in (
        (phong, SECRET, False),
        (lan, "Sau khi bấm nút quay lại", False),
        (lan, SECRET, True),
    ):
        with pytest.raises(ValidationError, match="tải lại"):
            say(task, by, text, internal, token=said.pk)


def test_a_form_sent_twice_says_it_once(task, lan):
    token = new_id()
    assert say(task, lan, token=token) == say(task, lan, token=token)
    assert Event.objects.filter(verb="programmes.commented").count() == 1


@pytest.mark.parametrize("words", ["", "  ", "MẬT"])
def test_no_words_and_marked_words_are_refused(task, lan, words):
    with pytest.raises(ValidationError):
        say(task, lan, words)


def test_its_words_are_changed_for_a_quarter_of_an_hour_by_their_author(task, lan, ha):
    said = say(task, lan)
    with pytest.raises(PermissionDenied):
        actions.edit_comment(said, by=ha, text="Khác")
    soon = replace(lan, now=lan.now + timedelta(minutes=15))
    assert actions.edit_comment(said, by=soon, text="Khác").edited_at == soon.now
    assert Event.objects.filter(verb="programmes.comment_edited").count() == 1
    late = replace(lan, now=lan.now + timedelta(minutes=16))
    with pytest.raises(ValidationError, match="15 phút"):
        actions.edit_comment(said, by=late, text="Khác nữa")


def test_what_is_withdrawn_leaves_that_it_was_said(task, lan, phong, client):
    said = say(task, lan, f"{SECRET} @Lê Văn Phong")
    for _twice in range(2):
        actions.withdraw_comment(said, by=lan)
        said.refresh_from_db()
    assert (said.text, said.withdrawn_at) == ("", lan.now)
    assert waits(phong) == []
    assert Event.objects.filter(verb="programmes.comment_withdrawn").count() == 1
    client.force_login(phong.user)
    page = client.get(task.get_absolute_url()).text
    assert "Đã rút: Trần Thị Lan" in page
    assert SECRET not in page
    with pytest.raises(ValidationError, match="rút"):
        actions.answer_comment(said, by=phong, text="?", token=new_id())


def test_a_mention_waits_until_it_is_opened(task, lan, phong, mai, client):
    said = say(task, lan, "Nhờ @lê văn phong xem giúp.")
    assert (waits(phong), waits(mai), waits(lan)) == ([said.text], [], [])
    client.force_login(phong.user)
    work = client.get(reverse("home:my_work")).text
    assert f'href="{said.get_absolute_url()}"' in work
    assert "Trần Thị Lan, Bắc Sơn nhắc đến" in work
    assert f'id="c-{said.pk}"' in client.get(task.get_absolute_url()).text
    assert waits(phong) == []


def test_a_body_and_who_is_chosen_in_the_list_are_mentioned(assignment, lan, phong, minh, world):
    say(assignment, lan, "Xin ý kiến.", mentions=[world.office_b.pk, minh.mandate_id])
    meant = Mention.objects.values_list("mandate", flat=True)
    assert set(meant) == {phong.mandate_id, minh.mandate_id}


def test_whoever_is_answered_is_told_of_it(task, lan, phong):
    said = say(task, lan)
    actions.answer_comment(said, by=phong, text="Đồng ý.", token=new_id())
    assert waits(lan) == ["Đồng ý."]


def test_a_mention_is_opened_under_the_mandate_that_followed(task, lan, phong, world, client):
    said, asked = say(task, lan, "Nhờ @Lê Văn Phong xem."), say(task, phong)
    Mandate.objects.filter(pk=phong.mandate_id).update(until=phong.today)
    give_mandate(phong.user, "office", world.vinh_xanh, world.office_b)
    now = act_as(phong.user)
    assert waits(now) == [said.text]
    client.force_login(phong.user)
    client.get(task.get_absolute_url())
    assert waits(now) == []
    actions.answer_comment(asked, by=lan, text="Vâng.", token=new_id())
    assert waits(now) == ["Vâng."]


def test_of_two_mandates_at_one_organisation_one_is_mentioned(task, lan, phong, world):
    give_mandate(phong.user, "leader", world.vinh_xanh)
    said = say(task, lan, normalize("NFD", "Nhờ @Lê Văn Phong xem."))
    answer = actions.answer_comment(say(task, phong), by=lan, text="Vâng.", token=new_id())
    assert [one.mentions.count() for one in (said, answer)] == [1, 1]
    assert sorted(waits(act_as(phong.user))) == sorted([said.text, "Vâng."])


ROLES = ("leader", "office", "specialist", "reporter", "administrator")


def test_who_can_be_mentioned_is_who_reads_it(task, assignment, lan, world):
    """`rules.hears` asks of a mandate what `core.access` asks of the database."""
    said = [(None, say(task, lan)), (assignment, say(assignment, lan))]
    hats = [
        Hat(new_id(), house.pk, role, fields=fields, clearances=cleared)
        for house in (world.bac_son, world.vinh_xanh, world.suoi_nga, world.doi_sim)
        for role in ROLES
        for fields in (frozenset(), frozenset([world.environment.pk]))
        if role == "specialist" or not fields
        for cleared in (frozenset(), frozenset(["cadre"]))
    ]
    for shared, of_class in ((True, "ordinary"), (True, "cadre"), (False, "ordinary")):
        Task.objects.filter(pk=task.pk).update(shared=shared, classification=of_class)
        access.refresh(Task, [task.pk])
        now = Task.objects.get(pk=task.pk)
        places = [(queries.place(now, part), one.pk) for part, one in said]
        for hat in hats:
            heard = set(
                Comment.objects.readable_by(Actor(NOW, hat=hat, hats=(hat,))).values_list(
                    "pk", flat=True
                )
            )
            for place, key in places:
                hears = rules.hears(hat, now, place.grounds, place.unit_id)
                assert hears == (key in heard), (shared, of_class, hat, place.unit_id)


@pytest.mark.parametrize(
    ("internal", "words"), [(True, "@Lê Văn Phong"), (False, "(@Đỗ Quang Minh)"), (True, "@Ban B")]
)
def test_who_would_not_hear_it_is_not_mentioned(internal, words, task, lan, phong, minh, world):
    make_body(world.vinh_xanh, "mass", "Ban B")
    with pytest.raises(ValidationError, match="không được xem"):
        say(task, lan, f"Nhờ {words} xem.", internal=internal)
    with pytest.raises(ValidationError, match="không được xem"):
        say(task, lan, internal=True, mentions=[phong.mandate_id])
    assert not Comment.objects.exists()


def test_an_address_of_mail_mentions_nobody(task, lan, phong):
    say(task, lan, "Gửi về phong@Lê Văn Phong và @ai đó.")
    assert not Mention.objects.exists()


def test_the_pages_tell_whom_it_is_for(task, assignment, lan, ha, phong, minh, client):
    client.force_login(lan.user)
    page = client.get(task.get_absolute_url()).text
    assert "Gửi: Nội bộ Bắc Sơn" in page
    assert "Gửi: Cả hai bên" in page
    assert "Đỗ Quang Minh" not in page  # has a part alone
    address = reverse("programmes:comment_on_task", args=[task.pk])
    sent = {"text": SECRET, "internal": "1", "token": new_id()}
    assert client.post(address, sent, follow=True).text.count(SECRET) == 1
    refused = client.post(address, sent | {"text": "MẬT", "token": new_id()}).text
    assert "Nội bộ Bắc Sơn" in refused
    assert "Người đọc được: Bắc Sơn." in refused
    note = Comment.objects.get()
    answer = client.get(reverse("programmes:answer_comment", args=[note.pk])).text
    assert "Nội bộ Bắc Sơn" in answer
    assert "Lê Văn Phong" not in answer
    for name in ("edit_comment", "withdraw_comment"):
        there = client.post(
            reverse(f"programmes:{name}", args=[note.pk]), {"text": "Đã sửa", "sure": "True"}
        )
        assert there.url == note.get_absolute_url()

    client.force_login(minh.user)
    page = client.get(assignment.get_absolute_url()).text
    assert "Gửi: Nội bộ đơn vị" in page
    assert "Gửi: Đơn vị và hai bên" in page
    assert 'id="comments"' not in client.get(task.get_absolute_url()).text


def test_the_page_asks_as_often_of_many_as_of_few(task, lan, phong, client):
    client.force_login(lan.user)
    asked = []
    for more in (1, 5):
        for number in range(more):
            said = say(task, phong, f"@Trần Thị Lan {number}")
            actions.answer_comment(said, by=lan, text="Vâng.", token=new_id())
        client.get(task.get_absolute_url())  # what mentions her is opened
        with CaptureQueriesContext(connection) as queries:
            client.get(task.get_absolute_url())
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 13


PEOPLE = ("lan", "ha", "phong", "minh", "tuan")
HOUSE = {"lan": "a", "ha": "a", "phong": "b", "minh": "n", "tuan": "s"}
steps = st.lists(
    st.tuples(
        st.sampled_from(["task", "part", "answer", "edit", "withdraw", "answer"]),
        st.sampled_from(PEOPLE),
        st.booleans(),
        st.sampled_from(["", *PEOPLE]),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=14,
)


class Undo(Exception):
    """Takes the example's acts back."""


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_no_order_of_acts_shows_a_note_outside_its_house(
    steps, task, assignment, lan, ha, phong, minh, tuan
):
    cast = {"lan": lan, "ha": ha, "phong": phong, "minh": minh, "tuan": tuan}
    with pytest.raises(Undo):
        _take(steps, cast, task, assignment)


@transaction.atomic
def _take(steps, cast, task, assignment):
    for act, who, internal, meant, which in steps:
        _try(act, cast[who], internal, cast.get(meant), which, task, assignment)
    _check(cast, task, assignment)
    raise Undo


def _try(act, by, internal, meant, which, task, assignment):
    said = list(Comment.objects.order_by("at", "id"))
    words = f"kín-{HOUSE[by.user.username]}" if internal else "chung"
    more = {"mentions": [meant.mandate_id] if meant else []}
    try:
        with transaction.atomic():
            if act in ("task", "part"):
                on = task if act == "task" else assignment
                return say(on, by, words, internal, **more)
            chosen = said[which % len(said)] if said else None
            if chosen and act == "answer":
                words = chosen.text and f"{chosen.text} nữa"
                actions.answer_comment(chosen, by=by, text=words, token=new_id(), **more)
            elif chosen and act == "edit":
                actions.edit_comment(chosen, by=by, text=f"{chosen.text} sửa", **more)
            elif chosen:
                actions.withdraw_comment(chosen, by=by)
    except (PermissionDenied, ValidationError):
        return None


def _check(cast, task, assignment):
    said = {one.pk: one for one in Comment.objects.all()}
    for one in said.values():
        parent = said.get(one.parent_id, one)
        assert (one.told_in_id, one.told_to_id) == (parent.told_in_id, parent.told_to_id)
        assert not one.internal or one.organisation_id == parent.organisation_id
    places = queries.place(task), queries.place(task, assignment)
    mentions = list(Mention.objects.all())
    for by in cast.values():
        alien = {
            one.pk
            for one in said.values()
            if one.internal and one.organisation_id != by.organisation_id
        }
        visible = set(Comment.objects.visible_to(by).values_list("pk", flat=True))
        mine = {one.comment_id for one in mentions if one.mandate_id == by.mandate_id}
        waiting = set(queries.waiting(by).values_list("comment", flat=True))
        threads = [thread for place in places for thread in queries.said(by, place)]
        told = {one.pk for thread in threads for one in (thread, *thread.replies)}
        assert not alien & (visible | mine | waiting)
        assert told == visible
        assert mine <= told  # who is meant hears it


def test_the_journal_tells_of_a_note_in_its_own_house_alone(task, lan, world, client):
    say(task, lan, internal=True)
    for house, told in ((world.vinh_xanh, False), (world.bac_son, True)):
        who = make_user(f"admin{told}", "Đinh Văn Hoàng", "administrator", house)
        client.force_login(who)
        for name in ("journal", "export_journal"):
            page = b"".join(client.get(reverse(f"home:{name}"))).decode()
            assert ("trao đổi nội bộ" in page) == told


def test_no_page_shows_a_note_outside_its_house(task, assignment, lan, phong, minh, tuan, client):
    people = (lan, phong, minh, tuan)
    for on, by in ((task, lan), (task, phong), (assignment, lan), (assignment, minh)):
        note = say(on, by, f"kín-{by.user.username}", internal=True)
        actions.edit_comment(note, by=by, text=f"kín-{by.user.username} sửa")
        actions.withdraw_comment(say(on, by, "kín", internal=True), by=by)
    names = [one.user.username for one in people]
    for by in people:
        client.force_login(by.user)
        alien = Comment.objects.filter(told_in=None).exclude(organisation=by.organisation_id)
        pages = [task.get_absolute_url(), assignment.get_absolute_url()]
        pages += [reverse(f"home:{page}") for page in ("my_work", "overview", "export_journal")]
        pages += [f"{reverse('home:search')}?q=kín", reverse("programmes:export")]
        for page in pages:
            answer = client.get(page)
            if page == task.get_absolute_url():
                own = Comment.objects.filter(organisation=by.organisation_id, assignment=None)
                assert answer.context["talk"]["said"] == own.count()
            body = b"".join(answer).decode()
            others = [name for name in names if name != by.user.username]
            assert not any(f"kín-{name}" in body for name in others), page
            assert not any(str(one.pk) in body for one in alien), page
