"""A reporter's phone without a network: the week is read, a report waits, and is sent once."""

import io

import pytest
from django.http import HttpResponse
from django.utils import timezone
from PIL import Image

from conftest import act_as, make_user
from lientich.accounts.models import User
from lientich.documents.storage import open_file
from lientich.programmes.models import Evidence, ProgressReport
from lientich.programmes.tests.conftest import draft, programme, report, task  # noqa: F401
from lientich.programmes.views import phone
from tests.test_shell_browser import violations
from tests.visiting import PATIENCE, arrive

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}
TITLE = "Đưa trạm xử lý nước thải vào vận hành"
WEEK = "/programmes/week/"
KEPT = """async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("kept "));
    const found = await Promise.all(
        names.map(async (name) => (await caches.open(name)).match("/programmes/week/")),
    );
    return found.filter(Boolean).length;
}"""
LEFT = """async (person) =>
    (await (await import("/static/offline/queue.js")).all(person)).length"""
WRITTEN = """async (person) =>
    (await import("/static/offline/queue.js")).put({ key: "1", person, state: "refused" })"""
WAITING = """async () => {
    const { unsent } = await import("/static/offline/queue.js");
    return (await unsent(document.querySelector("[data-owner]").dataset.owner)).length;
}"""

SET_ASIDE = """async () => {
    dispatchEvent(new Event("online"));
    const { all } = await import("/static/offline/queue.js");
    const waiting = await all(document.querySelector("[data-owner]").dataset.owner);
    return waiting.filter(({ state }) => state === "stuck").length;
}"""


@pytest.fixture
def page(whole_chromium, live_server, world, minh):
    expect = pytest.importorskip("playwright.sync_api").expect
    expect.set_options(timeout=PATIENCE)
    context = whole_chromium.new_context(
        base_url=live_server.url, viewport=PHONE, service_workers="allow"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    sign_in(page, "minh")
    yield page
    context.close()


def test_a_report_written_without_a_network(page, task, world, minh, monkeypatch):  # noqa: F811
    part = task.assignments.get(unit=world.suoi_nga)
    make_user("thao", "Lý Thị Thảo", "reporter", world.suoi_nga)
    the_week_is_read(page)
    a_report_waits(page)
    its_answer_is_lost_and_it_is_kept_once(page, part, minh)
    what_is_edited_while_it_is_sent_is_sent_too(page)
    what_changed_meanwhile_is_shown(page, part)
    what_the_server_stumbles_over_is_set_aside(page, monkeypatch)
    it_waits_for_its_own_person(page)
    whoever_signs_out_leaves_nothing(page, minh)


def the_week_is_read(page):
    page.goto(WEEK)
    until(page, KEPT, 1)
    page.context.set_offline(True)
    page.reload()
    arrive(page, "Tuần này")
    assert page.get_by_text("Đang ngoại tuyến, dữ liệu lúc").is_visible()
    page.locator("a[href='#rail']").click()
    page.locator("#rail").get_by_role("link", name="Tổng quan").click()
    page.get_by_text("Trang vừa chọn cần có mạng.").wait_for()


def a_report_waits(page):
    used = key(page)
    write(page, "50%", "Đã lắp xong máy bơm", picture())
    waits = page.locator("[data-items] > li")
    waits.get_by_text("50% · Đã lắp xong máy bơm · tệp: 1").wait_for()
    page.reload()
    arrive(page, "Tuần này")
    waits.get_by_text("Chờ gửi").wait_for()
    assert key(page) != used, "the kept page comes with a key that is taken"
    assert page.get_by_role("heading", name="Chờ gửi (1)").is_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert not ProgressReport.objects.exists()


def its_answer_is_lost_and_it_is_kept_once(page, part, minh):
    came = []

    def lose_the_first(route):
        if route.request.method == "POST" and not came:
            came.append(route.fetch().status)
            return route.abort()
        return route.continue_()

    page.context.route("**/report/", lose_the_first)
    page.context.set_offline(False)
    page.wait_for_function("navigator.onLine")
    while not came:
        page.wait_for_timeout(20)
    assert (came, ProgressReport.objects.count()) == ([200], 1)
    page.get_by_role("status").get_by_text("Đã ghi nhận tiến độ.").wait_for()
    made = ProgressReport.objects.get()
    assert (made.percent, made.mandate.person_id) == (50, minh.person_id)
    assert made.written_at < made.at
    kept = Evidence.objects.get()
    assert (kept.name, kept.file.media_type) == ("may-bom.jpg", "image/jpeg")
    with open_file(kept.file) as file:
        assert Image.open(file).size == (1600, 320)


def what_is_edited_while_it_is_sent_is_sent_too(page):
    """And what is dropped by then is not sent."""
    page.get_by_text("50% · Đang thực hiện").wait_for()
    page.context.set_offline(True)
    write(page, "50%", "Đã đấu điện")
    write(page, "50%", "Đã thử tải")
    waits = page.locator("[data-items] > li")
    waits.filter(has_text="Đã đấu điện").get_by_role("button", name="Sửa").click()
    form = page.locator("[data-items] form:not([hidden])")
    form.get_by_label("Tiến độ").fill("52")
    held = []
    page.context.route("**/report/", lambda route: held.append(route), times=1)
    page.context.set_offline(False)
    while not held:
        page.wait_for_timeout(20)
    page.once("dialog", lambda dialog: dialog.accept())
    waits.filter(has_text="Đã thử tải").get_by_role("button", name="Bỏ").click()
    until(page, WAITING, 1)
    held[0].continue_()
    until(page, WAITING, 0)
    form.get_by_role("button", name="Ghi và gửi").click()
    page.get_by_text("52% · Đang thực hiện").wait_for()
    told = list(ProgressReport.objects.order_by("at").values_list("percent", "note"))
    assert told[1:] == [(50, "Đã đấu điện"), (52, "Đã đấu điện")]


def what_changed_meanwhile_is_shown(page, part):
    page.context.set_offline(True)
    write(page, "75%", "Chạy thử")
    colleague = act_as(User.objects.get(username="thao"), timezone.now())
    report(part, colleague, 55, note="Chờ điện")
    page.context.set_offline(False)
    page.locator("[data-kept]").wait_for(state="hidden")
    waits = page.locator("[data-items] > li", has_text="Chạy thử")
    waits.get_by_text("Lý Thị Thảo báo cáo đạt 55% · Chờ điện").wait_for()
    assert waits.get_by_text("Hiện nay: 55% · Đang thực hiện").is_visible()
    assert violations(page) == []
    assert ProgressReport.objects.count() == 4
    page.get_by_role("button", name="Vẫn gửi bản của tôi").click()
    page.get_by_text("75% · Đang thực hiện").wait_for()
    assert ProgressReport.objects.count() == 5


def what_the_server_stumbles_over_is_set_aside(page, monkeypatch):
    """And what was written after it is sent."""
    came, report = [], phone.report

    def stumbles(request, part):
        came.append(request.POST["note"])
        return HttpResponse(status=500) if came[-1] == "Hỏng" else report(request, part)

    monkeypatch.setattr(phone, "report", stumbles)
    page.context.set_offline(True)
    write(page, "75%", "Hỏng")
    write(page, "75%", "Đã thay van")
    page.locator("summary", has_text=TITLE).click()
    page.locator("[data-report]").get_by_label("Kết quả, khó khăn").fill("Đang viết")
    page.context.set_offline(False)  # and who is writing sees no page go
    until(page, SET_ASIDE, 1)
    until(page, WAITING, 1)
    assert came == ["Hỏng", "Hỏng", "Hỏng", "Đã thay van"]
    waits = page.locator("[data-items] > li", has_text="Hỏng")
    waits.get_by_text("Máy chủ gặp lỗi với báo cáo này").wait_for()
    page.once("dialog", lambda dialog: dialog.accept())
    waits.get_by_role("button", name="Bỏ").click()
    until(page, WAITING, 0)
    page.reload()


def it_waits_for_its_own_person(page):
    page.context.set_offline(True)
    write(page, "100%", "Xong")
    page.get_by_role("heading", name="Chờ gửi (1)").wait_for()
    page.context.clear_cookies()
    page.context.set_offline(False)
    page.get_by_text("hãy đăng nhập lại bằng tài khoản của mình").wait_for()
    sign_in(page, "thao")
    page.goto(WEEK)
    until(page, KEPT, 1)
    assert len(page.evaluate("caches.keys()")) == 2  # the files of the house, and hers
    assert not page.get_by_text("Xong").is_visible()
    page.context.clear_cookies()
    sign_in(page, "minh")
    assert ProgressReport.objects.count() == 6
    page.goto(WEEK)
    page.get_by_role("status").get_by_text("Đã báo cáo hoàn thành").wait_for()
    assert ProgressReport.objects.get(percent=100).note == "Xong"


def whoever_signs_out_leaves_nothing(page, minh):
    """Unless they think better of it, once they are asked about what waits."""
    page.evaluate(WRITTEN, str(minh.person_id))
    answers, kept = ["dismiss", "accept"], page.evaluate("caches.keys()")
    page.on("dialog", lambda dialog: getattr(dialog, answers.pop(0))())
    page.locator("details.menu > summary.face").click()
    leave = page.get_by_role("button", name="Đăng xuất")
    leave.click()
    until(page, WAITING, 1)
    assert (answers, page.evaluate("caches.keys()")) == (["accept"], kept)
    leave.click()
    arrive(page, "Đăng nhập")
    assert page.evaluate("caches.keys()") == ["files"]
    assert page.evaluate(LEFT, str(minh.person_id)) == 0


def key(page):
    return page.locator("[data-report] [name=token]").input_value()


def until(page, question, answer):
    while page.evaluate(question) != answer:
        page.wait_for_timeout(20)


def write(page, percent, note, file=None):
    page.locator("summary", has_text=TITLE).click()
    page.get_by_role("button", name=percent).click()
    page.locator("[data-report]").get_by_label("Kết quả, khó khăn").fill(note)
    if file:
        chosen = {"name": "may-bom.png", "mimeType": "image/png", "buffer": file}
        page.get_by_label("Ảnh chụp").set_input_files(chosen)
        page.get_by_label("Ảnh không thuộc danh mục").check()
    page.get_by_role("button", name="Gửi báo cáo").click()


def sign_in(page, username):
    page.goto("/accounts/login/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill("mot-hai-ba-4")
    page.get_by_role("button", name="Đăng nhập").click()
    arrive(page, "Tổng quan")


def picture():
    """Larger than a report needs."""
    data = io.BytesIO()
    Image.effect_noise((2000, 400), 90).save(data, "PNG")
    return data.getvalue()
