"""Text in, facts out: what a document says, each fact with its place. Pure: no Django, no network.

`read` takes a file's bytes, `read_text` text already decoded; a web server reads files of unknown
origin by `sandbox.read_in_child`. What cannot be read is refused in Vietnamese (`unreadable`).
"""

from typing import Any


def read(data: bytes, name: str) -> dict[str, Any]:
    """The facts of a file, or its refusal. "path" is its name.

    "reason" is a sentence of `unreadable.REASONS` where it is refused; else null, or a note on what
    was read with a reserve.
    """
    from lientich.reader import reading  # here, so that the web server need not load the parsers

    return {"path": name, **reading.read(data, name)}


def read_text(text: str) -> dict[str, Any]:
    """The facts of text already decoded, such as pasted text."""
    from lientich.reader import reading

    return {"path": None, **reading.read_text(text)}
