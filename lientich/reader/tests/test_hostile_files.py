"""Random and damaged files: refused or read, never anything else, and never for long."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lientich.reader.formats import extract
from lientich.reader.plain import clean
from lientich.reader.tests import word
from lientich.reader.tests.test_formats import ARTICLE, NUMBERING, TEXT_BOX, windows_1258
from lientich.reader.unreadable import Unreadable

FILES = Path(__file__).parent / "files"
SECONDS = 5


def make_word(document):
    word.letterhead(document)
    word.append(document, TEXT_BOX.format("Trong khung."))
    document.add_paragraph("Nội dung.", style="List Number")


WORD = word.with_part(word.word(make_word), "word/numbering.xml", NUMBERING)
WHOLE = {
    "txt": "Đảng ủy Than Vịnh Xanh, 5-1-2023.\n".encode() * 20,
    "utf16": ("Đảng ủy Than Vịnh Xanh.\n" * 20).encode("utf-16-le"),
    "1258": windows_1258("Đảng ủy Than Vịnh Xanh.\n" * 20),
    "html": ARTICLE.encode(),
    "docx": WORD,
    "pdf": (FILES / "resolution.pdf").read_bytes(),
}


def read(data, name):
    """The text, or the sentence of the refusal; any other exception is a fault."""
    try:
        return extract(data, name).text
    except Unreadable as refused:
        return str(refused)


def survives(data, name="a.bin"):
    started = time.process_time()
    answer = read(data, name)
    assert answer
    assert clean(answer) in (answer, answer + "\n")
    assert time.process_time() - started < SECONDS


@settings(deadline=None)
@given(st.binary(max_size=3000), st.text(max_size=30))
def test_random_bytes(data, name):
    survives(data, name)


@settings(deadline=None)
@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"<?xml ", b"\xff\xfe", b"{"]),
    st.binary(max_size=3000),
)
def test_random_bytes_after_a_known_beginning(start, data):
    survives(start + data)


@settings(deadline=None)
@given(st.text(max_size=2000))
def test_random_text_and_markup(text):
    survives(text.encode("utf-8", "replace"))
    survives(f"<html><body>{text}<table><tr><td>{text}".encode("utf-8", "replace"))


@pytest.mark.parametrize("first", ["", "Phụ lục ", "x " * 80])
def test_a_signature_in_a_line_too_long_or_of_an_annex_opens_no_block(first):
    survives(f"{first}Nơi nhận:\tTM. BAN THƯỜNG VỤ\nLưu\tBÍ THƯ\n".encode())
    survives(f"{first}\tTM. BAN THƯỜNG VỤ {'x ' * 80}\n".encode())
    survives(f"{first}\tTM. BAN THƯỜNG VỤ\n".encode())


def damaged(data, seed):
    chance = random.Random(seed)
    harmed = bytearray(data)
    for _harm in range(chance.randint(1, 30)):
        place = chance.randrange(len(harmed))
        match chance.randrange(4):
            case 0:
                harmed[place] = chance.randrange(256)
            case 1:
                del harmed[place : place + chance.randrange(1, 40)]
            case 2:
                harmed[place:place] = harmed[place // 2 : place // 2 + chance.randrange(60)]
            case _:
                harmed[place : place + 4] = chance.randbytes(4)
        if len(harmed) < 50:
            break
    return bytes(harmed)


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damaged_files(kind, seed):
    survives(damaged(WHOLE[kind], seed), f"a.{kind}")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["document", "numbering", "styles", "settings"]), st.integers(0, 2**32))
def test_damaged_parts_of_a_word_file(part, seed):
    name = f"word/{part}.xml"
    survives(word.with_part(WORD, name, damaged(word.part(WORD, name), seed)), "a.docx")


def deep(start, end, depth, inside="x"):
    return start * depth + inside + end * depth


def word_of(body):
    xml = f"<w:document {word.W}><w:body>{body}</w:body></w:document>"
    return word.with_part(WORD, "word/document.xml", xml.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 100_000,
        b"<html><body>" + b"<table><tr><td>" * 20_000,
        b"<html><body>" + b"<div class=menu>x" * 400 + b"<p>noi dung</p>" * 2000,
        b"<html><body><ol>" + b"<li>mot muc" * 20_000,
        b"<html><body>" + b"&lt;" * 300_000,
        b"<" * 500_000,
        b"<html>" + b"<!--" * 200_000,
        b"\t" * 2_000_000 + b"a",
        b" " * 2_000_000 + b"a",
        b"a\n\n" * 500_000,
        "Mật\u0323".encode() * 300_000,
        b"M A T " * 300_000,
        ("a" + "\u0323\u0301" * 300_000).encode(),
        ("<html><body>a" + "\u0323\u0301" * 300_000).encode(),
        word_of("<w:p><w:r><w:t>a" + "\u0323\u0301" * 300_000 + "</w:t></w:r></w:p>"),
        b"-" * 1_000_000,
        word_of(deep("<w:sdt>", "</w:sdt>", 5000)),
        word_of(deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 70, "<w:p/>")),
        word_of("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 30_000),
    ],
    ids=range(19),
)
def test_files_made_to_be_slow(data):
    survives(data)
