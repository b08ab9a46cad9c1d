"""When the film opens: "Low Water is in theaters Friday, April 14.", "Kinostart war der 3. Mai 2019"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.layout import is_prose
from filmmeta.readers.labels.parts import LONGEST_CAPSULE, LONGEST_LINE
from filmmeta.readers.labels.stating import fact, of_block
from filmmeta.values.bylines import is_opening, may_be_opening
from filmmeta.values.dates import FoundDate, find_dates, find_day, parse_date
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, words


class Openings:
    """Days of the opening in sentences, which may leave out the year."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def told(self, block: Block) -> Iterator[Claim]:
        """As in "Low Water is in theaters Friday, April 14.", near the head or the end of the text."""
        document, layout = self._document, self._document.layout
        close = layout.headline <= block.index <= layout.start or layout.end - _LAST <= block.index <= layout.end + 4
        if not close or not may_be_opening(block.said):
            return
        text = block.text[-LONGEST_CAPSULE:]
        for day in [*find_dates(text, document.dayfirst)] or self._without_year(text):
            before = _PLACES.sub(" ", _SENTENCES.split(text[: day.start])[-1])
            if _opens(before, document.base_language):
                evidence = of_block(document, block, clean(text), 0.5, "" if day.sure else "year inferred")
                yield fact("release_date", day.value, evidence, block)
                return

    def _without_year(self, text: str) -> list[FoundDate]:
        day = find_day(text, self._published) if self._published is not None else None
        return [day] if day is not None else []

    @cached_property
    def _published(self) -> date | None:
        """When the page says that it was published: in its head, or beside its headline."""
        document = self._document
        stated = parse_date(document.meta.get("article:published_time", "")[:40])
        if stated is not None:
            return stated
        first = max(0, document.layout.headline - 3)
        for block in document.blocks[first : min(document.layout.start + 3, first + _NEAR_HEAD)]:
            if block.digits and len(block.text) <= LONGEST_LINE:
                for day in find_dates(block.text, document.dayfirst):
                    return day.value
        return None


_LAST = 6
"""Among so many of the text's last paragraphs some tell when and where the film opens."""
_NEAR_HEAD = 40


def opening_line(document: Document, block: Block, line: str) -> Iterator[Claim]:
    """As in "Bottega Film uscita giovedì 8 novembre 2018", "Kinostart war der 3. Mai 2019"."""
    if not may_be_opening(block.said) or (is_prose(block) and "\n" not in block.text):
        return
    for found in find_dates(line, document.dayfirst):
        if _opens(line[: found.start], document.base_language):
            yield fact("release_date", found.value, of_block(document, block, line, 0.6, "when it opens"), block)
            return


def _opens(before: str, language: str | None) -> bool:
    return is_opening(before, language) and not on_disc(before)


def on_disc(said: str) -> bool:
    """As in "Blu-ray Release: October 7, 2014", of a film of another year."""
    return not words("home_video").isdisjoint(key(said).split()[-5:])


# "opened in New York and Los Angeles on"
_PLACES = lazy(r"\s(?:in|at)\s(?:the\s)?[A-Z][\w.]*(?:,?\s(?:and\s)?[A-Z][\w.]*){0,6}(?=\s)")
_SENTENCES = lazy(r"[.!?]\s")
