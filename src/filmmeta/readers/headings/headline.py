"""The headline: its text as one line, without the section or the site beside it."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.readers.headings.address import host_of
from filmmeta.readers.headings.stating import of_block, of_title
from filmmeta.readers.headings.title import PIECES
from filmmeta.values.dates import is_day
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, words


def headline_text(document: Document) -> str:
    """The headline: of several lines in its block the one that the title has; without the site after a bar."""
    headline = document.headline
    if headline is None:
        return ""
    lines = [line for line in headline.text.split("\n") if line.strip()]
    # the name of the section above the title, in one cell with it: "movies"
    lines = [line for line in lines if key(line) not in words("film") and key(line) not in words("prefix")] or lines
    wanted = key(document.title)
    text = " ".join(lines)
    if len(lines) > 1 and (key(text) not in wanted if wanted else not headline.heading):
        inside = [line for line in lines if key(line) and key(line) in wanted]
        # a cell of a page that has the site's name for its title: "LOW WATER", stars and facts below
        text = max(inside, key=len) if inside else text if headline.heading else lines[0]
    if document.forum and text.endswith(document.title):
        return document.title  # a plain text's first line
    if "|" in text and key(text) == wanted:
        text = text.rpartition("|")[0].strip() or text
    return _without_section(text, document, headline)


def _without_section(text: str, document: Document, headline: Block) -> str:
    """A headline without the section before it: "Seen Still waters", where a menu above has "Seen (131)"."""
    at = _title_within(text, document.title)
    before = key(text[:at]) if at else ""
    if not before or len(before) > _LONGEST_SECTION or not (text[at - 1].isspace() and text[at - 2].isalnum()):
        return text
    above = document.blocks[: headline.index]
    menu = (_COUNT.sub("", b.text) for b in above if len(b.text) < _LONGEST_SECTION * 2)
    return text[at:] if any(key(said) == before for said in menu) else text


_LONGEST_SECTION = 30
_COUNT = lazy(r"\s*[(\[]\d{1,5}[)\]]$")


def _title_within(text: str, title: str) -> int:
    """Where in a headline begins the page's title, or the first part of it, that ends the headline; 0 for nowhere."""
    for part in (title, PIECES.split(title)[0]):
        if len(part) > 3 and len(part) < len(text) and text.endswith(part):
            return len(text) - len(part)
    return 0


def headlines(document: Document, head: str, title: str, shared: str) -> Iterator[Claim]:
    """The headline of the review: that of the page, of its title for sharing, of its title."""
    headline = document.headline
    if headline is not None and head:
        yield Claim("review", "headline", clean(head), of_block(document, headline, 0.85), block=headline.index)
    for text, confidence in ((shared, 0.8), (title, 0.6)):
        if text and not _is_site_or_day(text, document):
            yield Claim("review", "headline", text, of_title(document, confidence))


def _is_site_or_day(text: str, document: Document) -> bool:
    """As the title of a post without one: "lantern.example", "Thursday, 3 February 2022"."""
    return text.lower() == host_of(document.address) or is_day(text, document.base_language)
