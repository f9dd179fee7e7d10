"""Every write of this room, by what it is about."""

from .bodies import (
    appoint,
    correct_name,
    create_body,
    create_person,
    create_post,
    end_appointment,
    end_body,
    end_post,
)
from .days import restore_day, swap_day
from .organisations import (
    create_organisation,
    dissolve,
    leave_to_itself,
    move,
    rename,
    take_up_names,
)

__all__ = [
    "appoint",
    "correct_name",
    "create_body",
    "create_organisation",
    "create_person",
    "create_post",
    "dissolve",
    "end_appointment",
    "end_body",
    "end_post",
    "leave_to_itself",
    "move",
    "rename",
    "restore_day",
    "swap_day",
    "take_up_names",
]
