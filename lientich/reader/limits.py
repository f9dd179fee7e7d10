"""How much a file may ask of us. Each limit is far above any real document of an office."""

from lientich.reader.unreadable import Unreadable

MB = 1024 * 1024

FILE_BYTES = 50 * MB
TEXT_CHARACTERS = 5_000_000  # some 2,000 printed pages
PDF_PAGES = 2_000

SHEET_ROWS = 20_000  # of a register
SHEET_CELLS = 256  # of a row

ZIP_ENTRIES = 5_000
ZIP_TOTAL_BYTES = 400 * MB  # all entries of a DOCX, pictures too, once unpacked
ZIP_PART_BYTES = 48 * MB  # one XML part, once unpacked
ZIP_RATIO = 250  # unpacked to packed, of a part above ZIP_RATIO_FROM
ZIP_RATIO_FROM = 4 * MB

PICTURE_PIXELS = 100_000_000  # an A3 sheet at 600 dots to the inch has 70 million
SCAN_PAGES = 60  # of one scan are shown; the file itself has them all
SCAN_SECONDS = 120.0
RECOGNISED_PAGES = 30  # of one scan are read by a machine, at one to five seconds each
RECOGNITION_SECONDS = 240.0

CONVERSION_SECONDS = 60.0
CONVERSION_MEMORY = 4096 * MB  # of addresses: LibreOffice reserves far more than it uses
CONVERSION_FILES = 1024  # open at once; each of its libraries is one

CHILD_SECONDS = 20.0
CHILD_MEMORY = 1024 * MB
CHILD_FILES = 64
CHILD_ANSWER_BYTES = 128 * MB
CHILD_OUT_OF_MEMORY = 77  # its exit status when its memory did not suffice


def check_size(size: int) -> None:
    """Refuse by size alone, before any byte is in memory. Raises Unreadable."""
    if size > FILE_BYTES:
        raise Unreadable("too_large")
    if size == 0:
        raise Unreadable("empty")
