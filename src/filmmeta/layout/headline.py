"""The headline by the page's title: the block most like it, whole or in parts, else the weightiest heading."""

from __future__ import annotations

from collections.abc import Sequence

from filmmeta.blocks import Block
from filmmeta.layout.article import Article
from filmmeta.layout.front import home_link
from filmmeta.layout.heads import first_word
from filmmeta.layout.title import Title
from filmmeta.values.bylines import is_byline
from filmmeta.values.dates import is_day
from filmmeta.vocabulary import key, key_begins

_TEXTLESS = 60
"""Blocks of a page without running text among which its headline is looked for."""
_LONGEST = 250
_NO_TITLES = frozenset(("comments", "related", "footer", "share"))


def by_title(article: Article) -> int:
    """The number of the headline, or -1."""
    start, title = article.start, article.title
    blocks = article.blocks[: max(start + 3, 1) if article.has_text else _TEXTLESS]
    likeness = _Likeness(blocks, start, title)
    named = {b.key for b in blocks if b.heading and b.key in title.parts}
    best, best_score = -1, 0.0
    for block in blocks:
        if len(block.text) > _LONGEST or block.zone in _NO_TITLES or not likeness.may_be(block):
            continue
        score = likeness.of(block)
        if score > best_score and (_is_titled(block, title.key, named) or not _is_no_title(block, article.language)):
            best, best_score = block.index, score
    return _below_site(blocks, best, title.key)


def _is_titled(block: Block, wanted: str, named: set[str]) -> bool:
    """Whether a block is the greater part of the title: "Crítica de Low Water" is that, and a byline's beginning."""
    if len(block.key) <= 0.5 * len(wanted) or block.key not in wanted:
        return False
    # a long name of the site, beside the title's other part
    return not (block.linked() > 0.8 and named - {block.key})


def _is_no_title(block: Block, language: str | None) -> bool:
    """A byline, a date, or the site's name, whatever heading it is: that links to its front page."""
    if is_byline(block.text, language) or _is_posted(block, language) or is_day(block.text, language):
        return True
    return block.linked() > 0.8 and bool(home_link(block))


def _is_posted(block: Block, language: str | None) -> bool:
    """As in "Posted on 3 May 2020"."""
    return len(block.text) < 80 and key_begins(block.key, "on", language) and any(c.isdigit() for c in block.text)


def _below_site(blocks: Sequence[Block], best: int, wanted: str) -> int:
    """The title "Site: Headline" of a page that has each in a heading or first line: the lower is the article's."""
    site = _first_key(blocks[best]) if best >= 0 else ""
    if not site or not wanted.startswith(f"{site} "):
        return best
    rest, level = wanted[len(site) + 1 :], blocks[best].heading
    if any(_first_key(b) == rest for b in blocks[:best]):
        return best  # "Headline: Site", and the site's name once more below
    below = (b for b in blocks[best + 1 :] if (b.heading > level or b.heading == level == 0) and _first_key(b) == rest)
    return next((b.index for b in below), best)


def _first_key(block: Block) -> str:
    """The key of a block's first line."""
    return key(block.text.split("\n", 1)[0]) if "\n" in block.text else block.key


class _Likeness:
    """How like a page's headline its blocks are."""

    def __init__(self, blocks: Sequence[Block], start: int, title: Title) -> None:
        self.start, self.title = start, title
        # stripped pages keep their title in the first line
        self.title_line = next((b.index for b in blocks if b.element is None and b.key == title.key), -1)
        self.menu = _last_of_menu(blocks)

    def may_be(self, block: Block) -> bool:
        """A cheap test: a line that is no heading must be part of the title, or hold it."""
        text, wanted = block.text, self.title.key
        if block.heading or "\n" in text or block.index == self.title_line:
            return True
        if len(text) < len(wanted) and text.isascii() and first_word(text) not in wanted:
            return False
        return block.key in wanted or wanted in block.key

    def of(self, block: Block) -> float:
        """The score of a block; above 0 it could be the headline."""
        if not block.key:
            return 0.0
        score = _BY_LEVEL[block.heading] + self._by_place(block)
        if not block.heading and block.linked() > 0.8:
            score -= 2
        # the title's line, unless a line below repeats the headline in it
        score += 4.0 if block.index == self.title_line else self._by_words(block)
        if len(self.title.parts) > 1 and score > 0 and block.key in self.title.parts and block.key != self.title.key:
            score += 1.5  # a whole part of the title; "Salt" of "Low Water « Salt & Celluloid" is none
        if block.index < self.menu and block.key not in self.title.key:
            score -= 3
        return score

    def _by_place(self, block: Block) -> float:
        # a plain text's line is all the surer a headline the nearer it stands: the site's name stands above the menu
        score = -max(0, min(self.start - block.index, 60)) * (0.04 if block.element is not None else 0.1)
        if block.zone in ("nav", "aside", "tags"):
            score -= 3
        if block.zone == "hidden":
            score -= 1
        return score

    def _by_words(self, block: Block) -> float:
        own, wanted = block.key, self.title.key
        if "\n" in block.text and not block.heading and own not in wanted:
            # a title with its credits in one block of lines
            own = max((k for line in block.text.split("\n") if (k := key(line)) in wanted), key=len, default=own)
        if not wanted or len(own) <= 2:
            return 0.0
        if own in wanted or wanted in own:
            # how much of the title it is: a site's name is the smaller part of it
            return 8 * min(len(own), len(wanted)) / max(len(own), len(wanted)) + (1 if wanted.startswith(own) else 0)
        return 0.0 if block.heading else -2.0


_BY_LEVEL = {0: 0.0, 1: 5.0, 2: 3.5, 3: 3.0, 4: 1.5, 5: 1.0, 6: 1.0}


def _last_of_menu(blocks: Sequence[Block]) -> int:
    """The last block of a menu that has a heading below it: what stands above the menu greets, and heads no article."""
    menu = max((b.index for b in blocks if b.zone == "nav"), default=0)
    return menu if any(b.heading and not b.zone for b in blocks[menu + 1 :]) else 0
