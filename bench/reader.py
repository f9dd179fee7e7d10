"""The reader: MB of text per second of one core, growth with length, and what a child costs.

    .venv/bin/python bench/reader.py

Seconds are those of the processor, the least of some repeats: other work on the machine counts as
little as can be; "spin", a loop of two million steps in the same run, tells machines apart.
Realistic texts are those of the tests: read one by one, as files come in, and in one long text, of
those that are not cut short by a foot ("Nơi nhận", "Xem thêm"), after which nothing is told.
With ../shared beside the project, also its article and its citations, repeated. One paragraph
without an end, and a page of numbers, punish careless patterns.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lientich.reader import read_text  # noqa: E402 -- the path is set above
from lientich.reader.sandbox import read_in_child  # noqa: E402
from lientich.reader.sections import place  # noqa: E402
from lientich.reader.sentences import lay_out  # noqa: E402

TEXTS = ROOT / "lientich" / "reader" / "tests" / "texts"
SHARED = Path(os.environ.get("LIENTICH_SHARED", ROOT.parent / "shared"))
MEGABYTES = (0.25, 0.5, 1, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    texts = [path.read_text() for path in sorted(TEXTS.rglob("*.txt"))]
    print(f"spin {seconds(spin, repeats):.3f} s")
    taken, size = seconds(lambda: [read_text(text) for text in texts], repeats), length(texts)
    print(f"{len(texts)} texts one by one: {size / taken:.2f} MB/s, {taken / size:.2f} s for 1 MB")
    print(f"a child, started for one word: {seconds(child, repeats, of_children):.3f} s\n")
    print(f"{'one text':22}{'MB':>6}{'seconds':>9}{'MB/s':>7}{'facts':>8}{'growth':>8}")
    for name, source in sources(texts).items():
        before = None
        for megabytes in MEGABYTES:
            text = of_length(source, int(megabytes * 1e6))
            taken = seconds(partial(read_text, text), repeats)
            facts = sum(len(found) for found in read_text(text).values() if isinstance(found, list))
            growth = f"{taken / before:8.2f}" if before else ""
            rate = megabytes / taken
            print(f"{name:22}{megabytes:6}{taken:9.2f}{rate:7.2f}{facts:8}{growth}", flush=True)
            before = taken


def sources(texts: list[str]) -> dict[str, str]:
    prose = "\n".join(text for text in texts if place(lay_out(text))[-1].kind != "end")
    found = {
        "documents and news": prose,
        "one paragraph": prose.replace("\n", " "),
        "numbers and dates": "12-KH/ĐU 1.234,5 ngày 3-2-2026 quý III 45% kế hoạch; ",
    }
    for article in sorted((SHARED / "seed").glob("*.txt")):
        found["the shared article"] = article.read_text()
    for table in (SHARED / "corpus").glob("citations.tsv"):
        lines = table.read_text().splitlines()[1:]
        found["the shared citations"] = "".join(line.split("\t")[0] + "\n" for line in lines)
    return found


def of_length(source: str, size: int) -> str:
    """`source` repeated to so many bytes."""
    encoded = source.encode()
    return (encoded * (size // len(encoded) + 1))[:size].decode(errors="ignore")


def length(texts: list[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def spin() -> None:
    for _step in range(2_000_000):
        pass


def child() -> None:
    read_in_child(b"Tin", "tin.txt")


def of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(
    work: Callable[[], object], repeats: int, clock: Callable[[], float] = time.process_time
) -> float:
    best = float("inf")
    for _repeat in range(repeats):
        begun = clock()
        work()
        best = min(best, clock() - begun)
    return best


if __name__ == "__main__":
    main()
