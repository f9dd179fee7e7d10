"""The audit page: who did what kind of thing when, at one's own organisation, never on what."""

import ast
from pathlib import Path

import pytest

from lientich.documents import actions as documents
from lientich.home.verbs import ROOMS, VERBS
from lientich.organisations import actions as organisations

LIENTICH = Path(__file__).resolve().parents[2]


def recorded():
    """Every verb that an action writes to the journal, read from the code."""
    for path in LIENTICH.glob("*/actions*"):
        for file in [path] if path.is_file() else path.glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                    verbs = ast.walk(node.args[0])
                    yield from (leaf.value for leaf in verbs if isinstance(leaf, ast.Constant))


def test_every_verb_of_the_journal_has_its_words():
    found = {verb for verb in recorded() if "." in str(verb)}
    assert len(found) > 60
    assert found - set(VERBS) == set()
    assert {verb.partition(".")[0] for verb in VERBS} == set(ROOMS)


@pytest.fixture
def acts(world, lan, phong):
    documents.register(by=lan, kind="Công văn", number="15", symbol="CV/ĐU", subject="việc riêng")
    organisations.create_person(by=phong, name="Ngô Thị Hiền")


def test_own_acts_are_read_and_others_are_not(acts, lan, phong, client):
    client.force_login(lan.user)
    page = client.get("/journal/").content.decode()
    assert "vào sổ văn bản" in page
    assert "ghi người" not in page
    assert "việc riêng" not in page  # on what, nobody reads here
    client.force_login(phong.user)
    page = client.get("/journal/").content.decode()
    assert "ghi người" in page
    assert "vào sổ văn bản" not in page


def test_filters_narrow_it(acts, lan, client):
    client.force_login(lan.user)

    def rows(**wanted):
        return client.get("/journal/", wanted).content.decode().count("<tr>") - 1

    everything = rows()
    assert everything >= 1
    assert rows(room="documents") == 1
    assert rows(room="conferences") == -1  # no table at all
    assert rows(person=lan.person_id) == everything
    assert rows(until="2020-01-01") == -1
    assert rows(since="2020-01-01") == everything
    assert (
        rows(since="không phải ngày", person="x") == everything
    )  # what makes no sense narrows nothing


def test_the_table_for_a_spreadsheet_says_the_same(acts, lan, client):
    client.force_login(lan.user)
    told = b"".join(client.get("/journal/export/", {"room": "documents"})).decode()
    assert "vào sổ văn bản" in told
    assert "việc riêng" not in told


def test_a_specialist_and_a_reporter_may_not(acts, minh, tuan, client):
    for by in (minh, tuan):
        client.force_login(by.user)
        assert client.get("/journal/").status_code == 403
