"""The titles on a page that could be the film's, each with a first weight by where it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from filmmeta.claims import Claim
from filmmeta.resolve.pool import Pool
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import aggregators, any_of, countries, key, months, services, words

HEADING_FORM = {
    "after a word for film": 1.7,
    "quoted": 3.0,
    "year": 3.2,
    "review": 2.4,
    "whole": 1.3,
    "part": 1.0,
    "shared": 0.0,
}
_MONTHS_AND_DIGITS = lazy(r"^[\d\s:./-]+$")


@dataclass
class Candidate:
    """A title that could be the film's, with what speaks for it."""

    key: str
    text: str
    score: float = 0.0
    heading: float = 0.0
    heading_sources: set[str] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)
    sentences: list[Claim] = field(default_factory=list)
    """Headlines that begin with it and go on."""
    prose: float = 0.0
    inflections: list[Candidate] = field(default_factory=list)
    """The same name in the text, with other endings."""


def ranked(pool: Pool, language: str | None) -> list[Candidate]:
    """What could be the film's name, the likeliest first."""
    return sorted(_candidates(pool, language).values(), key=lambda c: -c.score)


def titles_of(candidates: list[Candidate]) -> list[tuple[float, float, float]]:
    """Of the likeliest names, how far the headline, the text and all together speak for each."""
    return [(c.heading, c.prose, c.score) for c in candidates[:3]]


def _candidates(pool: Pool, language: str | None) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    boxed = pool.is_boxed()
    for claim in pool.film["name"]:
        k = key(claim.value)
        # a land or a service that the text speaks of is no film for that; a headline may name "Brazil" all the same
        if not k or (_is_spoken(claim) and (k in countries() or k in services() or k in aggregators())):
            continue
        candidate = found.setdefault(k, Candidate(k, claim.value))
        candidate.claims.append(claim)
        reader = claim.evidence.reader
        if reader == "markup":
            candidate.score += 6 * claim.evidence.confidence
        elif reader == "labels":
            candidate.score += 4.5 * claim.evidence.confidence
        elif reader == "headings":
            weight = _heading_weight(claim, boxed)
            source = claim.evidence.text
            if weight > candidate.heading:
                candidate.heading = weight
                candidate.text = (
                    claim.value
                    if not candidate.claims or candidate.claims[0].evidence.reader == "headings"
                    else candidate.text
                )
            if weight:
                candidate.heading_sources.add(source)
        elif reader == "prose" and not _is_spoken(claim):
            firm = 2 if "in capitals" in claim.evidence.note else 4
            candidate.prose = max(candidate.prose, claim.evidence.confidence * firm)
    _share_inflected(found, language in _INFLECTING)
    folded = pool.folded_body
    _without_sentences(found, folded)
    _without_capitals(found, folded)
    plural = pool.weight("plural") >= 4
    slug = next((key(c.value) for c in pool.page["slug"]), "")
    sites = _sites(pool)
    authors = {
        key(c.value.name) for c in pool.review["authors"] if c.evidence.confidence >= 0.5 and " " in c.value.name
    }
    for candidate in found.values():
        if any(
            candidate.key == a or (candidate.key.endswith(f" {a}") and len(candidate.key) < len(a) + 12)
            for a in authors
        ):
            candidate.score -= 4
        candidate.score += candidate.heading + 0.25 * max(0, len(candidate.heading_sources) - 1) + candidate.prose
        candidate.score += _plain_support(candidate, folded, slug, sites, plural)
    _prefer_whole(found, folded)
    return found


def _is_spoken(claim: Claim) -> bool:
    """Whether a name only stands in the text again and again, set apart by nothing."""
    return claim.evidence.note == "shared" or claim.evidence.note.startswith("named ")


def _heading_weight(claim: Claim, boxed: bool) -> float:
    """What a stretch of a title is worth by its form; a short title is the film's more often than a long one."""
    form = claim.evidence.note
    weight = HEADING_FORM.get(form, 1.0)
    if form == "whole":
        count = len(key(claim.value).split())
        # on a page with a fact box the headline is the film's title, however long
        weight = 2.3 if count <= 4 or (boxed and count <= 12) else 1.8 if count <= 6 else 1.2
    return weight * (0.35 if claim.evidence.confidence < 0.32 else 0.7 if claim.evidence.confidence < 0.42 else 1.0)


def _plain_support(candidate: Candidate, folded: str, slug: str, sites: set[str], pool_plural: bool) -> float:
    k = candidate.key
    spaced = k[:1] < "\u2e80"
    times = folded.count(f" {k} ") if spaced else folded.count(k)
    support = min(1.6, 0.55 * math.log2(1 + times))
    if slug and (f" {k} " in f" {slug} "):
        support += 0.5 + 0.7 * len(k) / len(slug)
    if k in sites:
        support -= 6
    if len(k) == 1 and len(candidate.heading_sources) < 2:
        support -= 2  # "Reviews N": a letter of an alphabet, unless two heads say so
    tokens = k.split()
    if _MONTHS_AND_DIGITS.match(k) and len(k) > 5:
        support -= 3
    if all(token in months() for token in tokens):
        support -= 2  # "March, mostly horizontal", above a month's films
    if len(tokens) > 8:
        support -= 0.25 * (len(tokens) - 8)
    if pool_plural and len(tokens) > 1 and not any_of("plural", "film").isdisjoint(tokens):
        support -= 1.5
    if len(tokens) > 2 and set(tokens) & words("film_name") and not candidate.prose:
        support -= 1.5  # "My week of films": it speaks of films, and is none
        if set(tokens) & words("event"):
            support -= 3  # "Festival du film web"
    generic = any_of("film", "review", "prefix", "suffix", "ends", "skip")
    if k in generic or all(t in generic for t in tokens):
        support -= 4
    return support


def _without_sentences(found: dict[str, Candidate], folded: str) -> None:
    """Drops "Low Water flows calmly", which the text never says, where it says "Low Water" again and again."""
    spoken = [c for c in found.values() if any(x.evidence.note == "shared" for x in c.claims)]
    for short in spoken:
        for longer in [c for c in found.values() if c.text.startswith(f"{short.text} ") and c.heading]:
            goes_on = longer.text[len(short.text) + 1 :][:1].islower()
            if goes_on and f" {longer.key} " not in folded and longer.text.count(" ") > 1:
                short.heading = max(short.heading, longer.heading)
                short.heading_sources |= longer.heading_sources
                short.sentences.extend(c for c in longer.claims if c.evidence.reader == "headings")
                del found[longer.key]


def _without_capitals(found: dict[str, Candidate], folded: str) -> None:
    """Drops what only capitals set apart, where the text says a name of the headline: other films, shouted words."""
    if any(c.heading and f" {c.key} " in folded for c in found.values()):
        shouted = [c.key for c in found.values() if all("in capitals" in x.evidence.note for x in c.claims)]
        for name in shouted:
            del found[name]


_INFLECTING = ("cs", "fi", "hu", "pl", "sk", "tr")
"""Languages in Latin letters whose names have case endings; in others "Aliens" is another film than "Alien"."""


def _share_inflected(found: dict[str, Candidate], latin: bool) -> None:
    """«Марсианина» in the text supports "Марсианин" in the headline."""
    heads = [c for c in found.values() if c.heading or any(x.evidence.reader in ("labels", "markup") for x in c.claims)]
    shared = []
    for candidate in list(found.values()):
        if candidate.heading or candidate.prose == 0:
            continue
        head = next((h for h in heads if h is not candidate and inflected(candidate.key, h.key, latin)), None)
        if head is not None:
            head.prose += candidate.prose * 0.8
            candidate.prose *= 0.2
            head.inflections.append(candidate)
            shared.append(head)
    for head in shared:
        _put_into_nominative(head)


def _put_into_nominative(head: Candidate) -> None:
    """As in "Рецензия на «Тихую пристань»": behind a preposition it is not as the text has it elsewhere."""
    plain = next((other for other in head.inflections if not any(map(_is_governed, other.claims))), None)
    if plain is not None and all(map(_is_governed, head.claims)):
        head.text = plain.text


def _is_governed(claim: Claim) -> bool:
    before = key(claim.evidence.text.partition(claim.value)[0][-_LONGEST_PREPOSITION:]).split()
    return bool(before) and before[-1] in words("prepositions")


_LONGEST_PREPOSITION = 12


def inflected(one: str, other: str, latin: bool = False) -> bool:
    """Whether two names are the same words with other endings."""
    a, b = one.split(), other.split()
    return (
        len(a) == len(b)
        and all(x == y or _one_stem(x, y) for x, y in zip(a, b, strict=True))
        and (one[:1] > "\x7f" or latin)
    )


def _one_stem(one: str, other: str) -> bool:
    """As in "тихая" and "тихой", "путь" and "пути", "марсианин" and "марсианина"."""
    short = min(len(one), len(other))
    stem = max(3 if short < 6 else 4, short - 3)
    return short > 2 and one[:stem] == other[:stem] and abs(len(one) - len(other)) <= (3 if short > 4 else 2)


def _prefer_whole(found: dict[str, Candidate], folded: str) -> None:
    """As in "Star Trek: First Contact" over "First Contact" where the text has the whole, too."""
    ranked = sorted(found.values(), key=lambda c: -c.score)[:12]
    for longer in ranked:
        for shorter in ranked:
            if longer is shorter or f" {shorter.key} " not in f" {longer.key} ":
                continue
            if longer.heading and (f" {longer.key} " in folded):
                longer.score = max(longer.score, shorter.score + 0.1)


def _sites(pool: Pool) -> set[str]:
    found = {key(c.value) for c in pool.page["site"] if c.evidence.confidence >= 0.5}
    found |= {key(c.value.name) for c in pool.review["publisher"] if c.evidence.confidence >= 0.5}
    return found - {""}
