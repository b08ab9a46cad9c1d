"""What no consumer asks for and every reader of a page would notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from filmmeta.readers.markup.nodes import Node, text_of
from filmmeta.validation.findings import Finding, finding
from filmmeta.validation.graph import Graph, Thing
from filmmeta.validation.ratings import as_number, first
from filmmeta.vocabulary import key

_FILMS = ("Movie", "MovieSeries", "TVSeries", "TVSeason", "Episode", "VideoObject", "MovieClip")
_FIRST_FILM, _FIRST_SHOW = 1888, 1895
_YEARS_APART = 2
_LONGEST = timedelta(hours=15)
_DATES = {"Review": ("datePublished", "dateModified"), "Movie": ("datePublished", "dateCreated")}
_PEOPLE = ("director", "actor", "author", "producer", "editor", "musicBy")
_ADDRESSES = ("url", "sameAs", "image")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_LENGTH = re.compile(r"-?P(?:(\d{1,6})D)?T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d+)?)S)?", re.ASCII)
_NO_NAME = re.compile(r"://|^www\.|@|\d\s?%|[€$£]\s?\d")
_LETTER = re.compile(r"[^\W\d_]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}", re.ASCII)


def sense(graph: Graph, today: date) -> Iterator[Finding]:
    """Scales, dates, names, addresses and repetitions that cannot be right."""
    for thing in graph.things:
        if thing.is_a("Rating"):
            yield from _scale(thing)
        for kind, fields in _DATES.items():
            if thing.is_a(kind):
                yield from _dates(thing, kind, fields, today)
        if thing.is_a("Review"):
            yield from _review(thing, graph)
        if thing.is_a("Movie"):
            yield from _movie(thing)
        if thing.is_a("Movie", "Review"):
            yield from _texts(thing)
            yield from _people(thing)


def _scale(rating: Thing) -> Iterator[Finding]:
    best, worst = (as_number(first(rating.node, name)) for name in ("bestRating", "worstRating"))
    if best is not None and worst is not None and worst >= best:
        yield finding("sense-scale", rating.path, worst=f"{worst:g}", best=f"{best:g}")


def _dates(thing: Thing, kind: str, fields: tuple[str, ...], today: date) -> Iterator[Finding]:
    earliest = _FIRST_FILM if kind == "Movie" else _FIRST_SHOW
    for field in fields:
        for value in thing.node.values(field):
            text, path = str(text_of(value) or ""), f"{thing.path}.{field}"
            year, day = _year(text), _day(text)
            if year is None:
                yield finding("sense-date", path, field=field, value=repr(text))
            elif year < earliest:
                yield finding("sense-date-early", path, field=field, value=text)
            elif kind == "Review" and (day > today if day is not None else year > today.year):
                yield finding("sense-date-future", path, field=field, value=text)


def _year(text: str) -> int | None:
    """The year of an ISO 8601 date or moment."""
    text = text.strip()
    if _DAY.fullmatch(text) or _day(text) is not None:
        return int(text[:4])
    return None


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text.strip()[:40]).date()
    except ValueError:
        return None


def _review(review: Thing, graph: Graph) -> Iterator[Finding]:
    if review.node.values("aggregateRating"):
        yield finding("sense-rated-review", f"{review.path}.aggregateRating")
    items = review.node.nodes("itemReviewed") or graph.parents(review, "review", "reviews")
    for item in items[:1]:
        film = Thing(item)
        if item.types and not film.is_a(*_FILMS):
            yield finding("sense-no-film", f"{review.path}.itemReviewed", value=item.types[0])
        written = _year(review.node.text("datePublished") or "")
        released = [y for f in ("datePublished", "dateCreated") if (y := _year(item.text(f) or "")) is not None]
        if film.is_a("Movie") and written is not None and released and written < min(released):
            yield finding("sense-review-year", review.path, value=written, film=min(released))
    for author in review.node.values("author"):
        name = text_of(author)
        if name and (_NO_NAME.search(name) or not _LETTER.search(name)):
            yield finding("sense-author-name", f"{review.path}.author", value=repr(name))


def _movie(movie: Thing) -> Iterator[Finding]:
    years = [_year(movie.node.text(field) or "") for field in _DATES["Movie"]]
    if None not in years and len(years) == 2:
        published, created = years
        if abs((published or 0) - (created or 0)) > _YEARS_APART:
            yield finding("sense-film-years", movie.path, value=created, film=published)
    for value in movie.node.values("duration"):
        found = _LENGTH.fullmatch(str(text_of(value) or "").strip()[:40])
        if found is not None:
            days, hours, minutes, seconds = (float(n or 0) for n in found.groups())
            length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
            if not timedelta(0) < length < _LONGEST:
                yield finding("sense-duration", f"{movie.path}.duration", value=length)


def _texts(thing: Thing) -> Iterator[Finding]:
    for name, values in thing.node.properties.items():
        for value in values:
            if isinstance(value, str) and not value.strip():
                yield finding("sense-empty", f"{thing.path}.{name}", field=name)
            elif name in _ADDRESSES and isinstance(value, str) and not _SCHEME.match(value.strip()):
                yield finding("sense-relative-url", f"{thing.path}.{name}", field=name, value=repr(value))
            elif name == "inLanguage" and isinstance(value, str) and not _LANGUAGE.fullmatch(value.strip()):
                yield finding("sense-language", f"{thing.path}.{name}", value=repr(value))


def _people(thing: Thing) -> Iterator[Finding]:
    for field in _PEOPLE:
        names = Counter(key(name) for value in thing.node.values(field) if (name := _name(value)))
        for name, times in names.items():
            if name and times > 1:
                yield finding("sense-duplicate-person", f"{thing.path}.{field}", field=field, value=repr(name))


def _name(value: object) -> str | None:
    """A person's name; one actor may play two parts, in two roles."""
    if isinstance(value, Node):
        return value.text("name")
    return value if isinstance(value, str) else None
