"""The child process: what it answers, what it may use, how it is stopped."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lientich.reader import limits, read, sandbox
from lientich.reader.sandbox import read_in_child
from lientich.reader.tests import word
from lientich.reader.unreadable import reason_code

TEXT = "Đảng ủy Than Vịnh Xanh ban hành Nghị quyết số 11-NQ/ĐU ngày 5-1-2023.\n"
ROOT = str(Path(__file__).parents[3])
PDF = Path(__file__).parent / "files" / "resolution.pdf"


@pytest.fixture
def child(monkeypatch, tmp_path):
    """Runs other code in the place of the child."""

    def replace(code, seconds=2):
        script = tmp_path / "child.py"
        script.write_text(f"import json, os, sys, time\n{code}\n")
        monkeypatch.setattr(sandbox, "_CHILD", script)
        return read_in_child(b"x", "a.txt", seconds=seconds)

    return replace


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "a.txt"),
        (word.paragraphs(TEXT), "a.docx"),
        (PDF.read_bytes(), "a.pdf"),
        (b"", "a.txt"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (TEXT.encode(), "../lạ\n\x00\ud800.txt"),
    ],
)
def test_the_child_answers_what_the_reader_answers(data, name):
    assert read_in_child(data, name) == read(data, name)


def test_too_large_is_refused_without_a_child(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    monkeypatch.setattr(sandbox, "_CHILD", Path("/nowhere"))
    assert reason_code(read_in_child(bytes(11), "a.txt")["reason"]) == "too_large"


def test_wall_time(child):
    started = time.monotonic()
    answer = child("time.sleep(60)")
    assert reason_code(answer["reason"]) == "too_hard"
    assert time.monotonic() - started < 5


def test_memory_is_limited_in_the_child():
    long = b"xin chao " * (30 * limits.MB // 9)
    assert reason_code(read_in_child(long, "a.txt")["reason"]) == "too_long"
    answer = read_in_child(long, "a.txt", memory=80 * limits.MB)
    assert reason_code(answer["reason"]) == "too_hard"


def test_cpu_time_and_output_are_limited_in_the_child(child):
    limited = f"sys.path.insert(0, {ROOT!r}); from lientich.reader.child import limit\n"
    started = time.monotonic()
    answer = child(limited + "limit(1, 2**30, 100)\nwhile True: pass", seconds=30)
    assert reason_code(answer["reason"]) == "too_hard"
    assert time.monotonic() - started < 20
    answer = child(limited + "limit(1, 2**30, 100)\nprint('x' * 1000)")
    assert reason_code(answer["reason"]) in ("too_hard", "failed")


@pytest.mark.parametrize("code", ["sys.exit(3)", "time.sleep(60)"])
def test_no_child_is_left_behind(child, tmp_path, code):
    child(f"open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n{code}")
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_failing_child_is_logged_and_refused(child, caplog):
    answer = child("raise RuntimeError('hỏng')")
    assert reason_code(answer["reason"]) == "failed"
    assert "RuntimeError" in caplog.text


def test_a_crash_of_a_parser_is_a_refusal(child):
    answer = child("os.kill(os.getpid(), 11)")
    assert reason_code(answer["reason"]) == "failed"


def test_the_child_sees_no_secrets_and_no_open_files(child, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://mật-khẩu@máy/chủ")
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        answer = child(
            "files = os.listdir('/proc/self/fd')\n"
            "print(json.dumps({'environment': sorted(os.environ), 'files': len(files)}))"
        )
    assert set(answer["environment"]) <= {"LC_CTYPE"}
    assert answer["files"] == 4  # its three streams, and the listing itself


def test_the_child_loads_no_django():
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1]);"
        "import lientich.reader; lientich.reader.read(b'xin chao', 'a.txt');"
        "print(json.dumps([m for m in sys.modules if m.split('.')[0] == 'django']))"
    )
    out = subprocess.run([sys.executable, "-I", "-c", code, ROOT], capture_output=True, check=True)
    assert json.loads(out.stdout) == []


def test_threads_may_read_side_by_side():
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(read_in_child(TEXT.encode(), "a.txt")))
        for _thread in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [read(TEXT.encode(), "a.txt")] * 4
