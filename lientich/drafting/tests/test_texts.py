"""What a text is kept as, and what becomes of it when two write at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from conftest import act_as
from lientich.core.ids import new_id
from lientich.drafting import actions
from lientich.drafting.comparison import compare
from lientich.drafting.merging import Clash, merge
from lientich.papers.text import Style, canonical, lines, style_of

texts = st.lists(st.sampled_from("abcdefg"), max_size=8).map("\n".join)


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Phần thứ nhất", Style.PART),
        ("Chương II", Style.CHAPTER),
        ("Mục 1", Style.SECTION),
        ("Điều 12. Tổ chức thực hiện", Style.ARTICLE),
        ("I. MỤC TIÊU", Style.HEADING),
        ("IV- TỔ CHỨC THỰC HIỆN", Style.HEADING),
        ("1. Cấp ủy các đơn vị", Style.CLAUSE),
        ("2.1. Chỉ tiêu", Style.CLAUSE),
        ("đ) Định kỳ báo cáo", Style.POINT),
        ("- Lưu Văn phòng", Style.ITEM),
        ("| Đơn vị | Sản lượng |", Style.ROW),
        ("Căn cứ Điều lệ Đảng", Style.BODY),
        ("2018-2020 là giai đoạn", Style.BODY),
        ("Mục tiêu chung", Style.BODY),
        ("Điều kiện làm việc", Style.BODY),
    ],
)
def test_a_line_is_what_its_beginning_makes_it(line, style):
    assert style_of(line) == style


def test_one_text_has_one_form():
    loose = "\ufeff  Ca\u0302p  u\u0309y \r\n\r\n\tcác\u00a0đơn\u200b vị\x00 "
    assert canonical(loose) == "Câp ủy\ncác đơn vị"
    assert [line.text for line in lines(canonical(loose))] == ["Câp ủy", "các đơn vị"]


@given(st.text())
def test_the_canonical_form_is_its_own(text):
    assert canonical(canonical(text)) == canonical(text)


@given(texts, texts)
def test_what_one_wrote_alone_is_what_stands(base, mine):
    assert merge(base, mine, base).text() == mine
    assert merge(base, base, mine).text() == mine
    assert merge(base, mine, mine).text() == mine


@given(texts, texts, texts, st.data())
def test_whatever_is_chosen_no_side_is_lost_by_itself(base, mine, theirs, data):
    merged = merge(base, mine, theirs)
    choices = [data.draw(st.sampled_from(["mine", "theirs", "both"])) for _ in merged.clashes]
    text = merged.text(choices).split("\n")
    for clash, choice in zip(merged.clashes, choices, strict=True):
        kept = {"mine": clash.mine, "theirs": clash.theirs}.get(choice, clash.mine + clash.theirs)
        assert all(line in text for line in kept)
    if not merged.clashes:
        new = {*mine.split("\n"), *theirs.split("\n")} - {*base.split("\n")}
        assert new <= set(text)


@given(texts, texts)
def test_a_comparison_tells_both_texts_whole(before, after):
    told = compare(before, after)
    was = ["".join(words for words, _ in one.before) for one in told if one.before is not None]
    now = ["".join(words for words, _ in one.after) for one in told if one.after is not None]
    assert "\n".join(was) == before
    assert "\n".join(now) == after


def test_words_that_differ_are_told():
    (change,) = compare("xử lý nước thải mỏ đạt chuẩn", "xử lý nước thải mỏ đạt quy chuẩn")
    assert [words for words, differs in change.after if differs] == ["quy "]


def test_a_paragraph_is_paired_with_the_one_that_is_most_like_it():
    before = "2. Hai Ban Tuyên giáo tổng hợp kiến nghị, không nêu tên người phản ánh."
    put_in = "2. Bí thư cấp ủy đơn vị trực tiếp chủ trì đối thoại, tổng hợp kiến nghị."
    after = before.replace("2.", "3.")
    added, moved = compare(before, f"{put_in}\n{after}")
    assert (added.kind, moved.kind) == ("added", "changed")
    assert [words for words, differs in moved.after if differs] == ["3"]


def test_two_write_in_different_paragraphs_and_both_stand(written, lan, phong):
    mine = written.text.replace("2028", "2027")
    theirs = written.text + "\n3. Báo cáo quý."
    first = actions.save_text(written, by=lan, text=mine, revision=1)
    second = actions.save_text(written, by=phong, text=theirs, revision=1)
    assert (first.revision, second.revision, second.joined) == (2, 3, True)
    written.refresh_from_db()
    assert written.text == mine + "\n3. Báo cáo quý."


def test_of_neighbouring_paragraphs_only_the_one_that_both_rewrote_is_asked():
    found = merge("1. Một\n2. Hai", "1. Một a\n2. Hai", "1. Một b\n2. Hai b")
    assert found.pieces[1:] == (("2. Hai b",),)
    assert found.clashes == [Clash(("1. Một",), ("1. Một a",), ("1. Một b",))]


def test_two_write_in_one_paragraph_and_the_second_chooses(written, lan, phong):
    actions.save_text(written, by=lan, text=written.text.replace("2028", "2027"), revision=1)
    theirs = written.text.replace("2028", "2030")
    asked = actions.save_text(written, by=phong, text=theirs, revision=1)
    (clash,) = asked.clashes
    assert ["2030" in clash.mine[0], "2027" in clash.theirs[0]] == [True, True]
    written.refresh_from_db()
    assert "2027" in written.text
    chosen = {"text": theirs, "revision": 1, "choices": ["mine"]}
    actions.save_text(written, by=lan, text=written.text.replace("2027", "2026"), revision=2)
    again = actions.save_text(written, by=phong, **chosen, against=asked.revision)
    assert "2026" in again.clashes[0].theirs[0]
    kept = actions.save_text(written, by=phong, **chosen, against=again.revision)
    assert "2030" in kept.text
    assert not kept.clashes


def test_what_saves_itself_is_told_what_another_wrote_and_saves_nothing(written, lan, phong):
    actions.save_text(written, by=lan, text=written.text.replace("2028", "2027"), revision=1)
    mine = written.text + "\n3. Báo cáo quý."
    told = actions.save_text(written, by=phong, text=mine, revision=1, alone=True)
    assert (told.revision, told.joined) == (2, True)
    assert told.text == mine.replace("2028", "2027")
    written.refresh_from_db()
    assert (written.revision, "Báo cáo quý" in written.text) == (2, False)
    kept = actions.save_text(written, by=phong, text=told.text, revision=2, alone=True)
    assert (kept.revision, kept.joined) == (3, False)


def test_a_text_that_repeats_itself_is_joined_line_by_line(written, lan, phong):
    """Compared by pairs of lines that are alike, this would take a minute."""
    lines = ["- Báo cáo."] * 8000
    first = actions.save_text(written, by=lan, text="\n".join(lines), revision=1)
    actions.save_text(written, by=lan, text="\n".join(["Đầu", *lines]), revision=first.revision)
    mine = "\n".join([*lines, "Cuối"])
    joined = actions.save_text(written, by=phong, text=mine, revision=first.revision)
    assert joined.text == "\n".join(["Đầu", *lines, "Cuối"])


def test_saved_again_it_is_saved_once(written, lan):
    again = actions.save_text(written, by=lan, text=written.text, revision=1)
    assert again.revision == 1


def test_a_text_is_built_on_for_a_day_after_another_took_its_place(written, lan, phong):
    """However long nobody wrote: two who open it then are joined as ever."""
    lan, phong = (act_as(by.user, by.now + timedelta(days=9)) for by in (lan, phong))
    actions.save_text(written, by=lan, text=written.text.replace("2028", "2027"), revision=1)
    mine = written.text + "\n3. Báo cáo quý."
    joined = actions.save_text(written, by=phong, text=mine, revision=1)
    assert joined.text == mine.replace("2028", "2027")
    phong = act_as(phong.user, phong.now + timedelta(days=2))
    actions.save_text(written, by=phong, text=mine, revision=joined.revision)
    with pytest.raises(ValidationError, match="quá cũ"):
        actions.save_text(written, by=phong, text="khác", revision=1)


def test_what_is_marked_secret_is_refused(written, lan):
    with pytest.raises(ValidationError):
        actions.save_text(written, by=lan, text="TỐI MẬT\n" + written.text, revision=1)


def test_leaders_and_outsiders_do_not_write(written, ha, minh):
    for by in (ha, minh):
        with pytest.raises(PermissionDenied):
            actions.save_text(written, by=by, text="khác", revision=1)


def test_open_remarks_stand_beside_the_line_that_came_of_theirs(version, lan, phong, client):
    said = [
        actions.remark(
            version, by=lan, token=new_id(), place=place, text="Nêu rõ.", internal=internal
        )
        for place, internal in ((3, False), (3, True), (5, False))
    ]
    actions.resolve_remark(said[-1], by=lan, answer="")
    draft = version.draft
    draft.refresh_from_db()
    text = "Mới\n" + draft.text.replace("2028", "2030")
    actions.save_text(draft, by=lan, text=text, revision=draft.revision)
    for by, count in ((lan, 2), (phong, 1)):
        client.force_login(by.user)
        page = client.get(reverse("drafting:save_text", args=[draft.pk]))
        (beside,) = page.context["remarked"]
        assert (beside["line"], beside["place"], beside["count"]) == (4, 3, count)
        assert beside["quote"] == version.text.split("\n")[2]


def test_a_page_that_saves_itself_is_told_how_the_two_wordings_differ(written, lan, phong, client):
    actions.save_text(written, by=lan, text=written.text.replace("2028", "2027"), revision=1)
    client.force_login(phong.user)
    sent = {"text": written.text.replace("2028", "2030"), "revision": 1}
    page = client.post(
        reverse("drafting:save_text", args=[written.pk]),
        sent,
        headers={"accept": "application/json"},
    )
    told = page.json()
    assert (told["clashes"], told["revision"]) == (1, 2)
    assert ["<del>2027</del>" in told["asked"], "<ins>2030</ins>" in told["asked"]] == [True, True]
