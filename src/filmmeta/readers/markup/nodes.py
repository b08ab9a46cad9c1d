"""The one form in which all machine-readable markup is looked at: schema.org nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Union

from filmmeta.values.text import characters

Value = Union[str, float, int, bool, "Node"]


class Node:
    """One thing that markup describes: types, and for each property a list of values."""

    __slots__ = ("id", "number", "properties", "syntax", "types", "where")

    def __init__(self, syntax: str, where: str, types: tuple[str, ...] = (), id: str | None = None) -> None:
        self.syntax = syntax
        """`"json-ld"`, `"microdata"`, `"rdfa"` or `"microformats"`."""
        self.where = where
        """Place in the page: an element path, or a script's line."""
        self.types = types
        """Type names without vocabulary or prefix: `("Movie",)`."""
        self.id = id
        """What other nodes call it: `@id`, `itemid`, `resource`."""
        self.properties: dict[str, list[Value]] = {}
        self.number = 0
        """Its place among the page's nodes, given by `number_nodes`."""

    def add(self, name: str, value: Value) -> None:
        """Append one value to a property."""
        self.properties.setdefault(name, []).append(value)

    def values(self, *names: str) -> list[Value]:
        """The values of the first of these properties that has any."""
        for name in names:
            found = self.properties.get(name)
            if found:
                return found
        return []

    def nodes(self, *names: str) -> list[Node]:
        """The values of these properties that are nodes."""
        return [v for name in names for v in self.properties.get(name, ()) if isinstance(v, Node)]

    def text(self, *names: str) -> str | None:
        """The first value of these properties as text; of a node, its name."""
        for value in self.values(*names):
            found = text_of(value)
            if found:
                return found
        return None

    def is_a(self, *types: str) -> bool:
        """Whether it has one of these types."""
        return any(t in types for t in self.types)

    def __repr__(self) -> str:
        return f"<Node {'/'.join(self.types)} {self.id or ''} {sorted(self.properties)}>"


def text_of(value: Value) -> str | None:
    """A value as text: a node by its name or address, everything else as it stands."""
    if isinstance(value, Node):
        return (
            value.text("name")
            or value.text("@value")
            or (value.text("url") if not value.properties.get("name") else None)
        )
    if isinstance(value, bool):
        return None
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text.strip() or None


def short_type(name: str) -> str:
    """A type or property name without vocabulary address or prefix.

    >>> short_type("https://schema.org/Movie"), short_type("schema:Movie"), short_type("#actor")
    ('Movie', 'Movie', 'actor')
    """
    name = name.strip()
    for separator in ("/", "#", ":"):
        if separator in name:
            name = name.rstrip(separator).rpartition(separator)[2]
    return name


def reachable(roots: list[Node]) -> Iterator[Node]:
    """Every node once, in document order, however they are nested or circle back."""
    seen: set[int] = set()
    stack = list(reversed(roots))
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        inner = [v for values in node.properties.values() for v in values if isinstance(v, Node)]
        stack.extend(reversed(inner))


def link(roots: list[Node]) -> list[Node]:
    """The same nodes with references by id put in place: nodes of one id become one node.

    A node that is nothing but an id stands for the node that carries the facts.
    """
    by_id: dict[str, Node] = {}
    everything = list(reachable(roots))
    for node in everything:
        if node.id:
            first = by_id.setdefault(node.id, node)
            if first is not node:
                _merge(first, node)
    if not by_id:
        return roots

    def whole(value: Value) -> Value:
        return by_id[value.id] if isinstance(value, Node) and value.id in by_id else value

    for node in everything:
        for name, values in node.properties.items():
            node.properties[name] = [whole(v) for v in values]
    found = {id(value): value for value in map(whole, roots) if isinstance(value, Node)}
    return list(found.values())


def _merge(first: Node, other: Node) -> None:
    first.types = first.types + tuple(t for t in other.types if t not in first.types)
    for name, values in other.properties.items():
        mine = first.properties.setdefault(name, [])
        if mine is not values:
            mine.extend(v for v in values if not any(v is m or (not isinstance(v, Node) and v == m) for m in mine))


_Work = list[tuple[Any, "Node | None", str, int]]
"""JSON values still to be read: the value, the node and property that it belongs to, its depth."""


def node_from_json(data: Any, where: str, syntax: str = "json-ld", most: int = 200) -> tuple[list[Node], int]:
    """The nodes of a JSON-LD value, and how many values lay too deep; without recursion, as depth is the page's."""
    roots: list[Node] = []
    left = 0
    stack: _Work = [(data, None, "", 0)]
    while stack:
        value, parent, name, depth = stack.pop()
        if depth > most:
            left += 1
        elif isinstance(value, list):
            stack.extend((item, parent, name, depth + 1) for item in reversed(value))
        elif isinstance(value, dict):
            if "@value" in value:
                inner = value["@value"]
                if parent is not None and isinstance(inner, (str, int, float)):
                    parent.add(name, characters(inner) if isinstance(inner, str) else inner)
                continue
            if "@list" in value or "@set" in value:
                stack.append((value.get("@list", value.get("@set")), parent, name, depth + 1))
                continue
            _open(value, parent, name, where, syntax, stack, roots, depth, most)
        elif parent is not None and isinstance(value, (str, int, float)) and not isinstance(value, bool):
            # JSON can escape half a surrogate pair, which nothing can write again
            parent.add(name, characters(value) if isinstance(value, str) else value)
    return roots, left


def _open(
    value: dict[str, Any],
    parent: Node | None,
    name: str,
    where: str,
    syntax: str,
    stack: _Work,
    roots: list[Node],
    depth: int,
    most: int,
) -> None:
    types = value.get("@type", value.get("type", ()))
    types = types if isinstance(types, list) else [types] if isinstance(types, str) else []
    identity = value.get("@id", value.get("id"))
    node = Node(
        syntax,
        where,
        tuple(short_type(t) for t in types if isinstance(t, str) and t.strip()),
        characters(identity) if isinstance(identity, str) and identity.strip() else None,
    )
    if parent is not None:
        parent.add(name, node)
    else:
        roots.append(node)
    later: _Work = []
    for raw, inner in value.items():
        if raw == "@graph":
            later.append((inner, None, "", depth + 1))
        elif raw == "@reverse" and isinstance(inner, dict):
            for back, others in inner.items():
                for other in node_from_json(others, where, syntax, most - depth - 1)[0]:
                    other.add(short_type(back), node)
                    roots.append(other)
        elif not raw.startswith("@"):
            later.append((inner, node, short_type(raw), depth + 1))
    stack.extend(reversed(later))
