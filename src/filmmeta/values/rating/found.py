"""A verdict as it is found in a text, and the numbers that it is made of."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from filmmeta.models import Rating
from filmmeta.values.numbers import VULGAR, numbers
from filmmeta.values.text import number
from filmmeta.vocabulary import languages

SCALES = frozenset((3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 50, 100))
NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
FRACTION_SIGNS = "/⁄∕／"
FULL, EMPTY, HALF = "★⭐🌟✭✮✪⚝✰🌕", "☆✩✫⛤🌑", "⯨⯪½⭒🌗🌓"
"""Stars and moons."""
NO_SCALE = "no scale given"


class FoundRating(NamedTuple):
    """A verdict, the part of the text that says it, and what had to be inferred."""

    value: Rating
    start: int
    end: int
    kind: str
    note: str = ""


def found(kind: str, text: str, start: int, end: int, value: float | None, best: float | None = None) -> FoundRating:
    """The verdict that a part of a text says in its own words."""
    rating = rated(text[start:end].strip(), value, best)
    return FoundRating(rating, start, end, kind, NO_SCALE if value is not None and best is None else "")


@lru_cache(maxsize=1_024)
def rated(text: str, value: float | None = None, best: float | None = None) -> Rating:
    """Made once for a page that says "3/5" of hundreds of films."""
    return Rating(value=value, best=best, text=text)


def amount(text: str, fraction: str | None = None) -> float | None:
    """A number in digits or in a word of any language, with a half or a quarter behind it."""
    text = text.strip()
    extra = 0.0
    if fraction:
        extra = VULGAR.get(fraction.strip(), 0.5)
    for sign, part in VULGAR.items():
        if sign in text:
            text, extra = text.replace(sign, "").strip(), part
    small = text.casefold()
    if not small:
        return extra or None
    spoken = number_words().get(small)
    value = spoken if spoken is not None else number(small)
    return None if value is None else value + extra


@cache
def number_words() -> dict[str, float]:
    """The numbers that count stars, in all languages."""
    known: dict[str, float] = {HALF_A: 0.5}
    for language in languages():
        known = numbers_of(language) | known
    return known


HALF_A = "half a"


@cache
def numbers_of(language: str) -> dict[str, float]:
    """The same of one language; "half stars" are none."""
    return {word: value for word, value in numbers(language).items() if value <= 10 and value != 0.5}
