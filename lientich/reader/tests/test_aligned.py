"""Tables laid out with spaces are read by where their columns begin."""

from lientich.reader import aligned, read_text

TABLE = """TT  Nội dung                         Chủ trì             Phối hợp        Thời gian
1   Huấn luyện lại cho thợ cơ điện   Phòng An toàn       Phòng Cơ điện   Trước 20/5/2023
2   Tổng hợp, báo cáo Tập đoàn       Văn phòng Công ty                   Tháng 6/2023
""".splitlines()


def test_cells_stand_below_the_beginnings_of_the_head():
    head, first, second = aligned.barred(TABLE)
    assert head == "TT | Nội dung | Chủ trì | Phối hợp | Thời gian"
    assert first.split(" | ")[2:] == ["Phòng An toàn", "Phòng Cơ điện", "Trước 20/5/2023"]
    assert second.split(" | ")[2:] == ["Văn phòng Công ty", "", "Tháng 6/2023"]


def test_words_across_a_column_end_the_table():
    prose = "Yêu cầu thủ trưởng các đơn vị nghiêm túc triển khai thực hiện kế hoạch này."
    assert aligned.barred([*TABLE, prose, TABLE[1]])[3:] == [prose, TABLE[1]]
    assert aligned.barred([prose]) == [prose]


def test_its_rows_are_tasks():
    plan = (
        "ĐẢNG BỘ TỈNH SƠN VÂN\nHUYỆN ỦY NÀ LẠNG\n*\nSố 14-KH/HU\n\nKẾ HOẠCH\nvề an toàn\n\n"
        "IV. NỘI DUNG, PHÂN CÔNG\n\n"
    )
    found = read_text(plan + "\n".join(TABLE) + "\n")["directions"]
    assert [(one["lead"], one["due"]) for one in found] == [
        ("Phòng An toàn", "2023-05-20"),
        ("Văn phòng Công ty", "2023-06-30"),
    ]
