"""Proposes a profile from a page: selectors for the spots whose claims won, tried before they are proposed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from filmmeta.blocks import Element
from filmmeta.document import Document, Format, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.models import Film, Page, Review
from filmmeta.pages import page_of
from filmmeta.profiles.fields import BODY
from filmmeta.profiles.model import Selector, select
from filmmeta.profiles.reading import Look
from filmmeta.readers import READERS
from filmmeta.resolve.choose import identity
from filmmeta.values.text import clean

_LEFT_TO_READERS = frozenset(("film", "alternate_names", "language", "url", "same_as", "image"))
_USUAL = ("film.name", "film.year", "film.directors", "film.actors", "review.authors", "review.date_published",
          "review.rating", "review.headline", "review.body")  # fmt: skip
_MOST_SPOTS = 5
_ANCESTORS = 4
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]*[A-Za-z]")
_LONGEST_LABEL = 40
_LONGEST_SPOT = 500


def propose_profile(source: Any, url: str | None = None, format: Format = "auto") -> str:
    """A profile for the site of a page, as TOML with comments.

    Args:
        source: the page, as for `filmmeta.parse`.
        url: its address, for the host.
        format: as for `filmmeta.parse`.

    Returns:
        A line for each field that a selector gives as the readers found it; those that it could not find, commented
        out. It is a beginning: other pages of the site decide whether it holds.

    Raises:
        FilmmetaError: the page is not usable, or has no elements.
    """
    document = read_document(source, url, format)
    if document.root is None:
        raise FilmmetaError("a profile needs a page with elements, and this is a plain text: give its HTML")
    page = page_of(document, READERS)
    look = Look(document)
    lines: dict[str, str] = {}
    marked: list[str] = []
    for key, value in _values(page):
        spots = list(_spots(page, key, document))
        if selector := _selector(key, value, spots, look):
            lines[key] = f"{key} = {_toml(selector)}  # {_shown(value)}"
        elif not spots:
            marked.append(key)
    missing = [key for key in _USUAL if key not in lines and key not in marked]
    return "\n".join([*_head(document), *lines.values(), *_tail(missing, marked)]) + "\n"


def _head(document: Document) -> Iterator[str]:
    host = (urlsplit(document.address or "").hostname or "").removeprefix("www.")
    yield "# Proposed from one page. Try it on others: filmmeta profile check THIS_FILE PAGE ..."
    if host:
        yield f"host = {json.dumps(host)}"
    else:
        yield 'host = "*"  # the page does not say its address: put the host of its site here'


def _tail(missing: list[str], marked: list[str]) -> Iterator[str]:
    if marked:
        yield f"# In structured data or the address, which need no selector: {', '.join(marked)}"
    if missing:
        yield "# Not found; give a CSS selector, or false where the site never says it:"
        yield from (f'# {key} = ""' for key in missing)


def _values(page: Page) -> Iterator[tuple[str, Any]]:
    """The fields that have a value, of the page's main film and review."""
    things: list[tuple[str, Film | Review | None]] = [("film", page.film), ("review", page.review)]
    for name, thing in things:
        for field, value in thing if thing is not None else ():
            if field not in _LEFT_TO_READERS and value not in (None, [], ""):
                yield f"{name}.{field}", value


def _spots(page: Page, key: str, document: Document) -> Iterator[Element]:
    """The elements that say a field, the most trusted first, each once."""
    subject, _, field = key.partition(".")
    thing = page.film if subject == "film" else page.review
    assert thing is not None and document.root is not None  # noqa: S101, PT018  it has the value
    tree, seen = document.root.getroottree(), set()
    for evidence in page.evidence(thing, field):
        if evidence.where.startswith("/") and evidence.where not in seen:
            seen.add(evidence.where)
            found: Any = tree.xpath(evidence.where)
            yield from (e for e in found[:1] if e.tag != "script" and (key == BODY or _is_short(e)))


def _is_short(element: Element) -> bool:
    """Whether an element holds little but the value; the node of microdata is the element around all of its facts."""
    return sum(map(len, element.itertext())) <= _LONGEST_SPOT


def _selector(key: str, value: Any, spots: list[Element], look: Look) -> Selector | None:
    """The first selector that says of this page what the readers found."""
    root = look.document.root
    assert root is not None  # noqa: S101
    if key == BODY:
        return _body(value, spots, look)
    wanted = [identity(v) for v in (value if isinstance(value, list) else [value])]
    source = (value[0].source or "") if key == "film.scores" and len(value) == 1 else ""
    for element in spots[:_MOST_SPOTS]:
        for css in _ways(element):
            if element not in select(css, root):
                continue
            for pattern in ("", *_patterns(element, value)):
                selector = Selector(css=css, regex=pattern, source=source)
                said = [identity(v) for spot in look.spots(key, selector, root) for v in spot.values]
                if list(dict.fromkeys(said)) == wanted:
                    return selector
    return None


def _body(text: str, spots: list[Element], look: Look) -> Selector | None:
    """The element around the paragraphs: they themselves where they have it to themselves."""
    root = look.document.root
    assert root is not None  # noqa: S101
    around = _around(spots)
    if around is None:
        return None
    paragraphs = set(text.split("\n\n"))
    best: tuple[int, Selector] | None = None
    for css in _ways(around):
        for whole in (f"{css} > p", css):
            found = {v for spot in look.spots(BODY, Selector(css=whole), root) for v in spot.values}
            amiss = len(found ^ paragraphs)
            if best is None or amiss < best[0]:
                best = amiss, Selector(css=whole)
    return best[1] if best and best[0] < len(paragraphs) else None


def _around(elements: list[Element]) -> Element | None:
    """The nearest element that holds them all."""
    if not elements:
        return None
    common = [*elements[0].iterancestors()][::-1]
    for element in elements[1:]:
        line = [*element.iterancestors()][::-1]
        common = [a for a, b in zip(common, line, strict=False) if a is b]
    return common[-1] if common else None


def _ways(element: Element) -> Iterator[str]:
    """CSS selectors of an element, those that will hold on other pages first: never numbers or whole paths."""
    tag = str(element.tag)
    yield from _behind_label(element)
    yield from _names(element)
    for number, ancestor in enumerate(element.iterancestors()):
        if number == _ANCESTORS or ancestor.tag in ("html", "body"):
            break
        for name in _names(ancestor):
            yield f"{name} > {tag}" if number == 0 else f"{name} {tag}"
    if tag in ("h1", "h2", "h3", "title", "time", "article", "main", "cite"):
        yield tag


def _behind_label(element: Element) -> Iterator[str]:
    """As in `<dt>Director</dt><dd>`, `<th>Director</th><td>`."""
    label = element.getprevious()
    text = clean("".join(label.itertext())) if label is not None and isinstance(label.tag, str) else ""
    if label is not None and 0 < len(text) <= _LONGEST_LABEL and label.tag in ("dt", "th", "td", "b", "strong", "span"):
        yield f"{label.tag!s}:contains({json.dumps(text, ensure_ascii=False)}) + {element.tag!s}"


def _names(element: Element) -> Iterator[str]:
    """What an element's own attributes call it."""
    tag = str(element.tag)
    for attribute in ("itemprop", "property", "name" if tag == "meta" else "rel"):
        if value := element.get(attribute):
            yield f"{tag}[{attribute}={json.dumps(value)}]"
    for name in (element.get("class") or "").split():
        if _lasts(name):
            yield f"{tag}.{name}" if tag not in ("div", "span") else f".{name}"
    if (name := element.get("id") or "") and _lasts(name):
        yield f"#{name}"


def _lasts(name: str) -> bool:
    """Whether a class or id is a word that other pages have, and no number or the hash of a build."""
    return _WORD.fullmatch(name) is not None and not re.search(
        r"[a-z][A-Z].*[a-z][A-Z]|[bcdfghjklmnpqrstvwxz]{6}", name
    )


def _patterns(element: Element, value: Any) -> Iterator[str]:
    """A regular expression for a value behind a label or with something after it, as in "Review: Low Water (1988)"."""
    text = clean("".join(element.itertext()))
    items = value if isinstance(value, list) else [value]
    shown = [str(getattr(item, "name", None) or getattr(item, "text", None) or item) for item in items]
    start = text.find(shown[0])
    end = text.find(shown[-1], max(start, 0)) + len(shown[-1])
    if start < 0 or end <= start:
        return
    # of what stands around it only what is next to it: the rest is this page's own
    before = _LAST_PART.search(text[:start][-_LONGEST_LABEL:])[0]  # type: ignore[index]  # it can match nothing
    after = " ".join(text[end:][:_LONGEST_LABEL].split(" ")[:2])
    if before:
        yield f"{_loosened(before)}(.+)"
    if after:
        yield f"{_loosened(before)}(.+?){_loosened(after)}"


_LAST_PART = re.compile(r"[|–—•·.!?]?[^|–—•·.!?]*$")


def _loosened(text: str) -> str:
    """A text as a pattern, whatever its numbers are."""
    return re.sub(r"\d+", lambda _: r"\d+", re.escape(text).replace("\\ ", " "))


def _toml(selector: Selector) -> str:
    given = {name: getattr(selector, name) for name in ("css", "regex", "source") if getattr(selector, name)}
    if len(given) == 1:
        return _quoted(selector.css)
    return "{ " + ", ".join(f"{name} = {_quoted(text)}" for name, text in given.items()) + " }"


def _quoted(text: str) -> str:
    """A TOML string, as plain as can be: https://toml.io/en/v1.0.0#string"""
    plain = '"' not in text and "\\" not in text
    return f'"{text}"' if plain else f"'{text}'" if "'" not in text else json.dumps(text, ensure_ascii=False)


def _shown(value: Any) -> str:
    items: Iterable[Any] = value if isinstance(value, list) else [value]
    names = (
        str(next(filter(None, (getattr(item, n, None) for n in ("name", "text", "value"))), item)) for item in items
    )
    shown = clean(", ".join(names))
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
