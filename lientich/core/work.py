"""Background work: rooms register steps, and the one worker (`./lt manage work`) takes them."""

import traceback
from collections.abc import Callable

STEPS: list[Callable[[], int]] = []


def step(function: Callable[[], int]) -> Callable[[], int]:
    """Register work that does a little at each call and returns how much it did."""
    STEPS.append(function)
    return function


def kind_and_place(error: BaseException) -> str:
    """All that the log keeps of an error: its own words may hold what people wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {last.name}:{last.lineno}"
