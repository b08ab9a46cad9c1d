"""Casts that sentences name at once: "the cast, including A and B", "With A and B."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.leading import NEAR, ONE, names_at
from filmmeta.readers.prose.names import AND, NAME
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group, phrases
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import spelled


def ensembles(passage: Passage) -> Iterator[Claim]:
    """As in "the supporting cast, including Jonas Pell and Mira Osei", "the cast impresses: Jonas Pell, Mira Osei"."""
    for start, phrase in phrases("cast", passage.language).places(passage.folded, passage.block.said):
        behind = start + len(phrase)
        near = _SENTENCE_END.split(passage.text[behind : behind + NEAR], maxsplit=1)[0]
        for m in _including(passage.language).finditer(near):
            led = list(names_at(passage, behind + m.end()))
            if not led or (m[0] == ":" and not any(ONE.search(names) for _, names in led)):
                continue
            for end, names in led:
                yield from passage.claims(start, end, names, ("actors",), 0.55, passage.about(start, end))
            break


_SENTENCE_END = lazy(r"[.!?;]")


@cache
def _including(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(group('including', language))})(?!\w)|:(?=\s)")


def closing_casts(passage: Passage) -> Iterator[Claim]:
    """As in "With Jonas Pell and Mira Osei.": a sentence that has nothing else."""
    parted = any(mark in passage.text for mark in _PARTING)
    if not parted and not any(word in passage.text for word in _opening_words(passage.language)):
        return
    for m in _closing_cast(passage.language).finditer(passage.text):
        yield from passage.claims(m.start(), m.end(), m[1], ("actors",), 0.6, "")


_PARTING = (" | ", " · ", " • ", " / ")


@cache
def _opening_words(language: str | None) -> tuple[str, ...]:
    return tuple(sorted(word.capitalize() for word in group("with", language)))


@cache
def _closing_cast(language: str | None) -> re.Pattern[str]:
    forms = either(_opening_words(language))
    names = rf"{NAME}(?:{AND}{NAME}){{1,19}}"
    small = either(group("with", language))
    others = either(spelled("others", language or "en"))
    # "Regie: Ada Brandt | mit Jonas Pell, Mira Osei u. a. | 98 Min."
    opens = rf"(?:^|(?<=[.!?)»”\"]\s)|(?<=\n))(?:{forms})|(?<=[|·•/]\s)(?:{forms}|{small})"
    return re.compile(rf"(?:{opens}):?\s({names})(?:,?\s(?:{others}))?(?:\s\([^()]{{0,40}}\))?(?:\.|$|\n|\s[|·•/])")
