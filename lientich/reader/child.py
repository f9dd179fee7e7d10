"""The child of `sandbox`: one file on standard input, its facts as JSON on standard output.

Run as a script by an isolated interpreter (python -I), which knows neither the project's place
nor the environment. Limits are set before any code that touches the file is loaded.
"""

import json
import resource
import sys
from pathlib import Path


def main() -> int:
    order = json.loads(sys.stdin.buffer.readline())
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from lientich.reader import limits

    _limit(order["seconds"], order["memory"], limits.CHILD_ANSWER_BYTES)
    try:
        from lientich.reader import read

        facts = read(sys.stdin.buffer.read(), order["name"])
        answer = json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except MemoryError:
        return limits.CHILD_OUT_OF_MEMORY
    sys.stdout.buffer.write(answer)
    return 0


def _limit(seconds: int, memory: int, answer: int) -> None:
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, answer),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main())
