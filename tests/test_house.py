"""What import-linter cannot keep: the habits of the house, read from its source."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = sorted(
    path
    for path in (ROOT / "lientich").rglob("*.py")
    if "migrations" not in path.parts and "tests" not in path.parts
)
VIETNAMESE = re.compile(r"[À-ỹĐđ]")
WRITES = {"save", "create", "update", "delete", "bulk_create", "get_or_create", "update_or_create"}
READING = ("views", "forms", "queries", "rules")


def rooms_files(*names: str) -> list[Path]:
    return [p for p in SOURCE if p.stem in names or set(p.relative_to(ROOT).parts) & set(names)]


def ident(path: Path) -> str:
    return str(path.relative_to(ROOT / "lientich"))


@pytest.mark.parametrize("path", rooms_files(*READING), ids=ident)
def test_only_actions_write(path):
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and not _on_plain_value(node.func.value)
    ]
    assert calls == []


def _on_plain_value(value: ast.expr) -> bool:
    """`chosen.update(…)` on a local dict, set or hash is no write to the database."""
    return isinstance(value, ast.Name) and not value.id[:1].isupper()


@pytest.mark.parametrize("path", SOURCE, ids=ident)
def test_no_clock_is_read_beside_the_actor(path):
    text = path.read_text()
    if ident(path) != "core/clock.py":
        assert not re.search(r"timezone\.now\(|datetime\.now\(|date\.today\(|localdate\(\)", text)
    if (
        path.stem in ("middleware", "delivery", "adapter", "clock", "demonstration")
        or "commands" in path.parts
    ):
        pytest.skip("this is where a request, a delivery or a command is given its time")
    if re.search(r"core\.work import .*\bstep\b", text):
        pytest.skip("a step of the worker is an actor's beginning too")
    assert not re.search(r"clock\.(now|today)\(", text)


@pytest.mark.parametrize("path", SOURCE, ids=ident)
def test_every_screen_text_is_translatable(path):
    """A Vietnamese literal stands in gettext, or in a file of data that no screen shows as text."""
    if ident(path).startswith(("reader/", "exercise/", "record/")) or ident(path) == "core/text.py":
        pytest.skip("Vietnamese is what this room reads or plays with")
    official = (
        "papers/",
        "reports/review/",
        "reports/words.py",
        "drafting/official/",
        "drafting/signatures/",
    )
    if ident(path).startswith(official):
        pytest.skip("official papers are in Vietnamese, whatever the screen's language")
    tree = ast.parse(path.read_text())
    wrapped = {
        id(leaf)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", ""))
        in (
            "_",
            "gettext",
            "ngettext",
            "pgettext",
            "gettext_lazy",
            "ngettext_lazy",
            "gettext_noop",
            "pgettext_lazy",
        )
        for leaf in ast.walk(call)
    }
    translated = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) in wrapped
    }
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE.search(node.value)
        and id(node) not in wrapped | docs
        and node.value not in translated  # the value beside its own translation: a choice
    ]
    assert bare == []


def test_templates_hold_no_script_and_no_style():
    bad = [
        str(path.relative_to(ROOT))
        for path in [
            *ROOT.glob("templates/**/*.html"),
            *ROOT.glob("lientich/*/templates/**/*.html"),
        ]
        if re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", path.read_text())
    ]
    assert bad == []


def test_nothing_is_left_unfinished():
    words = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    assert [ident(path) for path in SOURCE if words.search(path.read_text())] == []


def test_requirements_name_no_address():
    for path in ROOT.glob("requirements*.txt"):
        assert "://" not in path.read_text(), path.name


GUIDE = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)|<img src=\"([^\"]+)")


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_the_guide_lead_somewhere(path):
    """And the pictures beside it stay small, as docs/images/take.py makes them."""
    named = {one or other for one, other in LINK.findall(path.read_text())}
    inside = {path.parent / one for one in named if "://" not in one}
    assert sorted(str(one) for one in inside if not one.exists()) == []
    assert [one.name for one in inside if one.suffix == ".webp" and one.stat().st_size > 60e3] == []
