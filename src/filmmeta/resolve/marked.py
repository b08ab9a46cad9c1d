"""The films that markup names, each with the stretch of the page below its head."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.resolve.pool import Pool
from filmmeta.resolve.subject import Subject
from filmmeta.vocabulary import key


def marked_films(pool: Pool) -> Iterator[Subject]:
    """One subject for each film that markup describes; nodes of one name are one film."""
    by_key: dict[str, Subject] = {}
    for claim in pool.film["name"]:
        if not claim.node or not claim.value or not is_stated(claim):
            continue
        k = key(claim.value)
        if not k:
            continue
        subject = by_key.get(k)
        if subject is None:
            subject = by_key[k] = Subject(name=claim.value)
        subject.nodes.add(claim.node)
        subject.name_claims.append(claim)
        subject.keys.add(k)
    for claim in pool.film["alternate_names"]:
        for subject in by_key.values():
            if claim.node in subject.nodes:
                subject.alternates.append(claim.value)
                subject.name_claims.append(claim)
                subject.keys.add(key(claim.value))
    yield from by_key.values()


def is_stated(claim: Claim) -> bool:
    """Whether a label, or markup that calls the thing a film, gives the name; a reviewed item may be anything."""
    return claim.evidence.confidence >= LEAST_STATED.get(claim.evidence.reader, 2)


LEAST_STATED = {"labels": 0.0, "markup": 0.8}
"""How firm a name has to be, by its reader."""


def are_one_film(marked: list[Subject]) -> bool:
    """Whether of any two names one is part of the other: "Low Water", "Low Water (2019)"."""
    names = [key(s.name) for s in marked]
    return all(a in b or b in a for a in names for b in names)


def place(marked: list[Subject], pool: Pool) -> None:
    """Gives each of several marked films the stretch of the page below its head; none to one without a head."""
    heads: dict[str, int] = {}
    for claim in pool.film["section"]:
        heads.setdefault(key(claim.value), claim.block)
    last = max((c.block for c in pool.review["body"]), default=0) + 1
    starts = sorted(start for start in (_head_of(s, heads) for s in marked) if start >= 0)
    for subject in marked:
        subject.start = subject.end = _head_of(subject, heads)
        if subject.start >= 0:
            subject.end = next((n for n in starts if n > subject.start), last)


def _head_of(subject: Subject, heads: dict[str, int]) -> int:
    return min((heads[k] for k in subject.keys if k in heads), default=-1)
