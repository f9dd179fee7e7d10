"""What a field shows, drawn by typst: its faces are set right at any size, and embedded."""

import json
from io import BytesIO
from pathlib import Path

import typst
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "static" / "vendor" / "tinos"


def drawn_text(words: str, width: float, height: float, *, italic: bool) -> bytes:
    return _drawn("text", [words], width, height, italic=italic)


def drawn_signature(lines: list[str], width: float, height: float) -> bytes:
    return _drawn("signer", lines, width, height)


def drawn_seal(lines: list[str], width: float, height: float) -> bytes:
    return _drawn("seal", lines, width, height)


def _drawn(
    kind: str, lines: list[str], width: float, height: float, *, italic: bool = False
) -> bytes:
    told = {"is": kind, "lines": lines, "width": width, "height": height, "italic": italic}
    made = typst.compile(
        HERE / "stamp.typ",
        root=HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"stamp": json.dumps(told)},
        format="pdf",
    )
    return made if isinstance(made, bytes) else made[0]


class Drawn(PdfContent):
    """A picture of ours as pyHanko puts it into a field."""

    def __init__(self, picture: bytes) -> None:
        self.picture = picture
        super().__init__()

    def render(self) -> bytes:
        page = PdfFileReader(BytesIO(self.picture))
        imported = self._ensure_writer.import_page_as_xobject(page)
        self.resources.xobject["/Drawn"] = imported
        left, bottom, right, top = imported.get_object()["/BBox"]
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Drawn Do"


def style(picture: bytes) -> StaticStampStyle:
    return StaticStampStyle(
        background=Drawn(picture),
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID
        ),
        border_width=0,
    )
