"""At most so many at once of what is dear, across all processes of this server."""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.conf import settings


@contextmanager
def turn(name: str, places: int) -> Iterator[bool]:
    """Whether one of the places is free, held until the end: a process that dies holds none."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        yield any(_take(held, f"{name}-{place}.lock") for place in range(places))


def _take(held: ExitStack, name: str) -> bool:
    file = held.enter_context((settings.VAR_DIR / name).open("w"))
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
