"""The cast of the tests: invented people of two invented committees and their mines.

Bắc Sơn and Vịnh Xanh are the sides. Suối Ngà stands under both (management: Bắc Sơn; Party: Vịnh
Xanh), Đồi Sim under Bắc Sơn alone on both lines.
"""

import os
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from lientich.accounts.models import Mandate, User
from lientich.accounts.queries import actor_of
from lientich.core.actor import Actor
from lientich.journal import triggers
from lientich.organisations.models import (
    Affiliation,
    Body,
    FieldOfWork,
    Line,
    Name,
    Organisation,
    Person,
    Post,
)
from tests import template

# A busy machine is no fault of the code: no example is timed. In CI the same ones run each time.
settings.register_profile(
    "house",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Member(Actor):
    """An actor of the cast, with the account they sign in with."""

    user: User | None = None


def act_as(user: User, now: datetime = NOW) -> Member:
    """The actor that `user` is at `now`."""
    actor = actor_of(user, now)
    return Member(**{f.name: getattr(actor, f.name) for f in fields(Actor)}, user=user)


def make_organisation(name: str, short: str, kind: str = "unit") -> Organisation:
    made = Organisation.objects.create(name=name, short_name=short, kind=kind, since=LONG_AGO)
    Name.objects.create(organisation=made, name=name, short_name=short, since=LONG_AGO)
    return made


def make_body(organisation: Organisation, kind: str, name: str, symbol: str = "") -> Body:
    return Body.objects.create(
        organisation=organisation, kind=kind, name=name, short_name=name, symbol=symbol
    )


def give_mandate(user: User, role: str, at: Organisation, body: Body | None = None) -> Mandate:
    return Mandate.objects.create(
        person=user.person,
        role=role,
        organisation=at,
        body=body,
        since=LONG_AGO,
        granted_at=NOW,
    )


def make_user(username: str, name: str, role: str, at: Organisation, body: Body | None = None):
    user = User.objects.create_user(username, password="mot-hai-ba-4")
    user.person = Person.objects.create(name=name)
    user.save()
    give_mandate(user, role, at, body)
    return user


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--of-database",
        action="store_true",
        help="only the tests that ask a database: for a run on a second one",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--of-database"):
        others = [item for item in items if not _asks_a_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if _asks_a_database(item)]


def _asks_a_database(item: pytest.Item) -> bool:
    """What pages ask of one, the walk asks on both; acts and rules are tested on both."""
    marks = map(item.get_closest_marker, ("browser", "any_database"))
    if any(marks) or "client" in getattr(item, "fixturenames", ()):
        return False
    needed = getattr(item, "fixturenames", ())
    return (
        "db" in needed or "transactional_db" in needed or bool(list(item.iter_markers("django_db")))
    )


@pytest.fixture(autouse=True)
def _files_of_one_test(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def world(db) -> SimpleNamespace:
    """The two sides, two units on their lines, their bodies and two fields of work."""
    bac_son = make_organisation("Tập đoàn Than Bắc Sơn", "Bắc Sơn", "group")
    vinh_xanh = make_organisation("Đảng bộ Than Vịnh Xanh", "Vịnh Xanh", "committee")
    suoi_nga = make_organisation("Công ty Than Suối Ngà", "Than Suối Ngà")
    doi_sim = make_organisation("Công ty Than Đồi Sim", "Than Đồi Sim")
    for child, parent, line in (
        (suoi_nga, vinh_xanh, Line.PARTY),
        (suoi_nga, bac_son, Line.MANAGEMENT),
        (doi_sim, bac_son, Line.PARTY),
        (doi_sim, bac_son, Line.MANAGEMENT),
    ):
        Affiliation.objects.create(child=child, parent=parent, line=line, since=LONG_AGO)
    committee_a = make_body(bac_son, "committee", "Đảng ủy Tập đoàn Than Bắc Sơn", "ĐU")
    committee_b = make_body(vinh_xanh, "committee", "Đảng ủy Than Vịnh Xanh", "ĐU")
    office_a = make_body(bac_son, "office", "Văn phòng Đảng ủy Bắc Sơn", "VPĐU")
    office_b = make_body(vinh_xanh, "office", "Văn phòng Đảng ủy Vịnh Xanh", "VPĐU")
    committee_n = make_body(suoi_nga, "committee", "Đảng ủy Than Suối Ngà", "ĐU")
    committee_s = make_body(doi_sim, "committee", "Đảng ủy Than Đồi Sim", "ĐU")
    Post.objects.create(body=committee_a, title="Bí thư")
    Post.objects.create(body=committee_b, title="Bí thư")
    environment = FieldOfWork.objects.create(key="test-environment", name="Môi trường thử", order=1)
    cadres = FieldOfWork.objects.create(key="test-cadres", name="Cán bộ thử", order=2)
    return SimpleNamespace(**{k: v for k, v in locals().items() if k != "db"})


@pytest.fixture
def lan(world) -> Member:
    """Office of Bắc Sơn."""
    return act_as(make_user("lan", "Trần Thị Lan", "office", world.bac_son, world.office_a))


@pytest.fixture
def ha(world) -> Member:
    """Leader of Bắc Sơn."""
    return act_as(make_user("ha", "Nguyễn Thu Hà", "leader", world.bac_son))


@pytest.fixture
def phong(world) -> Member:
    """Office of Vịnh Xanh."""
    return act_as(make_user("phong", "Lê Văn Phong", "office", world.vinh_xanh, world.office_b))


@pytest.fixture
def mai(world) -> Member:
    """Leader of Vịnh Xanh."""
    return act_as(make_user("mai", "Phạm Thị Mai", "leader", world.vinh_xanh))


@pytest.fixture
def minh(world) -> Member:
    """Reporter of Suối Ngà, which carries out."""
    return act_as(make_user("minh", "Đỗ Quang Minh", "reporter", world.suoi_nga))


@pytest.fixture
def tuan(world) -> Member:
    """Reporter of Đồi Sim, which has no part in it."""
    return act_as(make_user("tuan", "Vũ Anh Tú", "reporter", world.doi_sim))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """What Django is going to migrate has been migrated."""
    if connection.vendor == "postgresql":
        server = os.environ["DATABASE_URL"]
        connection.settings_dict["TEST"]["TEMPLATE"] = template.on_postgresql(server)
        yield
    else:
        with closing(template.in_memory(connection.creation._get_test_db_name())):
            yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Django asks SQLite once a process whether it knows JSON: no page is charged with that."""
    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture(scope="session", autouse=True)
def _journal_is_emptied_between_transactional_tests():
    """Lift the journal's triggers while Django empties the tables of a transactional test.

    Row by row: the few that a test leaves are gone sooner than PostgreSQL truncates all tables.
    """
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_all(self, sql_list):
        names = self.connection.introspection.django_table_names(only_existing=True)
        triggers.run(triggers.REMOVE, self.connection)
        try:
            flush(self, [f"DELETE FROM {self.quote_name(name)}" for name in names])
        finally:
            triggers.run(triggers.INSTALL, self.connection)

    operations.execute_sql_flush = flush_all
    yield
    operations.execute_sql_flush = flush
