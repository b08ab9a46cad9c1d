"""Microformats of reviews to nodes: hReview and h-review, their aggregates, and h-entry with a rating.

http://microformats.org/wiki/hreview, /wiki/h-review, /wiki/hreview-aggregate, /wiki/value-class-pattern
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.elements import text_of_element
from filmmeta.readers.markup.nodes import Node
from filmmeta.values.rating import parse_rating
from filmmeta.values.text import clean

_ROOTS = etree.XPath("//*[contains(@class, 'hreview') or contains(@class, 'h-review') or contains(@class, 'h-entry')]")
_REVIEWS = frozenset(("hreview", "h-review"))
_AGGREGATES = frozenset(("hreview-aggregate", "h-review-aggregate"))
_ENTRIES = frozenset(("h-entry",))
# what makes a review of an entry
_OF_REVIEW = frozenset(("p-rating", "p-review-of", "u-review-of"))

# class names of both generations -> schema.org property
_PROPERTIES = {
    "summary": "headline",
    "p-name": "headline",
    "reviewer": "author",
    "p-author": "author",
    "p-reviewer": "author",
    "dtreviewed": "datePublished",
    "reviewed": "datePublished",
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
    "p-review-of": "itemReviewed",
    "u-review-of": "itemReviewed",
}
_RATING = {
    "value": "ratingValue",
    "average": "ratingValue",
    "p-average": "ratingValue",
    "best": "bestRating",
    "p-best": "bestRating",
    "worst": "worstRating",
    "p-worst": "worstRating",
    "votes": "ratingCount",
    "p-votes": "ratingCount",
    "count": "reviewCount",
    "p-count": "reviewCount",
}
_ITEM_TYPES = {
    "vcard": "Organization",
    "h-card": "Organization",
    "vevent": "Event",
    "h-event": "Event",
    "hproduct": "Product",
    "h-product": "Product",
}
_NAMES = frozenset(("fn", "p-name", "summary", "name"))
_ADDRESSES = frozenset(("url", "u-url"))
_PICTURES = frozenset(("photo", "u-photo"))


def read_microformats(document: Document) -> Iterator[Node]:
    """The reviews, and the things rated by many, that a page marks with class names."""
    for element in _ROOTS(document.root) if document.root is not None else ():
        names = _classes(element)
        if names & _AGGREGATES:
            yield _aggregate(element, document)
        elif names & _REVIEWS or (names & _ENTRIES and any(_classes(e) & _OF_REVIEW for e in _parts(element))):
            yield _review(element, document)


def _classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _parts(root: Element) -> Iterator[Element]:
    """The elements with a class inside a microformat, but none of an item, a person or a review inside it."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        names = _classes(element)
        if names & (_REVIEWS | _AGGREGATES | _ENTRIES):
            continue
        if names:
            yield element
        if not any(_PROPERTIES.get(n) in ("itemReviewed", "author") for n in names):
            stack.extend(reversed(element))


def _review(root: Element, document: Document) -> Node:
    review = Node("microformats", root, ("Review",))
    rating = Node("microformats", root, ("Rating",))
    for part in _parts(root):
        for name in (part.get("class") or "").split():
            target = _PROPERTIES.get(name, "")
            if name in _RATING:
                _measure(rating, name, part)
            elif target == "reviewRating":
                _rate(rating, part)
            elif target == "author":
                review.add(target, _person(part, document))
            elif target and target not in review.properties:
                review.add(target, _value(target, part, document))
    if "url" not in review.properties:
        links = root.iterfind(".//a[@rel]") if root.tag != "a" else [root]
        own = (a for a in links if a is root or "bookmark" in (a.get("rel") or "").split())
        review.add("url", next((document.absolute(a.get("href")) for a in own), None))
    if not len(root) and not review.properties.keys() - {"url"}:  # `<p class="h-review">Low Water</p>` names itself
        review.add("headline", _text(root))
    if rating.properties:
        review.add("reviewRating", rating)
    return review


def _aggregate(root: Element, document: Document) -> Node:
    """The item, with what many say of it."""
    rating = Node("microformats", root, ("AggregateRating",))
    item = Node("microformats", root)
    for part in _parts(root):
        for name in (part.get("class") or "").split():
            if name in _RATING:
                _measure(rating, name, part)
            elif _PROPERTIES.get(name) == "reviewRating":
                _rate(rating, part)
            elif _PROPERTIES.get(name) == "itemReviewed" and not item.properties:
                item = _item(part, document)
            elif name in ("summary", "p-summary"):
                rating.add("abstract", _text(part))
    item.add("aggregateRating", rating)
    return item


def _value(target: str, part: Element, document: Document) -> Node | str | None:
    if target == "itemReviewed":
        return _item(part, document)
    if target == "url":
        return document.absolute(part.get("href"))
    return text_of_element(part, paragraphs=True) if target == "reviewBody" else _text(part)


def _measure(rating: Node, name: str, part: Element) -> None:
    if _RATING[name] not in rating.properties:
        rating.add(_RATING[name], _text(part))


def _rate(rating: Node, part: Element) -> None:
    """`<span class="rating"><span class="value">3</span>/5</span>`, `<abbr class="rating" title="3.5">★★★½</abbr>`."""
    inner = {n for e in _parts(part) for n in _classes(e)}
    found = parse_rating(f"{_text(part)}{(part.tail or '')[:40]}")  # the scale may stand behind it: " out of 5 stars"
    if found is not None and found.value.best is not None:
        rating.properties.setdefault("bestRating", [found.value.best])
    if not inner & set(_RATING) and "ratingValue" not in rating.properties:
        rating.add("ratingValue", found.value.value if found and found.value.value is not None else _text(part))


def _item(part: Element, document: Document) -> Node:
    types = [t for name, t in _ITEM_TYPES.items() if name in _classes(part)]
    item = Node("microformats", part, types)
    for element in part.iter(etree.Element):
        for name in (element.get("class") or "").split():
            if name in _NAMES:
                item.add("name", _text(element))
            elif name in _ADDRESSES:
                item.add("url", document.absolute(element.get("href")))
            elif name in _PICTURES:
                item.add("image", document.absolute(element.get("src")))
            elif name.startswith(("p-", "dt-", "e-")):
                item.add(name.partition("-")[2], _text(element))
    if "name" not in item.properties:
        item.add("name", _text(part))
    link = part if part.tag == "a" else part.find(".//a[@href]")
    if link is not None and "url" not in item.properties:
        item.add("url", document.absolute(link.get("href")))
    return item


def _person(part: Element, document: Document) -> Node | str:
    """Who wrote it: the name that is marked as one, or all of the text."""
    named = next((e for e in part.iter(etree.Element) if _classes(e) & {"fn", "p-name"}), None)
    if named is None:
        return _text(part)
    person = Node("microformats", part, ("Person",))
    person.add("name", _text(named))
    link = next((e for e in part.iter("a") if _classes(e) & _ADDRESSES), named if named.tag == "a" else None)
    person.add("url", document.absolute(link.get("href")) if link is not None else None)
    return person


def _text(element: Element) -> str:
    """The value that an element gives to a program, or its text; see the value class pattern."""
    tag = element.tag
    said = (
        element.get("title")
        if tag == "abbr" or "value-title" in _classes(element)
        else element.get("datetime")
        if tag in ("time", "ins", "del")
        else element.get("value")
        if tag in ("data", "input")
        else element.get("alt")
        if tag == "img"
        else None
    )
    if said:
        return clean(said)
    for inner in element.iterfind(".//*[@class]"):
        if "value-title" in _classes(inner):
            return clean(inner.get("title") or "")
    return text_of_element(element)
