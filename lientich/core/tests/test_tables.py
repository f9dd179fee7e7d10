import csv

from django.utils import translation

from lientich.core.tables import table
from lientich.core.text import EXERCISE_MARK


def lines(answer):
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(text[1:].splitlines()))


def test_no_cell_is_a_formula_and_an_empty_one_stays_empty():
    rows = [["=1+1", "@a", "-2", ""], ["Than", 40, None, "\tx"]]
    assert lines(table("a.csv", ["A"], rows, exercise=False))[1:] == [
        ["'=1+1", "'@a", "'-2", ""],
        ["Than", "40", "", "'\tx"],
    ]


def test_rows_are_told_in_the_language_of_the_request_though_it_is_over():
    with translation.override("en"):
        answer = table("a.csv", [], ([translation.get_language()] for _ in "a"), exercise=False)
    assert lines(answer)[1:] == [["en"]]


def test_a_table_of_the_exercise_says_so():
    answer = table("a.csv", ["A"], [], exercise=True)
    assert lines(answer) == [[EXERCISE_MARK], ["A"]]
    assert "MINH HOA" in answer["Content-Disposition"]
