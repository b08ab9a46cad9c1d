"""Elements that say what they are: `<time>`, `rel="author"`, classes such as `byline`, loose microdata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim
from filmmeta.readers.byline.post import AFTER, SKIPPED, Post
from filmmeta.values.bylines import byline_people
from filmmeta.values.dates import parse_moment
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, words

# ---------------------------------------------------------------- dates


def dated_elements(post: Post) -> Iterator[Claim]:
    """When the review was published and changed, as elements say that carry a date for machines."""
    for element in _dated(post):
        block = post.document.block_of(element)
        if block is None or (block.zone in SKIPPED and not _in_foot_of_post(block)):
            continue
        shown = "".join(element.itertext())
        text = element.get("datetime") or element.get("content") or element.get("title") or shown
        moment = parse_moment(text, post.document.dayfirst)
        if moment is None:
            continue
        shown = clean(shown)
        names = _names_about(element)
        published = _PUBLISHED_CLASS.search(names) is not None
        modified = (
            "dateModified" in names
            or (_MODIFIED_CLASS.search(names) is not None and not published)
            or _says_modified(element, shown)
        )
        confidence = 0.85 if published or "datePublished" in names else 0.75
        yield post.claim(
            "date_modified" if modified else "date_published",
            moment,
            block,
            confidence - (0 if block.index in post.window else 0.3),
            said=f"{shown} {text}",
            at=element,
        )


_MODIFIED_CLASS = lazy(r"updated|modified|revised", re.IGNORECASE)
_PUBLISHED_CLASS = lazy(r"publish|created|entry-date|posted|dt-published|post-date|pubdate", re.IGNORECASE)
_DATE_PROPERTIES = frozenset(("datePublished", "dateModified", "dateCreated"))


def _dated(post: Post) -> list[Element]:
    """`<time>`, `<abbr class="published" title>`, and `itemprop="datePublished"` outside every item."""
    document = post.document
    found = {n: e for n, e, _ in document.having("datetime") if e.tag == "time"}
    found |= {n: e for n, e, _ in document.classed(_says_published) if e.tag == "abbr" and e.get("title") is not None}
    found |= {
        n: e for n, e, name in document.having("itemprop") if name in _DATE_PROPERTIES and not _in_item(e.getparent())
    }
    return [found[n] for n in sorted(found)]


def _says_published(names: str) -> bool:
    return "published" in names


def _names_about(element: Element) -> str:
    """What an element is called by its class and its property, and its parent by its class."""
    parent = element.getparent()
    above = parent.get("class") if parent is not None else None
    return " ".join(filter(None, (element.get("class"), element.get("itemprop"), above)))


def _says_modified(element: Element, shown: str) -> bool:
    """As in "Last updated: <time>", "<time>Updated 3 May 2020</time>"."""
    before, parent = element.getprevious(), element.getparent()
    said = parent.text if parent is not None else ""
    if before is not None:
        said = before.tail or "".join(before.itertext())
    last_line = (said or "")[-300:].split("\n")[-1]
    return key(last_line)[-20:] in words("modified") or key(shown).startswith(tuple(words("modified", "en")))


# ---------------------------------------------------------------- authors


def author_elements(post: Post) -> Iterator[Claim]:
    """Who wrote the review, as elements say by their attributes."""
    for element, outright in _authored(post):
        block = post.document.block_of(element) if element.tag not in _NO_AUTHORS else None
        if block is None or (block.zone in SKIPPED and not _in_foot_of_post(block)):
            continue
        text = clean(" ".join(element.itertext()))
        if not text or len(text) > _LONGEST or _is_amid_sentence(element):
            continue
        near = block.index in post.window
        after = post.layout.end <= block.index <= post.layout.end + AFTER
        confidence = (0.8 if outright else 0.7) - (0.0 if near else 0.2 if after else 0.4)
        named = outright or near or _OF_SITE.search(element.get("class") or "") is not None
        for person in byline_people(text, post.language, handles=named):
            yield post.claim("authors", person, block, confidence, said=text, at=element)


def _is_amid_sentence(element: Element) -> bool:
    """As in "then <span class=ljuser>quillfeather</span> called me": a sentence names somebody."""
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    led = _LED.search((before or "")[-_LONGEST:]) if _GOES_ON.match(element.tail or "") else None
    return led is not None and key(led[1]) not in words("by")


_GOES_ON = lazy(r"\s[^\W\d_A-Z]{2,}\s[^\W\d_A-Z]+")
_LED = lazy(r"\s([^\W\d_A-Z]{2,})\s$")
_NO_AUTHORS = frozenset(("meta", "link", "img", "body", "article", "html"))
_LONGEST = 120
_OF_SITE = lazy(r"(?:site|blog)[-_]{1,2}author[-_]{1,2}name", re.IGNORECASE)
"""As themes for personal weblogs call the name of their owner, which is a handle as often as not."""


def _authored(post: Post) -> list[tuple[Element, bool]]:
    """Elements that are an author's by their attributes, and whether they say so outright, not by a class name."""
    document = post.document
    found = {n: (e, False) for n, e, _ in document.classed(_is_author_class)}
    for n, e, relation in document.having("rel"):
        if "author" in relation.split():
            found[n] = e, True
    for n, e, name in document.having("itemprop"):
        if name == "author" and (n in found or not _in_item(e)):
            found[n] = e, True
    return [found[n] for n in sorted(found)]


# as themes in other languages call it
_NAMED_AFTER = ("redacteur", "schrijver", "verfasser", "forfatter", "kirjoittaja", "szerzo", "yazar", "penulis")


@lru_cache(maxsize=4096)
def _is_author_class(names: str) -> bool:
    if not any(part in names for part in ("aut", "byline", "reviewer", "user", *_NAMED_AFTER)):
        return False
    return bool(_AUTHOR_CLASS.search(names)) and not _NOT_AUTHOR.search(names)


_AUTHOR_CLASS = lazy(
    rf"(?<![a-z])(?:author|auteur|autore?|{'|'.join(_NAMED_AFTER)}|byline|by-line|writer|reviewer|posted-by|contributor|ljuser|user-?name)(?![a-z]{3})",
    re.IGNORECASE,
)
_NOT_AUTHOR = lazy(
    r"avatar|image|photo|bio|box|desc|about|social|links|link-list|comment|count|page|archive|intro", re.IGNORECASE
)


def _in_item(element: Element | None) -> bool:
    """Whether microdata's reader has the element."""
    while element is not None and element.get("itemscope") is None:
        element = element.getparent()
    return element is not None


def _in_foot_of_post(block: Block) -> bool:
    """Whether a block stands in the foot of the post, not in that of the page."""
    at = block.element if block.zone == "footer" else None
    for _ in range(5):
        if at is None:
            return False
        if _POST_FOOT.search(f"{at.get('class') or ''} {at.get('id') or ''}"):
            return True
        above = at.getparent()
        if at.tag == "footer" and above is not None and above.tag == "article":
            return True
        at = above
    return False


_POST_FOOT = lazy(r"(?<![a-z])(?:post|entry|article)[-_]?(?:footer|meta|info)", re.IGNORECASE)
