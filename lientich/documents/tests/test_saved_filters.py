"""What a person asks of the register again and again: saved by a name, theirs alone."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from lientich.documents.actions import remove_filter, save_filter
from lientich.documents.models import SavedFilter
from lientich.journal.models import Event

from .test_register import enter, joint

INDEX = "/documents/"
JOINT = {"joint": "1", "year": "2026"}


def journal():
    return list(
        Event.objects.filter(verb__startswith="documents.filter")
        .order_by("id")
        .values_list("verb", flat=True)
    )


def test_a_filter_is_saved_once_and_replaced_by_its_name(lan):
    saved = save_filter(by=lan, name="Liên  tịch", wanted=JOINT)
    assert (saved.name, saved.wanted, saved.person_id) == ("Liên tịch", JOINT, lan.person_id)
    assert save_filter(by=lan, name="Liên tịch", wanted=JOINT) == saved
    assert journal() == ["documents.filter_saved"]
    again = save_filter(by=lan, name="Liên tịch", wanted={"year": "2025"})
    assert (again, again.wanted) == (saved, {"year": "2025"})
    assert journal() == ["documents.filter_saved"] * 2


def test_what_asks_for_nothing_is_not_saved(lan):
    with pytest.raises(ValidationError, match="chọn điều kiện"):
        save_filter(by=lan, name="Trống", wanted={})


def test_nobody_saves_without_end(lan):
    for number in range(20):
        save_filter(by=lan, name=str(number), wanted=JOINT)
    with pytest.raises(ValidationError, match="nhiều nhất 20"):
        save_filter(by=lan, name="20", wanted=JOINT)
    assert save_filter(by=lan, name="19", wanted={"year": "2025"}).wanted == {"year": "2025"}


def test_it_is_removed_by_its_own_person_and_twice_is_once(lan, phong):
    saved = save_filter(by=lan, name="Liên tịch", wanted=JOINT)
    with pytest.raises(PermissionDenied):
        remove_filter(saved, by=phong)
    remove_filter(saved, by=lan)
    remove_filter(saved, by=lan)
    assert not SavedFilter.objects.exists()
    assert journal() == ["documents.filter_saved", "documents.filter_removed"]


def test_what_is_kept_beside_the_words_is_said_once_and_does_nothing(lan, client):
    client.force_login(lan.user)
    words = '"><script>'
    asked = {"q": words, "year": ["2025", "2026"], "joint": "1", "kind": "", "other": words}
    page = client.get(INDEX, asked).text
    assert words not in page
    form = page.partition('<form class="filters"')[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    assert hidden == [("year", "2026"), ("joint", "1")]


def test_from_the_list_to_a_name_and_back(world, lan, phong, client):
    enter(lan, world)
    joint(lan, world, owners=[world.bac_son, world.vinh_xanh])
    client.force_login(lan.user)
    page = client.get(INDEX, JOINT | {"kind": "", "q": ""})
    assert f"{INDEX}filters/save/?joint=1&amp;year=2026" in page.text or (
        f"{INDEX}filters/save/?year=2026&amp;joint=1" in page.text
    )
    address = f"{reverse('documents:save_filter')}?joint=1&year=2026"
    asked = client.get(address)
    assert "Năm: 2026; Liên tịch: Chỉ văn bản liên tịch" in asked.text
    answer = client.post(address, {"name": "Liên tịch năm nay"})
    saved = SavedFilter.objects.get()
    assert answer.url == f"{INDEX}?{saved.query}"
    page = client.get(answer.url)
    assert page.context["current"] == saved
    assert [tab["label"] for tab in page.context["saved_tabs"]] == [
        "Toàn bộ sổ",
        "Liên tịch năm nay",
    ]
    assert len(page.context["rows"]) == 1
    remove = reverse("documents:remove_filter", args=[saved.pk])
    assert remove in page.text
    client.force_login(phong.user)
    assert "Liên tịch năm nay" not in client.get(INDEX).text
    assert client.get(remove).status_code == client.post(remove).status_code == 404
    client.force_login(lan.user)
    assert "Bỏ bộ lọc “Liên tịch năm nay”?" in client.get(remove).text
    assert client.post(remove).url == INDEX
    assert not SavedFilter.objects.exists()


def test_a_filter_without_conditions_is_answered(lan, client):
    client.force_login(lan.user)
    answer = client.post(reverse("documents:save_filter"), {"name": "Trống"})
    assert "Hãy chọn điều kiện lọc trước khi lưu." in answer.text
