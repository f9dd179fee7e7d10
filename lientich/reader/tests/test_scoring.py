"""The measure itself: a perfect reading scores full, each fault costs."""

import copy
import json
from pathlib import Path

import pytest

from lientich.reader.tests.scoring import score

TEXTS = sorted((Path(__file__).parent / "texts").glob("*/*.json"))


def perfect(expected, text):
    """What a reader without fault would answer."""
    found = copy.deepcopy(expected) | {"text": text}
    for kind, items in found.items():
        if kind in ("text", "source"):
            continue
        for item in items:
            item["sure"] = True
            words = item.get("text") or item["name"]
            item["start"] = len(found["text"])
            found["text"] += words
            item["end"] = len(found["text"])
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_perfect_reading_is_told_so(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    tallies = score(expected, perfect(expected, ""))
    assert [(kind, t.notes) for kind, t in tallies.items() if t.notes] == []
    assert all(t.precision == t.recall == 1 for t in tallies.values())


def direction(text, **fields):
    fields = {"by": None, "lead": None, "cooperating": [], "due": None, "recurs": None} | fields
    return {"text": text, **fields}


def reading(**items):
    kinds = "citations organisations people events goals objectives results directions figures"
    source = {"form": "other", "joint": False, "issuers": [], "signers": []}
    return {kind: items.get(kind, []) for kind in kinds.split()} | {"source": source}


WORDS = "Văn phòng trình quy chế phối hợp trước ngày 31-3-2027."


def test_what_is_not_in_the_text_is_wrong():
    found = perfect(reading(directions=[direction(WORDS)]), "")
    tally = score(reading(), found)["directions"]
    assert (tally.right, tally.wrong, tally.missed) == (0, 1, 0)


def test_a_wrong_day_is_wrong_and_the_right_one_missed():
    expected = reading(directions=[direction(WORDS, due="2027-03-31")])
    found = perfect(reading(directions=[direction(WORDS, due="2027-03-30")]), "")
    tally = score(expected, found)["directions"]
    assert (tally.right, tally.wrong, tally.missed) == (0, 1, 1)


def test_a_direction_told_twice_is_wrong_once():
    expected = reading(directions=[direction(WORDS)])
    found = perfect(reading(directions=[direction(WORDS), direction(WORDS)]), "")
    tally = score(expected, found)["directions"]
    assert (tally.right, tally.wrong, tally.missed) == (1, 1, 0)


def test_what_is_not_sure_is_neither_right_nor_wrong_but_not_recalled():
    expected = reading(directions=[direction(WORDS)])
    found = perfect(expected, "")
    found["directions"][0]["sure"] = False
    tally = score(expected, found)["directions"]
    assert (tally.right, tally.wrong, tally.unsure, tally.recall) == (0, 0, 1, 0)


def test_the_optional_is_neither_required_nor_false():
    expected = reading(goals=[{"text": "An toàn", "optional": True}])
    assert score(expected, perfect(expected, ""))["goals"].wrong == 0
    assert score(expected, perfect(reading(), ""))["goals"].missed == 0


def test_one_result_may_hold_two_but_not_a_whole_paragraph():
    jobs, order = "việc làm được cải thiện", "an ninh trật tự được giữ vững"
    expected = reading(results=[{"text": jobs}, {"text": order}])
    both = perfect(reading(results=[{"text": f"{jobs}; {order}"}]), "")
    assert score(expected, both)["results"].recall == 1
    much = perfect(reading(results=[{"text": f"{jobs}; {order}" + " và nhiều việc khác" * 9}]), "")
    assert score(expected, much)["results"].wrong == 1


def test_a_direction_may_be_told_by_its_clauses_but_not_both_ways():
    first, second = direction("Văn phòng rà soát quy chế"), direction("mỗi quý báo cáo một lần")
    whole = direction(f"{first['text']}; {second['text']}", parts=[first, second])
    clauses = perfect(reading(directions=[first, second]), "")
    assert score(reading(directions=[whole]), clauses)["directions"].recall == 1
    long = direction(first["text"] * 3)
    uneven = perfect(reading(directions=[long, second]), "")
    whole_uneven = direction(f"{long['text']}; {second['text']}", parts=[long, second])
    assert score(reading(directions=[whole_uneven]), uneven)["directions"].wrong == 0
    half = perfect(reading(directions=[first]), "")
    assert score(reading(directions=[whole]), half)["directions"].missed == 1
    twice = perfect(reading(directions=[whole, first]), "")
    assert score(reading(directions=[whole]), twice)["directions"].wrong == 1
