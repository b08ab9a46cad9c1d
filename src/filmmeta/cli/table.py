"""A page as a table for people: each field with its value, the reader that found it and the spot that says it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from filmmeta.cli.common import safe
from filmmeta.wording import value_text

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
        said = value_text(value)
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
