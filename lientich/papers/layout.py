"""What is the same for every paper, whatever it is set in: words at its end, and what stays
together on a page."""

from lientich.papers.blocks import Block, Items, Paragraph, Runs, roman

RECIPIENTS = "Nơi nhận:"
SIGNED = "(Đã ký)"
CHECK = "Kiểm tra văn bản này tại"  # beside the QR code
SHORT = 80  # characters: surely less than two lines


def check_alt(address: str) -> str:
    """The QR code in words, for whoever does not see it."""
    return f"Mã QR để kiểm tra văn bản: {address}"


def signed_below(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], int]:
    """The blocks, and how many of the last ones stay on the page of the signatures below them: at
    least two lines. Of a list, its last two items, which stand apart then."""
    if not blocks:
        return blocks, 0
    last = blocks[-1]
    if isinstance(last, Items):
        parts = [Items(part) for part in (last.items[:-2], last.items[-2:]) if part]
        short = len(last.items) == 1 and _length(last.items[0]) < SHORT
        return (*blocks[:-1], *parts), 2 if short and len(blocks) > 1 else 1
    if isinstance(last, Paragraph):
        return blocks, 2 if _length(last.runs) < SHORT and len(blocks) > 1 else 1
    return blocks, 0


def _length(words: Runs) -> int:
    return sum(len(run.text) for run in words)


def annex_name(place: int, of: int) -> str:
    return "PHỤ LỤC" if of == 1 else f"PHỤ LỤC {roman(place)}"
