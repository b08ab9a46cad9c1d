"""Whether a page is about a film at all: what speaks for it and against it, weighed by a small model.

The model is a logistic regression; `tools/learn_about.py` fits its weights to labelled pages.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from filmmeta.claims import Claim
from filmmeta.resolve.pool import Pool
from filmmeta.vocabulary import languages

_RIVALS = ("series", "book", "game", "music", "elsewhere")
_COUNTED = ("film", "screen", *_RIVALS, "plural", "review", "news", "first_person")
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
    if kinds.get("index", 0) >= 0.8 or kinds.get("series", 0) > max(0.9, kinds.get("film", 0)):
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
    judged = pool.film["imdb_id"] or any(c.evidence.confidence >= 0.6 for c in pool.review["rating"])
    if kinds.get("interview") and not (judged or _is_credited(pool)):
        return False
    rival = max(pool.weight(kind) + 25 * (kinds.get(kind, 0.0) >= 0.8) for kind in _RIVALS)
    if _is_credited(pool) and pool.weight("film") + _BOXED * len(pool.labelled()) > 1.1 * rival:
        return True
    # a text on an adaptation speaks of the book as much; one on a series does not of films
    if pool.weight("series") > pool.weight("film") + _BOXED * kinds.get("film", 0.0):
        return False
    headed = any(heading >= _YEAR_BESIDE for heading, _, _ in titles)
    if headed and judged and pool.weight("film") + _BOXED > rival:
        return True  # "Low Water (1988)" and a mark, on however short a note
    sure = pool.weight("film") >= _MANY and pool.film_density() >= _DENSE and pool.weight("film") > 1.25 * rival
    if sure and not kinds.get("news") and len(pool.film["section"]) >= _HEADS:
        return True  # a list of films is as little like a review as it is like anything else
    said = pool.weight("film") + 0.5 * pool.weight("screen")
    if max(map(pool.weight, _OTHER_WORKS)) >= _FEW + 2 * said:
        return False  # of what is said, most is said of a book, a game or a record
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(pool, titles).items())
    return total + _TYPED_FILM * kinds.get("film", 0.0) > _LEAST


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


_TELLING = frozenset(("film_words", "screen_words", "plural_words", "films_mentioned"))


def _is_credited(pool: Pool) -> bool:
    """Whether there is a fact box with director or cast: it says so, however little else the page says."""
    labelled = pool.labelled()
    return bool(labelled & {"directors", "actors"}) and (len(labelled) > 1 or pool.weight("film") >= 1)


_OTHER_WORKS = ("book", "game", "music")
_FEW = 3.0
_BOXED = 4
"""What a label of a film's credits is worth in words for film."""
_HEADS = 4
_MANY = 10.0
_DENSE = 1.5
"""Words for film, and how many of them in a thousand characters, that leave no doubt."""
_LEAST = -0.35
"""Below even odds, for of the pages that people ask about more are of films than of those that it was learned from;
with sites left out, 10 instead of 13 of 209 annotated pages are missed so, and two more of 57 others taken for one."""
_TYPED_FILM = 4.0
"""Set by hand: pages whose type says so and whose markup does not name the film are too rare to learn from."""


@cache
def _weights() -> dict[str, float]:
    return tomllib.loads(files("filmmeta.resolve").joinpath("about.toml").read_text("utf-8"))


def features(pool: Pool, titles: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    """What the decision is made of, as numbers of about the same size."""
    thousands = max(0.5, pool.length() / 1000)
    counts = {kind: pool.weight(kind) for kind in _COUNTED}
    found = {f"{kind}_words": math.log1p(count) for kind, count in counts.items()}
    found |= {f"{kind}_density": math.log1p(count / thousands) for kind, count in counts.items()}
    rival = max(counts[kind] for kind in _RIVALS)
    found["film_to_rival"] = math.log((1 + counts["film"] + 0.3 * counts["screen"]) / (1 + rival))
    kinds = pool.kinds()
    # plug-ins call everything that has stars a product
    found["typed_other"] = max(kinds.get(kind, 0.0) * (0.5 if kind == "elsewhere" else 1.0) for kind in _RIVALS)
    found["typed_news"] = kinds.get("news", 0.0)
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
    found["listicle"] = float(pool.is_listicle())
    return found
