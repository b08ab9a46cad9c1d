"""The spots that titles, headings and addresses are, and the claim that one of them names the publisher."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.models import Organization


def of_title(document: Document, confidence: float) -> Evidence:
    """The page's title as evidence."""
    return Evidence("headings", document.title_place, document.title[:300], confidence)


def of_block(document: Document, block: Block, confidence: float, note: str = "") -> Evidence:
    """A block as evidence."""
    return Evidence("headings", document.where(block), block.text[:300], confidence, note)


def of_address(document: Document, confidence: float, note: str = "") -> Evidence:
    """The page's address as evidence."""
    return Evidence("headings", "", document.address or "", confidence, note)


def publisher(name: str, evidence: Evidence) -> Claim:
    """The claim that a spot names the site."""
    return Claim("review", "publisher", Organization(name=name), evidence)
