"""Names and places in running text: what the parts of this reader have in common."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.claims import Evidence
from filmmeta.document import Document
from filmmeta.values.text import clean

SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "aside", "bio"))
"""Zones of side matter."""
UPPER = "".join(c for c in map(chr, range(0x41, 0x587)) if c.isupper())
# a dot belongs to an initial or "Jr.", and else ends the sentence
TOKEN = rf"(?:[dDlLO]['’])?(?:[{UPPER}]\.(?:\s?[{UPPER}]\.)*|[JS]r\.|[{UPPER}](?:[\w’'‑-]*\w)?)"
_PARTICLES = r"(?:de|da|di|do|dos|du|del|della|van|von|der|den|le|la|el|al|bin|ten|ter|zu|af|av)"
NAME = rf"{TOKEN}(?:\s(?:{_PARTICLES}\s){{0,2}}{TOKEN}){{1,3}}"
SURNAME = rf"{TOKEN}(?:\s(?:{_PARTICLES}\s){{0,2}}{TOKEN}){{0,3}}"
AND_WORD = r"(?:and|&|und|et|y|e|i|a|en|och|og|ja|ve|és|și|oraz|dan|и|і|та|και)"
AND = r"(?:,\s(?:and\s|und\s|et\s|y\s|e\s)?|\s(?:and|&|und|et|y|e|i|en|och|og|ja|ve|és|și|oraz|dan|и|і|та|και)\s)"


def evidence_of(document: Document, block: Block, start: int, end: int, confidence: float, note: str = "") -> Evidence:
    """A stretch of a block with some words around it."""
    text = block.text[max(0, start - 60) : end + 60]
    return Evidence("prose", document.where(block, start), clean(text)[:300], confidence, note)
