"""Writes films and reviews as schema.org JSON-LD, one graph that says what they say and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from filmmeta.errors import FilmmetaError
from filmmeta.models import Film, Organization, Page, Person, Rating, Review, Score

Source = Page | Film | Review | Sequence[Film | Review]

_CONTEXT = "https://schema.org"
_SCHEMA_BEST = 5
_IMDB = "https://www.imdb.com/title/{}/"
# JSON allows these in strings; inside a script element they could end it, open a comment, or break old parsers
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def to_jsonld(source: Source, *, scores: bool = False) -> dict[str, Any]:
    """The schema.org graph of a page, film or review.

    Args:
        source: a `Page`, `Film` or `Review`, or a list of films and reviews.
        scores: also write other people's scores as `aggregateRating`. Off by default: Google forbids
            ratings that were aggregated elsewhere
            (https://developers.google.com/search/docs/appearance/structured-data/review-snippet#guidelines).

    Returns:
        A dictionary with `@context` and `@graph`; films come first, each review points to its film by `@id`.

    Raises:
        FilmmetaError: the source is none of these.
    """
    films, reviews = _parts(source)
    identities = [
        (film, f"{film.url or _page_url(reviews, film) or ''}#movie{f'-{n}' if len(films) > 1 else ''}")
        for n, film in enumerate(films, 1)
    ]
    graph = [_film(film, identity, scores) for film, identity in identities]
    for number, review in enumerate(reviews, 1):
        about = next((i for f, i in identities if f is review.film), None) or next(
            (i for f, i in identities if f == review.film), None
        )
        graph.append(_review(review, about, f"{review.url or ''}#review{f'-{number}' if len(reviews) > 1 else ''}"))
    return {"@context": _CONTEXT, "@graph": graph}


def to_script(source: Source, *, scores: bool = False) -> str:
    """The graph as a script element that is safe to put into any HTML page.

    `<`, `>`, `&`, U+2028 and U+2029 are escaped inside the JSON, so that no value can end the element or open a comment
    (https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements).

    Args:
        source: as for `to_jsonld`.
        scores: as for `to_jsonld`.

    Raises:
        FilmmetaError: as for `to_jsonld`.
    """
    text = json.dumps(to_jsonld(source, scores=scores), ensure_ascii=False, indent=2).translate(_UNSAFE)
    return f'<script type="application/ld+json">\n{text}\n</script>'


def _parts(source: Source) -> tuple[list[Film], list[Review]]:
    if isinstance(source, Page):
        return list(source.films), list(source.reviews)
    items = (
        [source] if isinstance(source, (Film, Review)) else list(source) if isinstance(source, (list, tuple)) else None
    )
    if items is None or not all(isinstance(i, (Film, Review)) for i in items):
        raise FilmmetaError(
            f"cannot write a {type(source).__name__} as JSON-LD: give a Page, a Film, a Review or a list of these two"
        )
    films: list[Film] = []
    for item in items:
        film = item if isinstance(item, Film) else item.film
        if film is not None and not any(film == known for known in films):
            films.append(film)
    return films, [i for i in items if isinstance(i, Review)]


def _page_url(reviews: Iterable[Review], film: Film) -> str | None:
    return next((r.url for r in reviews if r.url and r.film == film), None)


def _film(film: Film, identity: str, scores: bool) -> dict[str, Any]:
    contributors = [_role("cinematographer", _person(p)) for p in film.cinematographers]
    contributors += [_role("distributor", _party(o)) for o in film.distributors]
    same_as = [*([_IMDB.format(film.imdb_id)] if film.imdb_id else []), *film.same_as]
    return _present(
        {
            "@type": "Movie",
            "@id": identity,
            "name": film.name,
            "alternateName": film.alternate_names,
            "url": film.url,
            "image": film.image,
            "description": film.description,
            # Google reads dateCreated as the release, Yandex datePublished: both are given
            "dateCreated": str(film.year)
            if film.year is not None
            else film.release_date and film.release_date.isoformat(),
            "datePublished": film.release_date.isoformat()
            if film.release_date is not None
            else film.year and str(film.year),
            "director": [_person(p) for p in film.directors],
            "author": [_person(p) for p in film.writers],
            "producer": [_party(p) for p in film.producers],
            "editor": [_person(p) for p in film.editors],
            "musicBy": [_person(p) for p in film.composers],
            "actor": [_performer(p) for p in film.actors],
            "contributor": contributors,
            "genre": film.genres,
            "countryOfOrigin": [{"@type": "Country", "name": c} for c in film.countries],
            "inLanguage": film.languages,
            "duration": _duration(film.duration),
            "contentRating": film.content_rating,
            "productionCompany": [_party(o) for o in film.production_companies],
            "sameAs": list(dict.fromkeys(same_as)),
            "aggregateRating": [_score(s) for s in film.scores] if scores else [],
            "potentialAction": [
                {"@type": "WatchAction", "provider": {"@type": "Organization", "name": name}} for name in film.watch_on
            ],
        }
    )


def _review(review: Review, about: str | None, identity: str) -> dict[str, Any]:
    return _present(
        {
            "@type": "Review",
            "@id": identity,
            "itemReviewed": {"@id": about} if about else None,
            "url": review.url,
            "headline": review.headline,
            "author": [_party(a) for a in review.authors],
            "publisher": _party(review.publisher) if review.publisher else None,
            "datePublished": review.date_published and review.date_published.isoformat(),
            "dateModified": review.date_modified and review.date_modified.isoformat(),
            "inLanguage": review.language,
            "reviewRating": _rating(review.rating) if review.rating else None,
            "reviewBody": review.body,
            "abstract": review.summary,
            "positiveNotes": _notes(review.pros),
            "negativeNotes": _notes(review.cons),
        }
    )


def _present(node: dict[str, Any]) -> dict[str, Any]:
    """The node without empty properties; a list of one is the one."""
    kept = {}
    for name, value in node.items():
        if value is None or value in ("", []):
            continue
        kept[name] = value[0] if isinstance(value, list) and len(value) == 1 else value
    return kept


def _person(person: Person) -> dict[str, Any]:
    return _present({"@type": "Person", "name": person.name, "url": person.url})


def _party(party: Person | Organization) -> dict[str, Any]:
    if isinstance(party, Person):
        return _person(party)
    return _present({"@type": "Organization", "name": party.name, "url": party.url})


def _performer(person: Person) -> dict[str, Any]:
    """An actor, inside a PerformanceRole where the character is known. https://schema.org/PerformanceRole"""
    if not person.character:
        return _person(person)
    return {"@type": "PerformanceRole", "actor": _person(person), "characterName": person.character}


def _role(name: str, party: dict[str, Any]) -> dict[str, Any]:
    """A credit that schema.org has no property for. https://schema.org/Role"""
    return {"@type": "Role", "roleName": name, "contributor": party}


def _rating(rating: Rating) -> dict[str, Any]:
    return _present(
        {
            "@type": "Rating",
            "ratingValue": _number(rating.value) if rating.value is not None else rating.text,
            "bestRating": _number(rating.best if rating.best is not None else _least_best(rating.value)),
            "worstRating": _number(rating.worst),
        }
    )


def _least_best(value: float | None) -> float | None:
    """Without bestRating 5 is assumed (https://schema.org/bestRating): a higher value needs a scale that holds it."""
    if value is None or value <= _SCHEMA_BEST:
        return None
    return 10 if value <= 10 else 100


def _score(score: Score) -> dict[str, Any]:
    return _present(
        {
            "@type": "AggregateRating",
            "ratingValue": _number(score.value),
            "bestRating": _number(score.best),
            "ratingCount": score.count,
            "author": {"@type": "Organization", "name": score.source} if score.source else None,
        }
    )


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def _notes(items: list[str]) -> dict[str, Any] | None:
    if not items:
        return None
    return {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "position": n, "name": text} for n, text in enumerate(items, 1)],
    }


def _duration(duration: timedelta | None) -> str | None:
    """ISO 8601: `PT1H37M`. https://schema.org/Duration"""
    if duration is None:
        return None
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return f"PT{parts or '0S'}"
