"""The page's address: the label of its host that names the site, and the words of its path."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.headings.stating import of_address, publisher
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean


def host(document: Document) -> Iterator[Claim]:
    """The host as the publisher, where nothing better is known."""
    if name := host_of(document.address):
        yield publisher(name, of_address(document, 0.2))


def host_of(address: str | None) -> str:
    """The host's name in an address, without "www."."""
    return (urlsplit(address or "").hostname or "").removeprefix("www.")


def slug(document: Document) -> Iterator[Claim]:
    """Words of the address: a headline that does not name the film often has an address that does."""
    path = unquote(urlsplit(document.address or "").path).rstrip("/")
    text = clean(_BETWEEN.sub(" ", _FILE_TYPE.sub("", path.rpartition("/")[2])))
    if 2 <= len(text) <= 100:
        yield Claim("page", "slug", text, of_address(document, 0.4))


_FILE_TYPE = lazy(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_BETWEEN = lazy(r"[-_+]+")


def site_label(address: str | None) -> str:
    """The part of a host's name that names the site: "lantern" of lantern.blogs.example and www.lantern.example."""
    parts = host_of(address).split(".")[:-1]
    return next((p.replace("-", "") for p in parts if len(p) >= _LEAST_LABEL and p not in _SUBDOMAINS), "")


_LEAST_LABEL = 4
_SUBDOMAINS = frozenset(
    ("blog", "film", "films", "movies", "movie", "kino", "cinema", "news", "mobile", "archive", "next")
)


def spelled_as(line: str, site: str, menu: bool) -> str:
    """A line, or what a menu in one line begins with, spelled as the address is: "Último Rolo" of ultimorolo."""
    said = ""
    tokens = line.split(" ", _MOST_TOKENS)[:_MOST_TOKENS]
    for count, token in enumerate(tokens, 1):
        said += as_in_address(token)
        if said == site and (menu or count == len(tokens)):
            # "Half Asleep in the Third Row" of halfasleep.example
            goes_on = count < len(tokens) < _MOST_TOKENS and tokens[count].islower() and tokens[count].isalpha()
            return " ".join(tokens if goes_on else tokens[:count]).strip(" ,.|·•:–—-")
        if not site.startswith(said):
            return ""
    return ""


_MOST_TOKENS = 8


def as_in_address(text: str) -> str:
    """A text in the letters that addresses are written in.

    >>> as_in_address("Último Rolo")
    'ultimorolo'
    """
    folded = text.casefold()
    if folded.isascii() and folded.isalnum():
        return folded
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_UNFOLDED))
    return _NO_LETTERS.sub("", folded)


_NO_LETTERS = lazy(r"[^a-z0-9]+")
_UNFOLDED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
