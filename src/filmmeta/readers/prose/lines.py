"""Lines at the end of a text that say which film it was about, often the only ones that do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.layout import is_prose
from filmmeta.models import Person
from filmmeta.readers.prose.names import SKIPPED, evidence_of
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import split_people
from filmmeta.vocabulary import key, spelled, words


class Named(NamedTuple):
    """A line that begins with a film's name."""

    name: str
    block: Block
    makers: tuple[Person, ...] = ()
    follows: str = "where it is shown follows"

    def claims(self, document: Document) -> Iterator[Claim]:
        """What the line says, and that it is no sentence of the review where it is but a list."""
        note, confidence = ("its maker and cast follow", 0.7) if self.makers else (self.follows, 0.45)
        evidence = evidence_of(document, self.block, 0, len(self.block.text), confidence, note)
        yield Claim("film", "name", self.name, evidence, block=self.block.index)
        for person in self.makers:
            yield Claim("film", "directors", person, evidence, about=self.name, block=self.block.index)
        if self.makers:
            yield Claim("page", "fact_line", "directors", evidence, block=self.block.index)


_CLOSING = 3
_LONGEST = 500
_LEAST_CAST = 2


def named_in_lines(document: Document) -> list[Named]:
    """The lines above and below the text's end that begin with a film's name."""
    end, language = document.layout.end, document.base_language
    first = max(document.layout.start + 1, end - _CLOSING)
    found = (
        _credited(block, language) or _made(block, language) or _shown(document, block) or _described(document, block)
        for block in document.blocks[first : end + _CLOSING]
        if block.zone not in SKIPPED and len(block.text) <= _LONGEST and block.text[0].isupper()
    )
    return [line for line in found if line is not None]


def _credited(block: Block, language: str | None) -> Named | None:
    """As in "L'Eau basse, de Lou Besnard, avec Ana Thév, Paul Rey. France, 1 h 41.": title, maker and cast."""
    m = _title_and_makers(language).match(block.text)
    if m is None or not words("film_name", language).isdisjoint(key(m[1]).split()):
        return None  # "Un film de A, avec B"
    makers, actors = (split_people(part, language) for part in m.group(2, 3))
    full = all(" " in person.name for person in makers)
    several = sum(" " in person.name for person in actors) >= _LEAST_CAST
    return Named(m[1], block, tuple(makers)) if full and several else None


def _made(block: Block, language: str | None) -> Named | None:
    """As in "L'Eau basse (France, 2019, 1 h 41) de Lou Besnard. Avec Ana Thév.": title, facts and maker."""
    m = _title_and_facts(language).match(block.text) if block.digits else None
    if m is None or find_duration(m[2]) is None:
        return None
    makers = split_people(m[3], language)
    return Named(m[1], block, tuple(makers)) if makers and all(" " in p.name for p in makers) else None


def _shown(document: Document, block: Block) -> Named | None:
    """As in "Low Water is at the Regal until Friday.": the text has the name, too."""
    m = _title_and_place(document.base_language).match(block.text)
    return Named(m[1], block) if m is not None and _is_told(document, m[1], block) else None


def _described(document: Document, block: Block) -> Named | None:
    """As in "Low Water, Danish comedy, 104 minutes, 2021.": what kind of film it is, how long it runs."""
    m = _TITLE_AND_REST.match(block.text) if block.digits else None
    if m is None or find_duration(m[2]) is None or not _is_told(document, m[1], block):
        return None
    return Named(m[1], block, follows="its facts follow")


def _is_told(document: Document, name: str, block: Block) -> bool:
    """Whether the text before a line has the name, too."""
    before = document.blocks[document.layout.start : block.index]
    return any(name in other.text for other in before if is_prose(other))


_TITLE_AND_REST = lazy(r"([^\s\W][^().!?;:,\n]{1,60}?)(?:\s\([^()]{1,60}\))?(?:,|\.|\s[–—-])\s(.{5,200})")


@cache
def _title_and_makers(language: str | None) -> re.Pattern[str]:
    by, cast = (
        either(forms) for forms in (spelled("by", language or "en", "prose"), spelled("with", language or "en"))
    )
    return re.compile(
        rf"([^\s(),.][^(),.\n]{{1,60}}(?:,\s[^(),.\n]{{2,30}})?)(?:\s\([^()]{{1,60}}\))?,\s(?:{by})\s"
        rf"([^\W\d_][^.;:()\n]{{3,80}}?),?\s(?:{cast})\s([^\W\d_][^.;:\n]{{5,300}})",
    )


@cache
def _title_and_facts(language: str | None) -> re.Pattern[str]:
    by = either(spelled("by", language or "en", "prose"))
    return re.compile(
        rf"([^\s()][^().\n]{{0,60}}?)\s\(([^()\n]{{6,90}})\),?\s(?:{by})\s([^\W\d_][^.;:()\n]{{3,80}}?)(?:\.|$)"
    )


@cache
def _title_and_place(language: str | None) -> re.Pattern[str]:
    forms = either(spelled("shown", language or "en"))
    return re.compile(rf"([^\s\W][^().!?;\n]{{1,60}}?)(?:\s\([^()]{{1,60}}\))?\s(?i:{forms})(?!\w)")
