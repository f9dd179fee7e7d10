import pytest
from django.core.management import call_command

from lientich.core import work


@pytest.mark.django_db
def test_a_step_that_fails_holds_up_no_other_and_its_words_reach_no_log(monkeypatch, caplog):
    done = []

    def fails():
        raise ValueError("Nguyễn Văn An viết ở đây")

    def goes_on():
        done.append(1)
        return int(len(done) < 3)

    monkeypatch.setattr("lientich.core.management.commands.work.STEPS", [fails, goes_on])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    call_command("work", once=True)
    assert len(done) == 3
    assert "ValueError, fails:" in caplog.text
    assert "Nguyễn" not in caplog.text


def test_what_is_registered_is_taken(monkeypatch):
    monkeypatch.setattr(work, "STEPS", [])
    assert work.step(print) is print
    assert [print] == work.STEPS
