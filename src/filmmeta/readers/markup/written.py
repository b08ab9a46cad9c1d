"""Reads JSON-LD that filmmeta wrote: each value as it stands, nothing trimmed, split or second-guessed.

It is known by itself: what the values in it would be written as is what stands there, word for word.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from filmmeta.blocks import Element
from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document
from filmmeta.models import Film, Review
from filmmeta.schemaorg import Written, read_graph
from filmmeta.values.text import clean

READER = "written"
"""The name under which these claims are known: they are the site's own word, and decide."""


def read_written(document: Document) -> Iterator[Claim]:
    """What blocks of our making say."""
    if document.root is None or not (b'#movie"' in document.source or b'#review"' in document.source):
        return
    for element in document.root.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            written = _read(element)
            if written is not None:
                yield from _claims_of(written, document.where(element))


def _read(element: Element) -> Written | None:
    try:
        return read_graph(json.loads(element.text or ""))
    except (ValueError, RecursionError):
        return None


def _claims_of(written: Written, where: str) -> Iterator[Claim]:
    nodes = {id(film): _node(where, name) for name, film in written.films.items()}
    for film in written.films.values():
        yield from _claims("film", film, where, nodes[id(film)])
    for name, review in written.reviews.items():
        about = nodes.get(id(review.film), "")
        yield Claim(
            "review",
            "film",
            review.film.name if review.film is not None else "",
            Evidence(READER, where, name, 1.0),
            _node(where, name),
            about,
        )
        yield from _claims("review", review, where, _node(where, name), about)


def _node(where: str, name: str) -> str:
    """A node's name: its syntax, a space, and what tells it from others of the page."""
    return "json-ld " + f"{where}{name}".replace(" ", "%20")


def _claims(subject: Subject, thing: Film | Review, where: str, node: str, about: str = "") -> Iterator[Claim]:
    for name, value in thing:
        for item in value if isinstance(value, list) else [] if value is None or name == "film" else [value]:
            text: Any = item.name if isinstance(item, BaseModel) and hasattr(item, "name") else item
            yield Claim(subject, name, item, Evidence(READER, where, clean(str(text)[:600])[:300], 1.0), node, about)
