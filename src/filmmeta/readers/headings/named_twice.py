"""The site's name as two spots say it: a part of the title, or the address, and a line of the page's head or foot."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.layout.front import home_link
from filmmeta.readers.headings.address import as_in_address, site_label, spelled_as
from filmmeta.readers.headings.rights import holder
from filmmeta.readers.headings.stating import of_block, of_title, publisher
from filmmeta.readers.headings.title import LONGEST_SITE, PIECES, no_sites
from filmmeta.values.dates import is_month
from filmmeta.vocabulary import key, words

_HEAD, _FOOT = 25, 12
_LONGEST_LINE, _LONGEST_FOOT = 200, 300


def named_twice(document: Document) -> Iterator[Claim]:
    """The part of the title, or the name in the address, that a line of the page's head or foot says, too."""
    headline = document.layout.headline
    head = document.blocks[: headline if headline > 0 else _HEAD][:_HEAD]
    lines = [b for b in (*head, *document.blocks[-_FOOT:]) if len(b.text) < _LONGEST_LINE]
    if document.root is None:
        lines = [b for b in lines if b.index]  # the title itself
    pieces = [p.strip(" .,:|·•–—-") for p in PIECES.split(document.title)]
    pieces = [*pieces[:0:-1], pieces[0]] if len(pieces) > 1 else []
    own = _of_the_article(document)
    found = (
        _as_address(document, pieces, lines)
        or _vouched(document, [piece for piece in pieces if _may_be_site(piece, own)])
        or _said_again(document, pieces, own, lines)
    )
    if found is not None:
        yield found


def _of_the_article(document: Document) -> str:
    """The words that the site's name is not among: those of the headline, or of a text which the title begins."""
    own = document.headline.key if document.headline is not None else ""
    if document.root is None and own == key(document.title):
        return "\n".join(b.key for b in document.running_text)
    return own


def _may_be_site(piece: str, own: str) -> bool:
    said = key(piece)
    named = 1 < len(piece) < LONGEST_SITE and said not in own and said not in no_sites()
    return named and not said.isdigit() and not is_month(piece)


def _as_address(document: Document, pieces: list[str], lines: list[Block]) -> Claim | None:
    """As in "Lantern Magazine" of lantern.example: a part of the title, or a line."""
    site = site_label(document.address)
    if not site:
        return None
    named = next((p for p in pieces if len(p) < LONGEST_SITE and as_in_address(p).startswith(site)), "")
    if named:
        return publisher(named, of_title(document, 0.62))
    for block in lines:
        if name := spelled_as(block.text.split("\n")[0], site, document.root is None):
            return publisher(name, of_block(document, block, 0.62))
    return None


def _vouched(document: Document, pieces: list[str]) -> Claim | None:
    """The part of the title that is the owner's, or that the header or a sentence of the foot begins with.

    As in "Headline | Lantern | Living" above "© 2009 Lantern Media", and "Lantern - Season 41" above "Lantern is a
    member of the federation of film societies".
    """
    foot = [b for b in document.blocks[-_FOOT:] if len(b.text) < _LONGEST_FOOT]
    for block in foot:
        owner = key(holder(block.text))
        for piece in pieces if owner else ():
            if f" {_without_article(key(piece), document.base_language)} " in f" {owner} ":
                return publisher(piece, of_block(document, block, 0.61))
    above = document.blocks[: max(0, document.layout.headline)][:_HEAD]
    head = [b for b in above if len(b.text) < _LONGEST_FOOT and home_link(b)]
    told = [b for b in foot if b.index > document.layout.start and b.text.endswith(".")]
    for block in (*head, *told):
        for piece in pieces:
            if block.key.startswith(f"{key(piece)} "):
                return publisher(piece, of_block(document, block, 0.61))
    return None


def _without_article(said: str, language: str | None) -> str:
    first, _, rest = said.partition(" ")
    articles = words("articles", language or "en", "prose") | words("articles", "en", "prose")
    return rest if rest and first in articles else said


def _said_again(document: Document, pieces: list[str], own: str, lines: list[Block]) -> Claim | None:
    """The part of the title that is a line, or begins one: from the last part on, the first one at the end."""
    for place, piece in enumerate(pieces, 1):
        if not _may_be_site(piece, own):
            continue
        # a site stands before the headline, or before "reviews", "November 2007", and nothing else
        others = [key(other) for other in pieces[:-1] if key(other)]
        if place == len(pieces) and not any(o in own or o in no_sites() or is_month(o) for o in others):
            continue
        for block in lines:
            if place > 1 and _is_in_menu(document, block):
                continue  # "Headline - Leisure - Lantern": a section of the site
            if _says(block, key(piece)):
                return publisher(piece, of_block(document, block, 0.61))
    return None


def _says(block: Block, said: str) -> bool:
    """Whether a line is a name, is the holder's of that name, or, of a plain text, begins with it."""
    if block.key == said or (block.element is None and block.key.startswith(f"{said} ")):
        return True
    return said in (key(block.text.split("\n")[0]), key(holder(block.text)))


def _is_in_menu(document: Document, block: Block) -> bool:
    """Whether a line is one of a menu's, and no link to the front page: in a plain text, amid short lines."""
    if block.element is not None:
        return block.zone == "nav" and block.tag == "li" and not home_link(block)
    beside = document.blocks[max(0, block.index - 2) : block.index + 3]
    return block.index > 1 and len(beside) == _AMID and all(len(b.text) < _MENU_LINE for b in beside)


_AMID, _MENU_LINE = 5, 20
