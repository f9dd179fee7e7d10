"""Tables whose columns are laid out with spaces, as a page of PDF or a typist has them."""

import re

from lientich.reader.text import lazy

_HEAD = lazy(r"\s*(?:s?tt|số tt)\.?\s{2,}\S", re.IGNORECASE)
_CELL = lazy(r"\S+(?: \S+)*")
_FEWEST = 4


def barred(lines: list[str]) -> list[str]:
    """The rows below a head "TT  Nội dung  Chủ trì …" with bars where its columns begin."""
    laid: list[str] = []
    columns: list[int] = []
    for line in lines:
        if _HEAD.match(line):
            columns = [cell.start() for cell in _CELL.finditer(line)]
            columns = columns if len(columns) >= _FEWEST else []
        elif not line.strip():
            columns = []
        row = _row(line, columns)
        laid.append(row if columns and row else line)
        columns = columns if row else []
    return laid


def _row(line: str, columns: list[int]) -> str | None:
    """The cells of a line; None where words stand across the beginning of a column."""
    if any(line[at - 1 : at].strip() for at in columns[1:]):
        return None
    ends = [*columns[1:], len(line)]
    begins = [0, *columns[1:]]
    return " | ".join(line[start:end].strip() for start, end in zip(begins, ends, strict=True))
