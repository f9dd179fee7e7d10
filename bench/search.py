"""Search in 100,000 documents of Vietnamese-like text, beside the raw index in the same run.

    .venv/bin/python bench/search.py                # on SQLite, or the server of DATABASE_URL
    .venv/bin/python bench/search.py --on both      # on SQLite and on a throwaway PostgreSQL

Asked by an office of a side, which reads two thirds of it all, by a unit's reporter, who reads 1 in
100, and by a specialist, who reads whole what is of one field in ten. Questions are one to three
words of every frequency, typed with marks or without, phrases and numbers; of each the least of
some rounds. "Raw" is the index alone, newest first, without rights; the ratio is to its p95. "db":
the statements asked again alone and read to their end; "all": with what Python does. Milliseconds
of processor time, of the database server's too where it is on this machine: other work slows it
down by what it takes of the caches alone. Bars: newest first 5 ms, ranked 20 ms (p95, db).
"""

import argparse
import random
import statistics
import time
from functools import partial

import database
from documents import Register, actors, fill, lay_ground
from statements import least

RAW = "raw index, newest first"
NEAREST = 51  # as a page of results asks for


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
        search.newest(Document, by, asked),
        ["-place"],
        same=lambda row: row.object_id,
        take=search.first,
    )


def ranked(by, asked):
    from lientich.documents.models import Document
    from lientich.search import queries as search

    return search.ranked(Document, by, asked, NEAREST)


def counted(by, asked):
    from lientich.core import paging
    from lientich.documents.models import Document
    from lientich.search import queries as search

    return paging.count(search.newest(Document, by, asked, apart=True), "object_id")


def raw(asked):
    from lientich.search.models import Indexed

    rows = Indexed.objects.filter(tokens__holds=asked.condition())
    return list(rows.order_by("-place").values_list("place", "object_id")[:26])


def at(values, share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def show(figures: dict[str, list[tuple[float, float]]]) -> None:
    raw_p95 = at([within for within, _whole in figures[RAW]], 0.95)
    print(f"{'milliseconds':28}{'db p50':>9}{'db p95':>9}{'to raw':>9}{'all p50':>9}{'all p95':>9}")
    for name, spent in figures.items():
        within, whole = zip(*spent, strict=True)
        p95 = at(within, 0.95)
        cells = [at(within, 0.5), p95, p95 / raw_p95, at(whole, 0.5), at(whole, 0.95)]
        print(f"{name:28}" + "".join(f"{cell:9.2f}" for cell in cells), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=2, help="of each question; the least counts")
    database.add_databases(parser)
    options = parser.parse_args()
    if database.elsewhere(options):
        return
    vendor = database.open_empty()

    from lientich.documents.models import Document
    from lientich.search.tokens import question

    ground = lay_ground()
    begun = time.perf_counter()
    register = Register(0, options.documents, ground)
    fill(register)
    database.settle()
    print(f"{vendor}: {options.documents:,} documents in {time.perf_counter() - begun:.0f} s")
    texts = list(Document.objects.order_by("pk").values_list("text", flat=True)[:4000:100])
    print(f"words in a text: {statistics.mean(len(one.split()) for one in texts):.0f}")
    figures: dict[str, list[tuple[float, float]]] = {}
    everyone = actors(ground)
    for one in map(question, questions(register.known, texts)):
        rows = {RAW: partial(raw, one)}
        for kind in (newest, ranked, counted):
            for who, by in everyone.items():
                rows[f"{kind.__name__}, {who}"] = partial(kind, by, one)
        for name, work in rows.items():
            figures.setdefault(name, []).append(least(work, options.rounds))
    show(figures)


if __name__ == "__main__":
    main()
