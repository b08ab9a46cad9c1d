"""Marks in running text: "I give it 8 out of 10", "I'd give this film a B+.", "Low Water gets an A, … a C+"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import is_prose
from filmmeta.models import Rating
from filmmeta.readers.verdict.aspects import begins_with_aspect, is_partial
from filmmeta.readers.verdict.marks import (
    A_SERIES,
    ROOM_AT_END,
    SENTENCE_END,
    SIGNED,
    opens,
    rating_claim,
    unsigned,
)
from filmmeta.readers.verdict.others import source_in
from filmmeta.readers.verdict.wordings import gives, owns
from filmmeta.values.counted import may_count, said_alone
from filmmeta.values.numbers import numbers
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating import FoundRating, find_ratings, parse_rating
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, known_forms, languages, spelled, valued

_READ = 900
"""So much of a paragraph's end may hold the verdict."""
_BEFORE, _AFTER = 70, 40


def ends_in_mark(text: str) -> bool:
    """A cheap test: a paragraph closes with stars or a fraction, or its last sentence opens with one."""
    end = text[-_LONGEST_LAST:]
    return bool(_MARK_AT_END.search(text, max(0, len(text) - ROOM_AT_END))) or (
        "/" in end and _LAST_SENTENCE.search(end) is not None
    )


_LONGEST_LAST = 100
_FRACTION = r"\d{1,2}(?:[.,]\d)?/(?:4|5|10|20|100)"
_MARK_AT_END = lazy(rf"(?:[★☆⭐🌟½]\ufe0f?|\b{_FRACTION})[)\].]?\s*(?:(?:{SIGNED})\s*)?$")
# "3/10, with a point of that for the hats."
_LAST_SENTENCE = lazy(rf"[.!?…”\")]\s{_FRACTION}[,;:][^.!?]*[.!?]?$")


def in_prose(document: Document, block: Block, last: bool) -> Iterator[Claim]:
    """As in "I give it 8 out of 10", "is a clear 10/10 from us": in the last paragraphs, and only in so many words.

    Args:
        last: whether the block is one of the last paragraphs; in others only what ends them is a verdict.
    """
    text = block.text[-_READ:]
    numeric = _NUMERIC.search(text) is not None
    if not numeric and _star_nouns().isdisjoint(block.said) and not may_count(block.said):
        return
    if begins_with_aspect(block.text):
        return
    end = unsigned(block.text) - len(block.text) + len(text) - 3
    for found in find_ratings(text):
        if found.kind not in ("fraction", "stars", "glyphs"):
            continue
        before, after = text[max(0, found.start - _BEFORE) : found.start], text[found.end : found.end + _AFTER]
        around = before + text[found.start : found.end] + after
        if source_in(around) or is_partial(before[-_BEFORE_ASPECT:], after[:_AFTER_ASPECT]):
            continue
        fraction = found.kind == "fraction"
        placed = found.end >= end or (fraction and opens(text, found))
        named = bool(gives(document.base_language).search(around))
        own = bool(owns(document.base_language).search(around))
        if not placed and not (last and (named or own or fraction)):
            continue
        if not numeric and not own and not fraction:
            continue  # "it is a film with two stars and no second act"
        confidence = 0.35 + 0.15 * named + 0.15 * placed + 0.05 * fraction + 0.1 * own
        yield rating_claim(document, block, found, around, round(confidence, 2))


_NUMERIC = lazy(r"[\d★☆⭐🌟]")
_BEFORE_ASPECT, _AFTER_ASPECT = 40, 30


@cache
def _star_nouns() -> frozenset[str]:
    return frozenset(w for form in spelled("stars") for w in key(form).split())


def given(document: Document, block: Block) -> Iterator[Claim]:
    """As in "I give it a solid 7.", "I'd give this film a B+.", "le doy un ocho y medio.", "ставлю четвёрку."""
    text = block.text[-_GIVING:].replace("ё", "е")
    m = _giving_it(document.base_language).search(text)
    if m is None or source_in(m[0]):
        yield from _named_mark(document, block)
        return
    if m[1]:
        rating = Rating(text=m[1].replace("−", "-").replace("–", "-"))
    else:
        found = parse_rating(m[2] or m[3])
        if found is None or found.value.value is None or not 0 < found.value.value <= 10:
            return
        rating = Rating(value=found.value.value, text=m[2] or m[3])
    yield _given_claim(document, block, rating, m[0], 0.55)


def _given_claim(document: Document, block: Block, rating: Rating, text: str, confidence: float) -> Claim:
    return rating_claim(document, block, FoundRating(rating, 0, 0, "given", "no scale given"), text, confidence)


def _named_mark(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Твёрдая четвёрка.", "En solid femma.": a last sentence in a language that names its marks."""
    if block.words[-1:] and block.words[-1] not in _names_of_marks():
        return
    last = SENTENCE_END.split(block.text[-_GIVING:].strip())[-1].rpartition(":")[2]
    if 0 < len(last) <= _LONGEST_NAMED and (value := said_alone(last, mark=True)) is not None:
        yield _given_claim(document, block, Rating(value=value, text=last.strip(" .!")), last, 0.5)


@cache
def _names_of_marks() -> frozenset[str]:
    return frozenset(key(w).split()[-1] for language in languages() for w in valued("marks", language))


_GIVING = 120
_LONGEST_NAMED = 30


@cache
def _giving_it(language: str | None) -> re.Pattern[str]:
    own, article = (either(known_forms(group, language)) for group in ("own", "indefinite"))
    half = either(spelled("and_half", language or "en"))
    spoken = either(numbers(language or "en"))
    named = either(valued("marks", language or "en"))
    return re.compile(
        rf"(?<!\w)(?:{own})(?!\w)[^.!?\n]{{0,60}}?\s(?:(?:{article})\s(?:[^\W\d]+\s){{0,2}}?"
        rf"(?:((?-i:[A-DF])[+\-−–]?)|(\d{{1,2}}(?:[.,]\d)?|(?:{spoken})(?:\s?(?:{half}))?))|({named}))\s*(?:[.!]+(?:\s|$)|$)",
        re.IGNORECASE,
    )


def marks_beside_names(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Low Water gets an A, The Long Way Round a C+": a sentence that gives each of several films its mark."""
    if len(block.text) > _LONGEST_MARKS or not any(sign in block.text for sign in ",;:"):
        return
    found = list(_name_and_mark(document.base_language).finditer(block.text))
    if len(found) < A_SERIES:
        return
    for m in found:
        mark = parse_rating(m[2] or m[3])
        if mark is not None:
            evidence = Evidence("verdict", document.where(block, m.start()), clean(m[0])[:300], 0.75)
            yield Claim("review", "rating", mark.value, evidence, about=clean(m[1]), block=block.index)


_LONGEST_MARKS = 500


@cache
def _name_and_mark(language: str | None) -> re.Pattern[str]:
    joint, gets, article = (either(known_forms(group, language)) for group in ("and", "gets", "indefinite"))
    return re.compile(
        rf"(?:^|[.!?:;,]\s|\s(?:{joint})\s)[“\"‘«]?([^\W_a-zß-ÿ][^.,;:!?“”\"«»\n]{{1,60}}?)[”\"’»]?"
        rf"(?:(?:\s(?:{gets}))?\s(?:{article})\s([A-DF][+\-−–]?)|"
        rf"(?:\s(?:{gets})|:)?\s(\d(?:[.,]\d)?/(?:4|5|6|10|20|100)|[★½☆⭐]{{2,10}}))"
        rf"(?=[.,;!?)]|\s(?:{joint})\s|\s*$)"
    )


def opening_mark(document: Document, block: Block) -> Iterator[Claim]:
    """As in "A-minus. It'd be an A without the song.", "My impression: 70 %. Others liked it more.": the last words."""
    m = _GRADE_FIRST.match(block.text) or _GRADE_ALONE.fullmatch(block.text)
    below_text = block.index > 0 and is_prose(document.blocks[block.index - 1])
    if below_text and (alone := _of_hundred().fullmatch(block.text)):
        rating = Rating(value=float(alone[1]), best=100, text=clean(alone[0]))
        found: FoundRating | None = FoundRating(rating, alone.start(1), alone.end(), "percent")
    elif m is not None:
        found = parse_rating(m[1].replace("-", " ") if m[1][-1].isalpha() else m[1])
    else:
        m = _PERCENT_FIRST.match(block.text)
        if m is None or source_in(m[0]) or is_partial(m[1], ""):
            return
        found = FoundRating(Rating(value=float(m[2]), best=100, text=m[2] + "%"), m.start(2), m.end(), "percent")
    if found is not None:
        yield rating_claim(document, block, found, block.text[:80], 0.55)


@cache
def _of_hundred() -> re.Pattern[str]:
    """As in "70%", "85点" and nothing else: points above twenty are of a hundred."""
    points = either(w for w in spelled("points") if w > "\u2e80")
    return re.compile(rf"\s*((?:100|[1-9]?\d)(?=\s?%)|(?:100|[2-9]\d)(?={points}))\s?(?:%|{points})\s*")


_GRADE_FIRST = lazy(r"\s*([A-DF](?:\s?[+\-−–]|[\s-](?:plus|minus)))[.!](?=\s|$)")
_GRADE_ALONE = lazy(r"\s*[\[(]?([A-DF][+\-−–])[\])]?\s*")
_PERCENT_FIRST = lazy(r"\s*([^\W\d][^.:!?\n\d]{2,25}?):\s*(100|\d{1,2})\s?%(?=\s*(?:[.!,;]|$))")
