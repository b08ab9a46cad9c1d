"""Which of several claims for one field wins, and what the losers are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from filmmeta.claims import Claim
from filmmeta.models import Organization, Person, Rating, Score
from filmmeta.vocabulary import key

_TRUSTED = 0.68
"""From here on a spot speaks for itself; below, it counts only where no better one speaks."""


def identity(value: Any) -> Any:
    """What makes two values the same: names without case and punctuation, moments by day."""
    if isinstance(value, (Person, Organization)):
        return key(value.name)
    if isinstance(value, str):
        return key(value) or value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Rating):
        return value.value if value.value is not None else value.text
    if isinstance(value, Score):
        return (round(value.value, 2),)
    return value


def choose_one(claims: Sequence[Claim], prefer: Callable[[Claim], float] | None = None) -> Claim | None:
    """The claim whose value wins: the most trusted, agreeing spots together counting for more.

    Every claim of the winning value is marked as won; the others learn which value beat them.
    """
    if not claims:
        return None
    groups: dict[Any, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[identity(claim.value)].append(claim)

    def strength(group: list[Claim]) -> float:
        best = max(c.evidence.confidence + (prefer(c) if prefer else 0.0) for c in group)
        readers = {c.evidence.reader for c in group}
        return best + 0.06 * (len(readers) - 1) + 0.01 * min(5, len(group) - 1)

    winner = max(groups.values(), key=strength)
    best = max(winner, key=lambda c: c.evidence.confidence + _fullness(c.value))
    for group in groups.values():
        for claim in group:
            claim.won = group is winner
            claim.why = "" if claim.won else f"{best.evidence.reader} is trusted more here"
    return best


def _fullness(value: Any) -> float:
    """Of equal values the fuller one: a rating with its scale, a moment with its time."""
    if isinstance(value, Rating):
        return 0.2 if value.best is not None else 0.0
    if isinstance(value, datetime):
        return 0.05
    return 0.01 if isinstance(value, date) else 0.0


def choose_list(claims: Sequence[Claim], union: bool = False) -> list[Any]:
    """The items that win: the list of the most trusted reader, and with `union` those of every trusted one.

    A fact box that is trusted shuts out what sentences seem to say.
    """
    if not claims:
        return []
    lists: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        lists[claim.evidence.reader].append(claim)
    ranked = sorted(lists.values(), key=lambda group: -max(c.evidence.confidence for c in group))
    trusted = [g for g in ranked if max(c.evidence.confidence for c in g) >= _TRUSTED]
    chosen = (trusted if union else trusted[:1]) or ranked[:1]
    floor = max(c.evidence.confidence for c in chosen[0]) - 0.3
    kept: dict[Any, Any] = {}
    for group in chosen:
        for claim in group:
            if claim.evidence.confidence < floor:
                continue
            i = identity(claim.value)
            if i not in kept:
                kept[i] = claim.value
            else:
                kept[i] = fuller(kept[i], claim.value)
    for claim in claims:
        claim.won = identity(claim.value) in kept
        claim.why = "" if claim.won else f"{chosen[0][0].evidence.reader} lists these, and is trusted more"
    return list(kept.values())


def fuller(one: Any, other: Any) -> Any:
    """Two mentions of one person or score as one, with what either knows."""
    if isinstance(one, Person) and isinstance(other, Person):
        return one.model_copy(update={"url": one.url or other.url, "character": one.character or other.character})
    if isinstance(one, Score) and isinstance(other, Score):
        return one.model_copy(
            update={
                "source": one.source or other.source,
                "best": one.best or other.best,
                "count": one.count or other.count,
            }
        )
    return one
