"""From the films a page is about and its claims to `Film` and `Review` objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from filmmeta.claims import Claim
from filmmeta.models import Film, Organization, Person, Review
from filmmeta.resolve.choose import choose_list, choose_one, identity
from filmmeta.resolve.subject import Subject
from filmmeta.values import language as languages
from filmmeta.vocabulary import key

_PEOPLE = ("directors", "writers", "producers", "cinematographers", "editors", "composers", "actors")
_LISTS = ("genres", "countries", "languages", "production_companies", "distributors", "watch_on")
_SCALARS = ("year", "release_date", "duration", "content_rating", "imdb_id", "description", "image", "url")
_LEAST_RATING = 0.45
_LEAST_BODY = 60


def assemble(
    claims: list[Claim], subjects: list[Subject], language: str | None, url: str | None
) -> tuple[list[Film], list[Review]]:
    """The films and reviews, in page order."""
    if not subjects:
        return [], []
    films = []
    for number, subject in enumerate(subjects):
        films.append(_film(_claims_of(claims, subject, subjects, "film"), subject, f"films[{number}]"))
    reviews = _reviews(claims, subjects, films, language, url)
    return films, reviews


def _claims_of(claims: list[Claim], subject: Subject, subjects: list[Subject], kind: str) -> list[Claim]:
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
        if claim.block >= 0 and not subject.start <= claim.block < subject.end:
            continue
        if claim.block < 0 and not alone and not (claim.about and key(claim.about) in subject.keys):
            continue
        if claim.about and not subject.is_about(claim.about):
            claim.why = claim.why or f"said of {claim.about!r}"
            continue
        found.append(claim)
    return found


def _film(claims: list[Claim], subject: Subject, target: str) -> Film:
    by_property: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        claim.target = target
        by_property[claim.property].append(claim)
    fields: dict[str, Any] = {"name": subject.name, "alternate_names": subject.alternates}
    for claim in subject.name_claims:
        claim.target, claim.won, claim.why = target, True, ""
        claim.property = "name" if key(claim.value) == key(subject.name) else "alternate_names"
    for name in _PEOPLE:
        fields[name] = choose_list(by_property[name], union=name == "actors")
    for name in _LISTS:
        fields[name] = choose_list(by_property[name])
    for name in _SCALARS:
        winner = choose_one(by_property[name])
        fields[name] = winner.value if winner is not None else None
    fields["same_as"] = choose_list(by_property["same_as"], union=True)
    fields["scores"] = choose_list(by_property["scores"], union=True)
    if fields["release_date"] is not None and isinstance(fields["release_date"], datetime):
        fields["release_date"] = fields["release_date"].date()
    return Film(**fields)


# ---------------------------------------------------------------- reviews


def _reviews(
    claims: list[Claim], subjects: list[Subject], films: list[Film], language: str | None, url: str | None
) -> list[Review]:
    nodes = _review_nodes(claims)
    main = _main_node(nodes, claims)
    reviews: list[Review] = []
    for subject, film in zip(subjects, films, strict=True):
        own = [c for c in _claims_of(claims, subject, subjects, "review") if not c.node]
        if len(subjects) > 1:
            own += [c for c in claims if c.subject == "review" and not c.node and _is_shared(c) and c not in own]
            own += [c for c in claims if c.subject == "review" and c.node and c.node == main and _is_shared(c)]
            own += [c for n in nodes if n != main for c in nodes[n] if c.about in subject.nodes and c.about]
        else:
            own += nodes.get(main, []) if main else []
        review = _review(own, claims, film, language, url, f"reviews[{len(reviews)}]", len(subjects) > 1)
        if review is not None:
            reviews.append(review)
    if len(subjects) == 1:
        for name, of_node in nodes.items():
            if name == main or not any(c.property == "film" for c in of_node):
                continue
            if any(c.about and c.about not in subjects[0].nodes for c in of_node):
                continue
            review = _review(of_node, [], films[0], None, None, f"reviews[{len(reviews)}]", False, sure=True)
            if review is not None:
                reviews.append(review)
    return reviews


def _is_shared(claim: Claim) -> bool:
    """What a round-up says once for all its films: who wrote it, when, where."""
    return claim.property in ("authors", "publisher", "date_published", "date_modified", "language", "url")


def _review_nodes(claims: list[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject == "review" and claim.node:
            found[claim.node].append(claim)
    return found


def _main_node(nodes: dict[str, list[Claim]], claims: list[Claim]) -> str | None:
    """The markup node that is the page's own review: the article, or the one review, or that of the visible author."""
    if not nodes:
        return None
    bylines = {key(c.value.name) for c in claims if c.subject == "review" and c.property == "authors" and not c.node}
    reviews = {n: of for n, of in nodes.items() if any(c.property == "film" for c in of)}
    articles = {n: of for n, of in nodes.items() if n not in reviews}
    if len(reviews) == 1 and not (articles and bylines and not _authors(next(iter(reviews.values()))) & bylines):
        only = next(iter(reviews))
        if articles:  # an Article beside its Review: two descriptions of one text
            nodes[only] += [
                c
                for of in articles.values()
                for c in of
                if c.property != "headline" or not any(x.property == "headline" for x in nodes[only])
            ]
        return only
    for name, of_node in reviews.items():
        if _authors(of_node) & bylines:
            return name
    with_date = sorted(articles, key=lambda n: -len(articles[n]))
    return with_date[0] if with_date else None


def _authors(claims: Sequence[Claim]) -> set[str]:
    return {key(c.value.name) for c in claims if c.property == "authors"}


def _review(
    own: list[Claim],
    everything: list[Claim],
    film: Film,
    language: str | None,
    url: str | None,
    target: str,
    several: bool,
    sure: bool = False,
) -> Review | None:
    by_property: dict[str, list[Claim]] = defaultdict(list)
    for claim in own:
        by_property[claim.property].append(claim)
    taken = {c.block for c in everything if c.subject == "page" and c.property == "fact_line" and c.block >= 0}
    body, body_claims = _body(by_property["body"], taken, film, several)
    if not sure and not _is_review(by_property, everything, body, several):
        return None
    before = {id(c): c.target for c in own}
    fields: dict[str, Any] = {"film": film, "body": body}
    fields["authors"] = _author_list(by_property["authors"], film, by_property["publisher"])
    writers = {key(a.name) for a in fields["authors"]}
    preferences = {
        "date_published": _earlier,
        "publisher": lambda claim: -0.2 if key(claim.value.name) in writers else 0.0,
    }
    for name in ("publisher", "date_published", "date_modified", "headline", "summary", "url"):
        winner = choose_one(
            [
                c
                for c in by_property[name]
                if not several or name not in ("headline", "summary") or c.block >= 0 or c.node
            ],
            preferences.get(name),
        )
        fields[name] = winner.value if winner is not None else None
    rating = choose_one([c for c in by_property["rating"] if c.evidence.confidence >= _LEAST_RATING])
    fields["rating"] = rating.value if rating is not None else None
    for name in ("pros", "cons"):
        fields[name] = choose_list(by_property[name])
    fields["language"] = _language(by_property["language"], body, language)
    fields["url"] = fields["url"] or url
    for claim in own:
        if claim.won or claim in body_claims:
            claim.target = target if not before[id(claim)] else claim.target
        elif not claim.target:
            claim.target = target
    return Review(**fields)


def _earlier(claim: Claim) -> float:
    """Of two dates trusted alike the earlier one is the publication."""
    value = claim.value
    day = value.date() if isinstance(value, datetime) else value
    today = datetime.now(UTC).date()
    return -0.5 if isinstance(day, date) and (day - today).days > 400 else 0.0


def _body(claims: list[Claim], taken: set[int], film: Film, several: bool) -> tuple[str | None, list[Claim]]:
    """The review's text: visible paragraphs, unless markup alone has the whole of it."""
    visible = sorted((c for c in claims if not c.node), key=lambda c: c.block)
    kept = []
    titles = {key(film.name), *map(key, film.alternate_names)}
    for claim in visible:
        short = len(claim.value) < 160
        if claim.block in taken and (short or claim.evidence.confidence < 0.7):
            claim.why = "a line of facts"
            continue
        if short and key(claim.value) in titles and not claim.evidence.note:
            claim.why = "only the film's title"
            continue
        kept.append(claim)
    kept = _trimmed(kept)
    text = "\n\n".join(c.value for c in kept)
    marked = max((c for c in claims if c.node), key=lambda c: len(c.value), default=None)
    if marked is not None and len(marked.value) > 1.5 * len(text) and len(marked.value) > 200 and not several:
        marked.won = True
        return marked.value, [marked]
    for claim in kept:
        claim.won, claim.why = True, ""
    return (text or (marked.value if marked is not None else None)) or None, kept


def _trimmed(claims: list[Claim]) -> list[Claim]:
    """Short lines before the first paragraph and after the last are bylines, dates, captions: not the text."""
    solid = [i for i, c in enumerate(claims) if c.evidence.confidence >= 0.75]
    if not solid:
        return claims
    for claim in claims[: solid[0]] + claims[solid[-1] + 1 :]:
        claim.why = "outside the review's paragraphs"
    kept = claims[solid[0] : solid[-1] + 1]
    while kept and kept[-1].evidence.note == "heading" and len(kept) > 1:
        kept = kept[:-1]
    return kept


def _is_review(by_property: dict[str, list[Claim]], everything: list[Claim], body: str | None, several: bool) -> bool:
    """Whether there is a review, and not only a film's facts: a verdict, an author, a date, or words that say so."""
    if any(c.node and c.property == "film" for c in by_property["film"]):
        return True
    if any(c.evidence.confidence >= 0.6 for c in by_property["rating"]):
        return True
    weight = {c.property: float(c.value) for c in everything if c.subject == "page" and c.property.endswith("_words")}
    text = body or ""
    if len(text) < _LEAST_BODY:
        return False
    if several:
        return len(text) >= 20
    authored = any(c.evidence.confidence >= 0.55 for c in by_property["authors"])
    dated = any(c.evidence.confidence >= 0.5 for c in by_property["date_published"])
    opinion = weight.get("review_words", 0) >= 2 or weight.get("first_person_words", 0) >= 3
    kinds = {
        c.value for c in everything if c.subject == "page" and c.property == "kind" and c.evidence.confidence >= 0.8
    }
    if "film" in kinds and not authored and not opinion:
        return False
    return authored or dated or opinion or len(text) > 800


def _author_list(claims: list[Claim], film: Film, publishers: list[Claim]) -> list[Person | Organization]:
    """The authors: the most trusted spot's, a person before the site's handle."""
    credited = {key(p.name) for p in [*film.directors, *film.writers, *film.actors]}
    sites = {key(c.value.name) for c in publishers}
    usable = [
        c
        for c in claims
        if key(c.value.name) != key(film.name) and not (key(c.value.name) in credited and c.evidence.confidence < 0.72)
    ]
    pool = [c for c in usable if isinstance(c.value, Person)] or usable
    if not pool:
        return []
    scores: dict[Any, float] = {}
    readers: dict[Any, set[str]] = defaultdict(set)
    for claim in pool:
        i = identity(claim.value)
        # the site's name in the author's place is a template's default, or a site named after its author
        scores[i] = max(scores.get(i, 0.0), claim.evidence.confidence - (0.25 if i in sites else 0.0))
        readers[i].add(claim.evidence.reader)
    best = max(scores[i] + 0.08 * (len(readers[i]) - 1) for i in scores)
    winner = max(scores, key=lambda i: scores[i] + 0.08 * (len(readers[i]) - 1))
    lead = max((c for c in pool if identity(c.value) == winner), key=lambda c: c.evidence.confidence)
    same_spot = {
        identity(c.value)
        for c in pool
        if c.evidence.where == lead.evidence.where
        and c.evidence.reader == lead.evidence.reader
        and c.evidence.confidence >= lead.evidence.confidence - 0.05
        and (c.node == lead.node)
    }
    chosen: dict[Any, Any] = {}
    for claim in pool:
        i = identity(claim.value)
        if i in same_spot and scores[i] >= best - 0.3 and i not in chosen:
            chosen[i] = claim.value
    for claim in claims:
        claim.won = identity(claim.value) in chosen
        claim.why = "" if claim.won else f"{lead.evidence.reader} names the author with more certainty"
    return list(chosen.values())


def _language(claims: list[Claim], body: str | None, language: str | None) -> str | None:
    stated = next(
        (
            c
            for c in claims
            if (2 <= len(str(c.value)) <= 10 and languages.base(str(c.value)) and "-" in str(c.value))
            or len(str(c.value)) == 2
        ),
        None,
    )
    if language:
        return language
    if stated is not None:
        stated.won = True
        return str(stated.value)
    return languages.detect(body or "") if body else None
