"""Where in the text of a page the evidence of each claim stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.wording import value_text

_LINE = re.compile(r"line (\d{1,9})")
_MOST_WORDS_DROPPED = 3
_MOST_INSIDE = 50
_LONGEST_REST = 20
_LONGEST_LIST = 12
_SHORT = 3
_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "meta", "link"))


class Span(NamedTuple):
    """A stretch of a block's text that a claim rests on."""

    start: int
    end: int
    claim: int


@dataclass(slots=True)
class Places:
    """Every claim by its number, at the place of its evidence."""

    spans: dict[int, list[Span]] = field(default_factory=dict)
    """By the number of a block: the words in it."""
    blocks: dict[int, list[int]] = field(default_factory=dict)
    """By the number of a block: the claims that rest on all of it."""
    images: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    """By the number of the block that follows, and what the picture says: the claims that rest on it."""
    unseen: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """By path and words: the claims that rest on what no reader of the page sees."""
    nowhere: list[int] = field(default_factory=list)
    """The claims without a spot of their own."""


def places_of(document: Document, claims: Sequence[Claim]) -> Places:
    """The places of all claims of a document, in one walk over its tree."""
    places = Places()
    finder = _Finder(document)
    for number, claim in enumerate(claims):
        evidence = claim.evidence
        if not evidence.where and not evidence.text:
            places.nowhere.append(number)
            continue
        element = finder.elements.get(evidence.where)
        if element is not None and (at := finder.images.get(element)) is not None:
            places.images.setdefault(at, {}).setdefault(evidence.text, []).append(number)
            continue
        found = finder.find(claim, element)
        if found is None:
            places.unseen.setdefault((evidence.where, evidence.text), []).append(number)
            continue
        block, spot = found
        if claim.property == "body" or spot is None:
            places.blocks.setdefault(block.index, []).append(number)
        else:
            places.spans.setdefault(block.index, []).append(Span(*spot, number))
    return places


class _Finder:
    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.plain = document.root is None
        self.lines = [b.line for b in document.blocks] if self.plain else []
        self.images = {element: index for index, element in document.images}
        self.elements: dict[str, Element] = {}
        if document.root is not None:
            self.elements = {document.where(e): e for e in document.root.iter() if isinstance(e.tag, str)}
        self._known: dict[tuple[int, str], tuple[int, int] | None] = {}
        self.held: dict[Element, list[Block]] = {}
        for block in document.blocks:
            if block.element is not None:
                self.held.setdefault(block.element, []).append(block)

    def find(self, claim: Claim, element: Element | None) -> tuple[Block, tuple[int, int] | None] | None:
        """The block that says it, and where in it the words stand; no words where it is the block as a whole."""
        words = " ".join(claim.evidence.text.split())
        value = value_text(claim.value) if claim.subject != "page" else ""
        named = self._named(claim)
        for block in [named] if named is not None else self._around(element):
            if spot := self._first(block, (*_wordings(words), value)):
                return block, spot
        if named is None:
            return None
        if len(value) > _SHORT:
            # of a list that a label heads, the readers name the first item for all
            for block in self.blocks[named.index + 1 : named.index + 1 + _LONGEST_LIST]:
                if spot := self._first(block, (value,)):
                    return block, spot
        return (named, None) if named.element is element else None

    def _first(self, block: Block, wordings: Iterable[str]) -> tuple[int, int] | None:
        for words in wordings:
            key = block.index, words
            if words and key not in self._known:
                self._known[key] = _find(block.text, words)
            if words and (spot := self._known[key]):
                return spot
        return None

    def _named(self, claim: Claim) -> Block | None:
        if 0 <= claim.block < len(self.blocks):
            return self.blocks[claim.block]
        line = _LINE.match(claim.evidence.where) if self.plain else None
        if line is None:
            return None
        at = bisect_right(self.lines, int(line[1])) - 1
        return self.blocks[at] if at >= 0 else None

    def _around(self, element: Element | None) -> list[Block]:
        """The blocks inside an element, or of the nearest one around it that has some; none of what nobody sees."""
        if element is None or any(str(e.tag) in _UNSEEN for e in (element, *element.iterancestors())):
            return []
        inside = [b for e in islice(element.iter(), _MOST_INSIDE) for b in self.held.get(e, ())]
        if not inside:
            inside = next((self.held[e] for e in element.iterancestors() if e in self.held), [])
        return inside[:_MOST_INSIDE]


def _wordings(words: str) -> Iterator[str]:
    """The words as the page may have them: readers join labels with a colon, and add an attribute's value."""
    yield words
    label, colon, value = words.partition(": ")
    if colon:
        yield f"{label} {value}"
        yield f"{label}:{value}"
        yield f"{label}：{value}"
        yield value
    parts = words.split()
    for dropped in range(1, min(_MOST_WORDS_DROPPED, len(parts) // 2) + 1):
        yield " ".join(parts[:-dropped])


def _find(text: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a text, widened to the end of a word that was cut; nothing inside a word."""
    start = text.replace("\n", " ").find(words)
    if start < 0:
        return None
    # not in Chinese or Japanese, where nothing stands between words
    if words[0].isalnum() and words[0].isascii() and text[start - 1 : start].isalnum():
        return None
    end = start + len(words)
    last = min(len(text), end + _LONGEST_REST)
    while end < last and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def segments(length: int, spans: Sequence[Span]) -> Iterator[tuple[int, int, list[int]]]:
    """A text cut where evidence begins and ends: from, to, and the claims that rest on the stretch."""
    edges = sorted({0, length, *(s.start for s in spans), *(s.end for s in spans)})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for span in spans:
        opening.setdefault(span.start, []).append(span.claim)
        closing.setdefault(span.end, []).append(span.claim)
    active: dict[int, None] = {}
    for start, end in zip(edges, edges[1:], strict=False):
        for claim in closing.get(start, ()):
            active.pop(claim, None)
        active.update(dict.fromkeys(opening.get(start, ())))
        yield start, end, list(active)
