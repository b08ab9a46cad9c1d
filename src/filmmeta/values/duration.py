"""Running times: "1 hr. 56 min.", "1h46", "106 мин.", "1小时45分", "PT1H37M"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from filmmeta.values.numbers import numbers
from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import ascii_digits
from filmmeta.vocabulary import languages, spelled

LONGEST = 400

# with what plug-ins make of it: "T1H37M", "P97M", "PT97", "PTH97M", "PT1.5H", "P0Y0M0DT1H37M"
_ISO = lazy(
    r"-?(?=[PT]|\d+[HM])P?(?:0{1,4}Y)?(?:0{1,2}M)?(?:(\d{1,3})D)?T?(?:(\d{0,3}(?:[.,]\d{1,4})?)H)?(?:(\d{0,5})(?:M|$))?"
    r"(?:(\d{1,6})(?:[.,]\d{1,9})?S)?$",
    re.IGNORECASE,
)
_COLON = lazy(r"^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$")
_BARE = lazy(r"^\s*(\d{1,3})(?:[.,]0{1,2})?\s*$")
_SHORTEST, _LONGEST_FILM = timedelta(minutes=1), timedelta(hours=24)


def find_duration(text: str) -> tuple[timedelta, int, int] | None:
    """The first running time with a unit in a text, and where it stands.

    >>> str(find_duration("R, Drama, 1hr 52min")[0]), find_duration("2x75 min")
    ('1:52:00', None)
    """
    text = ascii_digits(text[:LONGEST])
    if not _has_unit(text):
        return None
    best: tuple[timedelta, int, int] | None = None
    if m := _clocked().search(text):
        best = timedelta(hours=int(m[1]), minutes=int(m[2] or 0)), m.start(), m.end()
    if (m := _minutes().search(text)) and (best is None or m.start() < best[1]):
        best = timedelta(minutes=int(m[1])), m.start(), m.end()
        if spoken := _hours_in_words().search(text[max(0, m.start() - _LONGEST_HOURS) : m.start()]):
            hours = timedelta(hours=_counted_hours()[spoken[1].casefold()])
            best = best[0] + hours, m.start() - len(spoken[0]), m.end()
    return best if best and _SHORTEST <= best[0] <= _LONGEST_FILM else None


@cache
def _clocked() -> re.Pattern[str]:
    """As in "1 hr. 56 min.", "1h46"."""
    joined = either(w for w in spelled("and") if w != "with")
    # it begins with a digit, and looks back behind it: so it is tried at digits alone
    return re.compile(
        rf"(\d(?<![\d.,:x×]\d)\d?)\s?(?:{_hour()})(?![^\W\d_])\.?\s?(?:,|{joined})?\s?"
        rf"(?:(\d{{1,2}})\s?(?:(?:{_minute()})(?![^\W\d_])|(?![\d:])))?",
        re.IGNORECASE,
    )


@cache
def _minutes() -> re.Pattern[str]:
    """As in "106 мин.", "97'"."""
    return re.compile(rf"(\d(?<![\d.,:/x×]\d)\d{{0,2}})\s?-?\s?(?:{_minute()})(?![^\W\d_])", re.IGNORECASE)


_LONGEST_HOURS = 20


@cache
def _hours_in_words() -> re.Pattern[str]:
    """As in "one hour and 52 minutes", "an hour 52 minutes", before the minutes."""
    counted, joined = either(_counted_hours()), either(spelled("and"))
    return re.compile(rf"(?<!\w)({counted})['’\s](?:{either(spelled('hours'))}),?\s(?:(?:{joined})\s)?$", re.IGNORECASE)


@cache
def _counted_hours() -> dict[str, int]:
    """One to four, and articles for one, in every language."""
    one = dict.fromkeys(spelled("indefinite"), 1)
    return one | {word: int(n) for tag in languages() for word, n in numbers(tag).items() if n in (1, 2, 3, 4)}


@cache
def _hour() -> str:
    return either((*spelled("hours"), *spelled("hour_units")))


@cache
def _minute() -> str:
    return either((*spelled("minutes"), *spelled("minute_units"), *"'’′‘´"))


def _has_unit(text: str) -> bool:
    """A cheap test: what could be a unit stands behind a digit."""
    return (_unit_behind() if text.isascii() else _DIGIT).search(text) is not None


@cache
def _unit_behind() -> re.Pattern[str]:
    """In ASCII, the first letters of the units: most numbers have none behind them."""
    firsts = {form[0] for form in f"{_hour()}|{_minute()}".split("|") if form.isascii()}
    return re.compile(rf"[0-9]\s?-?\s?[{''.join(sorted({c for f in firsts for c in (f, f.upper())}))}]")


_DIGIT = lazy(r"\d")


def find_minutes(text: str) -> Iterator[tuple[int, int, int]]:
    """The minutes that running text speaks of, in words and not in marks, each with where it stands.

    >>> list(find_minutes("130 minutes of marsh, 70 m of dyke")), [m for m, _, _ in find_minutes("全长120分钟")]
    ([(130, 0, 11)], [120])
    """
    if not _has_unit(text):
        return
    for m in _clocked().finditer(text):  # "at 2 hrs 20 it could do with losing a scene"
        if m[2] and len(m[0].strip("0123456789 .")) > 1:
            yield 60 * int(m[1]) + int(m[2]), m.start(), m.end()
    for m in _minutes().finditer(text):
        unit = m[0][len(m[1]) :].strip(" -.")
        if len(unit) >= _WORD or unit[:1] > "\u2e7f":
            yield int(m[1]), m.start(), m.end()


_WORD = 3


def parse_duration(text: str) -> timedelta | None:
    """The running time that a value states: with units, ISO 8601, "1:37" or bare minutes.

    >>> str(parse_duration("PT97M")), str(parse_duration("T1H37M")), str(parse_duration("97"))
    ('1:37:00', '1:37:00', '1:37:00')
    """
    text = ascii_digits(text[:LONGEST])
    value: timedelta | None = None
    if (m := _ISO.match("".join(text.split()))) and any(m.groups()):
        days, hours, minutes, seconds = (float((g or "0").replace(",", ".")) for g in m.groups())
        value = timedelta(days=days, hours=hours, minutes=minutes, seconds=int(seconds))
    elif found := find_duration(text):
        return found[0]
    elif m := _COLON.match(text):
        value = timedelta(hours=int(m[1]), minutes=int(m[2]), seconds=int(m[3] or 0))
    elif m := _BARE.match(text):
        value = timedelta(minutes=int(m[1]))
    return value if value and _SHORTEST <= value <= _LONGEST_FILM else None
