"""Assigning in bulk, and fifty reporters at work at once.

    .venv/bin/python bench/at_once.py --on both

First 50 tasks are assigned to 60 units each through the action that the form calls: seconds, with
all that is written for rights, search and the journal, beside as many bare rows written in one
transaction for each task. Then two workers of gunicorn serve 50 reporters of 50 units: each opens
the page of its part, reads for one to three seconds, and sends a report with a photo of 200 KB, a
few times over. Then all press at the same moment. What was answered is compared with what the
database holds. The bar is p95 300 ms, no error and nothing lost.
"""

import argparse
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import uuid
from datetime import date, timedelta
from http.client import HTTPConnection

import database

UNITS, TASKS, REPORTERS = 60, 50, 50
READING = (1.0, 3.0)  # seconds
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|token)" value="([^"]+)"')


def lay_ground():
    """Two sides, the units of both, a programme, and of each unit a reporter's account."""
    from conftest import act_as, give_mandate, make_body, make_organisation, make_user
    from lientich.core import clock
    from lientich.organisations.models import Affiliation, Line
    from lientich.programmes import actions

    sides = [make_organisation(f"Bên {n}", f"Bên {n}", "group") for n in (1, 2)]
    units = [make_organisation(f"Đơn vị {n}", f"Đơn vị {n}") for n in range(UNITS)]
    since = date(2020, 1, 1)
    for unit in units:
        for side, line in zip(sides, (Line.MANAGEMENT, Line.PARTY), strict=True):
            Affiliation.objects.create(child=unit, parent=side, line=line, since=since)
    lead = make_body(sides[0], "committee", "Đảng ủy Bên 1", "ĐU")
    by = act_as(make_user("van-phong", "Văn phòng", "office", sides[0], lead), clock.now())
    reporters = [
        make_user(f"dau-moi-{n}", f"Đầu mối {n}", "reporter", unit)
        for n, unit in enumerate(units[:REPORTERS])
    ]
    give_mandate(by.user, "leader", sides[0])
    today = by.today
    programme = actions.start_programme(
        by=by,
        name="Chương trình phối hợp",
        since=today,
        until=today + timedelta(days=365),
        sides=sides,
        lines=["party", "management"],
    )
    return by, programme, lead, units, reporters


def assign(by, programme, lead, units) -> tuple[float, float]:
    """Seconds of the acts, and of as many bare rows."""
    from django.db import transaction

    from lientich.programmes import actions
    from lientich.programmes.models import Assignment, Task

    due = by.today + timedelta(days=30)
    drafts = [
        actions.draft_task(programme, by=by, title=f"Nhiệm vụ {n}", token=uuid.uuid4())
        for n in range(TASKS)
    ]
    begun = time.perf_counter()
    for draft in drafts:
        actions.assign_task(draft, by=by, lead=lead, due=due, units=units)
    taken = time.perf_counter() - begun
    bare = [Task(programme=programme, title=f"Bản {n}", created_at=by.now) for n in range(TASKS)]
    Task.objects.bulk_create(bare)
    begun = time.perf_counter()
    for task in bare:
        with transaction.atomic():
            Assignment.objects.bulk_create(
                Assignment(task=task, unit=unit, assigned_at=by.now, updated_at=by.now)
                for unit in units
            )
    floor = time.perf_counter() - begun
    Task.objects.filter(pk__in=[task.pk for task in bare]).delete()
    return taken, floor


def photo(number: int) -> bytes:
    """200 KB that begin as a photo does: no more of it is looked at."""
    return b"\xff\xd8\xff" + random.Random(number).randbytes(200_000)


class Reporter:
    """One person with a browser: opens the page of a part, and sends its form."""

    def __init__(self, port: int, user, part: str) -> None:
        from django.test import Client

        signed_in = Client()
        signed_in.force_login(user)
        self.cookies = {"sessionid": signed_in.cookies["sessionid"].value}
        self.port, self.part, self.percent = port, part, 0
        self.opened: list[float] = []
        self.sent: list[float] = []
        self.faults: list[str] = []

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[float, str]:
        """Seconds, and the page."""
        web = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        headers |= {"Content-Type": kind} if kind else {}
        begun = time.perf_counter()
        web.request(method, path, body, headers)
        answer = web.getresponse()
        page = answer.read().decode()
        taken = time.perf_counter() - begun
        if cookie := re.match(r"csrftoken=([^;]+)", answer.getheader("Set-Cookie") or ""):
            self.cookies["csrftoken"] = cookie[1]
        if answer.status != (200 if method == "GET" else 302):
            self.faults.append(f"{method} {path}: {answer.status}")
        return taken, page

    def open(self) -> dict[str, str]:
        taken, page = self.ask("GET", f"/programmes/assignments/{self.part}/")
        self.opened.append(taken)
        return dict(TOKEN.findall(page))

    def send(self, hidden: dict[str, str], picture: bytes) -> None:
        self.percent += 1
        fields = {**hidden, "percent": self.percent, "note": "Đã làm thêm", "declared": "on"}
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        file = b'--x\r\nContent-Disposition: form-data; name="files"; filename="anh.jpg"\r\n'
        body = b"".join([*parts, file, b"\r\n", picture, b"\r\n--x--\r\n"])
        address = f"/programmes/assignments/{self.part}/report/"
        self.sent.append(self.ask("POST", address, body, "multipart/form-data; boundary=x")[0])

    def work(self, times: int, number: int) -> None:
        pause = random.Random(number)
        time.sleep(pause.uniform(0, READING[1]))
        for turn in range(times):
            hidden = self.open()
            time.sleep(pause.uniform(*READING))
            self.send(hidden, photo(number * 1000 + turn))


def at_once(works) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def press_together(reporters: list[Reporter]) -> None:
    ready = threading.Barrier(len(reporters))
    forms = [(one, one.open(), photo(10**6 + n)) for n, one in enumerate(reporters)]

    def press(one, hidden, picture):
        ready.wait()
        one.send(hidden, picture)

    at_once([lambda form=form: press(*form) for form in forms])


def serve() -> tuple[subprocess.Popen, int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = ["config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *told, "--no-control-socket", "--log-level", "error"],
        cwd=database.ROOT,
    )
    for _try in range(100):
        try:
            HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return server, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not start")


def show(name: str, seconds: list[float]) -> None:
    spent = sorted(one * 1000 for one in seconds)
    p95 = spent[int(len(spent) * 0.95) - 1]
    print(f"{name:34}{len(spent):8}{statistics.median(spent):8.0f}{p95:8.0f}{spent[-1]:8.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=6)
    database.add_databases(parser)
    options = parser.parse_args()
    if database.elsewhere(options):
        return
    os.environ["LIENTICH_DEMONSTRATION"] = "1"  # plain HTTP is answered
    vendor = database.open_empty()

    from django.core.management import call_command
    from django.db import connection

    from lientich.programmes.models import Assignment, Evidence, ProgressReport

    call_command("collectstatic", verbosity=0, interactive=False)
    by, programme, lead, units, users = lay_ground()
    taken, floor = assign(by, programme, lead, units)
    print(f"{vendor}: {TASKS} tasks for {UNITS} units each: {taken:.1f} s, bare rows {floor:.1f} s")
    parts = Assignment.objects.filter(unit__in=units[:REPORTERS], task__title="Nhiệm vụ 0")
    of_unit = {part.unit_id: str(part.pk) for part in parts}
    server, port = serve()
    try:
        people = [
            Reporter(port, user, of_unit[unit.pk]) for user, unit in zip(users, units, strict=False)
        ]
        connection.close()
        begun = time.perf_counter()
        at_once([lambda one=one, n=n: one.work(options.times, n) for n, one in enumerate(people)])
        whole = time.perf_counter() - begun
        print(f"{'milliseconds':34}{'number':>8}{'p50':>8}{'p95':>8}{'most':>8}")
        show("a page opened", [one for each in people for one in each.opened])
        show("a report with its photo sent", [one for each in people for one in each.sent])
        print(
            f"in {whole:.0f} s, {sum(len(one.sent) for one in people) / whole:.0f} reports a second"
        )
        for one in people:
            one.sent = []
        press_together(people)
        show("sent at the same moment", [one for each in people for one in each.sent])
    finally:
        server.terminate()
        server.wait(10)
    expected = REPORTERS * (options.times + 1)
    kept = ProgressReport.objects.count(), Evidence.objects.count()
    faults = [fault for one in people for fault in one.faults]
    print(f"sent {expected}; kept {kept[0]} reports, {kept[1]} photos; faults: {len(faults)}")
    for fault in faults[:5]:
        print(" ", fault)


if __name__ == "__main__":
    main()
