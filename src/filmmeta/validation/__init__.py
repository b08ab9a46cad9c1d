"""Checks structured data offline, by the rules of those who read it: Google, Yandex, schema.org and good sense."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from lxml import etree

from filmmeta.document import Document, read_document, read_text
from filmmeta.errors import FilmmetaError
from filmmeta.inputs import unwrapped
from filmmeta.models import Film, Page, Review
from filmmeta.readers.markup import read_nodes
from filmmeta.readers.markup.nodes import Node, link, nodes_of_json
from filmmeta.readers.markup.schema import FILM, REVIEW
from filmmeta.validation.findings import Finding, finding
from filmmeta.validation.google import google
from filmmeta.validation.graph import Graph
from filmmeta.validation.schema import schema
from filmmeta.validation.sense import sense
from filmmeta.validation.yandex import yandex
from filmmeta.writers.jsonld import to_jsonld

__all__ = ["Finding", "validate"]


def validate(source: Any, *, scores: bool = False, today: date | None = None) -> list[Finding]:
    """What search engines, schema.org and good sense have against structured data.

    Args:
        source: a `Page`, `Film` or `Review` or a list of these, checked as `to_jsonld` writes them; any JSON-LD as a
            dictionary or list; or a page with structured data in it, as for `filmmeta.parse` (JSON-LD, microdata,
            RDFa). A text or file that starts like JSON is read as JSON-LD.
        scores: of objects, check other people's scores, too.
        today: the day that dates are compared with.

    Returns:
        The findings, errors first, else in the order of the data; an empty list where there is nothing to say.

    Raises:
        FilmmetaError: the input cannot be used, as for `filmmeta.parse`.
    """
    try:
        found = dict.fromkeys(_findings(source, scores, today or datetime.now(UTC).date()))
    except RecursionError as error:
        raise FilmmetaError("the data are nested too deeply") from error
    return sorted(found, key=lambda f: f.severity)


def _findings(source: Any, scores: bool, today: date) -> Iterator[Finding]:
    if isinstance(source, (Page, Film, Review)) or _are_ours(source):
        source = to_jsonld(source, scores=scores)
    if isinstance(source, (dict, list, tuple)):
        data = _plain(source)
        nodes = _nodes_of(data)
        yield from _context(data, "")
    elif (text := _text_of(source)) is None or not text.startswith(("{", "[")):
        document = read_document(source if text is None else text, format="html")
        yield from _blocks(document)
        # search engines no longer read reviews in microformats
        nodes = [node for node in read_nodes(document) if node.syntax != "microformats"]
        if not any(node.is_a(FILM | REVIEW) for node in nodes):
            yield finding("sense-no-markup", "")
    else:
        data, problems = _block(text, "")
        yield from problems
        nodes = _nodes_of(data)
    graph = Graph(nodes)
    yield from google(graph)
    yield from yandex(graph)
    yield from schema(graph)
    yield from sense(graph, today)


def _are_ours(source: Any) -> bool:
    return isinstance(source, (list, tuple)) and any(isinstance(item, (Film, Review)) for item in source)


def _text_of(source: Any) -> str | None:
    """The text of a page; None for a tree, which has none any more."""
    if isinstance(unwrapped(source).source, (etree._Element, etree._ElementTree)):
        return None
    return read_text(source).lstrip("\ufeff \t\r\n")


def _plain(data: Any) -> Any:
    """JSON-LD built in code as JSON has it."""
    try:
        return json.loads(json.dumps(data))
    except (TypeError, ValueError, RecursionError) as error:
        raise FilmmetaError(f"this is no JSON-LD: {error}") from error


def _nodes_of(data: Any) -> list[Node]:
    return link(nodes_of_json(data, "")[0], None)


def _blocks(document: Document) -> Iterator[Finding]:
    """What keeps search engines from reading a block at all, though we may be able to mend it."""
    for element in document.root.iter("script") if document.root is not None else ():
        if (element.get("type") or "").strip().lower().startswith("application/ld+json"):
            yield from _block("".join(element.itertext()), document.where(element))[1]


def _block(text: str, path: str) -> tuple[Any, list[Finding]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return None, [finding("google-unparsable", path, detail=error)]
    return data, list(_context(data, path))


def _context(data: Any, path: str) -> Iterator[Finding]:
    """Names are schema.org's only where the block says so."""
    for root in data if isinstance(data, list) else [data]:
        if isinstance(root, dict) and root and "schema.org" not in json.dumps(root.get("@context", "")):
            yield finding("schema-context", path)
