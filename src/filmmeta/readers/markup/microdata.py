"""Microdata (https://html.spec.whatwg.org/multipage/microdata.html) to nodes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.elements import give, text_of_element
from filmmeta.readers.markup.nodes import Node

# the attributes, each of which knows its element: in a union of elements libxml2 seeks every one among all others
_SCOPES, _PROPERTIES = etree.XPath("//@itemscope"), etree.XPath("//@itemprop")
_NAMED = etree.XPath("//*[@id]")
_LONGEST_NAME = 300
_LEAST_BORROWED, _MOST_BORROWED = 10_000, 20
"""Elements that all the `itemref` of a page may lead to together: so many, and so many more for each property."""


def read_microdata(document: Document) -> Iterator[Node]:
    """The items of a page that are no other item's property.

    An item with an `itemprop` that stands in no other item is none by the specification, and still one here:
    templates that lost their outer scope are common.
    """
    if document.root is None:
        return
    page = _Page(document.root)
    for scope, node in page.items.items():
        for element in page.properties(scope):
            names = (element.get("itemprop") or "").split()
            inner = page.items.get(element)
            if inner is None:
                give(node, names, element, document)
            elif inner is not node:
                page.held.add(element)
                for name in names:
                    node.add(name, inner)
        # `<span itemprop="author" itemscope>Ann Lee</span>` names itself
        if not node.properties and scope.get("itemprop") is not None:
            node.add("name", text_of_element(scope)[:_LONGEST_NAME])
    if page.left < 0:
        document.warnings.append("the itemref of the page lead to more elements than are read")
    for scope, node in page.items.items():
        if scope not in page.held:
            yield node


class _Page:
    """The items of a page and which elements are whose property."""

    def __init__(self, root: Element) -> None:
        self.items = {e: _item(e) for e in (a.getparent() for a in _SCOPES(root))}
        self.held: set[Element] = set()
        """Items that are the property of another."""
        self._ids: dict[str, Element] = {}
        if any(e.get("itemref") for e in self.items):
            for element in _NAMED(root):
                self._ids.setdefault(element.get("id", ""), element)
        self._nearest: dict[Element, Element | None] = {}
        self._own: dict[Element, list[Element]] = {scope: [] for scope in self.items}
        properties = [a.getparent() for a in _PROPERTIES(root)]
        for element in properties:
            if (scope := self._scope(element)) is not None:
                self._own[scope].append(element)
        self._borrowed: dict[Element, list[Element]] = {}
        self.left = _LEAST_BORROWED + _MOST_BORROWED * len(properties)
        """How many more elements may be lent; below 0 some were left out."""

    def properties(self, scope: Element) -> Iterator[Element]:
        """The elements that belong to an item: those inside it, and those that it refers to by id."""
        yield from self._own[scope]
        for name in dict.fromkeys((scope.get("itemref") or "").split()):
            found = self._ids.get(name)
            for element in self._lent(found) if found is not None and found is not scope else ():
                self.left -= 1
                if self.left < 0:
                    return
                yield element

    def _scope(self, element: Element) -> Element | None:
        """The item that an element is in, remembered for all that stand on the way."""
        way = []
        at = element.getparent()
        while at is not None and at not in self._nearest and at not in self.items:
            way.append(at)
            at = at.getparent()
        scope = None if at is None else at if at in self.items else self._nearest[at]
        self._nearest.update(dict.fromkeys(way, scope))
        return scope

    def _lent(self, root: Element) -> list[Element]:
        """The properties at and below an element that is referred to, but none of the items inside it."""
        found = self._borrowed.get(root)
        if found is None:
            found = self._borrowed[root] = [root] if root.get("itemprop") is not None else []
            stack = list(reversed(root)) if root not in self.items else []
            while stack and self.left >= 0:
                self.left -= 1
                element = stack.pop()
                if element.get("itemprop") is not None:
                    found.append(element)
                if element not in self.items:
                    stack.extend(reversed(element))
        return found


def _item(element: Element) -> Node:
    return Node("microdata", element, (element.get("itemtype") or "").split(), element.get("itemid"))
