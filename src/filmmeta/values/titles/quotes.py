"""Titles in quotation marks, and what somebody says in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.values.patterns import lazy

_QUOTED = lazy(
    r"《([^《》]{1,80})》|〈([^〈〉]{1,80})〉|「([^「」]{1,60})」|『([^『』]{1,60})』|«([^«»]{1,90})»|“([^“”]{1,90})”|„([^„“”]{1,90})[“”]|"
    r"(?<![\w])\"([^\"]{1,90})\"(?!\w)|(?<![\w])‘([^‘]{1,80}?)’(?!\w)|(?<![\w])'([^']{1,80}|[^']{1,40}'s[^']{1,40})'(?!\w)|‹([^‹›]{1,80})›|"
    r"<([^<>]{2,60})>"
)
_OPENING = lazy("[《〈「『«“„\"‘'‹<]")


def may_quote(text: str) -> bool:
    """A cheap test: whether a quotation mark opens somewhere."""
    return _OPENING.search(text) is not None


def quoted_titles(text: str) -> list[str]:
    """What stands in quotation marks or title brackets, in order.

    >>> quoted_titles("陈思诚新片《恶意》引发的一些联想"), quoted_titles("Review: 'Jarhead' a war movie")
    (['恶意'], ['Jarhead'])
    """
    return [text[start:end] for start, end in quoted_spans(text[:4_000])]


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where quoted texts begin and end; American commas and full stops inside the marks are no part of them."""
    for m in _quoted(text):
        inner = m[m.lastindex or 0]
        start = m.start(m.lastindex or 0) + len(inner) - len(inner.lstrip(" ,.;"))
        end = start + len(inner.strip(" ,.;"))
        if any(c.isalnum() for c in text[start:end]):
            yield start, end


def _quoted(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_QUOTED`, tried only where a quotation opens."""
    at = 0
    while opening := _OPENING.search(text, at):
        m = _QUOTED.match(text, opening.start())
        at = m.end() if m else opening.end()
        if m:
            yield m


def is_speech(text: str) -> bool:
    """Whether an English quotation is what somebody says: "How would you deal with the acid?" has no capitals."""
    found = _SAID.findall(text)[1:]
    small = sum(word[0].islower() for word in found if len(word) > 3)
    return len(found) >= _LEAST_SPEECH - 1 and small > 0.6 * sum(len(word) > 3 for word in found)


_SAID = lazy(r"[^\W\d_][\w’'-]*")
_LEAST_SPEECH = 5
