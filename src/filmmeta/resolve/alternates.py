"""The other names of a film: those that labels give, and those that the headline and the text share."""

from __future__ import annotations

from collections.abc import Iterable

from filmmeta.resolve.candidates import Candidate
from filmmeta.resolve.choose import highest
from filmmeta.resolve.marked import LEAST_STATED, is_stated
from filmmeta.resolve.pool import Pool
from filmmeta.resolve.subject import Subject
from filmmeta.values.patterns import lazy
from filmmeta.values.titles import bare_title
from filmmeta.vocabulary import key


def add_alternates(subject: Subject, candidates: list[Candidate], pool: Pool) -> None:
    """Gives a film its other names; where a claim of higher rank states any, these alone."""
    claims = pool.film["alternate_names"]
    if any(claim.rank for claim in claims):
        stated = highest(claims)
        subject.name_claims.extend(stated)
        subject.keys.update(key(claim.value) for claim in stated)
        subject.alternates = distinct((claim.value for claim in stated), subject.name)
        return
    own = key(subject.name)
    for claim in claims:
        if claim.node and claim.node not in subject.nodes:
            continue
        if key(claim.value) != own:
            subject.alternates.append(claim.value)
        subject.name_claims.append(claim)
        subject.keys.add(key(claim.value))
    for candidate in candidates[:_MOST_CANDIDATES]:
        _add_candidate(subject, candidate, own)
    subject.alternates = distinct(subject.alternates, subject.name)


_MOST_CANDIDATES = 8


def _add_candidate(subject: Subject, candidate: Candidate, own: str) -> None:
    """Adds another name of a film, given the key of its own: one that is stated, akin to it or short for it."""
    if candidate.key == own:
        # other spellings of the very name: "ISS" beside "I.S.S."
        subject.alternates.extend(c.value for c in candidate.claims)
        subject.name_claims.extend(c for c in candidate.claims if c not in subject.name_claims)
        return
    bare = bare_title(candidate.text)
    if bare.form == "year" and key(bare.text) == own:
        return  # "Low Water (1988)" is no other name
    # beside a film that markup names, the line above a fact box may be anybody
    least = LEAST_STATED["markup"] if subject.nodes else 0.0
    stated = any(is_stated(c) and c.evidence.confidence >= least for c in candidate.claims)
    strong = stated or (candidate.heading >= 3 and candidate.prose > 0)
    related = (f" {candidate.key} " in f" {own} " or f" {own} " in f" {candidate.key} ") and candidate.prose > 0.9
    if strong or related or _is_short_for(own, candidate.key):
        subject.alternates.append(candidate.text)
        subject.name_claims.extend(candidate.claims)
        subject.keys.add(candidate.key)


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is made of the other's initials: "ISS" of "International Space Station"."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split())
    return len(short) >= 3 and " " not in short and short == initials


def distinct(names: Iterable[str], own: str) -> list[str]:
    """Each spelling once; letter case and quotation marks make no other spelling."""
    seen = {_spelling(own), ""}
    kept = []
    for name in names:
        if _spelling(name) not in seen:
            seen.add(_spelling(name))
            kept.append(name)
    return kept


def _spelling(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" \"'“”„«»,:;")


# no year and no part's number
OTHER_TITLE = lazy(r"^(\S[^()]{1,80}?)\s\(([^()\d\W][^()\d]{1,80})\)$")


def with_other_title(subject: Subject) -> Subject:
    """As in "Kings of Snow (Králi sněhu)": what stands in brackets behind a title is another one."""
    if m := OTHER_TITLE.match(subject.name):
        subject.alternates = distinct([m[2], subject.name, *subject.alternates], m[1])
        subject.name = m[1]
        subject.keys |= {key(m[1]), key(m[2])}
    return subject
