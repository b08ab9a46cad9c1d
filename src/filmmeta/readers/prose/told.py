"""Sentences that have the film for their subject, the only mark of its name where a plain text has lost its italics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.readers.prose.names import TOKEN, UPPER
from filmmeta.readers.prose.wordings import group
from filmmeta.values.patterns import either
from filmmeta.values.phrases import Phrases
from filmmeta.vocabulary import any_of, key, known_forms, words

_READ = 4_000
"""Characters of a block that are read."""


def told_titles(block: Block, language: str | None) -> Iterator[tuple[str, int]]:
    """The title in "Low Water is the story of two sisters" or "The film is called Low Water.", and where it stands."""
    if _telling(language).isdisjoint(block.said):
        return
    text = block.text[:_READ]
    if (m := _story(language).match(text)) and _may_name(m[1], language):
        yield m[1], m.start(1)
    for m in _called(language).finditer(text):
        if m[1].count(" ") < _MOST_WORDS:
            yield m[1], m.start(1)


_MOST_WORDS = 6
_SMALL = r"(?:of|the|and|to|a|in|on|for|with|from|at|by)"
_CAPITALISED = rf"{TOKEN}(?::?\s(?:{_SMALL}\s){{0,2}}(?:{TOKEN}|\d{{1,4}}))*"
"""A title in English, where nothing but its capitals tells it."""
_PLAIN = rf"[{UPPER}\d][^.,;:!?()\n\"“”„«»]{{1,50}}?"


@cache
def _telling(language: str | None) -> frozenset[str]:
    """A word of each phrase: most paragraphs have none of them."""
    return Phrases(known_forms("tells", language) | known_forms("called", language)).words


@cache
def _story(language: str | None) -> re.Pattern[str]:
    title = _CAPITALISED if language in (None, "en") else _PLAIN
    return re.compile(rf"({title})\s(?:{either(known_forms('tells', language))})(?!\w)")


@cache
def _called(language: str | None) -> re.Pattern[str]:
    films, forms = either(known_forms("film_name", language)), either(known_forms("called", language))
    articles = either(group("articles", language, "prose") or ("the",))
    title = rf"({_CAPITALISED})" if language in (None, "en") else rf"({_PLAIN})(?=[.,;:!?()\n]|$)"
    return re.compile(
        rf"(?:^|(?<=[.!?…]\s))(?i:(?:(?:{articles})\s)?(?:{films})\s(?:[^.,;:!?\n]{{0,40}}?\s)?(?:{forms}))\s{title}"
    )


def _may_name(title: str, language: str | None) -> bool:
    """Whether words before "is the story of" can be a title: "The heart of the film", "What we see" are none."""
    said = key(title).split()
    others = any_of("film", "review", "works", "screen", "first_person", language=language) | words("works", "en")
    return 1 < len(said) <= _MOST_WORDS and others.isdisjoint(said) and said[0] not in words("no_name", language)
