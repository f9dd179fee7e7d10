"""A document that was sent is handed on where a task came of it that the asker may see."""

import pytest

from lientich.core import access
from lientich.documents import actions as documents
from lientich.documents.queries import deliveries
from lientich.programmes.models import Task


@pytest.mark.parametrize("shared", [True, False])
def test_what_the_recipient_made_of_it(programme, world, lan, phong, shared):
    document = documents.register(
        by=lan, kind="Công văn", number="9", symbol="CV/ĐU", issuers=[world.committee_a]
    )
    documents.send(document, by=lan, organisations=[world.vinh_xanh])
    delivery = document.deliveries.get()
    documents.receive(delivery, by=phong)
    task = Task.objects.create(
        programme=programme,
        title="x",
        source=document,
        draft=False,
        shared=shared,
        created_at=lan.now,
    )
    task.owners.set([world.vinh_xanh])

    def told(by):
        return deliveries(by, document).get().handed_on

    assert (told(lan), told(phong)) == (False, False)  # nobody sees it yet
    access.refresh(Task, [task.pk])
    assert (told(lan), told(phong)) == (shared, True)  # what is internal is not hinted at
