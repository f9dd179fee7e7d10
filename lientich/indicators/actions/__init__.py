"""Every write of this room, by its verb."""

from .plans import plan_year, set_plan
from .sets import add_indicator, ask_units, make_set
from .sheets import (
    Figure,
    bring_figures,
    correct_figure,
    enter_figures,
    lock_sheet,
    return_sheet,
    submit_sheet,
    verify_sheet,
)

__all__ = [
    "Figure",
    "bring_figures",
    "add_indicator",
    "ask_units",
    "correct_figure",
    "enter_figures",
    "lock_sheet",
    "make_set",
    "plan_year",
    "return_sheet",
    "set_plan",
    "submit_sheet",
    "verify_sheet",
]
