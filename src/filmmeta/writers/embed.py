"""Puts our structured data into a page, and changes nothing else there."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from typing import AnyStr

from w3lib.encoding import html_body_declared_encoding, resolve_encoding

from filmmeta.claims import Claim
from filmmeta.errors import FilmmetaError
from filmmeta.models import Page, Review
from filmmeta.parsing import parse
from filmmeta.readers.markup import markup
from filmmeta.vocabulary import key
from filmmeta.writers.jsonld import MARK, Source, parts_of, script_of, to_jsonld
from filmmeta.writers.scan import Tag, attributes, tags

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_HEAD = 4096
_MARKUP = re.compile("ld\\+json|itemprop|itemscope|typeof|hreview|h-review", re.IGNORECASE)
"""What a page with markup in it holds; others need not be parsed."""


def embed(html: AnyStr, page: Source, *, scores: bool = False, nested: bool = False) -> AnyStr:
    """A page with the structured data of films and reviews in it, at the end of its head.

    Our block replaces the one that an earlier call put there; outside of it every byte stays, and a second call
    changes nothing. The markup of others is never touched. What it says already is not said again: a film of the same
    name, a review of it by the same author with a rating. Where nothing is left to say, there is no block: an empty
    `Page()` takes ours out.

    Args:
        html: the page, as text or bytes.
        page: what to write, as for `to_jsonld`.
        scores: as for `to_jsonld`.
        nested: as for `to_jsonld`.

    Returns:
        The page, as text or bytes as it was given.

    Raises:
        FilmmetaError: the input is no HTML, or cannot be written, or `page` is none of these.
    """
    parts_of(page)
    if isinstance(html, str):
        return _embed(html, page, scores, nested, _encoding(html[:_HEAD].encode("utf-8", "replace"), "utf-8"))
    if not isinstance(html, bytes):
        raise FilmmetaError(f"cannot embed into a {type(html).__name__}: give str or bytes")
    if wide := _WIDE.get(html[:2]):
        whole = len(html) - len(html) % 2
        text = _embed(html[2:whole].decode(wide, "surrogatepass"), page, scores, nested, wide)
        return html[:2] + text.encode(wide, "surrogatepass") + html[whole:]
    # every byte is one character here; the tags are ASCII in each encoding that browsers know
    text = _embed(html.decode("latin-1"), page, scores, nested, _encoding(html[:_HEAD], ""), as_bytes=True)
    return text.encode("latin-1")


def _encoding(head: bytes, default: str) -> str:
    """The encoding that browsers are told of, "" where it is none."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    return resolve_encoding(html_body_declared_encoding(head) or default) or ""


def _embed(text: str, page: Source, scores: bool, nested: bool, encoding: str, as_bytes: bool = False) -> str:
    found = list(tags(text))
    if not any(tag.name for tag in found):
        raise FilmmetaError("cannot embed into this: it holds no HTML")
    ours = _blocks(text, found)
    plain = _without(text, ours)
    new = _unsaid(page, plain, as_bytes)
    if not new.films and not new.reviews:
        return plain
    script = script_of(to_jsonld(new, scores=scores, nested=nested), ascii=encoding != "utf-8")
    if as_bytes:
        script = script.encode("utf-8").decode("latin-1")
    if not ours:
        place = _place(text, found)
        return f"{text[:place]}{script}\n{text[place:]}"
    start, end = ours[0]
    return text[:start] + script + _without(text[end:], [(a - end, b - end) for a, b in ours[1:]])


def _blocks(text: str, found: list[Tag]) -> list[tuple[int, int]]:
    """Where the scripts that are ours stand."""
    blocks = []
    for tag, after in zip(found, found[1:], strict=False):
        if tag.name == "script" and not tag.closing and after.name == "script":
            said = attributes(text, tag)
            if said.get("type", "").lower() == "application/ld+json" and MARK in said.get("class", "").split():
                blocks.append((tag.start, after.end))
    return blocks


def _without(text: str, blocks: list[tuple[int, int]]) -> str:
    """The text without our blocks, and the line's end after each."""
    starts = [start for start, _ in blocks] + [len(text)]
    kept = [text[end:start].removeprefix("\n") for (_, end), start in zip(blocks, starts[1:], strict=True)]
    return text[: starts[0]] + "".join(kept)


def _place(text: str, found: list[Tag]) -> int:
    """The end of the head, or of what else there is; before what is never closed."""
    for name, closing in (("head", True), ("body", False), ("body", True), ("html", True), ("", False)):
        for tag in found:
            if (tag.name, tag.closing) == (name, closing):
                return tag.start
    return len(text)


# ---------------------------------------------------------------- what the page says already


def _unsaid(source: Source, text: str, as_bytes: bool) -> Page:
    """The films and reviews that the page's own markup does not state."""
    films, reviews = parts_of(source)
    url = source.url if isinstance(source, Page) else None
    if not (films or reviews) or not _MARKUP.search(text):
        return Page(url=url, films=films, reviews=reviews)
    html = text.encode("latin-1") if as_bytes else text
    claims = [claim for claim in parse(html, format="html", readers=[markup]).claims if claim.node]
    names: dict[str, set[str]] = defaultdict(set)
    stated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject == "film" and claim.property in ("name", "alternate_names"):
            names[claim.node].add(key(claim.value))
        elif claim.subject == "review":
            stated[claim.node].append(claim)
    of_reviews = [of_node for of_node in stated.values() if any(c.property == "film" for c in of_node)]
    said = set().union(*names.values())
    left = [review for review in reviews if not any(_says(of_node, review, names) for of_node in of_reviews)]
    kept = [f for f in films if key(f.name) not in said or any(r.film == f for r in left)]
    return Page(url=url, films=kept, reviews=left)


def _says(stated: list[Claim], review: Review, names: dict[str, set[str]]) -> bool:
    """Whether a marked-up review is this one: of its film, by its author, with a rating if this has one."""
    about = names.get(stated[0].about, set())
    authors = {key(c.value.name) for c in stated if c.property == "authors"}
    return (
        (review.film is None or key(review.film.name) in about)
        and (not review.authors or any(key(a.name) in authors for a in review.authors))
        and (review.rating is None or any(c.property == "rating" for c in stated))
    )
