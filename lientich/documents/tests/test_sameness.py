from datetime import date

import pytest

from lientich.documents.actions import share
from lientich.documents.sameness import MOST_AT_ONCE, Sought, find_all

from .test_register import DAY, enter, joint


def find(by, **told):
    given = {"kind": "Nghị quyết", "number": "30", "symbol": "NQ/ĐU"} | told
    return find_all(by, [Sought(**given)])[0]


@pytest.mark.parametrize(
    "told",
    [
        {"date": DAY},
        {"issuer_text": "Đảng ủy Tập đoàn Than Bắc Sơn"},
        {"issuer_text": "ĐẢNG UỶ TẬP ĐOÀN THAN BẮC SƠN", "symbol": ""},
        {"number": "030", "symbol": "nq / đu", "date": DAY},
    ],
)
def test_it_is_known_by_what_the_text_says_of_it(world, lan, told):
    document = enter(lan, world)
    assert find(lan, **told) == document


@pytest.mark.parametrize(
    "told",
    [
        {},  # ĐU is the symbol of many
        {"date": date(2026, 1, 12)},
        {"date": date(2025, 1, 11), "issuer_text": "Đảng ủy Tập đoàn Than Bắc Sơn"},
        {"issuer_text": "Đảng ủy Than Vịnh Xanh"},
        {"kind": "Kết luận", "date": DAY},
        {"symbol": "NQ/BTV", "date": DAY},
        {"number": "", "symbol": "", "date": DAY},
    ],
)
def test_it_is_never_guessed(world, lan, told):
    enter(lan, world)
    assert find(lan, **told) is None


def test_a_joint_symbol_names_its_issuers(world, lan):
    document = joint(lan, world)
    assert find(lan, number="33", symbol="NQLT/ĐUBS-ĐUVX", joint=True) == document
    assert find(lan, number="33", symbol="NQLT/ĐUBS-ĐUVX") is None


def test_of_several_the_own_register_goes_first(world, lan, phong):
    theirs = enter(phong, world)
    share(theirs, by=phong, organisations=[world.bac_son])
    assert find(lan, date=DAY) == theirs
    own = enter(lan, world, own=True)
    assert find(lan, date=DAY) == own
    assert find_all(lan, [Sought("Nghị quyết", "30", "NQ/ĐU", DAY)], own=True) == [own]


def test_two_that_fit_are_none(world, lan):
    enter(lan, world)
    enter(lan, world, issuers=[world.committee_b])
    assert find(lan, date=DAY) is None


def test_any_number_in_few_queries(world, lan, django_assert_max_num_queries):
    document = enter(lan, world)
    sought = [Sought("Nghị quyết", str(n), "NQ/ĐU", DAY) for n in range(1, MOST_AT_ONCE + 2)]
    with django_assert_max_num_queries(2 * 3):
        found = find_all(lan, sought)
    assert found[29] == document
    assert [one for one in found if one] == [document]
    assert find_all(lan, []) == []
