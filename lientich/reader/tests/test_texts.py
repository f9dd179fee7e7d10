"""The reader against texts that a person read: what it calls sure is right, and is most of it."""

from pathlib import Path

import pytest

from lientich.reader import read_text
from lientich.reader.tests.scoring import Tally, score_all, table

TEXTS = Path(__file__).parent / "texts"
PRECISION, RECALL = 0.99, 0.80


@pytest.fixture(scope="module")
def totals():
    totals: dict[str, Tally] = {}
    for directory in sorted(path for path in TEXTS.iterdir() if path.is_dir()):
        for kind, tally in score_all(directory, read_text).items():
            totals.setdefault(kind, Tally()).add(tally)
    return totals


@pytest.mark.parametrize(
    "kind",
    [
        "source",
        "citations",
        "organisations",
        "people",
        "events",
        "goals",
        "objectives",
        "results",
        "directions",
        "figures",
    ],
)
def test_what_it_calls_sure_is_right_and_is_most_of_it(kind, totals):
    tally = totals[kind]
    said = "\n".join([table({kind: tally}), *tally.notes])
    assert tally.precision >= PRECISION, said
    assert tally.recall >= RECALL, said
