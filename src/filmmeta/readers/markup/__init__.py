"""Reads machine-readable markup: JSON-LD, microdata, RDFa and microformats, all as schema.org nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.markup.jsonld import read_jsonld
from filmmeta.readers.markup.mapping import claims_of, place_of
from filmmeta.readers.markup.nodes import Node, link
from filmmeta.readers.markup.written import read_written

# What a page of each syntax must hold, in small letters. JavaScript says `typeof x` on nearly every page, and themes
# put `hentry` on every post: neither is a mark.
_MICRODATA = re.compile(rb"itemscope[\s=>/]")
_RDFA = re.compile(rb"typeof\s*=\s*[\w\"']")
_HREVIEW = re.compile(rb"h-?review\b")
_RATED_ENTRY = (b"p-rating", b"-review-of")


def read_nodes(document: Document) -> list[Node]:
    """Every node of a page, references resolved, in document order within each syntax.

    A syntax whose mark the page lacks costs one search of its source: its reader is not even imported.
    """
    source = document.source.lower()
    roots = [*read_jsonld(document, source.count(b"ld+json")), *_marked(document, source)]
    return link(roots, document.address) if roots else []


def _marked(document: Document, source: bytes) -> Iterator[Node]:
    if b"itemscope" in source and _MICRODATA.search(source):
        from filmmeta.readers.markup.microdata import read_microdata

        yield from read_microdata(document)
    if b"typeof" in source and _RDFA.search(source):
        from filmmeta.readers.markup.rdfa import read_rdfa

        yield from read_rdfa(document)
    reviews = b"hreview" in source or b"h-review" in source
    if (reviews and _HREVIEW.search(source)) or (b"h-entry" in source and any(mark in source for mark in _RATED_ENTRY)):
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
