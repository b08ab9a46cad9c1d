"""RDFa Lite (https://www.w3.org/TR/rdfa-lite/) to nodes: `vocab`, `typeof`, `property`, `resource`, `prefix`."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.nodes import Node, short_type
from filmmeta.values.text import clean


def read_rdfa(document: Document) -> Iterator[Node]:
    """The typed things of a page that are nobody's property."""
    root = document.root
    if root is None or not document.having("typeof"):
        return
    # (element, the node whose properties it holds)
    stack: list[tuple[Element, Node | None]] = [(root, None)]
    while stack:
        element, subject = stack.pop()
        if not isinstance(element.tag, str):
            continue
        names = (
            (element.get("property") or element.get("rel") or "").split()
            if (element.get("property") is not None or (element.get("rel") and element.get("typeof") is not None))
            else []
        )
        inner = subject
        if element.get("typeof") is not None:
            inner = _open(element, document)
            if names and subject is not None:
                for name in names:
                    subject.add(short_type(name), inner)
            else:
                yield inner
        elif names and subject is not None:
            for name in names:
                if value := _value(element, document):
                    subject.add(short_type(name), value)
        stack.extend((child, inner) for child in reversed(element))


def _open(element: Element, document: Document) -> Node:
    types = tuple(short_type(t) for t in (element.get("typeof") or "").split())
    return Node("rdfa", document.where(element), types, element.get("resource") or element.get("about"))


def _value(element: Element, document: Document) -> Node | str | None:
    content = element.get("content")
    if content is not None:
        return clean(content)
    resource = element.get("resource")
    if resource:
        return Node("rdfa", document.where(element), (), resource)
    if element.tag in ("a", "link", "img") and not clean("".join(element.itertext())):
        return document.absolute(element.get("href") or element.get("src"))
    if element.get("datetime"):
        return clean(element.get("datetime") or "")
    if element.tag == "a" and (element.get("property") or "").split()[-1:] in (["url"], ["sameAs"], ["schema:url"]):
        return document.absolute(element.get("href"))
    return clean("".join(element.itertext()))
