"""What is known of the register: its entries (`entries`), the list of them (`listing`), the books
of what goes out (`series`, `books`) and of what comes in (`arrivals`), and the sheets that they
are filled from (`sheets`)."""

from .arrivals import (
    arrival_books,
    arrival_gaps,
    arrivals,
    next_arrival,
    page_of_arrivals,
    to_enter,
)
from .books import (
    books,
    code_of,
    lines,
    number_taken,
    seen_among,
    under_a_partners_number,
    without_a_book,
)
from .books import page as page_of_book
from .entries import (
    activity,
    any_exercise,
    find_same,
    is_exercise,
    is_readable,
    issuing_organisations,
    not_reached,
    owners,
    relations,
)
from .listing import (
    Filters,
    Listed,
    choices,
    count,
    exported,
    find,
    in_force,
    issued_by,
    listed,
    register,
    snippets,
)
from .series import belonging, gaps, held_numbers, next_value, series_for, series_of, unplaced
from .sheets import Checked, checked

__all__ = [
    "Checked",
    "Filters",
    "Listed",
    "activity",
    "any_exercise",
    "arrival_books",
    "arrival_gaps",
    "arrivals",
    "belonging",
    "books",
    "checked",
    "choices",
    "code_of",
    "count",
    "exported",
    "find",
    "find_same",
    "gaps",
    "held_numbers",
    "in_force",
    "is_exercise",
    "is_readable",
    "issued_by",
    "issuing_organisations",
    "lines",
    "listed",
    "next_arrival",
    "next_value",
    "not_reached",
    "number_taken",
    "owners",
    "page_of_arrivals",
    "page_of_book",
    "register",
    "relations",
    "seen_among",
    "series_for",
    "series_of",
    "snippets",
    "to_enter",
    "under_a_partners_number",
    "unplaced",
    "without_a_book",
]
