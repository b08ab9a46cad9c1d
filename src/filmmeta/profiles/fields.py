"""From the text that a selector found to the values of one field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from filmmeta.document import Document
from filmmeta.models import Organization, Person, Rating, Score
from filmmeta.profiles.model import LONGEST, Selector, expression
from filmmeta.values.addresses import imdb_id
from filmmeta.values.bylines import byline_people
from filmmeta.values.certificates import parse_certificate
from filmmeta.values.dates import find_year, parse_date, parse_moment
from filmmeta.values.duration import parse_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import split_people
from filmmeta.values.rating import parse_rating
from filmmeta.values.terms import split_terms
from filmmeta.values.text import clean, number, unquoted

_IMDB = lazy(r"tt\d{7,9}")
_LONGEST_NAME = 100

ADDRESSES = frozenset(("film.image", "film.url", "film.same_as", "review.url"))
DATES = frozenset(("film.release_date", "review.date_published", "review.date_modified"))
BODY = "review.body"


def values_of(key: str, text: str, selector: Selector, document: Document) -> list[Any]:
    """The values that a text gives a field such as `"film.directors"`; none where it is no such value."""
    values = []
    for part in meant(text, selector.regex):
        if selector.format:
            values.append(_by_format(key, part, selector.format))
        else:
            values += _READ[key](part, selector, document)
    return [value for value in values if value not in (None, "")]


def meant(text: str, pattern: str) -> list[str]:
    """What the regular expression takes of a text, each time that it matches."""
    if not pattern:
        return [text]
    # a pattern is written for one line, as one sees it
    found = expression(pattern).finditer(clean(text[:LONGEST]))
    return [m[1] or "" if m.re.groups else m[0] for m in found]


def _by_format(key: str, text: str, form: str) -> Any:
    try:
        moment = datetime.strptime(clean(text), form)  # noqa: DTZ007  the page says no zone
    except ValueError:
        return None
    if key == "film.year":
        return moment.year
    timed = key != "film.release_date" and any(mark in form for mark in ("%H", "%I", "%X", "%c"))
    return moment if timed else moment.date()


def _one(text: str, *_: Any) -> list[Any]:
    return [unquoted(clean(text))]


def _lines(text: str, *_: Any) -> list[Any]:
    return [line for line in map(clean, text.split("\n")) if line]


def _terms(text: str, *_: Any) -> list[Any]:
    return split_terms(text) or _one(text)


def _people(text: str, _: Selector, document: Document) -> list[Any]:
    # who wrote the profile says that these are people: a name that looks like none counts, too
    return split_people(text, document.base_language) or [Person(name=n) for n in _short(text)]


def _authors(text: str, _: Selector, document: Document) -> list[Any]:
    return byline_people(text, document.base_language) or [Person(name=n) for n in _short(text)]


def _short(text: str) -> list[str]:
    return [name for name in _one(text) if 0 < len(name) <= _LONGEST_NAME]


def _companies(text: str, *_: Any) -> list[Any]:
    return [Organization(name=name) for name in split_terms(text)]


def _publisher(text: str, *_: Any) -> list[Any]:
    return [Organization(name=name) for name in _short(text)]


def _moment(text: str, _: Selector, document: Document) -> list[Any]:
    return [parse_moment(text, document.dayfirst)]


def _day(text: str, _: Selector, document: Document) -> list[date | None]:
    return [parse_date(text, document.dayfirst)]


def _rating(text: str, selector: Selector, _: Document) -> list[Any]:
    found = parse_rating(text)
    if found is not None and not (selector.best and found.value.value is None):
        rating = found.value
    else:
        value = number(clean(text))
        if value is None:
            return [found.value] if found is not None else []
        rating = Rating(value=value, text=clean(text))
    return [rating.model_copy(update={"best": selector.best}) if selector.best else rating]


def _score(text: str, selector: Selector, document: Document) -> list[Any]:
    return [
        Score(source=selector.source or None, value=rating.value, best=rating.best)
        for rating in _rating(text, selector, document)
        if rating.value is not None
    ]


def _address(text: str, _: Selector, document: Document) -> list[Any]:
    return [document.absolute(text.strip())]


def _imdb_id(text: str, *_: Any) -> list[Any]:
    return [imdb_id(text) or (m[0] if (m := _IMDB.search(text)) else None)]


def _paragraph(text: str, *_: Any) -> list[Any]:
    return [text.strip()]


_Read = Callable[[str, Selector, Document], list[Any]]
_READ: dict[str, _Read] = {
    **dict.fromkeys(("film.name", "film.description", "review.headline", "review.summary", "review.language"), _one),
    **dict.fromkeys(("film.alternate_names", "review.pros", "review.cons"), _lines),
    **dict.fromkeys(("film.genres", "film.countries", "film.languages", "film.watch_on"), _terms),
    **{
        f"film.{name}": _people
        for name in ("directors", "writers", "producers", "cinematographers", "editors", "composers", "actors")
    },
    **dict.fromkeys(("film.production_companies", "film.distributors"), _companies),
    **dict.fromkeys(ADDRESSES, _address),
    "film.year": lambda text, *_: [find_year(text)],
    "film.release_date": _day,
    "film.duration": lambda text, *_: [parse_duration(text)],
    "film.content_rating": lambda text, *_: [parse_certificate(text) or clean(text)[:40]],
    "film.imdb_id": _imdb_id,
    "film.scores": _score,
    "review.authors": _authors,
    "review.publisher": _publisher,
    "review.date_published": _moment,
    "review.date_modified": _moment,
    "review.rating": _rating,
    BODY: _paragraph,
}
