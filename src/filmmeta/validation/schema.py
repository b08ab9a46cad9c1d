"""What schema.org knows: types, properties, where these belong and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.readers.markup.nodes import Node, Value
from filmmeta.validation.findings import Finding, finding
from filmmeta.validation.graph import Graph, Thing
from filmmeta.validation.ratings import as_number
from filmmeta.validation.vocabulary import above, is_a, nearest, properties_of, vocabulary

_ANNOTATION = re.compile(r"-(?:input|output)$")  # https://schema.org/docs/actions.html
_KEYWORDS = ("type", "id")
"""What schema.org's own context calls `@type` and `@id`, too."""
_WRITTEN = frozenset(("Text", "URL", "Date", "DateTime", "Time", "Quantity", "Enumeration", "CssSelectorType"))
_NUMBERS = frozenset(("Number", "Text", "Quantity"))
_SYNTAXES = ("json-ld", "microdata")
"""Those whose terms are schema.org's: RDFa mixes vocabularies, microformats have their own."""


def schema(graph: Graph) -> Iterator[Finding]:
    """Types and properties that schema.org does not know, or not there."""
    for thing in graph.things:
        if thing.node.syntax not in _SYNTAXES:
            continue
        known = [name for name in thing.node.types if name in vocabulary().types]
        for name in thing.node.types:
            if name not in known and name not in vocabulary().members:
                guess = nearest(name, list(vocabulary().types))
                yield finding("schema-type", thing.path, value=name, hint=f"Do you mean {guess}?" if guess else "")
        for name, values in thing.node.properties.items():
            if name in _KEYWORDS:
                continue
            yield from _property(thing, tuple(known), _ANNOTATION.sub("", name), values)


def _property(thing: Thing, types: tuple[str, ...], name: str, values: list[Value]) -> Iterator[Finding]:
    path = f"{thing.path}.{name}"
    entry = vocabulary().properties.get(name)
    if entry is None:
        guess = nearest(name, properties_of(types) or list(vocabulary().properties))
        yield finding("schema-property", path, field=name, hint=f"Do you mean {guess}?" if guess else "")
        return
    if entry.successor:
        yield finding("schema-superseded", path, field=name, value=entry.successor.split()[0])
    # a Role stands in a property's place and has that property again: https://schema.org/Role
    if types and not any(entry.domains & above(t) or is_a(t, "Role") for t in types):
        guess = nearest(name, properties_of(types))
        hint = f"Do you mean {guess}?" if guess else f"It belongs to {', '.join(sorted(entry.domains)[:3])}"
        yield finding("schema-domain", path, field=name, value=types[0], hint=hint)
    expected = " or ".join(sorted(entry.ranges))
    for value in values:
        if not _fits(value, entry.ranges):
            yield finding("schema-range", path, field=name, value=_shown(value), expected=expected)


def _fits(value: Value, ranges: frozenset[str]) -> bool:
    if isinstance(value, Node):
        types = [t for t in value.types if t in vocabulary().types]
        return not types or any(ranges & above(t) or is_a(t, "Role") for t in types)
    kinds = frozenset().union(*map(above, ranges))
    if not isinstance(value, str):
        return bool(kinds & _NUMBERS)
    if kinds & _WRITTEN or "://" in value[:20]:
        return True
    if "Boolean" in kinds and value.rpartition("/")[2].lower() in ("true", "false"):
        return True
    return "Number" in kinds and as_number(value) is not None


def _shown(value: Value) -> str:
    return value.types[0] if isinstance(value, Node) else repr(value)
