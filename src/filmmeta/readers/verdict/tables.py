"""Rows and columns of a table: what stands beside a mark, or below a heading."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block, Element
from filmmeta.document import Document

_LONGEST_COLUMN = 200


def row_of(block: Block) -> Element | None:
    """The row of which a block is a cell."""
    return block.element.getparent() if block.element is not None and block.element.tag in ("td", "th") else None


def cell_of(block: Block) -> Element | None:
    """The cell that a block is, or stands in."""
    at = block.element
    while at is not None and at.tag not in ("td", "th", "table"):
        at = at.getparent()
    return at if at is not None and at.tag != "table" else None


def column(document: Document, head: Element, start: int) -> Iterator[Block]:
    """The blocks below a head of a table: in the cells as far along in their rows as the head is in its own."""
    row = head.getparent()
    if row is None:
        return
    place = row.index(head)
    for block in document.blocks[start : start + _LONGEST_COLUMN]:
        cell = cell_of(block)
        own = cell.getparent() if cell is not None else None
        if cell is None or own is None or _table(own) is not _table(row):
            return
        if own is not row and own.index(cell) == place:
            yield block


def _table(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)
