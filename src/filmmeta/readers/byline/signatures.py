"""Signatures: "— A. Name", "-- A. Name, January 24, 1998", "xo Becca", a name in bold or italics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_prose
from filmmeta.readers.byline.post import Post
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import parse_person
from filmmeta.vocabulary import known_forms

_EARLIER = 4
"""So many blocks above the last paragraph a signature may stand."""
_LONGEST, _LONGEST_TAIL = 60, 50


def signatures(post: Post) -> Iterator[Claim]:
    """The names that sign the text below it."""
    for block in post.close:
        yield from _signed(post, block)


def signatures_within(post: Post) -> Iterator[Claim]:
    """The names that sign the text a little above its end, with a note below, or in its last line."""
    last = post.last
    for block in post.blocks[max(post.layout.start, last.index - _EARLIER) : last.index]:
        if not is_prose(block) and _SIGNED.match(block.text):
            yield from _signed(post, block)
    tail = last.text.rpartition("\n")[2]
    if len(tail) < _LONGEST_TAIL and tail != last.text:
        yield from _signed(post, Block(last.index, tail, last.tag, last.zone, last.element, line=last.line))


def _signed(post: Post, block: Block) -> Iterator[Claim]:
    text = block.text
    if len(text) > _LONGEST or 0 < block.heading < 4:
        return
    day = post.first_date(text) if block.digits else None
    before = text[: day.start].rstrip(" ,;(|/·•") if day is not None else ""
    if _SIGNED.match(before):  # "-- A. Name, January 24, 1998", "— A. Name (talk) 24 January 2008 at 21:14 (CET)"
        text = before
    else:
        day = None
    m = _SIGNED.match(text) or _signed_off(post.language).match(text)
    person = parse_person(m[1] if m else text)
    if person is None or not (m or (" " in person.name and _is_set_apart(block))):
        return
    yield post.author(person, block, 0.6 if m else 0.4, "signature", text)
    if day is not None:
        yield post.published(day.value, block, 0.55, "beside the signature")


_SIGNED = lazy(r"^\s*(?:[-–—~*]{1,3}|✍️?)\s*(\S.{2,40}?)\s*[-–—~*]*$")


def _is_set_apart(block: Block) -> bool:
    """Whether nearly all of a line is bold or in italics."""
    mark = block.marks[0] if block.marks else None
    return mark is not None and mark.kind in "ib" and mark.end - mark.start > len(block.text) - 4


@cache
def _signed_off(language: str | None) -> re.Pattern[str]:
    """As in "xo Becca", "Liebe Grüße, Jörg"."""
    return re.compile(rf"(?i:{either(known_forms('signed_off', language or 'en'))}),?\s([^\W\d_][^\d,.:!?]{{2,30}})$")
