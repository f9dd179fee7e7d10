"""Reading a file of unknown origin in a child process that can be stopped."""

import json
import logging
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lientich.reader import limits
from lientich.reader.unreadable import Unreadable, refusal

_CHILD = Path(__file__).with_name("child.py")
_PLACE = "lientich-doc-"
_OUT_OF_TIME = (-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGXFSZ)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Scan:
    """The pages of a scanned paper as JPEG pictures, with width and height; `count` is that of the
    file, which may have more. Where it cannot be opened, `refused` is the code of why."""

    pictures: list[tuple[int, int, bytes]]
    count: int = 0
    refused: str | None = None


def read_in_child(
    data: bytes,
    name: str,
    *,
    seconds: float = limits.CHILD_SECONDS,
    memory: int = limits.CHILD_MEMORY,
) -> dict[str, Any]:
    """What reader.read answers; its refusal "too_hard" past `seconds` or `memory` bytes.

    The child is a new interpreter, not a fork, so a threaded server may call this. It inherits
    no environment and no open files.
    """
    return _facts("read", data, name, seconds, memory)


@dataclass(frozen=True)
class Drafted:
    """A paper under way as `drafted.read` tells it: its lines, the codes of what was left out, how
    many changes were tracked."""

    lines: list[str]
    left_out: list[str]
    tracked: int


def draft_in_child(
    data: bytes,
    name: str,
    *,
    seconds: float = limits.CHILD_SECONDS,
    memory: int = limits.CHILD_MEMORY,
) -> Drafted:
    """The text of a .docx or .txt that is a draft, with its structure. Raises Unreadable."""
    answer = json.loads(_ask("draft", data, seconds, memory, name=name))
    if answer["refused"]:
        raise Unreadable(answer["refused"])
    return Drafted(answer["lines"], answer["left_out"], answer["tracked"])


def recognise_in_child(
    data: bytes,
    name: str,
    tool: str,
    *,
    seconds: float = limits.RECOGNITION_SECONDS,
    memory: int = limits.CHILD_MEMORY,
) -> dict[str, Any]:
    """What `tool` (tesseract's path) reads from the pictures of a scan; see `recognition`."""
    return _facts("recognise", data, name, seconds, memory, tool=tool)


def convert_in_child(
    data: bytes,
    tool: str,
    *,
    seconds: float = limits.CONVERSION_SECONDS,
    memory: int = limits.CONVERSION_MEMORY,
) -> bytes:
    """An old Word file as the .docx that `tool` (soffice's path) makes of it. Raises Unreadable."""
    with tempfile.TemporaryDirectory(prefix=_PLACE, ignore_cleanup_errors=True) as place:
        told = {"tool": tool, "place": place, "files": limits.CONVERSION_FILES}
        answer = _ask("convert", data, seconds, memory, **told)
    line, _newline, made = answer.partition(b"\n")
    if refused := json.loads(line)["refused"]:
        raise Unreadable(refused)
    return made


def rows_in_child(
    data: bytes,
    name: str,
    *,
    down: bool = False,
    seconds: float = limits.CHILD_SECONDS,
    memory: int = limits.CHILD_MEMORY,
) -> list[list[str]]:
    """The rows of a sheet as text (`rows`). Raises Unreadable."""
    answer = json.loads(_ask("rows", data, seconds, memory, name=name, down=down))
    if answer["refused"]:
        raise Unreadable(answer["refused"])
    return answer["rows"]


def drop_places(before: float) -> int:
    """Take away the folders of conversions whose process was killed, last written before a moment
    in seconds since the epoch; returns how many are gone. They hold what somebody brought in."""
    gone = 0
    for place in Path(tempfile.gettempdir()).glob(f"{_PLACE}*"):
        with suppress(FileNotFoundError):  # its conversion came to an end meanwhile
            if place.lstat().st_mtime < before:
                shutil.rmtree(place, ignore_errors=True)  # another user's stays
                gone += not place.exists()
    return gone


def _facts(
    task: str, data: bytes, name: str, seconds: float, memory: int, **more: Any
) -> dict[str, Any]:
    try:
        answer = _ask(task, data, seconds, memory, name=name, **more)
    except Unreadable as error:
        return _refusal(name, error.reason)
    return {"path": name, **json.loads(answer)}


def render_in_child(
    data: bytes, *, seconds: float = limits.SCAN_SECONDS, memory: int = limits.CHILD_MEMORY
) -> Scan:
    """The pages of a scan, drawn by a child of the same kind."""
    try:
        answer = _ask("render", data, seconds, memory)
    except Unreadable as error:
        return Scan([], refused=error.reason)
    line, _newline, rest = answer.partition(b"\n")
    head = json.loads(line)
    if head["refused"]:
        return Scan([], refused=head["refused"])
    found, place = [], 0
    for width, height, size in head["sizes"]:
        found.append((width, height, rest[place : place + size]))
        place += size
    return Scan(found, head["count"])


def _ask(task: str, data: bytes, seconds: float, memory: int, **more: Any) -> bytes:
    """What the child answers to one file. Raises Unreadable where it does not."""
    limits.check_size(len(data))
    return ask(_CHILD, {"task": task, **more}, data, seconds, memory)


def ask(script: Path, order: dict[str, Any], data: bytes, seconds: float, memory: int) -> bytes:
    """What `script`, a child like ours, answers to an order and the bytes that it is about."""
    with ExitStack() as stack:
        question, answer, complaint = (
            stack.enter_context(tempfile.TemporaryFile()) for _file in range(3)
        )
        limited = {"seconds": math.ceil(seconds), "memory": memory, "files": limits.CHILD_FILES}
        question.write(json.dumps(limited | order).encode() + b"\n")
        question.write(data)
        question.seek(0)
        status = _run(script, question, answer, complaint, seconds)
        answer.seek(0)
        complaint.seek(0)
        return _judged(status, answer.read(), complaint.read(10_000))


def _run(script: Path, question: Any, answer: Any, complaint: Any, seconds: float) -> int:
    """The child's exit status; negative is the signal that ended it."""
    child = subprocess.Popen(
        [sys.executable, "-I", str(script)],
        stdin=question,
        stdout=answer,
        stderr=complaint,
        env={},
        cwd="/",
        start_new_session=True,
    )
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # what it has started may outlive its own end
        child.kill()
        child.wait()


def _judged(status: int, answer: bytes, complaint: bytes) -> bytes:
    if status == 0:
        return answer
    if status in _OUT_OF_TIME or status == limits.CHILD_OUT_OF_MEMORY:
        raise Unreadable("too_hard")
    log.error("reading a file ended with %s: %s", status, complaint.decode(errors="replace"))
    raise Unreadable("failed")


def _refusal(name: str, reason: str) -> dict[str, Any]:
    return {"path": name, **refusal(reason)}
