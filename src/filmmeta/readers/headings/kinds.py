"""Pages that are no review of a film: lists of articles, reviews of a series, interviews."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout.prose import breaks_off, is_prose
from filmmeta.readers.headings.stating import of_address, of_block
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import key, known_forms, spelled, words

_LONGEST_TITLE = 300


def _says(kind: str, where: str, text: str, confidence: float, note: str = "") -> Claim:
    return Claim("page", "kind", kind, Evidence("headings", where, text, confidence, note))


def index(document: Document) -> Iterator[Claim]:
    """A list of articles: a feed, an address or a headline that says so, or teasers that break off."""
    head = document.source[:_FEED_HEAD].decode("utf-8", "replace") or " ".join(b.text for b in document.blocks[:3])
    if m := _FEED.match(head.lstrip("\ufeff")):
        yield _says("index", "", m[1], 0.95, "a feed")
    if _index_path().search(urlsplit(document.address or "").path):
        yield Claim("page", "kind", "index", of_address(document, 0.9, "by the address"))
    yield from _headed_as_archive(document)
    yield from _teasers(document)


# behind a declaration and comments; Movable Type's pages have RDF in a comment of their head
_FEED = lazy(r"\s*(?:<[?!][^>]*>\s*){0,4}<(rss|feed|urlset|rdf:RDF)[\s>]")
_FEED_HEAD = 1_000


@cache
def _index_path() -> re.Pattern[str]:
    """As in "/tag/ferries/", "/categorie/drame", "/2011/page/3/"."""
    return re.compile(
        rf"/(?:{either(spelled('archive_path'))})(?:/[^/]+)?/?(?:page/\d+/?)?(?:index\.html?)?$"
        r"|^(?:/[^/\d]+|/\d{2}|/\d{4})*/page/\d+/?$",
        re.IGNORECASE,
    )


def _headed_as_archive(document: Document) -> Iterator[Claim]:
    """As in "Tag: ferries"."""
    begins, colon, _ = document.headline.text.partition(":") if document.headline is not None else ("", "", "")
    if colon and key(begins) in words("archive", document.base_language) | words("archive", "en"):
        yield _says("index", "", begins, 0.9, "the headline says so")


def _teasers(document: Document) -> Iterator[Claim]:
    """Little text below a linked headline or beside the same link again and again, or paragraphs that break off."""
    headline = document.headline
    prose = [b for b in document.running_text if is_prose(b) and not b.zone]
    if sum(len(b.text) for b in prose) < _TEASER:
        if headline is not None and headline.linked() > _LINKED and headline.key not in key(document.title):
            # the archive of a tag: its one post is headed by a link to it, and the title is the tag's
            yield Claim("page", "kind", "index", of_block(document, headline, 0.8), block=headline.index)
        # "Read more" below each of many notes of a line
        short = (b for b in document.blocks if b.zone in ("", "hidden") and 0 < len(b.text) < 30)
        links = Counter(b.key for b in short if b.linked() > _LINKED).most_common(1)
        if links and links[0][1] >= _LEAST_LINKS:
            yield _says("index", "", links[0][0], 0.8, "the same link again and again")
    cut = [b for b in prose if breaks_off(b.text)]
    if len(cut) >= _LEAST_TEASERS and len(cut) >= 0.6 * len(prose):
        yield Claim("page", "kind", "index", of_block(document, cut[0], 0.8), block=cut[0].index)


_LEAST_TEASERS, _LEAST_LINKS = 3, 4
_LINKED = 0.9
_TEASER = 600


def series(document: Document) -> Iterator[Claim]:
    """As in "Low Water (TV series 2011)", "Low Water, season 2": the title says that it is of no film.

    "(TV film)" is one, and so is "(TV)" alone.
    """
    headline = document.headline.text if document.headline is not None else ""
    shows, films = (words(g, document.base_language) | words(g, "en") for g in ("series", "film_name"))
    for line in (headline, document.title):
        brackets = (set(key(m[1]).split()) - {"tv"} for m in _BRACKETS.finditer(line[:_LONGEST_TITLE]))
        shown = any(not shows.isdisjoint(inner) and films.isdisjoint(inner) for inner in brackets)
        if shown or _season(document.base_language).search(line[:_LONGEST_TITLE]):
            yield _says("series", document.title_place, line[:300], 0.95)
            return


@cache
def _season(language: str | None) -> re.Pattern[str]:
    """As in "season 2", "3. Staffel", "第二季"; a festival has a "season 2024"."""
    seasons, number = either(known_forms("seasons", language)), r"(?<![\d/.])\d{1,2}(?![\d/])"
    return re.compile(
        rf"(?<!\w)(?:{seasons})\s?{number}|{number}\.?\s?(?:{seasons})(?!\w)|第[一二三四五六七八九十\d]{{1,3}}季",
        re.IGNORECASE,
    )


_BRACKETS = lazy(r"[(\[]([^()\[\]]{2,40})[)\]]")


def interview(document: Document) -> Iterator[Claim]:
    """As in "“Darkness is cheap”: a conversation with Ada Brandt": what a headline quotes there is no title."""
    headline = document.headline.text if document.headline is not None else ""
    for line in (headline, document.title):
        folded = f" {key(line[:_LONGEST_TITLE])} "
        for phrase in words("interview"):
            if f" {phrase} " in folded or (phrase[0] >= "\u2e80" and phrase in folded):
                yield _says("interview", "", line[:300], 0.8)
                return
