"""Dates as pages write them: ISO, numeric in either order, and with month names of any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import ascii_digits
from filmmeta.vocabulary import key, months, valued, words

LONGEST = 2_000
"""Characters read for a date; a longer text is cut, so that no page can stall the search."""

_EARLIEST, _LATEST = 1888, 2100  # Roundhay Garden Scene; nobody announces a century ahead.

# a pattern that begins with a digit, and looks back behind it, is tried at digits alone
_YEAR_FIRST = lazy(r"(\d(?<!\d\d)\d{3})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일]?")
# "ב-12.05.2016": a preposition may hang on by a hyphen
_NUMERIC = lazy(r"(\d(?<![\d./]\d)(?<!\d-\d)(?<!^-\d)\d?)\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-])(?!\.\d)")
# the vowels of Indian scripts are marks, and no letters to `\w`
_NAME = r"([^\W\d_]{3,14}|مه|[\u0900-\u0d7f]{2,14})"
_DAY_FIRST = lazy(
    r"(\d(?<!\d\d)\d?)(?:st|nd|rd|th|er|º|°|ª)?[\s.,/-]{0,3}(?:(?:de|of|ta)(?=[\s-])|ב)?[\s-]{0,2}"
    + _NAME
    + r"[\s.,،/-]{0,3}(?:de|del|of)?[\s]?(?:of\s)?['’]?(\d{4}|\d{2})(?!\d)"
)
_MONTH_FIRST = lazy(
    # a week's paper is of its first day: "March 8 - 14, 2007"
    _NAME + r"[\s.]{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?(?:\s?[,.]\s?|\s|\s?de\s)+?(?:de\s|del\s)?"
    # "Tue Feb 10 22:41:07 EST 2004", as mail programs write
    r"(?:\d\d?:\d\d(?::\d\d)?\s(?:[A-Z]{2,5}\s|[+-]\d{4}\s)?)?(\d{4})(?!\d)"
)
_YEAR_MONTH_NAME = lazy(r"(\d(?<!\d\d)\d{3})[.\s]{1,2}" + _NAME + r"[.\s]{1,2}(\d{1,2})(?!\d)")
# "5.III.2019"
_ROMAN = lazy(r"(\d(?<!\d\d)\d?)[./ ]\s?(X?V?I{1,3}|I?[XV])[./ ]\s?(\d{4})(?!\d)")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ISO_MOMENT = lazy(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?")
_COMPACT_MOMENT = lazy(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?=\D|$)")
_WEEK = lazy(r"\d{4}-?W\d{2}-?[1-7]$")
_ORDINAL = lazy(r"(\d{4})-(\d{3})$")
_UNIX = lazy(r"(\d{9,10})(?:\d{3}|\.\d+)?$")
_JAVA = lazy(r"\w{3} (\w{3}) (\d{1,2}) [\d:]{8} (?:[\w:+-]{1,9} )?(\d{4})$")
_COMPACT = lazy(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR = lazy(r"((?:18|19|20)(?<![\d.,/#$€£-]\d\d)\d{2})(?![\d%x×]|[.,]\d)")
_MONTH_YEAR = lazy(_NAME + r"[\s.,]{1,3}(?:de\s)?((?:18|19|20)\d{2})(?!\d)")
_TWO_NUMBERS = lazy(r"\d\D{1,40}\d")


class FoundDate(NamedTuple):
    """A date and the part of the text that says it; `sure` is False where day and month could be swapped."""

    value: date
    start: int
    end: int
    sure: bool


def find_dates(text: str, dayfirst: bool = True) -> Iterator[FoundDate]:
    """All dates in a text, in order of pattern, without overlaps.

    Args:
        text: any text; only the first `LONGEST` characters are read.
        dayfirst: the order of "3/4/2011" where nothing else tells.
    """
    text = ascii_digits(text[:LONGEST])
    held = _TWO_NUMBERS.search(text) or (not text.isascii() and _JALALI_YEAR.search(text))
    return _apart(text, dayfirst) if held else iter(())


def _apart(text: str, dayfirst: bool) -> Iterator[FoundDate]:
    taken: list[tuple[int, int]] = []
    for found in _all(text, dayfirst):
        if all(found.end <= s or found.start >= e for s, e in taken):
            taken.append((found.start, found.end))
            yield found


def _all(text: str, dayfirst: bool) -> Iterator[FoundDate]:
    foreign = not text.isascii()
    parted = foreign or text.count("/") + text.count(".") + text.count("-") > 1
    for m in _YEAR_FIRST.finditer(text) if parted else ():
        if made := _make(int(m[1]), int(m[2]), int(m[3])) or _of_jalali(int(m[1]), int(m[2]), int(m[3])):
            yield FoundDate(made, m.start(), m.end(), True)
    for m in _jalali_date().finditer(text) if foreign else ():
        day = int(m[1]) if m[1].isdigit() else _jalali_days()[_SPACES.sub(" ", m[1])]
        if made := _of_jalali(int(m[3]), _JALALI_MONTHS.index(m[2]) + 1, day):
            yield FoundDate(made, m.start(), m.end(), True)
    for m in _OF_ERA.finditer(text) if foreign else ():
        if made := _make(int(m[2]) + _ERAS[m[1]], int(m[3]), int(m[4])):
            yield FoundDate(made, m.start(), m.end(), True)
    if foreign or _may_name_month(text):
        yield from _of_named_months(text)
    for m in _ROMAN.finditer(text) if "I" in text or "V" in text or "X" in text else ():
        if m[2] in _ROMANS and (made := _make(int(m[3]), _ROMANS.index(m[2]) + 1, int(m[1]))):
            yield FoundDate(made, m.start(), m.end(), True)
    for m in _NUMERIC.finditer(text) if parted else ():
        first, second, year = int(m[1]), int(m[3]), _year(m[4])
        sure = (first > 12) != (second > 12)
        day, month = (first, second) if (first > 12 or (dayfirst and second <= 12)) else (second, first)
        if made := _make(year, month, day):
            yield FoundDate(made, m.start(), m.end(), sure)


_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The year before the first of each era."""
_OF_ERA = lazy(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}})年\s?(\d{{1,2}})月\s?(\d{{1,2}})日")


def _may_name_month(text: str) -> bool:
    """A cheap test of a text in ASCII: a month's name stands in it, or letters right behind a digit."""
    small = text.lower()
    return not _month_names().isdisjoint(_LETTERS.findall(small)) or _DIGIT_LETTER.search(small) is not None


_LETTERS = lazy(r"[a-z]{3,}")
_DIGIT_LETTER = lazy(r"[0-9][a-z]{3}")


@cache
def _month_names() -> frozenset[str]:
    return frozenset(months())


def _of_named_months(text: str) -> Iterator[FoundDate]:
    names = months()
    for m in _YEAR_MONTH_NAME.finditer(text):
        if (month := names.get(m[2].casefold())) and (made := _make(int(m[1]), month, int(m[3]))):
            yield FoundDate(made, m.start(), m.end(), True)
    for m in _DAY_FIRST.finditer(text):
        if (month := names.get(m[2].casefold())) and (made := _make(_year(m[3]), month, int(m[1]))):
            yield FoundDate(made, m.start(), m.end(), True)
    for m in _MONTH_FIRST.finditer(text):
        if (month := names.get(m[1].casefold())) and (made := _make(int(m[3]), month, int(m[2]))):
            yield FoundDate(made, m.start(), m.end(), True)


def find_day(text: str, near: date) -> FoundDate | None:
    """The first day and month without a year in a text, in the year that brings it nearest to another date.

    >>> find_day("in theaters Friday, January 7", date(2021, 12, 29)).value
    datetime.date(2022, 1, 7)
    """
    text = ascii_digits(text[:LONGEST])
    if text.isascii() and not _may_name_month(text):
        return None
    for m in _DAY_OF_MONTH.finditer(text):
        month, day = months().get((m[2] or m[3]).casefold()), int(m[1] or m[4])
        if month is None:
            continue
        made = [d for year in (near.year - 1, near.year, near.year + 1) if (d := _make(year, month, day)) is not None]
        if made:
            return FoundDate(min(made, key=lambda d: abs(d - near)), m.start(), m.end(), False)
    return None


_DAY_OF_MONTH = lazy(
    r"(?<![\d.,/-])(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?\s(?:de\s|of\s)?"
    + _NAME
    + r"(?![\s.,]{1,3}(?:de\s|del\s)?\d)|(?<!\w)"
    + _NAME
    + r"\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[\s,.]{1,2}\d)"
)


def parse_date(text: str, dayfirst: bool = True) -> date | None:
    """The first date that a short text states, or None.

    >>> parse_date("22 de marzo de 2011"), parse_date("Nov. 4, 2005"), parse_date("2018")
    (datetime.date(2011, 3, 22), datetime.date(2005, 11, 4), None)
    """
    found = min(find_dates(text, dayfirst), key=lambda f: f.start, default=None)
    return found.value if found else None


def parse_moment(text: str, dayfirst: bool = True) -> date | datetime | None:
    """A date, or a date with its time where the text has an ISO 8601 moment.

    >>> parse_moment("2019-11-13T20:45:06+01:00").isoformat(), parse_moment("20191113")
    ('2019-11-13T20:45:06+01:00', datetime.date(2019, 11, 13))
    """
    text = ascii_digits(text.strip())[:200]
    text = _COMPACT_MOMENT.sub(lambda m: f"{m[1]}-{m[2]}-{m[3]}T{m[4]}:{m[5]}:{m[6] or '00'}", text)
    if m := _ISO_MOMENT.search(text):
        zone = (m[3] or "").replace("Z", "+00:00")
        try:
            moment = datetime.fromisoformat(f"{m[1]}T{m[2]}{zone}")
        except ValueError:
            return parse_date(m[1])
        return moment if _EARLIEST <= moment.year <= _LATEST and moment.replace(tzinfo=None) != _EPOCH else None
    if m := _COMPACT.match(text):
        return _make(int(m[1]), int(m[2]), int(m[3]))
    return _by_machine(text) or parse_date(text, dayfirst)


_EPOCH = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)  # what programs print for "no date", in any zone


def _by_machine(text: str) -> date | datetime | None:
    """ISO week and ordinal dates, seconds or milliseconds since 1970, and what Java prints."""
    try:
        if _WEEK.match(text):
            return date.fromisoformat(text)
        if m := _ORDINAL.match(text):
            return date(int(m[1]), 1, 1) + timedelta(days=int(m[2]) - 1)
    except ValueError:
        return None
    if m := _UNIX.match(text):
        return datetime.fromtimestamp(int(m[1]), UTC)
    if (m := _JAVA.match(text)) and (month := months().get(m[1].casefold())):
        return _make(int(m[3]), month, int(m[2]))
    return None


def find_year(text: str) -> int | None:
    """The first four-digit year that a film could have.

    >>> find_year("USA, 1994, 154 min"), find_year("$1,950"), find_year("no. 12")
    (1994, None, None)
    """
    m = _YEAR.search(ascii_digits(text[:LONGEST]))
    return int(m[1]) if m and int(m[1]) >= _EARLIEST else None


def find_month_year(text: str) -> tuple[int, int] | None:
    """Year and month of "March 2016", or None."""
    for m in _MONTH_YEAR.finditer(ascii_digits(text[:LONGEST])):
        if month := months().get(m[1].casefold()):
            return int(m[2]), month
    return None


_JALALI = range(1290, 1451)
"""Years of the Persian solar calendar in which films have been reviewed."""
_JALALI_YEAR = lazy(r"1[34]\d\d(?!\d)")
_JALALI_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip


@cache
def _jalali_date() -> re.Pattern[str]:
    """As in "15 آبان 1398", and as blogs of Iran have it, "دوشنبه دوازدهم اسفند 1387"."""
    days, months_ = either(_jalali_days()).replace(r"\ ", r"\s+"), either(_JALALI_MONTHS)
    return re.compile(rf"(\d(?<!\d\d)\d?|(?<!\w)(?:{days}))\s+({months_})(?:\s+ماه)?\s+(1[34]\d{{2}})(?!\d)")


@cache
def _jalali_days() -> dict[str, int]:
    return {word: int(day) for word, day in valued("days", "fa").items()}


_SPACES = lazy(r"\s+")


def _of_jalali(year: int, month: int, day: int) -> date | None:
    """The day of the Persian calendar: months of 31 days up to the sixth, of 30 from there on, leap years 8 in 33.

    >>> _of_jalali(1398, 8, 15)
    datetime.date(2019, 11, 6)
    """
    if year not in _JALALI or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    years = year - 979
    days = 365 * years + years // 33 * 8 + (years % 33 + 3) // 4 + 30 * (month - 1) + min(month - 1, 6) + day - 1
    return date(1600, 1, 1) + timedelta(days=days + 79)


def is_day(text: str, language: str | None) -> bool:
    """Whether a line is a day and nothing else.

    >>> is_day("Sunday, November 18, 2007", "en"), is_day("Seen on November 18, 2007", "en")
    (True, False)
    """
    found = next(find_dates(text), None) if len(text) < _LONGEST_DAY else None
    if found is None:
        return False
    beside = set(key(text[: found.start] + " " + text[found.end :]).split()) - words("weekday", language)
    return all(len(word) == 1 for word in beside)  # "14 октября 2023 г."


_LONGEST_DAY = 50


def is_month(text: str) -> bool:
    """Whether a text is what an archive has for its title: "November 2007", "2007".

    >>> is_month("November 2007"), is_month("November Rain")
    (True, False)
    """
    said = key(text).split()
    return 0 < len(said) < 4 and any(w.isdigit() for w in said) and all(w.isdigit() or w in months() for w in said)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:  # "'16": the web's reviews lie between 1970 and 2069
        return 1900 + year if year >= 70 else 2000 + year
    return year


def _make(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
