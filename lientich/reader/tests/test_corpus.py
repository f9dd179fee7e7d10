"""The reader against citations exactly as public texts write them, scored as their README says."""

import csv

from lientich.reader import citations
from tests.shared import shared


def letters(value: str | None) -> str:
    return "".join(char for char in (value or "").upper() if char.isalnum())


def expected(row: dict[str, str]) -> list[tuple[str, str, str]]:
    kind = row["doc_type"].removesuffix(" liên tịch").removesuffix(" phối hợp")
    if kind == "NOT_A_CITATION":
        return []
    return [
        (number.strip().lstrip("0"), kind, letters(row["symbol"]))
        for number in row["number"].split(";")
    ]


def found(row: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (
            (one["number"] or "").lstrip("0"),
            (one["kind"] or "") if row["doc_type"] else "",
            letters(one["symbol"]),
        )
        for one in citations.find(row["exact_text"])
    ]


def test_the_corpus_is_read_precisely_and_completely():
    with shared("corpus/citations.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = false = wanted = 0
    for row in rows:
        want, got = expected(row), found(row)
        hits = sum(one in got for one in want)
        right, wanted, false = right + hits, wanted + len(want), false + len(got) - hits
    assert len(rows) == 73
    assert right / (right + false) >= 0.97
    assert right / wanted >= 0.95


def test_dates_and_joint_forms_of_the_corpus_are_read_as_quoted():
    with shared("corpus/citations.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        for one in citations.find(row["exact_text"]):
            if one["date"]:
                assert one["date"] == row["date_iso"]
            assert one["joint"] == ("JOINT" in row["note"] or "QCPH" in row["symbol"])
