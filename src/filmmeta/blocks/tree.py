"""The blocks of a page, in one walk over its tree."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from filmmeta.blocks.block import Block, Element, Mark, tell_words
from filmmeta.blocks.plain import paragraphs
from filmmeta.blocks.zones import ZONE_TAGS, clear_false_zones, is_unseen, zone_of
from filmmeta.values.text import visible

_SKIPPED = frozenset(
    """
    script style noscript template svg math select option textarea iframe object embed canvas audio video map
    datalist head link meta base input progress button applet frameset rp rt title
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary
    table tbody td tfoot th thead tr ul marquee
    """.split()
)
_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "a": "a", "u": "u", "q": "q", "dfn": "i", "s": "u"}
_ANCHOR = "n"

# what an element is to the walk over the tree
_INLINE, _MARK, _BLOCK, _ALONE, _BREAK, _IMAGE, _UNSEEN = "inline", "mark", "block", "alone", "break", "image", "unseen"
_KINDS = (
    dict.fromkeys(_MARKS, _MARK)
    | dict.fromkeys(_BLOCKS, _BLOCK)
    | dict.fromkeys(_SKIPPED, _ALONE)
    | {"br": _BREAK, "img": _IMAGE}
)
_INLINES = frozenset((_INLINE, _MARK))
_CLOSED = frozenset((_ALONE, _BREAK, _IMAGE, _UNSEEN))
_CHAINED = frozenset((_INLINE, _MARK, _ALONE, _IMAGE))

INDEXED = frozenset(("aria-label", "class", "datetime", "itemprop", "itemscope", "rel", "style", "typeof"))
"""Attributes by which readers find elements."""


class Reading(NamedTuple):
    """What one walk over a tree collects."""

    blocks: list[Block]
    """The visible text in reading order."""
    images: list[tuple[int, Element]]
    """Images, each with the number of the block that follows it."""
    attributes: dict[str, list[tuple[int, Element, str]]]
    """By each name in `INDEXED`: the elements that have it, their number in page order first, their value last."""
    deep: int
    """How many elements were left out for their depth."""


def blocks_of_tree(root: Element, max_depth: int = 1_000) -> Reading:
    """The blocks of a page in reading order, with its images and attributes, in one walk over its tree.

    One long function on purpose: it runs for each element of each page, and calls cost more than the work.
    """
    blocks: list[Block] = []
    images: list[tuple[int, Element]] = []
    indexed: dict[str, list[tuple[int, Element, str]]] = {name: [] for name in INDEXED}
    # the text of the block that is being read, and its marks
    parts: list[str] = []
    length = 0
    marks: list[Mark] = []
    open_marks: list[tuple[str, int]] = []
    # what stands between the last text and the next: white space, line breaks, the seam of two inline elements
    space, breaks, seam = False, 0, False
    # whether the element before ended without text after it, and is no block
    chained = False
    number = deep = 0
    # the elements that hold text, innermost last: (element, its tag, zone); what each open element is
    holders: list[tuple[Element, str, str]] = []
    opened: list[str] = []
    kind_of = _KINDS.get
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            name: Any = element.tag  # a str, since comments and instructions have events of their own
            kind = kind_of(name, _INLINE) if opened else _BLOCK
            attributes = element.items()
            for key_, value in attributes:
                if key_ in indexed:
                    indexed[key_].append((number, element, value))
                    if key_ == "style" and kind in _INLINES and is_unseen(name, value):
                        kind = _UNSEEN
            number += 1
            if name == "pre" and (lines := _lines_of(element)):
                if parts:
                    _close_block(blocks, parts, marks, open_marks, holders)
                    parts, length, marks = [], 0, []
                space, breaks, seam = False, 0, False
                _add_lines(blocks, lines, element, holders[-1][2])
                kind = _ALONE
            if kind in _CLOSED or len(opened) > max_depth:
                if kind is _BREAK:
                    breaks += 1
                elif kind is _IMAGE:
                    images.append((len(blocks), element))
                elif kind is _ALONE:
                    for inner in element.iterdescendants():
                        for key_, value in inner.items():
                            if key_ in indexed:
                                indexed[key_].append((number, inner, value))
                        number += 1
                elif kind is not _UNSEEN:
                    kind = _UNSEEN
                    deep += 1
                if len(element):
                    walk.skip_subtree()
                opened.append(kind)
                continue
            if kind is _BLOCK:
                if parts:
                    _close_block(blocks, parts, marks, open_marks, holders)
                    parts, length, marks = [], 0, []
                space, breaks, seam = False, 0, False
                zone = holders[-1][2] if holders else ""
                if not zone:
                    zone = zone_of(name, attributes) if attributes else ZONE_TAGS.get(name, "")
                holders.append((element, name, zone))
            else:
                if kind is _MARK:
                    # `<a name="top">` is no link, and old pages never close it
                    linked = name != "a" or element.get("href") is not None
                    open_marks.append((_MARKS[name] if linked else _ANCHOR, length))
                if chained and parts and not space:
                    seam = True
            opened.append(kind)
            chained = False
            tail = element.text
        elif event == "end":
            kind = opened.pop()
            if not opened:
                break
            tail = element.tail
            chained = not tail and kind in _CHAINED
            if kind is _BLOCK:
                if parts:
                    _close_block(blocks, parts, marks, open_marks, holders)
                    parts, length, marks = [], 0, []
                space, breaks, seam = False, 0, False
                holders.pop()
            elif kind is _MARK:
                mark, start = open_marks.pop()
                if length > start:
                    marks.append(Mark(mark, start, length))
        else:
            chained = False
            tail = element.tail
        if breaks > 1:
            if parts:
                _close_block(blocks, parts, marks, open_marks, holders)
                parts, length, marks = [], 0, []
            space, breaks, seam = False, 0, False
        if not tail:
            continue
        words = tail.split()
        if not words:
            space = True
            continue
        piece = " ".join(words)
        if parts:
            if breaks:
                piece = "\n" + piece
            elif space or tail[0].isspace() or (seam and piece[0].isalnum() and parts[-1][-1] not in _OPENING):
                piece = " " + piece
        parts.append(piece)
        length += len(piece)
        space, breaks, seam = tail[-1].isspace(), 0, False
    if parts:
        _close_block(blocks, parts, marks, open_marks, holders)
    clear_false_zones(blocks)
    tell_words(blocks)
    return Reading(blocks, images, indexed, deep)


def _lines_of(element: Element) -> list[Block]:
    """A plain text that a page shows as it is, such as a message of a newsgroup; empty for a line or two of it."""
    if any(inner.tag in _BLOCKS for inner in element.iterdescendants()):
        return []
    text = "".join(element.itertext())
    return paragraphs(text) if text.strip().count("\n") >= _LEAST_LINES else []


_LEAST_LINES = 1


def _add_lines(blocks: list[Block], lines: list[Block], element: Element, zone: str) -> None:
    for line in lines:
        line.index, line.element, line.zone, line.line = len(blocks), element, line.zone or zone, 0
        blocks.append(line)


def _close_block(
    blocks: list[Block],
    parts: list[str],
    marks: list[Mark],
    open_marks: list[tuple[str, int]],
    holders: list[tuple[Element, str, str]],
) -> None:
    """Adds the block that the text since the last boundary makes; marks still open go on in the next."""
    text = "".join(parts)
    shown = text if text.isascii() else visible(text)
    if marks or open_marks:
        if len(shown) != len(text):
            marks = []
        for number, (kind, start) in enumerate(open_marks):
            marks.append(Mark(kind, start, len(text)))
            open_marks[number] = kind, 0
        marks = [m for m in marks if m.end > m.start]
        for mark in marks:
            if text[mark.start].isspace():
                mark.start += 1  # white space is collapsed: there is one at most
    element, tag, zone = holders[-1]
    if tag in _IN_CELLS and len(shown) <= _LONGEST_IN_CELL and holders[-2][1] in _CELLS and len(holders[-2][0]) == 1:
        element, tag, _ = holders[-2]
    # editors leave `<p>&#8203;</p>` between paragraphs
    if shown is text or (shown and not shown.isspace()):
        blocks.append(Block(len(blocks), shown, tag, zone, element, tuple(marks), fold=False))


_CELLS, _IN_CELLS, _LONGEST_IN_CELL = ("td", "th"), ("p", "div"), 200
"""Word processors put a paragraph into each cell of a table: what it holds is the cell's."""
_OPENING = "([{\"'“‘«„‹-–—/\n"
