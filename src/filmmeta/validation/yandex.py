"""Yandex's rules for films: https://yandex.com/support/webmaster/en/supported-schemas/movie-description.html."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.readers.markup.nodes import Node
from filmmeta.validation.findings import Finding, finding
from filmmeta.validation.graph import Graph

DURATION = re.compile(
    r"-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+[DW])?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.ASCII
)
_SINGLE = ("genre", "director", "actor", "producer", "musicBy", "countryOfOrigin")
_SEPARATOR = re.compile(r"[,;|/]\s|\s[|/]\s|\n")


def yandex(graph: Graph) -> Iterator[Finding]:
    """What Yandex would not take of films."""
    movies = list(graph.of("Movie"))
    if len(movies) > 1:
        yield finding("yandex-one-movie", movies[1].path, count=len(movies))
    for movie in movies:
        for rating in movie.node.nodes("aggregateRating"):
            for field in ("ratingValue", "bestRating"):
                if not rating.values(field):
                    yield finding("yandex-rating", f"{movie.path}.aggregateRating", field=field)
        for value in movie.node.values("duration"):
            if not isinstance(value, Node) and not DURATION.fullmatch(str(value)[:100].strip()):
                yield finding("yandex-duration", f"{movie.path}.duration", value=repr(value))
        for field in _SINGLE:
            for value in movie.node.values(field):
                text = value.text("name") if isinstance(value, Node) else str(value)
                if text and _SEPARATOR.search(text):
                    yield finding("yandex-one-value", f"{movie.path}.{field}", field=field, value=repr(text))
