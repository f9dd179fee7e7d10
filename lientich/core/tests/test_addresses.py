import pytest

from lientich.core.addresses import ours


@pytest.mark.parametrize("address", ["/documents/?q=a", "http://testserver/work/"])
def test_a_page_of_this_house_is_gone_on_to(rf, address):
    assert ours(rf.get("/"), address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
    ],
)
def test_no_other_is(rf, address):
    assert ours(rf.get("/"), address) == ""


def test_the_theme_is_kept_and_the_visitor_stays_here(client):
    answer = client.post("/theme/", {"theme": "dark", "next": "//evil.example/"})
    assert (answer["Location"], answer.cookies["theme"].value) == ("/", "dark")
