"""Reads who wrote the review and when: bylines, author elements, dates beside them, signatures, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from urllib.parse import urlsplit

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import home_link, is_prose
from filmmeta.models import Person
from filmmeta.values.bylines import after_by, bio_name, by_within, byline_people, is_opening
from filmmeta.values.dates import find_dates, parse_moment
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name, parse_person
from filmmeta.values.text import clean
from filmmeta.vocabulary import begins, key, spelled, words

_AUTHOR_CLASS = lazy(
    r"(?<![a-z])(?:author|byline|by-line|writer|reviewer|posted-by|contributor|ljuser|user-?name)(?![a-z]{3})",
    re.IGNORECASE,
)
_NOT_AUTHOR = lazy(
    r"avatar|image|photo|bio|box|desc|about|social|link-list|comment|count|page|archive|intro", re.IGNORECASE
)
_MODIFIED_CLASS = lazy(r"updated|modified|revised", re.IGNORECASE)
_PUBLISHED_CLASS = lazy(r"publish|created|entry-date|posted|dt-published|post-date|pubdate", re.IGNORECASE)
_SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "tags"))
_INITIALS = lazy(r"[(\[]\s?([A-Za-z]{2,4}|[A-Z]\.\s?[A-Z]\.)\s?[)\]]\.?\s*$")
_SIGNED = lazy(r"^\s*(?:[-–—~*]{1,3}|✍️?)\s*(\S.{2,40}?)\s*[-–—~*]*$")
_PATH_DATE = lazy(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_AFTER = 10
_LINKED = 0.5
_NOTES = 4
_DATE_PROPERTIES = frozenset(("datePublished", "dateModified", "dateCreated"))
_NO_AUTHORS = frozenset(("meta", "link", "img", "body", "article", "html"))


def byline(document: Document) -> Iterator[Claim]:
    """Authors and dates of the review, from what stands around its text."""
    yield from _elements(document)
    yield from _labelled(document)
    yield from _lines(document)
    yield from _signed_headline(document)
    yield from _signature(document)
    yield from _foot(document)
    yield from _address(document)


def _window(document: Document) -> range:
    """The blocks where a byline stands: around the headline and up to the text's first paragraphs."""
    layout = document.layout
    first = layout.headline if layout.headline >= 0 else layout.start
    return range(max(0, min(first, layout.start) - 6), min(len(document.blocks), max(layout.start + 3, first + 4)))


def _evidence(document: Document, spot: Block | Element, text: str, confidence: float, note: str = "") -> Evidence:
    return Evidence("byline", document.where(spot), clean(text)[:300], confidence, note)


# ---------------------------------------------------------------- elements that say what they are


def _elements(document: Document) -> Iterator[Claim]:
    for element in _dated(document):
        block = document.block_of(element)
        if block is None or block.zone in _SKIPPED:
            continue
        text = element.get("datetime") or element.get("content") or element.get("title") or "".join(element.itertext())
        moment = parse_moment(text, document.dayfirst)
        if moment is None:
            continue
        names = " ".join(
            filter(None, (element.get("class"), element.get("itemprop"), *(a.get("class") for a in _nearest(element))))
        )
        shown = clean("".join(element.itertext()))
        modified = (
            "dateModified" in names
            or (bool(_MODIFIED_CLASS.search(names)) and not _PUBLISHED_CLASS.search(names))
            or _says_modified(element, shown)
        )
        near = block.index in _window(document)
        confidence = (0.85 if "datePublished" in names or _PUBLISHED_CLASS.search(names) else 0.75) - (
            0 if near else 0.3
        )
        yield Claim(
            "review",
            "date_modified" if modified else "date_published",
            moment,
            _evidence(document, element, f"{shown} {text}", confidence),
            block=block.index,
        )
    for element, marked in _authored(document):
        if element.tag not in _NO_AUTHORS:
            yield from _author_element(document, element, marked)


def _dated(document: Document) -> list[Element]:
    """Elements that carry a date for machines: `<time>`, `<abbr class="published" title>`, loose microdata."""
    found = {n: e for n, e, _ in document.having("datetime") if e.tag == "time"}
    found |= {
        n: e
        for n, e, names in document.having("class")
        if "published" in names and e.tag == "abbr" and e.get("title") is not None
    }
    found |= {
        n: e for n, e, name in document.having("itemprop") if name in _DATE_PROPERTIES and not _in_item(e.getparent())
    }
    return [found[n] for n in sorted(found)]


def _authored(document: Document) -> list[tuple[Element, bool]]:
    """Elements that are an author's by their attributes, and whether they say so outright, not by a class name."""
    found = {n: (e, False) for n, e, names in document.having("class") if _is_author_class(names)}
    for n, e, relation in document.having("rel"):
        if "author" in relation.split():
            found[n] = e, True
    for n, e, name in document.having("itemprop"):
        if name == "author" and (n in found or not _in_item(e)):
            found[n] = e, True
    return [found[n] for n in sorted(found)]


@lru_cache(maxsize=4096)
def _is_author_class(names: str) -> bool:
    if "uthor" not in names and "byline" not in names and "reviewer" not in names and "user" not in names:
        return False
    return bool(_AUTHOR_CLASS.search(names)) and not _NOT_AUTHOR.search(names)


def _in_item(element: Element | None) -> bool:
    while element is not None and element.get("itemscope") is None:
        element = element.getparent()
    return element is not None


def _nearest(element: Element) -> list[Element]:
    parent = element.getparent()
    return [parent] if parent is not None else []


def _says_modified(element: Element, shown: str) -> bool:
    before = element.getprevious()
    parent = element.getparent()
    said = (
        before.tail or "".join(before.itertext()) if before is not None else (parent.text if parent is not None else "")
    ) or ""
    return key(said[-300:].split("\n")[-1])[-20:] in words("modified") or key(shown).startswith(
        tuple(words("modified", "en"))
    )


def _author_element(document: Document, element: Element, marked: bool) -> Iterator[Claim]:
    text = clean(" ".join(element.itertext()))
    block = document.block_of(element)
    if not text or len(text) > 120 or block is None or (block.zone in _SKIPPED and not _foot_of_post(block)):
        return
    near = block.index in _window(document)
    after = document.layout.end <= block.index <= document.layout.end + _AFTER
    confidence = (0.8 if marked else 0.7) - (0.0 if near else 0.2 if after else 0.4)
    for person in byline_people(text, document.base_language, handles=marked or near):
        yield Claim("review", "authors", person, _evidence(document, element, text, confidence), block=block.index)


_POST_FOOT = lazy(r"(?<![a-z])(?:post|entry|article)[-_]?(?:footer|meta|info)", re.IGNORECASE)


def _foot_of_post(block: Block) -> bool:
    """Whether a block stands in the foot of the post, not in that of the page."""
    at = block.element if block.zone == "footer" else None
    for _ in range(5):
        if at is None:
            return False
        if _POST_FOOT.search(f"{at.get('class') or ''} {at.get('id') or ''}"):
            return True
        at = at.getparent()
    return False


# ---------------------------------------------------------------- labels and lines


def _labelled(document: Document) -> Iterator[Claim]:
    window = _window(document)
    # of a plain text the licence and the author's note are taken for its last lines
    last = document.layout.end - (1 if document.root is not None else _NOTES)
    after = range(max(document.layout.start + 1, last), document.layout.end + _AFTER)
    for found in document.labels:
        if found.block not in window and found.block not in after:
            continue
        block = document.blocks[found.value_block]
        if found.property == "authors":
            for person in byline_people(_FIRST_SENTENCE.split(found.value)[0], document.base_language, handles=True):
                yield Claim(
                    "review",
                    "authors",
                    person,
                    _evidence(document, block, f"{found.label}: {found.value}", 0.75),
                    block=found.block,
                )
        elif found.property in ("published", "modified"):
            name = "date_published" if found.property == "published" else "date_modified"
            if (moment := parse_moment(found.value, document.dayfirst)) is not None:
                yield Claim(
                    "review",
                    name,
                    moment,
                    _evidence(document, block, f"{found.label}: {found.value}", 0.75),
                    block=found.block,
                )


_SMALL_HEADING = 4


def _lines(document: Document) -> Iterator[Claim]:
    """As in "Posted by X on DATE", "Von X", a date or a name alone beside the headline."""
    layout = document.layout
    labelled = {f.value_block for f in document.labels if f.property not in _BYLINE_LABELS and f.block != f.value_block}
    boxed = {f.block for f in document.labels if f.property in ("directors", "actors", "directors_writers")}
    # "Written by: A. Name" right beside "Directed by": the film's writer
    labelled |= {
        f.block for f in document.labels if f.property == "writers" and not boxed.isdisjoint((f.block - 1, f.block + 1))
    }
    for index in _window(document):
        block = document.blocks[index]
        if index in labelled or block.zone in _SKIPPED or (is_prose(block) and len(block.text) > 200):
            continue
        for line in block.text.split("\n")[:4]:
            if len(line) > 160:
                continue
            distance = abs(index - layout.headline) if layout.headline >= 0 else index
            if index in boxed and ":" in line and "\n" in block.text:
                continue  # "نویسنده: A" amid the film's facts is its writer
            if index != layout.headline and (rest := after_by(line, document.base_language)) is not None:
                for person in byline_people(rest, document.base_language):
                    yield Claim("review", "authors", person, _evidence(document, block, line, 0.75), block=index)
            elif (
                index != layout.headline
                and (not block.heading or block.heading >= _SMALL_HEADING)
                and 1 <= distance <= 5
                and _is_lone_name(line, block)
                and not f" {key(document.title)}".endswith(f" {block.key}")  # the site's own name
                and (block.element is not None or layout.headline < index <= layout.start)
            ):  # in a plain text names above the headline are a menu's
                if (alone := parse_person(line)) is not None:
                    evidence = _evidence(document, block, line, 0.45, "a name alone")
                    yield Claim("review", "authors", alone, evidence, block=index)
            near = 1 <= index - layout.headline <= 5 or 0 <= layout.start - index <= 2
            if block.digits and near and layout.headline < index <= layout.start and not block.heading:
                yield from _beside_date(document, block)
            if block.digits:
                yield from _dates_of(document, block, line, index)


_BYLINE_LABELS = frozenset(("authors", "published", "modified", "rating", "summary", "ignored"))


def _signed_headline(document: Document) -> Iterator[Claim]:
    """As in "Review: Low Water (2012), by A. Name"."""
    block = document.headline
    rest = by_within(block.text.rpartition(",")[2], document.base_language) if block is not None else None
    if block is None or rest is None or "," not in block.text or not _is_lone_name(rest, block):
        return
    for person in byline_people(rest, document.base_language):
        yield Claim("review", "authors", person, _evidence(document, block, block.text, 0.5), block=block.index)


def _beside_date(document: Document, block: Block) -> Iterator[Claim]:
    """As in "quillfeather / 3 May 2020", "3 May 2020 By A. Name", "A. Name | 3 May 2020 | Films" below the headline."""
    first = min(find_dates(block.text, document.dayfirst), key=lambda f: f.start, default=None)
    if first is None or len(block.text) > 120:
        return
    behind = block.text[first.end :].lstrip(" /|·•–—-,")
    rest = after_by(behind, document.base_language)
    if rest is None and (rest := by_within(behind, document.base_language)) is not None and is_prose(block):
        return
    if rest is not None:
        for person in byline_people(_READING_TIME.split(rest)[0], document.base_language, handles=True):
            yield Claim("review", "authors", person, _evidence(document, block, block.text, 0.7), block=block.index)
        return
    m = _NAME_AND_BAR.match(block.text[: first.start])
    if m and (block.element is None or " " in m[1]):
        # 林小鹿 评论 长夜尽头: where names have no capitals the first word is one
        named = [m[1].split()[0] if m[1] > "\u2e7f" else m[1]]
    elif _BAR.search(block.text):
        # "Recenzje • 27 lutego 2020 • A. Name • 5 min"
        named = [part for part in _BAR.split(block.text) if _is_lone_name(part, block)]
    else:
        named = []
    for name in named:
        said = set(key(name).split())
        if said & (words("film") | words("review") | words("published") | words("modified") | words("on")):
            continue
        for person in byline_people(name, document.base_language, handles=True):
            evidence = _evidence(document, block, block.text, 0.5, "a name beside the date")
            yield Claim("review", "authors", person, evidence, block=block.index)


_BAR = lazy(r"\s*[|·•]\s*|\s[/–—-]\s")
_NAME_AND_BAR = lazy(r"\s*([^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){0,2})\s*[/|·•–—,-]?\s*$")
_READING_TIME = lazy(r"\s\d+\s")
_FIRST_SENTENCE = lazy(r"[\n。]")


def _is_lone_name(line: str, block: Block) -> bool:
    tokens = line.split()
    return (
        2 <= len(tokens) <= 4
        and looks_like_name(line)
        and all(t[:1].isupper() for t in tokens)
        and not block.zone
        and not home_link(block)
    )


@cache
def _modified() -> tuple[str, ...]:
    return tuple(words("modified"))


def _dates_of(document: Document, block: Block, line: str, index: int) -> Iterator[Claim]:
    found = list(find_dates(line, document.dayfirst))
    if not found or (index == document.layout.headline and len(line) > 60):
        return
    first = min(found, key=lambda f: f.start)
    rest = len(line) - (first.end - first.start)
    if rest > 110:
        return
    before = key(line[: first.start])
    if is_opening(line[: first.start], document.base_language):
        return
    modified = before.endswith(_modified())
    headline = document.layout.headline
    confidence = 0.7 if rest < 40 else 0.6
    if headline >= 0:
        confidence -= min(0.25, 0.03 * max(0, abs(index - headline) - 2))
    if block.heading and block.heading < 4 and index != headline:
        confidence -= 0.15
    if not first.sure:
        confidence -= 0.1
    yield Claim(
        "review",
        "date_modified" if modified else "date_published",
        first.value,
        _evidence(
            document, block, line, confidence, "" if first.sure else "day and month in the order of the page's language"
        ),
        block=index,
    )
    for other in found[1:]:
        said = key(line[: other.start])
        if said.endswith(_modified()):
            yield Claim("review", "date_modified", other.value, _evidence(document, block, line, 0.6), block=index)


# ---------------------------------------------------------------- after the text


def _signature(document: Document) -> Iterator[Claim]:
    layout = document.layout
    prose = [b for b in document.running_text if is_prose(b)]
    if not prose:
        return
    last = prose[-1]
    if (m := _INITIALS.search(last.text)) and (m[1].isupper() or len(m[1]) == 3):
        yield Claim(
            "review",
            "authors",
            Person(name=m[1]),
            _evidence(document, last, last.text[-60:], 0.55, "initials after the text"),
            block=last.index,
        )
    for block in document.blocks[last.index + 1 : last.index + 8]:
        if block.zone in ("comments", "related", "nav"):
            break
        yield from _signed(document, block)
        yield from _posted_by(document, block)
    below = document.blocks[last.index + 1 : last.index + 2]
    if below and last.element is not None and not below[0].heading and _is_lone_name(below[0].text, below[0]):
        if below[0].linked() < _LINKED and (person := parse_person(below[0].text)) is not None:
            evidence = _evidence(document, below[0], below[0].text, 0.4, "a name alone below the text")
            yield Claim("review", "authors", person, evidence, block=below[0].index)
    if last.element is None:
        yield from _signed_lines(document, last)
    tail = last.text.split("\n")[-1]
    if len(tail) < 50 and tail != last.text:
        yield from _signed(document, Block(last.index, tail, last.tag, last.zone, last.element, line=last.line))
    for block in document.blocks[max(layout.start, last.index - 1) : layout.end + 8]:
        if len(block.text) < 600 and (name := bio_name(block.text, document.base_language, block.said)):
            yield Claim(
                "review",
                "authors",
                name,
                _evidence(document, block, block.text, 0.5, "the note on the author"),
                block=block.index,
            )
    for block in document.blocks[last.index : layout.end + 8]:
        if not is_prose(block) and len(block.text) < 120:
            for found in list(find_dates(block.text, document.dayfirst))[:1]:
                yield Claim(
                    "review",
                    "date_published",
                    found.value,
                    _evidence(document, block, block.text, 0.4, "after the text"),
                    block=block.index,
                )


def _posted_by(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Publicado por A. Name en 12:31", "Eingestellt von quillfeather um 10:14" below the text."""
    line = block.text.split("\n")[0][:160]
    rest = after_by(line, document.base_language) if not block.heading else None
    if rest is None or len(line) - len(rest) < _LONG_BY or len(block.text) > 300:
        return
    for person in byline_people(rest, document.base_language, handles=bool(_CLOCK.search(line))):
        evidence = _evidence(document, block, line, 0.55, "below the text")
        yield Claim("review", "authors", person, evidence, block=block.index)


_LONG_BY = 7
"""Letters of a phrase that says who wrote, as against a word that names what a thing is of: "de", "von", "по"."""
_CLOCK = lazy(r"\d{1,2}[:.]\d{2}")


def _signed_lines(document: Document, last: Block) -> Iterator[Claim]:
    """The end of a plain text, where notices may follow the signature: "– A. Name", "Blog by A. Name. Built with …"."""
    for block in document.blocks[max(document.layout.start, last.index - 2) : last.index]:
        if not is_prose(block) and _SIGNED.match(block.text):
            yield from _signed(document, block)
    foot = document.blocks[last.index + 1 :][-_FOOT:]
    rights = " ".join(b.text for b in foot if "©" in b.text and len(b.text) < 200)
    for block in foot:
        if rights and _is_lone_name(block.text, block) and block.text in rights:
            evidence = _evidence(document, block, block.text, 0.35, "whose site it is")
            yield Claim("review", "authors", Person(name=clean(block.text)), evidence, block=block.index)
        m = _SITE_BY.match(block.text)
        for person in byline_people(m[1], document.base_language) if m else ():
            evidence = _evidence(document, block, block.text, 0.35, "whose site it is")
            yield Claim("review", "authors", person, evidence, block=block.index)


_FOOT = 20
_SITE_BY = lazy(
    r"(?:(?:a|this)\s)?(?:blog|site|website|weblog)(?:\sis)?(?:\s(?:written|made|run))?\sby\s([^.|·•,]{3,40})",
    re.IGNORECASE,
)


def _signed(document: Document, block: Block) -> Iterator[Claim]:
    text = block.text
    if len(text) > 60 or (block.heading and block.heading < 4):
        return
    m = _SIGNED.match(text)
    name = m[1] if m else text
    person = parse_person(name)
    if person is None or (" " not in person.name and not m):
        return
    if m or (block.marks and block.marks[0].kind in "ib" and block.marks[0].end - block.marks[0].start > len(text) - 4):
        yield Claim(
            "review",
            "authors",
            person,
            _evidence(document, block, text, 0.6 if m else 0.4, "signature"),
            block=block.index,
        )


def _foot(document: Document) -> Iterator[Claim]:
    """As in "Posted on 3 May 2020 Author A. Name Categories Films", which blogs put below a post."""
    language = document.base_language
    for block in document.blocks[document.layout.end : document.layout.end + _AFTER]:
        text = block.text
        if block.zone != "footer" or len(text) > _LONGEST_FOOT or not begins(text, "on", language):
            continue
        for found in islice(find_dates(text, document.dayfirst), 1):
            evidence = _evidence(document, block, text, 0.55, "below the text")
            yield Claim("review", "date_published", found.value, evidence, block=block.index)
        m = _author_in_foot(language).search(text)
        for person in byline_people(m[1], language, handles=True) if m else ():
            evidence = _evidence(document, block, text, 0.55, "below the text")
            yield Claim("review", "authors", person, evidence, block=block.index)


_LONGEST_FOOT = 300


@cache
def _author_in_foot(language: str | None) -> re.Pattern[str]:
    spoken = {language or "en", "en"}
    forms = {w for lang in spoken for w in (*spelled("by", lang), *spelled("authors", lang, "labels"))}
    ends = {w for lang in spoken for w in spelled("tagged", lang)}
    before, behind = ("|".join(map(re.escape, sorted(group, key=len, reverse=True))) for group in (forms, ends))
    return re.compile(rf"(?<!\w)(?:{before})\s*:?\s+(.{{2,60}}?)(?=\s(?:{behind})(?!\w)|\s*$)", re.IGNORECASE)


def _address(document: Document) -> Iterator[Claim]:
    """The day in an address such as /2012/12/05/slug."""
    m = _PATH_DATE.search(urlsplit(document.address or "").path)
    if m and (moment := parse_moment(f"{m[1]}-{m[2]}-{m[3]}")):
        yield Claim(
            "review", "date_published", moment, Evidence("byline", "", document.address or "", 0.55, "in the address")
        )
    for found in list(find_dates(document.title, document.dayfirst))[:1]:
        yield Claim(
            "review",
            "date_published",
            found.value,
            Evidence("byline", document.title_place, document.title[:300], 0.4, "in the title"),
        )
