"""A link to a place in a document's text leads to its paragraph, in whichever part it stands."""

from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW
from lientich.core import access
from lientich.documents import pages
from lientich.documents.models import Document, Ownership

LONG = "\n".join(f"Đoạn {n} " + "x" * 90 for n in range(1000))


def test_the_paragraph_of_a_place_is_marked(world, lan, client):
    document = Document.objects.create(kind="Nghị quyết", text=LONG, registered_at=NOW)
    Ownership.objects.create(document=document, organisation=world.bac_son, identity="1")
    access.refresh(Document, [document.pk])
    client.force_login(lan.user)
    place = LONG.index("Đoạn 900 ") + 3
    page = client.get(document.get_absolute_url(), {"at": place}).text
    assert '<p id="at"><mark>Đoạn 900 ' in page
    assert page.count("<mark>") == 1
    for nonsense in ("x", "-1", "9" * 12, str(len(LONG))):
        page = client.get(document.get_absolute_url(), {"at": nonsense}).text
        assert "Đoạn 0 " in page
        assert "<mark>" not in page


@given(lines=st.lists(st.text("ab", max_size=9), min_size=1, max_size=9), data=st.data())
def test_one_paragraph_holds_a_place(lines, data):
    text = "\n".join(lines)
    if not text:
        return
    place = data.draw(st.integers(0, len(text) - 1))
    number = pages.part_with(place, text)
    start, end = pages.parts(text)[number - 1]
    marked = [line for line, here in pages.paragraphs(text, start, end, place) if here]
    assert len(marked) == 1
    assert text[place] == "\n" or text[place] in marked[0]
