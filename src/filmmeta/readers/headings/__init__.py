"""Reads titles and headings: what the page calls itself, its site, and the film."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.layout.title import wiki_of
from filmmeta.readers.headings.address import slug
from filmmeta.readers.headings.headline import headline_text, headlines
from filmmeta.readers.headings.kinds import index, interview, series
from filmmeta.readers.headings.named_twice import named_twice
from filmmeta.readers.headings.names import Spot, names, spoken, subtitles
from filmmeta.readers.headings.sections import sections
from filmmeta.readers.headings.sites import sites
from filmmeta.readers.headings.stating import of_title, publisher
from filmmeta.readers.headings.title import Title, is_of_reviews, part_title, publishers_in_title
from filmmeta.values.titles import strip_site
from filmmeta.vocabulary import key


def headings(document: Document) -> Iterator[Claim]:
    """The page's headline, its site, and every stretch of a title that could name a film."""
    head = headline_text(document)
    named, twice = [*sites(document)], [*named_twice(document)]
    if head and key(document.title).startswith(key(head)):
        yield from twice
    else:  # what stands behind the headline in a title tells the site, too; this one does not begin with it
        named += twice
    title = part_title(document, head, named)
    yield from publishers_in_title(document, head, title)
    yield from _of_the_film(document, head, title)
    yield from named
    if (wiki := wiki_of(document.title)) is not None:
        yield publisher(wiki, of_title(document, 0.6))
    if document.forum:
        yield publisher(document.forum, of_title(document, 0.62))
    for read in (index, series, interview, slug, sections):
        yield from read(document)


def _of_the_film(document: Document, head: str, title: Title) -> Iterator[Claim]:
    """What the headline, the headings beside it, the title and the one for sharing could name."""
    headline = document.headline
    shared = _shared(document, head, title)
    # the first line of a plain text is the title, with the site in it
    is_title = document.root is None and head == document.title
    yield from headlines(document, title.text if is_title and title.text else head, title.text, shared.text)
    spots = [shared]
    if not head or not is_of_reviews(document.title, head):
        spots.append(Spot(title.text, document.title_place))
    if headline is not None:
        spots.insert(0, Spot(head, document.where(headline), 0.1))
        spots += subtitles(document, headline)
    yield from names(document, spots)
    if headline is not None and head:
        yield from spoken(document, headline, head)


def _shared(document: Document, head: str, title: Title) -> Spot:
    """The title for sharing, `og:title` or Twitter's, without the site."""
    text = document.meta.get("og:title") or document.meta.get("twitter:title") or ""
    places = (document.where(e) for name, _, e in document.metas if name in ("og:title", "twitter:title"))
    return Spot(strip_site(text, title.known or None, head or None)[0] if text else "", next(places, ""))
