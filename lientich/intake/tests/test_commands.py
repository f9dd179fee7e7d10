import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from conftest import give_mandate
from lientich.accounts.models import Mandate
from lientich.documents.models import Document
from lientich.intake.models import Intake
from lientich.programmes.models import Task

from .conftest import NOTICE


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "vao"
    place.mkdir()
    (place / "tb.txt").write_text(NOTICE)
    return place


def run(capsys, *words, **more):
    call_command("import", *map(str, words), **more)
    return capsys.readouterr().out


def test_it_does_what_the_page_does_and_says_so(lan, folder, programme, capsys):
    said = run(
        capsys, folder / "tb.txt", username="lan", accept_sure=True, programme=str(programme.pk)
    )
    assert Document.objects.count() == 3
    assert Task.objects.count() == 2
    assert "mới: Văn bản này 1" in said
    assert "chờ người duyệt: Tổ chức 1, Văn bản 1" in said
    assert Intake.objects.get().get_absolute_url() in said


def test_a_second_time_nothing_is_made(lan, folder, capsys):
    run(capsys, folder, username="lan", accept_sure=True)
    said = run(capsys, folder, username="lan", accept_sure=True)
    assert "đã nhập trước đây" in said
    assert Intake.objects.count() == 1


def test_without_the_word_nothing_is_accepted(lan, folder, capsys):
    run(capsys, folder, username="lan")
    assert not Document.objects.exists()


def test_progress_is_told_of_many_and_what_failed_fails_the_command(lan, folder, capsys):
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{NOTICE}\n{number}")
    (folder / "trong.txt").write_text("")
    with pytest.raises(CommandError, match="1 trong 6 tệp không nhập được"):
        run(capsys, folder, username="lan")
    said = capsys.readouterr().out
    assert "[6/6]" in said
    assert "Tệp không có nội dung" in said
    assert Intake.objects.count() == 5


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"username": "ai-do"}, "Không có tài khoản"),
        ({"username": "lan", "programme": "x"}, "Không có chương trình"),
        ({"username": "minh"}, "1 trong 1 tệp"),
    ],
)
def test_what_cannot_be_is_said(lan, minh, folder, capsys, more, said):
    with pytest.raises(CommandError, match=said):
        run(capsys, folder / "tb.txt", **more)
    assert not Intake.objects.exists()


def test_of_several_mandates_the_one_that_may_is_acted_under(world, lan, folder, capsys):
    give_mandate(lan.user, "reporter", world.doi_sim)
    Mandate.objects.filter(role="reporter").update(since=date(2010, 1, 1))
    run(capsys, folder / "tb.txt", username="lan")
    assert Intake.objects.get().owner == world.bac_son


def test_a_missing_file_is_said(lan, folder, capsys):
    with pytest.raises(CommandError):
        run(capsys, folder / "khong-co.txt", username="lan")


def read(capsys, *words):
    call_command("read", *map(str, words))
    return capsys.readouterr().out


def refused(capsys, *words):
    with pytest.raises(SystemExit, match="1"):
        call_command("read", *map(str, words))
    return capsys.readouterr().out


def test_facts_are_printed_as_one_object_or_a_list(folder, capsys):
    path = folder / "tb.txt"
    facts = json.loads(read(capsys, path, "--json"))
    assert facts["path"] == str(path)
    assert facts["source"]["number"] == "12"
    assert set(facts) == {
        "path", "refused", "reason", "text", "source", "citations", "organisations", "people",
        "events", "goals", "objectives", "results", "directions", "figures",
    }  # fmt: skip
    assert [one["path"] for one in json.loads(read(capsys, path, path, "--json"))] == [
        str(path)
    ] * 2


def test_for_people_a_summary_and_the_database_is_never_asked(folder, capsys):
    said = read(capsys, folder / "tb.txt")
    assert "citations: 3" in said
    (folder / "mat.txt").write_text("TỐI MẬT\n" + NOTICE)
    assert "dấu chỉ độ mật" in refused(capsys, folder / "mat.txt")
    assert "Không mở được tệp" in refused(capsys, folder / "khong-co.txt")
