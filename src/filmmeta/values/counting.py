"""Running times in words: "a hundred and twenty-four minutes", "dwie godziny i osiem minut", "一百三十一分钟"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import spelled

_TOKEN = lazy(r"[^\W_]+(?:['’][^\W\d_]+)?")
_EASTERN = lazy(
    r"(?:([一二两兩三四])(?:个?小?时|個?小時|時間))?([一二三四五六七八九十百两兩零〇]{1,7})(?:分钟|分鐘|分間|分)"
)
_DIGITS = {c: n for n, cs in enumerate(("零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")) for c in cs}


def counts_time(words: set[str] | frozenset[str] | dict[str, int], language: str | None) -> bool:
    """A cheap test: whether the words of a text have one for minutes or hours, and a number."""
    units = _units(language)
    return (
        bool(units)
        and not units.keys().isdisjoint(words)
        and (language in _COMPOUNDING or not _telling(language).isdisjoint(words))
    )


def spelled_minutes(text: str, language: str | None) -> Iterator[tuple[int, int, int]]:
    """The minutes that a text counts in words, each with where it begins and ends.

    >>> list(spelled_minutes("patience: a hundred and twenty-four minutes of it", "en"))
    [(124, 10, 43)]
    >>> [m for m, _, _ in spelled_minutes("Zwei Stunden und acht Minuten, hundertvierundzwanzig Minuten", "de")]
    [128, 124]
    >>> [m for m, _, _ in spelled_minutes("ninety minutes", "en")]
    []
    """
    if language in ("zh", "ja"):
        for m in _EASTERN.finditer(text):
            if (minutes := 60 * _DIGITS.get(m[1] or "零", 0) + eastern_number(m[2])) % 10 or minutes > _ROUND:
                yield minutes, m.start(), m.end()
        return
    units, numbers = _units(language), _numbers(language)
    tokens = list(_tokens(text, units))
    hours = begun = behind = 0
    for number, (_, end, token) in enumerate(tokens):
        unit = units.get(token)
        if unit is None:
            continue
        first = number
        values: list[int] = []
        while (
            first and (value := numbers.get(tokens[first - 1][2], _value(tokens[first - 1][2], language))) is not None
        ):
            if text[tokens[first - 1][1] : tokens[first][0]].strip(" -‑\n"):
                break
            first -= 1
            values.insert(0, value)
        amount = _sum(values)
        if unit == 60 and amount:
            hours, begun, behind = 60 * amount, tokens[first][0], number
            if found := _bare_minutes(text, tokens[number:], language):
                yield hours + found[0], begun, found[1]
                hours = 0
        elif unit == 1 and amount:
            near = hours and number - behind <= len(values) + 2
            # "ninety minutes" are as many as films run, and not this one
            if near or amount % 10 or amount > _ROUND:
                yield amount + (hours if near else 0), begun if near else tokens[first][0], end
            hours = 0


def _tokens(text: str, units: dict[str, int]) -> Iterator[tuple[int, int, str]]:
    for m in _TOKEN.finditer(text):
        said = m[0].lower().replace("’", "'")
        elided, apostrophe, unit = said.partition("'")
        if apostrophe and unit in units:  # "un'ora"
            yield m.start(), m.start() + len(elided) + 1, elided + "'"
            yield m.start() + len(elided) + 1, m.end(), unit
        else:
            yield m.start(), m.end(), said


def _bare_minutes(text: str, tokens: Sequence[tuple[int, int, str]], language: str | None) -> tuple[int, int] | None:
    """As in "un'ora e cinquanta, e", "two hours twenty.": minutes that are not called so, and where they end."""
    values: list[int] = []
    end = tokens[0][1]
    for start, stop, token in tokens[1:]:
        value = _numbers(language).get(token, _value(token, language))
        if value is None or text[end:start].strip(" -‑\n"):
            break
        end = stop
        values.append(value)
    closed = values and values[-1] != _AND and text[end : end + 1] in _CLOSING
    return (amount, end) if closed and _LEAST_BARE <= (amount := _sum(values)) < 60 else None


_CLOSING = frozenset("),.;:!?–—…\n") | {""}
_LEAST_BARE = 5
_AND = 0
"""A word that joins numbers counts nothing."""
_ROUND = 100


def _sum(values: list[int]) -> int:
    total = before = 0
    for value in values:
        if value == 100 and 0 < total < 10:
            total *= value
        elif value == 20 and before == 4 and total == 4:
            total = 80  # "quatre-vingt"
        else:
            total += value
        before = value
    return total


@cache
def _units(language: str | None) -> dict[str, int]:
    found = dict.fromkeys(spelled("minutes", language or "en", "counting"), 1)
    return found | dict.fromkeys(spelled("hours", language or "en", "counting"), 60)


@cache
def _telling(language: str | None) -> frozenset[str]:
    """Numbers above one: "a" and "and" are in every text."""
    return frozenset(form for form, value in _numbers(language).items() if value > 1)


@cache
def _numbers(language: str | None) -> dict[str, int]:
    pairs = (entry.split("=") for entry in spelled("counted", language or "en", "counting"))
    found = {form: int(value) for form, value in pairs}
    found |= {form: _AND for form in spelled("and", language or "en") if form.isalpha() and form != "with"}
    return found


_COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "it", "hu", "es"))
_LONGEST = 40


@cache
def _pieces(language: str | None) -> re.Pattern[str]:
    forms = sorted(_numbers(language), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


def _value(token: str, language: str | None) -> int | None:
    """A number written as one word: "hundertvierundzwanzig", "centoventi"; None for any other."""
    if token.isdigit() and len(token) <= 3:
        return int(token)
    if language not in _COMPOUNDING or not 4 < len(token) <= _LONGEST:
        return None
    values, at = [], 0
    for m in _pieces(language).finditer(token):
        if m.start() != at:
            return None
        values.append(_numbers(language)[m[0]])
        at = m.end()
    return _sum(values) if at == len(token) and len(values) > 1 else None


def eastern_number(text: str) -> int:
    """The number that Chinese signs write.

    >>> eastern_number("一百三十一"), eastern_number("十")
    (131, 10)
    """
    total = number = 0
    for c in text:
        if c in "十百":
            total += (number or 1) * (10 if c == "十" else 100)
            number = 0
        else:
            number = _DIGITS[c]
    return total + number
