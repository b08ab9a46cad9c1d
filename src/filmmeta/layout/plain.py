"""The headline of a plain text, where the line most like the page's title may be the site's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from filmmeta.blocks import Block
from filmmeta.layout.article import Article
from filmmeta.layout.title import is_parted, without_bracket
from filmmeta.values.bylines import is_byline, is_dateline
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key


def plain_headline(article: Article, best: int) -> int:
    """The line above the stars, or the lower of the site's name and the article's."""
    if best == 0 and _stands_above_stars(article):
        return article.start - 2
    chosen, title = article.blocks[best], article.title
    found: Iterable[Block]
    if chosen.key not in title.parts:
        found = chain(_above_byline(article, chosen), _within_parts(article, chosen)) if chosen.key == title.key else ()
    elif title.key.startswith(chosen.key):
        found = _other_parts(article, chosen)
    else:
        found = chain(_openings(article, chosen), _other_parts(article, chosen))
    return next((block.index for block in found), best)


def above_author(article: Article) -> int:
    """The line right above the author's, in a plain text that has no title, or one that a template left; else -1."""
    lines = pairwise(article.blocks[: article.start])
    return next((b.index for b, below in lines if is_byline(below.text, article.language)), -1)


def _above_byline(article: Article, title: Block) -> Iterator[Block]:
    """The line right above the author's or the day's with which the title begins: "Low Water", "Low Water: A Site"."""
    for block, below in pairwise(article.blocks[title.index + 1 : article.start]):
        if article.title.key.startswith(f"{block.key} ") and _tells_when_or_who(below, article.language):
            yield block


def _tells_when_or_who(block: Block, language: str | None) -> bool:
    return is_byline(block.text, language) or is_dateline(block.text, language)


def _stands_above_stars(article: Article) -> bool:
    """Whether a line and stars stand above the text: a title that is the site's on every page is not the article's."""
    blocks, start = article.blocks, article.start
    return start > 1 and bool(_STARS.fullmatch(blocks[start - 1].text)) and blocks[start - 2].text[-1:].isalnum()


_STARS = lazy(r"[\W_]{3,}")


def _within_parts(article: Article, chosen: Block) -> Iterator[Block]:
    """Below the whole title what it has between a section and a bracket: "DVD Review: Low Water (1998)"."""
    title = article.title
    bare = {key(without_bracket(piece).rpartition(": ")[2]) for piece in title.pieces} - set(map(key, title.pieces))
    for block in article.blocks[chosen.index + 1 : article.start]:
        # "Low Water (Blu-ray)" below "Low Water : Lantern Blu-ray Review"
        bracketed = block.text[-1:] in ")]" and key(without_bracket(block.text)) in title.parts
        if (block.key in bare or bracketed) and " " in block.key:
            yield block


def _openings(article: Article, chosen: Block) -> Iterator[Block]:
    """Below the site's name what the title begins with, or what begins with it."""
    wanted, parts = article.title.key, tuple(article.title.parts)
    opening = wanted.split()[:2]
    for block in article.blocks[chosen.index + 1 : article.start + 1]:
        said = block.key.split() if len(block.text) <= _LONGEST else []
        if len(said) < _LEAST_OPENING or said[:2] != opening or is_parted(block.text):
            continue
        if wanted.startswith(block.key) or len(block.text) > _LONG_OPENING or block.key.startswith(parts):
            yield block


_LONGEST = 200
_LEAST_OPENING, _LONG_OPENING = 2, 40


def _other_parts(article: Article, chosen: Block) -> Iterator[Block]:
    """Another part of the title: what this begins with, or what the text speaks of where it does not of the first."""
    title = article.title
    named = article.says(chosen.key)
    for block in article.blocks[chosen.index + 1 : article.start]:
        if block.key != chosen.key and block.key in title.parts:
            if title.key.startswith(f"{block.key} ") or (not named and article.says(block.key)):
                yield block
