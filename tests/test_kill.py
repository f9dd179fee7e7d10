"""kill -9 of server and worker under load: nothing acknowledged is lost, nothing is half there."""

import http.client
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.db.utils import load_backend
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from lientich.core.ids import new_id
from lientich.documents import storage
from lientich.intake import waiting
from lientich.intake.models import Intake
from lientich.intake.reception import READ_AT_ONCE
from lientich.journal.models import Event
from lientich.programmes import actions
from lientich.programmes.models import (
    Evidence,
    ProgressReport,
    ProgressReportReach,
    State,
    Task,
)
from tests import template

ROOT = Path(settings.BASE_DIR)
ROUNDS = 3
ENOUGH = 12  # acknowledged before the blow falls
PATIENCE = 120  # seconds, for a busy machine
PERCENT = 40
CSRF = "a" * 32
READ, WAITING = Intake.State.READ, Intake.State.WAITING
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def db(tmp_path, django_db_blocker):
    """A database of its own, for the cast below and for the processes that are killed."""
    with django_db_blocker.unblock(), _address(tmp_path) as address:
        parsed = dj_database_url.parse(address)
        usual = connections["default"]
        described = connections.settings["default"] | parsed | {"OPTIONS": {}}
        connections["default"] = load_backend(parsed["ENGINE"]).DatabaseWrapper(
            described, "default"
        )
        try:
            yield address
        finally:
            connection.close()
            connections["default"] = usual


@contextmanager
def _address(folder):
    """A new database of the kind that the suite runs on."""
    server = os.environ.get("DATABASE_URL", "sqlite:")
    if server.startswith("sqlite:"):
        shutil.copy(template.on_sqlite(), folder / "db.sqlite3")
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    name = f"killed_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template.on_postgresql(server)}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def assignments(world, lan):
    """Two units' parts of one task."""
    programme = actions.start_programme(
        by=lan,
        name="Chương trình phối hợp 2026",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        sides=[world.bac_son, world.vinh_xanh],
        lines=["party", "management"],
    )
    draft = actions.draft_task(programme, by=lan, title="Đưa trạm xử lý vào vận hành")
    units = [world.suoi_nga, world.doi_sim]
    task = actions.assign_task(draft, by=lan, lead=world.committee_a, due=None, units=units)
    return {part.unit.short_name: part for part in task.assignments.select_related("unit")}


@dataclass
class Told:
    """What was sent, and what of it the server acknowledged."""

    reports: dict[UUID, tuple[str, UUID]] = field(default_factory=dict)  # session, part, by token
    files: dict[UUID, str] = field(default_factory=dict)  # session, by batch
    acknowledged: set[UUID] = field(default_factory=set)
    surprises: list[str] = field(default_factory=list)


def test_nothing_acknowledged_is_lost(db, tmp_path, assignments, lan, minh, tuan):
    sessions = {member.user.username: _session(member) for member in (lan, minh, tuan)}
    parts = [(sessions["minh"], assignments["Than Suối Ngà"].pk)] * 2 + [
        (sessions["tuan"], assignments["Than Đồi Sim"].pk)
    ] * 2
    told = Told()
    for _round in range(ROUNDS):
        with _house(db, tmp_path) as port:
            threads = _load(port, parts, sessions["lan"], told)
        for thread in threads:
            thread.join()
        _expect_all_of_it(told)

    unsure = (set(told.reports) | set(told.files)) - told.acknowledged
    with _house(db, tmp_path) as port:
        for key in unsure:  # people send again what was not acknowledged
            (_report if key in told.reports else _bring)(port, told, key)
        _wait_until(lambda: not Intake.objects.filter(state=WAITING).exists())
    _expect_all_of_it(told)
    assert told.acknowledged == set(told.reports) | set(told.files)
    assert sorted(one.token for one in ProgressReport.objects.all()) == sorted(told.reports)


def _session(member):
    client = Client()
    client.force_login(member.user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def _house(address, folder):
    """The server and the worker, until they are killed, whatever they are doing."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "DATABASE_URL": address,
        "LIENTICH_VAR": str(folder),
        "LIENTICH_SECRET_KEY": settings.SECRET_KEY,
    }
    server = [
        *("-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"),
        *("--workers", "2", "--threads", "4", "--no-control-socket", "--timeout", str(PATIENCE)),
    ]
    worker = ["manage.py", "work", "--pause", "0.1"]
    with (folder / "log").open("a") as log:
        started = [
            subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            for command in (server, worker)
        ]
    try:
        _wait_until(lambda: _answers(port) or any(one.poll() is not None for one in started))
        yield port
        assert [one.poll() for one in started] == [None, None], (folder / "log").read_text()
    finally:
        for one in started:
            os.killpg(one.pid, signal.SIGKILL)
        for one in started:
            one.wait()


def _answers(port):
    try:
        return _post(port, "/", "", {}) is not None
    except OSError:
        return False


def _load(port, parts, office, told):
    """People report and bring in files; returns when enough is acknowledged and all go on."""

    def report(session, part):
        going_on = True
        while going_on:
            token = new_id()
            told.reports[token] = (session, part)
            going_on = _report(port, told, token)

    def bring():
        batch = new_id()
        told.files[batch] = office
        _bring(port, told, batch)

    threads = [threading.Thread(target=report, args=part) for part in parts]
    threads.append(threading.Thread(target=bring))
    before = len(told.acknowledged)
    for thread in threads:
        thread.start()
    _wait_until(lambda: told.surprises or len(told.acknowledged) >= before + ENOUGH)
    time.sleep(random.uniform(0, 0.5))  # so that the blow falls anywhere in an act
    return threads


def _report(port, told, token):
    session, part = told.reports[token]
    there = reverse("programmes:assignment", args=[part])
    given = {"percent": PERCENT, "token": token, "declared": "on", "files": _picture(token)}
    address = reverse("programmes:report_progress", args=[part])
    return _send(port, told, token, address, session, given, there)


def _bring(port, told, batch):
    there = reverse("intake:batch", args=[batch])
    given = {"batch": batch, "declared": "on", "uploads": _papers(batch)}
    return _send(port, told, batch, reverse("intake:receive"), told.files[batch], given, there)


def _send(port, told, key, address, session, given, there):
    """Whether the server said that it is done."""
    try:
        status, location = _post(port, address, session, given)
    except (OSError, http.client.HTTPException):
        return False  # killed
    if (status, location) != (302, there):
        told.surprises.append(f"{address}: {status} {location}")
        return False
    told.acknowledged.add(key)
    return True


def _post(port, address, session, given):
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {
        "Content-Type": MULTIPART_CONTENT,
        "Cookie": f"csrftoken={CSRF}; {settings.SESSION_COOKIE_NAME}={session}",
        "X-CSRFToken": CSRF,
    }
    try:
        door.request("POST", address, encode_multipart(BOUNDARY, given), headers)
        answer = door.getresponse()
        answer.read()
        return answer.status, answer.headers["Location"]
    finally:
        door.close()


def _picture(token):
    return SimpleUploadedFile("anh.png", PNG + token.bytes)


def _papers(batch):
    """More files than are read while a person waits."""
    text = "Văn phòng Đảng ủy Bắc Sơn rà soát quy chế phối hợp trước ngày 31-3-2027. Đợt {}, tờ {}."
    return [
        SimpleUploadedFile(f"to-{place}.txt", text.format(batch, place).encode())
        for place in range(READ_AT_ONCE + 1)
    ]


def _wait_until(done):
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _expect_all_of_it(told):
    """What was acknowledged is there; and whatever is there is there whole."""
    assert told.surprises == []
    _expect_whole_reports()
    _expect_whole_intakes()
    kept = set(ProgressReport.objects.values_list("token", flat=True))
    assert kept >= told.acknowledged & set(told.reports)
    places = Counter(Intake.objects.values_list("batch", flat=True))
    for batch in told.acknowledged & set(told.files):
        assert places[batch] == READ_AT_ONCE + 1


def _expect_whole_reports():
    reports = {one.pk: one for one in ProgressReport.objects.all()}
    written = Event.objects.filter(verb="programmes.progress_reported")
    assert sorted(UUID(one.facts["report"]) for one in written) == sorted(reports)
    assert sorted(Evidence.objects.values_list("report", flat=True)) == sorted(reports)
    assert sorted(ProgressReportReach.objects.values_list("of", flat=True)) == sorted(reports)
    for one in Evidence.objects.select_related("file"):
        assert _bytes(one.file) == PNG + reports[one.report_id].token.bytes
    task = Task.objects.get()
    states = {side.organisation_id: task.state for side in task.programme.side_set.all()}
    for part in task.assignments.all():
        begun = part.reports.exists()
        assert part.percent == (PERCENT if begun else 0)
        assert part.state == (State.IN_PROGRESS if begun else State.NOT_STARTED)
        states[part.unit_id] = part.state  # of a part alone its own
    assert dict(task.reach.values_list("organisation", "state")) == states


def _expect_whole_intakes():
    intakes = {one.pk: one for one in Intake.objects.select_related("file")}
    for verb, those in (
        ("intake.received", set(intakes)),
        ("intake.read", {key for key, one in intakes.items() if one.state == READ}),
    ):
        events = Event.objects.filter(verb=verb).values_list("subject_id", flat=True)
        assert sorted(events) == sorted(those)
    for one in intakes.values():
        kept = _bytes(one.file) if one.state == READ else waiting.get(one.pk)
        assert kept == _papers(one.batch)[one.place].read()
        assert one.state == READ or one.state == WAITING
        assert one.proposals.exists() == (one.state == READ)


def _bytes(stored):
    with storage.open_file(stored) as file:
        return file.read()
