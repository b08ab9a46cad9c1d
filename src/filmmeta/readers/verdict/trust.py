"""How firmly a mark in a short line is the reviewer's verdict."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.document import Document
from filmmeta.readers.verdict.aspects import is_partial, of_row
from filmmeta.readers.verdict.marks import LAST, after_title, closes, is_counter, is_near, opens
from filmmeta.readers.verdict.wordings import owns
from filmmeta.values.rating import FoundRating
from filmmeta.vocabulary import key, key_begins, known_words, words

_FEW = 12
"""Letters or words that leave a mark the line's subject."""
_WEAK = frozenset(("bare", "percent", "grade", "points"))
"""Kinds that are marks only beside a word for them, or in a box."""


def trust(document: Document, block: Block, found: FoundRating, line: str, classed: bool) -> float:
    """From 0 or less, which is none, to 0.95.

    Args:
        line: the line of the block that holds the mark.
        classed: whether the block's element is named after the rating.
    """
    language = document.base_language
    rest = _rest(line[: found.start] + " " + line[found.end :])
    letters = sum(map(len, rest))
    named = _is_named(language, line, found)
    row = of_row(document, block)
    if found.kind in _WEAK:
        sure = _of_weak(found, letters, named, classed or row > 0)
    else:
        sure = _of_clear(document, block, found, line, letters <= 2 or named)
    if sure and classed:
        sure += 0.1
    if block.zone in ("aside", "bio", "hidden", "caption"):
        sure -= 0.3
    if letters > 2 and not named and _is_outside(document, block, rest):
        sure -= 0.35
    elif not is_near(document, block):
        sure -= 0.25 if named or classed else 0.35
    if is_partial(line[: found.start], line[found.end :]):
        sure -= 0.4
    elif sure and row:
        sure += row
    elif len(rest) <= _FEW and not words("overall", language).isdisjoint(rest):
        sure += 0.1  # "Average: 8 out of 10" beside each critic's own
    if is_counter(line, found):
        sure -= 0.5
    return round(sure, 2)


def _of_weak(found: FoundRating, letters: int, named: bool, boxed: bool) -> float:
    few = letters <= (2 if found.kind == "bare" else _FEW)
    sure = 0.6 if named or (few and boxed) else 0.0
    if found.kind == "bare" and not named and (found.value.value or 0) > 10:
        sure -= 0.2  # as likely how many voted
    return sure


def _of_clear(document: Document, block: Block, found: FoundRating, line: str, alone: bool) -> float:
    """Of a mark that is one whatever stands beside it.

    Args:
        alone: whether nothing stands beside it, or a word for the verdict.
    """
    if alone or found.end - found.start > 0.6 * len(line):
        return 0.75
    signs = found.kind in ("glyphs", "asterisks")
    if signs and (block.heading or after_title(line, found) or document.headline is block):
        return 0.7
    layout = document.layout
    last = layout.end - LAST <= block.index < layout.end
    own = last and bool(owns(document.base_language).search(line, max(0, found.start - 70), found.end + 40))
    if found.kind in ("fraction", "glyphs"):
        return 0.5 if len(line) < 90 or own or closes(line, found) or opens(line, found) else 0.4
    scaled = found.value.best is not None
    if found.kind != "stars" or not (own or scaled or closes(line, found)):
        return 0.35
    return 0.65 if scaled else 0.5


def _is_named(language: str | None, line: str, found: FoundRating) -> bool:
    """Whether a word for the verdict stands beside it: "Final rating – 8/10"."""
    before, after = _rest(line[: found.start][-60:])[-4:], _rest(line[found.end :][:40])[:3]
    if not after and len(before) == 1 and before[0] in known_words("overall", language):
        return True  # "Film 8/10" above "Sound 6/10"
    if line[: found.start].rstrip().endswith(":") and key_begins(key(line[: found.start]), "own", language):
        return True  # "Mine: 8/10"
    return not known_words("rating", language).isdisjoint(before + after)


def _rest(text: str) -> list[str]:
    """The words beside a mark, without what it counts: "stars", "points"."""
    return [w for w in key(text).split() if w not in words("stars") and w not in words("points")]


def _is_outside(document: Document, block: Block, said: list[str]) -> bool:
    """Whether a line above the headline or below the text speaks of something else: "The Peat Cutter: 9/10"."""
    layout = document.layout
    if layout.end == layout.start or layout.headline <= block.index <= layout.end:
        return False
    headed = document.headline.said if document.headline is not None else frozenset()
    known = headed | frozenset(key(document.title or "").split()) | words("overall", document.base_language)
    return sum(w in known for w in said) * 2 < len(said)
