"""Words before and behind a film's title that tell of a review, a festival or a service."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.values.numbers import numbers
from filmmeta.values.patterns import either, lazy
from filmmeta.values.titles.piece import BARS, DASHES, EDGES
from filmmeta.vocabulary import any_of, festivals, key, languages, services, spelled, words


def without_prefix(text: str) -> str:
    """A title without "Movie review:", "My thoughts on" before it."""
    if not _may_begin(text):
        return text
    bare = _prefixes().sub("", text, count=1).strip(EDGES)
    return bare if bare != text else _plain_prefixes().sub("", text, count=1).strip(EDGES)


def without_suffix(text: str) -> str:
    """A title without "review", "(film)" behind it, or a bracket that another piece closes."""
    bare = _suffixes().sub("", text, count=1).strip(EDGES) if _may_end(text) else text
    if bare.rfind("(") > bare.rfind(")"):  # "Low Water (TV film)", "Low Water (documentary, 52 min)": the rest went
        bare = bare[: bare.rfind("(")].strip(EDGES)
    if bare != text and key(text[len(bare) :]) in words("film") and _has_no_title(bare):
        return text
    return bare if key(bare) else text


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile(
        rf"^[\[(【]?(?:{either(spelled('prefix'))})[\])】]?\s*(?:[:：|–—·•-]+\s*|(?=[\"'“„«‘《「『<])|[)\]】]\s*)",
        re.IGNORECASE,
    )


@cache
def _plain_prefixes() -> re.Pattern[str]:
    forms = either((*(p for p in spelled("prefix") if _is_strong(p)), *spelled("about"), *spelled("thoughts")))
    return re.compile(rf"^(?:{forms})\s+(?=\S)", re.IGNORECASE)


def _is_strong(prefix: str) -> bool:
    """A prefix that needs no colon: it holds a word for review, or for telling of a film, and more than one word."""
    parts = set(key(prefix).split())
    return bool(parts & words("review")) and (" " in prefix or key(prefix) in words("review"))


@cache
def _suffixes() -> re.Pattern[str]:
    latin = either(s for s in spelled("suffix") if s[0] < "\u2e80")
    east = either(s for s in spelled("suffix") if s[0] >= "\u2e80")
    return re.compile(
        rf"(?:[\s:,|–—-]+|[(\[]\s*)(?:{latin})\s*[)\]]?\s*[!:.]?$|[\s:：—|-]*(?:{east})\s*$", re.IGNORECASE
    )


def _may_begin(text: str) -> bool:
    """A cheap test whether a title may begin with a prefix: by its first word."""
    return not text.isascii() or key(text).partition(" ")[0] in _first_words()


def _may_end(text: str) -> bool:
    """A cheap test whether a title may end in a suffix: by its last word."""
    return not text.isascii() or key(text).rpartition(" ")[2] in _last_words()


@cache
def _first_words() -> frozenset[str]:
    prefixes = (*spelled("prefix"), *spelled("about"), *spelled("thoughts"))
    return frozenset(key(p).partition(" ")[0] for p in prefixes)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(key(s).rpartition(" ")[2] for s in spelled("suffix"))


def _has_no_title(before: str) -> bool:
    """Whether a word for film ends more than a title, or less: "Once – A Friendship Film", "Four films", "The Film"."""
    tokens = before.split()
    if not tokens or BARS.search(before) or DASHES.search(before) or len(tokens) > _LONGEST_TITLE:
        return True
    return key(tokens[-1]) in _numbers() or key(before) in words("never_last")


_LONGEST_TITLE = 4


@cache
def _numbers() -> frozenset[str]:
    return frozenset(key(word) for language in languages() for word in numbers(language))


def without_service(text: str) -> str:
    """A title without the service that shows it: "Low Water on Netflix", "Low Water (Netflix)"."""
    if text.isascii() and key(text).rpartition(" ")[2] not in _service_ends():
        return text
    return _on_service().sub("", text).strip(EDGES) or text


@cache
def _service_ends() -> frozenset[str]:
    return frozenset(service.rpartition(" ")[2] for service in services())


@cache
def _on_service() -> re.Pattern[str]:
    names = either(services())
    return re.compile(
        rf"(?:\s+(?:{either(spelled('on_service'))})\s+(?:{names})|\s*[(\[](?:{names})[)\]])$", re.IGNORECASE
    )


def festival_first(text: str) -> str:
    """As in "TIFF 2021: Low Water", "Cannes '23 review – Low Water": where a film was shown, with its mark behind."""
    m = _SHOWN.match(text)
    if m is None or (m[2] and key(m[2]) not in words("review")):
        return ""
    named = key(m[1])
    return m[0] if named in festivals() or not any_of("event").isdisjoint(named.split()) else ""


_SHOWN = lazy(
    r"^[\[(]?([^:|–—]{2,50}?)\s?(?:19[5-9]\d|20(?:0[1-9]|[1-4]\d)|['’‘]\d\d)(?:\s([^\W\d_]{3,15}))?[\])]?\s*(?:[:|–—]|\s-\s)\s*(?=\S)"
)


def without_stars(text: str) -> str:
    """A title without the mark before it: "A ★★½ review of Moth Season"."""
    return _starred().sub("", text)


@cache
def _starred() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{either(spelled('indefinite'))})\s)?[★☆⭐✩½\ufe0f]+\s+(?=\w)", re.IGNORECASE)


def without_rating(text: str) -> str:
    """A title without the mark behind it: "Low Water 7/10", "Low Water – ★★★", "Low Water: B+"."""
    return _rating_end().sub("", text).strip(EDGES) or text


@cache
def _rating_end() -> re.Pattern[str]:
    stars = either((*(w for w in spelled("stars") if len(w) > 1), "★"))
    return re.compile(
        r"[\s:,–—-]*(?:[★☆⭐✩½\ufe0f\s]{2,}|\*(?:\s?\*){1,5}½?|\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100|4|20)(?:\s?★)?|"
        rf"\d(?:[.,]\d)?\s?(?:{stars})|\b[A-D][+-])\s*$",
        re.IGNORECASE,
    )
