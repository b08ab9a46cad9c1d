"""Marks that close paragraphs: "… one of the best of the year. 80 %", "… related to him. **A-**", "… patience. 8"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.labelling import before_label
from filmmeta.layout import is_prose, is_sentence
from filmmeta.models import Rating
from filmmeta.readers.verdict.marks import (
    A_SERIES,
    LONGEST_MARK,
    ROOM_AT_END,
    SIGNS_OF_STARS,
    SKIPPED,
    rating_claim,
    unsigned,
)
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import FoundRating

_SHOWN = 80
"""So much of a paragraph's end is its evidence."""


def closing_percent(document: Document, block: Block) -> Iterator[Claim]:
    """As in "… one of the best of the year. 80 %", behind the last sentence of a paragraph."""
    if block.text.rstrip().endswith("%") and (m := _PERCENT.search(block.text)):
        rating = Rating(value=float(m[1]), best=100, text=m[0])
        found = FoundRating(rating, m.start(), m.end(), "percent")
        yield rating_claim(document, block, found, block.text[-_SHOWN:], 0.5)


_PERCENT = lazy(r"(?<=[.!?…»”\")]\s)(100|[1-9]?\d)\s?%\s*$")


def closing_grades(document: Document) -> Iterator[Claim]:
    """As in "… the other half was related to him. **A-**", behind a capsule's last sentence, or in the line below it.

    A lone letter there is a grade where others close theirs with "B+" or a letter in bold.
    """
    told = ((b, _grade_behind(b) or _grade_below(document, b)) for b in document.blocks if b.zone not in SKIPPED)
    found = [(block, m) for block, m in told if m is not None]
    firm = [len(m[1]) > 1 or _is_bold(block, m.start(1)) for block, m in found]
    for (block, m), is_firm in zip(found, firm, strict=True):
        rating = Rating(text=m[1].replace("−", "-").replace("–", "-"))
        mark = FoundRating(rating, m.start(1), m.end(1), "grade")
        confidence = 0.6 if is_firm else 0.55 if any(firm) else 0.44
        yield rating_claim(document, block, mark, block.text[-_SHOWN:], confidence)


def _grade_behind(block: Block) -> re.Match[str] | None:
    if block.text[-1:] not in _GRADE_ENDS or not is_prose(block):
        return None
    return _GRADE.search(block.text, max(0, len(block.text) - ROOM_AT_END))


def _grade_below(document: Document, block: Block) -> re.Match[str] | None:
    """A grade that is all of its block, in the running text and below a paragraph of it."""
    above = document.blocks[block.index - 1] if document.layout.start < block.index <= document.layout.end else None
    return _GRADE_ALONE.fullmatch(block.text) if above is not None and (is_prose(above) or is_sentence(above)) else None


def _is_bold(block: Block, start: int) -> bool:
    return any(mark.kind == "b" and mark.start >= start - 1 for mark in block.marks)


_GRADE_ENDS = tuple("ABCDF+-−–])")
_GRADE = lazy(r"(?<=[.!?…»”\"')])\s+[\[(]?([A-DF][+\-−–]?)[\])]?$")
_GRADE_ALONE = lazy(r"([A-DF][+\-−–]?)")


def closing_numbers(document: Document) -> Iterator[Claim]:
    """As in "… with infinite patience. 8", "… in a cabinet. [55]": what closes paragraphs, one after another."""
    found: list[_Closing] = []
    for block in document.running_text:
        if block.digits and block.text[-1:] in _NUMBER_ENDS and is_prose(block):
            m = _NUMBER.search(block.text, max(0, len(block.text) - LONGEST_MARK))
            found += [_Closing(block, m, m[1] or m[2])] if m else []
    brackets = sum(closing.match[1] is not None for closing in found)
    values = [closing.value for closing in found]
    if brackets not in (0, len(found)) or (brackets and values == sorted(values)):
        return  # numbers of notes
    yield from _a_series(document, found, 100 if brackets else 10)


def numbers_behind_titles(document: Document) -> Iterator[Claim]:
    """As in "1、《浅水》8.0", "“Low Water” – 7", in the first lines of blocks one after another."""
    found: list[_Closing] = []
    for block in document.blocks:
        first = block.text[:_LONGEST_HEAD].partition("\n")[0] if block.digits and block.zone not in SKIPPED else ""
        if first[-1:].isdigit() and (m := _BEHIND_TITLE.search(first)) is not None:
            found.append(_Closing(block, m, m[1]))
    yield from _a_series(document, found, 10)


class _Closing(NamedTuple):
    """A bare number where others of the page have theirs."""

    block: Block
    match: re.Match[str]
    text: str

    @property
    def value(self) -> float:
        return float(self.text.replace(",", "."))


def _a_series(document: Document, found: list[_Closing], most: float) -> Iterator[Claim]:
    """Bare numbers as marks, where there are several, none too high, and not all the same."""
    values = [closing.value for closing in found]
    if len(found) < _LEAST_NUMBERS or len(set(values)) == 1 or max(values) > most:
        return
    for closing in found:
        block, m, text = closing
        rating = FoundRating(Rating(value=closing.value, text=text), m.start(), m.end(), "bare", "no scale given")
        yield rating_claim(document, block, rating, block.text[max(0, m.end() - _SHOWN) : m.end()], 0.5)


_NUMBER_ENDS = tuple("0123456789½])")
_LEAST_NUMBERS = 3
_NUMBER = lazy(r"(?<=[.!?…»”\"')])\s+(?:[\[(](\d{1,3}(?:[.,]\d)?)[\])]|(\d{1,2}(?:[.,]\d)?))$")
_LONGEST_HEAD = 90
_BEHIND_TITLE = lazy(r"[》」』”»\"]\s?(?:[:：–—-]\s?)?(\d{1,2}(?:[.,]\d)?)$")


def lone_stars(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """One star in a line of its own, behind a title or a paragraph, where others have theirs in the same place."""
    signs = [c for c in claims if c.property == "rating" and set(c.value.text or "") <= SIGNS_OF_STARS]
    if len(signs) < A_SERIES:
        return
    tags = Counter(document.blocks[c.block].tag for c in signs)
    heads = {label.block: label for label in reversed(document.labels)}
    layout = document.layout
    for block in document.blocks:
        if block.zone in SKIPPED or tags[block.tag] < A_SERIES:
            continue
        text = block.text if len(block.text) <= 2 or layout.headline <= block.index <= layout.end else ""
        if block.index in heads and (head := before_label(block, heads[block.index])):
            text = head
        text = text[: unsigned(text)][-ROOM_AT_END:].rpartition(" ")[2].strip("\ufe0f")
        if len(text) == 1 and text in "★⭐*":
            yield rating_claim(document, block, FoundRating(Rating(value=1, text=text), 0, 0, "glyphs"), text, 0.7)
