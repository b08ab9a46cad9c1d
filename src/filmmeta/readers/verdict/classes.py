"""Elements named after the rating: `<span class="stars">`, `<div id="puntuacion">`, `class="allstar40"`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from filmmeta.blocks import Block, Element
from filmmeta.models import Rating
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating import FoundRating
from filmmeta.vocabulary import spelled

_OTHER = lazy(r"user|audience|average|imdb|tomato|metacritic|widget|vote|comment|start|post-rating|kk-star")


def has_rating_class(block: Block) -> bool:
    """Whether the element of a block is named after a rating, or the one around it."""
    if block.element is None:
        return False
    says = is_named(block.element)
    if says is None and (around := block.element.getparent()) is not None:
        says = is_named(around)
    return bool(says)


def is_named(element: Element) -> bool | None:
    """Whether an element is named after the rating; None where its names speak of none."""
    own, name = element.get("class"), element.get("id")
    return is_rating_class(f"{own or ''} {name or ''}") if own or name else None


@lru_cache(maxsize=4096)
def is_rating_class(names: str) -> bool | None:
    """Whether class names speak of the rating; None where they speak of none."""
    small = names.lower()  # a pattern that minds the case is several times as fast
    return not _OTHER.search(small) if _rating_class().search(small) else None


def is_of_others(names: str) -> bool:
    """Whether class names speak of what readers vote, or of other people's scores."""
    return _OTHER.search(names.lower()) is not None


@cache
def _rating_class() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{either(spelled('rating_class'))})(?![a-z]{{3}})")


def numbered_class(element: Element, names: str) -> FoundRating | None:
    """As in `<span class="allstar40">`, `class="stars stars-4"`; siblings with others are buttons to vote by."""
    m = _NUMBERED.search(names.lower())
    if m is None or any(_NUMBERED.search((e.get("class") or "").lower()) for e in islice(element.itersiblings(), 4)):
        return None
    value, part = float(m[2]), float(m[3] or 0) / 10
    if m[1] == "rated":  # in halves of stars
        value, part = value / 2, 0.0
    elif value > 5 and m[3] is None:
        value /= 10
    if not 0 < value + part <= 5 or (value + part) * 2 % 1:
        return None
    return FoundRating(Rating(value=value + part, best=5, text=m[0].strip()), 0, 0, "image")


_NUMBERED = lazy(
    r"(?:^|\s)(?:[a-z]+[-_]{1,2})*(?:all|big|mid|small|main)?(stars?|rated|rating(?=[-_]\d\d))[-_]{0,2}([1-4][05]|50|\d|10)(?:[-_.]([05]))?(?:\s|$)"
)
