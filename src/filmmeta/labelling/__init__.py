"""Labels and their values, in every layout that pages and texts give them.

"Director: A", "Genre: X Director: A" on one line, `<b>Director</b> A`, a table in either direction,
`<dt>`/`<dd>`, a heading with its value in the next block, "Directed by A." at the start of a line.
What a label means is the vocabulary's matter; what to do with a value is the readers'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from filmmeta.blocks import Block
from filmmeta.labelling.before import before_label, before_label_in
from filmmeta.labelling.hits import SKIPPED, Hits
from filmmeta.labelling.inside import labelled
from filmmeta.labelling.label import Labelled
from filmmeta.labelling.meaning import begins_compounded
from filmmeta.labelling.statements import statements
from filmmeta.labelling.tables import header_row
from filmmeta.vocabulary import label_words

__all__ = ["Labelled", "before_label", "before_label_in", "find_labels", "statements"]


def find_labels(blocks: Sequence[Block], language: str | None) -> list[Labelled]:
    """All labels of a page with their values, in page order."""
    return list(_labels(Hits(blocks, language)))


def _labels(hits: Hits) -> Iterator[Labelled]:
    skip_until = 0
    known = label_words()
    for block in hits.blocks:
        if block.zone in SKIPPED or block.index < skip_until:
            continue
        if block.tag in ("th", "td") and (columns := header_row(block, hits)):
            yield from columns
            skip_until = columns[-1].value_end
        elif known.isdisjoint(block.said) and block.text.isascii() and not begins_compounded(block, hits.language):
            continue
        elif found := hits.of(block):
            yield from labelled(block, found, hits)
