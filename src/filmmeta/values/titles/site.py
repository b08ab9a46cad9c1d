"""The site's name taken off a page's title."""

from __future__ import annotations

import re

from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.values.titles.piece import COLON, EDGES, LONGEST, empty_words, pieces
from filmmeta.vocabulary import key, words


def strip_site(title: str, site: str | None, headline: str | None = None) -> tuple[str, str | None]:
    """A page title without the site's name, and the name that was taken off.

    >>> strip_site("Jarhead - CNN.com", None, "Jarhead")
    ('Jarhead', 'CNN.com')
    """
    title = clean(title[:LONGEST])
    found = _before_headline(title, headline) if headline else None
    parts = pieces(title)
    if found is None and len(parts) > 1:
        found = _known(title, parts, site) if site else None
        found = found or (_beside_headline(title, parts, headline) if headline else None)
    return found or (title, None)


def _before_headline(title: str, headline: str) -> tuple[str, str] | None:
    """As Blogspot writes it: "Site: Headline"."""
    for m in COLON.finditer(title[:_LONGEST_SITE]):
        before, behind = title[: m.start()], title[m.end() :]
        if len(before) > 1 and key(behind) == key(headline) and key(before) not in empty_words() | words("prefix"):
            return behind, before
    return None


_LONGEST_SITE = 53


def _known(title: str, parts: list[str], site: str) -> tuple[str, str] | None:
    """Without the pieces that are the site's known name, or most of it."""
    known = key(site)
    if not known:
        return None
    kept = [
        p
        for p in parts
        if key(p) != known and not (len(known) > 4 and key(p) in known and len(key(p)) > 0.5 * len(known))
    ]
    if not 0 < len(kept) < len(parts):
        return None
    first, last = title.find(kept[0]), title.rfind(kept[-1]) + len(kept[-1])
    return title[first:last].strip(EDGES), site


def _beside_headline(title: str, parts: list[str], headline: str) -> tuple[str, str] | None:
    """Without what stands beside the headline."""
    head = key(headline)
    if not head:
        return None
    if len(key(title)) > len(head):
        if key(title).startswith(head) and (found := _behind_headline(title, head)):
            return found
        if head in key(title) and (found := _around_headline(title, parts, headline)):
            return found
    if _opens_alike(key(parts[0]), head) and _could_be_site(parts[-1], head):
        return title[: title.rfind(parts[-1])].strip(EDGES), parts[-1]
    return None


def _behind_headline(title: str, head: str) -> tuple[str, str] | None:
    rest = _rest_after(title, head)
    if len(behind := pieces(rest)) > 1 and key(behind[-1]) not in empty_words():
        # "Still waters - review of the film X (2016) - Site"
        return title[: title.rfind(behind[-1])].strip(EDGES), behind[-1]
    if key(rest) and key(rest) not in empty_words():
        return title[: len(title) - len(rest)].strip(EDGES), rest.strip(EDGES)
    return None


def _rest_after(title: str, head: str) -> str:
    """What follows the headline in a title, by growing the front until its key is the headline's."""
    for m in _APART.finditer(title):
        if key(title[: m.start()]) == head:
            return title[m.start() :]
    return ""


_APART = lazy(r"\s+[|¦·•»–—-]+\s+|\s*[|｜]\s*|\s+::\s+")


def _around_headline(title: str, parts: list[str], headline: str) -> tuple[str, str] | None:
    head = key(headline)
    outside = [
        p
        for p in parts
        if key(p) and key(p) not in head and head not in key(p) and key(p) not in empty_words() and not _DATED.search(p)
    ]
    if not outside:
        return None
    # "Low Water (1988) - Critics' Reviews - Site", where the headline is the middle
    if _DATED_PIECE.search(parts[0]) and key(parts[0]) not in head and title.find(outside[0]) > 0:
        return title[: title.find(outside[0])].strip(EDGES), outside[0]
    # "Low Water (2017) - Review - Site": the year behind the headline is not the site's
    dated = re.search(rf"{re.escape(headline)}\s?\(\d{{4}}\)", title)
    return dated[0] if dated else headline, outside[0]


_DATED = lazy(r"\d{4}|\d/\d")
_DATED_PIECE = lazy(r"\w\s?\(\d{4}\)$")


def _opens_alike(title: str, head: str) -> bool:
    """Whether a title and a headline begin with the same words, and then go on each in its way."""
    return title.split()[:2] == head.split()[:2] and len(head.split()) > 2


def _could_be_site(piece: str, head: str) -> bool:
    said = key(piece).split()
    return (
        0 < len(said) <= 3
        and set(said).isdisjoint(head.split())
        and not any(c.isdigit() for c in piece)
        and key(piece) not in empty_words()
    )
