"""What a profile says: for which pages, and where each field stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from filmmeta.blocks import Element
from filmmeta.errors import FilmmetaError

LONGEST = 10_000
"""Characters of one element's text that a profile's regular expression is let loose on."""


@dataclass(frozen=True, slots=True)
class Selector:
    """One place where a field may stand."""

    css: str = ""
    """A CSS selector."""
    attribute: str = ""
    """The attribute that says it, in place of the element's text."""
    regex: str = ""
    """What of the text is meant: the first group, or the whole match where there is none."""
    format: str = ""
    """A date's form, as for `datetime.strptime`: `"%d.%m.%y"`."""
    without: str = ""
    """A CSS selector of elements that are left out."""
    value: str = ""
    """The value itself, for what holds of the whole site and stands nowhere."""
    best: float | None = None
    """The highest value of a rating's or score's scale."""
    source: str = ""
    """Who gives a score: `"IMDb"`."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where one site keeps its facts."""

    name: str
    """By which warnings and evidence know it: the name of its file."""
    hosts: tuple[str, ...]
    """Host patterns: `"blog.example"` (and www.blog.example), `"*.blog.example"`, `"*"`."""
    path: str = "*"
    """A pattern of the path: `"/reviews/*"`."""
    when: Selector | None = None
    """What a page must hold; other pages of the site are read as if there were no profile."""
    each: str = ""
    """A CSS selector of the elements that hold one film or review each; the whole page where it is empty."""
    fields: Mapping[str, tuple[Selector, ...]] = field(default_factory=dict)
    """The selectors of each field, by names such as `"review.rating"`; the first one that gives a value is used."""
    absent: frozenset[str] = frozenset()
    """Fields that the site does not state where no selector of theirs gives a value."""

    def claims_page(self, address: str | None) -> bool:
        """Whether it is for the page of an address."""
        try:
            parts = urlsplit(address or "")
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return False
        return fnmatchcase(parts.path or "/", self.path) and any(
            pattern == "*" or (host and fnmatchcase(host, pattern.lower().removeprefix("www.")))
            for pattern in self.hosts
        )


@lru_cache(maxsize=1_000)
def compiled(css: str) -> etree.XPath:
    """A CSS selector, ready to use.

    Raises:
        FilmmetaError: it is none, or the package `cssselect` is not installed.
    """
    try:
        from cssselect import HTMLTranslator, SelectorError
    except ImportError as error:
        raise FilmmetaError("profiles need the package cssselect: pip install 'filmmeta[profiles]'") from error
    try:
        return etree.XPath(HTMLTranslator().css_to_xpath(css))
    except (SelectorError, etree.XPathSyntaxError) as error:
        raise FilmmetaError(f"{css!r} is no CSS selector: {error}") from error


def select(css: str, root: Element) -> list[Element]:
    """The elements below and with `root` that a selector means, in page order."""
    found: Any = compiled(css)(root)
    return list(found)


@lru_cache(maxsize=1_000)
def expression(pattern: str) -> re.Pattern[str]:
    """A regular expression, ready to use."""
    return re.compile(pattern)
