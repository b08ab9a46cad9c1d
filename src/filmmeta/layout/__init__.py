"""Where on a page things stand: its headline, its running text, the end of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.layout.article import Article
from filmmeta.layout.headline import by_title
from filmmeta.layout.heads import is_comments_head, is_end
from filmmeta.layout.mastheads import below_archive, below_masthead
from filmmeta.layout.plain import above_author, plain_headline
from filmmeta.layout.prose import is_prose, is_sentence
from filmmeta.layout.stretch import find_text
from filmmeta.layout.title import title_of

__all__ = ["Layout", "find_layout", "is_comments_head", "is_end", "is_prose", "is_sentence"]


class Layout(NamedTuple):
    """The parts of a page, as numbers of its blocks."""

    start: int
    """First block of the running text."""
    end: int
    """The block after its last one; equal to `start` where the page has no running text."""
    headline: int
    """The block that is the page's headline, or -1."""


def find_layout(blocks: Sequence[Block], title: str, language: str | None) -> Layout:
    """The layout of a page whose `<title>` and language are given, by a few passes over its blocks."""
    told = title_of(blocks, title)
    start, end = find_text(blocks, told, language)
    headline = _headline(Article(blocks, start, end, told, language))
    start += headline == start < end - 1
    return Layout(start, end, headline)


def _headline(article: Article) -> int:
    """The block most like the page's title, or the one below it where the title is the site's on every page."""
    best = by_title(article)
    if best < 0 and article.has_text and article.blocks[0].element is None and not article.title.key:
        best = above_author(article)
    if 0 <= best < article.start and article.has_text and article.blocks[best].element is None:
        best = plain_headline(article, best)
    if best > article.start and _heads_part(article, article.blocks[best]):
        return -1
    if best > _TOP or best >= article.end:
        return best
    if article.has_text:
        best = below_masthead(article, best)
    return below_archive(article, best) if best <= _TOP else best


def _heads_part(article: Article, block: Block) -> bool:
    """Whether a heading amid the text heads one of several parts, of which the title says nothing."""
    alike = sum(b.heading == block.heading for b in article.text)
    return block.heading > 0 and alike > _FEW_PARTS and not article.title.key.count(block.key)


_FEW_PARTS = 2
_TOP = 2
"""The last of the blocks at the top of a page that may be the site's name."""
