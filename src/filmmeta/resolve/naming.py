"""Which of the titles on a page is the reviewed film's: what speaks for each, weighed by a small model.

The model is a conditional logit over the candidates of a page; `tools/learn_naming.py` fits its weights.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from filmmeta.claims import Claim
from filmmeta.resolve.candidates import Candidate
from filmmeta.resolve.pool import Pool
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import any_of, key

_FORMS = ("year", "quoted", "review", "part", "whole", "shared")
_SET_APART = lazy(r"set apart (\d+) times")
_WORD = lazy(r"[^\W\d_]+")
_CAPITALISED = ("en",)
"""Languages that write the words of a title with capitals."""


@dataclass
class _Page:
    """What all candidates of a page are compared with."""

    folded: str
    beginning: str
    slug: str
    boxed: bool
    language: str | None
    said: dict[str, int]
    dated: set[str]
    people: set[str]


LEAST = -1.0
"""The least odds, as a logarithm, that a name must have against the page's film not being among them."""


def likeliest(
    candidates: Iterable[Candidate], pool: Pool, language: str | None, least: float = LEAST
) -> Candidate | None:
    """The candidate that is most likely the film's name; None where none has more than the least odds."""
    weights = _weights()
    best, most = None, least
    for candidate, found in described(candidates, pool, language):
        odds = sum(weights.get(name, 0.0) * value for name, value in found.items())
        if odds > most:
            best, most = candidate, odds
    return best


@cache
def _weights() -> dict[str, float]:
    return tomllib.loads(files("filmmeta.resolve").joinpath("naming.toml").read_text("utf-8"))


def described(
    candidates: Iterable[Candidate], pool: Pool, language: str | None
) -> Iterator[tuple[Candidate, dict[str, float]]]:
    """Each candidate with its features, numbers of about the same size."""
    page = _read(pool, language)
    all_of = list(candidates)
    best = max((c.score for c in all_of), default=0.0)
    spaced = [f" {c.key} " for c in all_of]
    for candidate, own in zip(all_of, spaced, strict=True):
        found = _features(candidate, page)
        found["behind"] = best - candidate.score
        others = [(c, name) for c, name in zip(all_of, spaced, strict=True) if c is not candidate]
        longer = [c for c, name in others if own in name]
        unspoken = [c for c in longer if f" {c.key} " not in page.folded]
        found["in_longer"] = float(len(unspoken) < len(longer))
        found["in_headed"] = float(any(c.heading for c in longer))
        found["in_whole"] = float(any(_is_whole(c) and len(c.key.split()) <= 6 for c in longer))
        found["in_unspoken"] = float(any(c.heading for c in unspoken) and found["times"] > 1)
        found["part_boxed"] = float("head_part" in found and bool(found["in_headed"]) and bool(found["boxed_head"]))
        found["holds"] = float(any(name in own for _, name in others))
        found["holds_unspoken"] = found["holds"] * (own not in page.folded)
        yield candidate, found


def _read(pool: Pool, language: str | None) -> _Page:
    said: dict[str, int] = {}
    for name in ("directors", "actors", "writers"):
        for claim in pool.film[name]:
            if claim.about:
                said[key(claim.about)] = said.get(key(claim.about), 0) + 1
    people = {
        key(c.value.name)
        for name in ("directors", "actors", "writers", "producers", "composers", "cinematographers")
        for c in pool.film[name]
    }
    people |= {key(c.value.name) for c in pool.review["authors"]}
    folded = pool.folded_body
    return _Page(
        folded=folded,
        beginning=folded[:400],
        slug=f" {next((key(c.value) for c in pool.page['slug']), '')} ",
        boxed=pool.is_boxed(),
        language=language,
        said=said,
        dated={key(c.about) for c in pool.film["year"] if c.about},
        people=people,
    )


def _features(candidate: Candidate, page: _Page) -> dict[str, float]:
    found: dict[str, float] = {"one": 1.0, "hand": candidate.score}
    tokens = candidate.key.split()
    inflected = [claim for other in candidate.inflections for claim in other.claims]
    for claim in (*candidate.claims, *candidate.sentences, *inflected):
        for name, value in _of_claim(claim):
            found[name] = max(found.get(name, 0.0), value)
    headed = any(name.startswith("head_") and name != "head_shared" for name in found)
    found["headed"] = float(headed)
    found["sources"] = math.log1p(len(candidate.heading_sources))
    spaced = candidate.key[:1] < "\u2e80"
    forms = [f" {c.key} " if spaced else c.key for c in (candidate, *candidate.inflections)]
    times = sum(map(page.folded.count, forms))
    found["times"] = math.log1p(min(times, 20))
    found["early"] = float(any(form in page.beginning for form in forms))
    found["slug"] = len(candidate.key) / max(1, len(page.slug) - 2) if f" {candidate.key} " in page.slug else 0.0
    found["said"] = math.log1p(page.said.get(candidate.key, 0))
    found["dated"] = float(candidate.key in page.dated)
    found["person"] = float(candidate.key in page.people)
    found["long"] = max(0, len(tokens) - 5) / 3
    found["single"] = float(len(tokens) == 1)
    small = _small_words(candidate.text, page.language)
    found["small"] = small
    found["small_head"] = small * headed
    found["boxed_head"] = float(page.boxed and headed)
    found["asks"] = float(candidate.text.endswith(("?", "!")))
    # somebody is called by the last name alone, a film by all of its own
    if not headed and len(tokens) in (2, 3) and times:
        found["surname"] = float(page.folded.count(f" {tokens[-1]} ") > times)
    found["shared_single"] = found.get("head_shared", 0.0) * (len(tokens) == 1)
    found["named_single"] = found.get("named", 0.0) * (len(tokens) == 1)
    found["headless_times"] = 0.0 if headed else found["times"]
    heads = (
        c.evidence
        for c in (*candidate.claims, *candidate.sentences)
        if c.evidence.reader == "headings" and c.evidence.note != "shared"
    )
    firm = max((evidence.confidence for evidence in heads), default=0.0)
    found["titled"] = float(firm == 0.5)
    found["faint"] = float(0 < firm < 0.5)
    generic = any_of("film", "review", "prefix", "suffix", "film_name")
    found["generic"] = float(not generic.isdisjoint(tokens))
    found["lower"] = float(candidate.text[:1].islower())
    found["dash"] = float(" - " in candidate.text or " – " in candidate.text or " | " in candidate.text)
    found["unspoken"] = float(headed and not times and "prose" not in found)
    return found


def _is_whole(candidate: Candidate) -> bool:
    """Whether a title is all of a headline, or all of it but a year and words for reviews."""
    return any(
        c.evidence.reader == "headings" and c.evidence.note in ("whole", "year", "review") for c in candidate.claims
    )


def _of_claim(claim: Claim) -> Iterator[tuple[str, float]]:
    evidence = claim.evidence
    if evidence.reader == "headings":
        form = evidence.note.partition(" ")[0]
        place = "head" if evidence.confidence >= 0.5 else "low"
        if form in _FORMS:
            yield f"{place}_{form}", 1.0
    elif evidence.note.startswith("named "):
        yield "named", math.log1p(int(evidence.note.split()[1]))
    elif evidence.reader == "prose":
        m = _SET_APART.match(evidence.note)
        yield "prose", 1.0
        yield "prose_times", math.log1p(int(m[1]) if m else 1)
        yield "after_word", float("after a word" in evidence.note)
        yield "in_bold", float("in bold" in evidence.note)
        yield "in_passing", float("in passing" in evidence.note)
        yield "prose_sure", evidence.confidence
    else:
        yield evidence.reader, evidence.confidence
        yield "labelled", float(evidence.reader == "labels" and not evidence.note and _is_titled(evidence.text))


def _is_titled(said: str) -> bool:
    """As in "Title: Low Water"; a bare "Film: ..." may be a section of the site."""
    return key(said.partition(":")[0]) not in any_of("film")


def _small_words(text: str, language: str | None) -> float:
    """The share of a title's longer words without a capital, in a language that gives them one."""
    if language not in _CAPITALISED:
        return 0.0
    found = [w for w in _WORD.findall(text)[1:] if len(w) > 3]
    return sum(w[0].islower() for w in found) / len(found) if found else 0.0
