"""Short lines: "Vikram movie Rating - 4.9/5", "★★★½" alone, "3.5 stars" after the text, stars behind a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.verdict.aspects import film_among_aspects, of_row
from filmmeta.readers.verdict.marks import LONGEST_LINE, rating_claim
from filmmeta.readers.verdict.others import rated_elsewhere, source_in
from filmmeta.readers.verdict.scales import is_legend, on_labelled_scale
from filmmeta.readers.verdict.trust import trust
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating import find_ratings
from filmmeta.vocabulary import key, key_begins, key_label, known_words, spelled

_MOST_LINES = 8
_LONGEST_BOXED = 40


def short_block(document: Document, block: Block, classed: bool) -> Iterator[Claim]:
    """The marks in the lines of a short block.

    Args:
        classed: whether the block's element is named after the rating.
    """
    if (film := film_among_aspects(document, block)) is not None:
        yield rating_claim(document, block, film, block.text, 0.8)
        return
    if is_legend(block):
        return
    for line in map(str.strip, block.text.split("\n")[:_MOST_LINES]):
        if (rated := rated_elsewhere(document, block, line)) is not None:
            yield rated
        elif 0 < len(line) <= LONGEST_LINE:
            yield from _mark(document, block, line, classed)


def _mark(document: Document, block: Block, line: str, classed: bool) -> Iterator[Claim]:
    boxed = len(line) < _LONGEST_BOXED and (classed or _headed(document, line) or of_row(document, block) > 0)
    found = next(find_ratings(line, boxed, block.said), None)
    if found is None or _AGES.search(line) or key_begins(key(line), "invite", document.base_language):
        return
    found = on_labelled_scale(found, line[: found.start].rstrip(" :–-")) or found
    confidence = trust(document, block, found, line, classed)
    if confidence > 0:
        yield rating_claim(document, block, found, line, confidence)


@cache
def _half_or_sign() -> re.Pattern[str]:
    return re.compile(rf"\s(?:1/2|%|{either(spelled('and_half'))})$", re.IGNORECASE)


# "age 6+": for whom it is
_AGES = lazy(r"(?<![\d.,/])\d{1,2}\+(?!\w)")


def _headed(document: Document, line: str) -> bool:
    """As in "Rating 7.5", "Final grade B+": a label without a colon; and one of the page's own, "Gazette grade: B+"."""
    language = document.base_language
    line = _half_or_sign().sub("", line.rstrip(". "))
    said, _, mark = line.rpartition(" ")
    if not 0 < len(mark) <= 4 or not (mark[0].isdigit() or mark[0] in "ABCDEF" or mark[0] > "\u2000"):
        return False
    head = key(said)
    label = key_label(head, language)
    if label in ("rating", "summary"):
        return True
    named = head.split()
    if len(named) == 1 and ("." in mark or "," in mark) and named[0] in known_words("overall", language):
        return True  # "Movie 3.5" above "Video 4.0"
    if not said.endswith(":") or not 1 < len(named) <= 4 or label is not None:
        return False
    own = frozenset(key(f"{document.title or ''} {document.meta.get('og:site_name', '')}").split())
    labelled = key_label(named[-1], language) == "rating" or (
        key_label(named[0], language) == "rating" and own.issuperset(named[1:])
    )
    return labelled and known_words("aspects", language).isdisjoint(named) and source_in(said) is None
