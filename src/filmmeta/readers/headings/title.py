"""The page's title: which part of it is the site's, which the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.headings.stating import of_title, publisher
from filmmeta.values.bylines import is_byline
from filmmeta.values.dates import find_month_year, is_month
from filmmeta.values.patterns import lazy
from filmmeta.values.titles import strip_site
from filmmeta.vocabulary import any_of, key, words

PIECES = lazy(r"\s*[|«»‹›]\s*|\s[-–—:·•/~]\s|:\s")
"""What parts a title."""
LONGEST_SITE = 50
MOST_WORDS = 5
"""So many words a site's name has at most, where nothing else tells that it is one."""


class Title(NamedTuple):
    """The page's title in its two parts."""

    text: str
    """The title without the site's name."""
    site: str = ""
    """The site's name, where the title has it."""
    known: str = ""
    """The site's name, wherever the page says it."""


@cache
def no_sites() -> frozenset[str]:
    """Parts of titles that name no site: "Reviews", "Home", "Archive"."""
    return any_of("film", "review", "plural", "home", "skip", "nobody", "genre", "prefix", "suffix", "archive")


def part_title(document: Document, head: str, sites: list[Claim]) -> Title:
    """The title and the site's name in it, as far as the headline and what else names the site tell them apart."""
    stated = document.meta.get("og:site_name") or _named_last(sites, document.title)
    text, site = strip_site(document.title, stated, head or None) if document.title else ("", None)
    if site is None and document.root is None and head == document.title:
        text, site = _without_unspoken(document, text)
    if site and is_byline(site, document.base_language):
        site = None  # "Still waters - by A. Name"
    return Title(text, site or "", stated or site or "")


def _named_last(sites: list[Claim], title: str) -> str | None:
    """The site's name, as its header or its copyright line has it, where the title ends in it, too."""
    names = (claim.value.name for claim in sites)
    return next((name for name in names if re.search(rf"\s[-–—|:»·]+\s{re.escape(name)}$", title)), None)


def _without_unspoken(document: Document, title: str) -> tuple[str, str | None]:
    """The first line of a plain text, "Still waters • Lantern", without the part of which the text says nothing.

    A bar or a dot parts the site's name; a dash may stand in a headline.
    """
    m = _BARRED.fullmatch(title)
    if m is None:
        return title, None
    said = [f" {b.key} " for b in document.running_text]
    first, last = (not any(f" {key(part)} " in line for line in said) for part in m.groups())
    first, last = (first, last) if not (first and last) else (len(m[1]) < len(m[2]), len(m[1]) >= len(m[2]))
    if last and _may_be_site(m[2]):
        return m[1], m[2]
    if first and not last and _may_be_site(m[1]):
        return m[2], m[1]
    return title, None


_BARRED = lazy(r"(\S.{2,}?)\s+[|•·»:]\s+([^|•·»]{2,50})")


def _may_be_site(part: str) -> bool:
    return len(part.split()) <= MOST_WORDS and key(part) not in no_sites()


# ---------------------------------------------------------------- publishers


def publishers_in_title(document: Document, head: str, title: Title) -> Iterator[Claim]:
    """Whose page it is, as the title says by its parts, or as it stands on every page of a site."""
    name = _beside_month(document.title, head)
    if name:
        yield publisher(name, of_title(document, 0.43))
    if head and _is_of_site(document.title, head):
        yield publisher(_without_section(document.title), of_title(document, 0.4))
    if title.site and title.site != document.meta.get("og:site_name"):
        yield Claim("page", "site", title.site, of_title(document, 0.6))
        yield publisher(title.site, of_title(document, 0.6))


def _beside_month(title: str, headline: str) -> str:
    """As in "The Lantern film club - Programme, October 2006": the title's other part is the publisher's."""
    pieces = PIECES.split(title)
    if len(pieces) != _TWO or not any(c.isdigit() for c in title):
        return ""
    of_month = [is_month(p) or (find_month_year(p) is not None and len(p) < _LONGEST_ISSUE) for p in pieces]
    if of_month[0] == of_month[1]:
        return ""
    name = pieces[of_month[0]]
    own = key(name)
    no_site = own in no_sites() or len(name) > LONGEST_SITE or any(c.isdigit() for c in name) or own in key(headline)
    return "" if no_site else name


_TWO, _LONGEST_ISSUE = 2, 30


def _is_foreign(title: str, headline: str) -> bool:
    """Whether a title has no word of the headline, as one that stands on every page of a site."""
    own = key(title)
    return bool(own) and key(headline) not in own and set(own.split()).isdisjoint(key(headline).split())


def _is_of_site(title: str, headline: str) -> bool:
    """Whether a title is the same on every page, and a name: not "Reviews from A to Z"."""
    own = key(title).split()
    short = len(own) <= MOST_WORDS and len(title) <= LONGEST_SITE
    return short and _is_foreign(title, headline) and own[0] not in any_of("plural", "review")


def is_of_reviews(title: str, headline: str) -> bool:
    """Whether a title is the same on every page, and ends in what the site has: "Lantern - DVD reviews"."""
    return _is_foreign(title, headline) and key(title).split()[-1] in words("plural")


def _without_section(title: str) -> str:
    """The site's name in a title that names no article: "Lantern - reviews", "Lantern: November 2007"."""
    pieces = [p for p in PIECES.split(title) if key(p) and key(p) not in no_sites() and not is_month(p)]
    return pieces[0].strip() if len(pieces) == 1 else title
