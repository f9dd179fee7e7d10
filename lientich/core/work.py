"""Background work: rooms register steps, and the one worker (`./lt manage work`) takes them."""

import logging
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

STEPS: list[Callable[[], int]] = []
PAUSE = 0.5  # seconds between two looks
Made = TypeVar("Made")
Step = TypeVar("Step", bound=Callable[..., int])

log = logging.getLogger(__name__)


def step(function: Step) -> Step:
    """Register work that does a little at each call and returns how much it did."""
    STEPS.append(function)
    return function


def take(step: Callable[[], int]) -> int:
    """How much a step did. One room's fault holds up no other."""
    try:
        return step()
    except Exception as error:
        log.error("background step %s failed: %s", step.__qualname__, kind_and_place(error))
        return 0


def beside(long: Callable[[], Made], step: Callable[[], int], pause: float = PAUSE) -> Made:
    """What `long` makes, in a thread of its own and without the database; meanwhile `step` is taken
    again and again."""
    with ThreadPoolExecutor(1) as thread:
        making = thread.submit(long)
        while not wait([making], timeout=pause).done:
            take(step)
        return making.result()


def kind_and_place(error: BaseException) -> str:
    """All that the log keeps of an error: its own words may hold what people wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {last.name}:{last.lineno}"
