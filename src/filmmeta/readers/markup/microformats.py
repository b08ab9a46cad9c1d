"""Microformats of reviews (http://microformats.org/wiki/h-review, /wiki/hreview) to nodes."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.nodes import Node
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean

_ROOT = lazy(r"(?:^|\s)(hreview|h-review|hreview-aggregate|h-review-aggregate)(?:\s|$)")

# class names of both generations -> schema.org property
_PROPERTIES = {
    "summary": "name",
    "p-name": "name",
    "reviewer": "author",
    "p-author": "author",
    "p-reviewer": "author",
    "dtreviewed": "datePublished",
    "dt-published": "datePublished",
    "dt-reviewed": "datePublished",
    "published": "datePublished",
    "description": "reviewBody",
    "e-content": "reviewBody",
    "e-description": "reviewBody",
    "p-summary": "abstract",
    "u-url": "url",
    "permalink": "url",
    "rating": "reviewRating",
    "p-rating": "reviewRating",
    "item": "itemReviewed",
    "p-item": "itemReviewed",
}
_RATING_PARTS = {
    "value": "ratingValue",
    "average": "ratingValue",
    "best": "bestRating",
    "worst": "worstRating",
    "p-best": "bestRating",
    "p-worst": "worstRating",
    "p-average": "ratingValue",
    "votes": "ratingCount",
    "count": "reviewCount",
    "p-votes": "ratingCount",
    "p-count": "reviewCount",
}
_OUT_OF = lazy(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of)\s*(\d+)")
_NAMES = ("fn", "p-name", "name")


def read_microformats(document: Document) -> Iterator[Node]:
    """The reviews that a page marks with class names."""
    for _, element, names in document.having("class"):
        m = _ROOT.search(names) if "review" in names else None
        if m and not _inside(element):
            yield _aggregate(element, document) if m[1].endswith("aggregate") else _review(element, document)


def _inside(element: Element) -> bool:
    return any(_ROOT.search(a.get("class") or "") for a in element.iterancestors())


def _review(element: Element, document: Document) -> Node:
    review = Node("microformats", document.where(element), ("Review",))
    rating = Node("microformats", review.where, ("Rating",))
    for part in element.iterfind(".//*[@class]"):
        for name in (part.get("class") or "").split():
            if name in _RATING_PARTS and _within(part, element, ("rating", "p-rating", "hreview", "h-review")):
                rating.add(_RATING_PARTS[name], _text(part))
            target = _PROPERTIES.get(name)
            if target is None or (target in review.properties and target != "author"):
                continue
            if target == "itemReviewed":
                review.add(target, _item(part, document))
            elif target == "reviewRating":
                _rate(rating, part)
            elif target == "url":
                if address := document.absolute(part.get("href")):
                    review.add(target, address)
            elif not _within(part, element, ("item", "p-item", "vcard", "h-card")) or target == "author":
                review.add(target, _named(part) if target == "author" else _text(part))
    if rating.properties:
        review.add("reviewRating", rating)
    return review


def _aggregate(element: Element, document: Document) -> Node:
    item = next(
        (
            _item(p, document)
            for p in element.iterfind(".//*[@class]")
            if {"item", "p-item"} & set((p.get("class") or "").split())
        ),
        Node("microformats", document.where(element)),
    )
    rating = Node("microformats", document.where(element), ("AggregateRating",))
    for part in element.iterfind(".//*[@class]"):
        for name in (part.get("class") or "").split():
            if name in _RATING_PARTS:
                rating.add(_RATING_PARTS[name], _text(part))
            elif name in ("rating", "p-rating") and not rating.properties:
                _rate(rating, part)
    item.add("aggregateRating", rating)
    return item


def _rate(rating: Node, part: Element) -> None:
    """`<span class="rating"><span class="value">3</span>/5</span>`: the parts, else the text."""
    if any({"value", "average"} & set((p.get("class") or "").split()) for p in part.iterfind(".//*[@class]")):
        if m := _OUT_OF.search(_text(part)):
            rating.properties.setdefault("bestRating", [m[2]])
        return
    text = part.get("title") or part.get("value") or _text(part)
    if m := _OUT_OF.search(text):
        rating.add("ratingValue", m[1])
        rating.add("bestRating", m[2])
    elif text and "ratingValue" not in rating.properties:
        rating.add("ratingValue", text)


def _item(element: Element, document: Document) -> Node:
    item = Node("microformats", document.where(element))
    item.add("name", _named(element))
    link = element if element.tag == "a" else element.find(".//a[@href]")
    if link is not None and (address := document.absolute(link.get("href"))):
        item.add("url", address)
    return item


def _named(element: Element) -> str:
    for part in element.iterfind(".//*[@class]"):
        if set(_NAMES) & set((part.get("class") or "").split()):
            return _text(part)
    return _text(element)


def _within(part: Element, top: Element, names: tuple[str, ...]) -> bool:
    for ancestor in part.iterancestors():
        if ancestor is top:
            return bool(set(names) & set((top.get("class") or "").split()))
        if set(names) & set((ancestor.get("class") or "").split()):
            return True
    return False


def _text(element: Element) -> str:
    if element.tag == "abbr" and element.get("title"):
        return clean(element.get("title") or "")
    if element.tag in ("time", "ins", "del") and element.get("datetime"):
        return clean(element.get("datetime") or "")
    if element.tag in ("data", "input") and element.get("value"):
        return clean(element.get("value") or "")
    if element.tag == "img":
        return clean(element.get("alt") or "")
    return clean(" ".join(element.itertext()))
