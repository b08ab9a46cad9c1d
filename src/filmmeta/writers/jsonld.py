"""Writes films and reviews as schema.org JSON-LD, one graph that says what they say and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from filmmeta.errors import FilmmetaError
from filmmeta.models import Film, Page, Review
from filmmeta.schemaorg import graph_of, index_of

Source = Page | Film | Review | Sequence[Film | Review]

MARK = "filmmeta"
"""The class of our script elements, by which `filmmeta.embed` knows them."""

# JSON allows these in strings; inside a script element they could end it, open a comment, steer or break its readers
_UNSAFE = re.compile("[<>&\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def to_jsonld(source: Source, *, scores: bool = False, nested: bool = False) -> dict[str, Any]:
    """The schema.org JSON-LD of a page, film or review.

    Both ends of a rating's scale are always given, as numbers where the page states them and as texts where
    schema.org's default (1 to 5), or the next scale that holds the value, is assumed.

    Args:
        source: a `Page`, `Film` or `Review`, or a list of films and reviews; the films of reviews are written, too.
        scores: also write other people's scores as `aggregateRating`. Off by default: Google forbids
            ratings that were aggregated elsewhere
            (https://developers.google.com/search/docs/appearance/structured-data/review-snippet#guidelines).
        nested: put reviews inside their films, in place of a list of both whose reviews point to films by `@id`.

    Returns:
        A dictionary with `@context` and `@graph`, films first; nested, with one film or review at its root where
        there is only one.

    Raises:
        FilmmetaError: the source is none of these.
    """
    films, reviews = parts_of(source)
    try:
        return graph_of(films, reviews, _base(source, films, reviews), scores, nested)
    except ValueError as error:  # Python writes no integer of more than 4,300 digits
        raise FilmmetaError(f"cannot write this as JSON-LD: {error}") from error


def to_script(source: Source, *, scores: bool = False, nested: bool = False) -> str:
    """The JSON-LD as a script element that is safe to put into any HTML page.

    `<`, `>`, `&`, U+2028, U+2029, control characters and half surrogate pairs are escaped inside the JSON, so that no
    value can end the element or open a comment
    (https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements). Its class marks it as ours.

    Args:
        source: as for `to_jsonld`.
        scores: as for `to_jsonld`.
        nested: as for `to_jsonld`.

    Raises:
        FilmmetaError: as for `to_jsonld`.
    """
    return script_of(to_jsonld(source, scores=scores, nested=nested))


def script_of(data: dict[str, Any], *, ascii: bool = False) -> str:
    """JSON-LD as our script element; with `ascii` for a page in an encoding that lacks characters.

    Raises:
        FilmmetaError: it holds a number too long to write.
    """
    try:
        text = json.dumps(data, ensure_ascii=ascii, indent=2)
    except ValueError as error:
        raise FilmmetaError(f"cannot write this as JSON-LD: {error}") from error
    text = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'<script type="application/ld+json" class="{MARK}">\n{text}\n</script>'


def parts_of(source: Source) -> tuple[list[Film], list[Review]]:
    if isinstance(source, Page):
        items: list[Any] = [*source.reviews]
        films = list(source.films)
    else:
        items = [source] if isinstance(source, (Film, Review)) else [*source] if _is_list(source) else [None]
        films = []
    if not all(isinstance(i, (Film, Review)) for i in items):
        raise FilmmetaError(
            f"cannot write a {type(source).__name__} as JSON-LD: give a Page, a Film, a Review or a list of these two"
        )
    for item in items:
        film = item if isinstance(item, Film) else item.film
        if film is not None and index_of(films, film) < 0:
            films.append(film)
    return films, [i for i in items if isinstance(i, Review)]


def _is_list(source: Any) -> bool:
    return isinstance(source, (list, tuple))


def _base(source: Source, films: list[Film], reviews: list[Review]) -> str:
    """The page's address, which ids are made of; without one they are relative to the page that holds them."""
    stated = [source.url if isinstance(source, Page) else None, *(r.url for r in reviews), *(f.url for f in films)]
    return next((url for url in stated if url), "").partition("#")[0]
