"""Headlines below the name of the site, of a section or of an archive, where the page's title names only that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.layout.article import Article
from filmmeta.layout.facts import is_fact, states
from filmmeta.layout.front import home_link
from filmmeta.layout.heads import is_end
from filmmeta.layout.prose import LONG, ends_sentence, is_prose, mass
from filmmeta.layout.title import is_parted, without_bracket
from filmmeta.values.bylines import is_byline, without_job
from filmmeta.values.dates import find_dates, is_day, is_month
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name
from filmmeta.values.rating import is_rating
from filmmeta.vocabulary import any_of, key

_LONGEST_HEADING = 80
"""Characters of a line that may head an article."""


def below_archive(article: Article, best: int) -> int:
    """The headline of a page whose title has a number and a day before the site's name: "Gazette 1974-11-16 | Archive".

    It is the heading, or the line in capitals, right above the text, if the text does not speak of the site.
    """
    pieces = [piece for piece in article.title.pieces if piece]
    if best < 0 or len(pieces) < _ISSUE_AND_SITE or not any(c.isdigit() for c in pieces[0]):
        return best
    blocks, site = article.blocks, article.blocks[best]
    if site.key not in (key(pieces[-1]), article.title.key) or next(find_dates(pieces[0]), None) is None:
        return best
    issue = key(pieces[0])
    if any(b.key == issue for b in blocks[: article.end]):
        return best
    for block, below in pairwise(blocks[best + 1 : min(article.start + _INTO_TEXT, article.end)]):
        heads = block.heading > site.heading or (block.element is None and block.text.isupper())
        if heads and not block.zone and not is_prose(block) and mass(below) > LONG:
            return best if article.says_line(site) else block.index
    return best


_ISSUE_AND_SITE = 2
_INTO_TEXT = 6
"""Blocks of the text among which a headline may stand: the text begins with the notices of an archive."""


def below_masthead(article: Article, best: int) -> int:
    """The headline of a page that has the site's name for its title: the line above the facts, the stars or the day.

    It must be a heading where the masthead is none, or the text must speak of it and not of the masthead.
    """
    masthead = article.blocks[best] if best >= 0 else None
    if masthead is not None and not masthead.heading and (entry := _entry_title(article)) > best:
        return entry
    if _heads_itself(article, masthead):
        return article.start
    line = _line_above(article, best)
    return line.block.index if line is not None and _outranks(line, masthead, article) else best


def _heads_itself(article: Article, masthead: Block | None) -> bool:
    """Whether the first block of the text begins with the headline and facts, and no other block is like it."""
    first, *others = article.text
    if not _heads_facts(first, article.language) or _is_one_of_several(first, others, article.language):
        return False
    if masthead is None:
        return True
    repeats = first.index <= masthead.index or first.text.startswith(tuple(masthead.text.split("\n")))
    return not repeats and not article.says_line(masthead)


def _heads_facts(block: Block, language: str | None) -> bool:
    """Whether a block begins with a line that heads it, in capitals or with a year, and facts follow."""
    line, _, rest = block.text.partition("\n")
    if not rest or not 1 < len(line) <= _LONGEST_HEADING or states(line, language) or ends_sentence(line):
        return False
    return (line.isupper() or _is_yeared(line)) and states(rest.split("\n")[0], language)


def _entry_title(article: Article) -> int:
    """The block above the text in a place for titles, the one such of the page: a weblog's one entry, its `<h1>`."""
    entries = [block.index for block in article.blocks if _is_titling(block)] or _sole_heading(article)
    return entries[0] if len(entries) == 1 and entries[0] < article.start else -1


def _sole_heading(article: Article) -> list[int]:
    """The only `<h1>` of a page, where the page's title is no more than a line above it: the site's name."""
    heads = [block.index for block in article.blocks if block.heading == 1 and not block.zone]
    site = article.title.key
    return heads if len(heads) == 1 and any(b.key == site and not b.heading for b in article.blocks[: heads[0]]) else []


def _is_titling(block: Block) -> bool:
    named = block.element.get("class") if block.element is not None and not block.zone else None
    return bool(named and _TITLING.search(named)) and block.linked() > _LINKED and not home_link(block)


_LINKED = 0.8
_TITLING = lazy(r"(?<![^\s_-])(?:post|entry|article|story)[_-]?title(?![^\s_-])", re.IGNORECASE)


# ---------------------------------------------------------------- the line above the text


class _Line(NamedTuple):
    """A line that may be the headline above a text."""

    block: Block
    text: str
    key: str
    above_facts: bool
    """Whether facts stand between it and the text, or begin the text."""

    @property
    def in_capitals(self) -> bool:
        return self.text.isupper()

    @property
    def is_bold(self) -> bool:
        return sum(m.end - m.start for m in self.block.marks if m.kind == "b") >= len(self.text)


def _line_above(article: Article, best: int) -> _Line | None:
    """The line below the masthead that stands above the facts of a text, or right above the text."""
    blocks, start, language = article.blocks, article.start, article.language
    i = start - 1
    while i > best and start - i < _LONGEST_BOX and is_fact(blocks[i], language):
        i -= 1
    if i <= best or blocks[i].zone or blocks[i].linked() > 0.5 or is_end(blocks[i]):
        return None
    lines = blocks[i].text.split("\n")
    text, folded = lines[0], key(without_bracket(lines[0]))
    if not _fills(lines, language) or not 1 < len(folded) <= _LONGEST_HEADING or is_rating(text):
        return None
    if _is_one_of_several(blocks[i], article.text, language):
        return None
    above_facts = i < start - 1 or len(lines) > 1 or _is_yeared(text)
    return _Line(blocks[i], text, folded, above_facts or _begins_with_fact(article.text[0], language))


_LONGEST_BOX, _MOST_LINES = 40, 12


def _fills(lines: list[str], language: str | None) -> bool:
    """Whether the first of a block's lines stands alone in it, or above facts."""
    if len(lines) == 1:
        return True
    return len(lines) <= _MOST_LINES and (states(lines[1], language) or (len(lines) == 2 and lines[1].startswith("(")))


def _begins_with_fact(block: Block, language: str | None) -> bool:
    return is_fact(block, language) or states(block.text.split(".")[0], language)


def _is_one_of_several(head: Block, text: Sequence[Block], language: str | None) -> bool:
    """Whether a text has another block that heads a part of it as one above does."""
    return any(_is_alike(head, b) and not is_fact(b, language) for b in text)


def _is_alike(head: Block, block: Block) -> bool:
    """Whether a block of the text could head a part of it as another does: a heading, capitals, a year in brackets."""
    if head.heading:
        return block.heading == head.heading
    line = block.text.split("\n")[0]
    if (is_prose(block) and line == block.text) or not 1 < len(line) <= _LONGEST_HEADING or is_rating(line):
        return False
    first = head.text.split("\n")[0]
    return (first.isupper() and line.isupper()) or (_is_yeared(first) and _is_yeared(line))


def _is_yeared(line: str) -> bool:
    """As in "Low Water (1998)"."""
    return _YEARED.search(line) is not None


_YEARED = lazy(r"\((?:19|20)\d\d\)\s*$")

# ---------------------------------------------------------------- which of the two it is


def _outranks(line: _Line, masthead: Block | None, article: Article) -> bool:
    """Whether a line is the headline, and the block that is like the page's title only the site's name."""
    if masthead is None:
        return line.above_facts or line.in_capitals or line.is_bold
    if line.key in masthead.key:
        return False  # the headline says it already
    if is_day(article.blocks[line.block.index - 1].text, article.language):
        if any(map(is_month, article.title.parts)) or _is_entry(line, masthead, article):
            return True
    if line.block.heading and not masthead.heading:
        return True
    if line.above_facts and line.in_capitals and not masthead.text.isupper():
        return True
    if _opens_plain(masthead) and not article.shares_names_with(masthead.text):
        return _heads_article(line, article.language)
    return (line.above_facts or line.in_capitals) and article.says(line.key) and not article.says_line(masthead)


def _opens_plain(block: Block) -> bool:
    """Whether a block is the first line of a plain text, which may be the same on every page of a site."""
    return block.index == 0 and block.element is None


def _is_entry(line: _Line, masthead: Block, article: Article) -> bool:
    """Whether a line stands between its day and its text, as an entry's title in a weblog does."""
    if not _opens_plain(masthead) or line.block.index != article.start - 1 or article.says_line(masthead):
        return False
    return _is_phrase(line) and not is_lone_name(line.text) and not is_byline(line.text, article.language)


def _heads_article(line: _Line, language: str | None) -> bool:
    """Whether a line could be a title that no line has again: no name, and no word like "Reviews"."""
    if not line.above_facts and (not _is_phrase(line) or is_parted(line.text)):
        return False
    return line.key not in any_of("suffix", "prefix", "ends") and not is_lone_name(without_job(line.text, language))


def _is_phrase(line: _Line) -> bool:
    """Whether a line is of several words, and neither a sentence nor a label."""
    return " " in line.key and line.text[-1] not in ".:"
