"""Whatever is done in whatever order, an answer is given once and is known to its own alone."""

import contextlib
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.models import Draft, Opinion, OpinionRemark, Version

DEEDS = ("prepare", "drop", "agree", "remark", "disagree", "remind", "decide", "end")
CAST = ("lan", "ha", "phong", "minh", "tuan")
STEPS = st.lists(
    st.tuples(st.sampled_from(CAST), st.sampled_from(DEEDS), st.sampled_from(["minh", "tuan"])),
    max_size=14,
)
STANCES = {"agree": "agrees", "remark": "remarks", "disagree": "disagrees"}


def act(by, deed, asked):
    """One deed by one of the cast on what one of the units is asked."""
    said = asked.remarks.first()
    if deed == "prepare":
        actions.prepare_remark(asked, by=by, token=new_id(), text="Rõ hơn", place=1)
    elif deed in STANCES:
        actions.answer(asked, by=by, token=new_id(), stance=STANCES[deed])
    elif deed == "remind":
        actions.remind(asked.consultation, by=by)
    elif deed == "end":
        actions.end_consultation(asked.consultation, by=by)
    elif said and deed == "drop":
        actions.drop_remark(said, by=by)
    elif said:
        actions.decide(said, by=by, decision="taken")


class Undone(Exception):
    """Ends an example: what it wrote is taken back."""


@given(steps=STEPS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_answers_are_given_once_and_stay_with_their_own(
    steps, version, world, lan, ha, phong, minh, tuan
):
    cast = {"lan": lan, "ha": ha, "phong": phong, "minh": minh, "tuan": tuan}
    try:
        with transaction.atomic():
            asking = actions.consult(
                version,
                by=lan,
                token=new_id(),
                organisations=[world.suoi_nga, world.doi_sim],
                due=lan.today + timedelta(days=3),
            )
            of = {"minh": world.suoi_nga, "tuan": world.doi_sim}
            asked = {who: asking.asked.get(organisation=unit) for who, unit in of.items()}
            for who, deed, about in steps:
                answers = set(Opinion.objects.values_list("pk", "stance"))
                with contextlib.suppress(PermissionDenied, ValidationError):
                    act(cast[who], deed, asked[about])
                assert answers <= set(Opinion.objects.values_list("pk", "stance"))
                hold(cast, asked)
            raise Undone
    except Undone:
        pass


def hold(cast, asked):
    """What is true at any time."""
    answered = set(Opinion.objects.values_list("organisation", flat=True))
    for who, one in asked.items():
        unit, by = one.organisation_id, cast[who]
        assert Opinion.objects.filter(asked=one).count() <= 1
        assert set(Opinion.objects.visible_to(by).values_list("organisation", flat=True)) <= {unit}
        seen = OpinionRemark.objects.visible_to(by).values_list("organisation", flat=True)
        assert set(seen) <= {unit}
        assert not Draft.objects.visible_to(by).exists()
        assert Version.objects.visible_to(by).count() == 1
    for who in ("lan", "ha", "phong"):
        seen = OpinionRemark.objects.visible_to(cast[who]).values_list("organisation", flat=True)
        assert set(seen) <= answered
    assert not OpinionRemark.objects.filter(told_in=None).exclude(decision="").exists()
