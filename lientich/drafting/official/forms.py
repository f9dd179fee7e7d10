"""Which rules a paper follows: of the Party, or of the State and enterprises (Nghị định 30)."""

from lientich.organisations.models import Body
from lientich.papers import Form

# A trade union's papers bear the nation's name, too.
OF_STATE = (Body.Kind.MANAGEMENT, Body.Kind.UNION)


def form_of(kind: str) -> Form:
    """Of a paper whose lead issuer is a body of this kind."""
    return Form.STATE if kind in OF_STATE else Form.PARTY
