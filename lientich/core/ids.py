import uuid

from uuid6 import uuid7


def new_id() -> uuid.UUID:
    """A UUIDv7 (RFC 9562): unique on every server, and in the order of time."""
    return uuid.UUID(int=uuid7().int)
