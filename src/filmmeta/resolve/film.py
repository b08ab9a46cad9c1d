"""From a film that the page is about and the claims about it to a `Film`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from filmmeta.claims import Claim
from filmmeta.models import Film
from filmmeta.resolve.choose import by_field, choose_list, choose_one
from filmmeta.resolve.subject import Subject
from filmmeta.vocabulary import key

_UNIONS = frozenset(("actors", "same_as", "scores"))
_LISTS = _UNIONS | {
    "directors", "writers", "producers", "cinematographers", "editors", "composers", "genres", "countries", "languages",
    "production_companies", "distributors", "watch_on",
}  # fmt: skip
_SCALARS = frozenset(("year", "release_date", "duration", "content_rating", "imdb_id", "description", "image", "url"))


def film_of(subject: Subject, claims: list[Claim], target: str) -> Film:
    """The film that the claims about it add up to."""
    by_property = by_field(claims)
    others = set(map(key, subject.alternates)) - {key(subject.name)}
    for claim in subject.name_claims:
        claim.targets, claim.why = (*claim.targets, target), ""
        # the name with another ending is no other name
        claim.property = "alternate_names" if key(claim.value) in others else "name"
    fields: dict[str, Any] = {"name": subject.name, "alternate_names": subject.alternates, **dict.fromkeys(_LISTS, ())}
    for name, of_field in by_property.items():
        if name in _SCALARS:
            fields[name] = choose_one(of_field).credit(target)
        elif name in _LISTS:
            fields[name] = choose_list(of_field, union=name in _UNIONS).credit(target)
    if isinstance(fields.get("release_date"), datetime):
        fields["release_date"] = fields["release_date"].date()
    return Film(**fields)
