"""Letters of TCVN3 and VNI fonts: by their fonts, by their evidence, and never by a guess."""

import io
import time

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from lientich.reader import formats, legacy
from lientich.reader.legacy import TCVN3, VNI, Font
from lientich.reader.syllables import is_syllable
from lientich.reader.tests import test_formats as made
from lientich.reader.tests import word
from lientich.reader.unreadable import Unreadable

TEXT = (
    "Căn cứ nghị quyết về công tác bảo vệ môi trường vùng mỏ, các đơn vị thực hiện nghiêm túc, "
    "hoàn thành trạm xử lý nước thải trước ngày 31-3-2026; khuyến khích sáng kiến của người lao "
    "động."
)
LINE = "Đảng ủy Than Vịnh Xanh"
COMMON = (
    "đảng ủy tập đoàn công nghiệp khoáng sản việt nghị quyết tịch về phối hợp bảo vệ môi trường "
    "vùng mỏ đoạn các bộ quán triệt sâu sắc nội của thông báo kết luận hội nghị tháng đầu năm chủ "
    "trì rà soát bổ quy chế kiểm giám sát truyền vận động người đua sản xuất đổi mới triển xử lý "
    "nước thải trồng cây bãi thải khuyến khích nghiêm túc hoàn thành kỷ luật tỷ lệ quý yêu cầu"
)
WORDS = [word for word in COMMON.split() if not word.isascii()]
texts = st.lists(st.sampled_from(WORDS), min_size=20, max_size=80).map(" ".join)


def read(data, name="a.txt"):
    return formats.extract(data, name).text


@given(texts, st.sampled_from(legacy.ENCODINGS))
def test_what_is_encoded_is_told_and_read_again(text, encoding):
    written = legacy.encoded(text, encoding)
    assert legacy.told(written) == encoding
    assert legacy.decoded(written, encoding) == text
    assert read(written.encode("latin-1")) == text + "\n"
    assert read(written.encode()) == text + "\n"  # pasted somewhere on its way


@given(texts)
def test_what_is_unicode_or_windows_1258_is_never_taken_for_it(text):
    assert legacy.told(text) is None
    assert read(text.encode()) == text + "\n"
    split = "".join(SPLIT.get(char, char) for char in text)
    assert read(split.encode("cp1258")) == text + "\n"


def _split():
    """Letters as windows-1258 writes them: a tone stands behind its letter."""
    import unicodedata

    found = {}
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        parts = unicodedata.normalize("NFD", chr(code))
        tone = next((one for one in parts if one in "\u0300\u0301\u0303\u0309\u0323"), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else ""
        if tone and len(base) == 1:
            found[chr(code)] = base + tone
    return found


SPLIT = _split()


FOREIGN = (
    "résumé café naïve façade déjà über straße señor año élève garçon hôtel forêt château Müller "
    "piñata crème brûlée"
)


@given(
    st.lists(st.sampled_from(FOREIGN.split()), min_size=10, max_size=60).map(
        " and of the committee with ".join
    )
)
def test_other_languages_are_never_taken_for_it(text):
    assert legacy.told(text) is None
    assert read(text.encode()) == text + "\n"


def test_each_letter_has_its_place():
    small = "aăâeêioôơuưyđ" + "".join(legacy._TONED.values())
    for letter in small:
        for encoding in legacy.ENCODINGS:
            written = legacy.encoded(letter, encoding)
            assert written.isascii() == letter.isascii()
            assert legacy.decoded(written, encoding) == letter
        capital = legacy.encoded(letter.upper(), VNI)
        assert legacy.decoded(capital, VNI) == letter.upper()
    # TCVN3 has no capitals that bear a tone; those without have their places.
    assert legacy.encoded("ĂÂÊÔƠƯĐ", TCVN3) == "¡¢£¤¥¦§"
    assert legacy.encoded("ỦÁ", TCVN3) == "ỦÁ"


def test_known_words():
    assert legacy.decoded("§¶ng ñy Than VÞnh Xanh, m«i tr\u00adêng", TCVN3) == (
        "Đảng ủy Than Vịnh Xanh, môi trường"
    )
    assert legacy.decoded("Ñaûng uûy Than Vònh Xanh, moâi tröôøng", VNI) == (
        "Đảng ủy Than Vịnh Xanh, môi trường"
    )
    assert legacy.decoded("ÑAÛNG UÛY, Aù", VNI) == "ĐẢNG ỦY, Á"
    assert legacy.decoded("v\u03bc \u2219", TCVN3) == "và ã"


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", Font(TCVN3)),
        ('".VnTimeH"', Font(TCVN3, capitals=True)),
        ("ABCDEF+.VnArial", Font(TCVN3)),
        ("VNI-Times", Font(VNI)),
        ("Times New Roman", None),
        ("", None),
        (None, None),
    ],
)
def test_fonts_of_before_unicode_are_known_by_their_names(name, font):
    assert legacy.font(name) == font


def test_what_may_be_either_is_refused_with_what_to_do():
    """Half of one and half of the other: neither makes syllables of all of it."""
    half = legacy.encoded(TEXT, TCVN3) + " " + legacy.encoded(TEXT[:60], VNI)
    with pytest.raises(Unreadable, match="chuyển sang Unicode"):
        legacy.told(half)
    with pytest.raises(Unreadable, match="chuyển sang Unicode"):
        read(half.encode("latin-1"))


def test_a_mark_of_secrecy_is_seen_through_it():
    for encoding in legacy.ENCODINGS:
        written = legacy.encoded("mật\n" + TEXT, encoding)
        with pytest.raises(Unreadable, match="độ mật"):
            read(written.encode("latin-1"))


def word_file(*runs, style=None):
    """A Word file of one paragraph, of runs given by text and font."""
    document = Document()
    if style:
        document.styles["Normal"].font.name = style
    paragraph = document.add_paragraph()
    for text, font in runs:
        run = paragraph.add_run(text)
        if font:
            run.font.name = font
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_of_a_word_file_only_the_runs_in_such_fonts_are_changed():
    data = word_file(
        (legacy.encoded("đảng ủy than vịnh xanh", TCVN3), ".VnTimeH"),
        (" và Tập đoàn: à ó ", "Times New Roman"),
        (legacy.encoded(TEXT, TCVN3), ".VnTime"),
        (legacy.encoded(" Điều 1: " + TEXT, VNI), "VNI-Times"),
    )
    assert read(data, "a.docx") == (
        f"ĐẢNG ỦY THAN VỊNH XANH và Tập đoàn: à ó {TEXT} Điều 1: {TEXT}\n"
    )


def test_a_style_names_the_font_of_its_runs():
    data = word_file((legacy.encoded(TEXT, TCVN3), None), (" à ó", "Arial"), style=".VnTime")
    assert read(data, "a.docx") == f"{TEXT} à ó\n"


def paragraph(text, font):
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    return f"<w:p><w:r>{fonts}<w:t>{text}</w:t></w:r></w:p>"


def with_parts(data, **parts):
    """The Word file with more parts, each given by its paragraphs."""
    for name, content in parts.items():
        root = {"header7": "hdr", "footer7": "ftr"}.get(name, name)
        note = name.removesuffix("s")
        inner = f'<w:{note} w:id="2">{content}</w:{note}>' if note != name else content
        part = f"<w:{root} {word.W}>{inner}</w:{root}>"
        data = word.with_part(data, f"word/{name}.xml", part.encode())
    return data


@pytest.mark.parametrize("name", ["header7", "footer7", "footnotes", "endnotes"])
@pytest.mark.parametrize(("encoding", "font"), [(TCVN3, ".VnTimeH"), (VNI, "VNI-Times")])
def test_a_mark_in_such_a_font_around_a_body_in_unicode_is_seen(name, encoding, font):
    mark = legacy.encoded("mật" if encoding == TCVN3 else "MẬT", encoding)
    body = word_file((TEXT, "Times New Roman"))
    assert read(with_parts(body, **{name: paragraph("trang", font)}), "a.docx").startswith(TEXT)
    with pytest.raises(Unreadable, match="độ mật"):
        read(with_parts(body, **{name: paragraph(mark, font)}), "a.docx")


def test_what_is_around_the_body_says_nothing_of_the_body_or_of_each_other():
    old = legacy.encoded("căn cứ", TCVN3)
    data = with_parts(
        word_file((TEXT, ".VnTime"), (" là có", ".VnTime")),
        header7=paragraph(old, ".VnTime"),
        footnotes=paragraph(old, ".VnTime"),
        endnotes=paragraph(f"{TEXT} ", ".VnTime") + paragraph("là có", ".VnTime"),
    )
    assert read(data, "a.docx") == f"{TEXT} là có\ncăn cứ\n{TEXT}\nlà có\n"


def test_what_the_body_bears_out_holds_around_it():
    body = word_file((legacy.encoded(TEXT, TCVN3), ".VnTime"))
    data = with_parts(body, footnotes=paragraph("Unicode cũ và à ó", "Arial"))
    assert read(data, "a.docx") == f"{TEXT}\nUnicode cũ và à ó\n"
    mixed = paragraph("Điều ước", ".VnTime") + paragraph(legacy.encoded("mật", TCVN3), ".VnTimeH")
    with pytest.raises(Unreadable, match="độ mật"):
        read(with_parts(body, header7=mixed), "a.docx")


def test_unicode_in_such_a_font_stays_as_it_is():
    """A file made over to Unicode often keeps the name of its font."""
    data = word_file((TEXT, ".VnTime"), (" là có", ".VnTime"))
    assert read(data, "a.docx") == f"{TEXT} là có\n"


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [
        ("", '<font face=".VnTime">', "</font>"),
        ("", "<span style=\"font-family:'.VnTime',serif\">", "</span>"),
        ("<style>p.Mso, li {margin:0; font-family:\".VnTime\"}</style>", '<b class="Mso">', "</b>"),
        ("<style>.cu {font-family: .VnTime}</style>", '<i class="cu">', "</i>"),
    ],
)  # fmt: skip
def test_of_a_page_only_what_stands_in_such_fonts_is_changed(head, before, after):
    old = legacy.encoded(TEXT, TCVN3)
    if "p.Mso" in head:
        before, after = '<p class="Mso">', "</p>"
    page = f"<html><head>{head}</head><body><p>{LINE}: à ó</p>{before}{old}{after}</body></html>"
    text = read(page.encode(), "a.html")
    assert f"{LINE}: à ó" in text
    assert TEXT in text


def seconds(page):
    """The better of two readings: other work on the machine only slows one down."""
    taken = []
    for _time in range(2):
        start = time.process_time()
        read(page.encode(), "a.html")
        taken.append(time.process_time() - start)
    return min(taken)


def test_a_font_written_out_in_the_page_costs_no_more_than_its_length():
    """It costs what as many letters cost where no rules are looked for."""
    letters = "d09GMgABAAAA" * 42_000
    face = f"@font-face {{font-family: Roboto; src: url(data:font/woff2;base64,{letters})}}"
    own = "@media screen {p.cu, li {margin: 0; font-family: '.VnTime'}}"
    body = f'<body><p class="cu">{legacy.encoded(TEXT, TCVN3)}</p></body>'
    for sheet in (face + own, own + face, letters + "}" + own, own + letters):
        page = f"<html><head><style>{sheet}</style></head>{body}</html>"
        assert TEXT in read(page.encode(), "a.html")
        elsewhere = f"<html><head><script>{sheet}</script></head>{body}</html>"
        assert seconds(page) < 2 * seconds(elsewhere) + 0.2


def test_a_page_without_fonts_is_told_by_its_evidence():
    for encoding in legacy.ENCODINGS:
        page = f"<html><body><p>{legacy.encoded(TEXT, encoding)}</p></body></html>"
        for data in (page.encode(), page.encode("latin-1")):
            assert read(data, "a.html") == TEXT + "\n"


def test_of_a_pdf_the_letters_in_such_fonts_are_changed(monkeypatch):
    monkeypatch.setattr(made, "FONT", made.FONT.replace(b"/Helvetica", b"/.VnTime"))
    line = "Các đơn vị đầu tư bảo vệ môi trường vùng mỏ theo 33-NQ/TW - ưu tiên nước thải."
    written = legacy.encoded(line, TCVN3).encode("latin-1")
    drawing = b"BT /F 12 Tf 40 500 Td (" + written + b") Tj ET"
    assert read(made.pdf(drawing), "a.pdf") == line + "\n"


GOOD = "nghiêng quyết khuỷu giữ hoà hòa ủy uỷ ngoằn của ĐƯỜNG a"
BAD = "café garçon tiếnng ươươ strong hòá xin-chào résumé"


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", BAD.split())
def test_no_syllables(word):
    assert not is_syllable(word)
