"""How much of a page is read: bounds that no page of a real site meets, and that keep a hostile one cheap."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bounds of one call of `parse`. What lies past one is left out, and `Page.warnings` says so.

    The size of the input has its own argument, `max_bytes`: past it nothing is read.
    """

    depth: int = 1_000
    """Levels of nested elements."""
    blocks: int = 200_000
    """Blocks of text."""
    block_length: int = 200_000
    """Characters of one block or meta tag: the most that a pattern is run over."""
    title_length: int = 2_000
    """Characters of the title: one whose end tag is damaged holds the whole page."""
    jsonld_bytes: int = 20_000_000
    """Characters of all JSON-LD blocks together."""
    jsonld_depth: int = 200
    """Levels of nested JSON values."""
    values: int = 500
    """Claims that one reader makes about one field; paragraphs of the text are not counted."""
    films: int = 100
    """Films of one page."""
