"""Draws the pictures by which a phone shows the installed app, from the shapes of favicon.svg.

Run from the root, with Pillow: .venv/bin/python icons/draw.py
"""

from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

STATIC = Path(__file__).resolve().parent.parent / "static" / "device"
SIDE_A, SIDE_B, JOINT, GROUND = "#1f5673", "#8a5206", "#a3161c", "#ffffff"
CANVAS = 2048  # drawn large, so that edges are smooth once it is small
UNITS = 32  # of the drawing
CENTRES, RADIUS, STROKE = ((12, 16), (20, 16)), 8.4, 3.2


def drawing(scale: float = 1.0, corner: float = 0) -> Image.Image:
    """The two rings and what they share; `scale` around the middle."""
    unit = CANVAS / UNITS

    def disc(centre: tuple[float, float], radius: float) -> Image.Image:
        mask = Image.new("L", (CANVAS, CANVAS))
        x, y = (CANVAS / 2 + (c - UNITS / 2) * unit * scale for c in centre)
        r = radius * unit * scale
        ImageDraw.Draw(mask).ellipse((x - r, y - r, x + r, y + r), fill=255)
        return mask

    image = Image.new("RGBA", (CANVAS, CANVAS))
    ground = ImageDraw.Draw(image)
    ground.rounded_rectangle((0, 0, CANVAS - 1, CANVAS - 1), corner * unit, fill=GROUND)
    for centre, colour in zip(CENTRES, (SIDE_A, SIDE_B), strict=True):
        ring = ImageChops.subtract(
            disc(centre, RADIUS + STROKE / 2), disc(centre, RADIUS - STROKE / 2)
        )
        image.paste(colour, mask=ring)
    shared = ImageChops.darker(*(disc(centre, RADIUS) for centre in CENTRES))
    image.paste(JOINT, mask=shared)
    return image


def draw() -> None:
    STATIC.mkdir(exist_ok=True)
    whole, maskable = drawing(corner=7), drawing(scale=0.72)
    for name, image, size in (
        ("icon-192", whole, 192),
        ("icon-512", whole, 512),
        ("icon-maskable-512", maskable, 512),
    ):
        small = image.resize((size, size), Image.Resampling.LANCZOS).quantize(64)
        small.save(STATIC / f"{name}.png", optimize=True)


if __name__ == "__main__":
    draw()
