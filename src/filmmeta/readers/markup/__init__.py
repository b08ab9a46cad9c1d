"""Reads machine-readable markup: JSON-LD, microdata, RDFa Lite and microformats, all as schema.org nodes."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.markup.jsonld import read_jsonld
from filmmeta.readers.markup.mapping import claims_of
from filmmeta.readers.markup.microdata import read_microdata
from filmmeta.readers.markup.microformats import read_microformats
from filmmeta.readers.markup.nodes import Node, link, reachable
from filmmeta.readers.markup.rdfa import read_rdfa
from filmmeta.readers.markup.written import read_written

_SYNTAXES = (read_jsonld, read_microdata, read_rdfa, read_microformats)


def read_nodes(document: Document) -> list[Node]:
    """Every node of a page, references resolved, in document order."""
    roots = [node for syntax in _SYNTAXES for node in syntax(document)]
    return list(reachable(link(roots))) if roots else []


def markup(document: Document) -> Iterator[Claim]:
    """What the page states in machine-readable form."""
    ours = read_written(document)
    yield from ours
    read = {claim.evidence.where for claim in ours}
    nodes = [node for node in read_nodes(document) if node.where not in read]
    if nodes:
        yield from claims_of(nodes, document)
