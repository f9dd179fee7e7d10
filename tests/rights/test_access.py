"""What the module of rights keeps of its own, beside what the reference proves of it."""

from datetime import date

import pytest

from lientich.core import access
from lientich.core.ids import new_id
from lientich.programmes import actions
from lientich.programmes.models import Programme, ProgressReport


@pytest.fixture
def programme(world, lan):
    return actions.start_programme(
        by=lan,
        name="Chương trình phối hợp 2026",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )


@pytest.fixture
def report(programme, world, lan, minh):
    """On a task that Bắc Sơn keeps to itself: open to Bắc Sơn by its submission alone."""
    task = actions.draft_task(programme, by=lan, title="Việc riêng", shared=False)
    actions.assign_task(task, by=lan, lead=world.committee_a, due=None, units=[world.suoi_nga])
    part = task.assignments.get()
    return actions.report_progress(part, by=minh, percent=40, token=new_id())


def test_what_was_submitted_stays_open_when_its_reach_is_made_anew(report, lan, phong, minh):
    def readers():
        seen = ProgressReport.objects.visible_to
        return [by for by in (lan, phong, minh) if seen(by).filter(pk=report.pk).exists()]

    assert readers() == [lan, minh]
    rows = report.reach.values_list("organisation", "submitted", "cleared")
    assert list(rows) == [(lan.organisation_id, True, True)]
    access.refresh(ProgressReport, [report.pk])
    assert list(rows.all()) == [(lan.organisation_id, True, True)]
    assert readers() == [lan, minh]


def test_what_is_of_no_field_is_read_whole_by_whoever_sees_it(programme, world, lan, minh):
    for by in (lan, minh):
        seen = Programme.objects.visible_to(by)
        assert list(Programme.objects.readable_by(by)) == list(seen)
    assert list(Programme.objects.readable_by(lan)) == [programme]
