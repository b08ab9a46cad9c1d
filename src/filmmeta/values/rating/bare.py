"""Verdicts that count only behind a label or in a box: "B+", "80%", "7 points", "8"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.values.counted import said_alone
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating.found import NO_SCALE, NUMBER, FoundRating, amount, found, rated
from filmmeta.values.text import ascii_digits, number
from filmmeta.vocabulary import spelled


def whole(text: str) -> FoundRating | None:
    """The verdict that a text is, and nothing else: a grade, a number, a fraction with its scale first."""
    if m := _GRADE.match(text):
        return FoundRating(rated(_grade(m[1])), m.start(), m.end(), "grade")
    text = ascii_digits(text)
    if m := _bare().match(text):
        value = amount(m[1], m[2])
        if value is not None and value <= 100:
            return found("bare", text, m.start(), m.end(), value)
    if m := _SCALE_FIRST.match(text):
        value, best = number(m[2]), float(m[1])
        if value is not None and value < best:
            return found("fraction", text, m.start(), m.end(), value, best)
    return None


_GRADE = lazy(r"^\s*([A-F](?:\s?[+\-−–]|\s?(?:plus|minus))?)\s*[.!]?\s*$")


@cache
def _bare() -> re.Pattern[str]:
    """As in "7,5", "7½", "7 1/2", "7 e mezzo"."""
    half = rf"\s(?:1/2|{either(spelled('and_half'))})"
    return re.compile(rf"^\s*({NUMBER}|(?:\d{{1,2}}\s?)?[½¼¾]|\d{{1,2}}(?={half}))({half})?\s*[.!]?\s*$", re.IGNORECASE)


# "Értékelésem: 10/8": behind a label Hungarian pages have the scale first
_SCALE_FIRST = lazy(r"^\s*(5|10|100)\s?/\s?(\d{1,2}(?:[.,]\d)?)(?![\d/.,])")


def named(text: str) -> FoundRating | None:
    """A mark by its name: "sette e mezzo"."""
    value = said_alone(text) if len(text) <= _LONGEST_NAMED else None
    return FoundRating(rated(text, value), 0, len(text), "bare", NO_SCALE) if value is not None else None


_LONGEST_NAMED = 40


def weaker(text: str) -> Iterator[FoundRating]:
    """What may be a verdict in a text that a label announces."""
    for m in _PERCENT.finditer(text):
        value = number(m[1])
        if value is not None and value <= 100:
            yield found("percent", text, m.start(), m.end(), value, 100)
    for m in _points().finditer(text):
        value = number(m[1])
        if value is not None and value <= 100:
            yield found("points", text, m.start(), m.end(), value)
    if grade := _GRADE_IN.search(text):
        yield FoundRating(rated(_grade(grade[1])), grade.start(), grade.end(), "grade")
    if bare := _number_in().search(text):
        value = amount(bare[1], bare[2])
        scale = text[: bare.start()].strip("([ ").lower() in spelled("out_of")  # "(out of 4)", behind images
        if value is not None and value <= 100 and not scale:
            yield found("bare", text, bare.start(), bare.end(), value)


_PERCENT = lazy(r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?)\s?%")
_GRADE_IN = lazy(r"(?<![\w'’&./-])([A-DF][+\-−–]?)(?![\w'’.&]\w|[+\-\w])")


@cache
def _number_in() -> re.Pattern[str]:
    """A number with its half; "PG-13" is for whom a film is, and "1-10" a scale."""
    half = rf"\s?[½¼¾]|\s1/2|\s(?:{either(spelled('and_half'))})(?!\w)"
    return re.compile(rf"(?<![\w.,$€£#/])(?<![\w][-–])({NUMBER})(?![\w%]|[.,:/–-]\d)({half})?", re.IGNORECASE)


@cache
def _points() -> re.Pattern[str]:
    words = either(w for w in spelled("points") if len(w) > 1 or w > "\u2e80")
    return re.compile(rf"(?<![\w.,])({NUMBER})\s?(?:{words})(?!\w)", re.IGNORECASE)


def _grade(text: str) -> str:
    compact = text.replace(" ", "").replace("−", "-").replace("–", "-")
    return compact[0].upper() + {"plus": "+", "minus": "-"}.get(compact[1:].lower(), compact[1:])
