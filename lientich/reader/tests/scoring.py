"""How well a reading agrees with what a person found in the same text.

An expected item has the keys of a found one, without `start` and `end`. What is a matter of taste
is said there: `"optional": true` (neither required nor false), `KEY_or`, a list of other values of
KEY that are as right, and for a direction `parts`, its clauses told one by one. Run as a command
it prints the table and every disagreement:

    python -m lientich.reader.tests.scoring DIRECTORY
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

Item = dict
OVERLAP = 0.6
D = str.maketrans("đð", "dd")  # Đ, and Ð that many type for it
SOURCE = (
    "form",
    "title",
    "kind",
    "number",
    "symbol",
    "joint",
    "issuers",
    "date",
    "subject",
    "period",
    "signers",
)


@dataclass
class Tally:
    """`right` and `wrong` count items called sure, the last two required items that are not."""

    found: int = 0
    right: int = 0
    required_right: int = 0
    wrong: int = 0
    missed: int = 0
    unsure: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        required = self.required_right + self.missed + self.unsure
        return self.required_right / required if required else 1.0


def score(expected: Item, found: Item) -> dict[str, Tally]:
    """One tally per kind of fact."""
    tallies = {"source": _score_source(expected["source"], found["source"])}
    for kind, agree in AGREE.items():
        tallies[kind] = _score_items(kind, agree, expected[kind], _with_text(found, kind))
    for kind in ("objectives", "results"):
        tallies[kind] = _score_spans(expected[kind], _with_text(found, kind))
    return tallies


def texts(directory: Path) -> Iterator[tuple[str, str, Item]]:
    """Name, text and expected facts of every text in a directory."""
    for path in sorted(directory.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield path.stem, text, json.loads(path.read_text(encoding="utf-8"))


def score_all(directory: Path, read) -> dict[str, Tally]:
    """The tallies of all texts together; each note says which text it is about."""
    totals: dict[str, Tally] = {}
    for name, text, expected in texts(directory):
        for kind, tally in score(expected, read(text)).items():
            tally.notes = [f"{name}: {kind}: {note}" for note in tally.notes]
            totals.setdefault(kind, Tally()).add(tally)
    return totals


# --- comparing words -------------------------------------------------------------------------


def fold(value: str | None) -> str:
    """Letters and digits only, without diacritics: spelling variants become equal."""
    plain = unicodedata.normalize("NFD", (value or "").casefold().translate(D))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def likeness(one: str, other: str) -> float:
    """The longest run both share, as a part of the longer."""
    a, b = fold(one).replace(" ", ""), fold(other).replace(" ", "")
    return _run(a, b) / (max(len(a), len(b)) or 1)


def _run(a: str, b: str) -> int:
    if a in b or b in a:
        return min(len(a), len(b))
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _options(item: Item, key: str) -> list:
    return [item.get(key), *item.get(f"{key}_or", [])]


def _key(value):
    """What is compared of a value: folded words, a set of folded words for a list."""
    if isinstance(value, list):
        return frozenset(_key(one) for one in value)
    return fold(value) if isinstance(value, str) else value or ""


def _allowed(expected: Item, item: Item, key: str) -> bool:
    return _key(item.get(key)) in {_key(option) for option in _options(expected, key)} or (
        not item.get(key) and any(not option for option in _options(expected, key))
    )


def _number(value: str | None) -> str:
    return fold(value).lstrip("0")


def _symbol(value: str | None) -> str:
    return fold(value).replace(" ", "")


def _differing(expected: Item, item: Item, keys: tuple[str, ...]) -> str:
    wrong = [key for key in keys if key in expected and not _allowed(expected, item, key)]
    return ", ".join(f"{key} {item.get(key)!r} for {expected[key]!r}" for key in wrong)


# --- when does a found item agree with an expected one? ------------------------------------------
# None: it speaks of something else. "": it agrees. Words: the same thing, told wrongly.


def _citation(expected: Item, item: Item) -> str | None:
    if not any(_number(n) == _number(item["number"]) for n in _options(expected, "number")):
        return None
    if not any(_symbol(s) == _symbol(item["symbol"]) for s in _options(expected, "symbol")):
        return None
    if not item["number"] and likeness(expected["text"], item["text"]) < OVERLAP:
        return None
    return _differing(expected, item, ("kind", "date", "joint", "issuers", "period"))


def _organisation(expected: Item, item: Item) -> str | None:
    return "" if _allowed(expected, item, "name") else None


def _person(expected: Item, item: Item) -> str | None:
    if fold(item["name"]) != fold(expected["name"]):
        return None
    if not item["post"]:
        return "" if None in _options(expected, "post") else "post missing"
    posts = {
        fold(f"{post or ''} {of or ''}")
        for post in _options(expected, "post")
        for of in [None, *_options(expected, "organisation")]
    }
    if fold(item["post"]) not in posts:
        return f"post {item['post']!r} for {expected['post']!r}"
    return _differing(expected, item, ("organisation",))


def _event(expected: Item, item: Item) -> str | None:
    if not any(
        likeness(name, item["name"]) >= OVERLAP or fold(name) in fold(item["name"])
        for name in _options(expected, "name")
    ):
        return None
    if not item["date"] and expected.get("date") and None not in _options(expected, "date"):
        return "date missing"
    return _differing(expected, item, ("date",))


def _goal(expected: Item, item: Item) -> str | None:
    return "" if likeness(expected["text"], item["text"]) >= OVERLAP else None


def _direction(expected: Item, item: Item) -> str | None:
    if max(likeness(text, item["text"]) for text in _options(expected, "text")) < OVERLAP:
        return None
    return _differing(expected, item, ("by", "lead", "cooperating", "due", "recurs"))


def _figure(expected: Item, item: Item) -> str | None:
    if abs(expected["value"] - item["value"]) > 1e-9:
        return None
    units = {_unit(unit) for unit in _options(expected, "unit")}
    if not any(_within(name, item["indicator"]) for name in _options(expected, "indicator")):
        return None
    if _unit(item["unit"]) not in units:
        return f"unit {item['unit']!r} for {expected['unit']!r}"
    if not _same_years(expected, item):
        return f"period {item['period']!r} for {expected['period']!r}"
    return _comparisons(expected["comparisons"], item["comparisons"])


def _unit(unit: str | None) -> str:
    plain = unicodedata.normalize("NFKC", unit or "").casefold().replace("tỉ", "tỷ")
    return re.sub(r"\s*", "", plain)


def _within(name: str | None, found: str | None) -> bool:
    """One says the other and perhaps a little more, or all words of what is found: those of a
    number and its unit may stand between them."""
    a, b = fold(name), fold(found)
    return bool(a and b) and (a in b or b in a or set(b.split()) <= set(a.split()))


def _same_years(expected: Item, item: Item) -> bool:
    years = set(re.findall(r"\b(?:19|20)\d\d\b", item["period"] or ""))
    known = " ".join(option or "" for option in _options(expected, "period"))
    return not years or years <= set(re.findall(r"\b(?:19|20)\d\d\b", known))


def _comparisons(expected: list[Item], found: list[Item]) -> str:
    left = list(found)
    for one in expected:
        here = [x for x in left if x["with"] == one["with"]]
        if here and here[0]["percent"] in _options(one, "percent"):
            left.remove(here[0])
        elif not one.get("optional") or here:
            return f"{one['with']} {one['percent']} not among {found!r}"
    return f"{left!r} too much" if left else ""


AGREE = {
    "citations": _citation,
    "organisations": _organisation,
    "people": _person,
    "events": _event,
    "goals": _goal,
    "directions": _direction,
    "figures": _figure,
}
ONCE = ("goals", "directions")


# --- counting ---------------------------------------------------------------------------------


def _with_text(found: Item, kind: str) -> list[Item]:
    return [{"text": found["text"][one["start"] : one["end"]], **one} for one in found[kind]]


def _score_items(kind: str, agree, expected: list[Item], found: list[Item]) -> Tally:
    tally = Tally(found=len(found))
    told: dict[int, bool] = {}
    every, parts = _with_parts(expected)
    for item in found:
        _judge(kind, agree, every, parts, item, told, tally)
    for index, one in enumerate(expected):
        if parts.get(index) and all(part in told for part in parts[index]):
            told[index] = all(told[part] for part in parts[index])
        if not one.get("optional"):
            _settle(tally, told.get(index), _label(one))
    return tally


def _with_parts(expected: list[Item]) -> tuple[list[Item], dict[int, set[int]]]:
    """The expected items and after them their parts; which items say the same as which."""
    every = list(expected)
    same: dict[int, set[int]] = {}
    for index, one in enumerate(expected):
        own = set(range(len(every), len(every) + len(one.get("parts", []))))
        same |= {index: own} | {part: {index} for part in own}
        every += one.get("parts", [])
    return every, same


def _judge(kind, agree, expected, same, item, told: dict[int, bool], tally: Tally) -> None:
    verdicts = [(index, agree(one, item)) for index, one in enumerate(expected)]
    right = [index for index, verdict in verdicts if verdict == ""]
    if kind in ONCE:
        free = [i for i in right if i not in told and not same[i] & told.keys()]
        free.sort(key=lambda i: -likeness(expected[i]["text"], item["text"]))
        right = free[:1]
    if not right and _is_later_mention(kind, verdicts):
        return
    for index in right:
        told[index] = told.get(index, False) or item["sure"]
    if item["sure"]:
        tally.right += bool(right)
        tally.wrong += not right
    if not right:
        why = next((verdict for _, verdict in verdicts if verdict), "not in the text")
        sure = "wrong" if item["sure"] else "wrong but not sure"
        tally.notes.append(f"{sure}: {_label(item)} ({why})")


def _is_later_mention(kind: str, verdicts: list[tuple[int, str | None]]) -> bool:
    """Who or what is named again without post or date is no error, and no find either."""
    lacking = {"people": "post missing", "events": "date missing"}.get(kind)
    return any(verdict == lacking for _, verdict in verdicts if verdict)


def _settle(tally: Tally, sure: bool | None, label: str) -> None:
    if sure:
        tally.required_right += 1
    elif sure is None:
        tally.missed += 1
        tally.notes.append(f"missed: {label}")
    else:
        tally.unsure += 1
        tally.notes.append(f"not sure: {label}")


def _label(item: Item) -> str:
    words = " ".join((item.get("text") or item.get("name") or "").split())
    return words if len(words) < 160 else f"{words[:90]} … {words[-60:]}"


def _score_spans(expected: list[Item], found: list[Item]) -> Tally:
    """Spans whose borders are a matter of taste: one may hold several of the other side."""
    tally = Tally(found=len(found))
    told: dict[int, bool] = {}
    for item in found:
        inside = [i for i, one in enumerate(expected) if _any(_part, one, item["text"])]
        around = [i for i, one in enumerate(expected) if _any(_holds, one, item["text"])]
        held = sum(_any(_share, expected[i], item["text"]) for i in inside)
        right = inside if held >= OVERLAP else around
        for index in right:
            told[index] = told.get(index, False) or item["sure"]
        if item["sure"]:
            tally.right += bool(right)
            tally.wrong += not right
        if not right:
            tally.notes.append(f"wrong{'' if item['sure'] else ' but not sure'}: {_label(item)}")
    for index, one in enumerate(expected):
        if not one.get("optional"):
            _settle(tally, told.get(index), _label(one))
    return tally


def _any(measure, one: Item, text: str) -> float:
    """The best of the borders that are as right."""
    return max(measure(border, text) for border in _options(one, "text"))


def _holds(large: str, small: str) -> bool:
    return _part(small, large)


def _part(small: str, large: str) -> bool:
    """Most of the small one stands in the large one."""
    a, b = fold(small).replace(" ", ""), fold(large).replace(" ", "")
    return bool(a) and _run(a, b) >= OVERLAP * len(a)


def _share(small: str, large: str) -> float:
    a, b = fold(small).replace(" ", ""), fold(large).replace(" ", "")
    return _run(a, b) / (len(b) or 1)


def _score_source(expected: Item, found: Item) -> Tally:
    tally = Tally()
    for key in SOURCE:
        value = found.get(key)
        tally.found += bool(value)
        if not value and any(not option for option in _options(expected, key)):
            continue
        right = bool(value) and _source_field(expected, found, key)
        tally.right += right
        tally.wrong += bool(value) and not right
        if expected.get(key):
            _settle(tally, right or None, f"{key} {expected[key]!r}")
        if value and not right:
            tally.notes.append(f"wrong: {key} {value!r} for {expected.get(key)!r}")
    return tally


def _source_field(expected: Item, found: Item, key: str) -> bool:
    if key in ("title", "subject"):
        return any(likeness(o or "", found[key]) >= OVERLAP for o in _options(expected, key))
    if key == "number":
        return _number(found[key]) in {_number(option) for option in _options(expected, key)}
    if key == "symbol":
        return _symbol(found[key]) in {_symbol(option) for option in _options(expected, key)}
    if key == "signers":
        return _signers(expected[key], found[key])
    return _allowed(expected, found, key)


def _signers(expected: list[Item], found: list[Item]) -> bool:
    named = {fold(one["name"]): one for one in found}
    return named.keys() == {fold(one["name"]) for one in expected} and all(
        _allowed(one, named[fold(one["name"])], "post") for one in expected
    )


# --- the command ----------------------------------------------------------------------------


def table(totals: dict[str, Tally]) -> str:
    head = ("kind", "found", "right", "wrong", "missed", "unsure", "precision", "recall")
    rows = [
        (
            kind,
            t.found,
            t.right,
            t.wrong,
            t.missed,
            t.unsure,
            f"{t.precision:.3f}",
            f"{t.recall:.3f}",
        )
        for kind, t in totals.items()
    ]
    return "\n".join(
        f"{row[0]:<14}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in [head, *rows]
    )


def main(directory: str) -> None:
    from lientich.reader import read_text

    totals = score_all(Path(directory), read_text)
    print("\n".join(note for tally in totals.values() for note in tally.notes))  # noqa: T201 -- a command's answer
    print(table(totals))  # noqa: T201 -- a command's answer


if __name__ == "__main__":
    main(sys.argv[1])
