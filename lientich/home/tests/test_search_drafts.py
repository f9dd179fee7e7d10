"""A draft is found by its subject, by those alone who see it."""

import pytest

from lientich.core.ids import new_id
from lientich.drafting import actions


@pytest.fixture
def draft(world, lan):
    return actions.start_draft(
        by=lan,
        token=new_id(),
        kind="Kế hoạch",
        subject="về ứng phó mưa bão",
        issuers=[world.committee_a],
    )


def test_a_draft_is_found_by_whoever_sees_it(draft, lan, ha, phong, minh, client):
    for by, sees in ((lan, True), (ha, True), (phong, False), (minh, False)):
        client.force_login(by.user)
        page = client.get("/search/", {"q": "mua bao"})
        assert (draft.get_absolute_url() in page.text) == sees
