import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture(autouse=True)
def _a_loop_of_their_own(monkeypatch):
    """Signatures are made and judged in an event loop. A browser of other tests keeps one running
    in this very thread, in which no second one starts."""
    run = asyncio.run

    def run_aside(main, **more):
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(run, main, **more).result()

    monkeypatch.setattr(asyncio, "run", run_aside)
