"""Pages of the exercise in floors: the overview, lists and details, as each kind of reader.

    .venv/bin/python bench/pages.py
    .ci/with-postgresql .venv/bin/python bench/pages.py

The floor, in the same run and process: the usual middleware of Django, a session and its user, one
indexed query of 25 rows, a template of four columns. Rounds of floor and pages alternate, so that
the ratio holds when the machine's speed drifts; processor time of this process is counted.
"""

import argparse
import os
import statistics
import time
from datetime import date
from functools import cache

import database

FLOOR = """<table>{% for one, two, three, four in rows %}<tr><td>{{ one }}</td><td>{{ two }}</td>
<td>{{ three }}</td><td>{{ four }}</td></tr>{% endfor %}</table>"""
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
READERS = {"leader": "bao", "office": "ha", "other side": "chau", "unit": "nga"}


@cache
def template():
    """Compiled once, as the loader keeps those of the pages."""
    from django.template import Engine

    return Engine().from_string(FLOOR)


def floor(request):
    from django.http import HttpResponse
    from django.template import Context

    from lientich.programmes.models import Task

    assert request.user.is_authenticated
    rows = [
        (one.title, one.state, one.percent, one.due) for one in Task.objects.order_by("id")[:25]
    ]
    return HttpResponse(template().render(Context({"rows": rows})))


def clients():
    """Who asks for what: a client and an address for each row of the table."""
    from django.test import Client, override_settings

    from lientich.accounts.models import User
    from lientich.programmes.models import Programme, Task

    lowest = Client()
    lowest.force_login(User.objects.get(username="ha"))
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        lowest.get("/floor/")  # its chain of middleware is made at the first request, and kept
    rows = {("floor", "25 rows"): (lowest, "/floor/")}
    programme = Programme.objects.first()
    task = Task.objects.filter(text__contains="đưa trạm xử lý nước thải").get()
    for reader, username in READERS.items():
        client = Client()
        client.force_login(User.objects.get(username=username))
        rows[reader, "overview"] = (client, "/")
        rows[reader, "my work"] = (client, "/work/")
        rows[reader, "tasks"] = (client, "/programmes/tasks/")
        rows[reader, "a task"] = (client, task.get_absolute_url())
        rows[reader, "a programme"] = (client, programme.get_absolute_url())
        rows[reader, "documents"] = (client, "/documents/")
        rows[reader, "search"] = (client, "/search/?q=nuoc+thai")
    return rows


def ask(client, address) -> float:
    begun = time.process_time()
    response = client.get(address)
    assert response.status_code in (200, 404), (address, response.status_code)
    return (time.process_time() - begun) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    os.environ["LIENTICH_DEMONSTRATION"] = "1"  # the exercise's accounts are made quickly
    vendor = database.open_empty()

    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from config import urls
    from lientich.exercise.build import build

    urls.urlpatterns.append(path("floor/", floor))
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("collectstatic", verbosity=0, interactive=False)
    build(date.today())  # noqa: DTZ011 -- any day will do
    rows = clients()
    taken = {row: [] for row in rows}
    for turn in range(rounds + 2):
        for row, (client, address) in rows.items():
            spent = ask(client, address)
            if turn >= 2:  # the first two warm up
                taken[row].append(spent)
    lowest = statistics.median(taken["floor", "25 rows"])
    print(f"{vendor}: milliseconds of processor time, the median of {rounds}; floors; queries")
    for row, (client, address) in rows.items():
        spent = statistics.median(taken[row])
        with CaptureQueriesContext(connection) as queries:
            status = client.get(address).status_code
        seen = "" if status == 200 else f"  ({status})"
        print(f"{row[0]:12}{row[1]:14}{spent:8.1f}{spent / lowest:8.1f}{len(queries):6}{seen}")


if __name__ == "__main__":
    main()
