"""A page that filmmeta's own block describes: its films and reviews are those of the block, value for value."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from filmmeta.claims import Claim
from filmmeta.models import Film, Review
from filmmeta.resolve.choose import by_field


def is_written(claim: Claim) -> bool:
    """Whether a claim stands in a block of ours."""
    return claim.evidence.reader == "written"


def written_films(claims: list[Claim]) -> dict[str, Film]:
    """The films of the blocks, by their nodes, in page order."""
    return {
        node: Film(**_fields(of_node, Film, f"films[{number}]"))
        for number, (node, of_node) in enumerate(_by_node(claims, "film").items())
    }


def written_reviews(claims: list[Claim], films: dict[str, Film]) -> list[Review]:
    """The reviews of the blocks, in page order."""
    reviews = []
    for number, of_node in enumerate(_by_node(claims, "review").values()):
        fields = _fields(of_node, Review, f"reviews[{number}]")
        reviews.append(Review(**{**fields, "film": films.get(of_node[0].about)}))
    return reviews


def _by_node(claims: list[Claim], subject: str) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject == subject and is_written(claim):
            found[claim.node].append(claim)
    if len(found) == 1:  # what a profile says is of the one there is
        next(iter(found.values())).extend(c for c in claims if c.subject == subject and c.rank and c.property != "film")
    return found


def _fields(claims: list[Claim], model: type[Film | Review], target: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for claim in (c for of_field in by_field(claims).values() for c in of_field):
        claim.targets = (*claim.targets, target)
        if model.model_fields[claim.property].default == []:
            fields.setdefault(claim.property, []).append(claim.value)
        else:
            fields[claim.property] = claim.value
    return fields
