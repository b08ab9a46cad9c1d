"""Reads machine-readable markup: JSON-LD, microdata, RDFa and microformats, all as schema.org nodes."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.markup.jsonld import read_jsonld
from filmmeta.readers.markup.mapping import claims_of, place_of
from filmmeta.readers.markup.nodes import Node, link
from filmmeta.readers.markup.written import read_written
from filmmeta.values.patterns import lazy

# class names by which a page may hold microformats of reviews; themes put `hentry` on every post, which is no mark
_HREVIEW = lazy(r"h-?review\b")
_RATED_ENTRY = ("p-rating", "-review-of")


def read_nodes(document: Document) -> list[Node]:
    """Every node of a page, references resolved, in document order within each syntax.

    A syntax of which no element has the mark costs nothing: its reader is not even imported.
    """
    roots = [*read_jsonld(document, document.source.lower().count(b"ld+json")), *_marked(document)]
    return link(roots, document.address) if roots else []


def _marked(document: Document) -> Iterator[Node]:
    if document.having("itemscope"):
        from filmmeta.readers.markup.microdata import read_microdata

        yield from read_microdata(document)
    if document.having("typeof"):
        from filmmeta.readers.markup.rdfa import read_rdfa

        yield from read_rdfa(document)
    classes = " ".join(document.class_names).lower()
    if _HREVIEW.search(classes) or ("h-entry" in classes and any(mark in classes for mark in _RATED_ENTRY)):
        from filmmeta.readers.markup.microformats import read_microformats

        yield from read_microformats(document)


def markup(document: Document) -> Iterator[Claim]:
    """What the page states in machine-readable form."""
    ours = list(read_written(document))
    yield from ours
    read = {claim.evidence.where for claim in ours}
    nodes = [node for node in read_nodes(document) if not read or place_of(node, document) not in read]
    if nodes:
        yield from claims_of(nodes, document)
