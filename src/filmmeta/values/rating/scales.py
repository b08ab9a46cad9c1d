"""Verdicts with their scale: "7,5/10", "9 из 10", "5점 만점에 4점", "+2 (-4 to +4)", "four fish out of five"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from filmmeta.models import Rating
from filmmeta.values.counted import counted, may_count
from filmmeta.values.numbers import VULGAR
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating.found import (
    EMPTY,
    FRACTION_SIGNS,
    FULL,
    NUMBER,
    SCALES,
    FoundRating,
    amount,
    found,
    number_words,
    rated,
)
from filmmeta.values.text import number
from filmmeta.vocabulary import key, spelled

_LETTERS = lazy(r"[^\W\d_]+")


def may_tell_scale(text: str, said: Collection[str]) -> bool:
    """A cheap test: a sign of fractions stands in a text with a number, or a word for "out of" between two."""
    if _HAS_FRACTION.search(text) is not None:
        return True
    return _TWO_NUMBERS.search(text) is not None and not _over_words().isdisjoint(said)


_HAS_FRACTION = lazy(f"[{FRACTION_SIGNS}]")
_TWO_NUMBERS = lazy(rf"[\d{''.join(VULGAR)}][^\d]+\d")


@cache
def _over_words() -> frozenset[str]:
    """First words of "out of" in any language, as they are spelled and as keys."""
    forms = [form for form in spelled("out_of") if form != "/"]
    return frozenset(_LETTERS.findall(form)[0] for form in forms) | frozenset(key(form).split()[0] for form in forms)


# ---------------------------------------------------------------- the value first


def fractions(text: str) -> Iterator[FoundRating]:
    """As in "7,5/10", "★ 4/5", "3½ stars out of 4"."""
    for m in _fraction().finditer(text):
        value, best = amount(m[1], m[2]), number(m[3])
        if value is not None and best in SCALES and value <= best and not _is_no_mark(m):
            yield FoundRating(rated(" ".join(m[0].split()), value, best), m.start(), m.end(), "fraction")


def _is_no_mark(m: re.Match[str]) -> bool:
    """As in "03/06", a date, and "1.5 of 3.0": numbers with a point on both sides need a stroke between."""
    padded = m[1][0] == "0" and m[1][1:].isdigit()
    return padded or (m[0].count(".") == 2 and "/" not in m[0] and "⁄" not in m[0])


@cache
def _fraction() -> re.Pattern[str]:
    over = either(w for w in spelled("out_of") if w not in ("/", "e"))
    unit = either(w for g in ("stars", "points") for w in spelled(g) if len(w) > 1)
    return re.compile(
        rf"(?<![\d.,/:\-{FULL}{EMPTY}])({NUMBER}|\d?\s?[½¼¾])(\s?[½¼¾]|[\s-](?:and\s)?1/2)?\s?(?:(?:{unit}|[{FULL}])\s?)?"
        rf"(?:[{FRACTION_SIGNS}]|\s[(\[]?(?:{over})\s)\s?({NUMBER})(?![\d{FRACTION_SIGNS}:]|[.,]\d|\s?[-–]\s?\d)",
        re.IGNORECASE,
    )


def in_words(text: str, said: Collection[str], scaled: bool) -> Iterator[FoundRating]:
    """As in "four fish/5", "three chairs out of five"; `scaled` says whether a scale may stand there in digits."""
    if (scaled and _counts_units().search(text)) or may_count(said):
        for value, best, start, end in counted(text):
            yield found("fraction", text, start, end, value, best)


@cache
def _counts_units() -> re.Pattern[str]:
    """A cheap test: a word stands before a scale in digits, "4 fish/5", "three chairs out of 5"."""
    over = either(w for w in spelled("out_of") if w != "/")
    return re.compile(rf"[^\W\d_]\s?(?:[{FRACTION_SIGNS}]|[(,]?\s?(?:{over})\s)\s?\d", re.IGNORECASE)


def behind(text: str, end: int, value: float) -> tuple[float | None, int]:
    """The scale right behind a verdict, "(out of four stars)", "/5", "of ★★★★★", and where it ends."""
    m = _scale_behind().match(text, end)
    best = (float(len(m[2])) if m[2] else amount(m[1])) if m else None
    return (best, m.end()) if m and best in SCALES and best >= value else (None, end)


@cache
def _scale_behind() -> re.Pattern[str]:
    over = either(w for w in spelled("out_of") if len(w) > 1)
    stars = either(w for w in spelled("stars") if len(w) > 1)
    return re.compile(
        rf"\s?[(\[]?\s?(?:(?:{over})\s|[{FRACTION_SIGNS}])\s?"
        rf"(?:(\d{{1,2}}|{either(number_words())})(?![\w{FRACTION_SIGNS}])|([{FULL}{EMPTY}*]{{3,10}}))(?:\s(?:{stars})(?!\w))?[)\]]?",
        re.IGNORECASE,
    )


# ---------------------------------------------------------------- the scale first


def scale_first(text: str) -> Iterator[FoundRating]:
    """As in "5점 만점에 4점", "10点満点中7点", "10 üzerinden 7", "10-ből 8"."""
    if text.isascii() and "-" not in text:
        return
    for m in _reversed().finditer(text):
        value, best = number(m[2]), number(m[1])
        if value is not None and best in SCALES and value <= best:
            yield found("fraction", text, m.start(), m.end(), value, best)


@cache
def _reversed() -> re.Pattern[str]:
    over = either(spelled("out_of_before"))
    # it begins with a digit, and looks back behind it: so it is tried at digits alone
    return re.compile(rf"(\d(?<![\d.,/]\d)\d{{0,2}})\s?(?:{over})\s?({NUMBER})(?!\d|[.,]\d)", re.IGNORECASE)


# ---------------------------------------------------------------- scales told by their ends

_SIGN = r"[+\-−–]?"


@cache
def up_to() -> str:
    """A pattern for what stands between the two ends of a scale."""
    return either((*spelled("up_to"), *"–—-−"))


def ranged(text: str) -> Iterator[FoundRating]:
    """As in "+2 (-4 to +4)", "a +2 on the -4 to +4 scale", "6.5 on a scale of 1 to 10"."""
    for m in _range().finditer(text) if _has_range().search(text) else ():
        bracketed = m[2] is not None
        value, worst, best = (_signed(part) for part in (m[1], *(m.group(2, 3) if bracketed else m.group(4, 5))))
        if not bracketed and _scale_words().isdisjoint(_LETTERS.findall(text[m.end(1) : m.end() + 12].casefold())):
            continue
        if worst <= value <= best and worst <= 1 and (best in SCALES or best == -worst):
            rating = Rating(value=value, best=best, worst=worst if worst < 0 else None, text=m[0])
            yield FoundRating(rating, m.start(), m.end(), "fraction")


@cache
def _has_range() -> re.Pattern[str]:
    return re.compile(rf"\d\s?(?:{up_to()})\s?{_SIGN}\d", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    end, to = rf"{_SIGN}\d{{1,2}}", up_to()
    return re.compile(
        rf"(?<![\w.,/])({end}(?:[.,]\d)?)\s?"
        rf"(?:[(\[]\s?(?:[^\W\d]+\s){{0,4}}?([+\-−–]\d{{1,2}})\s?(?:{to})\s?({end})(?:[)\]]|(?=\D|$))|"
        rf"[(\[,]?\s?(?:[^\W\d]+\s){{1,6}}?({end})\s?(?:{to})\s?({end}))(?![\d/:]|[.,]\d)",
        re.IGNORECASE,
    )


@cache
def _scale_words() -> frozenset[str]:
    return frozenset(w for w in spelled("scale") if " " not in w)


def _signed(text: str) -> float:
    return float(text.replace("−", "-").replace("–", "-").replace(",", "."))
