"""The child of `sandbox`: one file on standard input, what was asked of it on standard output.

Run as a script by an isolated interpreter (python -I), which knows neither the project's place
nor the environment. Limits are set before any code that touches the file is loaded.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any


def main() -> int:
    order = json.loads(sys.stdin.buffer.readline())
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from lientich.reader import limits

    limit(order["seconds"], order["memory"], limits.CHILD_ANSWER_BYTES, order["files"])
    try:
        answer = _TASKS[order["task"]](sys.stdin.buffer.read(), order)
    except MemoryError:
        return limits.CHILD_OUT_OF_MEMORY
    for part in answer:
        sys.stdout.buffer.write(part)
    return 0


def _read(data: bytes, order: dict[str, Any]) -> list[bytes]:
    from lientich.reader import read

    return [_json(read(data, order["name"]))]


def _draft(data: bytes, order: dict[str, Any]) -> list[bytes]:
    from lientich.reader import drafted
    from lientich.reader.unreadable import Unreadable

    try:
        return [_json({"refused": None, **drafted.read(data, order["name"])})]
    except Unreadable as error:
        return [_json({"refused": error.reason})]


def _render(data: bytes, order: dict[str, Any]) -> list[bytes]:
    """A line that says how many and how large they are, then the pictures."""
    from lientich.reader import pictures
    from lientich.reader.unreadable import Unreadable

    try:
        found, count = pictures.render(data)
    except Unreadable as error:
        return [_json({"refused": error.reason})]
    sizes = [[one.width, one.height, len(one.jpeg)] for one in found]
    head = _json({"refused": None, "count": count, "sizes": sizes})
    return [head, b"\n", *(one.jpeg for one in found)]


def _recognise(data: bytes, order: dict[str, Any]) -> list[bytes]:
    from lientich.reader import recognition

    return [_json(recognition.read(data, order["name"], order["tool"]))]


def _convert(data: bytes, order: dict[str, Any]) -> list[bytes]:
    """A line that says whether it went well, then the .docx."""
    from lientich.reader import conversion
    from lientich.reader.unreadable import Unreadable

    try:
        made = conversion.to_docx(data, order["tool"], order["place"])
    except Unreadable as error:
        return [_json({"refused": error.reason})]
    return [_json({"refused": None}), b"\n", made]


def _rows(data: bytes, order: dict[str, Any]) -> list[bytes]:
    from lientich.reader import rows
    from lientich.reader.unreadable import Unreadable

    try:
        return [
            _json({"refused": None, "rows": rows.rows(data, order["name"], down=order["down"])})
        ]
    except Unreadable as error:
        return [_json({"refused": error.reason})]


_TASKS = {
    "read": _read,
    "draft": _draft,
    "render": _render,
    "recognise": _recognise,
    "convert": _convert,
    "rows": _rows,
}


def _json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def limit(seconds: int, memory: int, answer: int, files: int = 64) -> None:
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, answer),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, files),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main())
