"""Nothing that extruct finds of a film or a review is lost: compared property by property, on pages of every kind."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import pytest

from filmmeta.document import Document, read_document
from filmmeta.readers.markup import read_nodes
from filmmeta.readers.markup.nodes import Node, reachable, text_of
from filmmeta.readers.markup.schema import FILM, REVIEW, property_name, type_name
from filmmeta.values.text import clean
from shared import SHARED, needs_shared
from test_markup_elements import AGGREGATES, FILMS, OLD_REVIEWS, RDFA_REVIEWS, READERS, REVIEWS
from test_markup_jsonld import HABITS

extruct = pytest.importorskip("extruct", reason="extruct is not installed")

SETS = SHARED / "corpus" / "sets"
URL = "https://kino.example/p"
MARKS = {
    "json-ld": re.compile(rb"ld\+json"),
    "microdata": re.compile(rb"itemscope"),
    "rdfa": re.compile(rb"\stypeof\s*="),
    "microformat": re.compile(rb"\b(?:hreview|h-review|h-entry)\b"),
}
OF_FILMS = FILM | REVIEW
OF_MICROFORMATS = {"h-review", "h-review-aggregate"}

EXCEPTIONS = {
    ("microdata", "isPartOf"): "`<link itemprop itemscope>` without an address; extruct gives the page's own",
    ("microdata", "sameAs"): "an address that begins with www. gets its scheme, not the page's folder",
    ("rdfa", "sameAs"): "the same",
    ("rdfa", "duration"): "`datetime` is the value for programs; pyRdfa takes the text beside it",
    ("microformat", "author"): "the author is the name marked inside the card, not all of its text",
    ("microformat", "rating"): "the numbers that are marked inside a rating, not all of its text",
    ("microformat", "photo"): "a picture of the reviewed thing is kept with the thing",
}


NO_VALUES = {"", "none", "true", "false", "nan", "inf"}


class Found(NamedTuple):
    syntax: str
    name: str
    text: str


def fold(text: Any) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", clean(str(text))).casefold())


def items_of(data: Any) -> Iterator[dict[str, Any]]:
    """Every item of a film or a review in what extruct returns, however nested."""
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(value)
        elif isinstance(value, dict):
            kinds = value.get("@type", value.get("type", ()))
            names = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
            if OF_FILMS & set(map(type_name, names)) or OF_MICROFORMATS & set(names):
                yield value
            stack.extend(value.values())


def facts_of(syntax: str, item: dict[str, Any]) -> Iterator[Found]:
    """The texts of each property of an item, those of nested items included."""
    for name, inner in item.get("properties", item).items():
        stack = [inner] if not name.startswith("@") and name != "type" else []
        while stack:
            value = stack.pop()
            if isinstance(value, list):
                stack.extend(value)
            elif isinstance(value, dict):
                stack.extend(v for k, v in value.items() if k not in ("@context", "@type", "type", "@language", "html"))
            elif fold(value) not in NO_VALUES and not str(value).startswith("_:"):
                yield Found(syntax, property_name(name), str(value))


def texts_of(document: Document) -> dict[str, set[str]]:
    """The folded texts that our nodes have below each property, addresses made absolute."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in read_nodes(document):
        for name, values in node.properties.items():
            below = list(reachable(v for v in values if isinstance(v, Node)))
            plain = [v for n in below for vs in n.properties.values() for v in vs] + values
            texts = [text_of(v) or "" for v in plain] + [n.id for n in below if n.id]
            found[name] |= {fold(urljoin(URL, t) if t.startswith(("#", "/")) else t) for t in texts}
    return found


def lost(document: Document) -> list[Found]:
    """What extruct finds of films and reviews in a page, and we do not."""
    ours = texts_of(document)
    everywhere = set().union(*ours.values()) if ours else set()
    missing = []
    for syntax, mark in MARKS.items():
        if not mark.search(document.source):
            continue
        got = extruct.extract(document.source.decode(), base_url=URL, syntaxes=[syntax], errors="ignore")
        for item in items_of(got.get(syntax, [])):
            for fact in facts_of(syntax, item):
                text = fold(fact.text)
                near = ours.get(fact.name, set()) if syntax != "microformat" else everywhere
                if text not in near and not any(text in other for other in near if len(text) > 3):
                    missing.append(fact)
    return missing


def unexplained(document: Document) -> list[Found]:
    return [fact for fact in lost(document) if (fact.syntax, fact.name) not in EXCEPTIONS]


BY_THE_STANDARD = {"itemref in a circle": "an item that is referred to lends itself, and not its own properties"}
OWN = {
    **{f"json-ld: {k}": f'<script type="application/ld+json">{v}</script>' for k, v in HABITS.items()},
    **{f"microdata: {k}": v for k, v in {**FILMS, **REVIEWS}.items() if k not in BY_THE_STANDARD},
    **{f"rdfa: {k}": v for k, v in RDFA_REVIEWS.items()},
    **{f"old: {k}": v for k, v in {**OLD_REVIEWS, **AGGREGATES}.items()},
    "readers": f'<div itemscope itemtype="http://schema.org/Movie">{READERS}</div>',
}


@pytest.mark.parametrize("body", OWN.values(), ids=OWN)
def test_nothing_is_lost_of_a_habit(body: str) -> None:
    assert unexplained(read_document(f"<html><body>{body}</body></html>", URL)) == []


PLACES = "sets/schemaorg/eg-*.html sets/structured/*/*.html sets/structured/films/*/page.html pages/*/page.html"
PAGES = [
    path
    for pattern in PLACES.split()
    for path in sorted((SHARED / "corpus").glob(pattern))
    if not path.name.endswith(".plain.html")
]


def is_marked(path: Path) -> bool:
    source = path.read_bytes()
    return any(mark.search(source) for mark in MARKS.values())


@needs_shared
@pytest.mark.parametrize("path", PAGES, ids=[f"{p.parent.name}/{p.name}" for p in PAGES])
def test_nothing_is_lost_of_a_page(path: Path) -> None:
    if is_marked(path):
        assert unexplained(read_document(path, URL)) == []


@needs_shared
def test_every_exception_is_needed() -> None:
    """One that no page needs is struck off the list."""
    documents = [read_document(p, URL) for p in PAGES if is_marked(p)]
    documents += [read_document(f"<html><body>{body}</body></html>", URL) for body in OWN.values()]
    needed = {(fact.syntax, fact.name) for document in documents for fact in lost(document)}
    assert set(EXCEPTIONS) <= needed
