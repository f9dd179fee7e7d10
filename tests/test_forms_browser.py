"""What the browser adds to a form before it is sent; without it the server says the same."""

import pytest
from django.urls import reverse

from lientich.programmes import actions
from lientich.programmes.tests.conftest import draft, programme  # noqa: F401 -- fixtures
from tests.test_story_browser import PHONE, PNG, WIDE, mines  # noqa: F401 -- a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scripts():
    return True


def test_units_are_narrowed_and_counted(visit, mines, draft, lan):  # noqa: F811 -- fixtures
    page = visit(lan, WIDE)
    page.goto(reverse("programmes:assign_task", args=[draft.pk]))
    units, chosen = page.locator("input[name=units]:visible"), page.locator("[data-counts]")
    all_of_them = units.count()
    narrow = page.get_by_role("searchbox", name="Lọc theo tên")
    narrow.press_sequentially("nui l")
    assert units.count() == 1
    (shown,) = page.locator("[data-shown]:visible").all_inner_texts()
    under = page.locator("fieldset:visible input[name=units]").count()
    assert shown == f"đang hiện 1 trong {under}"
    page.get_by_label("Than Núi Lim", exact=True).check()
    narrow.fill("không có đơn vị này")
    assert units.count() == 1, "what stands ticked stays in sight"
    narrow.fill("")
    assert page.locator("[data-shown]:visible").count() == 0
    assert units.count() == all_of_them
    assert chosen.inner_text() == "Đơn vị đã chọn: 1"
    page.get_by_label("đơn vị trực thuộc Bắc Sơn").check()
    assert chosen.inner_text() == "Đơn vị đã chọn: 3", "each once, and none of the other side"


def test_the_word_on_files_is_asked_for_before_they_are_sent(
    visit,
    draft,  # noqa: F811 -- the fixture
    lan,
    minh,
    world,
):
    task = actions.assign_task(
        draft, by=lan, lead=world.committee_a, due=None, units=[world.suoi_nga]
    )
    page = visit(minh, PHONE)
    page.goto(task.assignments.get().get_absolute_url())
    declared = page.get_by_label("không thuộc danh mục bí mật nhà nước")
    assert not declared.evaluate("box => box.required")
    page.get_by_label("Tiến độ (%)").fill("40")
    page.get_by_label("Ảnh, tệp minh chứng").set_input_files(
        {"name": "anh.png", "mimeType": "image/png", "buffer": PNG}
    )
    page.get_by_role("button", name="Gửi báo cáo").click()
    assert declared.evaluate("box => box === document.activeElement && !box.validity.valid")
    declared.check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.get_by_text("Đã ghi nhận tiến độ.").wait_for()


def test_what_is_done_is_done_whole(
    visit,
    draft,  # noqa: F811 -- the fixture
    lan,
    minh,
    world,
):
    task = actions.assign_task(
        draft, by=lan, lead=world.committee_a, due=None, units=[world.suoi_nga]
    )
    page = visit(minh, PHONE)
    page.goto(task.assignments.get().get_absolute_url())
    percent, done = page.get_by_label("Tiến độ (%)"), page.get_by_label("Đã hoàn thành (100%)")
    percent.fill("50")
    done.check()
    assert percent.input_value() == "100"
    done.uncheck()
    assert percent.input_value() == "50"
    done.check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.get_by_text("Đã báo cáo hoàn thành, chờ xác nhận.").wait_for()


def test_a_day_is_told_as_pages_write_it(visit, mines, draft, lan):  # noqa: F811 -- fixtures
    page = visit(lan, WIDE)
    page.goto(reverse("programmes:assign_task", args=[draft.pk]))
    told = page.locator("#id_due + [data-told]")
    assert not told.is_visible()
    page.locator("#id_due").fill("2026-12-05")
    assert told.inner_text() == "Ngày đã chọn: 5-12-2026"
    page.locator("#id_due").fill("")
    assert not told.is_visible()
