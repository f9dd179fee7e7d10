from .catalogue import (
    add_indicator,
    ask_units,
    catalogue,
    detail,
    make_set,
    set_plan,
)
from .sheets import (
    correct_figure,
    enter,
    lock_sheet,
    return_sheet,
    sheet,
    sheets,
    verify_sheet,
)
from .tables import cell, export, export_workbook, figures, index

__all__ = [
    "add_indicator",
    "ask_units",
    "catalogue",
    "cell",
    "correct_figure",
    "detail",
    "enter",
    "export",
    "export_workbook",
    "figures",
    "index",
    "lock_sheet",
    "make_set",
    "return_sheet",
    "set_plan",
    "sheet",
    "sheets",
    "verify_sheet",
]
