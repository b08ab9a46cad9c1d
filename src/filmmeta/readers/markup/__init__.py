"""Reads machine-readable markup: JSON-LD, microdata, RDFa and microformats, all as schema.org nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.markup.jsonld import read_jsonld
from filmmeta.readers.markup.mapping import claims_of
from filmmeta.readers.markup.nodes import Node, link, reachable

# What a page of each syntax must hold. JavaScript says `typeof x` on nearly every page, and themes put
# `hentry` on every post: neither is a mark.
_MICRODATA = re.compile(rb"\sitemscope[\s=>/]", re.IGNORECASE)
_RDFA = re.compile(rb"\stypeof\s*=", re.IGNORECASE)
_MICROFORMATS = re.compile(rb"\bh-?review\b|\b[pu]-(?:rating|item|review-of)\b")


def read_nodes(document: Document) -> list[Node]:
    """Every node of a page, references resolved, in document order within each syntax.

    A syntax whose mark the page lacks costs one search of its source: its reader is not even imported.
    """
    roots = [*read_jsonld(document), *_marked(document)]
    return list(reachable(link(roots, document.address))) if roots else []


def _marked(document: Document) -> Iterator[Node]:
    source = document.source
    if _MICRODATA.search(source):
        from filmmeta.readers.markup.microdata import read_microdata

        yield from read_microdata(document)
    if _RDFA.search(source):
        from filmmeta.readers.markup.rdfa import read_rdfa

        yield from read_rdfa(document)
    if _MICROFORMATS.search(source):
        from filmmeta.readers.markup.microformats import read_microformats

        yield from read_microformats(document)


def markup(document: Document) -> Iterator[Claim]:
    """What the page states in machine-readable form."""
    nodes = read_nodes(document)
    if nodes:
        yield from claims_of(nodes, document)
