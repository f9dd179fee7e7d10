"""Search and the register at 100,000 documents of Vietnamese-like text, beside the raw index.

    .venv/bin/python bench/search.py
    .ci/with-postgresql .venv/bin/python bench/search.py

Two sides, 200 units, ten years. A word's frequency falls with its place among some 2,500 syllables;
a text has about 350. Each document is open to one side or both and to some units. Asked by an
office of a side, which reads two thirds of it all, by a unit's reporter, who reads 1 in 100, and by
a specialist, who reads whole what is of one field in ten. Questions are one to three words of every
frequency, typed with marks or without, phrases and numbers; of each the least of some rounds. "Raw"
is the index alone, newest first, without rights. "db": the same statements asked again alone
and read to their end; "all": with what Python does. Processor time on SQLite, else the clock.
"""

import argparse
import random
import statistics
import time
import uuid
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from types import SimpleNamespace

import database

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, tzinfo=UTC)
DAYS, UNITS, FIELDS, WORDS = 3650, 200, 10, 350
HEADS = "b c ch d đ g gi h k kh l m n ng nh ph q r s t th tr v x".split()  # noqa: SIM905 -- a list
RHYMES = ["a", "an", "ang", "ao", "âm", "ân", "âu", "e", "ên", "iêm", "iên", "ô", "ông", "ơ", "ươ",
          "ưng", "uôn", "oa", "uy", "ay"]  # fmt: skip
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]


def syllables(chance: random.Random) -> list[str]:
    from unicodedata import normalize

    made = [
        normalize("NFC", head + normalize("NFD", rhyme)[:1] + tone + normalize("NFD", rhyme)[1:])
        for head in HEADS
        for rhyme in RHYMES
        for tone in TONES
    ]
    chance.shuffle(made)
    return made[:2500]


def key(number: int, kind: int) -> uuid.UUID:
    return uuid.UUID(int=(kind << 96) | number)


def lay_ground():
    from lientich.organisations.models import Body, FieldOfWork, Organisation

    places = [
        Organisation(pk=key(n, 1), name=f"Nơi {n}", short_name=f"Nơi {n}", kind="unit")
        for n in range(UNITS + 2)
    ]
    Organisation.objects.bulk_create(places)
    bodies = [Body(pk=key(n, 2), organisation=one, kind="committee", name=f"Đảng ủy {one}")
              for n, one in enumerate(places)]  # fmt: skip
    Body.objects.bulk_create(bodies)
    return places, bodies, list(FieldOfWork.objects.all())[:FIELDS]


class Register:
    """The rows of the register, its reach and its index: each document is made from its number."""

    def __init__(self, count: int, ground):
        from lientich.documents.models import Kind

        self.count, (_places, _bodies, self.fields) = count, ground
        self.known = syllables(random.Random(1))
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.known))))
        self.kinds = list(Kind.values)[:15]

    def document(self, number: int):
        chance = random.Random(number)
        words = chance.choices(self.known, cum_weights=self.weights, k=WORDS)
        owners = {0: [0, 1], 1: [0], 2: [1]}[number % 3]
        return SimpleNamespace(
            pk=key(number, 4),
            kind=chance.choice(self.kinds),
            joint=number % 3 == 0,
            number=str(number % 900 + 1),
            day=TODAY - timedelta(days=DAYS - DAYS * number // self.count),
            subject=" ".join(words[:14]),
            text=" ".join(words[14:]),
            field=chance.choice(self.fields).pk,
            issuer=key(chance.randrange(60), 2),
            reach=[*owners, 2 + number % 100, 102 + chance.randrange(100)],
        )

    def title(self, one) -> str:
        return f"{one.kind} {one.number}-NQ/ĐU. {one.subject}"

    def documents(self):
        for one in map(self.document, range(self.count)):
            code = f"{one.number}|nq/du"
            told = [one.pk, one.kind, one.joint, one.number, "NQ/ĐU", code, one.day, one.subject]
            yield [*told, "", one.field, "ordinary", one.text, "", "", NOW]

    def issuers(self):
        for one in map(self.document, range(self.count)):
            yield one.pk, one.issuer, 0

    def reach(self):
        for one in map(self.document, range(self.count)):
            for at in one.reach:
                grounds = [at < 2, False, at >= 2, False, False, False]
                yield [one.pk, key(at, 1), *grounds, "ordinary", one.day]

    def entries(self):
        from lientich.search.tokens import sequence

        for number, one in enumerate(map(self.document, range(self.count)), start=1):
            title = sequence(self.title(one))
            folded = f"{title}.  .{sequence(one.text)}"
            yield (
                number,
                "documents.document",
                one.pk,
                self.title(one)[:500],
                title,
                folded,
                one.day,
            )

    def indexed(self):
        from lientich.search.models import place_of
        from lientich.search.tokens import fact, open_to, tokens

        for number, one in enumerate(map(self.document, range(self.count)), start=1):
            facts = [open_to("documents.document", key(at, 1)) for at in one.reach]
            facts += [fact("kind", one.kind), fact("joint", str(int(one.joint)))]
            facts += [fact("issuer", one.issuer), fact("field", one.field)]
            yield (
                place_of(one.day) + number,
                one.pk,
                [*facts, *tokens(self.title(one), "", one.text)],
            )


def fill(register: Register) -> None:
    from django.db import connection

    quote = {
        "sqlite": " ".join,
        "postgresql": lambda listed: " ".join(f"'{one}'" for one in listed),
    }

    def plain(value):
        if isinstance(value, list):
            return quote[connection.vendor](value)
        if connection.vendor == "postgresql":
            return value
        if isinstance(value, uuid.UUID):
            return value.hex
        return str(value) if isinstance(value, date) else value

    def load(table, columns, rows):
        database.load(table, columns.split(), (tuple(map(plain, row)) for row in rows))

    load(
        "documents_document",
        "id kind joint number symbol code_key date subject issuer_text field_id classification"
        " text file_name source registered_at",
        register.documents(),
    )
    load("documents_issuer", 'document_id body_id "order"', register.issuers())
    load(
        "documents_documentreach",
        "of_id organisation_id owner shared granted part submitted cleared classification"
        " date_order",
        register.reach(),
    )
    load("search_entry", "id kind object_id title folded_title folded at", register.entries())
    load("search_indexed", '"rowid" object_id tokens', register.indexed())


def actors(ground):
    from lientich.core.actor import OFFICE, REPORTER, SPECIALIST, Actor, Hat
    from lientich.core.ids import new_id

    places, _bodies, fields = ground

    def actor(role, at, **more):
        hat = Hat(new_id(), places[at].pk, role, **more)
        return Actor(NOW, hat=hat, hats=(hat,))

    return {
        "office": actor(OFFICE, 0),
        "unit": actor(REPORTER, 7),
        "specialist": actor(SPECIALIST, 0, fields=frozenset({fields[0].pk})),
    }


def questions(known, texts) -> list[str]:
    """Of every frequency: 120 of one to three words, phrases that stand somewhere, numbers."""
    from lientich.core.text import fold

    chance = random.Random(2)
    asked = []
    for _turn in range(120):
        top = chance.choice([20, 200, 2500])
        words = " ".join(chance.choices(known[:top], k=chance.choice([1, 2, 3])))
        asked.append(chance.choice([words, fold(words)]))
    for text in texts:
        words = text.split()
        start = chance.randrange(len(words) - 4)
        asked.append(f'"{" ".join(words[start : start + chance.choice([2, 3, 4])])}"')
    return asked + [f"{chance.randrange(1, 900)}-NQ/ĐU" for _turn in range(20)]


def newest(by, asked):
    from lientich.core import paging
    from lientich.documents.models import Document
    from lientich.search import queries as search

    return paging.page(
        [rows.only("place", "object_id") for rows in search.newest(Document, by, asked)],
        ["-place"],
        same=lambda row: row.object_id,
    )


def ranked(by, asked):
    from lientich.documents.models import Document
    from lientich.search import queries as search

    return search.ranked(Document, by, asked, 51)


def counted(by, asked):
    from lientich.core import paging
    from lientich.documents.models import Document
    from lientich.search import queries as search

    return paging.count(search.newest(Document, by, asked), "object_id")


def raw(asked):
    from lientich.search.models import Indexed

    rows = Indexed.objects.filter(tokens__holds=asked.condition())
    return list(rows.order_by("-place").values_list("place", "object_id")[:26])


class Listener:
    """The statements of a piece of work."""

    def __init__(self):
        self.statements = []

    def __call__(self, execute, sql, params, many, context):
        self.statements.append((sql, params))
        return execute(sql, params, many, context)


def taken(work) -> tuple[float, float]:
    """Milliseconds: of its statements asked again and read to their end, and of the whole."""
    from django.db import connection

    # SQLite works in this process: its processor time tells it from other work on the machine.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    listener = Listener()
    with connection.execute_wrapper(listener):
        begun = clock()
        work()
        whole = clock() - begun
    within = 0.0
    with connection.cursor() as cursor:
        for sql, params in listener.statements:
            begun = clock()
            cursor.execute(sql, params)
            cursor.fetchall()
            within += clock() - begun
    return within * 1000, whole * 1000


def least(work, rounds: int) -> tuple[float, float]:
    """The least of some rounds: other work on the machine only slows one down."""
    within, whole = zip(*(taken(work) for _turn in range(rounds)), strict=True)
    return min(within), min(whole)


def show(name: str, figures: list[tuple[float, float]]) -> None:
    def at(values, share):
        return sorted(values)[min(int(len(values) * share), len(values) - 1)]

    within, whole = zip(*figures, strict=True)
    cells = [at(values, share) for values in (within, whole) for share in (0.5, 0.95)]
    print(f"{name:44}" + "".join(f"{cell:10.2f}" for cell in cells), flush=True)


def register_pages(by):
    """The work of the register's page, without the page itself."""
    from lientich.documents import queries
    from lientich.documents.models import Issuer

    def page(**filters):
        what = queries.listed(by, filters)
        found = queries.register(what, None)
        queries.count(what)
        queries.snippets(what, found.rows)

    body = Issuer.objects.values_list("body", flat=True).first()
    return {
        "the choices of its filters": partial(queries.choices, by),
        "all": page,
        "of one kind": partial(page, kind="Nghị quyết"),
        "of one issuer": partial(page, issuer=body),
        "of 2019": partial(page, year=2019),
        "in force on a day": partial(page, in_force=date(2020, 1, 1)),
        "of a term": partial(page, term_from=2020, term_to=2025),
        "of a kind that is not there": partial(page, kind="Cương lĩnh chính trị"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    vendor = database.open_empty()

    from lientich.documents.models import Document
    from lientich.search.tokens import question

    ground = lay_ground()
    begun = time.perf_counter()
    register = Register(options.documents, ground)
    fill(register)
    database.settle()
    print(f"{vendor}: {options.documents:,} documents in {time.perf_counter() - begun:.0f} s")
    print(f"{'milliseconds':44}{'db p50':>10}{'db p95':>10}{'all p50':>10}{'all p95':>10}")
    texts = Document.objects.order_by("pk").values_list("text", flat=True)[:4000:100]
    asked = [question(one) for one in questions(register.known, list(texts))]
    figures: dict[str, list[tuple[float, float]]] = {}
    everyone = actors(ground)
    for one in asked:
        rows = {"raw index, newest first": partial(raw, one)}
        for who, by in everyone.items():
            for kind in (newest, ranked, counted):
                rows[f"{kind.__name__}, {who}"] = partial(kind, by, one)
        for name, work in rows.items():
            figures.setdefault(name, []).append(least(work, options.rounds))
    for name, spent in figures.items():
        show(name, spent)
    for who in ("office", "unit"):
        for name, work in register_pages(everyone[who]).items():
            show(f"register, {who}: {name}", [least(work, options.rounds)])
    sizes = statistics.mean(len(one.split()) for one in texts)
    print(f"words in a text: {sizes:.0f}")


if __name__ == "__main__":
    main()
