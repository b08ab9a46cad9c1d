"""Reads the blocks that filmmeta itself wrote: each value as it stands, nothing trimmed, split or second-guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document
from filmmeta.models import Film, Review
from filmmeta.schemaorg import MARK, film_fields, review_fields
from filmmeta.values.text import clean

_Node = dict[str, Any]


def read_written(document: Document) -> list[Claim]:
    """What our own blocks say; a block that was changed by hand until it is ours no more is left to other readers."""
    if document.root is None or MARK.encode() not in document.source:
        return []
    found: list[Claim] = []
    for element in document.root.iter("script"):
        if MARK in (element.get("class") or "").split():
            where = document.where(element)
            try:
                found += list(_claims_of(json.loads(element.text or ""), where))
            except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
                document.warnings.append(f"the JSON-LD at {where} is marked as ours and was changed: read as any other")
    return found


def _claims_of(data: _Node, where: str) -> Iterator[Claim]:
    """The claims of one block: every value of every film and review, once they are known to make one."""
    roots: list[_Node] = data.get("@graph", [data])
    films = [node for node in roots if node["@type"] == "Movie"]
    reviews: list[tuple[_Node, _Node | None]] = [(r, film) for film in films for r in _reviews_in(film)]
    reviews += [(node, None) for node in roots if node["@type"] == "Review"]
    names = {film["@id"]: f"{where} {film['@id']}" for film in films}
    for film in films:
        fields = dict(Film(**film_fields(film)))
        yield from _claims("film", fields, where, names[film["@id"]])
    for review, inside in reviews:
        fields = dict(Review(**review_fields(review)))
        about = inside or review.get("itemReviewed")
        fields["film"] = "" if about is None else about["@id"]
        node = names.get(fields["film"], "")
        yield from _claims("review", fields, where, f"{where} {review['@id']}", node)


def _reviews_in(film: _Node) -> list[_Node]:
    inside = film.get("review", [])
    return inside if isinstance(inside, list) else [inside]


def _claims(subject: Subject, fields: dict[str, Any], where: str, node: str, about: str = "") -> Iterator[Claim]:
    for name, value in fields.items():
        for item in value if isinstance(value, list) else [] if value is None else [value]:
            text = item.name if isinstance(item, BaseModel) and hasattr(item, "name") else str(item)
            yield Claim(subject, name, item, Evidence(READER, where, clean(text[:600])[:300], 1.0), node, about)


READER = "written"
"""The name under which these claims are known: they are the page's own word, and decide."""
