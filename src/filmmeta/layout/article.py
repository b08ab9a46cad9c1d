"""An article whose headline is looked for: the page's blocks, where its text stands, the page's title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.layout.prose import is_prose
from filmmeta.layout.title import Title, without_bracket
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, words


class Article(NamedTuple):
    """The running text of a page, and what is known of its headline."""

    blocks: Sequence[Block]
    """All of the page's."""
    start: int
    end: int
    """Equal to `start` where the page has no running text."""
    title: Title
    language: str | None

    @property
    def has_text(self) -> bool:
        return self.start < self.end

    @property
    def text(self) -> Sequence[Block]:
        """The blocks of the running text."""
        return self.blocks[self.start : self.end]

    def says(self, folded: str) -> bool:
        """Whether its sentences have the words of a key."""
        said = f" {folded} "
        return bool(folded) and any(said in f" {b.key} " for b in self.text if is_prose(b))

    def says_line(self, block: Block) -> bool:
        """Whether its sentences have a block's first line: the site's name on every page they have not."""
        return self.says(key(without_bracket(block.text.split("\n")[0])))

    def shares_names_with(self, line: str) -> bool:
        """Whether its text has a word of a line, written as there; words like "Review" are none."""
        names = {w for w in _LONG_WORD.findall(line) if w.lower() not in words("film") | words("review")}
        return any(w in b.text for b in self.text for w in names)


_LONG_WORD = lazy(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}")
