"""Forms on tasks: what is asked, who answers, and what it comes to for whom."""

import io
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from conftest import LONG_AGO, make_organisation
from lientich.core.ids import new_id
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation, Line, Person
from lientich.programmes import actions
from lientich.programmes.answering import PRESETS, too_small, total
from lientich.programmes.forms import asked, preset
from lientich.programmes.forms.questionnaires import name_of
from lientich.programmes.models import Answers, Question, Questionnaire
from lientich.programmes.queries import pages
from lientich.programmes.queries import questionnaires as queries

KINDS = Question.Kind


def ask(task, by, kind="dissemination", questions=None):
    if questions is None:
        questions = [
            {name: getattr(one, name) for name in ("kind", "label", "unit", "required", "options")}
            for one in PRESETS[kind]
        ]
    return actions.set_form(task, by=by, kind=kind, questions=questions)


def answer(task, by, *values, unit=None, **more):
    """Answers the questions of the form in their order."""
    part = task.assignments.get(unit=unit or by.organisation_id)
    questions = Questionnaire.objects.get(task=task).questions.all()
    told = {str(one.pk): value for one, value in zip(questions, values, strict=False)}
    return actions.answer_form(part, by=by, values=told, **{"token": new_id()} | more)


def summed(by, task):
    return queries.summary(by, pages.task(by, task.pk), queries.form_of(task))


@pytest.fixture
def form(task, lan):
    return ask(task, lan)


DAY = date(2026, 6, 1)


def test_a_form_is_set_by_an_owner_and_changed_until_it_is_answered(task, lan, phong, minh):
    for by in (phong, minh):
        with pytest.raises(PermissionDenied):
            ask(task, by)
    ask(task, lan)
    questions = [{"kind": "yes", "label": "Đã họp chưa?"}]
    form = ask(task, lan, "own", questions)
    assert [str(one) for one in form.questions.all()] == ["Đã họp chưa?"]
    assert ask(task, lan, "own", questions) == form  # sent twice
    assert Event.objects.filter(verb="programmes.task_form_set").count() == 2
    answer(task, minh, "yes")
    for change in (lambda: ask(task, lan), lambda: actions.remove_form(task, by=lan)):
        with pytest.raises(ValidationError, match="Đã có đơn vị trả lời"):
            change()


def test_a_form_that_nobody_answered_is_removed(task, lan, form):
    actions.remove_form(task, by=lan)
    actions.remove_form(task, by=lan)
    assert not Questionnaire.objects.exists()
    assert Event.objects.filter(verb="programmes.task_form_removed").count() == 1


@pytest.mark.parametrize(
    "questions",
    [
        [],
        [{"kind": "text", "label": " "}],
        [{"kind": "choice", "label": "Chọn", "options": ["một"]}],
        [{"kind": "text", "label": "Chữ", "options": ["a", "b"]}],
        [{"kind": "text", "label": "Hỏi"}] * 9,
        [{"kind": "text", "label": "MẬT"}],
    ],
)
def test_a_form_that_asks_nothing_sensible_is_refused(task, lan, questions):
    with pytest.raises(ValidationError):
        ask(task, lan, "own", questions)


def test_a_unit_answers_once_and_changes_it_until_it_is_confirmed(
    task, assignment, lan, form, minh
):
    token = new_id()
    first = answer(task, minh, DAY, (40, 50), (3, 4), token=token)
    assert answer(task, minh, DAY, (40, 50), (3, 4), token=token) == first
    assert answer(task, minh, DAY, (40, 50), (3, 4)) == first  # says nothing new
    second = answer(task, minh, DAY, (45, 50), (4, 4), "trực tiếp")
    assert second.item == first.item
    assert list(Answers.objects.values_list("current", flat=True)) == [False, True]
    assert Event.objects.filter(verb="programmes.form_answered").count() == 2
    actions.report_progress(assignment, by=minh, percent=100, token=new_id())
    answer(task, minh, DAY, (46, 50), (4, 4))
    actions.confirm_completion(assignment, by=lan)
    with pytest.raises(ValidationError, match="Hoàn thành"):
        answer(task, minh, DAY, (47, 50), (4, 4))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((None, (1, 2), (1, 2)), "Ngày tổ chức"),
        ((DAY, (3, 2), (1, 2)), "lớn hơn tổng"),
        ((DAY, (1, 2), (-1, 2)), "không hợp lệ"),
        ((DAY, ("x", 2), (1, 2)), "không phải là số"),
        ((DAY, (1, 2), (1, 2), "qua thư"), "lựa chọn"),
        ((DAY, (1, 2), (1, 2), "", "MẬT"), "Ghi chú"),
        ((DAY, (1, None), (1, 2)), "không phải là số"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(task, form, minh, values, words):
    with pytest.raises(ValidationError, match=words):
        answer(task, minh, *values)
    assert not Answers.objects.exists()


def test_only_the_unit_answers(task, assignment, form, lan, tuan):
    for by in (lan, tuan):
        with pytest.raises(PermissionDenied):
            answer(task, by, DAY, (1, 2), (1, 2), unit=assignment.unit)


def test_with_one_form_one_thing_is_answered_by_one_unit(task, form, minh, tuan):
    first = answer(task, minh, DAY, (1, 2), (1, 2))
    for by, people in ((tuan, (1, 2)), (minh, (2, 2))):
        with pytest.raises(ValidationError, match="tải lại"):
            answer(task, by, DAY, people, (1, 2), token=first.pk)


def test_what_answers_a_question_is_not_taken_for_another(task, assignment, lan, minh, client):
    """The questions were changed while a page with the old ones was open."""
    old, new = (
        ask(task, lan, "own", [{"kind": "number", "label": label}]).questions.get()
        for label in ("Đảng viên", "Chi bộ")
    )
    client.force_login(minh.user)
    address = reverse("programmes:answer_form", args=[assignment.pk])
    page = client.post(address, {name_of(old): "40", "token": new_id()})
    assert "ít nhất một câu" in page.text
    assert not Answers.objects.exists()
    client.post(address, {name_of(new): "40", "token": new_id()})
    assert Answers.objects.get().values == {str(new.pk): "40"}


def test_a_part_that_was_handed_on_is_asked_and_counted_no_more(
    task, assignment, form, lan, minh, world, client
):
    answer(task, minh, DAY, (40, 50), (3, 4))
    khe_lim = make_organisation("Công ty Than Khe Lim", "Than Khe Lim")
    Affiliation.objects.create(
        child=khe_lim, parent=world.bac_son, line=Line.MANAGEMENT, since=LONG_AGO
    )
    actions.reassign(assignment, by=lan, unit=khe_lim, reason="Thiếu người.")
    with pytest.raises(ValidationError, match="Đã chuyển"):
        answer(task, minh, DAY, (45, 50), (3, 4))
    made = summed(lan, task)
    assert (made.answered, made.units) == (0, 2)
    client.force_login(lan.user)
    assert "0 / 2" in client.get(task.get_absolute_url()).text
    assert "40 / 50" in client.get(assignment.get_absolute_url()).text


def test_of_press_a_unit_tells_several_items_and_drops_one(task, lan, minh, client):
    ask(task, lan, "press")
    first = answer(task, minh, "Báo Than", DAY, "Tin một", "https://bao.vn/1")
    answer(task, minh, "Báo Mỏ", DAY, "Tin hai")
    answer(task, minh, "Báo Than", DAY, "Tin một, sửa", item=first.item)
    with pytest.raises(ValidationError, match="Đường dẫn"):
        answer(task, minh, "Báo", DAY, "Tin", "javascript:alert(1)")
    assert [row.values[2] for row in summed(lan, task).rows] == ["Tin hai", "Tin một, sửa"]
    latest = Answers.objects.get(item=first.item, current=True)
    for _twice in range(2):
        actions.drop_answers(latest, by=minh)
    assert Event.objects.filter(verb="programmes.answers_dropped").count() == 1
    assert [row.values[2] for row in summed(lan, task).rows] == ["Tin hai"]
    with pytest.raises(ValidationError, match="đã bỏ"):
        answer(task, minh, "Báo Than", DAY, "Tin một, nữa", item=first.item)
    client.force_login(minh.user)
    page = reverse("programmes:answer_form", args=[first.assignment_id])
    names = [name_of(one) for one in Question.objects.all()]
    sent = dict(zip(names, ["Báo Than", DAY, "Tin một, nữa", ""], strict=True))
    gone = client.post(f"{page}?item={first.item}", sent | {"token": new_id()})
    assert gone.url == first.assignment.get_absolute_url()
    assert Answers.objects.count() == 3


def test_of_opinion_nobody_is_named_and_small_groups_are_not_told(task, lan, minh, tuan, client):
    ask(task, lan, "opinion")
    Person.objects.create(name="Ngô Văn Thợ")
    named = "Anh Ngô Văn Thợ nói về lương"
    for words in (named, unicodedata.normalize("NFD", named), named.replace(" ", "\n ")):
        with pytest.raises(ValidationError, match="không ghi tên"):
            answer(task, minh, words, 20)
    answer(task, minh, "Nhà ăn", 4)
    answer(task, tuan, "Xe đưa đón", 30)
    made = summed(lan, task)
    assert [[told for _question, told in row.cells][1] for row in made.rows] == [
        "30 người",
        "dưới 5",
    ]
    (people,) = made.sums
    assert (people.all.sum, people.all.hidden) == (30, 1)
    client.force_login(lan.user)
    sheet = client.get(reverse("programmes:export_answers", args=[task.pk]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sheet.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[4] for row in rows] == ["Số người quan tâm, ước tính (người)", 30, "dưới 5", 30]


@settings(max_examples=40)
@given(st.lists(st.none() | st.integers(0, 40)), st.booleans())
def test_a_total_adds_what_is_told_and_nothing_else(numbers, discreet):
    question = Question(kind=KINDS.NUMBER)
    made = total(
        question, [None if one is None else str(one) for one in numbers], discreet=discreet
    )
    told = [one for one in numbers if one is not None and not (discreet and 0 < one < 5)]
    assert (made.sum, made.told) == (sum(told), len(told))
    assert made.hidden == len([one for one in numbers if one is not None]) - len(told)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)))
def test_no_share_that_is_told_leaves_a_small_group(pairs):
    question = Question(kind=KINDS.SHARE)
    made = total(question, [[str(x) for x in one] for one in pairs], discreet=True)
    told = [one for one in pairs if not too_small(question, [str(x) for x in one], True)]
    for part, whole in [*told, (made.sum, made.of)]:
        assert not any(0 < one < 5 for one in (part, whole, whole - part))
    assert (made.told, made.hidden) == (len(told), len(pairs) - len(told))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted), min_size=1))
def test_shares_are_weighed(pairs):
    made = total(
        Question(kind=KINDS.SHARE), [[str(x) for x in one] for one in pairs], discreet=False
    )
    part, whole = (sum(one[n] for one in pairs) for n in (0, 1))
    assert (made.percent is None) == (whole == 0)
    assert whole == 0 or abs(made.percent - Decimal(100 * part) / whole) <= Decimal("0.05")


def test_it_adds_up_by_unit_and_by_line(task, form, lan, phong, minh, tuan):
    answer(task, minh, DAY, (40, 50), (3, 4), "trực tiếp")
    made = summed(lan, task)
    assert [str(one.unit) for one in made.silent] == ["Than Đồi Sim"]
    answer(task, tuan, DAY, (10, 50), (1, 4), "trực tiếp")
    for by in (lan, phong):
        made = summed(by, task)
        assert (made.answered, made.units, made.silent) == (2, 2, [])
        people = made.sums[0]
        assert (people.all.sum, people.all.of, people.all.percent) == (50, 100, 50)
        assert [
            (line, [(side, one.sum) for side, one in sides]) for line, sides in people.lines
        ] == [
            ("Tuyến Đảng", [("Bắc Sơn", 10), ("Vịnh Xanh", 40)]),
            ("Tuyến chuyên môn", [("Bắc Sơn", 50)]),
        ]
        assert made.sums[2].all.chosen == {"trực tiếp": 2}


def test_of_a_task_kept_to_one_side_the_other_reads_nothing(internal, lan, phong, minh, client):
    ask(internal, lan)
    answer(internal, minh, DAY, (40, 50), (3, 4))
    assert [Answers.objects.readable_by(by).count() for by in (lan, phong, minh)] == [1, 0, 1]
    for by, status in ((lan, 200), (phong, 404), (minh, 404)):
        client.force_login(by.user)
        for name in ("answers", "export_answers"):
            answered = client.get(reverse(f"programmes:{name}", args=[internal.pk]))
            assert answered.status_code == status
            b"".join(answered)  # a file is closed once it is read


def test_there_is_no_total_where_a_part_may_not_be_read(programme, lan, minh, world):
    """The unit stands under its task's owner no longer: what it submits is not the owner's."""
    internal = actions.draft_task(
        programme, by=lan, title="Riêng", field=world.environment, shared=False
    )
    ask(internal, lan)
    actions.assign_task(internal, by=lan, lead=world.committee_n, due=None, units=[world.suoi_nga])
    Affiliation.objects.filter(child=world.suoi_nga, parent=world.bac_son).delete()
    answer(internal, minh, DAY, (40, 50), (3, 4))
    made = summed(lan, internal)
    assert (made.rows, made.sums, made.silent) == ([], None, [])


def test_answers_are_handed_over_with_the_reports(internal, lan, phong, minh, world):
    ask(internal, lan)
    made = answer(internal, minh, DAY, (40, 50), (3, 4))
    programme = internal.programme
    actions.hand_over_submissions(world.suoi_nga, by=lan, programme=programme, to=world.vinh_xanh)
    assert Answers.objects.readable_by(phong).get() == made


def test_the_pages(task, assignment, lan, minh, client, django_assert_max_num_queries):
    client.force_login(lan.user)
    address = reverse("programmes:set_form", args=[task.pk])
    assert "Chi bộ đã quán triệt" in client.get(address).text
    sent = preset("dissemination") | {"required0": "on", "required3": ""}
    sent = {name: value for name, value in sent.items() if value}
    assert client.post(address, sent).url == task.get_absolute_url()
    form = queries.form_of(task)
    assert asked(form)["label1"] == "Đảng viên dự học trên tổng số"
    assert "0 / 2" in client.get(task.get_absolute_url()).text

    client.force_login(minh.user)
    assert "Trả lời biểu" in client.get(assignment.get_absolute_url()).text
    assert "Trả lời biểu báo cáo" in client.get(reverse("home:my_work")).text
    address = reverse("programmes:answer_form", args=[assignment.pk])
    day, people, cells = (name_of(one) for one in list(form.questions.all())[:3])
    sent = {day: "2026-06-01", f"{people}_part": "60", f"{people}_whole": "50"}
    sent |= {f"{cells}_part": "3", f"{cells}_whole": "4", "token": new_id()}
    assert "lớn hơn tổng số" in client.post(address, sent).text
    assert (
        client.post(address, sent | {f"{people}_part": "40"}).url == assignment.get_absolute_url()
    )
    assert "40 / 50 (80,0%)" in client.get(assignment.get_absolute_url()).text
    assert "Trả lời biểu báo cáo" not in client.get(reverse("home:my_work")).text

    client.force_login(lan.user)
    address = reverse("programmes:answers", args=[task.pk])
    client.get(address)
    with django_assert_max_num_queries(14):
        page = client.get(address).text
    assert "40 / 50 (80,0%)" in page
    assert "Than Đồi Sim" in page
