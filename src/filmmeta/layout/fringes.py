"""What a stretch of running text begins and ends with that is not the article: taglines, notices, teasers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from filmmeta.blocks import Block
from filmmeta.layout.container import Container
from filmmeta.layout.heads import is_end
from filmmeta.layout.prose import breaks_off, is_whole_sentence, mass
from filmmeta.values.patterns import lazy

_GAP = 3
"""So many lines in a row that are neither text nor list nor heading part an article from what stands around it."""
_TOGETHER = 3
"""So many paragraphs in a row are the article's."""
# the share of the text that may stand on the far side of a gap, by each line of it, and at most
_BEFORE_A_LINE, _BEFORE_AT_MOST = 0.05, 0.4
_BEHIND_A_LINE, _BEHIND_AT_MOST = 0.04, 0.25


class Fringes:
    """The ends of a stretch, where the article is looked for between them."""

    def __init__(self, blocks: Sequence[Block], start: int, end: int, within: Container, rows: frozenset[int]) -> None:
        self.blocks = blocks
        self.start, self.end = start, end
        self.within = within
        self.rows = rows
        self.masses = [mass(b) for b in blocks[start:end]]
        self.total = sum(self.masses)

    def first(self, wanted: str) -> int:
        """Where the article begins: below its headline, a heading of other matter, a gap."""
        blocks, found = self.blocks, self.start
        titled = any(b.heading and _repeats(b, wanted) for b in blocks[: self.start])
        before, gap, run, inside = 0, 0, 0, False
        for i in range(self.start, self.end):
            block, weight = blocks[i], self.masses[i - self.start]
            if before > _BEFORE_AT_MOST * self.total:
                break
            if weight:
                most = min(_BEFORE_AT_MOST, _BEFORE_A_LINE * gap) * self.total
                if gap >= _GAP and before < most and not inside:
                    found = i
                before, gap, run = before + weight, 0, run + 1
                inside = inside or run > 1 or self.within.contains(block)
                continue
            run = 0
            if i in self.rows:
                continue
            headline = before and not titled and (block.heading or gap > 1) and _repeats(block, wanted)
            if headline or (before < _BEHIND_AT_MOST * self.total and not inside and is_end(block)):
                found = i + 1
            gap += _is_furniture(block)
        return found

    def last(self) -> int:
        """Where the article ends: before a heading of other matter, or a gap with little behind it."""
        blocks = self.blocks
        self.end = found = self._above_teasers()
        after, gap, run, inside = 0, 0, 0, False
        for i in range(self.end - 1, self.start - 1, -1):
            block, weight = blocks[i], self.masses[i - self.start]
            if after > _BEHIND_AT_MOST * self.total:
                break
            if weight:
                most = min(_BEHIND_AT_MOST, _BEHIND_A_LINE * gap) * self.total
                if gap >= _GAP and 0 < after < most and not inside:
                    found = i + 1
                after, gap, run = after + weight, 0, run + 1
                inside = inside or self.within.contains(block)
                # several paragraphs together, or one beside those of the article: it goes on
                if run >= _TOGETHER or self.within.holds(block):
                    break
                continue
            run = 0
            gap += _is_furniture(block)
            if block.zone == "tags" or is_end(block) or _is_foot(block):
                found = i
        return found

    def _above_teasers(self) -> int:
        """Where the article ends if paragraphs that break off follow it, each under a line of its own."""
        teasers = 0
        for i in range(self.end - 1, self.start, -1):
            if self.masses[i - self.start]:
                if not breaks_off(self.blocks[i].text) or self.masses[i - self.start - 1]:
                    return i + 1 if teasers > 1 else self.end
                teasers += 1
        return self.end


def _is_foot(block: Block) -> bool:
    """Whether a line of a plain text says whose page it is: "© 2021 Heron Post, all rights reserved."."""
    return block.element is None and _RIGHTS.match(block.text) is not None


# "© Lantern Pictures" stands below a still
_RIGHTS = lazy(r"(?:copyright\s)?(?:©|\(c\))\s?(?:19|20)\d\d", re.IGNORECASE)


def _is_furniture(block: Block) -> bool:
    """Whether a block is neither text nor list nor heading: a button, a name, a day."""
    return not (
        block.heading
        or block.zone == "caption"
        or block.tag in ("li", "dt", "dd")
        or is_whole_sentence(block.text)
        or _LIST_MARK.match(block.text)
    )


_LIST_MARK = lazy(r"[-+*•–—✓✔✗✘👍👎]|\d{1,2}[.)]\s")


def _repeats(block: Block, wanted: str) -> bool:
    """Whether a block is the page's title, or the greater part of it."""
    if len(block.text) > 200 or block.zone in ("nav", "aside", "footer", "related", "comments"):
        return False
    own = block.key
    return len(own) > 3 and own in wanted and len(own) >= 0.3 * len(wanted)
