"""Documents of Vietnamese-like text, for the benchmarks of the register and of its search.

Two sides, 200 units, ten years. A word's frequency falls with its place among some 2,500 syllables;
a text has about 350. Each document is open to one side or both and to two units; some hold from
before their date, some no longer.
"""

import random
import uuid
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, chain
from types import SimpleNamespace

import database

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, tzinfo=UTC)
DAYS, UNITS, FIELDS, WORDS, TITLE = 3650, 200, 10, 350, 14
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
    """The rows of the register, its reach and its index: each document is made from its number.

    `words` of 0: without texts, and found by their facts alone.
    """

    def __init__(self, first: int, last: int, ground, words: int = WORDS):
        from lientich.documents.models import Kind

        self.first, self.last, self.words = first, last, words
        (_places, _bodies, self.fields) = ground
        self.known = syllables(random.Random(1))
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.known))))
        self.kinds = list(Kind.values)[:15]

    def document(self, number: int):
        chance = random.Random(number)
        words = chance.choices(self.known, cum_weights=self.weights, k=self.words or TITLE)
        owners = {0: [0, 1], 1: [0], 2: [1]}[number % 3]
        gone = DAYS * (number - self.first) // (self.last - self.first)
        day = TODAY - timedelta(days=DAYS - gone)
        return SimpleNamespace(
            pk=key(number, 4),
            place=number + 1,
            kind=chance.choice(self.kinds),
            joint=number % 3 == 0,
            number=str(number % 900 + 1),
            day=day,
            begins=day - timedelta(days=20 if number % 500 == 0 else 0),
            ends=day + timedelta(days=1500) if number % 4 == 0 else None,
            subject=" ".join(words[:TITLE]),
            text=" ".join(words[TITLE:]),
            field=chance.choice(self.fields).pk,
            issuer=key(chance.randrange(60), 2),
            reach=[*owners, 2 + number % 100, 102 + chance.randrange(100)],
        )

    def __iter__(self):
        return map(self.document, range(self.first, self.last))

    def title(self, one) -> str:
        return f"{one.kind} {one.number}-NQ/ĐU. {one.subject}"

    def documents(self):
        for one in self:
            yield {
                "id": one.pk,
                "kind": one.kind,
                "joint": one.joint,
                "number": one.number,
                "symbol": "NQ/ĐU",
                "code_key": f"{one.number}|nq/du",
                "date": one.day,
                "subject": one.subject,
                "field_id": one.field,
                "text": one.text,
                "registered_at": NOW,
                "in_force_from": one.begins,
                "in_force_until": one.ends,
            }

    def issuers(self):
        for one in self:
            yield {"document_id": one.pk, "body_id": one.issuer, "order": 0}

    def reach(self):
        for one in self:
            told = {"of_id": one.pk, "date_order": one.day}
            told |= {"in_force_from": one.begins, "in_force_until": one.ends}
            for at in one.reach:
                yield told | {"organisation_id": key(at, 1), "owner": at < 2, "granted": at >= 2}

    def entries(self):
        from lientich.search.tokens import sequence

        for one in self if self.words else ():
            title = sequence(self.title(one))
            yield {
                "id": one.place,
                "kind": "documents.document",
                "object_id": one.pk,
                "title": self.title(one)[:500],
                "folded_title": title,
                "folded": f"{title}.  .{sequence(one.text)}",
                "at": one.day,
            }

    def indexed(self):
        from lientich.search.models import place_of
        from lientich.search.tokens import fact, open_to, tokens

        for one in self:
            facts = [open_to("documents.document", key(at, 1)) for at in one.reach]
            facts += [fact("kind", one.kind), fact("joint", str(int(one.joint)))]
            facts += [fact("issuer", one.issuer), fact("field", one.field)]
            facts += [fact("early", "1")] if one.begins < one.day else []
            facts += [fact("term", str(one.day.year))]
            yield {
                "rowid": place_of(one.day) + one.place,
                "object_id": one.pk,
                "tokens": facts + (tokens(self.title(one), "", one.text) if self.words else []),
            }


def fill(register: Register) -> None:
    from lientich.documents.models import Document, DocumentReach, Issuer
    from lientich.search.models import Entry, Indexed

    for model, rows in [
        (Document, register.documents()),
        (Issuer, register.issuers()),
        (DocumentReach, register.reach()),
        (Entry, register.entries()),
        (Indexed, register.indexed()),
    ]:
        load(model, rows)


def load(model, rows) -> None:
    """Rows by the names of their columns; what they do not say is as the model has it."""
    from django.db import connection

    vendor = connection.vendor

    def plain(value):
        if isinstance(value, list):
            return " ".join(value if vendor == "sqlite" else (f"'{one}'" for one in value))
        if vendor == "postgresql":
            return value
        if isinstance(value, uuid.UUID):
            return value.hex
        return str(value) if isinstance(value, date) else value

    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    columns = {
        field.column: plain(field.get_default())
        for field in model._meta.concrete_fields
        if field.column in first or not field.primary_key
    }
    told = (
        columns | {name: plain(value) for name, value in row.items()}
        for row in chain([first], rows)
    )
    names = [f'"{name}"' for name in columns]
    database.load(model._meta.db_table, names, (tuple(row.values()) for row in told))


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
