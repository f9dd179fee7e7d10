"""A draft of official length: the PDF and DOCX of 10 pages, two versions of 50 pages compared word
by word, two writers' changes of them joined.

    PYTHONPATH=. .venv/bin/python bench/drafting.py

No database. Seconds of processor time, the least of some repeats; beside them "spin", a loop of two
million steps in the same run, and "lines", the standard library's comparison of the two texts line
by line alone: what no comparison by word can do without.
"""

import argparse
import random
import time
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from io import BytesIO
from itertools import count

import pypdfium2

from lientich.drafting.comparison import compare
from lientich.drafting.merging import merge
from lientich.papers import Heading, Issuer, Paper, Paragraph, Signature, to_docx, to_pdf
from lientich.papers.blocks import runs
from lientich.papers.text import canonical

TALK = (
    "công tác bảo vệ môi trường tại các đơn vị khai thác, chế biến than được cấp ủy lãnh đạo, chỉ "
    "đạo thường xuyên; quan trắc, xử lý nước thải mỏ đạt quy chuẩn trước khi xả"
)
WORDS = TALK.split()
PARAGRAPHS_OF_A_PAGE = 11  # of 45 words, with a heading; what `paper` of 10 pages proves


def text(pages: int) -> list[str]:
    chance = random.Random(33)
    found = []
    for number in range(pages * PARAGRAPHS_OF_A_PAGE):
        words = " ".join(chance.choice(WORDS) for _word in range(45))
        found.append(f"{number % 9 + 1}. {words}.")
    return found


def changed(lines: list[str]) -> list[str]:
    """A word anew in each tenth paragraph, one paragraph in fifty taken out, one put in."""
    found = []
    for number, line in enumerate(lines):
        if number % 50 == 49:
            continue
        if number % 50 == 25:
            found.append("Báo cáo hai Ban Thường vụ mỗi quý về kết quả thực hiện.")
        found.append(line.replace("than", "quặng", 1) if number % 10 == 0 else line)
    return found


def paper(pages: int) -> Paper:
    blocks = []
    for number, line in enumerate(text(pages)):
        if number % PARAGRAPHS_OF_A_PAGE == 0:
            blocks.append(Heading("MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP"))
        blocks.append(Paragraph(runs(line)))
    return Paper(
        kind="Nghị quyết liên tịch",
        subject="về bảo vệ môi trường",
        issuers=(Issuer("Đảng ủy Một"), Issuer("Đảng ủy Hai")),
        place="Hà Nội",
        date=date(2026, 11, 30),
        blocks=tuple(blocks),
        signatures=(Signature("T/M BAN THƯỜNG VỤ", "Bí thư"),) * 2,
        recipients=("Các chi, đảng bộ trực thuộc", "Lưu Văn phòng"),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    ten, before = paper(10), text(50)
    after, theirs = changed(before), [*before[:-1], "Một điều khác."]
    old, new, other = (canonical("\n".join(one)) for one in (before, after, theirs))
    places = count()
    with pypdfium2.PdfDocument(BytesIO(to_pdf(ten))) as pdf:
        print(f"{len(pdf)} pages; 50 pages are {len(old)} letters in {len(before)} paragraphs")
    steps = {
        "spin": lambda: [None for _step in range(2_000_000)],
        # Of another place each time: what is unchanged, typst remembers.
        "PDF": lambda: to_pdf(replace(ten, place=str(next(places)))),
        "DOCX": lambda: to_docx(ten),
        "lines": lambda: SequenceMatcher(None, before, after, autojunk=False).get_opcodes(),
        "compared": lambda: compare(old, new),
        "joined": lambda: merge(old, new, other),
    }
    print(f"seconds of processor time, the least of {repeats}")
    for name, work in steps.items():
        print(f"{name:16}{least(work, repeats):8.3f}", flush=True)


def least(work, repeats: int) -> float:
    spent = []
    for _repeat in range(repeats):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


if __name__ == "__main__":
    main()
