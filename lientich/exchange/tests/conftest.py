import io
from datetime import date

import pytest
import xlsxwriter

from lientich.exchange import running, sending
from lientich.exchange.kinds import tasks as kind
from lientich.programmes import actions as programmes
from lientich.reader.rows import rows

HEAD = [str(one.label) for one in kind.COLUMNS]
LABELS = {
    "mark": "Mã dòng",
    "programme": "Chương trình",
    "title": "Nhiệm vụ",
    "field": "Mặt công tác",
    "lead": "Chủ trì",
    "cooperating": "Phối hợp",
    "follower": "Người theo dõi",
    "due": "Hạn",
    "recurs": "Định kỳ",
    "product": "Sản phẩm",
    "shared": "Chia sẻ",
    "state": "Trạng thái",
}


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    """The child has tests of its own, and takes its time to start."""
    monkeypatch.setattr("lientich.exchange.reading.rows_in_child", rows)


@pytest.fixture
def programme(world, lan):
    """The joint programme of Bắc Sơn and Vịnh Xanh."""
    return programmes.start_programme(
        by=lan,
        name="Chương trình phối hợp 2026",
        goal="An toàn - Xanh",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture
def task(programme, lan, world):
    """Bắc Sơn's, assigned to Suối Ngà."""
    draft = programmes.draft_task(
        programme, by=lan, title="Đưa trạm xử lý nước thải vào vận hành", field=world.environment
    )
    return programmes.assign_task(
        draft, by=lan, lead=world.committee_a, due=date(2026, 7, 31), units=[world.suoi_nga]
    )


@pytest.fixture
def draft(programme, lan, world):
    return programmes.draft_task(
        programme, by=lan, title="Trồng cây bãi thải", field=world.environment
    )


def sheet(*lines):
    """The bytes of a workbook."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for place, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    page.write_datetime(place, column, cell, day)
                elif isinstance(cell, str):
                    page.write_string(place, column, cell)
                else:
                    page.write(place, column, cell)
    return made.getvalue()


def bring(by, kind, *lines, name="bang.xlsx"):
    return running.bring(by=by, kind=kind, file=(name, sheet(*lines)))


def told(brought):
    """What is said of each row: its standing, what changes, what is wrong."""
    return [
        (
            row.standing,
            {column: after for column, _before, after in row.changes},
            [(column, code) for column, code, _told in row.faults],
        )
        for row in brought.rows.all()
    ]


def out(by, *tasks):
    """The rows of the sheet that goes out, its head first."""
    answer = sending.tasks_to_edit(by, [one.pk for one in tasks])
    with answer.file_to_stream:
        return rows(b"".join(answer.streaming_content), "nhiem-vu.xlsx")


def edited(lines, row=1, **cells):
    """The same, with cells of one row changed by the names of their columns."""
    head, changed = lines[0], [list(line) for line in lines]
    for name, value in cells.items():
        place = next(at for at, label in enumerate(head) if label.startswith(LABELS[name]))
        changed[row][place] = value
    return changed


def confirm(brought, by, whole=False):
    return running.confirm(brought, by=by, whole=whole)
