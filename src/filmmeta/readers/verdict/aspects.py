"""Marks of the film, and marks of one aspect of it: "Overall: 8", "Acting: 7/10", "4.0/10 for jump scares"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import islice

from filmmeta.blocks import Block, Element
from filmmeta.document import Document
from filmmeta.readers.verdict.marks import SENTENCE_END
from filmmeta.readers.verdict.tables import row_of
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating import FoundRating, parse_rating
from filmmeta.vocabulary import common_words, key, known_forms, known_words, words

_HEADING = 30
"""So long is the beginning of a paragraph, or the first cell of a row, that says what it is about."""
_FEW_WORDS = 3
_ROWS = frozenset(("tr", "li", "p", "h1", "h2", "h3", "h4", "h5", "h6"))
_OF_FILM, _OF_ASPECT = 0.1, -0.4


def of_row(document: Document, block: Block) -> float:
    """What the first cell of a table's row says of a mark in it: "Acting | 7/10" is of one aspect, "Overall" of all."""
    row = row_of(block)
    head = document.blocks[block.index - 1] if row is not None and block.index else None
    if row is None or head is None or len(head.text) > _HEADING or row_of(head) is not row:
        return 0.0
    return _weight(document, {*head.said, head.key}) or _OF_ASPECT * _is_among_aspects(document, row, head)


def _is_among_aspects(document: Document, row: Element, head: Block) -> bool:
    """As in "Scary stuff | 4/5" above "Violence | 2/5" and "Language | 1/5": a row among those of other aspects."""
    if document.headline is not None and head.key in document.headline.key:
        return False
    aspects = known_words("aspects", document.base_language)
    rows = [r for up in (True, False) for r in islice(row.itersiblings("tr", preceding=up), _MOST_ROWS)]
    heads = [key("".join(cell.itertext())[:_HEADING]).split() for other in rows for cell in other[:1]]
    known = sum(not aspects.isdisjoint(said) for said in heads)
    return known >= _LEAST_KNOWN and known >= len(heads) / 3


_MOST_ROWS, _LEAST_KNOWN = 20, 2


def of_image_row(document: Document, image: Element) -> float:
    """The same of the row, the line or the heading that an image stands in."""
    row = next((at for at in islice(image.iterancestors(), 4) if at.tag in _ROWS), None)
    return _weight(document, key("".join(islice(row.itertext(), 20))[:80]).split()) if row is not None else 0.0


def _weight(document: Document, said: Collection[str]) -> float:
    if not known_words("overall", document.base_language).isdisjoint(said):
        return _OF_FILM
    return 0.0 if known_words("aspects", document.base_language).isdisjoint(said) else _OF_ASPECT


def is_partial(before: str, after: str) -> bool:
    """Whether a mark is of one aspect, by what stands before and behind it."""
    *sentences, told = SENTENCE_END.split(before)
    if not told and sentences and sentences[-1].count(" ") < _FEW_WORDS:
        told = sentences[-1]  # "Sound. 7/10"
    said, rest = key(told).split(), key(after).split()
    own = " ".join(rest[:2]) in words("own")
    if rest and rest[0] in words("for") and not own and words("film").isdisjoint(rest):
        return True
    if not words("overall").isdisjoint(said):
        return False
    head, colon, _ = before[:_HEADING].partition(":")
    if colon and _is_of_book(key(head).split()):
        return True
    aspects = words("aspects")
    return not aspects.isdisjoint(said[-3:]) or (
        bool(colon) and not aspects.isdisjoint((key(head), *key(head).split()))
    )


def _is_of_book(named: list[str]) -> bool:
    """As in "Das Buch: 9 von 10", beside "Der Film: 6 von 10"; "Green Book: 9/10" is another's name."""
    *article, last = named or [""]
    return last in words("book") and len(article) <= 1 and all(word in common_words() for word in article)


def begins_with_aspect(text: str) -> bool:
    """Whether a paragraph is about one aspect, by its first words: "Audio: …", "The whole premise …"."""
    return is_partial(text[:_HEADING], "")


def film_among_aspects(document: Document, block: Block) -> FoundRating | None:
    """As in "Film: ★★★★ Picture: ★★★", "Movie: B+ / Disc: A-": the first of the marks, before those of aspects."""
    language = document.base_language
    if known_words("aspects", language).isdisjoint(block.said):
        return None
    m = _film_first(language).match(block.text)
    found = parse_rating(m[1]) if m is not None else None
    if m is None or found is None or not _MARK_AGAIN.search(block.text, m.end()):
        return None
    return found._replace(start=m.start(1), end=m.end(1))


@cache
def _film_first(language: str | None) -> re.Pattern[str]:
    film = either(known_forms("overall", language))
    return re.compile(rf"(?:the\s)?(?:{film})\s?[:–—-]?\s(?-i:({_ONE_MARK}))(?![\w/])", re.IGNORECASE)


_ONE_MARK = r"[A-DF][+\-−–]?|[★⭐]{1,5}½?|\d{1,2}(?:[.,]\d)?(?:/\d{1,3})?"
_MARK_AGAIN = lazy(rf"[^\W\d_]\s?[:–—-]?\s(?:{_ONE_MARK})(?![\w/])")
