"""What the browser gets: colours, vendored files, icons, and no inline code."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR, "static")
VENDOR = STATIC / "vendor"
CSS = (STATIC / "app.css").read_text()
TEMPLATES = sorted(
    path
    for room in (settings.BASE_DIR / "templates", settings.BASE_DIR / "lientich")
    for path in Path(room).rglob("*.html")
    if "/tests/" not in str(path)
)

INKS = (
    "ink",
    "ink-2",
    "ink-3",
    "link",
    "accent",
    "danger",
    "ok",
    "warn",
    "info",
    "side-a",
    "side-b",
)
PAIRS = [
    *((ink, ground) for ink in INKS for ground in ("surface", "page", "head")),
    *((ink, "sunken") for ink in ("ink", "ink-2", "ink-3", "link")),
    *((tone, f"{tone}-weak") for tone in ("accent", "danger", "ok", "warn", "info")),
    *((side, f"{side}-weak") for side in ("side-a", "side-b")),
    *(
        (ink, f"{tone}-weak")
        for ink in ("ink", "ink-2", "link")
        for tone in ("accent", "danger", "ok", "warn", "info", "side-a", "side-b")
    ),
    *((f"{tone}-ink", tone) for tone in ("accent", "side-a", "side-b")),
    ("surface", "warn"),  # the question mark before an open question
    ("sheet-ink", "sheet"),
]
# What must be seen but is not read: edges of fields, bars, the focus ring.
SHAPES = [
    *(("field-line", ground) for ground in ("surface", "page", "head")),
    *(("focus", ground) for ground in ("surface", "page", "sunken", "accent-weak")),
    *((tone, "sunken") for tone in ("ok", "warn", "danger", "info", "side-a", "side-b")),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--color-([a-z0-9-]+): (#[0-9a-f]{6});", block))


def blocks() -> tuple[str, str, str]:
    """The three lists of tokens: light, dark by the machine, dark by choice."""
    found = re.findall(r"(?<=:root)[^{},]*\{(.*?)\}", CSS.partition("@font-face")[0], re.S)
    assert len(found) == 3
    return tuple(found)


def themes() -> dict[str, dict[str, str]]:
    light, dark, _ = (tokens(block) for block in blocks())
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(theme):
    colours = themes()[theme]
    too_weak = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in PAIRS
        if contrast(colours[ink], colours[ground]) < 4.5
    }
    assert too_weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_shape_can_be_seen_on_its_ground(theme):
    colours = themes()[theme]
    too_weak = {
        f"{shape} on {ground}": round(contrast(colours[shape], colours[ground]), 2)
        for shape, ground in SHAPES
        if contrast(colours[shape], colours[ground]) < 3
    }
    assert too_weak == {}


def test_dark_is_the_same_by_machine_and_by_choice():
    _, by_machine, by_choice = (block.split() for block in blocks())
    assert by_machine == by_choice


def test_colours_are_named_by_tokens_alone():
    rules = CSS[CSS.index("@layer base {") :]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", rules) == []


def test_every_token_used_is_defined():
    used, defined = (set(re.findall(form, CSS)) for form in (r"var\((--[\w-]+)", r"(--[\w-]+):"))
    assert used - defined == set()
    assert defined - used == set()


def test_every_address_in_the_stylesheet_is_a_file_of_ours():
    addresses = re.findall(r'url\("?([^")]+)"?\)', CSS)
    assert addresses
    assert [address for address in addresses if not (STATIC / address).is_file()] == []
    assert "@import" not in CSS


def test_vendored_files_are_what_was_vendored():
    listed = {
        name: digest
        for digest, name in map(str.split, (VENDOR / "CHECKSUMS").read_text().splitlines())
    }
    found = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "CHECKSUMS"
    }
    assert found == listed


def test_each_vendored_part_has_its_licence():
    parts = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert [part.name for part in parts if not (part / "LICENSE").is_file()] == []
    assert {part.name for part in parts} == {
        "be-vietnam-pro",
        "htmx",
        "lucide",
        "prosemirror",
        "tinos",
    }


def test_every_icon_named_is_in_the_sprite():
    symbols = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (STATIC / "icons.svg").read_text()))
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% (?:icon|tile) "([a-z0-9-]+)"', path.read_text())
    }
    assert named - symbols == set()


def test_no_template_holds_code_or_style():
    """A strict CSP would refuse it, silently."""
    forbidden = re.compile(
        r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|hx-on|https?://", re.I
    )
    offences = {
        str(path.relative_to(settings.BASE_DIR)): found.group()
        for path in TEMPLATES
        if (found := forbidden.search(path.read_text()))
    }
    assert offences == {}


def test_each_script_is_small_and_holds_no_code_from_text():
    for file in [*STATIC.glob("*.js"), *STATIC.glob("editor/*.js"), *STATIC.glob("offline/*.js")]:
        script = file.read_text()
        assert len(script.splitlines()) < 150
        assert re.findall(r"\beval\b|new Function|innerHTML|https?://", script) == []
