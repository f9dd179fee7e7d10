"""Sheets in which offices kept their registers, and what is no such sheet."""

import io
from datetime import date

import pytest
import xlsxwriter

from lientich.reader.rows import rows
from lientich.reader.sandbox import rows_in_child
from lientich.reader.unreadable import Unreadable


def workbook(*sheets, header=""):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for cells in sheets:
            sheet = book.add_worksheet()
            sheet.set_header(header)
            for place, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(place, column, cell, day)
                    else:
                        sheet.write(place, column, cell)
    return made.getvalue()


def test_cells_are_told_as_text():
    told = rows(workbook([], [["Số", "Ngày"], [33, date(2018, 4, 18)], ["30c", 1.5]]), "a.xlsx")
    assert told == [["Số", "Ngày"], ["33", "2018-04-18"], ["30c", "1.5"]]


def test_what_is_merged_over_several_rows_is_said_of_each():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "BẢNG THEO DÕI")
        sheet.merge_range("A2:A3", "Nội dung")
        sheet.merge_range("B2:C2", "Đơn vị")
        sheet.write_row("B3", ["Chủ trì", "Phối hợp"])
        sheet.merge_range("A4:A6", "Trồng cây")
        sheet.merge_range("B4:B6", "Văn phòng")
        sheet.write("C4", "Ban Tổ chức")
        sheet.write("C6", "Ban Tuyên giáo")
    assert rows_in_child(made.getvalue(), "a.xlsx", down=True) == [
        ["BẢNG THEO DÕI", "", ""],
        ["Nội dung", "Đơn vị", ""],
        ["Nội dung", "Chủ trì", "Phối hợp"],
        ["Trồng cây", "Văn phòng", "Ban Tổ chức"],
        ["", "", ""],
        ["Trồng cây", "Văn phòng", "Ban Tuyên giáo"],
    ]


def test_the_child_tells_the_same():
    data = workbook([["Số"], ["uỷ\x07"]])
    assert rows_in_child(data, "a.xlsx") == rows(data, "a.xlsx")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_is_taken_apart_where_it_is_separated(separator):
    text = f'Số{separator}Trích yếu\n33{separator}"về than{separator} sạch"\n'
    told = [["Số", "Trích yếu"], ["33", f"về than{separator} sạch"]]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert rows(text.encode(encoding), "a.csv")[0] == told[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (workbook([]), "empty"),
        (b"PK\x03\x04 no archive", "broken_docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken_xlsx"),
        (workbook([["Số", "Trích yếu"], ["1", "TỐI MẬT"]]), "secret"),
        (workbook([["Số"], ["1"]], header="&CTUYỆT MẬT"), "secret"),
        ("Số;Trích yếu\n1;MẬT\n".encode(), "secret"),
        (";" * 300 + "\n", "too_long"),
    ],
)
def test_what_is_no_register(data, reason):
    data = data.encode() if isinstance(data, str) else data
    with pytest.raises(Unreadable) as refused:
        rows_in_child(data, "so.xlsx")
    assert refused.value.reason == reason
