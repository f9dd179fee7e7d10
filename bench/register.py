"""The register as a list, at 10,000 and at 1,000,000 documents, and its page in floors.

    .venv/bin/python bench/register.py                # on SQLite, or the server of DATABASE_URL
    .venv/bin/python bench/register.py --on both      # on SQLite and on a throwaway PostgreSQL

What a page of the list asks for, with its count: all of it and narrowed in each way, as an office
that reads two thirds and a unit that reads 1 in 100. Milliseconds of processor time of the
statements alone, the least of some rounds; the two sizes take turns. The bar is 1.5 between them.
A count stops at 1,001: where the small register has fewer, the work is not the same in both.

Then the page itself at the large size, in floors and queries; the bar is 5 floors and about 10
queries. The floor is one plain Django page of 25 rows, as in `pages.py`.
"""

import argparse
import statistics
from datetime import date
from functools import partial
from math import inf

import database
import pages
from documents import NOW, Register, actors, fill, lay_ground
from statements import taken

WITHOUT_TEXTS = 0


def listed(by, **filters) -> int:
    """What the page asks for, but for the choices of its filters."""
    from lientich.documents import queries

    what = queries.listed(by, filters)
    found = queries.register(what, None)
    queries.count(what)
    return len(found.rows)


def narrowings() -> dict[str, dict]:
    from lientich.documents.models import Issuer

    return {
        "all": {},
        "of one kind": {"kind": "Nghị quyết"},
        "of one issuer": {"issuer": Issuer.objects.values_list("body", flat=True).first()},
        "of 2019": {"year": 2019},
        "of a term": {"term_from": 2017, "term_to": 2018},
        "joint": {"joint": "1"},
        "in force today": {"in_force": date(2026, 6, 15)},
        "in force on a day of 2018": {"in_force": date(2018, 6, 1)},
        "of a kind that is not there": {"kind": "Cương lĩnh chính trị"},
        "awaiting recipients": {"awaiting": "recipients"},
    }


def measure(sizes: list[str], everyone, rounds: int) -> dict[tuple[str, str], list[float]]:
    from lientich.documents import queries

    work = {
        (who, name): partial(listed, by, **filters)
        for who, by in everyone.items()
        for name, filters in narrowings().items()
    }
    work |= {(who, "choices"): partial(queries.choices, by) for who, by in everyone.items()}
    figures = {page: [inf] * len(sizes) for page in work}
    for _turn in range(rounds):
        for place, size in enumerate(sizes):
            with database.at(size):
                for page, spent in figures.items():
                    spent[place] = min(spent[place], taken(work[page])[0])
    return figures


def floor(request):
    from django.http import HttpResponse
    from django.template import Context

    from lientich.documents.models import Document

    assert request.user.is_authenticated
    rows = [
        (one.subject, one.kind, one.number, one.date)
        for one in Document.objects.defer("text").order_by("id")[:25]
    ]
    return HttpResponse(pages.template().render(Context({"rows": rows})))


def office(ground):
    """Somebody who may sign in, of the first side's office."""
    from lientich.accounts.models import Mandate, User
    from lientich.organisations.models import Person

    person = Person.objects.create(name="Văn phòng")
    Mandate.objects.create(
        person=person,
        role="office",
        organisation=ground[0][0],
        since=date(2016, 1, 1),
        granted_at=NOW,
    )
    return User.objects.create(username="van-phong", person=person)


def clients(ground):
    from django.test import Client, override_settings

    user, lowest, client = office(ground), Client(), Client()
    lowest.force_login(user)
    client.force_login(user)
    with override_settings(MIDDLEWARE=pages.MIDDLEWARE):
        lowest.get("/floor/")  # its chain of middleware is made at the first request, and kept
    return {
        "floor": (lowest, "/floor/"),
        "all": (client, "/documents/"),
        "of one kind": (client, "/documents/?kind=Nghị+quyết"),
        "in force on a day of 2018": (client, "/documents/?in_force=2018-06-01"),
    }


def in_floors(ground, rounds: int) -> None:
    """The page as a browser asks for it, beside the floor, in turns."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    rows = clients(ground)
    spent = {name: [] for name in rows}
    for turn in range(rounds + 2):
        for name, (client, address) in rows.items():
            took = pages.ask(client, address)
            if turn >= 2:  # the first two warm up
                spent[name].append(took)
    lowest = statistics.median(spent["floor"])
    print(f"{'the page, office':44}{'ms':>8}{'floors':>8}{'queries':>8}")
    for name, (client, address) in rows.items():
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        middle = statistics.median(spent[name])
        print(f"{name:44}{middle:8.1f}{middle / lowest:8.1f}{len(queries):8}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=10)
    database.add_databases(parser)
    options = parser.parse_args()
    if database.elsewhere(options):
        return
    vendor = database.open_empty()

    from django.conf import settings
    from django.core.management import call_command
    from django.urls import path

    from config import urls

    urls.urlpatterns.append(path("floor/", floor))
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("collectstatic", verbosity=0, interactive=False)
    ground = lay_ground()
    fill(Register(0, options.small, ground, WITHOUT_TEXTS))
    small = database.copy("small")
    fill(Register(options.small, options.large, ground, WITHOUT_TEXTS))
    database.settle()
    everyone = {who: by for who, by in actors(ground).items() if who != "specialist"}
    print(f"{vendor}: milliseconds in the database, the least of {options.rounds}")
    print(f"{'who':8}{'the list':28}{options.small:>12,}{options.large:>12,}{'ratio':>8}")
    figures = measure([small, "default"], everyone, options.rounds)
    for (who, name), (before, after) in figures.items():
        print(f"{who:8}{name:28}{before:12.2f}{after:12.2f}{after / before:8.2f}")
    in_floors(ground, 2 * options.rounds)


if __name__ == "__main__":
    main()
