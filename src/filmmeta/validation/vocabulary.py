"""schema.org's types and properties."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Property(NamedTuple):
    """What schema.org says of a property."""

    domains: frozenset[str]
    ranges: frozenset[str]
    successor: str


class Vocabulary(NamedTuple):
    """One release of schema.org."""

    version: str
    types: dict[str, tuple[str, ...]]
    """Each type with those directly above it."""
    properties: dict[str, Property]
    members: frozenset[str]
    """The values of enumerations: `InStock`."""


@cache
def vocabulary() -> Vocabulary:
    """schema.org as tools/compile_schemaorg.py wrote it down."""
    data = json.loads((files("filmmeta.validation") / "schemaorg.json").read_text("utf-8"))
    properties = {}
    for name, entry in data["properties"].items():
        domains, ranges, successor = entry.split("|")
        properties[name] = Property(frozenset(domains.split()), frozenset(ranges.split()), successor)
    types = {name: tuple(parents.split()) for name, parents in data["types"].items()}
    return Vocabulary(data["version"], types, properties, frozenset(data["members"].split()))


@cache
def above(type: str) -> frozenset[str]:
    """A type and all above it; of an unknown type only itself.

    >>> sorted(above("Movie"))
    ['CreativeWork', 'Movie', 'Thing']
    """
    found = {type}
    for parent in vocabulary().types.get(type, ()):
        found |= above(parent)
    return frozenset(found)


def is_a(type: str, kind: str) -> bool:
    """Whether a type is of a kind.

    >>> is_a("CriticReview", "Review"), is_a("Review", "CriticReview")
    (True, False)
    """
    return kind in above(type)


def nearest(name: str, known: list[str]) -> str:
    """The known name that was probably meant, or "" where none is near."""
    folded = {k.casefold(): k for k in known}
    found = get_close_matches(name.casefold()[:60], folded, 1, 0.75)
    return folded[found[0]] if found else ""


def properties_of(types: tuple[str, ...]) -> list[str]:
    """The properties that things of these types may have."""
    kinds = frozenset().union(*map(above, types))
    return [name for name, entry in vocabulary().properties.items() if entry.domains & kinds]
