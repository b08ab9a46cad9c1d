"""Stretches of titles and headings that could name a film."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.readers.headings.stating import of_block
from filmmeta.values.bylines import is_byline
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import split_people
from filmmeta.values.text import clean
from filmmeta.values.titles import TitlePiece, bare_title, title_pieces
from filmmeta.vocabulary import common_words, key, known_forms, words

FORMS = {"quoted": 0.8, "year": 0.85, "review": 0.75, "whole": 0.5, "part": 0.45}
"""How surely a stretch names the film by its form."""


class Spot(NamedTuple):
    """A title or a heading."""

    text: str
    where: str
    bonus: float = 0.0
    """How much surer its stretches are than those of the page's title."""

    def evidence(self, confidence: float, note: str = "") -> Evidence:
        """The spot as evidence."""
        return Evidence("headings", self.where, self.text[:300], confidence, note)


def names(document: Document, spots: list[Spot]) -> Iterator[Claim]:
    """What each spot could name, by its parts and behind a word for film."""
    for spot in spots:
        if spot.text:
            for piece in title_pieces(spot.text):
                yield from _of_piece(piece, spot)
            yield from _after_film_word(document, spot)
            yield from _behind_topic(document, spot)
            yield from _after_watching(document, spot)


def _behind_topic(document: Document, spot: Spot) -> Iterator[Claim]:
    """As in "Filmkväll: Low Water", where the site has a menu or a tag "Filmkväll": its own word for such posts."""
    topic, colon, rest = spot.text.partition(": ")
    topic = key(topic) if colon else ""
    if (
        topic
        and _tells_of_film(topic)
        and any(f" {topic} " in f" {b.key} " for b in document.blocks if b.zone in _LISTS)
    ):
        yield from _of_piece(bare_title(rest)._replace(form="review"), spot)


def _tells_of_film(topic: str) -> bool:
    """Whether some words have one that begins with a word for film: "Filmabend", "Movie night"."""
    return any(word.startswith(_film_stems()) for word in topic.split())


@cache
def _film_stems() -> tuple[str, ...]:
    return tuple(word for word in words("film_name") if len(word) >= _SHORTEST_STEM)


_SHORTEST_STEM = 4
_LISTS = frozenset(("nav", "aside", "tags", "footer"))


def _of_piece(piece: TitlePiece, spot: Spot) -> Iterator[Claim]:
    if not 1 <= len(piece.text) <= 120:
        return
    yield Claim("film", "name", piece.text, spot.evidence(FORMS[piece.form] + spot.bonus, piece.form))
    if piece.year:
        yield Claim("film", "year", piece.year, spot.evidence(0.8 + spot.bonus), about=piece.text)
    for director in split_people(piece.director):
        yield Claim("film", "directors", director, spot.evidence(0.65 + spot.bonus), about=piece.text)


def _after_film_word(document: Document, spot: Spot) -> Iterator[Claim]:
    """As in "Why I love the film Lottery so much": the words after the word for film, where nothing sets them apart."""
    language = document.base_language
    named, films = words("film_name", language), words("film", language)
    tokens = spot.text.split()
    for i, token in enumerate(tokens[:-1]):
        if key(token) not in named or key(tokens[i + 1]) in films:
            continue
        for count in _lengths(tokens[i + 1 :]):
            name = clean(" ".join(tokens[i + 1 : i + 1 + count])).strip(' ,;:؟،"“”«»')
            name = name if _ABBREVIATION.search(name) else name.rstrip(".!?")
            if name:
                yield Claim("film", "name", name, spot.evidence(0.5, "after a word for film"))


def _after_watching(document: Document, spot: Spot) -> Iterator[Claim]:
    """As in "We watched Low Water so you don't have to", "Ayer fui a ver La marea baja": what was seen."""
    m = _watching(document.base_language).search(spot.text[:_LONGEST_HEADLINE])
    if m is None:
        return
    tokens = m[1].split()
    # in some languages the first word alone has a capital: up to a mark, or to the end
    for end in sorted({_end_of_capitals(tokens), len(tokens)}):
        name = " ".join(tokens[:end]).rstrip(".!? ")
        if end <= _LONGEST_RUN and name.lower() not in common_words():
            yield Claim("film", "name", name, spot.evidence(FORMS["review"] + spot.bonus, "review"))


def _end_of_capitals(tokens: list[str]) -> int:
    """How many words a run in capitals has that small ones may join: "The Boats of Autumn because"."""
    end = 1
    for number, token in enumerate(tokens):
        if token[0].isupper() and number - end < _JOINED:
            end = number + 1
    return end


_JOINED = 2


@cache
def _watching(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?i:(?<!\w)(?:{either(known_forms('watching', language))}))\s([^\W\d_a-zß-ÿ][^.,:;!?…()|–—]*)")


_ABBREVIATION = lazy(r"\w\.\w\.$")


def _lengths(tokens: list[str]) -> tuple[int, ...]:
    """How many words a name may have that some words begin with: those in capitals, of a script without them some."""
    if _is_caseless(tokens[0]):
        return (1, 2, 3)
    run = next((i for i, token in enumerate(tokens[:_LONGEST_RUN]) if not token[:1].isupper()), len(tokens))
    return (min(run, _LONGEST_RUN),) if run else ()


_LONGEST_RUN = 6


def _is_caseless(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and first.lower() == first.upper() and first < "\u2e80"


def subtitles(document: Document, headline: Block) -> Iterator[Spot]:
    """Headings right beside the headline: a film's name under a tagline, or local and original titles."""
    for block in _beside(document, headline):
        # the heading right below is often the film's name under a tagline; further ones head sections
        far = 0.0 if block.element is None else 0.1 if block.index == headline.index + 1 else 0.2
        yield Spot(block.text, document.where(block), -far)
    for block in document.blocks[max(0, document.layout.start - _ABOVE_TEXT) : document.layout.start]:
        if block is not headline and block.digits and not block.zone and _DATED_LINE.match(block.text):
            yield Spot(block.text, document.where(block))


_ABOVE_TEXT = 10
# "Low Water (2015)", with facts below and a tagline for a headline
_DATED_LINE = lazy(r"[^()\[\]]{2,80}\s?[(\[](?:19|20)\d\d[)\]]$")


def _beside(document: Document, headline: Block) -> Iterator[Block]:
    first, start = headline.index + 1, document.layout.start
    last = start + 1 if start > headline.index else first + _REACH
    for block in document.blocks[first : min(first + _REACH, last)]:
        if block.heading and not block.zone and len(block.text) < _LONGEST_SUBTITLE:
            yield block
    if document.root is None:
        # a plain text's line below its headline, if the text speaks of it: neither date nor name of the author
        for block in document.blocks[first : min(first + 1, start)]:
            if len(block.key) > 2 and len(block.text) < 80 and not is_byline(block.text, document.base_language):
                told = any(f" {block.key} " in f" {b.key} " for b in document.running_text[:3])
                if told or any(p.form == "review" for p in title_pieces(block.text)):
                    yield block


_REACH, _LONGEST_SUBTITLE = 7, 120


def spoken(document: Document, headline: Block, text: str) -> Iterator[Claim]:
    """Words of a longer headline that the text says again, in a row: "Low Water flows calmly, but against the tide"."""
    said = "\n".join(b.text for b in document.running_text)
    tokens = list(_WORD.finditer(text[:_LONGEST_HEADLINE]))
    again = [said.count(m[0]) >= _LEAST_SPOKEN for m in tokens]
    common = common_words()
    done = 0
    for first in range(len(tokens) if len(tokens) > _LEAST_SPOKEN else 0):
        if first < done or not again[first] or not text[tokens[first].start()].isupper():
            continue
        for last in range(min(first + _LONGEST_SPOKEN, len(tokens)) - 1, first - 1, -1):
            stretch = text[tokens[first].start() : tokens[last].end()]
            if not all(again[first : last + 1]) or len(stretch) == len(text) or tokens[last][0] in common:
                continue
            lone = last == first
            if lone and (len(stretch) < _LEAST_LONE or stretch.lower() in common):
                continue
            if said.count(stretch) >= _LEAST_SPOKEN + lone:
                yield Claim("film", "name", stretch, of_block(document, headline, 0.5, "shared"))
                done = last + 1
                break


_WORD = lazy(r"[\w’'-]*\w")
_LONGEST_HEADLINE = 130
_LEAST_SPOKEN, _LONGEST_SPOKEN = 2, 6
_LEAST_LONE = 4
