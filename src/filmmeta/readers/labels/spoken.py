"""Languages that are spoken in the film: "In French with subtitles.", "(English, Italian dialogue)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.labels.parts import LONGEST_CAPSULE, LONGEST_LINE
from filmmeta.readers.labels.stating import fact, of_block
from filmmeta.values.patterns import lazy
from filmmeta.values.terms import split_terms
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, language_tag, words


def spoken(document: Document, block: Block) -> Iterator[Claim]:
    """As in "In French with subtitles.", "Czech and English with English subtitles.", "(English, Italian dialogue)"."""
    hints, single, leads = _speaking(document.base_language)
    if single.isdisjoint(block.said) and not (len(block.text) <= LONGEST_LINE and block.key.startswith(leads)):
        return
    for piece in _STATEMENTS.split(block.text[-LONGEST_CAPSULE:]):
        said = key(piece) if len(piece) <= LONGEST_LINE else ""
        lead = max((lead for lead in leads if said.startswith(lead)), key=len, default="")
        bare, subtitled = _before(piece, hints, single)
        if not said or not (lead or subtitled):
            continue
        found = split_terms(bare.strip()[len(lead) :])
        known = sum(language_tag(term) is not None for term in found)
        # a language that no list knows may stand behind one that does
        if known * 2 >= len(found) > 0 and language_tag(found[0]) and all(" " not in term for term in found):
            evidence = of_block(document, block, clean(piece), 0.6, "spoken in")
            for term in found:
                yield fact("languages", term, evidence, block)
            return


_STATEMENTS = lazy(r"[.;()|\n]\s*")


@cache
def _speaking(language: str | None) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Words for subtitles, the last word of each, and what stands before a language: "spoken in "."""
    hints = words("subtitled", language) | words("subtitled", "en")
    leads = words("spoken_in", language) | words("spoken_in", "en")
    return hints, frozenset(w.split()[-1] for w in hints), tuple(f"{lead} " for lead in leads)


_WITH = lazy(r"\s(?:with|mit|avec|con|com|met|med|z|s|cu)\s", re.IGNORECASE)


def _before(piece: str, hints: frozenset[str], single: frozenset[str]) -> tuple[str, bool]:
    """What stands before the words for subtitles, and whether there are any."""
    said = key(piece)
    if not any(f" {w} " in f" {said} " for w in hints):
        return piece, False
    head = _WITH.split(piece, maxsplit=1)[0]
    tokens = head.split()
    while tokens and key(tokens[-1]) in single:
        tokens.pop()
    return " ".join(tokens), True
