from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import override

from lientich.core import views
from lientich.core.forms import ActionForm, FigureField, forms, plain_number
from lientich.core.templatetags import lt, ui

urlpatterns = [path("ui/", views.gallery, name="gallery")]


class Elements(HTMLParser):
    """Every start tag, as (tag, attributes)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def all(self, tag):
        return [attrs for name, attrs in self.found if name == tag]


def piece(name, **given):
    return " ".join(render_to_string(f"ui/{name}.html", given).split())


def test_a_bar_is_divided_by_its_total_and_said_in_words():
    bar = ui.meter([(3, "ok", "xong"), (0, "info", "đang làm"), (1, "bad", "trễ")], 8, "Việc")
    svg, *rectangles = Elements(bar).found
    assert svg[1]["aria-label"] == "Việc: 3 xong, 1 trễ"
    assert [(one["class"], one["x"], one["width"]) for _tag, one in rectangles] == [
        ("ok", "0.0", "375.0"),
        ("gap", "372.0", "3"),
        ("bad", "375.0", "125.0"),
    ]


def test_a_decimal_is_rounded_and_not_cut_off():
    third = Decimal(500) / 3
    with override("vi"):
        assert [lt.number(third, 1), lt.number(-third, 0), lt.number(Decimal("2.5"), 0)] == [
            "166,7",
            "-167",
            "3",
        ]
        assert lt.number(Decimal("-0.04"), 1) == "0,0"


def test_a_course_has_a_gap_where_nothing_is_known():
    assert ui.courses([1, 2, None, 3]) == ["2.0,18.0 28.7,10.0", "82.0,2.0 82.0,2.0"]
    assert ui.courses([None, None]) == []
    assert Elements(ui.spark([5, 5])).all("polyline") == [{"points": "2.0,10.0 82.0,10.0"}]


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("vi", "1.234,5", "1234.5"),
        ("vi", "1 234", "1234"),
        ("vi", "1.234", "1234"),
        ("vi", "0.125", "0.125"),
        ("vi", "12.5", "12.5"),
        ("vi", "-0,75", "-0.75"),
        ("vi", "1.23.4", "1.23.4"),
        ("en", "1,234.5", "1234.5"),
        ("en", "1,5", "1,5"),
    ],
)
def test_a_number_is_taken_as_its_language_writes_it(language, typed, meant):
    with override(language):
        assert plain_number(typed) == meant


@pytest.mark.parametrize(
    "typed", ["1e3", "1_000", "NaN", "Infinity", "٣", "0e9", "1\0", "-", "9" * 41]
)
def test_what_only_a_machine_writes_is_no_number(typed):
    with pytest.raises(ValidationError) as refused:
        FigureField().clean(typed)
    assert refused.value.code == "invalid"


def test_a_number_may_be_left_out():
    assert FigureField(required=False).clean(" ") is None


def test_a_bar_never_overflows_and_may_be_empty():
    widths = [width for _tone, _x, width in ui.segments([(3, "ok", ""), (1, "bad", "")], 2)]
    assert widths == ["750.0", "3", "250.0"]
    assert Elements(ui.meter([], 0)).all("rect") == []


def test_a_bar_keeps_its_decimal_points_in_every_language():
    with override("vi"):
        assert 'width="333.3"' in ui.meter([(1, "ok", "xong")], 3)


@pytest.mark.parametrize(
    ("name", "short"),
    [("Nguyễn Thu Hà", "NH"), ("Đỗ Minh", "ĐM"), ("Lan", "LA"), ("12", "12"), ("", "")],
)
def test_initials_are_the_first_and_last_word(name, short):
    assert ui.initials(name) == short


def test_states_and_timeliness_have_their_tone():
    assert ui.state("claimed", "Chờ") == '<span class="pill warn">Chờ</span>'
    assert ui.state("suspended", "Dừng") == '<span class="pill">Dừng</span>'
    assert ui.timeliness("overdue", "Quá hạn") == '<span class="pill bad">Quá hạn</span>'


def test_pieces_escape_what_they_are_given():
    shown = "".join(
        [
            ui.pill("<b>", url='"><u>'),
            ui.avatar("<b> <i>"),
            ui.icon_of("<u>", '"<b>'),
            ui.meter([(1, '"<u>', "<i>")], 1, "<b>"),
            ui.progress(1, tone='"<b>', label="<i>", text="<u>"),
            piece("facts", facts=[("<i>", "<u>")]),
        ]
    )
    assert "&lt;b&gt;" in shown
    assert not {"b", "i", "u"} & {tag for tag, _attrs in Elements(shown).found}


class Form(ActionForm):
    note = forms.CharField(label="Ghi chú", help_text="Ngắn gọn.")
    sure = forms.BooleanField(label="Tôi xác nhận", required=False)
    sides = forms.MultipleChoiceField(
        label="Bên", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, help_text="Chọn."
    )


def test_a_field_is_tied_to_its_label_help_and_errors():
    page = Elements(str(Form({})))
    ids = [attrs["id"] for _, attrs in page.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    note = next(attrs for attrs in page.all("input") if attrs["name"] == "note")
    assert note["aria-describedby"].split() == ["id_note_helptext", "id_note_error"]
    assert note["aria-invalid"] == "true"
    (group,) = page.all("fieldset")
    described = note["aria-describedby"].split() + group["aria-describedby"].split()
    assert set(described) <= set(ids)
    assert {"id_note", "id_sure"} <= {attrs.get("for") for attrs in page.all("label")}


def test_a_form_with_errors_lists_them_first():
    form = Form({"note": "x"})
    form.add_error(None, "Không thể <b>lùi</b>.")
    shown = str(form)
    assert 'role="alert"' in shown
    assert shown.index("Không thể &lt;b&gt;lùi&lt;/b&gt;.") < shown.index("<label")
    assert 'href="#id_sides"' in shown
    assert 'role="alert"' not in str(Form())


def test_a_pager_says_where_it_stopped_counting(rf):
    request = rf.get("/tasks/", {"field": "1"})
    page = SimpleNamespace(newer=None, older="abc")
    shown = render_to_string("ui/pager.html", {"page": page, "count": 1001}, request)
    assert "hơn 1.000 mục" in shown
    assert 'href="?field=1&amp;cursor=abc"' in shown
    assert "Trang trước" not in shown
    assert "25 mục" in render_to_string("ui/pager.html", {"page": page, "count": 25}, request)


def test_the_last_error_page_needs_nothing():
    shown = render_to_string("500.html")
    assert "<h1>" in shown


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429"])
def test_an_error_page_stands_without_a_person_or_a_rail(name, rf):
    shown = render_to_string(f"{name}.html", {"request": rf.get("/")})
    assert 'id="main"' in shown
    assert 'class="rail"' not in shown


def test_the_theme_chosen_is_written_on_the_page(rf):
    request = rf.get("/")
    template = Template('{% extends "base.html" %}')
    for cookie, attribute in (("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')):
        request.COOKIES["theme"] = cookie
        assert attribute in template.render(Context({"request": request}))
    request.COOKIES["theme"] = '"><script>'
    assert "data-theme" not in template.render(Context({"request": request}))
    assert "<script>" not in template.render(Context({"request": request}))


def test_what_the_shell_is_not_given_it_does_not_show(rf):
    shown = render_to_string("base.html", {"request": rf.get("/")})
    for absent in ('class="rail"', 'id="search"', "MINH HỌA", "Đăng xuất", "Chọn chương trình"):
        assert absent not in shown


def test_the_mark_of_the_exercise_is_the_same_in_every_language(rf):
    with override("en"):
        shown = render_to_string("base.html", {"request": rf.get("/"), "exercise": True})
    assert "MINH HỌA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in shown
    assert '<html lang="en"' in shown


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), "31-12-9999"),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), "1-1-0001"),
        (datetime.fromisoformat("2026-12-05T09:00"), "5-12-2026"),
        (datetime(2026, 12, 5, 20, tzinfo=UTC), "6-12-2026"),
    ],
)
def test_a_day_at_the_ends_of_the_calendar_is_written_too(value, said):
    assert lt.day(value) == said
    assert lt.moment(value).startswith(said)
