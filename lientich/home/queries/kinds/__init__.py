"""The kinds of things that wait for somebody, by their role, across the rooms."""

from lientich.core.actor import Actor

from . import doers, givers, keepers
from .kind import Kind

KINDS = (*doers.KINDS, *givers.KINDS, *keepers.KINDS)


def kinds(by: Actor) -> list[Kind]:
    """The kinds that can wait for somebody of this role."""
    return [kind for kind in KINDS if by.role in kind.roles]
