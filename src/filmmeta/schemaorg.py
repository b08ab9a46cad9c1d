"""Films and reviews as schema.org nodes, and such nodes as films and reviews: each form beside its reverse.

What is written here reads back equal, for every value the models hold. Where schema.org leaves a choice, the choice
carries what the model says: an end of a rating's scale that the page states is a number, one that is assumed is a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from itertools import chain
from typing import Any, NamedTuple, cast

from filmmeta.models import Film, Organization, Person, Rating, Review, Score
from filmmeta.values.language import is_tag
from filmmeta.values.rating import parse_rating
from filmmeta.vocabulary import language_tag

Node = dict[str, Any]

CONTEXT = "https://schema.org"

_IMDB = "https://www.imdb.com/title/{}/"
_IMDB_SCHEME = "IMDb"
_SCALES = (5, 10, 100)
# https://schema.org/bestRating and worstRating: where they are left out, 5 and 1 are assumed
_WORST = 1
_SAFE_INTEGER = 2**53
_MINUTE = timedelta(minutes=1)
_DURATION = re.compile(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{6}))?S)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ROLES = {"cinematographers": "cinematographer", "distributors": "distributor"}
"""Credits without a property of their own: a contributor in this role, https://schema.org/Role."""


class Form(NamedTuple):
    """How one field is written and read: a property, and two functions for one value of it."""

    field: str
    property: str
    write: Callable[[Any], Any] = lambda value: value
    read: Callable[[Any], Any] = lambda value: value


# ---------------------------------------------------------------- single values


def _party(party: Person | Organization) -> Node:
    return _present({"@type": type(party).__name__, "name": party.name, "url": party.url})


def _read_party(node: Node) -> Person | Organization:
    kinds: dict[str, type[Person | Organization]] = {"Person": Person, "Organization": Organization}
    return kinds[node["@type"]](name=node.get("name", ""), url=node.get("url"))


def _credit(property: str, role: str = "Role", label: str = "roleName") -> tuple[Any, Any]:
    """A person or company, inside a role where a character is known. https://schema.org/PerformanceRole"""

    def write(party: Person | Organization) -> Node:
        character = party.character if isinstance(party, Person) else None
        inner = _party(party)
        return inner if character is None else {"@type": role, label: character, property: inner}

    def read(node: Node) -> Person | Organization:
        if node["@type"] != role:
            return _read_party(node)
        return Person(**{**dict(_read_party(node[property])), "character": node[label]})

    return write, read


def _named(kind: str) -> tuple[Any, Any]:
    return (lambda name: {"@type": kind, "name": name}), (lambda node: node["name"])


def _language(name: str) -> Any:
    """A BCP 47 tag as it stands; a language's name as https://schema.org/Language, with its tag where it is known."""
    if is_tag(name) and "_" not in name:
        return name
    return _present({"@type": "Language", "name": name, "alternateName": language_tag(name)})


def _read_language(value: Any) -> str:
    return str(value["name"] if isinstance(value, dict) else value)


def _watch(name: str) -> Node:
    return {"@type": "WatchAction", "provider": {"@type": "Organization", "name": name}}


def _notes(items: Sequence[str]) -> Node:
    return {
        "@type": "ItemList",
        "itemListElement": [{"@type": "ListItem", "position": n, "name": text} for n, text in enumerate(items, 1)],
    }


def _read_notes(node: Node) -> list[str]:
    return [item["name"] for item in node["itemListElement"]]


def _moment(moment: date | datetime) -> str:
    """ISO 8601, whose offsets are whole minutes: one of old local time moves by its seconds, with its hands."""
    offset = moment.utcoffset() if isinstance(moment, datetime) else None
    if offset is not None and offset % _MINUTE:
        for whole in (offset // _MINUTE, offset // _MINUTE + 1):  # the first or last moments there are can move one way
            with suppress(OverflowError):
                return cast(datetime, moment).astimezone(timezone(whole * _MINUTE)).isoformat()
    return moment.isoformat()


def _read_moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _duration(duration: timedelta) -> str:
    """ISO 8601 in hours and minutes: `PT1H37M`. https://schema.org/Duration"""
    seconds, rest = divmod(abs(duration) // timedelta(microseconds=1), 1_000_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M")) if n)
    if seconds or rest or not parts:
        parts += f"{seconds}.{rest:06}S" if rest else f"{seconds}S"
    return f"{'-' if duration < timedelta(0) else ''}PT{parts}"


def _read_duration(text: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"no duration of ours: {text!r}")
    hours, minutes, seconds, rest = (int(n or 0) for n in found.groups()[1:])
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=rest)
    return -length if found[1] else length


def _number(value: float) -> int | float:
    return int(value) if value == int(value) and abs(value) < _SAFE_INTEGER else value


def _stated(value: Any) -> float | None:
    """A number of the page's; what we had to assume is a text."""
    return None if value is None or isinstance(value, str) else float(value)


# ---------------------------------------------------------------- ratings


def _scale(value: float, best: float | None, worst: float | None) -> Node:
    """Both ends of the scale, as every consumer wants them; an end that is assumed is written as text."""
    assumed = next((n for n in _SCALES if value <= n), value) if best is None else best
    low = _WORST if value >= _WORST and assumed > _WORST else min(value, 0)
    return {
        "bestRating": str(_number(assumed)) if best is None else _number(best),
        "worstRating": str(_number(low)) if worst is None else _number(worst),
    }


def _rating(rating: Rating) -> Node:
    """A verdict; its own wording is its name. A grade or glyphs become a number where their scale is known."""
    node: Node = {"@type": "Rating", "ratingValue": None, "bestRating": None, "worstRating": None, "name": rating.text}
    if rating.value is not None:
        return _present(node | {"ratingValue": _number(rating.value)} | _scale(rating.value, rating.best, rating.worst))
    found = parse_rating(rating.text) if rating.text else None
    if found is not None and found.value.value is not None and found.value.best is not None:
        value = found.value.value
        texts = {"ratingValue": value, **_scale(value, found.value.best, None)}
        node |= {name: str(_number(float(n))) for name, n in texts.items()}
    else:
        node |= {"ratingValue": rating.text, "name": None}
    stated = {"bestRating": rating.best, "worstRating": rating.worst}
    return _present(node | {name: _number(end) for name, end in stated.items() if end is not None})


def _read_rating(node: Node) -> Rating:
    value = node.get("ratingValue")
    return Rating(
        value=_stated(value),
        best=_stated(node.get("bestRating")),
        worst=_stated(node.get("worstRating")),
        text=node.get("name", value if isinstance(value, str) else None),
    )


def _score(score: Score) -> Node:
    return _present(
        {
            "@type": "AggregateRating",
            "ratingValue": _number(score.value),
            **_scale(score.value, score.best, None),
            "ratingCount": score.count,
            "author": {"@type": "Organization", "name": score.source} if score.source is not None else None,
        }
    )


def _read_score(node: Node) -> Score:
    return Score(
        value=node["ratingValue"],
        best=_stated(node["bestRating"]),
        count=node.get("ratingCount"),
        source=node["author"]["name"] if "author" in node else None,
    )


# ---------------------------------------------------------------- the two tables

_FILM = (
    Form("name", "name"),
    Form("alternate_names", "alternateName"),
    Form("url", "url"),
    Form("image", "image"),
    Form("description", "description"),
    Form("directors", "director", *_credit("director")),
    Form("writers", "author", *_credit("author")),
    Form("producers", "producer", *_credit("producer")),
    Form("editors", "editor", *_credit("editor")),
    Form("composers", "musicBy", *_credit("musicBy")),
    Form("actors", "actor", *_credit("actor", "PerformanceRole", "characterName")),
    Form("genres", "genre"),
    Form("countries", "countryOfOrigin", *_named("Country")),
    Form("languages", "inLanguage", _language, _read_language),
    Form("duration", "duration", _duration, _read_duration),
    Form("content_rating", "contentRating"),
    Form("production_companies", "productionCompany", _party, _read_party),
    Form("scores", "aggregateRating", _score, _read_score),
    Form("watch_on", "potentialAction", _watch, lambda node: node["provider"]["name"]),
)

_REVIEW = (
    Form("url", "url"),
    Form("headline", "headline"),
    Form("authors", "author", *_credit("author")),
    Form("publisher", "publisher", _party, _read_party),
    Form("date_published", "datePublished", _moment, _read_moment),
    Form("date_modified", "dateModified", _moment, _read_moment),
    Form("language", "inLanguage"),
    Form("rating", "reviewRating", _rating, _read_rating),
    Form("body", "reviewBody"),
    Form("summary", "abstract"),
)
_NOTES = {"pros": "positiveNotes", "cons": "negativeNotes"}


# ---------------------------------------------------------------- graphs


def graph_of(films: Sequence[Film], reviews: Sequence[Review], base: str, scores: bool, nested: bool) -> Node:
    """The JSON-LD of films and of reviews of these films; see `filmmeta.to_jsonld`.

    Raises:
        ValueError: a number is too long to write.
    """
    movies = [_identified("Movie", f"{base}#movie", n, _film(film, scores)) for n, film in enumerate(films, 1)]
    roots = list(movies)
    turn = 0 if nested else len(films)
    for number, review in enumerate(reviews, 1):
        about = index_of(films, review.film)
        inside = turn <= about
        item = {"itemReviewed": {"@id": movies[about]["@id"]}} if about >= 0 and not inside else {}
        node = _identified("Review", f"{base}#review", number, item | _review(review))
        (movies[about].setdefault("review", []) if inside else roots).append(node)
        # one that comes before its film's turn stands for itself, as do all after it: their order counts
        turn = about if inside else len(films)
    whole = [_present(node) for node in roots]
    if nested and len(whole) == 1:
        return {"@context": CONTEXT, **whole[0]}
    return {"@context": CONTEXT, "@graph": whole}


class Written(NamedTuple):
    """The films and reviews of a graph that `graph_of` wrote, each with its id."""

    films: dict[str, Film]
    reviews: dict[str, Review]


def read_graph(data: Any) -> Written | None:
    """The films and reviews that a graph was written of; None for a graph that is not, word for word, of our making."""
    try:
        read = _read_graph(data)
        base = next(iter([*read.films, *read.reviews])).rpartition("#")[0]
        films, reviews = list(read.films.values()), list(read.reviews.values())
        if graph_of(films, reviews, base, scores=True, nested="@graph" not in data or _has_nested(data)) == data:
            return read
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, OverflowError, RecursionError):
        pass
    return None


def _read_graph(data: Node) -> Written:
    roots = data.get("@graph", [data])
    movies = [node for node in roots if node["@type"] == "Movie"]
    films = {node["@id"]: Film(**_film_fields(node)) for node in movies}
    found = [(review, node["@id"]) for node in movies for review in _list(node.get("review"))]
    found += [(node, node.get("itemReviewed", {}).get("@id")) for node in roots if node["@type"] == "Review"]
    reviews = {node["@id"]: Review(**_review_fields(node), film=films.get(about)) for node, about in found}
    return Written(films, reviews)


def _has_nested(data: Node) -> bool:
    return any("review" in node for node in data["@graph"])


def index_of(films: Sequence[Film], film: Film | None) -> int:
    """Which of the films this is: the very object, or else an equal one; -1 for none."""
    same = (i for i, known in enumerate(films) if known is film)
    equal = (i for i, known in enumerate(films) if known == film)
    return next(chain(same, equal), -1)


def _identified(kind: str, identity: str, number: int, node: Node) -> Node:
    """The node with its id; the first has no number, so that it keeps its id when others come."""
    return {"@type": kind, "@id": identity if number == 1 else f"{identity}-{number}", **node}


def _film(film: Film, scores: bool) -> Node:
    """A film as https://schema.org/Movie; other people's scores only when asked for."""
    node = _write(_FILM, film)
    if not scores:
        node["aggregateRating"] = None
    return _present(node | _dates(film) | _addresses(film) | {"contributor": _contributors(film)})


def _film_fields(node: Node) -> dict[str, Any]:
    fields = _read(_FILM, node)
    fields.setdefault("name", "")
    created, published = node.get("dateCreated"), node.get("datePublished")
    if created is not None and not _DAY.fullmatch(created):
        fields["year"] = int(created)
    if published is not None and _DAY.fullmatch(published):
        fields["release_date"] = date.fromisoformat(published)
    same_as = _list(node.get("sameAs"))
    if "identifier" in node:
        fields["imdb_id"] = node["identifier"]["value"]
        same_as = same_as[1:] if "url" in node["identifier"] else same_as
    fields["same_as"] = same_as
    read = _credit("contributor")[1]
    for field, role in _ROLES.items():
        fields[field] = [read(n["contributor"]) for n in _list(node.get("contributor")) if n["roleName"] == role]
    return fields


def _review(review: Review) -> Node:
    """A review as https://schema.org/Review, without its film."""
    notes = {name: _notes(getattr(review, field)) for field, name in _NOTES.items() if getattr(review, field)}
    return _present(_write(_REVIEW, review) | notes)


def _review_fields(node: Node) -> dict[str, Any]:
    fields = _read(_REVIEW, node)
    return fields | {field: _read_notes(node[name]) for field, name in _NOTES.items() if name in node}


def _present(node: Mapping[str, Any]) -> Node:
    """The node without what is absent; a list of one is the one."""
    return {
        name: value[0] if isinstance(value, list) and len(value) == 1 else value
        for name, value in node.items()
        if value is not None and value != "" and value != []
    }


def _dates(film: Film) -> Node:
    """Google reads the release from dateCreated, Yandex from datePublished: both are given, the year first."""
    year = f"{film.year:04}" if film.year is not None else None
    day = film.release_date.isoformat() if film.release_date is not None else None
    return {"dateCreated": year or day, "datePublished": day or year}


def _addresses(film: Film) -> Node:
    """The address that an id stands for is one of the film's addresses, and first where the page does not give it."""
    if film.imdb_id is None:
        return {"sameAs": film.same_as}
    address = _IMDB.format(film.imdb_id)
    derived = address not in film.same_as
    identifier = {
        "@type": "PropertyValue",
        "propertyID": _IMDB_SCHEME,
        "value": film.imdb_id,
        "url": address if derived else None,
    }
    return {"identifier": _present(identifier), "sameAs": [address, *film.same_as] if derived else film.same_as}


def _contributors(film: Film) -> list[Node]:
    write = _credit("contributor")[0]
    return [
        {"@type": "Role", "roleName": role, "contributor": write(party)}
        for field, role in _ROLES.items()
        for party in getattr(film, field)
    ]


def _write(forms: Sequence[Form], thing: Film | Review) -> Node:
    node: Node = {}
    for form in forms:
        value = getattr(thing, form.field)
        if isinstance(value, list):
            node[form.property] = [form.write(v) for v in value]
        elif value is not None:
            node[form.property] = form.write(value)
    return node


def _read(forms: Sequence[Form], node: Node) -> dict[str, Any]:
    model = Film if forms is _FILM else Review
    fields: dict[str, Any] = {}
    for form in forms:
        if form.property in node:
            values = [form.read(v) for v in _list(node[form.property])]
            fields[form.field] = values if model.model_fields[form.field].default == [] else values[0]
    return fields


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
