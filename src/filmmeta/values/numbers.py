"""Numbers in words as each language speaks them: "three", "hundertvierundzwanzig", "quatre-vingt-dix", "三十一"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from filmmeta.values.patterns import either
from filmmeta.vocabulary import languages, spelled, valued

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
"""Signs of fractions."""


@cache
def numbers(language: str) -> dict[str, float]:
    """The numbers that have a word of their own, in every form, case folded.

    >>> numbers("de")["zwölf"], numbers("pl")["półtora"]
    (12.0, 1.5)
    """
    return valued("numbers", language)


@cache
def counted() -> dict[str, frozenset[int]]:
    """What the words for whole numbers count, in whichever language.

    >>> counted()["ten"], counted()["dieci"]
    (frozenset({10}), frozenset({10}))
    """
    found: dict[str, set[int]] = defaultdict(set)
    for language in languages():
        for word, value in numbers(language).items():
            if value.is_integer():
                found[word].add(int(value))
    return {word: frozenset(values) for word, values in found.items()}


@cache
def with_halves(language: str) -> dict[str, float]:
    """The same, and with a half in one word.

    >>> with_halves("de")["dreieinhalb"]
    3.5
    """
    halves = [half for half in spelled("and_half", language) if " " not in half]
    whole = {word: value for word, value in numbers(language).items() if value.is_integer()}
    return numbers(language) | {word + half: value + 0.5 for word, value in whole.items() for half in halves}


# ---------------------------------------------------------------- of several words, and of several in one


@cache
def parts(language: str) -> dict[str, int]:
    """The words that numbers are put together of: those of their own, articles, and those that join and count 0."""
    found = {word: int(value) for word, value in numbers(language).items() if value.is_integer() and value >= 1}
    found |= dict.fromkeys(spelled("indefinite", language), 1)
    return found | {form: _JOINS for form in spelled("and", language) if form.isalpha() and form != "with"}


_JOINS = 0


def part(word: str, language: str) -> int | None:
    """What a word adds to a number, None where it is none: in digits, of its own, or several in one word.

    >>> part("hundertvierundzwanzig", "de"), part("and", "en"), part("patience", "en")
    (124, 0, None)
    """
    value = parts(language).get(word)
    if value is not None:
        return value
    if word.isdigit() and len(word) <= _MOST_DIGITS:
        return int(word)
    return _compound(word, language) if language in COMPOUNDING and _SHORTEST <= len(word) <= _LONGEST else None


COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "it", "hu", "es"))
"""Languages that write numbers in one word."""
_MOST_DIGITS = 3
_SHORTEST, _LONGEST = 5, 40


def _compound(word: str, language: str) -> int | None:
    values, at = [], 0
    for m in _pieces(language).finditer(word):
        if m.start() != at:
            return None
        values.append(_stems(language)[m[0]])
        at = m.end()
    return total(values) if at == len(word) and len(values) > 1 else None


@cache
def _stems(language: str) -> dict[str, int]:
    """The parts, and their forms that stand in compounds alone: "sechzehn", "ventuno"."""
    return parts(language) | {word: int(value) for word, value in valued("number_stems", language).items()}


@cache
def _pieces(language: str) -> re.Pattern[str]:
    return re.compile(either(_stems(language)))


def total(values: Sequence[int]) -> int:
    """The number that the parts make together, in the order in which they are spoken.

    >>> total([2, 100, 0, 24]), total([4, 20, 10])
    (224, 90)
    """
    found = before = 0
    for value in values:
        if value == 100 and 0 < found < 10:
            found *= value
        elif value == 20 and before == 4 and found == 4:
            found = 80  # "quatre-vingt"
        else:
            found += value
        before = value
    return found


def ends_in_joint(values: Sequence[int]) -> bool:
    """Whether the last of the parts joins what follows: "fifty and"."""
    return bool(values) and values[-1] == _JOINS


# ---------------------------------------------------------------- Chinese signs


@cache
def eastern_signs() -> dict[str, int]:
    """The signs that write numbers in Chinese and Japanese."""
    return {sign: int(value) for language in ("ja", "zh") for sign, value in numbers(language).items()}


def eastern_number(text: str) -> int:
    """The number that Chinese signs write.

    >>> eastern_number("一百三十一"), eastern_number("十")
    (131, 10)
    """
    found = number = 0
    for value in map(eastern_signs().__getitem__, text):
        if value >= 10:
            found += (number or 1) * value
            number = 0
        else:
            number = value
    return found + number
