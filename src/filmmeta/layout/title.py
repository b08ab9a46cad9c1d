"""A page's `<title>` and its parts, without what the software of a wiki puts around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from filmmeta.blocks import Block
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, words


class Title(NamedTuple):
    """A page's title, as it is written and as keys."""

    key: str
    pieces: list[str]
    """What its dashes and bars part."""
    parts: set[str]
    """The keys of these, and of what stands behind a colon; words like "Review" are none."""


def title_of(blocks: Sequence[Block], written: str) -> Title:
    """The title of a page, read beside its blocks."""
    written = _without_wiki(blocks, written)
    pieces = _BETWEEN_PARTS.split(written)
    parts = set(map(key, pieces)) - words("film") - words("review")
    return Title(key(written), pieces, parts | _behind_colon(blocks, written))


_BETWEEN_PARTS = lazy(r"\s[-–—:·•/]+\s|\s*[|«»]\s*|:\s(?=\w+\s(?:19|20)\d\d$)")


def _behind_colon(blocks: Sequence[Block], written: str) -> set[str]:
    """What stands behind the colon of "quillfeather: Still waters", where a line of its own has it again."""
    _, colon, rest = written.partition(": ")
    folded = key(rest) if colon else ""
    return {folded} if folded and any(b.key == folded for b in blocks[:_HEAD_LINES] if not b.zone) else set()


_HEAD_LINES = 60


def is_parted(line: str) -> bool:
    """Whether bars, dots or arrows part a line, as those of menus and of titles with the site's name."""
    return _PARTING.search(line) is not None


_PARTING = lazy(r"[|·•]|\s[>»]\s")


def without_bracket(text: str) -> str:
    """A line without the brackets at its end: "Low Water (1998)"."""
    return _BRACKETED.sub("", text)


_BRACKETED = lazy(r"\s*[(\[][^()\[\]]{0,40}[)\]]\s*$")


def wiki_of(written: str) -> str | None:
    """The wiki's name in "films:low_water [Dora's wiki]".

    >>> wiki_of("films:low_water [Dora's wiki]"), wiki_of("Low Water [1988]")
    ("Dora's wiki", None)
    """
    m = _WIKI.search(written)
    return m[1] if m is not None and " " not in written[: m.start()] and not m[1].isdigit() else None


def _without_wiki(blocks: Sequence[Block], written: str) -> str:
    """A title without the name of a wiki and of its part, "films:low_water [Dora's wiki]"."""
    m = _WIKI.search(written)
    if m is None or key(m[1]) not in {b.key for b in blocks[:_TOP_LINES] if b.heading or b.element is None}:
        return written
    return _NAMESPACE.sub("", written[: m.start()]).replace("_", " ")


_WIKI = lazy(r"\s\[([^\[\]]{2,60})\]$")
# "films:low_water", but not "Low Water: The Return"
_NAMESPACE = lazy(r"^(?:[\w-]+:)+(?=\S)")
_TOP_LINES = 20


class Topic(NamedTuple):
    """What the title of a forum's page says: which topic of which forum it shows."""

    forum: str
    name: str


def topic_of(written: str) -> Topic | None:
    """The two names that phpBB and its kin put around the words for showing a topic.

    >>> topic_of("Lantern Forum • View topic - Low Water (1998)")
    Topic(forum='Lantern Forum', name='Low Water (1998)')
    >>> topic_of("Lantern Forum - News - Low Water") is None
    True
    """
    m = _TOPIC.fullmatch(written)
    return Topic(m[1], m[3]) if m is not None and key(m[2]) in words("topic") else None


_TOPIC = lazy(r"(\S.{1,80}?)\s(?:[•·|»–-]|::)\s([^•·|»–:-]{4,40}?)\s?[:–-]\s(\S.*)")
