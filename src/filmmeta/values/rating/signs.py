"""Verdicts drawn in signs: "★★★½", "***", "●●●○○", "🍿🍿🍿"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.values.patterns import lazy
from filmmeta.values.rating.found import (
    EMPTY,
    FRACTION_SIGNS,
    FULL,
    HALF,
    NO_SCALE,
    SCALES,
    FoundRating,
    found,
    rated,
)
from filmmeta.values.rating.scales import behind


def stars(text: str) -> Iterator[FoundRating]:
    """As in "★★★½", "★★★☆☆"."""
    read = 0
    for m in _STARS.finditer(text) if _HAS_STAR.search(text) else ():
        if m.start() >= read and (strip := _strip(m)):
            read = strip.end
            yield strip


_HAS_STAR = lazy(f"[{FULL}{EMPTY}{HALF}]")
_STARS = lazy(
    rf"[{FULL}{EMPTY}](?:[\ufe0f\s]{{0,3}}[{FULL}{EMPTY}{HALF}]|\s?1\s?[{FRACTION_SIGNS}]\s?2)*[\ufe0f]?|[{HALF}]\s?(?=\s*$)"
)
_HALF_IN_DIGITS = lazy(rf"1\s?[{FRACTION_SIGNS}]\s?2")


def _strip(m: re.Match[str]) -> FoundRating | None:
    shown = m[0].replace("\ufe0f", "").strip()
    full = sum(shown.count(c) for c in FULL)
    empty = sum(shown.count(c) for c in EMPTY)
    half = 0.5 if any(c in shown for c in HALF) or _HALF_IN_DIGITS.search(shown) else 0.0
    if full == 0 and half == 0:  # some pages have only the hollow star, and count with it
        full, empty = empty, 0
    # a lone star is an icon before somebody's number
    if full + empty + half < 1 or (full + empty == 1 and not half):
        return None
    slots = full + empty + (1 if half and empty else 0)
    best, end = float(slots) if empty and slots in SCALES else None, m.end()
    if not empty:  # "★★★½ / 5", "★★★/★★★★★", "★★★½ (out of four stars)"
        best, end = behind(m.string, end, full + half)
        if best is not None:
            shown = m.string[m.start() : end].strip()
    return FoundRating(rated(shown, full + half, best), m.start(), end, "glyphs", NO_SCALE if best is None else "")


def asterisks(text: str, labelled: bool) -> Iterator[FoundRating]:
    """As in "***½", "*** (out of four)"."""
    read = 0
    for m in _ASTERISKS.finditer(text) if "*" in text else ():
        if m.start() >= read and _are_marks(m, labelled):
            value = m[1].count("*") + (0.5 if m[2] else 0.0)
            best, read = behind(text, m.end(), value)
            yield found("asterisks", text, m.start(), read, value, best)


_ASTERISKS = lazy(r"(?<![\w*])(\*(?:\s?\*){0,9})(\s?½|\s?1/2)?(?![\w*])")


def _are_marks(m: re.Match[str], labelled: bool) -> bool:
    """Whether asterisks mark a film: one alone is a footnote, and three with spaces divide sections."""
    count = m[1].count("*")
    if labelled or count > _MOST_ASTERISKS:
        return count <= _MOST_ASTERISKS
    divides = count == 3 and not m[2] and m[0].strip() == m.string.strip()
    return count >= 2 and " " not in m[1] and not divides


_MOST_ASTERISKS = 6


def pairs(text: str) -> Iterator[FoundRating]:
    """As in "●●●○○", "♥♥♥♡♡": a strip of other signs is a mark where both the full and the hollow stand in it."""
    for m in _PAIRS.finditer(text):
        signs = [c for c in m[0] if not c.isspace() and c != "\ufe0f"]
        full = sum(c not in _HOLLOW for c in signs)
        if len(signs) in SCALES and len(set(signs)) == 2:
            yield found("glyphs", text, m.start(), m.end(), float(full), float(len(signs)))


_HOLLOW = "○◯♡🤍◇□"
_SOLID = "●⬤♥❤◆■"
# the sign before the look behind it: a search skips to where one stands
_PAIRS = lazy(
    rf"[{_SOLID}](?<![{_SOLID}][{_SOLID}])\ufe0f?\s?(?:[{_SOLID}]\ufe0f?\s?){{0,9}}(?:[{_HOLLOW}]\ufe0f?\s?){{1,9}}"
)


def pictures(text: str, labelled: bool) -> Iterator[FoundRating]:
    """As in "🍿🍿🍿½", "🧀🧀🧀/5": a run of one picture, labelled, scaled, or one of film alone in its line."""
    for m in _PICTURES.finditer(text):
        value = m[0].count(m[1]) + (0.5 if m[2] else 0.0)
        best, end = behind(text, m.end(), value)
        alone = m[1][0] in _OF_FILM and len(m[0]) == len(text.strip())
        if (labelled or best or alone) and m[1][0] not in "👍👎":
            yield found("emoji", text, m.start(), end, value, best)


_PICTURES = lazy(r"((?:[\U0001F300-\U0001F3FA\U0001F400-\U0001FAFF\u2764\u2B50]\ufe0f?))(?:\s?\1){1,9}(\s?½|\s1/2)?")
_OF_FILM = "🍿🎬🎥🎞🎟"
"""Pictures that alone in a line count as stars do."""
