"""A mark as a claim, and where it stands: what the parts of this reader have in common."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import FoundRating
from filmmeta.values.text import excerpt
from filmmeta.vocabulary import key, words

SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "tags"))
"""Zones of side matter."""
LAST = 4
"""So many of the text's last paragraphs may hold its verdict."""
LONGEST_LINE = 220
LONGEST_MARK = 14
A_SERIES = 2
"""So many of a kind make a habit of the page."""
SIGNS_OF_STARS = frozenset("★⭐*½☆ \ufe0f")


def rating_claim(document: Document, block: Block, found: FoundRating, text: str, confidence: float) -> Claim:
    """The reviewer's mark, said in a block."""
    evidence = Evidence("verdict", document.where(block, found.start), excerpt(text), confidence, found.note)
    return Claim("review", "rating", found.value, evidence, block=block.index)


def is_near(document: Document, block: Block) -> bool:
    """Whether a block stands in the running text or near it."""
    layout = document.layout
    return layout.start - 8 <= block.index <= layout.end + 6 or layout.end == layout.start


def closes(line: str, found: FoundRating) -> bool:
    """Whether a mark stands behind the last sentence."""
    return found.end >= len(line.rstrip()) - 1 and line[: found.start].rstrip()[-1:] in _STOPS


def opens(text: str, found: FoundRating) -> bool:
    """As in "… if that's the word. 3/10, and one of those points is for the dog.": a mark heads the last sentences.

    Or it is one, with what it counts: "7 out of 10 gumboots. I'll watch it again."
    """
    before = text[: found.start].rstrip()
    rest = text[found.end :]
    return (not before or before[-1] in _STOPS) and (
        rest[:1] in tuple(".,!;:") or rest[:2] in (" –", " —", " (") or _UNIT.match(rest) is not None
    )


_UNIT = lazy(r"\s[^\W\d_]{2,20}[.!](?=\s|$)")


_STOPS = tuple('.!?…:)"”»。！？')


def after_title(line: str, found: FoundRating) -> bool:
    """Whether a mark ends a line that could be a title."""
    return found.end >= len(line.rstrip()) - 2 and 0 < found.start < 80


SENTENCE_END = lazy(r"[.!?…]\s+")


def is_counter(line: str, found: FoundRating) -> bool:
    """As in "Part 1/3", "Page 2 of 5", "1 of 5": what counts, and no mark."""
    said = found.value.text or ""
    if found.kind != "fraction" or "." in said or not words("stars").isdisjoint(key(said).split()):
        return False
    before = key(line[: found.start]).split()
    if before and before[-1] in words("counted") - words("film"):
        return True
    bare = not before and not any(c in _FRACTION_SIGNS for c in found.value.text or "/")
    return bare and (found.value.value == 1 or found.value.best not in _COMMON)


_FRACTION_SIGNS = "/⁄∕／"
_COMMON = frozenset((4, 5, 6, 10, 20, 100))
"""Scales that need no word beside them: "7 of 12" is a page's number."""


def unsigned(text: str) -> int:
    """Where the last line of a capsule ends but for who signs it: "She prefers the balcony. ★★★½ (A.B.)"."""
    signed = _SIGNATURE.search(text, max(0, len(text) - ROOM_AT_END))
    return signed.start() if signed else len(text.rstrip())


ROOM_AT_END = 40
SIGNED = r"[(\[](?:[A-Z]\.?\s?){1,3}[)\]]|[(\[][A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,2}[)\]]|[—–-]\s?(?:[A-Z]\.?){2,3}"
_SIGNATURE = lazy(rf"\s(?:{SIGNED})\s*$")
