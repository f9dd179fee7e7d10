"""Signatures are made and judged in an event loop. A browser of other tests keeps one running in
this very thread, in which no second one starts."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

_run: Callable[..., Any] = asyncio.run


def _run_aside(main: Any, **more: Any) -> Any:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_run, main, **more).result()


@contextmanager
def of_their_own() -> Iterator[None]:
    with patch("asyncio.run", _run_aside):
        yield
