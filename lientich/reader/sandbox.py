"""Reading a file of unknown origin in a child process that can be stopped."""

import json
import logging
import math
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from lientich.reader import limits
from lientich.reader.unreadable import Unreadable, refusal

_CHILD = Path(__file__).with_name("child.py")
_OUT_OF_TIME = (-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGXFSZ)

log = logging.getLogger(__name__)


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
    try:
        limits.check_size(len(data))
    except Unreadable as error:
        return _refusal(name, error.reason)
    with ExitStack() as stack:
        question, answer, complaint = (
            stack.enter_context(tempfile.TemporaryFile()) for _file in range(3)
        )
        order = {"name": name, "seconds": math.ceil(seconds), "memory": memory}
        question.write(json.dumps(order).encode() + b"\n")
        question.write(data)
        question.seek(0)
        status = _run(question, answer, complaint, seconds)
        answer.seek(0)
        complaint.seek(0)
        return _judged(name, status, answer.read(), complaint.read(10_000))


def _run(question: Any, answer: Any, complaint: Any, seconds: float) -> int:
    """The child's exit status; negative is the signal that ended it."""
    child = subprocess.Popen(
        [sys.executable, "-I", str(_CHILD)],
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
        child.kill()
        child.wait()


def _judged(name: str, status: int, answer: bytes, complaint: bytes) -> dict[str, Any]:
    if status == 0:
        facts: dict[str, Any] = json.loads(answer)
        return facts
    if status in _OUT_OF_TIME or status == limits.CHILD_OUT_OF_MEMORY:
        return _refusal(name, "too_hard")
    log.error("reading a file ended with %s: %s", status, complaint.decode(errors="replace"))
    return _refusal(name, "failed")


def _refusal(name: str, reason: str) -> dict[str, Any]:
    return {"path": name, **refusal(reason)}
