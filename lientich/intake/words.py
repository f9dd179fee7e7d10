"""A proposal in the few words of its row."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lientich.core.templatetags.lt import day as shown
from lientich.core.templatetags.lt import number as figure
from lientich.documents import citing, clauses
from lientich.documents.models import Document
from lientich.documents.models import Kind as DocumentKind
from lientich.programmes.models import RECURRENCES

from .models import Intake, Proposal

Kind = Proposal.Kind
Facts = dict[str, Any]


def linked(told: str, url: str, words: str) -> SafeString:
    """A message that leads to what it tells of."""
    return format_html('{} <a href="{}">{}</a>', told, url, words)


def title(intake: Intake, proposal: Proposal) -> str:
    told = proposal.told
    if proposal.kind in (Kind.SOURCE, Kind.CITATION):
        return (
            _code(told) or told.get("title") or told["subject"] or told.get("text") or str(intake)
        )
    if proposal.kind == Kind.DIRECTION:
        return told.get("title") or clauses.title(
            told["text"], told["lead"], told.get("cooperating") or ()
        )
    said = told.get("name") or told.get("text") or told.get("indicator") or told.get("kind") or ""
    return said[:1].upper() + said[1:]


def document(told: Facts) -> str:
    """A document as one speaks of it: Kế hoạch số 15-KH/ĐU."""
    code = _code(told)
    return _("%(kind)s số %(code)s") % {"kind": _kind(told), "code": code} if code else told["text"]


def note(proposal: Proposal) -> str:
    parts = [str(part) for part in _notes(proposal.kind, proposal.told) if part]
    mentions = len(proposal.places)
    if mentions > 1:
        parts.append(ngettext("%(n)s chỗ", "%(n)s chỗ", mentions) % {"n": mentions})
    return " · ".join(parts)


def _notes(kind: str, told: Facts) -> list[Any]:
    match kind:
        case Kind.SOURCE:
            return [_("Văn bản này"), *_of_a_document(told)]
        case Kind.CITATION:
            return _of_a_document(told)
        case Kind.PERSON:
            return [told["post"], told["organisation"]]
        case Kind.EVENT:
            return [told["kind"], _day(told["date"])]
        case Kind.RESULT:
            return [_("Kết quả"), told["period"], told["field"]]
        case Kind.OBJECTIVE:
            return [_("Mục tiêu cụ thể"), told["field"]]
        case Kind.DIRECTION:
            return [told["lead"] or _directed(told), _due(told), told["field"]]
        case Kind.FIGURE:
            return [_value(told), told["period"], *map(_compared, told["comparisons"])]
        case _:
            return [Kind(kind).label]


def _directed(told: Facts) -> str:
    return _("%(name)s chỉ đạo") % {"name": told["by"]} if told["by"] else ""


def _of_a_document(told: Facts) -> list[Any]:
    return [_kind(told), _day(told["date"]), ", ".join(told["issuers"])]


def _code(told: Facts) -> str:
    return Document(number=told["number"] or "", symbol=told["symbol"] or "").code


def _kind(told: Facts) -> str:
    kind = str(DocumentKind(citing.kind_of(told)).label)
    return _("%(kind)s liên tịch") % {"kind": kind} if told["joint"] else kind


def _day(written: str | None) -> str:
    return shown(citing.day(written)) if written else ""


def _due(told: Facts) -> str:
    if told.get("due"):
        return _("hạn %(day)s") % {"day": _day(told["due"])}
    recurs = dict(RECURRENCES)
    if told.get("recurs"):
        return str(recurs[told["recurs"]])
    return _("không hạn")


def _value(told: Facts) -> str:
    return f"{figure(told['value'])} {told.get('unit') or ''}".strip()


def _compared(comparison: Facts) -> str:
    percent = {"percent": figure(comparison["percent"])}
    if comparison["with"] == "plan":
        return _("%(percent)s%% kế hoạch") % percent
    return _("%(percent)s%% cùng kỳ") % percent
