"""Sentences of official Vietnamese: a report is written in it, whatever the screen's language."""

from datetime import date

NONE_KNOWN = "chưa có số liệu"


def day(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


def number(value: int) -> str:
    """1.234"""
    return f"{value:,}".replace(",", ".")


def joined(parts: list[str], last: str = "và") -> str:
    """a, b và c"""
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def sentence(text: str) -> str:
    """With a capital first and one full stop last."""
    text = " ".join(text.split()).rstrip(" .;,:…")
    return f"{text[:1].upper()}{text[1:]}."


def compared(now: int, before: int) -> str:
    """Tăng 3, giảm 2, không đổi."""
    if now == before:
        return "không đổi"
    return f"{'tăng' if now > before else 'giảm'} {number(abs(now - before))}"


def cited(kind: str, joint: bool, code: str, subject: str, on: date | None) -> str:
    """Nghị quyết liên tịch số 33-NQLT/ĐUBS-ĐUVX ngày 18-4-2018; without a number, its subject."""
    named = f"{kind} liên tịch" if joint else kind
    told = f"{named} số {code}" if code else f"{named} “{subject}”"
    return f"{told} ngày {day(on)}" if on else told
