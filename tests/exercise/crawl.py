"""A walk through the pages along their links, as one visitor."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve
from lxml import html


@dataclass(frozen=True)
class Form:
    """A form of a page, filled in as it stands."""

    name: str  # of the view that it is sent to
    url: str
    data: dict[str, list[str]]


@dataclass(frozen=True)
class Answer:
    url: str
    name: str  # of the view
    linked_from: str
    status: int
    text: str
    disposition: str  # of a file to save
    policy: str  # what the page may load
    queries: int
    forms: list[Form] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        return self.text.startswith("<!doctype html>")

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)


WORDS = "nguyen"  # typed where one can search


def crawl(
    client: Client, starts: list[str], most: int, met: Counter[str | tuple] | None = None
) -> list[Answer]:
    """The starts, and every kind of address that is linked from there on.

    Of each kind no more than `most`, and of each view a few kinds. `met`: by other visitors.
    """
    answers, waiting, seen = [], deque((url, "") for url in starts), set(starts)
    met = Counter() if met is None else met
    while waiting:
        url, linked_from = waiting.popleft()
        view, kind = view_name(url), kind_of(url)
        if linked_from and (met[kind] >= most or met[view] >= 4 * most):
            continue
        met[kind] += 1
        met[view] += 1
        answer, onward = visit(client, url, linked_from)
        answers.append(answer)
        for link in onward:
            if link not in seen:
                seen.add(link)
                waiting.append((link, url))
    return answers


def kind_of(url: str) -> tuple:
    asked = parse_qsl(urlsplit(url).query)
    return view_name(url), *sorted(name for name, _ in asked)


def view_name(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return url


def visit(client: Client, url: str, linked_from: str) -> tuple[Answer, list[str]]:
    reset_queries()  # Django keeps 9,000 of them
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
        body = b"".join(response)  # read to its end, a file is closed
    is_text = response["Content-Type"].startswith("text/") if body else False
    text = body.decode() if is_text else ""
    is_page = text.startswith("<!doctype html>")
    tree = html.document_fromstring(text) if is_page else None
    answer = Answer(
        url=url,
        name=view_name(url),
        linked_from=linked_from,
        status=response.status_code,
        text=text,
        disposition=response.get("Content-Disposition", ""),
        policy=response.get("Content-Security-Policy", ""),
        queries=len(asked),
        forms=list(forms_to_send(tree, url)) if is_page else [],
    )
    onward = [response["Location"]] if response.status_code == 302 else []
    if is_page:
        onward += links(tree, url)
    return answer, [link for link in onward if link]


def links(tree: html.HtmlElement, url: str) -> Iterator[str]:
    for link in tree.iterfind(".//a[@href]"):
        yield ours(urljoin(url, link.get("href")))
    for form in tree.iterfind(".//form"):
        if form.get("method", "get").lower() == "get" and "?" not in url:
            yield from asked(form, url)


def asked(form: html.HtmlElement, url: str) -> Iterator[str]:
    """What a form for looking asks: as it stands, with words typed into its search field, and
    with each list set to its second entry."""
    action = urljoin(url, form.get("action") or url).partition("?")[0]
    values = [(name, value) for name, value in form.form_values() if value]
    yield ours(f"{action}?{urlencode(values)}")
    if form.find(".//input[@name='q']") is not None:
        yield ours(f"{action}?{urlencode([*values, ('q', WORDS)])}")
    for select in form.iterfind(".//select"):
        options = [option.get("value") for option in select.iterfind(".//option")]
        if len(options) > 1 and options[1]:
            other = [pair for pair in values if pair[0] != select.get("name")]
            yield ours(f"{action}?{urlencode([*other, (select.get('name'), options[1])])}")


def ours(url: str) -> str:
    """The address within the house, without its fragment; nothing for another's."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or parts.path.startswith("/static/"):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def forms_to_send(tree: html.HtmlElement, url: str) -> Iterator[Form]:
    for form in tree.iterfind(".//form"):
        if form.get("method", "get").lower() != "post":
            continue
        action = urljoin(url, form.get("action") or url)
        data: dict[str, list[str]] = {}
        for name, value in form.form_values():
            data.setdefault(name, []).append(value or "")
        yield Form(view_name(action), action, data)
