"""Decides, in one place: which films the page is about, which claims are about them, which values win."""

from __future__ import annotations

from filmmeta.claims import Claim
from filmmeta.models import Page
from filmmeta.resolve.assemble import assemble
from filmmeta.resolve.subject import find_subjects


def resolve(claims: list[Claim], url: str | None, language: str | None, warnings: list[str]) -> Page:
    """The page that a list of claims adds up to. Each claim is marked with where it went and why."""
    subjects = find_subjects(claims)
    films, reviews = assemble(claims, subjects, language, url)
    for claim in claims:
        if not claim.won and not claim.why:
            claim.why = "not about a film" if not films else "another spot is trusted more"
    return Page(url=url, language=language, films=films, reviews=reviews, warnings=warnings, claims=claims)
