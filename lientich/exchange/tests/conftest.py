import io
from datetime import date

import pytest
import xlsxwriter

from lientich.exchange import running
from lientich.programmes import actions as programmes
from lientich.reader.rows import rows


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
