"""Reads labels and their values, and the lines of facts around them that have none."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.labels.boxes import labelled
from filmmeta.readers.labels.lines import genre_lines, running_lines
from filmmeta.readers.labels.openings import Openings
from filmmeta.readers.labels.sentences import bracketed, rated
from filmmeta.readers.labels.shown import certificate_images, named_by_class
from filmmeta.readers.labels.spoken import spoken
from filmmeta.readers.labels.titles import capsule_heads, casts_beside, title_lines, titles_before_facts

_NOT_SAID = frozenset(("nav", "comments", "related", "share", "tags", "footer", "bio"))


def labels(document: Document) -> Iterator[Claim]:
    """The film's facts that stand behind labels, and those of running lines without any."""
    for read in (
        labelled,
        title_lines,
        titles_before_facts,
        capsule_heads,
        casts_beside,
        running_lines,
        genre_lines,
        named_by_class,
        certificate_images,
    ):
        yield from read(document)
    openings = Openings(document)
    for block in document.blocks:
        if block.zone not in _NOT_SAID:
            if block.digits:
                yield from bracketed(document, block)
            if "rated" in block.said:
                yield from rated(document, block)
            yield from spoken(document, block)
            if block.digits:
                yield from openings.told(block)
