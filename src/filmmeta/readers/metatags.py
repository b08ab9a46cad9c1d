"""Reads `<meta>`: Open Graph, Twitter cards, Dublin Core and the plain names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from filmmeta.blocks import Element
from filmmeta.claims import Claim, Evidence, Subject
from filmmeta.document import Document
from filmmeta.models import Organization, Person, Score
from filmmeta.values.addresses import imdb_id
from filmmeta.values.bylines import byline_people, ends_in_job, is_account
from filmmeta.values.dates import find_year, parse_moment
from filmmeta.values.duration import parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.values.terms import split_terms
from filmmeta.values.text import number
from filmmeta.vocabulary import label

_FILM_TYPES = ("video.movie", "movie", "video:movie", "og:movie")
_SERIES_TYPES = ("video.tv_show", "video.episode", "tv_show")
_OTHER_TYPES = {
    "book": "book",
    "books.book": "book",
    "music.album": "music",
    "music.song": "music",
    "restaurant": "elsewhere",
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
_TOPICS = (
    "keywords",
    "news_keywords",
    "article:tag",
    "og:article:tag",
    "article:section",
    "category",
    "sailthru.tags",
    "parsely-tags",
    "dc.subject",
    "dcterms.subject",
)
# `video:director`, and as people write it: `og:video:director`, `video:movie:director`, `movie:director`
_VIDEO = lazy(r"(?:og:)?(?:video|movie)(?::movie)?:(director|actor|writer|duration|release_date)$")
_ROLE = lazy(r"(?:og:)?(?:video|movie)(?::movie)?:actor:role$")
_CREDITS = {"director": "directors", "actor": "actors", "writer": "writers"}
_PAGE_SCOPES = ("Article", "Posting", "Page", "WebSite", "Blog")
_LEAST_DESCRIPTION = 20
_Meaning = tuple[Subject, str, Any, float]
_BY = lazy(r"^\s*(?:by|von|par|por|di|av|af|door|автор|written by)[:\s]+", re.IGNORECASE)
_FOR = lazy(r",?\s+(?:[Ff]or(?:\s[Tt]he)?|[Ss]pecial to)\s+[A-Z][\w.]+.*$")


def metatags(document: Document) -> Iterator[Claim]:
    """What the page's `<meta>` elements say of it."""
    if document.root is None:
        return
    is_film = (document.meta.get("og:type") or "").lower() in _FILM_TYPES
    for place, (name, content, element) in enumerate(document.metas):
        if name == (element.get("itemprop") or "").lower() and not _of_page(element):
            continue
        spots: list[_Meaning] = list(_meaning(name, content, document))
        if m := _VIDEO.match(name):
            following = document.metas[place + 1] if place + 1 < len(document.metas) else ("", "", element)
            role = following[1] if _ROLE.match(following[0]) else None
            spots += _video(m[1], content, role, document)
        if is_film:
            spots += _of_film(name, content, document)
        for subject, field, value, confidence in spots:
            yield _claim(document, subject, field, value, element, f"{name}: {content}", confidence)
    yield from _labelled(document, is_film)
    if language := document.declared_language:
        yield Claim("page", "declared_language", language, Evidence("metatags", "/html", language, 0.5))


def _claim(
    document: Document, subject: Subject, field: str, value: Any, element: Element, text: str, confidence: float
) -> Claim:
    return Claim(subject, field, value, Evidence("metatags", document.where(element), text[:300], confidence))


def _of_page(element: Element) -> bool:
    """Whether a `<meta itemprop>` speaks of the page, and not of a film or a reader's comment described in it."""
    scope = next((a for a in element.iterancestors() if a.get("itemscope") is not None), None)
    return scope is None or (scope.get("itemtype") or "").rstrip("/").endswith(_PAGE_SCOPES)


def _meaning(name: str, content: str, document: Document) -> Iterator[_Meaning]:
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
    elif name in ("dc.title", "dcterms.title"):
        yield "review", "headline", content, 0.5
    elif name in _TOPICS:
        yield "page", "topics", content[:300], 0.5


def _video(name: str, content: str, role: str | None, document: Document) -> Iterator[_Meaning]:
    """`video:director` and its like (https://ogp.me/#type_video), which hold names, or addresses of profiles."""
    if name in _CREDITS:
        for person in split_people(content, document.base_language) if "://" not in content else ():
            played = role if name == "actor" and role else person.character
            yield "film", _CREDITS[name], person.model_copy(update={"character": played}), 0.85
    elif name == "duration":
        if length := parse_duration(f"PT{content}S" if content.isdigit() else content):
            yield "film", "duration", length, 0.7
    elif moment := parse_moment(content):
        yield "film", "release_date", moment.date() if isinstance(moment, datetime) else moment, 0.8
        yield "film", "year", moment.year, 0.75
    elif year := find_year(content):
        yield "film", "year", year, 0.8


def _of_film(name: str, content: str, document: Document) -> Iterator[_Meaning]:
    """What `og:` says where `og:type` makes the whole page a film."""
    if name == "og:description" and len(content) > _LEAST_DESCRIPTION:
        yield "film", "description", content, 0.5
    elif name == "og:url" and (address := document.absolute(content)):
        yield "film", "url", address, 0.6
        if title := imdb_id(address):
            yield "film", "imdb_id", title, 0.85
    elif name in ("og:rating", "og:rating:average"):
        best = number(document.meta.get("og:rating_scale") or document.meta.get("og:rating:scale") or "")
        count = number(document.meta.get("og:rating_count") or document.meta.get("og:rating:count") or "")
        value = number(content)
        if value and best and value <= best:
            yield "film", "scores", Score(value=value, best=best, count=int(count) if count else None), 0.75


def _labelled(document: Document, is_film: bool) -> Iterator[Claim]:
    """Twitter cards pair labels with values; "Written by" means the author of a post, and a writer on a film's page."""
    values = {name: (content, element) for name, content, element in reversed(document.metas)}
    for name, wording, _ in document.metas:
        if not name.startswith("twitter:label"):
            continue
        content, element = values.get(name.replace("label", "data"), ("", None))
        field = label(wording, document.base_language)
        if element is None or field is None:
            continue
        text = f"{wording}: {content}"
        if field in ("authors", "writers") and not is_film:
            for author in _authors(content, document.base_language):
                yield _claim(document, "review", "authors", author, element, text, 0.75)
        elif field in _CREDITS.values():
            for person in split_people(content, document.base_language):
                yield _claim(document, "film", field, person, element, text, 0.8)
        elif field == "duration" and (length := parse_duration(content)):
            yield _claim(document, "film", "duration", length, element, text, 0.7)
        elif field == "genres":
            for genre in split_terms(content):
                yield _claim(document, "film", "genres", genre, element, text, 0.7)


def _authors(content: str, language: str | None) -> list[Person | Organization]:
    content = _FOR.sub("", _BY.sub("", content)).strip(" ,;")
    if not content or len(content) > 120 or "://" in content or "@" in content:
        return []
    people = byline_people(content, language) if ends_in_job(content) else [*split_people(content, language)]
    if people:
        return people
    # a handle or a team is an author too, but not the plug-in's default
    if len(content) <= 40 and not is_account(content):
        return (
            [Person(name=content)]
            if looks_like_name(content.title()) or " " not in content
            else [Organization(name=content)]
        )
    return []
