"""Marks that are drawn: their claim, and the block that they stand beside."""

from __future__ import annotations

from itertools import islice

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.models import Rating
from filmmeta.readers.verdict.marks import SKIPPED, is_near

STAR_SIGNS = {"*": "full", "★": "full", "⭐": "full", "☆": "empty", "½": "half", "1/2": "half", "⯨": "half"}


def drawn_claim(
    document: Document, element: Element, block: Block, rating: Rating, shown: str, confidence: float, note: str = ""
) -> Claim:
    """The reviewer's mark, shown by an element.

    Args:
        block: the block that the element stands in, or beside.
        shown: what it shows, in words.
    """
    evidence = Evidence("verdict", document.where(element), shown[:300], confidence, note)
    return Claim("review", "rating", rating, evidence, block=block.index)


def near_or_far(document: Document, block: Block) -> float:
    """How far a mark is believed that an element tells, by where it stands."""
    return 0.6 if is_near(document, block) else 0.35


def block_beside(document: Document, element: Element) -> Block | None:
    """The block that an element without text stands in, or next to, unless that is side matter."""
    for at in (element, *islice(element.iterancestors(), 2)):
        beside = (at, *islice(at.itersiblings(preceding=True), 3), *islice(at.itersiblings(), 3))
        if (block := next(filter(None, map(document.block_of, beside)), None)) is not None:
            return block if block.zone not in SKIPPED else None
    return None
