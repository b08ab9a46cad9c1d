"""What a text means as a label, its remark, its territory or the head of its compound left aside."""

from __future__ import annotations

from functools import cache

from filmmeta.blocks import Block
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import aggregators, countries, key, key_label, label, label_words, spelled, words

LONGEST_LABEL = 60
"""Characters of a label, at most."""


def meaning(text: str, language: str | None) -> str | None:
    """What a text stands for as a label, or None where it is none."""
    if len(text) > LONGEST_LABEL or not text:
        return None
    # "Rating (0-10): 8.5", "Running time (min): 98"
    folded = key((_REMARK.sub("", text) if "(" in text else text) or text)
    return key_label(folded, language) or _territory_label(folded, language) or _compound_label(folded, language)


_REMARK = lazy(r"\s\([^()]{1,40}\)?$")


def _territory_label(folded: str, language: str | None) -> str | None:
    """As in "Filmstart in Deutschland", "Premiera Polska", "Sortie (France)": a release label with its territory."""
    tokens = folded.split() if " " in folded else ()
    if not 2 <= len(tokens) <= 4 or not (tokens[-1] in countries() or tokens[-1] in words("world")):
        return None
    meanings = {label(" ".join(tokens[:end]), language) for end in range(1, len(tokens))}
    return "release_date" if "release_date" in meanings else None


def _compound_label(folded: str, language: str | None) -> str | None:
    """As in "Kouluarvosana", "Slutbetyg": one word that ends in that for a mark, and no crowd's or aspect's."""
    if language not in _COMPOUNDING or " " in folded or not folded.endswith(_marks_of(language)):
        return None
    head = folded[: -max(len(mark) for mark in _marks_of(language) if folded.endswith(mark))].strip("-")
    return None if len(head) < _SHORTEST_HEAD or head.startswith(_no_heads(language)) else "rating"


_COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "fi", "hu"))
_SHORTEST_HEAD = 3
_SHORTEST_MARK = 5


@cache
def _marks_of(language: str) -> tuple[str, ...]:
    others = words("points", language) | words("stars", language) | words("review", language)
    forms = {key(form) for form in spelled("rating", language, "labels")} - others
    return tuple(form for form in forms if " " not in form and len(form) >= _SHORTEST_MARK)


@cache
def _no_heads(language: str) -> tuple[str, ...]:
    """What begins words for the marks of others, of one aspect, or for whom a film is."""
    crowd = words("crowd", language)
    return tuple({*crowd, *words("aspects", language), *aggregators()})


def begins_compounded(block: Block, language: str | None) -> bool:
    """A cheap test: a block begins with one word and a colon, and the word ends in one for a mark."""
    if language not in _COMPOUNDING or not block.words or ":" not in block.text[:LONGEST_LABEL]:
        return False
    first = block.words[0]
    return block.text.partition(":")[0].count(" ") == 0 and _compound_label(first, language) is not None


def may_hold_label(block: Block, language: str | None) -> bool:
    """A cheap test: most blocks have no word of any label."""
    return (
        not label_words().isdisjoint(block.said)
        or bool(not block.text.isascii() and _EASTERN.search(block.text))
        or begins_compounded(block, language)
    )


_EASTERN = lazy("[\u2e80-\uffff]")
