"""Spots that state facts of the film, and the claims about them."""

from __future__ import annotations

from typing import Any

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document


def of_block(document: Document, block: Block, said: str, confidence: float, note: str = "", at: int = 0) -> Evidence:
    """Words of a block as evidence, which begin at a place of its text."""
    return Evidence("labels", document.where(block, at), said[:300], confidence, note)


def fact(field: str, value: Any, evidence: Evidence, block: Block, about: str = "") -> Claim:
    """The claim that a block states a fact of the film, of one of several by its name."""
    return Claim("film", field, value, evidence, about=about, block=block.index)


def fact_line(field: str, evidence: Evidence, block: int) -> Claim:
    """The claim that a block is a line of facts, which resolve keeps out of the review's text."""
    return Claim("page", "fact_line", field, evidence, block=block)
