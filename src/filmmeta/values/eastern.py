"""Marks in scripts without spaces: "星四つ半", "满分十分，我给八分", "별 다섯 개 중 네 개"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.values.counted import SPOKEN_SCALES, Counted
from filmmeta.values.numbers import eastern_number, numbers
from filmmeta.values.patterns import either
from filmmeta.vocabulary import spelled

_LANGUAGES = ("ja", "ko", "zh")
_SIGNS = "★⭐"
_BETWEEN = r"[，,、\s:：]{0,2}"
_BEFORE = r"(?:^|(?<=[\s。．.!！?？，,、；;：:（(「『“”》』」→—–…]))"
_BEHIND = r"(?=$|[\s。．.!！?？，,、；;：:）)」』”—–…])"


def counted_east(text: str) -> Iterator[Counted]:
    """The marks of a text in Chinese, Japanese or Korean; 0 is the scale of those that tell none.

    >>> [found[:2] for found in (*counted_east("满分十分，我给八分。"), *counted_east("星四つ半"))]
    [(8.0, 10.0), (4.5, 0.0)]
    """
    if not any(word in text for word in _telling()):
        return
    read = 0
    for m in _pattern().finditer(text):
        groups = m.groupdict()
        best = next((_number(v) for k, v in groups.items() if k[0] == "s" and v), 0.0)
        value = next((_number(v) for k, v in groups.items() if k[0] == "v" and v), 0.0)
        value += 0.5 if any(v for k, v in groups.items() if k[0] == "h") else 0.0
        if m.start() >= read and 0 < value <= (best or 10) and (not best or best in SPOKEN_SCALES):
            read = m.end()
            yield Counted(value, best, m.start(), m.end())


def _any(*groups: str) -> str:
    return either(w for group in groups for name in _LANGUAGES for w in spelled(group, name) if w != "/")


@cache
def _telling() -> tuple[str, ...]:
    return tuple(
        {w for g in ("stars", "points", "full_marks") for name in _LANGUAGES for w in spelled(g, name)} | set(_SIGNS)
    )


@cache
def _pattern() -> re.Pattern[str]:
    numbers = either(_words())
    n = rf"(?:(?<![\d.])\d{{1,3}}(?:\.\d)?(?![\d.])|[一二三四五六七八九]?十[一二三四五六七八九]?|百|{numbers})"
    half, counter, star, point = _any("and_half"), _any("counters"), _any("stars"), _any("points")
    full, among, own = _any("full_marks"), _any("among"), _any("own", "gets")
    unit = rf"(?:{counter})?\s?(?:{star}|{point}|{counter})"

    def value(name: str, bare: bool = False) -> str:
        ends = "?" if bare else ""
        return (
            rf"(?:(?:{star}|[{_SIGNS}])\s?(?P<v{name}1>{n})\s?(?:{counter}|{point}){ends}\s?(?P<h{name}1>{half})?|"
            rf"(?P<v{name}2>{n})\s?(?P<h{name}2>{half})?\s?(?:{unit}){ends}\s?(?P<h{name}3>{half})?)"
        )

    scale = (
        rf"(?:(?:{full})[は为為是]?\s?(?P<s1>{n})\s?(?:{unit})|"
        rf"(?:(?:{star})\s?)?(?P<s2>{n})\s?(?:{unit})\s?(?:(?:{full})(?:{among})?|{among}))"
    )
    behind = rf"\s?[（(，,]\s?(?:(?:{full})\s?(?P<s3>{n})\s?(?:{unit})|(?P<s4>{n})\s?(?:{unit})\s?(?:{full}))"
    starred = (
        rf"(?:(?:{star}|[{_SIGNS}])\s?(?P<v91>{n})\s?(?:{counter})\s?(?P<h91>{half})?|"
        rf"(?P<v92>{n})\s?(?P<h92>{half})?\s?(?:{counter})?(?P<h94>{half})?(?:{star})\s?(?P<h93>{half})?)"
    )
    return re.compile(
        rf"{scale}(?:に|で|の|에서|에)?{_BETWEEN}(?:[^\W\d]{{0,4}}?){value('1', bare=True)}"
        rf"|{value('2')}{behind}"
        rf"|(?:{_BEFORE}|(?:{own})[^\W\d]{{0,3}}?){starred}{_BEHIND}"
        rf"|(?:{own})[^\W\d]{{0,3}}?\s?(?P<v3>{n})(?P<h31>{half})?\s?(?:{point}){_BEHIND}"
    )


@cache
def _words() -> dict[str, float]:
    return {word: value for name in _LANGUAGES for word, value in numbers(name).items()}


def _number(text: str) -> float:
    if text[0].isdigit() and text[0].isascii():
        return float(text)
    if "十" in text or text == "百":
        return float(eastern_number(text))
    return _words()[text]
