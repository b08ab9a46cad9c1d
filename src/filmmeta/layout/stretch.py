"""The stretch of a page that holds the most running text, and the short paragraphs at both ends of it."""

from __future__ import annotations

from collections.abc import Sequence

from filmmeta.blocks import Block, Element
from filmmeta.layout.container import Container
from filmmeta.layout.facts import table_rows
from filmmeta.layout.fringes import Fringes
from filmmeta.layout.heads import is_end, opens_comments
from filmmeta.layout.prose import LONG, OPEN, is_prose, is_sentence
from filmmeta.layout.title import Title
from filmmeta.vocabulary import key_label, words


def find_text(blocks: Sequence[Block], title: Title, language: str | None) -> tuple[int, int]:
    """The first block of the running text and the one after its last; the same twice where there is none."""
    rows = table_rows(blocks, language)
    start, end = _heaviest(blocks, title.parts, rows)
    if start == end:
        return start, end
    within = Container(blocks[start:end])
    start, end = within.whole(blocks, start, end)
    fringes = Fringes(blocks, start, end, within, rows)
    start, end = fringes.first(title.key), fringes.last()
    while start < end and _weight(blocks[start]) <= 0:
        start += 1
    return _with_short_ends(blocks, start, end, language)


# ---------------------------------------------------------------- the heaviest stretch


def _heaviest(blocks: Sequence[Block], parts: set[str], rows: frozenset[int]) -> tuple[int, int]:
    """The stretch of blocks with the most running text: a maximum sum that cannot cross into comments."""
    best, span = 0.0, (0, 0)
    total, start = 0.0, 0
    barred = 0  # below a heading of comments, the level at which the page goes on
    for i, block in enumerate(blocks):
        if block.element is None and block.key in words("consent"):
            if best > _PARAGRAPH:
                break  # a notice on cookies, which may be longer than the article
            total, start = 0.0, i + 1
            continue
        if block.zone == "comments" or (block.zone in OPEN and not is_prose(block) and opens_comments(blocks, i)):
            if best > _ENOUGH and block.element is None:
                break  # in a plain text nothing tells where comments end
            total, start = 0.0, i + 1
            barred = barred or (block.heading if is_end(block) and block.linked() < 0.5 else 0)
            continue
        if barred:
            if not 0 < block.heading <= barred:
                continue
            barred = 0
        if block.heading and block.zone in OPEN and block.key in parts:
            start = start if total > 0 else i + 1
            total = max(total, 0.0) + _TITLED
            continue
        weight = _weight(block) if i not in rows else _ROW
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, span = total, (start, i + 1)
    return span


_ENOUGH = 250
"""The weight of a text below which a plain text's comments may still be a menu's word "Comment" above it."""
_PARAGRAPH = 100
"""The weight of a text below which a notice on cookies stands above the article."""
_TITLED = 150
"""What a heading that is the page's title is worth: a note of two lines stands below it, longer teasers beside it."""


_ROW = -6.0


def _weight(block: Block) -> float:
    """What a block says for or against an article that it would be part of."""
    if block.zone and block.zone != "hidden":
        base: float = _ZONE_WEIGHT[block.zone]
        if block.zone in ("aside", "nav") and len(block.text) > LONG and is_prose(block):
            base += min(len(block.text), 300) * 0.3
        return base
    if is_prose(block):
        return 40 + min(len(block.text), 900) * (block.prose or 1) * 0.5
    if is_end(block):
        return -250
    if block.heading:
        return -8
    if block.linked() > 0.6:
        return -35
    return -12 if len(block.text) > 3 else -6


_ZONE_WEIGHT = {
    "nav": -60,
    "footer": -150,
    "aside": -60,
    "related": -120,
    "share": -40,
    "bio": -60,
    "caption": 0,
    "tags": -80,
    "comments": -500,
}


# ---------------------------------------------------------------- its ends


def _with_short_ends(blocks: Sequence[Block], start: int, end: int, language: str | None) -> tuple[int, int]:
    """The stretch with paragraphs at both ends that are too short to weigh: "Go and see how he walks."."""
    while 0 < start < end and _goes_on(blocks[start], blocks[start - 1]):
        start -= 1
    if _is_conclusion(blocks, end, language):
        end += 2
    while start < end < len(blocks) and _goes_on(blocks[end - 1], blocks[end]):
        end += 1
    return start, end


def _is_conclusion(blocks: Sequence[Block], i: int, language: str | None) -> bool:
    """Whether a last section of one sentence stands here: "Fazit", "A quiet, stubborn film."."""
    if i + 1 >= len(blocks) or not blocks[i].heading or blocks[i].zone or blocks[i + 1].zone:
        return False
    return key_label(blocks[i].key, language) == "summary" and (is_sentence(blocks[i + 1]) or is_prose(blocks[i + 1]))


def _goes_on(block: Block, beside: Block) -> bool:
    """Whether a short sentence is the next or last paragraph of the same text."""
    if is_end(beside) or not is_sentence(beside):
        return False
    if block.element is None or beside.element is None:
        return True
    if block.tag != beside.tag:
        return False
    return block.zone == beside.zone and _are_kin(block.element, beside.element) and beside.linked() < 0.3


def _are_kin(element: Element, other: Element) -> bool:
    """Whether two paragraphs stand in one element, or each in a box of its own of one kind."""
    box, beside = _box(element), _box(other)
    if box is beside or box is None or beside is None:
        return box is beside
    named = box.get("class")
    return named is not None and named == beside.get("class") and box.getparent() is beside.getparent()


def _box(element: Element) -> Element | None:
    """What holds a paragraph, quotations aside: a line of the film's between two of the text."""
    box = element.getparent()
    return box.getparent() if box is not None and box.tag == "blockquote" else box
