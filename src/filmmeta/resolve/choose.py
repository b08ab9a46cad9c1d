"""Which of several claims for one field win, and what the losers are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from filmmeta.claims import Claim
from filmmeta.models import Organization, Person, Rating, Score
from filmmeta.vocabulary import key

_TRUSTED = 0.68
"""From here on a spot speaks for itself; below, it counts only where no better one speaks."""


def by_field(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """The claims for each field that have a say: of the highest rank there is, and of others those that agree."""
    found: dict[str, list[Claim]] = defaultdict(list)
    ranked = set()
    for claim in claims:
        found[claim.property].append(claim)
        if claim.rank:
            ranked.add(claim.property)
    for name in ranked:
        said = {identity(claim.value) for claim in highest(found[name])}
        for claim in found[name]:
            if identity(claim.value) not in said and not claim.won:
                claim.why = OUTRANKED
        found[name] = [claim for claim in found[name] if identity(claim.value) in said]
    return found


def highest(claims: list[Claim]) -> list[Claim]:
    """The claims of the highest rank."""
    rank = max((claim.rank for claim in claims), default=0)
    return [claim for claim in claims if claim.rank == rank]


OUTRANKED = "what a profile says of the site goes before it"


def without_absent(claims: list[Claim]) -> list[Claim]:
    """The claims without those for fields of which one of a higher rank says that the page does not state them."""
    absent = {c.value: c.rank for c in claims if c.subject == "page" and c.property == "absent"}
    if not absent:
        return claims
    kept = []
    for claim in claims:
        if claim.rank < absent.get(f"{claim.subject}.{claim.property}", 0):
            claim.why = OUTRANKED
        else:
            kept.append(claim)
    return kept


@dataclass
class Choice:
    """What was decided for one field."""

    value: Any = None
    won: list[Claim] = field(default_factory=list)
    lost: list[Claim] = field(default_factory=list)
    why: str = ""
    """What the losers are told."""

    def credit(self, target: str) -> Any:
        """The value, after each claim was told that it stands in the target, or why not."""
        for claim in self.won:
            claim.targets = (*claim.targets, target)
            claim.why = ""
        for claim in self.lost:
            if not claim.won:
                claim.why = self.why
        return self.value


def split(claims: Iterable[Claim], value: Any, kept: Collection[Any], why: str) -> Choice:
    """The choice of a value, won by the claims whose value's identity is among those kept."""
    choice = Choice(value, why=why)
    for claim in claims:
        (choice.won if identity(claim.value) in kept else choice.lost).append(claim)
    return choice


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


def choose_one(claims: list[Claim], prefer: Callable[[Claim], float] | None = None) -> Choice:
    """The value of the most trusted claim, agreeing spots together counting for more."""
    if not claims:
        return Choice()
    groups: dict[Any, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[identity(claim.value)].append(claim)

    def strength(value: Any) -> float:
        group = groups[value]
        best = max(c.evidence.confidence + (prefer(c) if prefer else 0.0) for c in group)
        readers = {c.evidence.reader for c in group}
        return best + 0.06 * (len(readers) - 1) + 0.01 * min(5, len(group) - 1)

    winner = max(groups, key=strength)
    best = max(groups[winner], key=lambda c: c.evidence.confidence + _fullness(c.value))
    return split(claims, best.value, {winner}, f"{best.evidence.reader} is trusted more here")


def _fullness(value: Any) -> float:
    """Of equal values the fuller one: a rating with its scale, a moment with its time."""
    if isinstance(value, Rating):
        return 0.2 if value.best is not None else 0.0
    if isinstance(value, datetime):
        return 0.05
    return 0.01 if isinstance(value, date) else 0.0


def choose_list(claims: list[Claim], union: bool = False) -> Choice:
    """The items of the most trusted reader's list, and with `union` those of every trusted one.

    A fact box that is trusted shuts out what sentences seem to say.
    """
    if not claims:
        return Choice([])
    lists: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        lists[claim.evidence.reader].append(claim)
    ranked = sorted(lists.values(), key=lambda group: -_best(group))
    trusted = [group for group in ranked if _best(group) >= _TRUSTED]
    chosen = (trusted if union else trusted[:1]) or ranked[:1]
    if len(chosen) == 1 and (fuller := _containing(chosen[0], ranked)):
        chosen = [chosen[0], fuller]
    floor = _best(chosen[0]) - 0.3
    kept: dict[Any, Any] = {}
    for claim in (c for group in chosen for c in _firm(group) if c.evidence.confidence >= floor):
        i = identity(claim.value)
        kept[i] = _fuller(kept[i], claim.value) if i in kept else claim.value
    return split(claims, list(kept.values()), kept, f"{chosen[0][0].evidence.reader} lists these, and is trusted more")


def _containing(group: list[Claim], others: list[list[Claim]]) -> list[Claim] | None:
    """A list that has all of a group and more: who is named in passing is a part of it.

    Sentences name people of other films, too.
    """
    said = {identity(claim.value) for claim in group}
    for other in others:
        if other[0].evidence.reader != "prose" and said < {identity(claim.value) for claim in _firm(other)}:
            return other
    return None


_SIDE = 0.14
"""What a box beside the text is trusted less than one in it: it counts where there is no other."""
_SAID = 0.06
"""Sentences name the directors of other films, too, with less weight."""


def _firm(group: list[Claim]) -> Iterable[Claim]:
    said = group[0].property == "directors" and group[0].evidence.reader == "prose"
    least = _best(group) - (_SAID if said else _SIDE)
    return (c for c in group if c.evidence.confidence >= least)


def _best(claims: Iterable[Claim]) -> float:
    return max(c.evidence.confidence for c in claims)


_KNOWN_OF: dict[type, tuple[str, ...]] = {Person: ("url", "character"), Score: ("source", "best", "count")}


def _fuller(one: Any, other: Any) -> Any:
    """Two mentions of one person or score as one, with what either knows."""
    names = _KNOWN_OF.get(type(one), ())
    return one.model_copy(update={n: getattr(one, n) or getattr(other, n) for n in names}) if names else one
