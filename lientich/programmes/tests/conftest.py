from datetime import date

import pytest

from conftest import NOW
from lientich.core import access
from lientich.core.ids import new_id
from lientich.documents.models import Document, Ownership
from lientich.programmes import actions

DUE = date(2026, 7, 31)


@pytest.fixture
def programme(world, lan):
    """The joint programme of Bắc Sơn and Vịnh Xanh, along Party and management lines."""
    return actions.start_programme(
        by=lan,
        name="Chương trình phối hợp 2026",
        goal="An toàn - Xanh",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture
def resolution(world):
    """A joint resolution, owned by both sides."""
    document = Document.objects.create(
        kind="Nghị quyết",
        joint=True,
        number="33",
        symbol="NQLT/ĐUBS-ĐUVX",
        date=date(2026, 4, 18),
        text="Các mỏ đưa trạm xử lý nước thải vào vận hành.",
        registered_at=NOW,
    )
    for owner in (world.bac_son, world.vinh_xanh):
        Ownership.objects.create(document=document, organisation=owner, identity="33-NQLT")
    access.refresh(Document, [document.pk])
    return document


@pytest.fixture
def draft(programme, lan, world):
    """Bắc Sơn's draft, shared with Vịnh Xanh."""
    return actions.draft_task(
        programme,
        by=lan,
        title="Đưa trạm xử lý nước thải vào vận hành",
        text="đưa trạm xử lý nước thải vào vận hành",
        field=world.environment,
        token=new_id(),
    )


@pytest.fixture
def task(draft, lan, world):
    """Assigned to Suối Ngà and Đồi Sim, led by Bắc Sơn's committee."""
    return actions.assign_task(
        draft,
        by=lan,
        lead=world.committee_a,
        due=DUE,
        units=[world.suoi_nga, world.doi_sim],
        cooperating=[world.committee_b],
        product="Biên bản nghiệm thu",
    )


@pytest.fixture
def assignment(task, world):
    """Suối Ngà's part."""
    return task.assignments.get(unit=world.suoi_nga)


@pytest.fixture
def internal(programme, lan, world):
    """Bắc Sơn's own task for Suối Ngà, which also stands under Vịnh Xanh on the Party line."""
    made = actions.draft_task(
        programme, by=lan, title="Việc nội bộ", field=world.environment, shared=False
    )
    return actions.assign_task(made, by=lan, lead=world.office_a, due=DUE, units=[world.suoi_nga])


def report(assignment, by, percent, **more):
    return actions.report_progress(
        assignment, by=by, percent=percent, **{"token": new_id(), **more}
    )
