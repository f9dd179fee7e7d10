"""The public record: every entry has its source, nobody real acts, nothing is invented."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from lientich.accounts.models import Mandate, User
from lientich.conferences.models import Conference
from lientich.documents.models import Document, Statement
from lientich.journal.models import Event
from lientich.organisations.models import Affiliation, Line, Organisation
from lientich.programmes.models import Assignment, Task
from lientich.record import facts


@pytest.fixture
def visitor(record, client, settings):
    """The cataloguer at the screen, on the assumed day."""
    client.get("/accounts/login/")  # the addresses are those of a house without a demonstration
    settings.DEMONSTRATION, settings.ASSUMED_NOW = True, "2019-03-06"
    client.force_login(record.cataloguer)
    return client


def under(place, day):
    return {
        str(one.child) for one in Affiliation.objects.on(day).filter(parent=place, line=Line.PARTY)
    }


def test_nine_committees_and_one_cell_move_on_one_day(record):
    tkv, tqn = record.places["tkv"], record.places["tqn"]
    moved = {*facts.MINES, facts.CELL}
    assert len(moved) == 10
    assert (under(tkv, date(2019, 3, 6)), under(tqn, date(2019, 3, 6))) == (set(), moved)
    assert (under(tkv, date(2023, 7, 12)), under(tqn, date(2023, 7, 12))) == (set(), moved)
    assert (under(tkv, date(2023, 7, 13)), under(tqn, date(2023, 7, 13))) == (moved, set())


def test_a_figure_is_a_sentence_of_its_document(record):
    figures = Statement.objects.select_related("document")
    assert figures.count() == sum(len(one.figures) for one in facts.FIGURES)
    assert [one.text for one in figures] == [
        one.document.text[one.start : one.end] for one in figures
    ]


def test_nobody_real_has_an_account_and_nothing_is_assigned_or_signed(record):
    assert list(User.objects.values_list("username", "person__exercise")) == [("bienmuc", True)]
    assert set(Mandate.objects.values_list("person__user", "role")) == {
        (record.cataloguer.pk, "office")
    }
    assert not Organisation.objects.filter(exercise=True).exists()
    assert not Assignment.objects.exists()
    assert not Task.objects.filter(draft=False).exists()
    acted = Event.objects.exclude(user_id=None).values_list("user_id", flat=True)
    assert set(acted) == {record.cataloguer.pk}


def test_each_side_reads_all_documents(record):
    keys = set(Document.objects.values_list("pk", flat=True))
    for side in ("tkv", "tqn"):
        by = record.by(side)
        alone = type(by)(now=by.now, hat=by.hat, hats=(by.hat,))
        assert set(Document.objects.visible_to(alone).values_list("pk", flat=True)) == keys


def test_pages_show_the_source_and_the_day_and_no_mark(record, visitor):
    joint = Document.objects.get(joint=True)
    half_year = Conference.objects.get(held_on=date(2018, 7, 20))
    for page, told in (
        (joint.get_absolute_url(), facts.ARTICLE),
        (half_year.get_absolute_url(), facts.HALF_YEAR_2018),
        (record.people["Vũ Anh Tuấn"].get_absolute_url(), facts.ON_10_1_2017),
        (record.places["Mạo Khê"].get_absolute_url(), "1110-QĐ/TU"),
        (f"{record.places['tqn'].get_absolute_url()}?day=2017-06-01", "nguồn: bài báo năm 2017"),
        (record.programmes[2016].get_absolute_url(), facts.REVIEW_OF_2016),
    ):
        text = visitor.get(page).content.decode()
        assert told in text
        assert "Ngày giả định 6-3-2019" in text
        assert "MINH HỌA" not in text
    tree = reverse("organisations:index")
    for day, below in (("2019-03-06", "tqn"), ("2023-07-13", "tkv")):
        place = record.places[below]
        page = visitor.get(place.get_absolute_url(), {"day": day}).content.decode()
        assert "Mạo Khê" in page
        assert visitor.get(tree, {"line": "party", "day": day}).status_code == 200


def test_it_is_built_in_the_demonstration_alone(db, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="./lt demo"):
        call_command("record", build_only=True)


def test_a_day_that_is_none_is_refused_at_the_door(db, settings):
    settings.DEMONSTRATION, settings.ASSUMED_NOW = True, "6-3-2019"
    with pytest.raises(CommandError, match="LIENTICH_NOW"):
        call_command("record", build_only=True)


def test_it_never_stands_beside_the_exercise(record, settings):
    Organisation.objects.filter(pk=record.places["tinh"].pk).update(exercise=True)
    settings.DEMONSTRATION = True
    with pytest.raises(CommandError, match="dữ liệu khác"):
        call_command("record", build_only=True, verbosity=0)
