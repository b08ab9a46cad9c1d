"""Which films a page is about: none, one, or several, each with its stretch of the page."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from filmmeta.claims import Claim
from filmmeta.vocabulary import key, words

_CREDITS = ("directors", "actors", "writers", "cinematographers", "composers", "editors", "producers", "content_rating", "duration", "release_date")
_HEADING_FORM = {"quoted": 3.0, "year": 3.2, "review": 2.4, "whole": 1.3, "part": 1.0}
_LEAST_NAME = 2.6
_MONTHS_AND_DIGITS = re.compile(r"^[\d\s:./-]+$")


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
        return not k or any(k == own or _inflected(k, own) or (len(k) > 3 and (f" {k} " in f" {own} " or f" {own} " in f" {k} ")) for own in self.keys)


class _Pool:
    """The claims, sorted for the questions asked here."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self.page: dict[str, list[Claim]] = defaultdict(list)
        self.film: dict[str, list[Claim]] = defaultdict(list)
        self.review: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            {"page": self.page, "film": self.film, "review": self.review}[claim.subject][claim.property].append(claim)

    def weight(self, name: str) -> float:
        return max((float(c.value) for c in self.page[f"{name}_words"]), default=0.0)

    def body(self) -> str:
        found = [c for c in self.review["body"] if c.evidence.reader == "body"]
        return "\n".join(str(c.value) for c in found)

    def kinds(self, reader: str | None = None) -> dict[str, float]:
        found: dict[str, float] = {}
        for c in self.page["kind"]:
            if reader is None or c.evidence.reader == reader:
                found[c.value] = max(found.get(c.value, 0.0), c.evidence.confidence)
        return found


def find_subjects(claims: list[Claim]) -> list[Subject]:
    """The films of a page, in page order; empty where it is about none."""
    pool = _Pool(claims)
    marked = list(_marked_films(pool))
    if not marked and not _is_about_film(pool):
        return []
    several = _several(pool, marked)
    if several:
        return several
    if len(marked) > 1 and not _one_film(marked):
        return _joined(marked)
    single = _single(pool, marked)
    return [single] if single is not None else []


# ---------------------------------------------------------------- is it about a film at all

def _is_about_film(pool: _Pool) -> bool:
    """Whether a page without Movie markup has a film for its subject: by its words, boxes and types."""
    kinds = pool.kinds()
    film = pool.weight("film")
    others = {k: pool.weight(k) for k in ("series", "book", "game", "music", "elsewhere")}
    if kinds.get("film", 0) >= 0.8:
        film += 10
    for kind in ("series", "book", "game", "music", "elsewhere"):
        if kinds.get(kind, 0) >= 0.8:
            others[kind] += 25
        elif kinds.get(kind, 0) >= 0.5:
            others[kind] += 8
    credits = {c.property for name in _CREDITS for c in pool.film[name] if c.evidence.reader == "labels" and c.evidence.confidence >= 0.6}
    film += 4 * len(credits)
    if any(c.evidence.confidence >= 0.5 for c in pool.film["imdb_id"]):
        film += 5
    review = pool.weight("review")
    if film < 4:
        return False
    length = max(float(c.value) for c in pool.page["text_length"]) if pool.page["text_length"] else 0.0
    density = film / max(1.0, length / 1000)
    rival = max(others.values())
    if rival > film:
        return False
    if credits & {"directors", "actors"} or kinds.get("film"):
        return film > 1.1 * rival
    enough = density >= 1.6 or film >= 14
    return enough and film > 1.25 * rival and (review > 0 or density >= 2.2 or film >= 10)


# ---------------------------------------------------------------- films that markup names

def _marked_films(pool: _Pool) -> Iterator[Subject]:
    """One subject for each film that markup describes; nodes of one name are one film."""
    by_key: dict[str, Subject] = {}
    for claim in pool.film["name"]:
        if not claim.node or not claim.value:
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


def _one_film(marked: list[Subject]) -> bool:
    names = [key(s.name) for s in marked]
    return all(a in b or b in a for a in names for b in names)


def _joined(marked: list[Subject]) -> list[Subject]:
    return marked


# ---------------------------------------------------------------- several films in stretches

@dataclass
class _Section:
    block: int
    name: str
    form: str
    tag: str
    claim: Claim
    film_like: bool = False


def _several(pool: _Pool, marked: list[Subject]) -> list[Subject]:
    """The films of a round-up: heads of one kind that each name a film, with their stretches."""
    if len(marked) == 1:
        return []
    sections = [_Section(c.block, c.value, *_form_and_tag(c), claim=c) for c in sorted(pool.film["section"], key=lambda c: c.block)]
    if len(sections) < 2:
        return []
    last = max((c.block for c in pool.review["body"]), default=sections[-1].block) + 1
    _judge(sections, pool, last)
    groups: dict[str, list[_Section]] = defaultdict(list)
    for section in sections:
        groups[section.tag].append(section)
    best = max(groups.values(), key=lambda g: sum(s.film_like for s in g))
    films = [s for s in best if s.film_like]
    plural = pool.weight("plural") > 0
    if len(films) < 2 or len({key(s.name) for s in films}) < 2:
        return []
    if len(films) < (0.5 if plural else 0.6) * len(best):
        return []
    strong = sum(1 for s in films if s.form in ("year", "rated", "quoted", "dated") or _labelled(pool, s, _next_start(best, s, last)))
    if strong < 2:
        return []
    subjects = []
    for section in films:
        end = _next_start(best, section, last)
        subject = Subject(name=section.name, start=section.block, end=end, keys={key(section.name)}, name_claims=[section.claim])
        subjects.append(subject)
    return subjects


def _form_and_tag(claim: Claim) -> tuple[str, str]:
    form, _, tag = claim.evidence.note.partition(" ")
    return form, tag


def _next_start(sections: list[_Section], section: _Section, last: int) -> int:
    return next((s.block for s in sections if s.block > section.block), last)


def _labelled(pool: _Pool, section: _Section, end: int) -> bool:
    return any(c.evidence.reader == "labels" and section.block <= c.block < end for name in ("directors", "actors", "duration", "genres")
               for c in pool.film[name])


def _judge(sections: list[_Section], pool: _Pool, last: int) -> None:
    """A head names a film where it has a film's form, or a fact box or a rating follows it."""
    for section in sections:
        following = [s.block for s in sections if s.tag == section.tag and s.block > section.block]
        end = following[0] if following else last
        words_ = key(section.name).split()
        if not words_ or len(words_) > 9 or key(section.name) in words("ends") or key(section.name) in words("summary", None, "labels"):
            continue
        section.film_like = section.form in ("year", "rated", "dated") or (section.form == "quoted" and len(words_) <= 7) or _labelled(pool, section, end)


# ---------------------------------------------------------------- one film

@dataclass
class _Candidate:
    key: str
    text: str
    score: float = 0.0
    heading: float = 0.0
    heading_sources: set[str] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)
    prose: float = 0.0


def _single(pool: _Pool, marked: list[Subject]) -> Subject | None:
    """The one film of the page: the candidate for whose name the most speaks."""
    candidates = _candidates(pool)
    if not candidates:
        return None
    ranked = sorted(candidates.values(), key=lambda c: -c.score)
    if marked:
        main = marked[0]
        subject = Subject(name=main.name, alternates=main.alternates, nodes=set().union(*(m.nodes for m in marked)),
                          name_claims=main.name_claims, keys=set(main.keys))
    else:
        best = ranked[0]
        if best.score < _LEAST_NAME:
            return None
        subject = Subject(name=best.text, name_claims=best.claims, keys={best.key})
    _add_alternates(subject, ranked, pool)
    return subject


def _candidates(pool: _Pool) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = {}
    for claim in pool.film["name"]:
        k = key(claim.value)
        if not k:
            continue
        candidate = found.setdefault(k, _Candidate(k, claim.value))
        candidate.claims.append(claim)
        reader = claim.evidence.reader
        if reader == "markup":
            candidate.score += 6 * claim.evidence.confidence
        elif reader == "labels":
            candidate.score += 4.5 * claim.evidence.confidence
        elif reader == "headings":
            weight = _HEADING_FORM.get(claim.evidence.note, 1.0)
            source = claim.evidence.text
            if weight > candidate.heading:
                candidate.heading = weight
                candidate.text = claim.value if not candidate.claims or candidate.claims[0].evidence.reader == "headings" else candidate.text
            candidate.heading_sources.add(source)
        elif reader == "prose":
            candidate.prose = max(candidate.prose, claim.evidence.confidence * 4)
    _share_inflected(found)
    body = pool.body()
    folded = f" {key(body)} " if len(body) < 60_000 else f" {key(body[:60_000])} "
    slug = next((key(c.value) for c in pool.page["slug"]), "")
    sites = _sites(pool)
    for candidate in found.values():
        candidate.score += candidate.heading + 0.25 * max(0, len(candidate.heading_sources) - 1) + candidate.prose
        candidate.score += _plain_support(candidate, folded, slug, sites)
    _prefer_whole(found, folded)
    return found


def _plain_support(candidate: _Candidate, folded: str, slug: str, sites: set[str]) -> float:
    k = candidate.key
    spaced = k[:1] < "\u2e80"
    times = folded.count(f" {k} ") if spaced else folded.count(k)
    support = min(1.6, 0.55 * math.log2(1 + times))
    if slug and (f" {k} " in f" {slug} "):
        support += 0.5 + 0.7 * len(k) / len(slug)
    if k in sites:
        support -= 6
    tokens = k.split()
    if _MONTHS_AND_DIGITS.match(k) and len(k) > 5:
        support -= 3
    if len(tokens) > 8:
        support -= 0.25 * (len(tokens) - 8)
    generic = words("film") | words("review") | words("prefix") | words("suffix") | words("ends") | words("skip")
    if k in generic or all(t in generic for t in tokens):
        support -= 4
    return support


def _share_inflected(found: dict[str, _Candidate]) -> None:
    """«Марсианина» in the text supports "Марсианин" in the headline."""
    heads = [c for c in found.values() if c.heading or any(x.evidence.reader in ("labels", "markup") for x in c.claims)]
    for candidate in list(found.values()):
        if candidate.heading or candidate.prose == 0:
            continue
        head = next((h for h in heads if h is not candidate and _inflected(candidate.key, h.key)), None)
        if head is not None:
            head.prose += candidate.prose * 0.8
            candidate.prose *= 0.2


def _inflected(one: str, other: str) -> bool:
    """Whether two names are the same words with other endings."""
    a, b = one.split(), other.split()
    return len(a) == len(b) and all(x == y or (len(x) > 4 and len(y) > 4 and x[:max(4, min(len(x), len(y)) - 3)] == y[:max(4, min(len(x), len(y)) - 3)]
                                               and abs(len(x) - len(y)) <= 3) for x, y in zip(a, b, strict=True)) and one[:1] > "\x7f"


def _prefer_whole(found: dict[str, _Candidate], folded: str) -> None:
    """"Star Trek: First Contact" over "First Contact" where the text has the whole, too."""
    ranked = sorted(found.values(), key=lambda c: -c.score)[:12]
    for longer in ranked:
        for shorter in ranked:
            if longer is shorter or f" {shorter.key} " not in f" {longer.key} ":
                continue
            times = folded.count(f" {longer.key} ")
            if times and longer.heading and times >= 0.25 * folded.count(f" {shorter.key} "):
                longer.score = max(longer.score, shorter.score + 0.1)


def _sites(pool: _Pool) -> set[str]:
    found = {key(c.value) for c in pool.page["site"] if c.evidence.confidence >= 0.5}
    found |= {key(c.value.name) for c in pool.review["publisher"] if c.evidence.confidence >= 0.5}
    return found - {""}


def _add_alternates(subject: Subject, ranked: list[_Candidate], pool: _Pool) -> None:
    """Other forms of the name: those that labels give, and those that the headline and the text share."""
    own = key(subject.name)
    for claim in pool.film["alternate_names"]:
        if claim.node and claim.node not in subject.nodes:
            continue
        if key(claim.value) != own:
            subject.alternates.append(claim.value)
        subject.name_claims.append(claim)
        subject.keys.add(key(claim.value))
    for candidate in ranked[:8]:
        strong = any(c.evidence.reader in ("labels", "markup") for c in candidate.claims) or candidate.heading >= 3 and candidate.prose > 0
        related = (f" {candidate.key} " in f" {own} " or f" {own} " in f" {candidate.key} ") and candidate.prose > 0.9
        if candidate.key != own and (strong or related):
            subject.alternates.append(candidate.text)
            subject.name_claims.extend(candidate.claims)
            subject.keys.add(candidate.key)
    subject.alternates = _distinct(subject.alternates, own)


def _distinct(names: Iterable[str], own: str) -> list[str]:
    seen = {own, ""}
    kept = []
    for name in names:
        if key(name) not in seen:
            seen.add(key(name))
            kept.append(name)
    return kept
