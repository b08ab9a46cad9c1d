"""Decides, in one place: which films the page is about, which claims are about them, which values win."""

from __future__ import annotations

from filmmeta.claims import Claim
from filmmeta.models import Page
from filmmeta.resolve.choose import without_absent
from filmmeta.resolve.film import film_of
from filmmeta.resolve.review import Context, reviews_of
from filmmeta.resolve.subject import claims_of
from filmmeta.resolve.subjects import find_subjects
from filmmeta.resolve.written import is_written, written_films, written_reviews


def resolve(
    claims: list[Claim], url: str | None, language: str | None, warnings: list[str], most_films: int = 100
) -> Page:
    """The page that a list of claims adds up to. Each claim is told where it went, or why it lost."""
    every, claims = claims, without_absent(claims)
    if any(map(is_written, claims)):
        return _as_written(claims, every, url, language, warnings)
    subjects = find_subjects(claims, (language or "").partition("-")[0] or None)
    if len(subjects) > most_films:
        warnings.append(f"the page names {len(subjects)} films: {len(subjects) - most_films} left out")
        subjects = subjects[:most_films]
    films = [
        film_of(subject, claims_of(claims, subject, subjects, "film"), f"films[{number}]")
        for number, subject in enumerate(subjects)
    ]
    reviews = reviews_of(subjects, films, Context(claims, language, url, len(films) > 1)) if films else []
    for claim in every:
        if not claim.targets and not claim.why:
            claim.why = _why_lost(claim, bool(films), bool(reviews))
    return Page(url=url, language=language, films=films, reviews=reviews, warnings=warnings, claims=every)


def _as_written(
    claims: list[Claim], every: list[Claim], url: str | None, language: str | None, warnings: list[str]
) -> Page:
    """The page as the block says that `filmmeta.embed` put there: it is the site's own word, and nothing is added."""
    films = written_films(claims)
    reviews = written_reviews(claims, films)
    for claim in every:
        if not claim.won and not claim.why:
            claim.why = "the page holds structured data that filmmeta wrote"
    return Page(
        url=url, language=language, films=list(films.values()), reviews=reviews, warnings=warnings, claims=every
    )


def _why_lost(claim: Claim, films: bool, reviews: bool) -> str:
    if not films:
        return "the page is about no film"
    if claim.subject == "page":
        return "of the page, not of a film or review"
    if claim.subject == "review" and not reviews:
        return "the page holds no review"
    return "another spot is trusted more"
