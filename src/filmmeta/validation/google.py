"""Google's rules for review snippets and films.

https://developers.google.com/search/docs/appearance/structured-data/review-snippet and .../movie
"""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.readers.markup.nodes import Node, Value, text_of
from filmmeta.validation.findings import Finding, finding
from filmmeta.validation.graph import Graph, Thing
from filmmeta.validation.ratings import as_number, first, is_share
from filmmeta.vocabulary import aggregators, key

# what a review or rating may be of, with all types below
_REVIEWED = (
    "Book", "Course", "CreativeWorkSeason", "CreativeWorkSeries", "Episode", "Event", "Game", "HowTo",
    "LocalBusiness", "MediaObject", "Movie", "MusicPlaylist", "MusicRecording", "Organization", "Product", "Recipe",
    "SoftwareApplication",
)  # fmt: skip
_OTHER_REVIEWS = ("ClaimReview", "MediaReview", "EmployerReview")
_LONGEST_NAME = 100
_BEST, _WORST = 5, 1


def google(graph: Graph) -> Iterator[Finding]:
    """What Google would report of reviews, ratings and films."""
    for thing in graph.things:
        if thing.is_a("Review") and not thing.is_a(*_OTHER_REVIEWS):
            yield from _review(thing, graph)
        elif thing.is_a("AggregateRating") and not thing.is_a("EmployerAggregateRating"):
            yield from _rating(thing)
            yield from _aggregate(thing, graph)
        elif thing.is_a("Rating") and thing.via != "contentRating":
            yield from _rating(thing)
        elif thing.is_a("Movie"):
            yield from _movie(thing, graph)


# ---------------------------------------------------------------- reviews


def _review(review: Thing, graph: Graph) -> Iterator[Finding]:
    yield from _authors(review)
    yield from _item(review, graph, "google-review-item", "review", "reviews")
    ratings = review.node.values("reviewRating")
    if not ratings:
        yield finding("google-review-rating", review.path)
    elif not isinstance(ratings[0], Node):
        yield finding("google-review-rating-type", f"{review.path}.reviewRating", value=repr(ratings[0]))
    if not review.node.values("datePublished"):
        yield finding("google-review-date", review.path)
    if any(Thing(parent).is_a("Product") for parent in graph.parents(review, "review")):
        yield from _notes(review)


def _notes(review: Thing) -> Iterator[Finding]:
    """Pros and cons, which Google shows for products only; for a film they are free."""
    lists = review.node.values("positiveNotes") + review.node.values("negativeNotes")
    notes = sum(len(n.values("itemListElement")) if isinstance(n, Node) else 1 for n in lists)
    if notes == 1:
        yield finding("google-review-notes", review.path)


def _authors(review: Thing) -> Iterator[Finding]:
    authors = review.node.values("author")
    if not authors:
        yield finding("google-review-author", review.path)
    for number, author in enumerate(authors):
        path = f"{review.path}.author[{number}]" if len(authors) > 1 else f"{review.path}.author"
        person = _of_role(author)
        if not isinstance(person, Node) or not Thing(person).is_a("Person", "Organization"):
            yield finding("google-review-author-type", path, value=_shown(person))
        name = text_of(person) if not isinstance(person, Node) else person.text("name")
        if name is None:
            yield finding("google-review-author-name", path)
        elif len(name) >= _LONGEST_NAME:
            yield finding("google-review-author-length", path, length=len(name))


def _of_role(author: Value) -> Value:
    """The author inside a https://schema.org/Role."""
    if isinstance(author, Node) and Thing(author).is_a("Role"):
        return first(author, "author") or author
    return author


def _item(thing: Thing, graph: Graph, missing: str, *inverse: str) -> Iterator[Finding]:
    """What is reviewed or rated: named by itself, or the thing that holds the review or rating."""
    items = thing.node.values("itemReviewed")
    parents = graph.parents(thing, *inverse)
    if not items and not parents:
        yield finding(missing, thing.path)
        return
    item = items[0] if items else parents[0]
    field = "itemReviewed" if items else "<parent_node>"
    if not isinstance(item, Node) or not Thing(item).is_a(*_REVIEWED):
        yield finding("google-review-item-type", f"{thing.path}.itemReviewed", field=field, value=_shown(item))
    if isinstance(item, Node) and not item.text("name"):
        yield finding("google-review-item-name", f"{thing.path}.itemReviewed")


def _shown(value: Value) -> str:
    return (value.types[0] if value.types else "an object without a type") if isinstance(value, Node) else repr(value)


# ---------------------------------------------------------------- ratings


def _rating(rating: Thing) -> Iterator[Finding]:
    value = first(rating.node, "ratingValue")
    if value is None or value == "":
        yield finding("google-rating-value", rating.path)
        return
    number = as_number(value)
    if number is None:
        if not is_share(value):
            yield finding("google-rating-format", f"{rating.path}.ratingValue", value=_shown(value))
        return
    best, worst = (as_number(first(rating.node, name)) for name in ("bestRating", "worstRating"))
    highest, lowest = _BEST if best is None else best, _WORST if worst is None else worst
    if not lowest <= number <= highest and lowest < highest:
        shown = {"value": f"{number:g}", "best": f"{highest:g}", "worst": f"{lowest:g}"}
        yield finding("google-rating-range", f"{rating.path}.ratingValue", **shown)
    for end in ("best", "worst"):
        if not rating.node.values(f"{end}Rating"):
            yield finding(f"google-rating-{end}", rating.path)


def _aggregate(rating: Thing, graph: Graph) -> Iterator[Finding]:
    yield from _item(rating, graph, "google-aggregate-item", "aggregateRating")
    counts = [name for name in ("ratingCount", "reviewCount") if rating.node.values(name)]
    if not counts:
        yield finding("google-aggregate-count", rating.path)
    for name in counts:
        value = first(rating.node, name)
        number = as_number(value)
        if number is None or number < 1 or number != int(number):
            place = f"{rating.path}.{name}"
            yield finding("google-aggregate-count-value", place, field=name, value=_shown(value or ""))
    said = [rating.node.text("author"), rating.node.text("name")]
    for source in filter(None, said):
        if key(source) in aggregators():
            yield finding("google-aggregate-foreign", rating.path, value=source)
            break


# ---------------------------------------------------------------- films


def _movie(movie: Thing, graph: Graph) -> Iterator[Finding]:
    reviewed = bool(graph.parents(movie, "itemReviewed")) or bool(movie.node.values("review", "aggregateRating"))
    if not movie.node.text("name") and not reviewed:
        yield finding("google-movie-name", movie.path)
    listed_in = graph.parents(movie, "item", "itemListElement")
    if not movie.node.values("image"):
        yield finding("google-movie-image" if listed_in else "google-movie-image-single", movie.path)
    if not movie.node.values("dateCreated"):
        yield finding("google-movie-release", movie.path)
    if not movie.node.values("director"):
        yield finding("google-movie-director", movie.path)
    ratings = movie.node.values("aggregateRating")
    if len(ratings) > 1:
        yield finding("google-aggregate-several", movie.path)
    reviews = {id(r) for r in movie.node.nodes("review", "reviews")}
    reviews |= {id(r) for r in graph.parents(movie, "itemReviewed") if "Review" in r.types}
    if len(reviews) > 1 and not ratings:
        yield finding("google-aggregate-missing", movie.path)
