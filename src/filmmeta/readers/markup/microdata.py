"""Microdata (https://html.spec.whatwg.org/multipage/microdata.html) to nodes, with each value's own place."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.nodes import Node, short_type
from filmmeta.values.text import clean

_ADDRESS = {
    "a": "href",
    "area": "href",
    "link": "href",
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "source": "src",
    "track": "src",
    "video": "src",
    "object": "data",
}
_SKIPPED = frozenset(("script", "style"))


def read_microdata(document: Document) -> Iterator[Node]:
    """The top-level items of a page."""
    root = document.root
    if root is None or not document.having("itemscope"):
        return
    ids = {e.get("id"): e for e in root.iterfind(".//*[@id]")} if b"itemref" in document.source else {}
    for _, element, _ in document.having("itemscope"):
        if element.get("itemprop") is None:
            yield _item(element, document, ids)


def _item(element: Element, document: Document, ids: dict[str | None, Element]) -> Node:
    """One item and those inside it; a stack, since nesting is the page's choice, and no element twice."""
    top = _open(element, document)
    work = [(element, top)]
    seen: set[Element] = {element}
    while work:
        scope, node = work.pop()
        for child in _properties(scope, ids):
            if child in seen:
                continue
            seen.add(child)
            names = (child.get("itemprop") or "").split()
            if child.get("itemscope") is not None:
                inner = _open(child, document)
                work.append((child, inner))
                if not inner.types and not len(child) and child.text:
                    inner.add("name", clean(child.text))
                for name in names:
                    node.add(short_type(name), inner)
            else:
                value = _value(child, document)
                for name in names:
                    if value:
                        node.add(short_type(name), value)
    return top


def _open(element: Element, document: Document) -> Node:
    types = tuple(short_type(t) for t in (element.get("itemtype") or "").split())
    return Node("microdata", document.where(element), types, element.get("itemid"))


def _properties(scope: Element, ids: dict[str | None, Element]) -> Iterator[Element]:
    """The elements with `itemprop` that belong to a scope, those it refers to by id included."""
    roots = [ids[name] for name in (scope.get("itemref") or "").split() if name in ids]
    for root in reversed(roots):
        if root.get("itemprop") is not None:
            yield root
    stack = list(reversed([*scope, *(c for r in roots if r.get("itemscope") is None for c in r)]))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        if element.get("itemprop") is not None:
            yield element
        if element.get("itemscope") is None:
            stack.extend(reversed(element))


def _value(element: Element, document: Document) -> str:
    tag = str(element.tag)
    content = element.get("content")
    if content is not None:
        return clean(content)
    if tag in _ADDRESS:
        address = element.get(_ADDRESS[tag])
        # `<a itemprop="director" href="…">Name</a>`: the address is the person's, the text the name
        text = clean("".join(element.itertext())) if tag == "a" else ""
        return (
            text
            if text and (element.get("itemprop") or "").split()[:1] not in (["url"], ["sameAs"], ["image"], ["trailer"])
            else (document.absolute(address) or "")
        )
    if tag == "time":
        return clean(element.get("datetime") or "".join(element.itertext()))
    if tag in ("data", "meter") and element.get("value") is not None:
        return clean(element.get("value") or "")
    return clean(_text(element))


def _text(element: Element) -> str:
    if any(child.tag in ("br", "p", "div", "li") for child in element.iter()):
        return " ".join(t for t in element.itertext())
    return "".join(element.itertext())
