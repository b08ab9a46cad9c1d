"""RDFa (https://www.w3.org/TR/rdfa-lite/, and `about`, `rel` and `rev` of RDFa 1.1) to nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.elements import give, text_of_element
from filmmeta.readers.markup.nodes import Node


class _Around(NamedTuple):
    """What holds for the content of an element: whose properties stand there, and links that wait for their end."""

    subject: Node | None = None
    forward: tuple[str, ...] = ()
    backward: tuple[str, ...] = ()


def read_rdfa(document: Document) -> Iterator[Node]:
    """The things of a page that are nobody's property."""
    root = document.root
    stack: list[tuple[Element, _Around]] = [(root, _Around())] if root is not None else []
    while stack:
        element, around = stack.pop()
        if not isinstance(element.tag, str):
            continue
        inside, opened = _read(element, around, document)
        if opened is not None:
            yield opened
        stack.extend((child, inside) for child in reversed(element))


def _read(element: Element, around: _Around, document: Document) -> tuple[_Around, Node | None]:
    """What holds inside an element, and the node that it opens, if that is nobody's property."""
    get = element.get
    typeof, names = get("typeof"), (get("property") or "").split()
    forward, backward = tuple((get("rel") or "").split()), tuple((get("rev") or "").split())
    target = get("resource") or get("about") or ((get("href") or get("src")) if typeof is not None else None)
    if typeof is None and get("about") is not None:
        node = Node("rdfa", element, (), get("about"))
        give(node, names, element, document)
        return _Around(node, forward, backward), node
    if typeof is not None:
        node = Node("rdfa", element, typeof.split(), target)
        if get("about") is not None and names:  # the property is the new thing's own
            give(node, names, element, document)
            names = []
        held = _attach(node, around, (*names, *forward), backward)
        return _Around(node), None if held else node
    if around.subject is None:
        return around, None
    if get("resource") is not None and (names or forward or backward):
        _attach(_referred(element, document), around, (*names, *forward), backward)
    elif names:
        give(around.subject, names, element, document)
    elif (forward or backward) and (get("href") or get("src")):
        _attach(_referred(element, document), around, forward, backward)
    elif forward or backward:
        return _Around(around.subject, forward, backward), None
    return around, None


def _attach(node: Node, around: _Around, forward: tuple[str, ...], backward: tuple[str, ...]) -> bool:
    """Joins a node to what stands around it; False where nothing does."""
    if around.subject is None or around.subject is node:
        return False
    for name in (*forward, *around.forward):
        around.subject.add(name, node)
    for name in (*backward, *around.backward):
        node.add(name, around.subject)
    return bool(forward or around.forward)


def _referred(element: Element, document: Document) -> Node:
    """A thing that is only named by its address; what the element says of it is its name."""
    node = Node("rdfa", element, (), element.get("resource"))
    if not node.id and (address := document.absolute(element.get("href") or element.get("src"))):
        node.add("url", address)
    if node.id is None or not len(element):
        node.add("name", text_of_element(element))
    return node
