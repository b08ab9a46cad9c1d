"""Verdicts: "7,5/10", "★★★½", "3.5 stars", "B+", "80%", "9 из 10", "8 sobre 10"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from filmmeta.values.numbers import VULGAR
from filmmeta.values.patterns import lazy
from filmmeta.values.rating.bare import named, weaker, whole
from filmmeta.values.rating.found import EMPTY, FULL, HALF, SCALES, FoundRating, amount, number_words
from filmmeta.values.rating.scales import behind, fractions, in_words, may_tell_scale, ranged, scale_first, up_to
from filmmeta.values.rating.signs import asterisks, pairs, pictures, stars
from filmmeta.values.rating.spoken import eastern, may_be_spoken, spoken_words, starred, thumbs
from filmmeta.values.text import ascii_digits, clean

__all__ = [
    "LONGEST",
    "SCALES",
    "FoundRating",
    "amount",
    "behind",
    "find_ratings",
    "is_rating",
    "may_be_spoken",
    "parse_rating",
    "spoken_words",
    "up_to",
]

LONGEST = 1_000
"""Characters of a text that are searched for a verdict."""

_LETTERS = lazy(r"[^\W\d_]+")
_NUMERIC = lazy(f"[\\d{''.join(VULGAR)}]")


def parse_rating(text: str) -> FoundRating | None:
    """The verdict that a labelled value or a rating box states, or None.

    Bare numbers count here, since a label stands before them; see `find_ratings` for running text.

    >>> parse_rating("4.9/5.0").value.value, parse_rating("B+").value.text, parse_rating("★★★☆☆").value.best
    (4.9, 'B+', 5.0)
    """
    text = clean(text[:LONGEST])
    if alone := whole(text):
        return alone
    if not _NUMERIC.search(text) and (mark := named(text)):
        return next(find_ratings(text), mark)
    return next(find_ratings(text, labelled=True), None)


def find_ratings(text: str, labelled: bool = False, words: Collection[str] | None = None) -> Iterator[FoundRating]:
    """Every verdict in a text, the plainest form first.

    Args:
        text: one block; only the first `LONGEST` characters are read.
        labelled: whether a label or box says that a verdict stands here, so that weaker forms count.
        words: the words of the text's key, where they are known already.
    """
    text = ascii_digits(text[:LONGEST])
    numeric = _NUMERIC.search(text) is not None
    said = _LETTERS.findall(text.casefold()) if numeric or words is None else words
    scaled = numeric and may_tell_scale(text, said)
    of_scale_first = []
    if numeric:
        yield from ranged(text)
        if scaled:
            yield from fractions(text)
        of_scale_first = list(scale_first(text))
        yield from of_scale_first
    if not text.isascii():
        yield from stars(text)
    yield from asterisks(text, labelled)
    if not text.isascii():
        yield from pairs(text)
        yield from pictures(text, labelled)
        if not of_scale_first:
            yield from eastern(text)
    yield from in_words(text, said, scaled)
    yield from starred(text, said, numeric)
    if labelled:
        yield from weaker(text)
    yield from thumbs(text, said, labelled)


def is_rating(line: str) -> bool:
    """Whether a verdict fills a line, but for two characters at most.

    >>> is_rating("★★★½"), is_rating("(3.5 stars)"), is_rating("Low Water 4/5")
    (True, True, False)
    """
    if not _beginning().match(line[:_LONGEST_BEGINNING].casefold()):
        return False
    return any(found.end - found.start > len(line) - 3 for found in find_ratings(line))


@cache
def _beginning() -> re.Pattern[str]:
    """A cheap test: what a verdict without a label can begin with, as one of the first characters."""
    numbers = "|".join(word.casefold() for word in number_words())
    signs = f"{''.join(VULGAR)}{FULL}{EMPTY}{HALF}\U0001f300-\U0001faff"
    return re.compile(rf".{{0,4}}?(?:[\d*{signs}]|{numbers})", re.DOTALL)


_LONGEST_BEGINNING = 20
