"""Reads links to the film elsewhere: its IMDb title page, and the page's own address where it is one."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.values.addresses import imdb_id
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import key

_SKIPPED = frozenset(("nav", "comments", "related", "footer"))
_WEAK = frozenset("here link more trailer imdb info movie film see read hier ici aquí qui tutaj page".split())


def links(document: Document) -> Iterator[Claim]:
    """IMDb ids that the page links to; a link on another film's title says so."""
    if own := imdb_id(document.address or ""):
        yield Claim("film", "imdb_id", own, Evidence("links", "", document.address or "", 0.9))
    yield from _written_out(document)
    if document.root is None or b"imdb.com" not in document.source:
        return
    for element in document.root.iterfind(".//a[@href]"):
        href = element.get("href") or ""
        if (title := imdb_id(href)) is None:
            continue
        block = document.block_of(element)
        if block is not None and block.zone in _SKIPPED:
            continue
        text = clean("".join(element.itertext()))
        general = not text or set(key(text).split()) <= _WEAK or "imdb" in text.casefold() or len(text) > 80
        near = document.layout.start if block is None else block.index
        yield Claim(
            "film",
            "imdb_id",
            title,
            Evidence("links", document.where(element), f"{text} {href}"[:300], 0.7 if general else 0.75),
            about="" if general else text,
            block=near,
        )


def _written_out(document: Document) -> Iterator[Claim]:
    """As in "IMDb: tt0068361", a line of a fact box that many copy."""
    for block in document.blocks:
        if "tt" in block.text and block.digits and block.zone not in _SKIPPED and (m := _IMDB_LINE.search(block.text)):
            evidence = Evidence("links", document.where(block, m.start()), m[0], 0.75)
            yield Claim("film", "imdb_id", m[1], evidence, block=block.index)


_IMDB_LINE = lazy(r"(?m)^IMDb\s?(?:[^\W\d_]{1,8}\s?)?[:：]?\s?(tt\d{7,9})$")
