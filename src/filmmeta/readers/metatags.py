"""Reads `<meta>`: Open Graph, Twitter cards, Dublin Core and the plain names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from filmmeta.blocks import Element
from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document
from filmmeta.models import Organization, Person
from filmmeta.values.dates import parse_moment
from filmmeta.values.duration import parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.vocabulary import key

_FILM_TYPES = ("video.movie", "movie", "video:movie", "og:movie")
_SERIES_TYPES = ("video.tv_show", "video.episode", "tv_show")
_OTHER_TYPES = {
    "book": "book",
    "books.book": "book",
    "music.album": "music",
    "music.song": "music",
    "restaurant": "elsewhere",
    "product": "elsewhere",
    "game": "game",
    "profile": "elsewhere",
    "actor": "elsewhere",
    "director": "elsewhere",
    "public_figure": "elsewhere",
    "author": "elsewhere",
    "video.other": "elsewhere",
}
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "sailthru.date",
    "parsely-pub-date",
    "article:published",
    "citation_publication_date",
    "og:published_time",
    "cxenseparse:recs:publishtime",
    "release_date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "twitter:creator:name",
    "byl",
    "article:author:name",
    "citation_author",
    "dc.contributor",
    "cxenseparse:author",
    "og:author",
)
_BY = lazy(r"^\s*(?:by|von|par|por|di|av|af|door|автор|written by)[:\s]+", re.IGNORECASE)
_FOR = lazy(r",?\s+(?:[Ff]or(?:\s[Tt]he)?|[Ss]pecial to)\s+[A-Z][\w.]+.*$")


def metatags(document: Document) -> Iterator[Claim]:
    """What the page's `<meta>` elements say of it."""
    if document.root is None:
        return
    for name, content, element in document.metas:
        for subject, field, value, confidence in _meaning(name, content, document):
            yield _claim(document, subject, field, value, element, f"{name}: {content}", confidence)
    if language := document.declared_language:
        yield Claim("page", "declared_language", language, Evidence("metatags", "/html", language, 0.5))


def _claim(
    document: Document, subject: Subject, field: str, value: Any, element: Element, text: str, confidence: float
) -> Claim:
    return Claim(subject, field, value, Evidence("metatags", document.where(element), text[:300], confidence))


def _meaning(name: str, content: str, document: Document) -> Iterator[tuple[Subject, str, Any, float]]:
    if name == "og:type":
        kind = content.lower()
        if kind in _FILM_TYPES:
            yield "page", "kind", "film", 0.85
        elif kind in _SERIES_TYPES:
            yield "page", "kind", "series", 0.9
        elif kind in _OTHER_TYPES:
            yield "page", "kind", _OTHER_TYPES[kind], 0.8
    elif name in ("og:site_name", "application-name", "al:android:app_name"):
        yield "page", "site", content, 0.9 if name == "og:site_name" else 0.5
        yield "review", "publisher", Organization(name=content), 0.85 if name == "og:site_name" else 0.4
    elif name in ("dc.publisher", "publisher", "dcterms.publisher", "article:publisher:name"):
        if "://" not in content:
            yield "review", "publisher", Organization(name=content), 0.75
    elif name in _PUBLISHED:
        if moment := parse_moment(content):
            yield "review", "date_published", moment, 0.9 if "published" in name or "pub" in name else 0.7
    elif name in _MODIFIED:
        if moment := parse_moment(content):
            yield "review", "date_modified", moment, 0.85
    elif name in _AUTHORS:
        for person in _authors(content, document.base_language):
            yield "review", "authors", person, 0.8 if name != "author" else 0.75
    elif name in ("og:image", "twitter:image", "twitter:image:src"):
        if address := document.absolute(content):
            yield "film", "image", address, 0.4
    elif name in ("video:director", "video:actor", "video:writer"):
        for person in split_people(content, document.base_language) if "://" not in content else ():
            yield (
                "film",
                {"video:director": "directors", "video:actor": "actors", "video:writer": "writers"}[name],
                person,
                0.85,
            )
    elif name in ("video:duration", "og:video:duration"):
        seconds = parse_duration(f"PT{content}S" if content.isdigit() else content)
        if seconds:
            yield "film", "duration", seconds, 0.7
    elif name == "video:release_date":
        if moment := parse_moment(content):
            yield "film", "release_date", parse_moment(content[:10]) or moment, 0.8
    elif name in (
        "keywords",
        "news_keywords",
        "article:tag",
        "og:article:tag",
        "article:section",
        "category",
        "sailthru.tags",
        "parsely-tags",
    ):
        yield "page", "topics", content[:300], 0.5


def _authors(content: str, language: str | None) -> list[Person | Organization]:
    content = _FOR.sub("", _BY.sub("", content)).strip(" ,;")
    if not content or len(content) > 120 or "://" in content or "@" in content:
        return []
    people: list[Person | Organization] = list(split_people(content, language))
    if people:
        return people
    # a handle or a team is an author too, but not the plug-in's default
    if len(content) <= 40 and key(content) not in (
        "admin",
        "administrator",
        "root",
        "user",
        "author",
        "webmaster",
        "editor",
    ):
        return (
            [Person(name=content)]
            if looks_like_name(content.title()) or " " not in content
            else [Organization(name=content)]
        )
    return []
