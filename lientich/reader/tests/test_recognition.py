"""What tesseract says of a picture, and how it is asked: a script stands in its place."""

import io
import subprocess

import pytest
from PIL import Image

from lientich.reader import limits, recognition, sandbox, tools
from lientich.reader.sandbox import recognise_in_child
from lientich.reader.tests.scan import pages, picture, sheet
from lientich.reader.unreadable import RECOGNISED, RECOGNISED_IN_PART, reason_code

HEAD = "level\t…\tconf\ttext"  # the names of the columns, which nobody reads


def table(*words):
    """Words as (line, left, text), or with how sure tesseract is of them, on a page of A4."""
    rows = [HEAD, "4\t1\t1\t1\t1\t0\t300\t400\t900\t44\t-1\t"]
    for line, left, text, *sure in words:
        width = 22 * len(text)
        place = (line, 1, left, 100 + 70 * line, width, 44, *(sure or [95]), text)
        rows.append("5\t1\t{}\t1\t1\t{}\t{}\t{}\t{}\t{}\t{}\t{}".format(*place))
    return "\n".join(rows) + "\n"


LETTER = table(
    (1, 400, "ĐÁNG"), (1, 510, "ỦY"), (1, 580, "THAN"), (1, 690, "VỊNH"), (1, 800, "XANH"),
    (1, 1350, "ĐẢNG"), (1, 1460, "CỘNG"), (1, 1570, "SẢN"), (1, 1660, "VIỆT"), (1, 1770, "NAM"),
    (2, 700, "xk", 12),
    (3, 500, "Số"), (3, 560, "11-NQ/ĐÐU"),
    (3, 1350, "Vịnh"), (3, 1460, "Xanh,"), (3, 1590, "ngày"), (3, 1700, "5"), (3, 1740, "tháng"),
    (3, 1870, "1"), (3, 1910, "năm"), (3, 1990, "2026"),
    (5, 1100, "NGHỊ"), (5, 1210, "QUYẾT"),
    (7, 1000, "về"), (7, 1060, "trồng"), (7, 1190, "cây"),
)  # fmt: skip


@pytest.fixture
def machine(tmp_path):
    """A script that is run in the place of tesseract."""

    def make(does):
        script = tmp_path / "tesseract"
        script.write_text(f"#!/bin/sh\n{does}\n")
        script.chmod(0o755)
        return str(script)

    return make


@pytest.fixture
def saying(machine, tmp_path):
    def say(told):
        (tmp_path / "told").write_text(told)
        return machine(f"/bin/cat >/dev/null; /bin/cat {tmp_path}/told")

    return say


def a4():
    """As large as the places of `table` are measured on."""
    return picture(size=(2481, 3508))


def test_words_are_laid_out_by_their_places_and_nothing_is_sure(saying):
    facts = recognise_in_child(a4(), "a.png", saying(LETTER))
    assert facts["text"].splitlines() == [
        "ĐẢNG ỦY THAN VỊNH XANH",
        "Số 11-NQ/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Vịnh Xanh, ngày 5 tháng 1 năm 2026",
        "NGHỊ QUYẾT",
        "về trồng cây",
    ]
    assert (facts["refused"], facts["reason"]) == (False, RECOGNISED)
    source = facts["source"]
    assert (source["number"], source["symbol"], source["date"]) == ("11", "NQ/ĐU", "2026-01-05")
    assert {
        one["sure"] for items in facts.values() if isinstance(items, list) for one in items
    } == {False}


@pytest.mark.parametrize("star", ["x", "xk", "+", "*"])
def test_the_star_above_the_number_ends_no_name(saying, star):
    told = table(
        (1, 400, "ĐẢNG"), (1, 510, "ỦY"), (1, 580, "TẬP"), (1, 690, "ĐOÀN"), (1, 800, "THAN"),
        (1, 1350, "ĐẢNG"), (1, 1460, "CỘNG"), (1, 1570, "SẢN"), (1, 1660, "VIỆT"), (1, 1770, "NAM"),
        (2, 600, "BẮC"), (2, 690, "SƠN"),
        (3, 660, star),
        (4, 500, "Số"), (4, 560, "11-NQ/ĐU"),
        (4, 1350, "Vịnh"), (4, 1460, "Xanh,"), (4, 1590, "ngày"), (4, 1700, "5"),
        (4, 1740, "tháng"), (4, 1870, "1"), (4, 1910, "năm"), (4, 1990, "2026"),
        (6, 1100, "NGHỊ"), (6, 1210, "QUYẾT"),
    )  # fmt: skip
    facts = recognise_in_child(a4(), "a.png", saying(told))
    assert facts["text"].splitlines()[:3] == [
        "ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN",
        "*",
        "Số 11-NQ/ĐU",
    ]
    assert facts["source"]["issuers"] == ["Đảng ủy Tập đoàn Than Bắc Sơn"]


def test_a_coarse_page_is_read_enlarged():
    coarse, fine, tiny = (sheet(size=size) for size in ((1240, 1754), (2481, 3508), (60, 84)))
    assert max(recognition._enlarged(coarse).size) == recognition.FINE
    assert recognition._enlarged(fine) is fine
    assert recognition._enlarged(tiny) is tiny


@pytest.mark.parametrize("stamp", ["MẬT", "MẠT", "TỐI MẬT", "TOI MÁT", "TUYỆT MẬT"])
def test_a_stamp_is_refused_whichever_of_its_marks_was_missed(saying, stamp):
    told = saying(LETTER + table((2, 300, stamp)))
    facts = recognise_in_child(a4(), "a.png", told)
    assert reason_code(facts["reason"]) == "secret"
    assert facts["text"] == ""


@pytest.mark.parametrize("word", ["Mặt", "MẬT ĐỘ", "bí mật"])
def test_a_word_like_it_is_none(saying, word):
    facts = recognise_in_child(a4(), "a.png", saying(LETTER + table((9, 300, word))))
    assert facts["refused"] is False


def test_a_red_stamp_is_looked_at_by_itself():
    page = sheet(size=(200, 280))
    assert recognition._red_of(page) is None
    assert recognition._red_of(page.convert("L")) is None
    page.paste((200, 30, 30), (20, 20, 80, 60))
    stamped = recognition._red_of(page)
    assert stamped.getpixel((30, 30)) == 0
    assert stamped.getpixel((5, 5)) == 255
    assert stamped.histogram()[0] == 60 * 40


def test_where_it_reads_nothing_it_stays_a_scan(saying):
    assert reason_code(recognise_in_child(a4(), "a.png", saying(HEAD))["reason"]) == "scan"
    assert reason_code(recognise_in_child(a4(), "a.png", saying("nonsense"))["reason"]) == "scan"


def test_where_it_fails_so_does_the_reading(machine):
    failing = machine("exit 3")
    assert reason_code(recognise_in_child(a4(), "a.png", failing)["reason"]) == "failed"
    killed = machine("kill -9 $$")
    assert reason_code(recognise_in_child(a4(), "a.png", killed)["reason"]) == "too_hard"


def test_it_is_stopped_with_whatever_it_started(machine, tmp_path):
    alive = tmp_path / "alive"
    slow = machine(f"/bin/sleep 3; /bin/touch {alive}")
    facts = recognise_in_child(a4(), "a.png", slow, seconds=1)
    assert reason_code(facts["reason"]) == "too_hard"
    subprocess.run(["/bin/sleep", "4"], check=True)
    assert not alive.exists()


def test_what_was_read_in_time_is_told_as_a_part(machine, tmp_path, monkeypatch):
    """The first page at once, the second never: in this process, with a short end."""
    monkeypatch.setattr(limits, "RECOGNITION_SECONDS", 3)
    (tmp_path / "told").write_text(LETTER)
    once = machine(
        f"/bin/cat >/dev/null; [ -e {tmp_path}/met ] && exec /bin/sleep 30; "
        f"/bin/touch {tmp_path}/met; /bin/cat {tmp_path}/told"
    )
    facts = recognition.read(pages("PDF", 2), "a.pdf", once)
    assert facts["reason"] == RECOGNISED_IN_PART
    assert "NGHỊ QUYẾT" in facts["text"]
    facts = recognition.read(pages("PDF", 2), "a.pdf", once)
    assert reason_code(facts["reason"]) == "too_hard"


def test_what_opens_as_no_picture_is_refused(saying):
    facts = recognise_in_child(b"\x89PNG\r\n\x1a\n" + bytes(9), "a.png", saying(LETTER))
    assert reason_code(facts["reason"]) == "broken_image"


def test_the_machine_is_found_where_it_knows_vietnamese(machine, monkeypatch):
    find = tools.tesseract.__wrapped__
    monkeypatch.setattr(tools.shutil, "which", lambda name: None)
    assert find() is None
    for says, found in (("echo eng; echo vie", True), ("echo eng", False), ("exit 1", False)):
        path = machine(says)
        monkeypatch.setattr(tools.shutil, "which", lambda name, path=path: path)
        assert find() == (path if found else None)


def test_pages_are_drawn_by_a_child_within_limits():
    scan = sandbox.render_in_child(pages("TIFF", 3))
    assert (len(scan.pictures), scan.count, scan.refused) == (3, 3, None)
    width, height, jpeg = scan.pictures[0]
    with Image.open(io.BytesIO(jpeg)) as shown:
        assert (shown.size, shown.format) == ((width, height), "JPEG")
    assert sandbox.render_in_child(b"%PDF-1.7 rubbish").refused == "broken_pdf"
    assert sandbox.render_in_child(a4(), seconds=0.01).refused == "too_hard"
    assert sandbox.render_in_child(b"").refused == "empty"
