"""The one form in which all machine-readable markup is looked at: schema.org nodes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, Union
from urllib.parse import urljoin

from filmmeta.blocks import Element
from filmmeta.readers.markup.schema import ARTICLE, FILM, PAGE, REFERENCES, REVIEW, property_name, type_names
from filmmeta.values.text import characters

Value = Union[str, float, int, "Node"]

_DEEPEST_NAME, _MOST_NAMES = 4, 3
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Node:
    """One thing that markup describes: types, and for each property a list of values."""

    __slots__ = ("id", "note", "properties", "spot", "syntax", "types")

    def __init__(
        self, syntax: str, spot: Element | str, types: Iterable[str] = (), id: str | None = None, note: str = ""
    ) -> None:
        self.syntax = syntax
        """`"json-ld"`, `"microdata"`, `"rdfa"` or `"microformats"`."""
        self.spot = spot
        """The element that states it, or where the page's source does: `"line 12"`."""
        self.types = type_names(tuple(types))
        """Type names without vocabulary or prefix: `("Movie",)`."""
        self.id = id.strip() if id and id.strip() else None
        """What other nodes call it: `@id`, `itemid`, `resource`."""
        self.note = note
        """What evidence from it must tell: that its JSON was mended."""
        self.properties: dict[str, list[Value]] = {}

    def add(self, name: str, value: Any) -> None:
        """Append one value to a property, given by any of its names; what is no value, such as NaN, is left out."""
        if isinstance(value, str):
            value = (value if value.isprintable() else characters(_CONTROL.sub("", value))).strip()
        elif isinstance(value, bool) or not (isinstance(value, (Node, int)) or _is_finite(value)):
            return
        name = property_name(name)
        if name == "itemReviewed" and isinstance(value, str):  # only the film's name, or what other nodes call it
            item = Node(
                self.syntax, self.spot, (), value if "://" in value or value.startswith("#") else None, self.note
            )
            if item.id is None:
                item.add("name", value)
            value = item
        self.properties.setdefault(name, []).append(value)

    def values(self, *names: str) -> list[Value]:
        """The values of the first of these properties that has any."""
        for name in names:
            if found := self.properties.get(name):
                return found
        return []

    def nodes(self, *names: str) -> list[Node]:
        """The values of these properties that are nodes."""
        return [v for name in names for v in self.properties.get(name, ()) if isinstance(v, Node)]

    def text(self, *names: str) -> str | None:
        """The first value of these properties that has a text; of a node, its name."""
        return next((t for name in names for v in self.properties.get(name, ()) if (t := text_of(v))), None)

    def is_a(self, types: frozenset[str]) -> bool:
        """Whether it has one of these types."""
        return not types.isdisjoint(self.types)

    def __repr__(self) -> str:
        return f"<Node {'/'.join(self.types)} {self.id or ''} {sorted(self.properties)}>"


def _is_finite(value: Any) -> bool:
    return isinstance(value, float) and math.isfinite(value)


def text_of(value: Value, depth: int = _DEEPEST_NAME) -> str | None:
    """A value as text: a node by its name or address, everything else as it stands.

    A node whose name is a node, and so on, has a text as long as that ends soon.
    """
    if isinstance(value, Node):
        inner = value.properties.get("name") or value.properties.get("url") or ()
        return next((t for v in inner[:_MOST_NAMES] if (t := text_of(v, depth - 1))), None) if depth else None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value) or None


def reachable(roots: Iterable[Node]) -> Iterator[Node]:
    """Every node once, in document order, however they are nested or circle back."""
    seen: set[int] = set()
    stack = list(reversed(list(roots)))
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        inner = [v for values in node.properties.values() for v in values if isinstance(v, Node)]
        stack.extend(reversed(inner))


# ---------------------------------------------------------------- references


def link(roots: list[Node], base: str | None) -> list[Node]:
    """All nodes of a page, in document order, with references by id put in place across all blocks and syntaxes.

    Nodes of one id become one. Pages that give a film, its review and the page itself one and the same id mean
    three things all the same: those stay apart, and a reference finds the one that its property asks for.

    Args:
        roots: what the readers of the four syntaxes found; nodes are changed in place.
        base: the page's address, against which ids are resolved.
    """
    everything = list(reachable(roots))
    groups: dict[str, dict[str, list[Node]]] = {}
    for node in everything:
        if node.id:
            groups.setdefault(_identity(node, base), {}).setdefault(_family(node), []).append(node)
    if not groups:
        return everything
    of_id = {identity: _united(families) for identity, families in groups.items()}

    for node in everything:
        for name, values in node.properties.items():
            for place, value in enumerate(values):
                if isinstance(value, Node):
                    if value.id:
                        values[place] = _meant(of_id[_identity(value, base)], name, value)
                elif isinstance(value, str) and name in REFERENCES and ("://" in value or value[:1] == "#"):
                    if families := of_id.get(_absolute(value, base)):
                        values[place] = _meant(families, name)
    kept = {id(node) for families in of_id.values() for node in families.values()}
    return [node for node in everything if not node.id or id(node) in kept]


_LONGEST_ID = 2_000


def _identity(node: Node, base: str | None) -> str:
    name = node.id or ""
    if name.startswith("_:"):  # a blank node's name counts only inside its own block
        return f"{id(node.spot)} {name}" if node.syntax == "json-ld" else name
    return _absolute(name, base)


def _absolute(name: str, base: str | None) -> str:
    if "://" in name or not base or len(name) > _LONGEST_ID:
        return name
    try:
        return urljoin(base, name)
    except ValueError:
        return name


_FAMILIES = (("film", FILM), ("review", REVIEW), ("page", PAGE | ARTICLE))
_MEANT = {
    **dict.fromkeys(("itemReviewed", "about", "mainEntity", "workPresented", "item", "mentions"), ("film",)),
    **dict.fromkeys(("review", "reviews"), ("review",)),
    **dict.fromkeys(("mainEntityOfPage", "isPartOf"), ("page",)),
}


def _family(node: Node) -> str:
    return next((name for name, types in _FAMILIES if node.is_a(types)), "thing" if node.types else "")


def _united(families: dict[str, list[Node]]) -> dict[str, Node]:
    """One node for each family of nodes of one id; those without a type belong to whichever there is."""
    if len(families) == 1:
        return {name: _merged(nodes) for name, nodes in families.items()}
    bare = families.pop("", [])
    united = {name: _merged(nodes) for name, nodes in families.items()}
    _merged([next(iter(united.values())), *(node for node in bare if node.properties)])
    return united


def _merged(nodes: list[Node]) -> Node:
    """The first of several nodes, with what the others know."""
    first = nodes[0]
    if len(nodes) == 1:
        return first
    seen: dict[str, set[Any]] = {}
    for node in nodes[1:]:
        first.types = tuple(dict.fromkeys((*first.types, *node.types)))
        for name, values in node.properties.items():
            mine = first.properties.setdefault(name, [])
            known = seen.setdefault(name, {_same(v) for v in mine})
            for value in values:
                if _same(value) not in known:
                    known.add(_same(value))
                    mine.append(value)
    return first


def _same(value: Value) -> Any:
    """Plain values are the same when they are equal, nodes when they are of one id, or one node."""
    return (value.id or id(value),) if isinstance(value, Node) else value


def _meant(families: dict[str, Node], name: str, node: Node | None = None) -> Node:
    """Which of the nodes of one id a property means."""
    if len(families) == 1:
        return next(iter(families.values()))
    own = _family(node) if node is not None else ""
    if own in families:
        return families[own]
    wanted = _MEANT.get(name, ("thing", "page", "review"))
    return next((families[w] for w in wanted if w in families), next(iter(families.values())))


# ---------------------------------------------------------------- from JSON

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$")
_MOST_TERMS, _MOST_LANGUAGES = 300, 20
_WRAPPERS = ("@value", "@list", "@set")
_REVERSE = "@reverse "


# a JSON value, the node and property that it belongs to, the names that its context gives to things,
# and its depth
_Work = tuple[Any, Node | None, str, dict[str, str], int]


def nodes_of_json(data: Any, spot: Element | str, note: str = "", deepest: int = 200) -> tuple[list[Node], int]:
    """The nodes that no other node holds of a JSON-LD value, and how many values lay too deep; without recursion.

    Contexts are never fetched; what one says in place is heeded where it renames terms.
    """
    roots: list[Node] = []
    left = 0
    stack: list[_Work] = [(data, None, "", {}, 0)]
    while stack:
        value, parent, name, terms, depth = stack.pop()
        if depth > deepest:
            left += 1
        elif isinstance(value, dict):
            stack.extend(reversed(_read_object(value, parent, name, terms, depth + 1, spot, note, roots)))
        elif isinstance(value, list):
            stack.extend([(item, parent, name, terms, depth + 1) for item in reversed(value)])
        elif parent is not None and not name.startswith(_REVERSE):
            parent.add(name, value)
    return roots, left


def _read_object(
    data: dict[str, Any],
    parent: Node | None,
    name: str,
    terms: dict[str, str],
    depth: int,
    spot: Element | str,
    note: str,
    roots: list[Node],
) -> list[_Work]:
    """One JSON object: a node of its own, or a wrapper around the values that count; gives what is left to read."""
    context = data.get("@context")
    if isinstance(context, (dict, list)):
        terms = _terms(context, terms)
    value = {terms.get(term, term): inner for term, inner in data.items()} if terms else data
    for wrapper in _WRAPPERS:
        if wrapper in value:
            return [(value[wrapper], parent, name, terms, depth)]
    if "@type" not in value and "@id" not in value and parent is not None and _is_language_map(value):
        return [(inner, parent, name, terms, depth) for inner in value.values()]
    types = value.get("@type", value.get("type", ()))
    if not types and "itemReviewed" in value:
        types = "Review"  # templates forget to say so
    identity = value.get("@id", value.get("id"))
    node = Node(
        "json-ld",
        spot,
        [terms.get(t, t) for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)],
        identity if isinstance(identity, str) else None,
        note,
    )
    if parent is None:
        roots.append(node)
    elif name.startswith(_REVERSE):
        node.add(name.removeprefix(_REVERSE), parent)
        roots.append(node)
    else:
        parent.add(name, node)
    inside: list[_Work] = []
    for term, inner in value.items():
        if term in ("@graph", "@included"):
            inside.append((inner, None, "", terms, depth))
        elif term == "@reverse" and isinstance(inner, dict):
            inside.extend((others, node, _REVERSE + back, terms, depth) for back, others in inner.items())
        elif isinstance(inner, str) and term[:1] != "@":
            node.add(term, inner)
        elif term[:1] != "@" or term.startswith(_REVERSE):
            inside.append((inner, node, term, terms, depth))
    return inside


def _is_language_map(value: dict[str, Any]) -> bool:
    """As in `"name": {"en": "Low Water", "de": "Niedrigwasser"}`."""
    return len(value) < _MOST_LANGUAGES and "id" not in value and all(map(_LANGUAGE.match, value))


def _terms(context: Any, before: dict[str, str]) -> dict[str, str]:
    """What an inline context calls things: `{"film": "schema:Movie", "id": "@id"}`."""
    own: dict[str, str] = {}
    for part in context if isinstance(context, list) else [context]:
        for term, meaning in list(part.items())[:_MOST_TERMS] if isinstance(part, dict) else ():
            target = meaning.get("@id") if isinstance(meaning, dict) else meaning
            if isinstance(meaning, dict) and isinstance(reverse := meaning.get("@reverse"), str):
                own[term] = f"{_REVERSE}{reverse}"
            elif isinstance(target, str) and not term.startswith("@") and not target.endswith(("/", "#", ":")):
                own[term] = target
    return {**before, **own} if own and len(before) < _MOST_TERMS else before
