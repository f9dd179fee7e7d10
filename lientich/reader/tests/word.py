"""Makes the Word files that the reader's tests read."""

import io
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(make: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    make(document)
    return saved(document)


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(*texts: str) -> bytes:
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def append(document: Document, xml: str) -> None:
    """Raw WordprocessingML, put before the section's properties."""
    document.element.body[-1].addprevious(parse_xml(xml))


def letterhead(document: Document) -> None:
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "ĐẢNG BỘ TỈNH SƠN HẢI\nĐẢNG ỦY THAN VỊNH XANH\n*"
    table.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    table.cell(1, 0).text = "Số 11-NQ/ĐU"
    table.cell(1, 1).text = "Vịnh Xanh, ngày 05 tháng 01 năm 2023"


def with_part(data: bytes, name: str, content: bytes | None) -> bytes:
    """The same package with one part replaced or, for None, left out."""
    source = zipfile.ZipFile(io.BytesIO(data))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        if content is not None:
            target.writestr(name, content)
    return file.getvalue()


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)
