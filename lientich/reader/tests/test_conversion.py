"""How LibreOffice is asked, and what becomes of each answer: a script stands in its place."""

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest

from lientich.reader import conversion, limits, sandbox, tools
from lientich.reader.formats import is_old_word
from lientich.reader.sandbox import convert_in_child, read_in_child
from lientich.reader.tests import word
from lientich.reader.unreadable import Unreadable

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
WORD = word.paragraphs("Điều 1. Trồng cây.")


@cache
def may_leave_network():
    ask = "import lientich.reader.conversion as c; print(c.leave_network())"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return answer.stdout.strip() == "True"


@pytest.fixture
def office(tmp_path):
    """A script that is run in the place of soffice; `$out` is where it has to put its answer."""
    if not may_leave_network():
        pytest.skip("unshare(2) of a network (a kernel that lets this user)")
    return script_of(tmp_path)


def script_of(tmp_path):
    def make(does):
        script = tmp_path / "soffice"
        find = 'while [ "$1" != --outdir ]; do shift; done; out=$2'
        script.write_text(f'#!/bin/sh\nasked="$*"\n{find}\n{does}\n')
        script.chmod(0o755)
        return str(script)

    return make


@pytest.fixture(autouse=True)
def _a_place_of_ones_own(tmp_path_factory, monkeypatch):
    """Other tests convert at the same time, in the folder of the whole machine."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))


def places():
    return set(Path(tempfile.gettempdir()).glob("lientich-doc-*"))


def test_what_it_makes_comes_out_and_the_folder_is_gone(office, tmp_path):
    (tmp_path / "made").write_bytes(WORD)
    before = places()
    tool = office(
        f'/bin/cp {tmp_path}/made "$out/old.docx"; echo "$asked" >{tmp_path}/asked; '
        f'/bin/cp "$3" {tmp_path}/given; /usr/bin/env >{tmp_path}/env; pwd >>{tmp_path}/env'
    )
    assert convert_in_child(OLD, tool) == WORD
    assert (tmp_path / "given").read_bytes() == OLD
    asked = (tmp_path / "asked").read_text().split()
    assert asked[:2] == ["--headless", "--norestore"]
    place = asked[asked.index("--outdir") + 1]
    assert f"-env:UserInstallation=file://{place}/profile" in asked
    assert asked[-5:] == ["--convert-to", "docx", "--outdir", place, f"{place}/old.doc"]
    told = (tmp_path / "env").read_text()
    assert f"HOME={place}\n" in told
    assert "DJANGO" not in told
    assert places() == before


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exit 0", "Không chuyển được"),
        ("exit 1", "Không chuyển được"),
        ("echo rubbish >$out/old.docx", "Không chuyển được"),
        ("kill -9 $$", "Không chuyển được"),
    ],
)
def test_where_it_makes_nothing_good_the_message_says_what_to_do(office, does, said):
    with pytest.raises(Unreadable, match=said) as error:
        convert_in_child(OLD, office(does))
    assert "lưu thành .docx" in str(error.value)


def test_it_is_stopped_with_whatever_it_started(office, tmp_path):
    alive, before = tmp_path / "alive", places()
    began = time.monotonic()
    with pytest.raises(Unreadable, match="quá phức tạp"):
        convert_in_child(OLD, office(f"/bin/sleep 3; /bin/touch {alive}"), seconds=1)
    assert time.monotonic() - began < 3
    time.sleep(3)
    assert not alive.exists()
    assert places() == before


def test_what_it_started_does_not_outlive_the_limit_of_the_child_itself(
    office, tmp_path, monkeypatch
):
    """Then only the launcher is stopped by the child, which ends well with a refusal."""
    short = tmp_path / "child.py"
    short.write_text(
        f"import sys; sys.path.insert(0, {str(Path(limits.__file__).parents[2])!r})\n"
        "from lientich.reader import child, limits\n"
        "limits.CONVERSION_SECONDS = 1\n"
        "sys.exit(child.main())\n"
    )
    monkeypatch.setattr(sandbox, "_CHILD", short)
    started = tmp_path / "started"
    with pytest.raises(Unreadable, match="quá phức tạp"):
        convert_in_child(OLD, office(f"/bin/sleep 137 & echo $! >{started}; wait"))
    assert has_ended(int(started.read_text()))


def has_ended(process):
    """Within a moment; whoever inherits it may leave it lying as a zombie."""
    for _moment in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_bomb_that_it_makes_is_found_as_any_other(office, tmp_path):
    from lientich.reader.tests.test_formats import zipped

    bomb = zipped(_types=b"<Types/>", word__document_xml=b" ")
    (tmp_path / "made").write_bytes(bomb)
    made = convert_in_child(OLD, office(f'/bin/cp {tmp_path}/made "$out/old.docx"'))
    assert read_in_child(made, "a.docx")["refused"] is True


def test_more_than_a_child_may_write_is_refused(office, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(Unreadable, match="lớn hơn"):
        convert_in_child(OLD, office("exit 0"))


def test_no_other_machine_is_reached(tmp_path):
    """A network of its own, in which there is not even itself; else it is not started at all."""
    tool = script_of(tmp_path)(f"/bin/cat /proc/net/dev >{tmp_path}/net")
    with pytest.raises(Unreadable, match="lưu thành .docx"):
        convert_in_child(OLD, tool)
    if not may_leave_network():
        assert not (tmp_path / "net").exists()
        return
    names = [line.split(":")[0].strip() for line in (tmp_path / "net").read_text().splitlines()[2:]]
    assert set(names) <= {"lo"}


def test_where_the_network_cannot_be_left_nothing_is_started(tmp_path, monkeypatch):
    monkeypatch.setattr(conversion, "leave_network", lambda: False)
    place, started = tmp_path / "place", tmp_path / "started"
    place.mkdir()
    tool = script_of(tmp_path)(f"/bin/touch {started}; echo PK >$out/old.docx")
    with pytest.raises(Unreadable, match="lưu thành .docx"):
        conversion.to_docx(OLD, tool, str(place))
    assert not started.exists()
    monkeypatch.setattr(conversion, "leave_network", lambda: True)
    assert conversion.to_docx(OLD, tool, str(place)) == b"PK\n"


@pytest.mark.skipif(
    tools.soffice() is None or not may_leave_network(),
    reason="LibreOffice (Debian: apt-get install --no-install-recommends libreoffice-writer-nogui)"
    ", and unshare(2) of a network",
)
def test_a_real_old_file_is_read(tmp_path):
    """Word's own words, made old by LibreOffice itself and read again."""
    given = tmp_path / "moi.docx"
    given.write_bytes(word.paragraphs("Số 11-NQ/ĐU", "Điều 1. Trồng cây trên bãi thải."))
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    asked = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    asked += ["--convert-to", "doc", "--outdir", str(tmp_path), str(given)]
    subprocess.run(asked, env=home, check=True, capture_output=True, timeout=120)
    old = (tmp_path / "moi.doc").read_bytes()
    assert is_old_word(old)
    made = sandbox.convert_in_child(old, str(tools.soffice()))
    assert read_in_child(made, "moi.docx")["text"] == (
        "Số 11-NQ/ĐU\nĐiều 1. Trồng cây trên bãi thải.\n"
    )
