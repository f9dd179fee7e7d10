"""Names of organisations and bodies as texts write them: "Đảng ủy Than Quảng Ninh", "UBND tỉnh".

A name is a head ("Đảng ủy", "Công ty", "Ban Tuyên giáo") and what says whose or which: another
name, a place, capitalised words, letters. A head alone, such as "Đảng ủy", names nobody. It is
sure only where what follows certainly is no part of it.
"""

from lientich.reader.organisations.attested import attest, is_glued
from lientich.reader.organisations.ends import is_of_the_sentence
from lientich.reader.organisations.mentions import find, scan
from lientich.reader.organisations.named import Name, Names, begins, is_whole, name_at, share

__all__ = [
    "Name",
    "Names",
    "attest",
    "begins",
    "find",
    "is_glued",
    "is_of_the_sentence",
    "is_whole",
    "name_at",
    "scan",
    "share",
]
