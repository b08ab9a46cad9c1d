"""Reads sentences: titles set apart in the text, "directed by", "starring"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.prose.credits import credits_of_text
from filmmeta.readers.prose.lines import named_in_lines
from filmmeta.readers.prose.mentions import mentions
from filmmeta.readers.prose.names import SKIPPED
from filmmeta.values.bylines import is_byline
from filmmeta.values.dates import find_year


def prose(document: Document) -> Iterator[Claim]:
    """What the running text says of the film in sentences."""
    blocks = _read_blocks(document)
    yield from mentions(document, blocks)
    lines = named_in_lines(document)
    for line in lines:
        yield from line.claims(document)
    yield from credits_of_text(document, blocks, [line.name for line in lines])


def _read_blocks(document: Document) -> list[Block]:
    """From the headline to the end of the running text, side matter left out."""
    layout = document.layout
    first = layout.headline if 0 <= layout.headline < layout.start else layout.start
    read = [b for b in document.blocks[first : layout.end] if b.zone not in SKIPPED]
    # "Scritto da A. Name Marzo 2021 · 2 minuti" says who wrote the review
    return [b for b in read if not (b.digits and is_byline(b.text, document.base_language) and find_year(b.text))]
