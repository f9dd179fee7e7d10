"""What a reading proposes: one proposal for each fact, however often the text repeats it."""

from collections.abc import Iterable, Iterator
from typing import Any

from lientich.documents.identity import number_key, symbol_key
from lientich.organisations.recognition import Directory, key

from .models import Proposal

Facts = dict[str, Any]
Kind = Proposal.Kind

LISTS = {
    "citations": Kind.CITATION,
    "organisations": Kind.ORGANISATION,
    "people": Kind.PERSON,
    "events": Kind.EVENT,
    "goals": Kind.GOAL,
    "objectives": Kind.OBJECTIVE,
    "results": Kind.RESULT,
    "directions": Kind.DIRECTION,
    "figures": Kind.FIGURE,
}
# What a mention may leave unsaid; where two say it differently, they mean two documents.
_TELLS_APART = ("kind", "symbol", "issuers", "date")
MOST_COMPARED = 20  # so that many citations of one number cost no more than many of many


def proposals(reading: Facts, known: Directory) -> list[Proposal]:
    """Unsaved, in the order of the text; what the document itself is comes first."""
    found = [_source(reading)]
    for name, kind in LISTS.items():
        items = sorted(reading[name], key=lambda item: (item["start"], -item["end"]))
        found += [_proposal(kind, mentions, known) for mentions in _same(kind, items, known)]
    found.sort(key=lambda one: (one.start is not None, one.start or 0, -(one.end or 0)))
    for order, one in enumerate(found):
        one.order = order
    return found


def _source(reading: Facts) -> Proposal:
    """The document itself; sure where its own words say which it is."""
    source = reading["source"]
    numbered = source["kind"] and (source["number"] or source["subject"])
    named = source["title"] if source["form"] == "news" else numbered
    return Proposal(kind=Kind.SOURCE, facts=source, sure=bool(named and source["date"]))


def _proposal(kind: str, mentions: list[Facts], known: Directory) -> Proposal:
    first = mentions[0]
    facts = {name: value for name, value in first.items() if name not in ("start", "end", "sure")}
    for other in mentions[1:]:
        facts |= {name: value for name, value in other.items() if name in facts and not facts[name]}
    if kind == Kind.CITATION:
        facts["ambiguous"] = all(one["ambiguous"] for one in mentions)
    return Proposal(
        kind=kind,
        start=first["start"],
        end=first["end"],
        places=[[one["start"], one["end"]] for one in mentions],
        facts=facts,
        sure=any(one["sure"] for one in mentions),
        asks=_asks(kind, facts, known),
    )


def _asks(kind: str, facts: Facts, known: Directory) -> bool:
    """Whether only a person can say what is meant."""
    if kind == Kind.CITATION:
        return facts["ambiguous"] or not facts["kind"]
    return kind == Kind.ORGANISATION and known.organisation(facts["name"]) is None


def _same(kind: str, items: list[Facts], known: Directory) -> Iterator[list[Facts]]:
    """The mentions of each fact together, in the order of the first."""
    if kind == Kind.CITATION:
        yield from _same_citations(items)
        return
    groups: dict[Any, list[Facts]] = {}
    for item in items:
        groups.setdefault(_key(kind, item, known), []).append(item)
    yield from groups.values()


def _key(kind: str, item: Facts, known: Directory) -> Any:
    if kind == Kind.ORGANISATION:
        organisation = known.organisation(item["name"])
        return organisation.pk if organisation else key(item["name"])
    if kind == Kind.PERSON:
        return key(item["name"])
    return item["start"], item["end"]


def _same_citations(items: Iterable[Facts]) -> Iterator[list[Facts]]:
    """A symbol or a day ties a number down; a bare number names whatever was spoken of last."""
    groups: dict[Any, list[tuple[Facts, list[Facts]]]] = {}
    ordered: list[list[Facts]] = []
    for item in items:
        tied = symbol_key(item["symbol"] or "") or item["date"]
        among = groups.setdefault((number_key(item["number"] or ""), tied), [])
        fitting = [group for group in among[-MOST_COMPARED:] if _agree(item, group[0])]
        if item["number"] and tied and len(fitting) == 1:
            said, mentions = fitting[0]
            said.update({name: item[name] for name in _TELLS_APART if not said[name]})
            mentions.append(item)
        else:
            among.append((dict(item), [item]))
            ordered.append(among[-1][1])
    yield from ordered


def _agree(one: Facts, other: Facts) -> bool:
    """Unless both say it, and differently."""
    return all(
        not (one[name] and other[name]) or _plain(one[name]) == _plain(other[name])
        for name in _TELLS_APART
    )


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(key(one) for one in value)
    return symbol_key(value)
