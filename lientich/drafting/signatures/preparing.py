"""The PDF with every field that will be signed or filled in, and the filling in."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from .fields import TEXTS, Field, Kind
from .stamps import drawn_text

PRINTED = 4  # a widget's flag: it is on paper, too
# Of the form: there are signatures, so programs append and never rewrite. Set now, since the first
# signature may change nothing but itself.
SIGNED, APPENDED = 1, 2


def prepare(pdf: bytes, fields: Sequence[Field]) -> bytes:
    """The same pages, with these fields, all of them empty."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for field in fields:
        if field.kind != Kind.TEXT:
            append_signature_field(
                writer,
                SigFieldSpec(field.name, on_page=field.page, box=field.box),  # type: ignore[arg-type]
            )
    form = writer.root["/AcroForm"]
    _name_fields(form, {field.name: field.told for field in fields})
    for field in fields:
        if field.kind == Kind.TEXT:
            _add_text(writer, form, field)
    form["/SigFlags"] = generic.NumberObject(SIGNED | APPENDED)
    form["/DA"] = pdf_string("/Helv 14 Tf 0 g")
    form["/DR"] = _standard_font()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def fill(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """Number and date (number, day, month, year) in their fields, as one later increment."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    named = {TEXTS[key]: value for key, value in values.items()}
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        value = named.get(str(field["/T"]))
        if value is None:
            continue
        left, bottom, right, top = (float(edge) for edge in field["/Rect"])
        dated = str(field["/T"]) != TEXTS["number"]
        drawn = drawn_text(value, right - left, top - bottom, italic=dated)
        picture = PdfFileReader(BytesIO(drawn))
        field["/V"] = pdf_string(value)
        field["/AP"] = generic.DictionaryObject(
            {pdf_name("/N"): writer.import_page_as_xobject(picture)}
        )
        writer.update_container(field)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def number_and_date(number: str, on: date) -> dict[str, str]:
    """As papers write them: days under 10, January and February with a zero."""
    return {
        "number": number,
        "day": f"{on.day:02}",
        "month": f"{on.month:02}" if on.month < 3 else str(on.month),
        "year": str(on.year),
    }


def _name_fields(form: generic.DictionaryObject, told: Mapping[str, str]) -> None:
    """Its words beside each field: what a signing program and a screen reader say of it."""
    for reference in form["/Fields"]:
        field = reference.get_object()
        field["/TU"] = pdf_string(told[str(field["/T"])])


def _add_text(
    writer: IncrementalPdfFileWriter, form: generic.DictionaryObject, field: Field
) -> None:
    page = writer.find_page_for_modification(field.page)[0]
    left, bottom, right, top = field.box
    empty = RawContent(b"", box=BoxConstraints(width=right - left, height=top - bottom))
    widget = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Widget"),
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): pdf_string(field.name),
                pdf_name("/TU"): pdf_string(field.told),
                pdf_name("/F"): generic.NumberObject(PRINTED),
                pdf_name("/Q"): generic.NumberObject(1),  # centred
                pdf_name("/DA"): pdf_string("/Helv 14 Tf 0 g"),
                pdf_name("/P"): page,
                pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, field.box)),
                pdf_name("/AP"): generic.DictionaryObject(
                    {pdf_name("/N"): writer.add_object(empty.as_form_xobject())}
                ),
            }
        )
    )
    form["/Fields"].append(widget)
    writer.register_annotation(page, widget)


def _standard_font() -> generic.DictionaryObject:
    font = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Font"),
            pdf_name("/Subtype"): pdf_name("/Type1"),
            pdf_name("/BaseFont"): pdf_name("/Helvetica"),
        }
    )
    fonts = generic.DictionaryObject({pdf_name("/Helv"): font})
    return generic.DictionaryObject({pdf_name("/Font"): fonts})
