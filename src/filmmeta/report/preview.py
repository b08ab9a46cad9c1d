"""How a search engine may show the page, once it has read its structured data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote, urlsplit

from filmmeta.models import Page, Rating, Review
from filmmeta.report.markup import html
from filmmeta.validation import Finding

_DESCRIPTION = 155
_STAR = "M10 1.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z"


def preview(page: Page, findings: Sequence[Finding]) -> str:
    """A search result for the main review, with stars where nothing stands against them.

    Google shows stars for a review with an author, a film and a rating
    (https://developers.google.com/search/docs/appearance/structured-data/review-snippet).
    """
    review = page.review
    film = page.film
    if film is None:
        return '<p class="empty">No film, so search engines have nothing to show but the page&#x27;s title.</p>'
    objections = [f.message for f in findings if f.severity == "error" and f.consumer.startswith("Google review")]
    title = (review.headline if review is not None else None) or film.name
    address = (review.url if review is not None else None) or page.url or film.url or ""
    site = (
        review.publisher.name
        if review is not None and review.publisher is not None
        else urlsplit(address).hostname or "The site"
    )
    stars = _stars(review) if review is not None and not objections else ""
    text = _description(review) or film.description or ""
    when = review.date_published if review is not None else None
    day = f'<span class="when">{_day(when)} — </span>' if when is not None else ""
    card = (
        f'<div class="result"><div class="site"><span class="icon" aria-hidden="true">{html(site[:1].upper())}</span>'
        f'<span><bdi>{html(site)}</bdi><small dir="ltr">{html(_crumbs(address))}</small></span></div>'
        f'<p class="title" dir="auto">{html(title)}</p>{stars}'
        f'<p class="text" dir="auto">{day}{html(_cut(text))}</p></div>'
    )
    return card + _note(review, objections)


def _stars(review: Review) -> str:
    rating = review.rating
    share = _share(rating)
    if rating is None or share is None:
        return ""
    author = f" · Review by <bdi>{html(review.authors[0].name)}</bdi>" if review.authors else ""
    path = "".join(f'<path d="{_STAR}" transform="translate({20 * n})"/>' for n in range(5))
    svg = (
        '<svg viewBox="0 0 100 20" width="85" height="17" aria-hidden="true"><defs><clipPath id="given">'
        f'<rect width="{100 * share:.4g}" height="20"/></clipPath></defs>'
        f'<g class="unlit">{path}</g><g class="lit" clip-path="url(#given)">{path}</g></svg>'
    )
    best = f"/{rating.best:g}" if rating.best is not None else ""
    return f'<p class="stars">{svg} <span>Rating: {rating.value:g}{best}{author}</span></p>'


def _share(rating: Rating | None) -> float | None:
    """How much of the scale is given, 0 to 1; the scale is 1 to 5 where none is named."""
    if rating is None or rating.value is None:
        return None
    best = rating.best or max(5.0, rating.value)
    return min(1.0, max(0.0, rating.value / best)) if best > 0 else None


def _description(review: Review | None) -> str:
    return ((review.summary or review.body or "") if review is not None else "").replace("\n\n", " ")


def _crumbs(address: str) -> str:
    """An address as results show it: `https://example.org › reviews › tidewater`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    return " › ".join([f"{parts.scheme}://{parts.hostname}", *(unquote(p) for p in parts.path.split("/") if p)])


def _note(review: Review | None, objections: Sequence[str]) -> str:
    if review is None:
        said = "Without a review there are no stars."
    elif _share(review.rating) is None:
        said = "The review gives no rating in numbers, so there are no stars."
    elif objections:
        said = "Google would show no stars: " + "; ".join(dict.fromkeys(objections)) + "."
    else:
        said = "Nothing in this data stands against stars. Whether they are shown, the search engine decides."
    return f'<p class="note">{html(said)} A sketch, drawn from the JSON-LD that filmmeta writes.</p>'


def _day(when: date) -> str:
    return f"{when.day} {when:%b} {when.year}"


def _cut(text: str) -> str:
    return text if len(text) <= _DESCRIPTION else text[:_DESCRIPTION].rsplit(" ", 1)[0] + " …"
