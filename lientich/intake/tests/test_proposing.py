from lientich.intake.proposing import MOST_COMPARED, proposals
from lientich.organisations.models import Organisation
from lientich.organisations.recognition import Directory
from lientich.reader.unreadable import refusal


def citation(start, **more):
    given = {
        "start": start,
        "end": start + 5,
        "text": "x",
        "kind": "Nghị quyết",
        "number": "33",
        "symbol": "NQLT/ĐUBS-ĐUVX",
        "joint": True,
        "issuers": [],
        "date": None,
        "subject": None,
        "period": None,
        "ambiguous": False,
        "sure": True,
    }
    return given | more


def cited(*citations):
    reading = refusal("empty") | {"citations": list(citations)}
    return [one for one in proposals(reading, Directory()) if one.kind == "citation"]


def test_a_short_mention_and_a_full_one_are_one_document():
    (one,) = cited(
        citation(10, ambiguous=True),
        citation(50, number="033", date="2026-04-18", subject="về môi trường"),
    )
    assert one.places == [[10, 15], [50, 55]]
    assert (one.facts["date"], one.facts["subject"], one.facts["ambiguous"], one.asks) == (
        "2026-04-18",
        "về môi trường",
        False,
        False,
    )


def test_what_both_say_differently_are_two():
    assert len(cited(citation(1, date="2026-04-18"), citation(9, date="2025-04-18"))) == 2
    assert len(cited(citation(1), citation(9, symbol="NQ/ĐU"))) == 2
    assert len(cited(citation(1, issuers=["A"]), citation(9, issuers=["B"]))) == 2


def test_a_bare_number_is_never_joined_to_another():
    assert len(cited(citation(1, symbol=None), citation(9, symbol=None))) == 2


def test_a_mention_that_fits_two_is_left_by_itself():
    found = cited(
        citation(1, date="2026-04-18"), citation(9, date="2025-04-18"), citation(20, date=None)
    )
    assert [one.start for one in found] == [1, 9, 20]


def test_many_of_one_number_are_compared_with_the_last_alone():
    many = [citation(n * 10, date=f"2026-{n % 12 + 1:02}-{n // 12 + 1:02}") for n in range(200)]
    assert len(cited(*many, citation(5000, date=many[0]["date"]))) == 201
    assert len(cited(*many, citation(5000, date=many[-MOST_COMPARED]["date"]))) == 200


def test_what_the_document_is_comes_first_and_is_sure_only_when_it_says_so():
    def source(**told):
        reading = refusal("empty")
        reading["source"] = reading["source"] | told
        return proposals(reading, Directory())[0]

    numbered = {"form": "document", "kind": "Nghị quyết", "number": "3", "date": "2026-01-01"}
    news = {"form": "news", "title": "Tin", "date": "2026-01-01"}
    assert [source(**told).sure for told in (numbered, news)] == [True, True]
    unclear = ({}, numbered | {"date": None}, numbered | {"kind": None}, news | {"title": None})
    assert [source(**told).sure for told in unclear] == [False] * 4


def test_an_unknown_organisation_asks():
    reading = refusal("empty") | {
        "organisations": [
            {"start": 1, "end": 2, "name": "Hòn Gấu", "sure": True},
            {"start": 5, "end": 6, "name": "HÒN GẤU", "sure": True},
        ]
    }
    _source, one = proposals(reading, Directory())
    assert (one.asks, len(one.places)) == (True, 2)
    known = Directory()
    known.organisations["hon gau"] = {Organisation(name="Hòn Gấu")}
    assert not proposals(reading, known)[1].asks
