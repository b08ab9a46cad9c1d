"""When the film was made, as sentences say it: "the 1995 film", "un film de 1962", "it came out in 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.names import UPPER, evidence_of
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import either, lazy
from filmmeta.values.text import ascii_digits
from filmmeta.vocabulary import countries, key

_ANY_YEAR = lazy(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_YEAR = r"(?<![\w.,/’'-])((?:19|20)\d\d)(?![\w/–-])"


def made_in(passage: Passage) -> Iterator[Claim]:
    """The years of a passage that sentences give to a film: to the one named beside them, else to the reviewed one."""
    if not _ANY_YEAR.search(passage.text):
        return
    yield from _origins(passage)
    yield from _in_brackets(passage)
    for pattern in _patterns(passage.language):
        for m in pattern.finditer(passage.text):
            evidence = evidence_of(passage.document, passage.block, m.start(), m.end(), 0.45)
            about = passage.about(m.start(), m.end())
            yield Claim("film", "year", int(m[1]), evidence, about=about, block=passage.block.index)


def _origins(passage: Passage) -> Iterator[Claim]:
    """As in "*Low Water* (Dir: Ada Brandt, UK/Ireland 2017, 88 mins)", "Lavvann, Norway 2012, 93 minutes"."""
    text = passage.text
    for m in _DATED_COUNTRIES.finditer(text):
        named, year = (m[1], m[2]) if m[1] else (m[4], m[3])
        places = _countries(named, reverse=m[1] is not None)
        if not places and not all(name.isupper() and len(name) < _PLATE for name in _JOINED.split(named)):
            continue
        near = max(0, m.start() - _FACTS)
        bracketed = text.rfind("(", near, m.start()) > text.rfind(")", near, m.start())
        if not bracketed and find_duration(text[m.end() : m.end() + _NEAR]) is None:
            continue  # "In Oslo, Norway 2011, he"
        evidence = evidence_of(passage.document, passage.block, m.start(), m.end(), 0.6)
        about = passage.about(m.start(), m.end())
        yield Claim("film", "year", int(year), evidence, about=about, block=passage.block.index)
        for name in places:
            yield Claim("film", "countries", name, evidence, about=about, block=passage.block.index)


def _in_brackets(passage: Passage) -> Iterator[Claim]:
    """As in "*Low Water* (Norway, Tunisia, 2019, 96 minutes)": a bracket of countries, a year and a running time."""
    for m in _BRACKET.finditer(passage.text):
        pieces = [piece.strip() for piece in _PIECES.split(ascii_digits(m[1]))]
        years = [int(piece) for piece in pieces if _ANY_YEAR.fullmatch(piece)]
        places = [piece for piece in pieces if key(piece) in countries()]
        timed = [piece for piece in pieces if find_duration(piece) is not None]
        if len(years) != 1 or not places or len(years) + len(places) + len(timed) < len(pieces):
            continue
        evidence = evidence_of(passage.document, passage.block, m.start(), m.end(), 0.65)
        about = passage.about(m.start(), m.end())
        yield Claim("film", "year", years[0], evidence, about=about, block=passage.block.index)
        for name in places:
            yield Claim("film", "countries", name, evidence, about=about, block=passage.block.index)


_BRACKET = lazy(r"[(（]([^()（）]{6,120})[)）]")
_PIECES = lazy(r"[,،;/|·]")


def _countries(named: str, reverse: bool) -> list[str]:
    """The countries of a list of names that stand beside the year: what is farther from it is a title or a maker."""
    names = [name.strip() for name in _JOINED.split(named)]
    plates = "/" in named and any(key(name) in countries() for name in names)  # "BRD/DK"
    found: list[str] = []
    for name in reversed(names) if reverse else names:
        if key(name) not in countries() and not (plates and name.isupper() and len(name) < _PLATE):
            break
        found.append(name)
    return found[::-1] if reverse else found


_FACTS = 90
_NEAR = 16
_PLATE = 4
_PLACE = rf"[{UPPER}][\w.’'-]*(?:\s[{UPPER}][\w.’'-]*){{0,3}}"
# a hyphen without spaces is part of a word here: it could be read in two ways
_PLACES = rf"{_PLACE}(?:(?:\s?[/,–]\s?|\s-\s){_PLACE}){{0,5}}"
_JOINED = lazy(r"\s?[/,–-]\s?")
# the countries before the year, or behind it, between marks
_DATED_COUNTRIES = lazy(
    rf"(?:(?<=[,(;:·•|\n–—/]\s)|(?<=[(\n/])|(?<![\s\S]))"
    rf"(?:({_PLACES}),?\s((?:19|20)\d\d)|((?:19|20)\d\d),?\s({_PLACES}))(?=\s?(?:[,;:·•|)\n–—/]|\.\s))"
)


@cache
def _patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    names = group("film_name", language) | group("directors_nouns", language, "prose")
    if language in ("ja", "zh", "ko"):
        return (re.compile(rf"((?:19|20)\d\d)\s?(?:年|년)[^。，、\n]{{0,8}}(?:{either(names)}|片|작)"),)
    genre = r"(?:[^\W\d_][\w-]*\s){0,2}"
    released = either(group("released", language))
    return (
        # "this 1995 science fiction film"; "the 1982 film" is most often the one that was remade
        re.compile(
            rf"(?<!\w)(?:[Tt]his|[Aa]n?)\s{genre}{_YEAR}\s{genre}(?:{either(names)})(?!\w)(?!\s[\"“„«‘]?[{UPPER}])"
        ),
        # "ein Film aus dem Jahr 2018"
        re.compile(rf"(?<!\w)(?:{either(names)})\s(?:{either(group('of_year', language))})\s{_YEAR}", re.IGNORECASE),
        # "it came out here in 2010", but not on DVD
        re.compile(
            rf"(?<!\w)(?:{released})\s(?:(?!DVD|Blu)[^\W\d_]+\s){{0,4}}(?:\d{{1,2}}\.?\s)?{_YEAR}", re.IGNORECASE
        ),
    )
