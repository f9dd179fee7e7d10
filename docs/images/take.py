"""Takes the pictures of docs/mot-ngay.md, of a demonstration that runs.

    ./lt demo --fresh --port 8015
    .venv/bin/python docs/images/take.py http://127.0.0.1:8015

Needs Chromium and requirements-browser.txt. Goes by links, as a person would. Of what it fills in,
one claim of completion is sent, which the office is then asked to confirm: each run claims another.
"""

import argparse
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, sync_playwright

PLACE = Path(__file__).parent / "mot-ngay"
REPORTER, OFFICE = "Mạc Thanh Bình", "Nguyễn Thu Hà"
UNIT, ASKED = "Than Thanh Khê", "Đợt học tập, quán triệt nghị quyết liên tịch"
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1200, "height": 800}}
LONGEST = {360: 1300, 1200: 1200}
MARGIN = 16
MOST_BYTES = 58_000
KEPT = "caches.keys().then(names => names.some(name => name.startsWith('kept ')))"


@contextmanager
def signed_in(browser: Browser, address: str, person: str, screen: dict) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        color_scheme="light",
        reduced_motion="reduce",
        **screen,
    )
    page = context.new_page()
    page.goto("/accounts/cast/")
    page.locator("button", has_text=person).click()
    arrive(page, "Tổng quan")
    yield page
    context.close()


def arrive(page: Page, title: str) -> None:
    page.wait_for_selector(f'//title[contains(normalize-space(), "{title}")]', state="attached")
    page.wait_for_selector("h1")
    page.wait_for_load_state()


def rail(page: Page, label: str) -> None:
    opens = page.locator("a[href='#rail']")
    if opens.is_visible():
        opens.click()
    page.locator("#rail a", has_text=label).first.click()
    arrive(page, label)


def take(page: Page, name: str, last: Locator | None = None) -> None:
    """The page from its top, where the mark of the exercise stands, to the end of `last`."""
    page.locator(".exercise").wait_for()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0); document.fonts.ready")
    width = page.viewport_size["width"]
    whole = page.evaluate("document.documentElement.scrollHeight")
    box = last.bounding_box() if last else None
    end = box["y"] + box["height"] + MARGIN if box else whole
    clip = {"x": 0, "y": 0, "width": width, "height": min(end, whole, LONGEST[width])}
    shot = page.screenshot(full_page=True, clip=clip, animations="disabled")
    (PLACE / f"{name}.webp").write_bytes(small(Image.open(io.BytesIO(shot)).convert("RGB")))


def small(picture: Image.Image) -> bytes:
    """Without loss but of rare colours: letters stay sharp, and plain areas as they were."""
    counted = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    for colours in (256, 192, 128, 96, 64, 48, 32, 24, 16):
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for _, colour in counted[:colours] for part in colour])
        fewer = picture.quantize(palette=palette, dither=Image.Dither.NONE)
        data = io.BytesIO()
        fewer.convert("RGB").save(data, "WEBP", lossless=True, method=6)
        if data.tell() < MOST_BYTES:
            return data.getvalue()
    raise SystemExit("A picture is too large to be kept small.")


def photo() -> dict:
    """Drawn, of no place: a hall with its rows of seats."""
    hall = Image.new("RGB", (1600, 1200), "#d8cfc0")
    pen = ImageDraw.Draw(hall)
    pen.rectangle((300, 150, 1300, 420), fill="#a83232")
    for row in range(5):
        for seat in range(9):
            x, y = 130 + seat * 150, 560 + row * 120
            pen.rounded_rectangle((x, y, x + 110, y + 80), 16, fill="#5b4636")
    data = io.BytesIO()
    hall.save(data, "JPEG")
    return {"name": "hoi-truong.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def day_of_the_reporter(page: Page) -> str:
    """Returns the address of what was claimed."""
    rail(page, "Tuần này")
    page.wait_for_function(KEPT)
    take(page, "tuan-nay")
    duty = page.locator(".duties details").filter(has_text=ASKED)
    duty.locator("summary").click()
    duty.get_by_label("Tiến độ (%)").fill("90")
    duty.get_by_label("Kết quả, khó khăn").fill("22 / 25 chi bộ đã học; ba chi bộ đi ca học bù.")
    duty.get_by_label("Ảnh chụp").set_input_files(photo())
    duty.get_by_label("Ảnh không thuộc danh mục").check()
    send = duty.get_by_role("button", name="Gửi báo cáo")
    take(page, "bao-cao", send)
    without_a_network(page, send)
    claimed = claim(page)
    page.locator("a.bell").click()
    arrive(page, "Thông báo")
    take(page, "nhac-viec", page.locator("main section").nth(2))
    answer(page)
    return claimed


def without_a_network(page: Page, send: Locator) -> None:
    """What waits is dropped again: the demonstration stays as it was."""
    page.context.set_offline(True)
    send.click()
    page.get_by_role("heading", name="Chờ gửi (1)").wait_for()
    take(page, "mat-mang", page.locator("main section").nth(1))
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-items]").get_by_role("button", name="Bỏ").click()
    page.locator("[data-items] > li").wait_for(state="detached")
    page.context.set_offline(False)
    page.locator("[data-kept]").wait_for(state="hidden")  # the page loads itself anew
    arrive(page, "Tuần này")


def claim(page: Page) -> str:
    rail(page, "Tuần này")
    duty = page.locator(".duties details").last
    duty.locator("summary").click()
    duty.get_by_role("link", name="Xem cả phần việc").click()
    form = page.locator("form[data-report]")
    form.get_by_label("Đã hoàn thành").check()
    form.get_by_label("Kết quả, khó khăn").fill("Đã làm xong, ảnh kèm theo.")
    form.get_by_label("Ảnh, tệp minh chứng").set_input_files(photo())
    form.get_by_label("Các tệp này không thuộc danh mục").check()
    form.get_by_role("button", name="Gửi báo cáo").click()
    form.wait_for(state="detached")
    page.locator("[data-items] [data-deed=close]").wait_for()
    page.wait_for_load_state()
    take(page, "bao-hoan-thanh", page.locator("main section").filter(has_text="Việc được giao"))
    return page.url


def answer(page: Page) -> None:
    rail(page, "Việc của đơn vị")
    page.get_by_role("link", name=ASKED).first.click()
    arrive(page, ASKED)
    page.get_by_role("link", name="Trả lời biểu").click()
    arrive(page, "Biểu báo cáo")
    day = page.evaluate("new Date(Date.now() - 864e5).toISOString().slice(0, 10)")
    page.get_by_label("Ngày tổ chức").fill(day)
    for place, told in enumerate(("318", "340", "22", "25")):
        page.locator("fieldset input").nth(place).fill(told)
    page.get_by_label("Hình thức").select_option("kết hợp")
    page.get_by_label("Ghi chú").fill("Ba chi bộ đi ca học bù trong tuần.")
    take(page, "tra-loi-bieu", page.get_by_role("button", name="Gửi trả lời"))


def day_of_the_office(page: Page, claimed: str) -> None:
    rail(page, "Việc của tôi")
    take(page, "viec-cua-toi")
    asks = page.get_by_role("listitem").filter(has_text=f"{UNIT} xin gia hạn")
    asks.get_by_role("link").first.click()
    page.get_by_role("link", name="Cho gia hạn").click()
    take(page, "gia-han", page.get_by_role("button", name="Cho gia hạn"))
    page.goto(claimed)
    page.get_by_role("link", name="Xác nhận hoàn thành").click()
    take(page, "xac-nhan", page.get_by_role("button", name="Xác nhận hoàn thành"))
    rail(page, "Tổng quan")
    take(page, "tong-quan")
    rail(page, "Văn bản")
    page.get_by_role("link", name="33-NQLT").first.click()
    arrive(page, "33-NQLT")
    take(page, "giao-tu-muc", page.locator("article .note").last)
    rail(page, "Việc của tôi")
    page.get_by_role("link", name="Nhiệm vụ theo đơn vị").click()
    arrive(page, "Nhiệm vụ theo đơn vị")
    take(page, "don-vi-cham")
    rail(page, "Lịch công tác")
    take(page, "lich-cong-tac")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("address", help="of the demonstration, as ./lt demo prints it")
    address = asked.parse_args().address
    PLACE.mkdir(exist_ok=True)
    with sync_playwright() as driven:
        browser = driven.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--lang=vi"],  # its own words: chromium-l10n
        )
        with signed_in(browser, address, REPORTER, PHONE) as page:
            claimed = day_of_the_reporter(page)
        with signed_in(browser, address, OFFICE, DESK) as page:
            day_of_the_office(page, claimed)
        browser.close()


if __name__ == "__main__":
    main()
