"""Whose site it is: "quillfeather 3 May" at quillfeather.blogs.example, "© 2020 quillfeather", "Blog by A. Name"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

from filmmeta.claims import Claim
from filmmeta.readers.byline.post import AFTER, Post
from filmmeta.readers.byline.wording import BAR, is_dated
from filmmeta.values.bylines import after_by, by_within, byline_people
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name
from filmmeta.values.text import clean
from filmmeta.vocabulary import begins, key, label, words

_LONGEST, _LONGEST_RIGHTS = 80, 100


def owners(post: Post) -> Iterator[Claim]:
    """The handle of whoever keeps the site, by the surest of its forms."""
    yield from islice(chain(_named_as_site(post), _barred(post), _in_rights(post), _written(post), _generated(post)), 1)


def _named_as_site(post: Post) -> Iterator[Claim]:
    """As in "quillfeather 3 May 2020" below the text at quillfeather.blogs.example."""
    site = (urlsplit(post.document.address or "").hostname or "").removeprefix("www.").partition(".")[0]
    for block in post.blocks[post.last.index + 1 : post.last.index + AFTER] if site else ():
        m = _HANDLE_THEN_DATE.match(block.text) if block.zone != "comments" and len(block.text) < _LONGEST else None
        if m and m[1].casefold() == site and is_dated(block.text):
            yield post.author(m[1], block, 0.5, "named as the site")


def _barred(post: Post) -> Iterator[Claim]:
    """As in "quillfeather | 3 May 2020 | 4 comments", "3.5.2020 / quillfeather" right below the text."""
    for block in post.below_last(2):
        m = _BARRED_HANDLE.match(block.text) if block.digits and len(block.text) < _LONGEST and not block.zone else None
        if m and is_dated(block.text) and label(m[1] or m[2], post.language) is None:
            yield post.author(m[1] or m[2], block, 0.42, "a handle and a date below the text")


def _in_rights(post: Post) -> Iterator[Claim]:
    """As in "© 2020 quillfeather": a name without capitals is a person's handle, not a firm."""
    for block in post.foot_of_page(post.last):
        m = _OWNER.search(block.text) if "©" in block.text and len(block.text) < _LONGEST_RIGHTS else None
        if m:
            yield post.author(m[1], block, 0.3, "whose site it is")


def named_in_full(post: Post) -> Iterator[Claim]:
    """The whole name of an author of one word in the markup, in a card beside the text: "Dora", "Dora Penhallow"."""
    name = post.document.meta.get("author", "").strip()
    if not name.istitle() or not name.isalpha():
        return
    for block in post.blocks:
        line = block.text.partition("\n")[0]
        if block.zone in ("aside", "bio") and line.startswith(f"{name} ") and is_lone_name(line):
            yield post.author(clean(line), block, 0.8, "the whole name", line)
            return


def _written(post: Post) -> Iterator[Claim]:
    """As in "Written by A. Name. No cookies, no newsletter." in the foot of the page."""
    for block in post.foot_of_page(post.last):
        rest = after_by(block.text, post.language) if block.zone == "footer" else None
        by = block.text[: -len(rest)] if rest else ""
        if rest and " " in by.strip():
            people = [p for p in byline_people(rest, post.language) if is_lone_name(p.name)]
            yield from post.authors(people, block, 0.3, "whose site it is")


def _generated(post: Post) -> Iterator[Claim]:
    """As in "© 2020 A. Name Powered by Jekyll", "A. Name • 2020 • a.name.example": who a generator makes a site for."""
    own = {key(part) for part in (post.document.meta.get("og:site_name", ""), *BAR.split(post.document.title))}
    own |= {key(part) for part in _DASHED.split(post.document.title)}
    for block in post.foot_of_page(post.last):
        generated = "©" in block.text and not words("platforms").isdisjoint(block.said)
        m = _OWNER_OF_RIGHTS.search(block.text) if generated else _OWNER_AND_YEAR.match(block.text)
        if m is None or len(block.text) > _LONGEST_RIGHTS or key(m[1]) in own or label(m[1], post.language):
            continue
        if is_lone_name(m[1]) or (generated and " " not in m[1]):
            yield post.author(m[1], block, 0.3, "whose site it is")


_DASHED = lazy(r"\s[-–—]\s")
_OWNER_OF_RIGHTS = lazy(
    r"©\s*(?:\d{4}\s*(?:[-–—]\s*(?:\d{4}\s*)?)?)?(?:By\s)?([^\W\d_][^\d|·•\n.,©]{1,29}?)"
    r"(?=\s*(?:[.|·•\n]|[-–—]\s|Powered|框架|由|$))"
)
_OWNER_AND_YEAR = lazy(r"([^\W\d_][^\d|·•\n©]{3,29}?)\s[•·|]\s(?:19|20)\d\d(?:\s[•·|]|$)")
_HANDLE_THEN_DATE = lazy(r"\s*@?([a-z][\w-]{2,24})[\s|·•,/–-]{1,4}\d", re.IGNORECASE)
_BARRED_HANDLE = lazy(
    r"\s*@?([a-z][\w-]{2,24})\s*[|·•/]\s*(?:\w+,?\s)?\d|"
    r"\s*\d[\w ./-]{5,20}\s*[|·•/]\s*@?([a-z][\w-]{2,24})\s*(?:[|·•]|$)"
)
_OWNER = lazy(r"©\s*(?:\d{4}\s*(?:[-–—]\s*\d{4}\s*)?)?([a-z][a-z0-9_]{3,20})[^\S\n]*(?:[.,|·•\n]|$)")


def owners_of_text(post: Post) -> Iterator[Claim]:
    """The foot of a plain text, which says whose site it is: "Blog by A. Name. Built with …"."""
    foot = post.foot_of_page(post.last) if post.document.root is None else []
    rights = " ".join(block.text for block in foot if "©" in block.text and len(block.text) < 2 * _LONGEST_RIGHTS)
    for block in foot:
        if rights and is_lone_name(block.text) and block.text in rights:
            yield post.author(clean(block.text), block, 0.35, "whose site it is")
        named = by_within(block.text, post.language) if begins(block.text, "site_by", post.language) else None
        people = byline_people(_ENDED.split(named)[0], post.language) if named else ()
        yield from post.authors(people, block, 0.35, "whose site it is")


_ENDED = lazy(r"[.|·•,]")
