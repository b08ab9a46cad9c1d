"""A film's title without what a headline puts around it."""

from __future__ import annotations

from functools import lru_cache

from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean, unquoted
from filmmeta.values.titles.behind import is_origin, told_behind
from filmmeta.values.titles.piece import EDGES, LONGEST, TitlePiece
from filmmeta.values.titles.worded import (
    festival_first,
    without_prefix,
    without_rating,
    without_service,
    without_stars,
    without_suffix,
)


def bare_title(text: str) -> TitlePiece:
    """A piece without rating, year, review words and edges.

    >>> bare_title("Movie Review: Upgrade (2018)"), bare_title("Flight, 03.12.2017").text
    (TitlePiece(text='Upgrade', form='year', year=2018, director=''), 'Flight')
    """
    return _bare_title(text[:LONGEST])


@lru_cache(maxsize=2048)
def _bare_title(text: str) -> TitlePiece:
    piece = TitlePiece(without_stars(_SYMBOLS.sub("", clean(text))).strip(EDGES), "part")
    numbered = _DIGIT.search(piece.text) is not None
    if numbered and (origin := _ORIGIN_END.match(piece.text)) and is_origin(origin[2]):
        piece = TitlePiece(origin[1], "year", int(origin[3]))
    for _ in range(_MOST_LAYERS):
        before = piece.text
        piece = _without_words(_without_facts(piece, numbered), numbered)
        if piece.text == before:
            break
    whole = unquoted(piece.text)
    if whole != piece.text:
        piece = piece._replace(text=whole, form="quoted")
    return piece._replace(text=piece.text.strip(EDGES + '"“”„«»').strip() or piece.text)


_MOST_LAYERS = 4
# pictures at either end: "First Contact 🗣︎", "🎬 Dune"
_SYMBOLS = lazy(
    "^[\u2190-\u25ff\u2600-\u2604\u2607-\u27bf\U0001f000-\U0001faff\ufe0e\ufe0f\u200d\\s]+(?=\\w)|(?<=[\\w.!?)])[\u2190-\u25ff\u2600-\u2604\u2607-\u27bf\U0001f000-\U0001faff\ufe0e\ufe0f\u200d\\s]+$"
)
_DIGIT = lazy(r"\d")
# "Low Water, D/NL 2019", "Low Water. Deutschland 2017, 98 Minuten"
_ORIGIN_END = lazy(r"^([^,]{1,80}?|.{1,80}?)[.,]\s([^\W\d_][^\d(),;:.]{0,40})\s((?:19|20)\d{2})(?:[,;.]\s.{0,80}|\.)?$")


def _without_facts(piece: TitlePiece, numbered: bool) -> TitlePiece:
    """Without number, mark, day, service, year and makers: what a title has around it that are no words."""
    text = piece.text
    if numbered and not _YEARISH.match(text):
        text = _COUNTED.sub("", text) or text
    if numbered or text[-1:] in _ENDS_OF_RATINGS:
        text = without_rating(text)
    if numbered:
        text = _DATE_END.sub("", text).strip(EDGES) or text
    text = without_service(text)
    told = told_behind(text, numbered)
    if told is None:
        return piece._replace(text=text)
    return TitlePiece(told.text, told.form or piece.form, told.year or piece.year, told.director or piece.director)


_COUNTED = lazy(r"^\s*(?:#|№|No\.?\s?|Nr\.?\s?)?\d{1,3}\s?(?:[.):–—-]\s+(?=\S)|[、．])|^\s*[-*•]\s+")
_YEARISH = lazy(r"^\s*\d{4}\b")
_DATE_END = lazy(r"[,\s]+(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\s*$")
_ENDS_OF_RATINGS = frozenset("★☆⭐✩½\ufe0f*+-")


def _without_words(piece: TitlePiece, numbered: bool) -> TitlePiece:
    """Without festival, prefix and suffix: with one of them a headline says that it is a review."""
    text = piece.text
    if numbered and (shown := festival_first(text)):
        text = text[len(shown) :].strip(EDGES)
    text = without_prefix(text) or text
    text = without_suffix(text) or text
    if text == piece.text or piece.form == "year":
        return piece._replace(text=text)
    return piece._replace(text=text, form="review")
