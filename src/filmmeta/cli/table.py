"""A page as a table for people: each field with its value, the reader that found it and the spot that says it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from filmmeta.cli.common import safe

if TYPE_CHECKING:
    from filmmeta.models import Film, Page, Review

_HIDDEN_FIELDS = ("film", "character")


def table(page: Page, width: int = 110) -> str:
    """The page for people: each field with its value, the reader that found it and the spot of the page."""
    lines: list[str] = []
    for number, film in enumerate(page.films, 1):
        lines += _section(f"Film {number} of {len(page.films)}" if len(page.films) > 1 else "Film", page, film, width)
    for number, review in enumerate(page.reviews, 1):
        title = f"Review {number} of {len(page.reviews)}" if len(page.reviews) > 1 else "Review"
        if review.film is not None and len(page.films) > 1:
            title += f": {review.film.name}"
        lines += _section(title, page, review, width)
    if not page.films:
        lines.append("No film: the page reviews none, or does not say which.")
    lines += [f"warning: {safe(w)}" for w in page.warnings]
    return "\n".join(lines).rstrip()


def _section(title: str, page: Page, subject: Film | Review, width: int) -> list[str]:
    lines = [safe(title), "─" * len(title)]
    for name in type(subject).model_fields:
        value = getattr(subject, name)
        if value in (None, []) or name in _HIDDEN_FIELDS:
            continue
        found = page.evidence(subject, name)
        said = shown(value)
        room = max(20, width - 24)
        wrapped = textwrap.wrap(safe(said), room)[:3] or [""]
        if len(said) > 3 * room:
            wrapped[-1] = wrapped[-1][: room - 1] + "…"
        lines.append(f"  {name:<21} {wrapped[0]}")
        lines += [f"  {'':<21} {w}" for w in wrapped[1:]]
        if found:
            spot = f"{found[0].reader}, {found[0].where or 'the address'}" + (
                f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            )
            lines.append(f"  {'':<21} ↳ {safe(spot)}")
    return [*lines, ""]


def shown(value: Any) -> str:
    """One value of a field for people."""
    if isinstance(value, list):
        return ", ".join(shown(v) for v in value)
    name = getattr(value, "name", None)
    if name is not None:
        character = getattr(value, "character", None)
        return f"{name} ({character})" if character else str(name)
    kind = type(value).__name__
    if kind == "Score":
        best = f"/{value.best:g}" if value.best is not None else ""
        count = f" ({value.count:,} votes)" if value.count else ""
        return f"{value.source or 'aggregate'} {value.value:g}{best}{count}"
    if kind == "Rating":
        if value.value is None:
            return str(value.text)
        return (
            f"{value.value:g}"
            + (f"/{value.best:g}" if value.best is not None else "")
            + (f"  “{value.text}”" if value.text else "")
        )
    if kind == "timedelta":
        return f"{int(value.total_seconds() // 60)} min"
    return str(value).replace("\n\n", " ¶ ")
