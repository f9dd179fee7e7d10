from datetime import date

import pytest

from conftest import make_body, make_organisation
from lientich.core.ids import new_id
from lientich.intake.reception import bring_in
from lientich.organisations.models import Organisation
from lientich.programmes.actions import start_programme
from lientich.reader import pictures, read
from lientich.reader.sandbox import Scan
from lientich.reader.unreadable import Unreadable

NOTICE = """ĐẢNG ỦY TẬP ĐOÀN THAN BẮC SƠN
VĂN PHÒNG
*
Số 12-TB/VPĐU
Hà Nội, ngày 2 tháng 3 năm 2026

THÔNG BÁO
kết luận hội nghị sơ kết công tác phối hợp năm 2025
-----
Căn cứ Nghị quyết số 30-NQ/ĐU ngày 11-1-2026 của Đảng ủy Tập đoàn Than Bắc Sơn, Nghị quyết số \
11-NQ/ĐU ngày 5-1-2026 của Đảng ủy Than Vịnh Xanh; theo Kế hoạch số 15-KH/ĐU, ngày 27-2-2026 hai \
Đảng ủy đã họp hội nghị sơ kết.

Đồng chí Nguyễn Thu Hà, Bí thư Đảng ủy Tập đoàn Than Bắc Sơn kết luận:
1. Văn phòng Đảng ủy Bắc Sơn rà soát, bổ sung quy chế phối hợp, trình trước ngày 31-3-2026.
2. Đảng ủy Than Suối Ngà hoàn thành trạm xử lý nước thải trong quý III năm 2026.
"""


@pytest.fixture
def programme(world, lan):
    return start_programme(
        by=lan,
        name="Chương trình phối hợp năm 2026",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture(autouse=True)
def _read_here(monkeypatch):
    """Read and drawn in this process: the child has tests of its own, and takes its time to
    start."""
    monkeypatch.setattr("lientich.intake.recognising.read_in_child", read)
    monkeypatch.setattr("lientich.intake.recognising.render_in_child", _drawn)


def _drawn(data: bytes, *, seconds: float = 0) -> Scan:
    try:
        found, count = pictures.render(data)
    except Unreadable as error:
        return Scan([], refused=error.reason)
    return Scan([(one.width, one.height, one.jpeg) for one in found], count)


@pytest.fixture(autouse=True)
def no_machine(monkeypatch):
    """Where tesseract and LibreOffice are not installed; the tests that want them ask for them."""
    for room in ("recognising", "views.scans"):
        monkeypatch.setattr(f"lientich.intake.{room}.tesseract", lambda: None)
    monkeypatch.setattr("lientich.intake.recognising.soffice", lambda: None)


@pytest.fixture
def bring(lan):
    """Bring in a text as a file."""

    def bring(text=NOTICE, name="thong-bao.txt", by=lan, **more):
        data = text if isinstance(text, bytes) else text.encode()
        return bring_in(data, name, by=by, batch=new_id(), **more)

    return bring


@pytest.fixture
def coal(db):
    """The two committees of the article as it calls them."""
    group = make_organisation("Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam", "TKV", "group")
    province = make_organisation("Đảng bộ Than Quảng Ninh", "Than Quảng Ninh", "committee")
    Organisation.objects.update(since=date(2010, 1, 1))
    bodies = [
        make_body(
            group, "committee", "Đảng ủy Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam", "ĐUTKV"
        ),
        make_body(province, "committee", "Đảng ủy Than Quảng Ninh", "ĐUTQN"),
    ]
    for one in (group, province):
        one.refresh_from_db()
    return [group, province, *bodies]
