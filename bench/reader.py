"""The reader: seconds for a text, and how they grow with its length.

    .venv/bin/python bench/reader.py

Texts of the tests laid end to end, up to the length asked for; beside them one paragraph without
an end, and a page of numbers, which punish careless patterns. The reference in the same run is one
pass of a plain pattern for words over the same text.
"""

import argparse
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lientich.reader import read_text  # noqa: E402 -- the path is set above

TEXTS = ROOT / "lientich" / "reader" / "tests" / "texts"
WORD = re.compile(r"\w+")


def of_length(source: str, characters: int) -> str:
    return (source * (characters // len(source) + 1))[:characters]


def seconds(work, text: str, repeats: int) -> float:
    best = float("inf")
    for _ in range(repeats):
        begun = time.process_time()
        work(text)
        best = min(best, time.process_time() - begun)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    prose = "\n".join(path.read_text() for path in sorted(TEXTS.rglob("*.txt")))
    sources = {
        "documents and news": prose,
        "one paragraph": prose.replace("\n", " "),
        "numbers and dates": "12-KH/ĐU 1.234,5 ngày 3-2-2026 quý III 45% kế hoạch; ",
    }
    print(f"{'text':22}{'KB':>8}{'reader s':>10}{'words s':>10}{'MB/s':>8}{'growth':>8}")
    for name, source in sources.items():
        before = None
        for kilobytes in (125, 250, 500, 1000):
            text = of_length(source, kilobytes * 1000)
            size = len(text.encode()) / 1e6
            reader = seconds(read_text, text, repeats)
            words = seconds(WORD.findall, text, repeats)
            growth = f"{reader / before:8.2f}" if before else ""
            rate = size / reader
            print(f"{name:22}{size * 1000:8.0f}{reader:10.3f}{words:10.3f}{rate:8.2f}{growth}")
            before = reader


if __name__ == "__main__":
    main()
