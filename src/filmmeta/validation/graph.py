"""Structured data of any syntax as things with a path, which the rules look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from filmmeta.readers.markup.nodes import Node
from filmmeta.validation.vocabulary import is_a


class Thing(NamedTuple):
    """One node, where it stands, and the property that leads there."""

    node: Node
    path: str = ""
    via: str = ""

    def is_a(self, *types: str) -> bool:
        """Whether it has one of these types, or one below them."""
        return any(is_a(own, kind) for own in self.node.types for kind in types)


class Graph:
    """All things of a page, each once, in document order."""

    def __init__(self, nodes: list[Node]) -> None:
        pointed: dict[int, list[tuple[Node, str]]] = {}
        for node in nodes:
            for name, values in node.properties.items():
                for value in values:
                    if isinstance(value, Node):
                        pointed.setdefault(id(value), []).append((node, name))
        self._pointed = pointed
        roots = [node for node in nodes if id(node) not in pointed]
        self.things = list(_walk([*roots, *nodes]))

    def parents(self, thing: Thing, *properties: str) -> list[Node]:
        """The nodes that have this one as a value of one of these properties."""
        return [node for node, name in self._pointed.get(id(thing.node), ()) if name in properties]

    def of(self, *types: str) -> Iterator[Thing]:
        """The things of these types and those below."""
        return (thing for thing in self.things if thing.is_a(*types))


def _walk(nodes: list[Node]) -> Iterator[Thing]:
    """Every node once, roots first; a loop of nodes starts where it is met first."""
    inner = {id(v) for n in nodes for values in n.properties.values() for v in values if isinstance(v, Node)}
    roots = [n for n in dict.fromkeys(nodes) if id(n) not in inner]
    several = Counter(_name(node) for node in roots)
    numbers: Counter[str] = Counter()
    seen: set[int] = set()
    for start in dict.fromkeys(nodes):
        if id(start) in seen:
            continue
        name = _name(start)
        path = f"{name}[{numbers[name]}]" if several[name] > 1 else name
        numbers[name] += 1
        stack = [Thing(start, path, "")]
        while stack:
            thing = stack.pop()
            if id(thing.node) in seen:
                continue
            seen.add(id(thing.node))
            yield thing
            for name, values in reversed(thing.node.properties.items()):
                for number, value in reversed(list(enumerate(values))):
                    if isinstance(value, Node):
                        place = f"{name}[{number}]" if len(values) > 1 else name
                        stack.append(Thing(value, f"{thing.path}.{place}", name))


def _name(node: Node) -> str:
    return node.types[0] if node.types else "Thing"
