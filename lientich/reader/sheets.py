"""Workbooks are no documents and are not read for facts; but a mark of secrecy on one is seen."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from lientich.reader import package, xml

_PARTS = re.compile(r"xl/(?:sharedStrings|workbook|worksheets/[^/]+|drawings/[^/]+)\.xml")
_CODES = re.compile(r'&(?:[LCRPNDTFAGSXYBIUEZ]|K\w{6}|"[^"]*"|\d+)')  # of headers and footers
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def words(archive: ZipFile) -> Iterator[str]:
    """What a person reads in its cells, headers, text boxes and on its tabs, a line for each.

    Raises Unreadable where a part is broken, locked, or built to harm.
    """
    for name in sorted(archive.namelist()):
        if _PARTS.fullmatch(name):
            part = package.read_part(archive, name)
            yield from _said(xml.parse(part or b"", broken="broken_xlsx"))


def _said(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{_SPACE}si", f"{_SPACE}is", f"{_DRAWN}p"):
        yield "".join(piece.text or "" for piece in element.iter(f"{_SPACE}t", f"{_DRAWN}t"))
    for sheet in root.iter(f"{_SPACE}sheet"):
        yield sheet.get("name", "")
    for margins in root.iter(f"{_SPACE}headerFooter"):
        for margin in margins:
            yield from _CODES.sub("\n", margin.text or "").splitlines()
