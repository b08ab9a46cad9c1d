"""Verdicts in words: "three and a half stars", "dreieinhalb Sterne", "星四つ半", "Two thumbs up!"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from filmmeta.values.counted import may_count, scale_words
from filmmeta.values.eastern import counted_east
from filmmeta.values.numbers import with_halves
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating.found import HALF_A, NUMBER, FoundRating, amount, found, number_words, numbers_of
from filmmeta.values.rating.scales import behind
from filmmeta.values.text import lowered
from filmmeta.vocabulary import key, languages, spelled

_LETTERS = lazy(r"[^\W\d_]+")


@cache
def spoken_words() -> frozenset[str]:
    """Without any of these words no verdict is spoken."""
    return _star_nouns()[0] | scale_words() | _thumb_words()


def may_be_spoken(said: Collection[str]) -> bool:
    """A cheap test: some words have a number and one for stars, one for a scale and one for "out of", or thumbs."""
    return _speaks_of_stars(said) or may_count(said) or not _thumb_words().isdisjoint(said)


# ---------------------------------------------------------------- stars


def starred(text: str, said: Collection[str], numeric: bool) -> Iterator[FoundRating]:
    """As in "3.5 stars", "three and a half stars", "1 ½ Stars (out of 4)", "four stars out of five"."""
    nouns, eastern = _star_nouns()
    of_stars = not nouns.isdisjoint(said) if numeric else _speaks_of_stars(said)
    for m in _star_words().finditer(lowered(text)) if of_stars or _has_any(text, eastern) else ():
        value = amount(m[1], m[2] or m[3]) if m[1] else _in_words(m[0])
        if value is not None and value <= 10:
            best, end = behind(text, m.end(), value)
            yield found("stars", text, m.start(), end, value, best)


@cache
def _star_words() -> re.Pattern[str]:
    """Of a text in small letters: to mind the case is several times as fast."""
    words = either(w for w in spelled("stars") if len(w) > 1 or w > "\u2e80")
    halves = either(spelled("and_half"))
    return re.compile(
        rf"(?<![\w.,])(?:({NUMBER}|\d?\s?½)(\s?½|[\s-](?:and\s)?1/2|\s?¼|\s?¾|\s(?:{halves}))?\s?[-‐]?\s?(?:{words})|"
        rf"(?:{_counted_stars()}))(?!\w)(\s(?:{halves})(?!\w))?"
    )


def _counted_stars() -> str:
    """ "Three and a half stars", "drei Sterne": a number and the word for stars in one and the same language."""
    forms = []
    for language in languages():
        half, nouns = either(spelled("and_half", language)), either(spelled("stars", language))
        counts = f"{HALF_A}|" if language == "en" else ""
        counts += either(numbers_of(language))
        forms.append(rf"(?:{counts})(?:\s?(?:{half}))?[\s-](?:{nouns})")
    return "|".join(forms)


def _in_words(text: str) -> float | None:
    """As in "three and a half stars", "tre stelle e mezza", "dreieinhalb Sterne"."""
    said = text.casefold()
    half = next((h for h in spelled("and_half") if h in said), "")
    whole = (said.replace(half, " ") if half else said).replace("-", " ").split()
    value = number_words().get(HALF_A if said.startswith(f"{HALF_A} ") else whole[0])
    return None if value is None else value + (0.5 if half else 0.0)


@cache
def _star_nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    """A word of each form of "stars" in any language, and those of scripts without spaces."""
    nouns = [w for w in spelled("stars") if len(w) > 1 or w > "\u2e80"]
    spaced = frozenset(max(_LETTERS.findall(w), key=len) for w in nouns if w < "\u2e80" and _LETTERS.findall(w))
    return spaced, tuple(w for w in nouns if w > "\u2e80" or not _LETTERS.findall(w))


def _speaks_of_stars(said: Collection[str]) -> bool:
    return not _star_nouns()[0].isdisjoint(said) and not _counting_words().isdisjoint(said)


@cache
def _counting_words() -> frozenset[str]:
    """What a number in words begins with in any language, "dreieinhalb" included."""
    known = {word.split()[0] for word in number_words()}
    for language in languages():
        known.update(with_halves(language))
    return frozenset(word for form in known for word in (form, *_LETTERS.findall(form)[:1], *key(form).split()[:1]))


def _has_any(text: str, parts: tuple[str, ...]) -> bool:
    if not text.isascii():
        for part in parts:
            if part in text:
                return True
    return False


# ---------------------------------------------------------------- scripts without spaces


def eastern(text: str) -> Iterator[FoundRating]:
    """As in "星四つ半", "满分十分，我给八分"."""
    for value, best, start, end in counted_east(text) if _EASTERN.search(text) else ():
        yield found("fraction" if best else "stars", text, start, end, value, best or None)


_EASTERN = lazy("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")

# ---------------------------------------------------------------- thumbs


def thumbs(text: str, said: Collection[str], labelled: bool) -> Iterator[FoundRating]:
    """As in "Verdict: 👍", and "Two thumbs up!" alone in a line; one sign there is a button or heads what is liked."""
    if "👍" not in text and "👎" not in text and _thumb_words().isdisjoint(said):
        return
    for m in _thumbs().finditer(text):
        if labelled or (m[1] and len(m[0].strip()) >= len(text.strip()) - 1):
            yield found("thumbs", text, m.start(), m.end(), None)


@cache
def _thumbs() -> re.Pattern[str]:
    counts = either(number for number, value in number_words().items() if 0 < value <= 4)
    skin = "[\U0001f3fb-\U0001f3ff]?\\s?"
    return re.compile(
        rf"((?:👍{skin}){{2,4}}|(?:👎{skin}){{2,4}}|(?<!\w)(?:{counts})\s(?:{either(spelled('thumbs'))})(?!\w))"
        rf"|👍|👎|(?<!\w)(?:{either(spelled('thumbs'))})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _thumb_words() -> frozenset[str]:
    return frozenset(word for form in spelled("thumbs") for word in (form.split()[0], key(form).split()[0]))
