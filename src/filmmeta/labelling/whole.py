"""Blocks that are nothing but a label: cells, headings, terms of a list, lines above their values."""

from __future__ import annotations

from collections.abc import Sequence

from filmmeta.blocks import Block
from filmmeta.labelling.label import Hit
from filmmeta.labelling.meaning import LONGEST_LABEL
from filmmeta.labelling.values import is_line_of
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, key_label, words


def whole(block: Block, blocks: Sequence[Block], language: str | None) -> Hit | None:
    """The label that a block is; None where it is none, or more than that."""
    text = block.text
    if len(text) > LONGEST_LABEL or "\n" in text or (len(block.key) < 2 and text.isascii() and text[-1] != ":"):
        return None  # "A-", the grade of what stands above
    name = _name_of(block, language)
    strength = _strength(block, name, blocks, language) if name is not None else 0.0
    return Hit(name, 0, len(text), strength) if name is not None and strength else None


def _name_of(block: Block, language: str | None) -> str | None:
    name = key_label(block.key, language)
    if block.heading and block.digits and key_label(_COUNT_BEHIND.sub("", block.key), language) == "actors":
        return "actors"  # the head of a cast list tells how many there are: "Top cast 87"
    # a cell "Film" or "Movie" heads a list or a menu; only "Title" heads a title
    named = name == "name" and block.key in words("film")
    if named and block.tag != "dt" and not block.text.rstrip().endswith((":", "：")):
        return None
    return name


_COUNT_BEHIND = lazy(r"\s\d+$")


def _strength(block: Block, name: str, blocks: Sequence[Block], language: str | None) -> float:
    """How plainly a block heads a value: by a colon, as an element that heads things, in bold; 0 where it does not."""
    text = block.text.rstrip()
    stripped = text.rstrip(" :：-–—")
    if stripped != text or block.tag in _HEADING_TAGS or _is_bold(block, len(stripped)):
        return 0.85
    if block.element is None:
        return 0.7 if _heads_lines(block, name, blocks, language) else 0.0
    return 0.6 if block.tag in _PLAIN_TAGS else 0.0


_HEADING_TAGS = frozenset(("th", "dt", "h2", "h3", "h4", "h5", "h6", "td", "li", "strong", "b"))
_PLAIN_TAGS = frozenset(("div", "p", "span", "legend", "summary"))


def _is_bold(block: Block, length: int) -> bool:
    if not block.marks or block.marks[0].kind != "b":
        return False
    return block.marks[0].end - block.marks[0].start >= length - 1


def _heads_lines(block: Block, name: str, blocks: Sequence[Block], language: str | None) -> bool:
    """Whether a line of a plain text stands alone with values of its kind below: a menu's lines stand together."""
    before, after = blocks[max(0, block.index - 1)], blocks[block.index + 1 : block.index + 2]
    if not after:
        return False
    apart = before is block or before.line + 1 < block.line
    if apart and after[0].line > block.line + 1:
        return is_line_of(after[0], name, blocks, language) or (name in _LISTED and _begins_list(after[0], blocks))
    return _alternates(block, name, blocks, language)


_LISTED = frozenset(("pros", "cons"))


def _begins_list(first: Block, blocks: Sequence[Block]) -> bool:
    """Whether short lines stand right below one another, as a list's items do in a plain text."""
    return all(
        b.line == first.line + n and len(b.text) <= _LONGEST_ITEM
        for n, b in enumerate(blocks[first.index : first.index + 2])
    )


_LONGEST_ITEM = 160


def _alternates(block: Block, name: str, blocks: Sequence[Block], language: str | None) -> bool:
    """Whether lines right below one another are a label, its value, a label, its value."""
    if name not in _OF_ANYTHING and not _is_plain(block, name, blocks, language):
        return False
    for other in blocks[max(0, block.index - _NEAR) : block.index + _NEAR]:
        if other is not block and other.line - block.line == other.index - block.index:
            meaning = key_label(other.key, language)
            if meaning is not None and _is_plain(other, meaning, blocks, language):
                return True
    return False


_NEAR = 8
_OF_ANYTHING = frozenset(("series", "game", "book", "album", "ignored"))
"""What labels stand for that may have any value."""


def _is_plain(block: Block, name: str, blocks: Sequence[Block], language: str | None) -> bool:
    """Whether the line right below a label is a value of its kind, and no other's label."""
    return any(
        b.line == block.line + 1 and is_line_of(b, name, blocks, language) and not key_label(b.key, language)
        for b in blocks[block.index + 1 : block.index + 2]
    )


def title_label(block: Block, language: str | None) -> str:
    """The first word of a plain text's line, where it is a label of titles with something behind it."""
    first, _, rest = block.text.partition(" ")
    titled = block.element is None and rest and key_label(key(first), language) == "name"
    return first if titled and key(first) not in words("film") else ""
