"""Marks that elements tell: `<span class="stars" title="80%">`, `<span style="width:70%">`, `<meter value="4">`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.blocks import Element
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.models import Rating
from filmmeta.readers.verdict.classes import is_named, is_of_others, is_rating_class, numbered_class
from filmmeta.readers.verdict.drawn import block_beside, drawn_claim, near_or_far
from filmmeta.readers.verdict.marks import SKIPPED
from filmmeta.readers.verdict.others import source_in
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import SCALES, FoundRating, find_ratings
from filmmeta.values.text import clean, number

_LONGEST_SAID = 60
_SAYING = ("title", "aria-label")


def stars_in_attributes(document: Document) -> Iterator[Claim]:
    """`<span class="stars" title="80%"></span>`: stars that a style sheet or a script draws."""
    for _, element, names in document.classed(is_rating_class):
        if (element.text or "").strip():
            continue
        said = clean(next(filter(None, (e.get(name) for e in (element, *element) for name in _SAYING)), ""))
        found = next(find_ratings(said, True), None) if 0 < len(said) <= _LONGEST_SAID else None
        found = found or numbered_class(element, names) or _attributed(element)
        block = block_beside(document, element) if found is not None else None
        if found is None or block is None or source_in(said):
            continue
        if found.kind in ("fraction", "stars", "percent", "glyphs", "image"):
            confidence, note = near_or_far(document, block), f'class="{names}"'[:80]
            yield drawn_claim(document, element, block, found.value, said or names, confidence, note)


def _attributed(element: Element) -> FoundRating | None:
    """As in `<div class="stars" data-rating="3.5" data-max="5">`: stars that a script draws."""
    told = next(filter(None, (element.get(f"data-{name}") for name in ("rating", "score", "stars"))), "")
    scale = next(filter(None, (element.get(f"data-{name}") for name in ("max", "best", "total", "scale"))), "")
    value, best = (number(part) if len(part) < _SHORT_NUMBER and part[:1].isdigit() else None for part in (told, scale))
    best = best if best in SCALES else None
    if value is None or not 0 < value <= (best or 10):
        return None
    return FoundRating(Rating(value=value, best=best, text=told), 0, 0, "image", "" if best else "no scale given")


_SHORT_NUMBER = 6


def strips_by_width(document: Document) -> Iterator[Claim]:
    """`<div class="stars"><span style="width:70%">`: a strip of five stars cut off at its value."""
    for _, element, style in document.having("style"):
        m = _WIDTH.search(style) if "%" in style and "width" in style else None
        if m is None or not 0 < float(m[1]) <= 100:
            continue
        parent = element.getparent()
        names = " ".join(filter(None, (element.get("class"), parent.get("class") if parent is not None else None)))
        if not _STRIP.search(names) or is_of_others(names):
            continue
        block = document.block_of(element) or block_beside(document, parent if parent is not None else element)
        if block is not None and block.zone not in SKIPPED:
            rating = Rating(value=round(float(m[1]) / 20, 2), best=5, text=f"{m[1]}% of five stars")
            yield drawn_claim(document, element, block, rating, names, 0.5, "width of a strip of stars")


_WIDTH = lazy(r"width\s*:\s*(\d{1,3}(?:\.\d+)?)\s*%", re.IGNORECASE)
_STRIP = lazy(r"star|rating", re.IGNORECASE)


def told_elements(document: Document, root: Element) -> Iterator[Claim]:
    """As in `<meter value="4" max="5">`, `<p role="img" aria-label="4 out of 5">`, without a class that names them."""
    for element in root.iter("meter"):
        yield from _told(document, element, f"{element.get('value')}/{element.get('max') or ''}")
    for _, element, said in document.having("aria-label"):
        # those with a class that names them are read by it
        if element.get("role") == "img" and element.tag != "meter" and not is_named(element):
            yield from _told(document, element, said)


def _told(document: Document, element: Element, said: str) -> Iterator[Claim]:
    kinds = ("fraction", "stars")
    found = next((f for f in find_ratings(said) if f.kind in kinds), None) if len(said) <= _LONGEST_SAID else None
    block = block_beside(document, element) if found is not None else None
    if found is not None and block is not None and not source_in(said):
        yield drawn_claim(document, element, block, found.value, said, near_or_far(document, block))
