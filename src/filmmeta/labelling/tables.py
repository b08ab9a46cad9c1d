"""Tables whose first row holds the labels and whose next holds the values."""

from __future__ import annotations

from filmmeta.blocks import Block, Element
from filmmeta.labelling.hits import Hits
from filmmeta.labelling.label import Labelled


def header_row(block: Block, hits: Hits) -> list[Labelled]:
    """The labels of the row that a cell begins, each with the value below it; none where it is no such row."""
    row = row_of(block)
    if row is None or row.getprevious() is not None:
        return []
    heads = [b for b in hits.blocks[block.index : block.index + 12] if row_of(b) is row]
    names = [hits.whole(b) for b in heads]
    if len(heads) < 2 or any(n is None for n in names):
        return []
    start = heads[-1].index + 1
    values = hits.blocks[start : start + len(heads)]
    if len(values) < len(heads) or row_of(values[0]) is None:
        return []
    if any(row_of(v) is not row_of(values[0]) for v in values):
        return []
    return [
        Labelled(n.property, h.text, v.text, h.index, v.index, values[-1].index + 1, 0.85)
        for n, h, v in zip(names, heads, values, strict=True)
        if n is not None
    ]


def row_of(block: Block) -> Element | None:
    """The table row that a cell's block stands in."""
    at = block.element
    for _ in range(_DEEPEST):  # a `<div>` or `<p>` inside the cell
        if at is None:
            return None
        if at.tag in ("td", "th"):
            return at.getparent()
        at = at.getparent()
    return None


_DEEPEST = 3
