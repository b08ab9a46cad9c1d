"""Whether a page is about a film at all: what speaks for it and against it, weighed by a small model.

The model is a sum of small trees, two questions deep; `tools/learn_about.py` fits them to labelled pages. What tells
is how things go together: a text that speaks of a stage is about a film where it speaks of "the film" as well.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from filmmeta.claims import Claim
from filmmeta.resolve.pool import Pool
from filmmeta.vocabulary import languages

_RIVALS = ("series", "book", "game", "music", "stage", "dining", "display")
_BESIDE = ("life", "talk", "programme", "news")
"""What is said of films without judging one: obituaries, interviews, what is shown when, who won what."""
_COUNTED = ("film", "the_film", "screen", *_RIVALS, *_BESIDE, "plural", "review", "first_person")
_YEAR_BESIDE = 3.2
"""From here on the headline names a title with its year."""


def is_about_film(pool: Pool, titles: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a page without Movie markup has a film for its subject.

    Args:
        pool: the claims of the page.
        titles: of the likeliest titles, how far the headline, the text and all together speak for each.
    """
    kinds = pool.kinds()
    # a site's `og:type` says "movie" of series, too; the node that describes the very page says which
    listed = max(kinds.get("index", 0), kinds.get("people", 0))
    if listed >= 0.8 or kinds.get("series", 0) > max(0.9, kinds.get("film", 0)):
        return False
    if pool.credited_heads() > 1:
        return True  # "Low Water (Ada Brandt, 1951)" above each of several stretches
    if (
        (pool.counted_heads or pool.rated_heads)
        and pool.weight("plural")
        and pool.weight("film") > 2 * max(map(pool.weight, _RIVALS))
    ):
        return True  # "7 films for a rainy night", and as many heads
    # "Editing by A. Name" ends the reports of agencies, too
    if kinds.get("news") and pool.labelled() <= {"editors", "writers", "producers"} and not pool.is_reviewing():
        return False
    rival = max(pool.weight(kind) + 25 * (kinds.get(kind, 0.0) >= 0.8) for kind in (*_RIVALS, "elsewhere"))
    if pool.told_heads() > 1 and pool.weight("film") >= rival:
        return True  # "Low Water (1951)", "Paper Harbour (2016)", a mark below each: in whatever language
    if pool.told_in_paragraphs and pool.weight("film") + pool.weight("screen") > rival:
        return True  # days at a festival, a film and its director in each paragraph
    labelled = pool.labelled()
    credited = labelled & {"directors", "actors"} and (len(labelled) > 1 or pool.weight("film") >= 1)
    if credited and pool.weight("film") + _BOXED * len(labelled) > 1.1 * rival:
        return True  # a fact box says so, however little else the page says
    # a text on an adaptation speaks of the book as much; one on a series does not of films
    if pool.weight("series") > pool.weight("film") + _BOXED * kinds.get("film", 0.0):
        return False
    found = features(pool, titles)
    judged = found["imdb_id"] or found["rating"] >= 0.6
    if found["year_in_headline"] and judged and pool.weight("film") + _BOXED > rival:
        return True  # "Low Water (1988)" and a mark, on however short a note
    dense = pool.weight("film") >= max(_MANY, _DENSE * pool.length() / 1000)
    if dense and pool.weight("film") > 1.25 * rival and not kinds.get("news") and len(pool.film["section"]) >= _HEADS:
        return True  # a list of films is as little like a review as it is like anything else
    said = pool.weight("film") + pool.weight("screen")
    if pool.weight("stage") > max(_MANY_STAGED, _STAGED * said) and not kinds.get("film"):
        return False  # a play, and the film of it in passing
    stated = sum(found[name] for name in _STATED if name != "said_actors" or found[name] > _ONE_NAME)
    spoken = pool.weight("film") + pool.weight("the_film") + stated
    if not spoken and pool.weight("screen") <= 1 and not found["rating"] and not kinds.get("film"):
        return False  # one word that films have too, "in the other direction", and nothing stated
    doubted = not spoken or kinds.get("interview", 0.0) > 0 or rival > said
    return likelihood(found) + _BOXED * kinds.get("film", 0.0) > (_LEAST_DOUBTED if doubted else _LEAST)


def could_be_about_film(claims: Iterable[Claim], language: str | None) -> bool:
    """Whether reading on is worth while: a page has a word for films, or states more of one than a picture.

    Of 668 pages about films none lacked both; of 1,228 others, many on sites of films, 487 did.

    Args:
        claims: of the readers that tell.
        language: of the page, two letters; the words of a language that we do not know cannot be missed.
    """
    if language not in languages():
        return True
    counted = False
    for claim in claims:
        if claim.property in _TELLING or (claim.subject == "film" and claim.property != "image"):
            return True
        counted = counted or claim.property == "text_length"
    return not counted


_TELLING = frozenset(("film_words", "the_film_words", "screen_words", "plural_words", "films_mentioned"))


_BOXED = 4.0
"""What a label of a film's credits is worth in words for film, and what a page's type is worth: set by hand, for pages
whose type says so and whose markup does not name the film are too rare to learn from."""
_MANY_STAGED, _STAGED = 20.0, 2.5
"""So many words for the stage, and so many times those for film and screen, leave no doubt whatever facts it has."""
_STATED = ("labels", "said_directors", "said_actors", "dated_titles", "year_in_headline")
_ONE_NAME = 0.7
"""So much one actor is worth: "along the Cold River (Krios Potamos)" may be none."""
_HEADS, _MANY, _DENSE = 4, 10.0, 1.5
"""Heads, words for film, and how many of them in a thousand characters, that leave no doubt of a list of films."""
_LEAST, _LEAST_DOUBTED = -0.5, 0.2
"""Below even odds, for a review that is missed costs all its facts; above them where no word for film is said, nothing
stated of one, or more said of something else. Of 587 annotated pages and texts about films 28 are missed, of 140
others 23 taken for one."""
Tree = float | list[Any]
"""A number, or a feature, its limit, and the trees for what is up to it and what is above."""


def likelihood(found: Mapping[str, float]) -> float:
    """How far features speak for a film: the logarithm of the odds."""
    return sum(_answer(tree, found) for tree in _trees())


def _answer(tree: Tree, found: Mapping[str, float]) -> float:
    while isinstance(tree, list):
        name, limit, low, high = tree
        tree = low if found[name] <= limit else high
    return tree


@cache
def _trees() -> list[Tree]:
    trees: list[Tree] = tomllib.loads(files("filmmeta.resolve").joinpath("about.toml").read_text("utf-8"))["trees"]
    return trees


def features(pool: Pool, titles: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    """What the decision is made of, as numbers of about the same size."""
    thousands = max(0.5, pool.length() / 1000)
    counts = {kind: pool.weight(kind) for kind in _COUNTED}
    found = {f"{kind}_words": math.log1p(count) for kind, count in counts.items()}
    found |= {f"{kind}_density": math.log1p(count / thousands) for kind, count in counts.items()}
    rival = max(counts[kind] for kind in _RIVALS)
    found["one_to_beside"] = math.log((1 + counts["the_film"]) / (1 + max(counts[kind] for kind in _BESIDE)))
    found["one_to_several"] = math.log((1 + counts["the_film"]) / (1 + counts["plural"]))
    found["film_to_rival"] = math.log((1 + counts["film"] + 0.3 * counts["screen"]) / (1 + rival))
    kinds = pool.kinds()
    # plug-ins call everything that has stars a product
    found["typed_other"] = max(0.5 * kinds.get("elsewhere", 0.0), *(kinds.get(kind, 0.0) for kind in _RIVALS))
    found["typed_news"] = kinds.get("news", 0.0)
    found["interview"] = kinds.get("interview", 0.0)
    labelled = pool.labelled()
    found["labels"] = min(5.0, len(labelled))
    found["labelled_people"] = float(bool(labelled & {"directors", "actors"}))
    found["said_directors"] = min(3.0, pool.said("directors"))
    found["said_actors"] = math.log1p(pool.said("actors"))
    found["imdb_id"] = float(bool(pool.film["imdb_id"]))
    found["content_rating"] = float(bool(pool.film["content_rating"]))
    found["duration"] = float(bool(pool.film["duration"]))
    found["rating"] = max((c.evidence.confidence for c in pool.review["rating"]), default=0.0)
    found["review_in_headline"] = float(
        any(c.evidence.note == "review" and c.evidence.confidence >= 0.5 for c in pool.film["name"])
    )
    found["year_in_headline"] = float(any(heading >= _YEAR_BESIDE for heading, _, _ in titles))
    found["title_in_text"] = max((text for _, text, _ in titles), default=0.0)
    found["title"] = titles[0][2] if titles else 0.0
    found["dated_titles"] = math.log1p(pool.dated_titles())
    found["sections"] = math.log1p(len(pool.film["section"]))
    found["turns"] = max((float(c.value) for c in pool.page["turns"]), default=0.0)
    found["listicle"] = float(pool.is_listicle())
    return found
