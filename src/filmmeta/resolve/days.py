"""Which of several days is a review's: none to come, none of a change, that of the place where it was written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from filmmeta.claims import Claim


def days_of(name: str, by_property: dict[str, list[Claim]]) -> list[Claim]:
    """The claims that have a say about `"date_published"` or `"date_modified"`."""
    found = [c for c in by_property[name] if _has_been(c)]
    if name == "date_published":
        found = _not_of_change(found, by_property.get("date_modified", []))
    return _of_its_place(found)


def _has_been(claim: Claim) -> bool:
    """Whether a claim is no day to come: a film may be set in 2063, its review is not of then."""
    return not isinstance(claim.value, date) or claim.value.year <= datetime.now(UTC).year + 1


def _not_of_change(dated: list[Claim], changed: list[Claim]) -> list[Claim]:
    """Without the day that the page's foot calls that of its last change, where a plain spot has another one."""
    days = {str(c.value)[:_DAY] for c in changed if c.evidence.note == "after the text"}
    others = [c for c in dated if str(c.value)[:_DAY] not in days]
    return others if any(c.evidence.confidence >= _PLAIN for c in others) else dated


_PLAIN, _DAY = 0.5, len("2020-05-03")


def _of_its_place(claims: list[Claim]) -> list[Claim]:
    """The days without the moments in UTC that fall on another day where the page was written, and that it shows.

    Generators of static sites write "2021-09-11T18:14:00.000Z" into the markup, and "2021-09-12" above the text.
    """
    shown = [_day(c.value) for c in claims if not c.node and c.evidence.confidence >= 0.5 and _is_of_place(c)]
    kept = []
    for claim in claims:
        moment = claim.value
        if isinstance(moment, datetime) and moment.utcoffset() == timedelta() and _day(moment) not in shown:
            if any(abs(day - _day(moment)) <= _A_DAY for day in shown):
                claim.why = "another day where the page was written"
                continue
        kept.append(claim)
    return kept


_A_DAY = timedelta(days=1)


def _is_of_place(claim: Claim) -> bool:
    """Whether the page shows a day beside its text, no moment somewhere on earth."""
    return claim.evidence.reader == "byline" and not (isinstance(claim.value, datetime) and claim.value.tzinfo)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
