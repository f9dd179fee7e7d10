"""The child of `sandbox`: a signed file on standard input, what is true of it on standard output.

Run as a script by an isolated interpreter, with limits that are set before pyHanko is loaded.
"""

import json
import sys
from base64 import b64decode
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any


def main() -> int:
    order = json.loads(sys.stdin.buffer.readline())
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from lientich.reader import limits
    from lientich.reader.child import limit

    limit(order["seconds"], order["memory"], order["answer"], order["files"])
    try:
        answer = _TASKS[order["task"]](sys.stdin.buffer.read(), order)
    except MemoryError:
        return limits.CHILD_OUT_OF_MEMORY
    sys.stdout.buffer.write(json.dumps(answer, default=str).encode())
    return 0


def _verify(data: bytes, order: dict[str, Any]) -> dict[str, Any]:
    from lientich.drafting.signatures.verifying import verify

    return verify(data, _trust(order), _moment(order)).to_dict()


def _accept(data: bytes, order: dict[str, Any]) -> dict[str, Any]:
    from lientich.drafting.signatures.judging import accept
    from lientich.drafting.signatures.reasons import Refused

    try:
        found = accept(
            data[: order["before"]],
            data[order["before"] :],
            order["field"],
            fingerprints=frozenset(order["fingerprints"]),
            trust=_trust(order),
            at=_moment(order),
        )
    except Refused as refused:
        return {"refused": refused.reason, "detail": refused.detail}
    return asdict(found)


def _trust(order: dict[str, Any]) -> Any:
    from lientich.drafting.signatures.answers import Trust

    return Trust(**{name: tuple(map(b64decode, order[name])) for name in _LISTS})


def _moment(order: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(order["at"])


_LISTS = ("roots", "intermediates", "revoked")
_TASKS = {"verify": _verify, "accept": _accept}


if __name__ == "__main__":
    sys.exit(main())
