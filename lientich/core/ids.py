import uuid
from datetime import timedelta

from uuid6 import uuid7

MOMENT = 80  # the bits behind the moment at which it was made


def new_id() -> uuid.UUID:
    """A UUIDv7 (RFC 9562): unique on every server, and in the order of time."""
    return uuid.UUID(int=uuid7().int)


def made_before(ago: timedelta) -> uuid.UUID:
    """Behind all that were made longer ago than that, and before those made since."""
    return uuid.UUID(int=new_id().int - milliseconds(ago) & -1 << MOMENT)


def milliseconds(time: timedelta) -> int:
    """A time as the difference of two identifiers."""
    return int(time / timedelta(milliseconds=1)) << MOMENT
