"""All labels in the text of a block, found when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from filmmeta.blocks import Block
from filmmeta.labelling.bare import bare_labels
from filmmeta.labelling.bold import in_bold
from filmmeta.labelling.colons import before_colons
from filmmeta.labelling.label import MOST_HITS, Hit
from filmmeta.labelling.meaning import may_hold_label
from filmmeta.labelling.rows import boxed_lines, row_label
from filmmeta.labelling.statements import statements
from filmmeta.labelling.whole import title_label, whole
from filmmeta.layout import is_prose

SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "tags"))
"""Zones of a page whose labels are not read."""


class Hits:
    """The labels in each block of a page."""

    def __init__(self, blocks: Sequence[Block], language: str | None) -> None:
        self.blocks = blocks
        self.language = language
        self._found: dict[int, list[Hit]] = {}

    def of(self, block: Block) -> list[Hit]:
        """The labels in a block, in order."""
        found = self._plain(block)
        if not found and self.is_boxed(block):
            row = row_label(block, self.language)
            found = self._found[block.index] = [row] if row is not None else []
        return found

    def is_boxed(self, block: Block) -> bool:
        """Whether a block is a line of a table in a plain text."""
        return block.element is None and block.index in self._boxed

    def _plain(self, block: Block) -> list[Hit]:
        """The same without those that only the lines around tell."""
        found = self._found.get(block.index)
        if found is None:
            found = self._found[block.index] = self._find(block) if may_hold_label(block, self.language) else []
        return found

    @cached_property
    def _boxed(self) -> frozenset[int]:
        """The lines of tables in a plain text."""
        return boxed_lines(self.blocks, lambda b: any(h.start <= _FIRST for h in self._plain(b)))

    def begin(self, block: Block) -> bool:
        """Whether a block begins with a label."""
        found = self.of(block)
        return bool(found) and found[0].start <= _FIRST

    def whole(self, block: Block) -> Hit | None:
        """The label that a block is; None where it is none, or more than that."""
        return whole(block, self.blocks, self.language)

    def _find(self, block: Block) -> list[Hit]:
        if (alone := self.whole(block)) is not None:
            return [alone]
        if (titled := self._titled_row(block)) is not None:
            return [titled]
        text, language = block.text, self.language
        long = len(text) > _LONG and is_prose(block)
        hits = before_colons(text, long, language)
        _add_bold(hits, block, language)
        if not long:
            _add_bare(hits, text, language)
        hits.sort(key=lambda hit: hit.start)
        return hits

    def _titled_row(self, block: Block) -> Hit | None:
        """As in "Title Low Water" above "Director Ada Brandt", rows of a table in a plain text."""
        first = title_label(block, self.language)
        below = next((b for b in self.blocks[block.index + 1 : block.index + 2] if b.line == block.line + 1), None)
        if not first or below is None or title_label(below, self.language) or not self._plain(below):
            return None
        return Hit("name", 0, len(first), 0.75)


_FIRST = 2
"""The last place of a label that a block begins with."""
_LONG = 300


def _add_bold(hits: list[Hit], block: Block, language: str | None) -> None:
    """Adds the labels in bold to those before colons, which may be the same."""
    taken = {hit.end for hit in hits}
    for hit in in_bold(block, language):
        if len(hits) >= MOST_HITS:
            break
        if hit.end not in taken and not any(h.start <= hit.start < h.end for h in hits):
            hits.append(hit)


def _add_bare(hits: list[Hit], text: str, language: str | None) -> None:
    """Adds the labels of the statements that have none yet."""
    for start, end in statements(text, language):
        if len(hits) >= MOST_HITS:
            break
        if end - start <= _LONGEST_STATEMENT and not any(start <= hit.start < end for hit in hits):
            hits += bare_labels(text, start, end, language)


_LONGEST_STATEMENT = 200
