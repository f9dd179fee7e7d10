"""Background work: rooms register steps, and the one worker (`./lt manage work`) takes them."""

from collections.abc import Callable

STEPS: list[Callable[[], int]] = []


def step(function: Callable[[], int]) -> Callable[[], int]:
    """Register work that does a little at each call and returns how much it did."""
    STEPS.append(function)
    return function
