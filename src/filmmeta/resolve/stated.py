"""The films that claims of a higher rank name, as a site's profile makes them."""

from __future__ import annotations

from filmmeta.resolve.alternates import add_alternates
from filmmeta.resolve.candidates import Candidate
from filmmeta.resolve.choose import highest
from filmmeta.resolve.marked import are_one_film
from filmmeta.resolve.pool import Pool
from filmmeta.resolve.subject import Subject
from filmmeta.vocabulary import key


def stated(pool: Pool, marked: list[Subject], candidates: list[Candidate]) -> list[Subject]:
    """The films that the claims of the highest rank name: one, or several, each in the stretch below its name."""
    by_key: dict[str, Subject] = {}
    for claim in highest(pool.film["name"]):
        subject = by_key.setdefault(key(claim.value), Subject(claim.value, start=claim.block))
        subject.name_claims.append(claim)
        subject.nodes |= {claim.node} - {""}
        subject.keys.add(key(claim.value))
    subjects = list(by_key.values())
    for subject in subjects:
        for film in marked:
            if film.keys & subject.keys or (len(subjects) == 1 and are_one_film(marked)):
                subject.nodes |= film.nodes
    if len(subjects) == 1:
        subjects[0].start = 0
        # what others read at the very spot is no other name
        spots = {c.evidence.where for c in subjects[0].name_claims}
        others = [c for c in candidates if c.key in subjects[0].keys or {x.evidence.where for x in c.claims} - spots]
        add_alternates(subjects[0], others, pool)
    else:
        last = max((c.block for c in pool.review["body"]), default=0) + 1
        starts = sorted(s.start for s in subjects)
        for subject in subjects:
            subject.end = next((n for n in starts if n > subject.start), last)
    return subjects
