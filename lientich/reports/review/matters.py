"""Obstacles and new ways of working in the report."""

from collections.abc import Iterator

from lientich.papers import Block, Items, Paragraph
from lientich.papers.blocks import runs

from ..facts import Facts, Matter
from ..words import number, sentence
from .figures import Figures, nothing_known, rows_of


def obstacles(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.obstacles:
        yield nothing_known("Khó khăn, vướng mắc")
        return
    resolved = [one for one in facts.obstacles if one.done]
    left = [one for one in facts.obstacles if not one.done]
    yield Paragraph(
        runs(
            "Đã nêu ",
            figures.count("obstacles", rows_of(facts.obstacles), "khó khăn, vướng mắc"),
            "; đã giải quyết ",
            figures.count("obstacles.resolved", rows_of(resolved)),
            "; chưa giải quyết ",
            figures.count("obstacles.open", rows_of(left)),
            ".",
        )
    )
    yield Items(tuple(runs(_matter(one, "đã giải quyết")) for one in (*left, *resolved)))


def new_ways(facts: Facts, figures: Figures) -> Iterator[Block]:
    if not facts.new_ways:
        yield nothing_known("Cách làm mới")
        return
    taken_up = [one for one in facts.new_ways if one.taken_up]
    yield Paragraph(
        runs(
            "Có ",
            figures.count("new_ways", rows_of(facts.new_ways), "cách làm mới"),
            ", trong đó ",
            figures.count("new_ways.taken_up", rows_of(taken_up), "cách làm"),
            " được đơn vị khác áp dụng.",
        )
    )
    yield Items(tuple(runs(_matter(one, "kết quả")) for one in facts.new_ways))


def _matter(one: Matter, outcome: str) -> str:
    told = sentence(f"{one.text.rstrip('.')} ({one.by})")
    if one.outcome:
        told = f"{told[:-1]}; {outcome}: {sentence(one.outcome)}"
    return f"{told[:-1]}; {number(one.taken_up)} đơn vị áp dụng." if one.taken_up else told
