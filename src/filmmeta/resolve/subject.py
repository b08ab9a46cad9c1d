"""A film that a page is about, and which claims are about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from filmmeta.claims import Claim
from filmmeta.resolve.candidates import inflected
from filmmeta.vocabulary import any_of, key


@dataclass
class Subject:
    """A film that the page is about."""

    name: str
    alternates: list[str] = field(default_factory=list)
    nodes: set[str] = field(default_factory=set)
    """Markup nodes that are this film."""
    start: int = 0
    """First block of its stretch of the page."""
    end: int = 1_000_000
    """The block after its stretch."""
    name_claims: list[Claim] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    """Every form of its name, for telling whether a claim is about it."""

    def is_about(self, name: str) -> bool:
        """Whether a film's name in a sentence could be this film's."""
        k = key(name)
        return not k or any(
            k == own
            or inflected(k, own, latin=True)
            or (_unjoined(k) == _unjoined(own) != [])
            or (len(k) > 3 and (f" {k} " in f" {own} " or f" {own} " in f" {k} "))
            for own in self.keys
        )


def _unjoined(name: str) -> list[str]:
    """The words of a name's key without those for "and": "Salt & Stone" has none, "Salt and Stone" has one."""
    return [word for word in name.split() if word not in any_of("and")]


def claims_of(claims: list[Claim], subject: Subject, subjects: list[Subject], kind: str) -> list[Claim]:
    """The claims about one film: of its nodes, in its stretch, about its name."""
    alone = len(subjects) == 1
    found = []
    for claim in claims:
        if claim.subject != kind or claim.property in ("name", "alternate_names", "section"):
            continue
        if claim.node:
            if claim.node in subject.nodes:
                found.append(claim)
            continue
        inside = claim.block >= 0 and subject.start <= claim.block < subject.end
        # an introduction to several films says of each by name what it says
        if not inside and not alone and not _introduces(claim, subject, subjects):
            continue
        if not inside and alone and claim.block >= 0:
            continue
        if claim.about and not subject.is_about(claim.about):
            claim.why = claim.why or f"said of {claim.about!r}"
            continue
        found.append(claim)
    # "**Low Water** (Ada Brandt) A ferry waits": she made it, and plays nobody
    heads = {(c.block, c.value.name) for c in found if c.property == "directors" and c.evidence.reader == "headings"}
    return [
        c
        for c in found
        if c.property != "actors" or c.evidence.reader != "prose" or (c.block, c.value.name) not in heads
    ]


def _introduces(claim: Claim, subject: Subject, subjects: list[Subject]) -> bool:
    """Whether a claim outside all stretches, as in a headline of two films, names this film and no other."""
    if not claim.about or any(s.start <= claim.block < s.end for s in subjects):
        return False
    k = key(claim.about)
    return k in subject.keys or (subject.is_about(claim.about) and not any(k in s.keys for s in subjects))
