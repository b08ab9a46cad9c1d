"""A stretch of a headline, and the signs that part one from the next."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import any_of

LONGEST = 400
"""Characters of a headline that are read."""

BARS = lazy(r"\s+[|¦·•»«]+\s+|\s*[|¦｜]\s*|\s+::\s+|\s+~\s+|\s+»\s*|\s+/\s+")
DASHES = lazy(r"\s+[-–—―]{1,3}\s+|\s*[–—]{1,2}\s*|\s*—+\s*")
COLON = lazy(r"\s*(?::\s|[：])\s*")
EDGES = " \t,;:|/–—-·•»«~*_#\u200b"
"""What stands at either end of a piece and is no part of it."""

# "3. Low Water", "#3) Low Water", "3、《浅水》"
NUMBERED = lazy(r"^\s*(?:#|№)?\d{1,3}\s?(?:[.):]\s|[、．])")
"""What stands before the titles of a list."""


class TitlePiece(NamedTuple):
    """A stretch of a headline that could name a film, and why: `quoted`, `year`, `review`, `part`, `whole`."""

    text: str
    form: str
    year: int | None = None
    director: str = ""


def pieces(title: str) -> list[str]:
    """What stands between the bars and dashes of a title."""
    return [p.strip(EDGES) for b in BARS.split(title) for p in DASHES.split(b) if p.strip(EDGES)]


@cache
def empty_words() -> frozenset[str]:
    """Pieces that say what the page is, not which film."""
    return any_of("prefix", "suffix", "about", "review", "film", "film_name")
