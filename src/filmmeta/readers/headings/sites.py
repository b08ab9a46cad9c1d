"""The site's name as its header gives it: the link to the front page, the logo, a line that the foot repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout.front import home_link, is_front_page
from filmmeta.readers.headings.address import host, host_of
from filmmeta.readers.headings.rights import RIGHTS_SIGN, holder
from filmmeta.readers.headings.stating import of_block, publisher
from filmmeta.readers.headings.title import MOST_WORDS, PIECES, no_sites
from filmmeta.values.bylines import is_byline
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, key_begins, words

_RIGHTS_LINES, _LONGEST_RIGHTS = 40, 300


def sites(document: Document) -> Iterator[Claim]:
    """The site's name as its header, its line of rights and its address give it."""
    own = document.headline.key if document.headline is not None else ""
    foot = [block for block in document.blocks[-_RIGHTS_LINES:] if len(block.text) < _LONGEST_RIGHTS]
    held = [
        (block, name)
        for block in foot
        if (name := holder(block.text)) and not is_byline(block.text, document.base_language)
    ]
    known = " ".join(map(key, (document.title, *(name for _, name in held), host_of(document.address))))
    yield from _linked_home(document, own, known)
    yield from _logo(document, own)
    if document.root is None:
        yield from _repeated(document, [f" {block.key} " for block in foot if RIGHTS_SIGN.search(block.text)])
        yield from _second_line(document)
    for block, name in held[:1]:
        yield publisher(name, of_block(document, block, 0.3))
    yield from host(document)


# ---------------------------------------------------------------- links and images


def _linked_home(document: Document, own: str, known: str) -> Iterator[Claim]:
    """The text of the first link to the front page; of a menu, where something else has the name, too."""
    for block in document.blocks[:_HEADER]:
        name = clean(home_link(block)) if block.linked() > _LINKED and len(block.text) < _LONGEST_HEADER else ""
        if not 1 < len(name) < _LONGEST_NAME or key(name) == own or _leads_home(name):
            continue
        # "This season | Past seasons"
        if len(_PARTED.findall(block.text)) < _MENU or key(name) in known:
            yield publisher(name, of_block(document, block, 0.42))
            return


_HEADER, _LONGEST_HEADER, _LONGEST_NAME = 25, 300, 50
_LINKED = 0.3
_MENU = 2
_PARTED = lazy(r"\s[|·•:]+\s|\n")


def _leads_home(name: str) -> bool:
    """Whether a link to the front page says so, and not whose page it is: "Home", "Back to the index of reviews"."""
    said = key(name)
    return not said or said in words("home") or said.startswith(_ways_back())


@cache
def _ways_back() -> tuple[str, ...]:
    return tuple(f"{w} " for w in words("back"))


def _logo(document: Document, own: str) -> Iterator[Claim]:
    """What the first logo shows."""
    for place, name in _logos(document):
        # an archive holds what others published
        if key(name) != own and not _leads_home(name) and words("archive").isdisjoint(key(name).split()):
            sure = 0.61 if key(name) in key(document.title) else 0.38
            yield publisher(name, Evidence("headings", place, name, sure, "logo"))
            return


def _logos(document: Document) -> Iterator[tuple[str, str]]:
    """Where the page's first images stand and what they show: `alt` of a link to the front page, or of a logo."""
    last = max(0, document.layout.headline)
    for index, image in document.images[:_FIRST_IMAGES]:
        alt = PIECES.split(_LOGO_WORD.sub("", clean(image.get("alt") or "")).strip(" -–—:|"))[0]
        if index > last or not _LEAST_ALT <= len(alt) < _LONGEST_NAME:
            continue
        parent = image.getparent()
        linked = parent is not None and parent.tag == "a" and is_front_page(parent.get("href") or "")
        if linked or _LOGO.search(" ".join(image.get(name) or "" for name in ("src", "class", "id", "alt"))):
            yield document.where(image), alt


_FIRST_IMAGES, _LEAST_ALT = 6, 4
_LOGO = lazy(r"logo|masthead|banner|nameplate", re.IGNORECASE)
_LOGO_WORD = lazy(r"(?<!\w)(?:site\s)?logo(?!\w)", re.IGNORECASE)


# ---------------------------------------------------------------- lines of a plain text


def _repeated(document: Document, rights: list[str]) -> Iterator[Claim]:
    """The line above the headline of a plain text that the line of rights repeats."""
    above = document.blocks[: max(0, document.layout.headline)]
    named = [
        block
        for block in above
        if 3 <= len(block.key) <= _LONGEST_LINE
        and not block.key.isdigit()
        and not RIGHTS_SIGN.search(block.text)
        and any(f" {block.key} " in line for line in rights)
    ]
    if named:
        block = max(named, key=lambda b: len(b.key))
        yield publisher(clean(block.text), of_block(document, block, 0.42))


def _second_line(document: Document) -> Iterator[Claim]:
    """The line between the title of a plain text and the headline that repeats it: whose page it is."""
    headline = document.headline
    if headline is None or headline.index < _LEAST_ABOVE or key(document.title) == headline.text:
        return
    block = document.blocks[1]
    if _may_name_site(block) and not is_byline(block.text, document.base_language):
        yield publisher(clean(block.text), of_block(document, block, 0.25))


_LEAST_ABOVE, _LONGEST_LINE = 3, 40


def _may_name_site(block: Block) -> bool:
    """Whether a line is short, and neither a sentence nor what menus and heads of pages have."""
    text, said = block.text, block.key
    if not said or len(text) > _LONGEST_LINE or len(text.split()) > MOST_WORDS or block.digits:
        return False
    if text[-1] in ".:!?" or _PARTED.search(text) or _SIDE_MARK.search(text):
        return False
    if said in no_sites() or _leads_home(text) or key_begins(said, "ends"):
        return False
    return not any(form.startswith(f"{said.split()[0]} ") for form in words("skip"))


_SIDE_MARK = lazy(r"[\[\]«»<>|/#@]")
