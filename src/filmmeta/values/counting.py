"""Running times in words: "a hundred and twenty-four minutes", "dwie godziny i osiem minut", "一百三十一分钟"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from filmmeta.values.numbers import COMPOUNDING, eastern_number, eastern_signs, ends_in_joint, part, parts, total
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import spelled

_TOKEN = lazy(r"[^\W_]+(?:['’][^\W\d_]+)?")
_EASTERN = ("ja", "zh")
_ROUND = 100
"""Up to here whole tens are as many as films run, and not this one: "ninety minutes"."""


def counts_time(words: set[str] | frozenset[str] | dict[str, int], language: str | None) -> bool:
    """A cheap test: whether the words of a text have one for minutes or hours, and a number."""
    units = _units(language or "en")
    return not units.keys().isdisjoint(words) and (
        language in COMPOUNDING or not _telling(language or "en").isdisjoint(words)
    )


@cache
def _units(language: str) -> dict[str, int]:
    """The words for hours and minutes, with how many minutes each has."""
    return dict.fromkeys(spelled("minutes", language), 1) | dict.fromkeys(spelled("hours", language), 60)


@cache
def _telling(language: str) -> frozenset[str]:
    """Numbers above one: "a" and "and" are in every text."""
    return frozenset(form for form, value in parts(language).items() if value > 1)


def spelled_minutes(text: str, language: str | None) -> Iterator[tuple[int, int, int]]:
    """The minutes that a text counts in words, each with where it begins and ends.

    >>> list(spelled_minutes("patience: a hundred and twenty-four minutes of it", "en"))
    [(124, 10, 43)]
    >>> [m for m, _, _ in spelled_minutes("Zwei Stunden und acht Minuten, hundertvierundzwanzig Minuten", "de")]
    [128, 124]
    >>> [m for m, _, _ in spelled_minutes("ninety minutes", "en")]
    []
    """
    if language in _EASTERN:
        yield from _eastern_minutes(text)
        return
    language = language or "en"
    units = _units(language)
    tokens = list(_tokens(text, units))
    hours = begun = behind = 0
    for number, (_, end, token) in enumerate(tokens):
        unit = units.get(token)
        if unit is None:
            continue
        first, values = _before(text, tokens, number, language)
        amount = total(values)
        if unit == 60 and amount:
            hours, begun, behind = 60 * amount, tokens[first][0], number
            if found := _bare_minutes(text, tokens[number:], language):
                yield hours + found[0], begun, found[1]
                hours = 0
        elif unit == 1 and amount:
            near = hours and number - behind <= len(values) + 2
            if near or amount % 10 or amount > _ROUND:
                yield amount + (hours if near else 0), begun if near else tokens[first][0], end
            hours = 0


_Token = tuple[int, int, str]


def _tokens(text: str, units: dict[str, int]) -> Iterator[_Token]:
    for m in _TOKEN.finditer(text):
        said = m[0].lower().replace("’", "'")
        elided, apostrophe, unit = said.partition("'")
        if apostrophe and unit in units:  # "un'ora"
            yield m.start(), m.start() + len(elided) + 1, elided + "'"
            yield m.start() + len(elided) + 1, m.end(), unit
        else:
            yield m.start(), m.end(), said


def _before(text: str, tokens: Sequence[_Token], unit: int, language: str) -> tuple[int, list[int]]:
    """The parts of the number before a unit, and the token that it begins with."""
    first, values = unit, list[int]()
    while first and (value := part(tokens[first - 1][2], language)) is not None:
        if not _adjoin(text, tokens[first - 1][1], tokens[first][0]):
            break
        first -= 1
        values.insert(0, value)
    return first, values


def _bare_minutes(text: str, tokens: Sequence[_Token], language: str) -> tuple[int, int] | None:
    """As in "un'ora e cinquanta, e", "two hours twenty.": minutes that are not called so, and where they end."""
    values: list[int] = []
    end = tokens[0][1]
    for start, stop, token in tokens[1:]:
        value = part(token, language)
        if value is None or not _adjoin(text, end, start):
            break
        end = stop
        values.append(value)
    closed = values and not ends_in_joint(values) and text[end : end + 1] in _CLOSING
    return (amount, end) if closed and _LEAST_BARE <= (amount := total(values)) < 60 else None


_CLOSING = frozenset("),.;:!?–—…\n") | {""}
_LEAST_BARE = 5


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether nothing but a space or a hyphen stands between two words."""
    return not text[end:start].strip(" -‑\n")


def _eastern_minutes(text: str) -> Iterator[tuple[int, int, int]]:
    for m in _eastern().finditer(text):
        minutes = 60 * eastern_number(m[1] or "") + eastern_number(m[2])
        if minutes % 10 or minutes > _ROUND:
            yield minutes, m.start(), m.end()


@cache
def _eastern() -> re.Pattern[str]:
    signs = "".join(eastern_signs())
    hours, minutes = (either(form for name in _EASTERN for form in spelled(g, name)) for g in ("hours", "minutes"))
    return re.compile(rf"(?:([{signs}])(?:{hours}))?([{signs}]{{1,7}})(?:{minutes})")
