"""Reads who wrote the review and when: bylines, author elements, dates beside them, signatures, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from urllib.parse import urlsplit

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import home_link, is_comments_head, is_prose, is_sentence
from filmmeta.models import Person
from filmmeta.values.bylines import (
    after_by,
    bio_name,
    by_within,
    byline_people,
    is_byline,
    is_dateline,
    is_opening,
    named_above,
    without_job,
)
from filmmeta.values.dates import FoundDate, find_dates, find_day, find_month_year, parse_moment
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name, parse_person, split_people
from filmmeta.values.rating import is_rating
from filmmeta.values.text import clean, excerpt
from filmmeta.vocabulary import any_of, begins, common_words, key, label, spelled, words

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


INITIALS = "initials after the text"
"""The note of claims about one review of several that initials sign."""


def byline(document: Document) -> Iterator[Claim]:
    """Authors and dates of the review, from what stands around its text."""
    yield from _elements(document)
    yield from _labelled(document)
    yield from _lines(document)
    yield from _correspondents(document)
    yield from _members(document)
    yield from _standfirst(document)
    yield from _signed_headline(document)
    yield from _signature(document)
    yield from _initialled(document)
    yield from _foot(document)
    yield from _address(document)
    yield from _issue(document)
    yield from _day_and_month(document)


def _window(document: Document) -> range:
    """The blocks where a byline stands: around the headline and up to the text's first paragraphs."""
    layout = document.layout
    first = layout.headline if layout.headline >= 0 else layout.start
    return range(
        max(0, min(first, layout.start) - 6), min(len(document.blocks), max(_text_from(document) + 3, first + 4))
    )


_FAR = 60
"""So many blocks from the window's ends a line may still be a byline."""


def _text_from(document: Document) -> int:
    """The paragraph below which no byline stands: short ones above it may be a deck, or the film's facts in a line."""
    layout = document.layout
    said = 0
    for block in document.blocks[layout.start : min(layout.start + _DECK_BLOCKS, layout.end)]:
        said += len(block.text) * (block.prose or 1) if is_prose(block) else 0
        if said > _DECK:
            return block.index
    return layout.start


_DECK, _DECK_BLOCKS = 400, 8


def _post_end(document: Document) -> int:
    """The block with which the readers' comments begin, below which every byline is another's."""
    for block in document.blocks[document.layout.end :]:
        if block.zone == "comments" or (not block.zone and is_comments_head(block)):
            return block.index
    return len(document.blocks)


def _evidence(document: Document, spot: Block | Element, text: str, confidence: float, note: str = "") -> Evidence:
    return Evidence("byline", document.where(spot), excerpt(text), confidence, note)


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
    found |= {n: e for n, e, _ in document.classed(_says_published) if e.tag == "abbr" and e.get("title") is not None}
    found |= {
        n: e for n, e, name in document.having("itemprop") if name in _DATE_PROPERTIES and not _in_item(e.getparent())
    }
    return [found[n] for n in sorted(found)]


def _says_published(names: str) -> bool:
    return "published" in names


def _authored(document: Document) -> list[tuple[Element, bool]]:
    """Elements that are an author's by their attributes, and whether they say so outright, not by a class name."""
    found = {n: (e, False) for n, e, _ in document.classed(_is_author_class)}
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
    block = document.block_of(element)
    if block is None or (block.zone in _SKIPPED and not _foot_of_post(block)):
        return
    text = clean(" ".join(element.itertext()))
    if not text or len(text) > 120:
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
    after = range(max(document.layout.start + 1, last), min(document.layout.end + _AFTER, _post_end(document)))
    for found in document.labels:
        if found.block not in window and found.block not in after:
            continue
        block = document.blocks[found.value_block]
        if found.property == "authors":
            value = _before_tags(_FIRST_SENTENCE.split(found.value)[0], document.base_language)
            for person in byline_people(value, document.base_language, handles=True):
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
        f.block
        for f in document.labels
        if f.property == "writers"
        and not boxed.isdisjoint((f.block - 1, f.block + 1))
        and not _is_dated(document.blocks[f.block].text)
    }
    language, text_from = document.base_language, _text_from(document)
    titles = {key(document.title), document.headline.key if document.headline is not None else ""}
    window = _window(document)
    for index in window:
        if window.start + _FAR <= index < window.stop - _FAR:
            continue  # a list of hundreds of lines between headline and text has other people's days
        block = document.blocks[index]
        if index in labelled or (block.zone in _SKIPPED and not _foot_of_head(document, block)):
            continue
        if is_prose(block) and len(block.text) > 200:
            continue
        titled = block.key in titles  # "Crítica de Low Water"
        below = index - layout.headline
        for line in block.text.split("\n")[:4]:
            if len(line) > 160:
                continue
            if index in boxed and ":" in line and "\n" in block.text and not _is_dated(line):
                continue  # "نویسنده: A" amid the film's facts is its writer
            rest = after_by(line, language) if not titled else None
            if rest is None and not titled and ". " in line[:_WEEKDAY]:
                # "Film. Reviewed by A. Name, Oslo"
                part = line.partition(". ")[2]
                rest = after_by(part, language)
                rest = rest if rest is not None and len(part) - len(rest) >= _LONG_BY else None
            if rest is not None:
                # "Review by quillfeather Pro"
                handles = len(line) - len(rest) >= _LONG_BY and rest.count(" ") <= 1 and below >= -_ABOVE
                # "by quillfeather" and nothing else, right below the headline
                handles = handles or (
                    0 < below <= _ABOVE and " " not in rest and language not in common_words().get(key(rest), ())
                )
                for person in byline_people(rest, language, handles):
                    yield Claim("review", "authors", person, _evidence(document, block, line, 0.75), block=index)
            elif not titled and (alone := _alone(document, block, line, text_from)) is not None:
                yield Claim("review", "authors", alone[0], _evidence(document, block, line, *alone[1:]), block=index)
            elif 0 < below <= _BELOW and _says_posted(line, language) and (by := by_within(line, language)) is not None:
                # "submitted 5 years ago by quillfeather"
                for person in byline_people(by, language, handles=True):
                    yield Claim("review", "authors", person, _evidence(document, block, line, 0.7), block=index)
            elif 0 < below <= _BELOW and not block.digits and not titled and "\n" not in block.text:
                yield from _worded_by(document, block)
            near = (
                -_ABOVE <= below <= _BELOW or 0 <= layout.start - index <= _ABOVE or layout.start < index <= text_from
            )
            if block.digits and near and below and index <= text_from and not block.heading:
                yield from _beside_date(document, block, below > 0)
            if block.digits:
                yield from _dates_of(document, block, line, index)


def _correspondents(document: Document) -> Iterator[Claim]:
    """As in "From: a.name@site.example (A. Name)" and "A. Name a.name at site.example" above a letter or a post.

    Also "quill_feather (quill_feather) wrote,", but not above a quotation.
    """
    language, layout = document.base_language, document.layout
    wrote = words("wrote", language) | words("wrote", "en")
    for block in document.blocks[max(0, layout.headline - _FAR_BELOW) : layout.start + 1]:
        if block.zone in _SKIPPED or is_prose(block):
            continue
        line, _, below = block.text.partition("\n")
        if len(line) > _LONGEST_SENDER:
            continue
        said = key(line).split()
        if said[-1:] and (said[-1] in wrote or " ".join(said[-2:]) in wrote) and (m := _WROTE.match(line)):
            after = document.blocks[block.index + 1 : block.index + 2]
            if not any(b.text.startswith((">", "|")) for b in after):
                for found in islice(find_dates(below or after[0].text if after else below, document.dayfirst), 1):
                    evidence = _evidence(document, block, block.text, 0.6, "beside who wrote")
                    yield Claim("review", "date_published", found.value, evidence, block=block.index)
                evidence = _evidence(document, block, line, 0.6, "who wrote what follows")
                yield Claim("review", "authors", Person(name=m[1]), evidence, block=block.index)
                return
        if not _MAIL.search(line):
            continue
        head, colon, rest = line.partition(":")
        sent = colon and (words("sender", language) | words("sender", "en")).issuperset((key(head),))
        named = _MAIL.sub("", rest if sent else line).strip(" ()[]<>\"'")
        person = _lone_name(named, language)
        if person is not None:
            evidence = _evidence(document, block, line, 0.75 if sent else 0.6, "a name beside an address")
            yield Claim("review", "authors", person, evidence, block=block.index)
            return


_LONGEST_SENDER = 100
_MAIL = lazy(r"[(<\[]?[\w.+-]+\s?(?:@|\s(?:at|AT)\s|\((?:at|AT)\)|\[(?:at|AT)\])\s?[\w-]+\.[\w.-]+[)>\]]?")
# the writer's name or handle, and in brackets whose account it is
_WROTE = lazy(
    r"\s*([^\W\d_][\w-]{1,24}(?:\s[^\W\d_][\w-]{1,24})?)\s(?:\([\w\s-]{2,30}\)\s)?(?:[^\W\d_]+\s)?[^\W\d_]+[,:]?$"
)


def _members(document: Document) -> Iterator[Claim]:
    """The first writer of a forum's thread: the name above "Joined: 3 May 2004", "Posts: 213"."""
    member = words("member", document.base_language) | words("member", "en")
    layout = document.layout
    for block in document.blocks[max(0, layout.headline) : layout.start]:
        lines = block.text.split("\n")
        at = next((i for i, line in enumerate(lines) if ":" in line and key(line.partition(":")[0]) in member), -1)
        if at < 0 or not block.digits or is_prose(block):
            continue
        above = [*(b.text.split("\n")[0] for b in document.blocks[max(0, block.index - 3) : block.index]), *lines[:at]]
        handles = [name for name in above if _ACCOUNT.fullmatch(name)]
        # of a name and a rank below it the name is said again: above the next post, or who was last to edit
        again = [name for name in handles if sum(name in b.text for b in document.blocks) > 1]
        for name in (again or handles)[-1:]:
            evidence = _evidence(document, block, name, 0.6, "whose account it is")
            yield Claim("review", "authors", Person(name=name), evidence, block=block.index)
        return


_ACCOUNT = lazy(r"[^\W\d_][\w.-]{1,24}(?:\s[\w.-]{1,20})?")


def _standfirst(document: Document) -> Iterator[Claim]:
    """As in "A. Name on a new film", "A. Name checks in without luggage" below the headline, with or without a byline.

    With another verb it is nobody of whom the text speaks: a film's people are named there again.
    """
    layout, language = document.layout, document.base_language
    for block in document.blocks[layout.headline + 1 : min(_text_from(document), layout.headline + _BELOW) + 1]:
        text = block.text
        if layout.headline < 0 or block.zone or block.heading == 1 or not _LEAST_DECK < len(text) < _LONGEST_DECK:
            continue
        for count in (2, 3):
            tokens = text.split(" ", count)
            if len(tokens) <= count or not tokens[-1][:1].islower() or not tokens[count - 1][-1:].isalpha():
                continue
            person = _lone_name(" ".join(tokens[:-1]), language)
            says = person is not None and begins(tokens[-1], "standfirst", language)
            if person is not None and (says or not _is_spoken_of(document, tokens[count - 1], block.index)):
                evidence = _evidence(document, block, text, 0.52, "in the standfirst")
                yield Claim("review", "authors", person, evidence, block=block.index)
                return


def _is_spoken_of(document: Document, surname: str, index: int) -> bool:
    """Whether a line between the headline and the end of the text, other than the given one, has a name."""
    headline, end = document.layout.headline, document.layout.end
    return any(surname in b.text for b in document.blocks[headline:end] if b.index != index)


_LEAST_DECK, _LONGEST_DECK = 25, 200


def _foot_of_head(document: Document, block: Block) -> bool:
    """Whether a `<footer>` stands between the headline and the text: that of the post's head."""
    return block.zone == "footer" and 0 <= document.layout.headline < block.index < document.layout.start


_ABOVE, _BELOW = 2, 5
_FAR_BELOW = 12


def _is_dated(line: str) -> bool:
    return next(find_dates(line), None) is not None or find_month_year(line) is not None


def _begins_dated(line: str, document: Document) -> bool:
    """As in "3 May 2020", "Friday, 3 May 2020 | This article appeared in the May issue"."""
    found = next(find_dates(line[:_LONGEST_HEAD], document.dayfirst), None)
    return found is not None and (found.start < _WEEKDAY or is_dateline(line, document.base_language))


_WEEKDAY = 12


def _alone(document: Document, block: Block, line: str, text_from: int) -> tuple[Person, float, str] | None:
    """A line that is a name and nothing else, and how surely it is the author's: more so above a date or an address."""
    layout = document.layout
    below = block.index - layout.headline if layout.headline >= 0 else block.index
    if (block.heading and block.heading < _SMALL_HEADING) or not 1 <= abs(below) <= _FAR_BELOW:
        return None
    person = _lone_name(line, document.base_language)
    if person is None or not _stands_free(block) or _is_site(document, block.key):
        return None
    rest = block.text.partition(line)[2].strip() or next((b.text for b in document.blocks[block.index + 1 :][:1]), "")
    first = rest.split("\n")[0]
    addressed = _ADDRESS.match(first) is not None
    if addressed or (below > 0 and block.index <= text_from and _begins_dated(first, document)):
        return person, 0.6, "a name above a date or an address"
    # another line below it: a box, with its head
    if abs(below) > _BELOW or (rest and "\n" in block.text and not is_byline(first, document.base_language)):
        return None
    # in a plain text names above the headline are a menu's
    if block.element is None and not layout.headline < block.index <= max(layout.start, text_from):
        return None
    return person, 0.45, "a name alone"


def _is_site(document: Document, name: str) -> bool:
    """Whether the title ends with a name, as with the site's; "A long night - by A. Name" is the author's."""
    before, _, behind = f" {key(document.title)} ".rpartition(f" {name} ")
    return not behind and bool(before) and not any(before.endswith(f" {by}") for by in words("by", "en"))


_ADDRESS = lazy(r"\s*(?:@\w{3,}|[\w.+-]+@[\w-]+\.[\w.-]+)\s*$")


_BYLINE_LABELS = frozenset(("authors", "published", "modified", "rating", "summary", "ignored"))


def _signed_headline(document: Document) -> Iterator[Claim]:
    """As in "Review: Low Water (2012), by A. Name", and in a title such as "A long night | by A. Name | Notebook"."""
    block, language = document.headline, document.base_language
    rest = by_within(block.text.rpartition(",")[2], language) if block is not None and "," in block.text else None
    if block is not None and rest is not None and is_lone_name(rest):
        for person in byline_people(rest, language):
            yield Claim("review", "authors", person, _evidence(document, block, block.text, 0.5), block=block.index)
    if m := _JOURNAL.search(document.title):
        evidence = Evidence("byline", document.title_place, document.title[:300], 0.35, "whose journal it is")
        yield Claim("review", "authors", Person(name=m[1] or m[2]), evidence)
    for part in _BAR.split(document.title)[1:]:
        named = after_by(part, language)
        if named and (writer := _lone_name(named, language)) is not None:
            evidence = Evidence("byline", document.title_place, document.title[:300], 0.6, "in the title")
            yield Claim("review", "authors", writer, evidence)


# "quill_feather: Still waters", "Still waters - quill_feather"
_HANDLE = r"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
_JOURNAL = lazy(rf"^{_HANDLE}(?::|['’]s|\s[|•–—-])\s|\s[|•–—-]\s{_HANDLE}$")


def _beside_date(document: Document, block: Block, below: bool) -> Iterator[Claim]:
    """As in "quillfeather / 3 May 2020", "3 May 2020 By A. Name", "A. Name | 3 May 2020 | Films"."""
    language = document.base_language
    first = min(find_dates(block.text, document.dayfirst), key=lambda f: f.start, default=None)
    if first is None or len(block.text) > 120:
        return
    behind = block.text[first.end :].lstrip(" /|·•–—-,")
    rest = after_by(behind, language)
    if rest is None and (rest := by_within(behind, language)) is not None and is_prose(block):
        return
    if rest is not None:
        for person in byline_people(_READING_TIME.split(rest)[0], language, handles=True):
            yield Claim("review", "authors", person, _evidence(document, block, block.text, 0.7), block=block.index)
        return
    for name in (
        _named_beside(block, first, language, key(document.title)) if below and not _recurs(document, block) else ()
    ):
        for person in byline_people(name, language, handles=True):
            evidence = _evidence(document, block, block.text, 0.5, "a name beside the date")
            yield Claim("review", "authors", person, evidence, block=block.index)


def _recurs(document: Document, block: Block) -> bool:
    """Whether the text has more such lines: "Low Water, 3 December 2017" heads each film of a diary."""
    if block.index < document.layout.start:
        return False
    alike = [b for b in document.running_text if b.digits and len(b.text) < 80 and not is_prose(b) and "," in b.text]
    return sum(1 for b in alike[:_MANY] if b is not block and _is_dated(b.text)) > 0


_MANY = 20


def _named_beside(block: Block, first: FoundDate, language: str | None, title: str) -> list[str]:
    """The names that stand beside a date with nothing to say whose they are."""
    m = _NAME_AND_BAR.match(block.text[: first.start])
    after = _COMMA_AND_NAME.match(block.text, first.end)
    if after and is_lone_name(after[1]):
        named = [after[1]]  # "2 maggio 2020, A. Name · Recensioni"
    elif m and " " in m[1]:
        named = [m[1].split()[0] if m[1] > "\u2e7f" else m[1]]  # 林小鹿 评论 长夜尽头: without capitals the first word
    elif parted := [part for part in _BAR.split(block.text) if is_lone_name(part)]:
        named = parted  # "Recenzje • 27 lutego 2020 • A. Name • 5 min"
    elif timed := _TIMED.search(block.text, first.end):
        named = [timed[1]]
    elif (behind := _NAME_BEHIND.match(block.text, first.end)) and is_lone_name(behind[1]):
        named = [behind[1]]  # "June 8, 2014 A. Name 2 Comments", "Jan 15, 2022 A. Name @quillfeather"
    else:
        barred = m is not None and " " not in m[1] and block.text[m.end(1) : first.start].strip() in _BARS
        # "quill 13th March 2021 at 9:12" where the title has "quill: a commonplace book"
        barred = barred or (m is not None and m[1].isalnum() and f" {m[1].lower()} " in f" {title} ")
        named = [m[1]] if m and (block.element is None or barred) else []
    taken = any_of("film", "review", "published", "modified", "on", "job") | words("weekday", language)
    free = [name for name in named if taken.isdisjoint(key(name).split())]
    return [name for name in free if label(name, language) in (None, "authors")]


_BARS = ("|", "/", "·", "•")
_BAR = lazy(r"\s*[|·•]\s*|\s[/–—-]\s")
_NAME_AND_BAR = lazy(r"\s*([^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){0,2})\s*[(\[/|·•–—,-]?\s*$")
_COMMA_AND_NAME = lazy(r",\s([^\d,|·•]{4,40}?)\s*(?:[|·•]|$)")
# "2018.04.09. 19:40 | quillfeather | 4 comments"
_TIMED = lazy(r"\d{1,2}[:.]\d{2}\s*[|·•]\s*([^\s|·•]{3,25})\s*(?:[|·•]|$)")
_NAME_BEHIND = lazy(r"\s+([^\d|·•@(,:]{4,40}?)\s*(?:$|[(@]|\d{1,4}\s\w)")
_READING_TIME = lazy(r"\s\d+\s")
_FIRST_SENTENCE = lazy(r"[\n。]")


def _lone_name(line: str, language: str | None) -> Person | None:
    """The person that a line names and nothing else, a job or a button aside; no words of menus."""
    bare = without_job(line, language) if " " in line and len(line) < _LONGEST_HEAD else ""
    if not is_lone_name(bare) or label(bare, language) is not None or key(bare) in _no_names():
        return None
    first, _, rest = bare.partition(" ")
    # "Director Ada Brandt" of a fact box, "The Quiet Herd", "HANGING ON"
    if label(first, language) not in (None, "authors") or key(first) in words("articles", "en", "prose"):
        return None
    if any(t.casefold() in common_words() for t in rest.split() if t.isupper() and "." not in t):
        return None
    return parse_person(bare) if _menu_words(language).isdisjoint(bare.casefold().split()) else None


def _stands_free(block: Block) -> bool:
    """Whether a block is of no menu, box or foot, and no link to the site's front page."""
    return not block.zone and not home_link(block)


@cache
def _menu_words(language: str | None) -> frozenset[str]:
    """Words that lines of menus have and names have not: "Latest Reviews", "Tweet Email Print"."""
    groups = ("film", "review", "plural", "share", "comment", "comments", "genre", "series", "archive")
    own = any_of(*groups, language=language) if language else any_of(*groups)
    return own | any_of(*groups, language="en")


@cache
def _no_names() -> frozenset[str]:
    return any_of("nobody", "skip", "home", "ends")


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
    said = before.rpartition(" ")[2]
    if said in _since(document.base_language):
        return  # "visitors since 6/1/96", "Joined: 3 May 2004"
    modified = before.endswith(_modified())
    headline = document.layout.headline
    confidence = 0.7 if rest < 40 else 0.6
    if label(said, document.base_language) == "published":
        confidence = 0.76  # "posted 3 May 2020" beside the film's own day
    if _is_viewing(document, block, before):
        confidence -= 0.35
    if rest >= 40 and (said in words("on", document.base_language) or said in words("on", "en")):
        confidence = 0.72  # "Review by A. Name | posted 3 May 2020 | E-mail the author"
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


def _is_viewing(document: Document, block: Block, before: str) -> bool:
    """Whether a day is that on which the film was seen: "Seen: 26 Nov 2022", in one line or in a cell of its own."""
    seen = words("seen", document.base_language) | words("seen", "en")
    beside = document.blocks[block.index - 1] if block.index and block.tag in ("td", "dd") else None
    return before in seen or (not before and beside is not None and beside.key in seen)


@cache
def _since(language: str | None) -> frozenset[str]:
    return any_of("since", "member", language=language or "en") | any_of("since", "member", language="en")


# ---------------------------------------------------------------- after the text


def _signature(document: Document) -> Iterator[Claim]:
    layout = document.layout
    prose = [b for b in document.running_text if is_prose(b) and not _says_by(b, document.base_language)]
    if not prose:
        return
    last = prose[-1]
    if (m := _INITIALS.search(last.text)) and (m[1].isupper() or len(m[1]) == 3):
        yield Claim(
            "review",
            "authors",
            Person(name=m[1]),
            _evidence(document, last, last.text[-60:], 0.55, INITIALS),
            block=last.index,
        )
    stop = _post_end(document)
    for block in document.blocks[last.index + 1 : min(last.index + 8, stop)]:
        if block.zone in ("comments", "related", "nav"):
            break
        yield from _signed(document, block)
        yield from _posted_by(document, block)
    for block in document.blocks[prose[-_LATE:][0].index + 1 : min(last.index + 3, stop)]:
        yield from _worded_by(document, block)
    yield from _inside(document)
    for end in (last, *prose[-_NOTICES - 1 : -1]):
        yield from _right_below(document, end)
    yield from _named_as_site(document, last)
    for block in document.blocks[max(layout.start, last.index - _NOTES) : last.index]:
        if not is_prose(block) and _SIGNED.match(block.text):
            yield from _signed(document, block)
    if last.element is None:
        yield from _site_lines(document, last)
    tail = last.text.split("\n")[-1]
    if len(tail) < 50 and tail != last.text:
        yield from _signed(document, Block(last.index, tail, last.tag, last.zone, last.element, line=last.line))
    yield from _notes_on_author(document, last)
    yield from _dated_sentences(document, last, stop)
    for block in document.blocks[max(layout.start + 1, last.index - 2) : min(layout.end + 8, stop)]:
        if not is_prose(block) and len(block.text) < 120:
            if block.index < last.index and not _says_posted(block.text, document.base_language):
                continue
            for found in list(find_dates(block.text, document.dayfirst))[:1]:
                # "Posted on 11 August, 2014 · 212 notes" is the post's, any other may be a comment's
                posted = block.zone not in _SKIPPED and _says_posted(block.text, document.base_language)
                confidence = 0.5 if posted else 0.4
                evidence = _evidence(document, block, block.text, confidence, "after the text")
                yield Claim("review", "date_published", found.value, evidence, block=block.index)


def _dated_sentences(document: Document, last: Block, stop: int) -> Iterator[Claim]:
    """As in "Review © 1999. Date posted: 1/23/99.", "Originally printed in the Lantern, 8 February 2001."."""
    language = document.base_language
    for block in document.blocks[last.index : min(last.index + _AFTER, stop)]:
        if not block.digits or block.zone in ("comments", "related", "nav") or len(block.text) > _LONGEST_NOTE:
            continue
        for found in find_dates(block.text, document.dayfirst):
            said = _SENTENCES.split(block.text[: found.start])[-1]
            tokens = key(said).split()
            posted = any(label(" ".join(tokens[-n:]), language) == "published" for n in (1, 2, 3) if n <= len(tokens))
            told = begins(said, "reprint", language) or begins(said, "entry", language)
            if posted or (told and len(tokens) < _LONGEST_REPRINT):
                evidence = _evidence(document, block, said + block.text[found.start : found.end], 0.5, "after the text")
                yield Claim("review", "date_published", found.value, evidence, block=block.index)
                return


_LONGEST_NOTE, _LONGEST_REPRINT = 400, 15
_SENTENCES = lazy(r"[.!?。]\s+(?=\S)|\n")


def _worded_by(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Note by A. Name" below the text: a word or two for what it is, and whose."""
    text, language = block.text, document.base_language
    if block.zone or len(text) > _LONGEST_WORDED or is_prose(block) or block.heading:
        return
    rest = by_within(text, language)
    before = key(text[: len(text) - len(rest)]).split() if rest is not None else []
    if rest is None or not 1 < len(before) <= _MOST_WORDS or label(" ".join(before), language) not in (None, "authors"):
        return
    if not any_of("caption", "share", "made").isdisjoint(before):
        return
    if (person := _lone_name(rest.rstrip("."), language)) is not None:
        evidence = _evidence(document, block, text, 0.5, "whose text it is")
        yield Claim("review", "authors", person, evidence, block=block.index)


_LONGEST_WORDED, _MOST_WORDS, _LATE = 60, 4, 5


def _initialled(document: Document) -> Iterator[Claim]:
    """As in "At the Orpheum. (D.P.)" below each of several reviews, where a line says who "D.P." is."""
    signed = [(b, m) for b in document.running_text if (m := _DOTTED_INITIALS.search(b.text[-_LONGEST_SIGNED:]))]
    named: dict[str, str] = {}
    if len(signed) < _LEAST_SIGNED:
        # "(DP)", where a line has "Dora Penhallow (DP)"
        signed = [(b, m) for b in document.running_text if (m := _INITIALS.search(b.text[-_LONGEST_SIGNED:]))]
        short = document.blocks if len(signed) >= _LEAST_SIGNED else ()
        named = {m[2]: m[1] for b in short if len(b.text) < _LONGEST_NOTE for m in _NAME_AND_INITIALS.finditer(b.text)}
        signed = [(b, m) for b, m in signed if m[1] in named]
    if len(signed) < _LEAST_SIGNED:
        return
    wanted = {_CAPITAL.sub("", m[1]) for _, m in signed}
    inside = {b.index for b, _ in signed}
    for block in document.blocks:
        if block.index not in inside and len(block.text) < _LONGEST_NOTE:
            for m in _FULL_NAME.finditer(block.text):
                named.setdefault("".join(t[0] for t in m[0].split()), m[0])
    for block, m in signed:
        letters = _CAPITAL.sub("", m[1])
        sure = wanted <= named.keys()
        evidence = _evidence(document, block, block.text[-_LONGEST_SIGNED:], 0.8 if sure else 0.55, INITIALS)
        person = Person(name=named[letters] if sure else m[1])
        yield Claim("review", "authors", person, evidence, block=block.index)


_DOTTED_INITIALS = lazy(r"[(\[—–-]\s?((?:[A-Z]\.\s?){2,3})[)\]]?\s*$")
_CAPITAL = lazy(r"[^A-Z]")
_NAME_AND_INITIALS = lazy(r"((?:[^\W\d_][\w'’-]+\s){1,3}[^\W\d_][\w'’-]+)\s[(\[]([A-Z]{2,4})[)\]]")
_FULL_NAME = lazy(r"(?<!\w)[A-Z][\w'’-]+(?:\s[A-Z]\.)?\s[A-Z][\w'’-]+")
_LEAST_SIGNED, _LONGEST_SIGNED = 2, 60


def _subject_of(document: Document, block: Block) -> Person | None:
    """The person with whom a last line begins and of whom nothing above speaks: "_A. Name teaches chemistry._"."""
    tokens = block.text.split(" ", 2)
    slanted = sum(m.end - m.start for m in block.marks if m.kind == "i") > 0.8 * len(block.text)
    if not slanted or len(tokens) < _LEAST_NOTE or not tokens[2][:1].islower() or "\n" in block.text:
        return None
    if not all(token.replace("-", "").isalpha() for token in tokens[:2]):
        return None
    person = _lone_name(" ".join(tokens[:2]), document.base_language)
    return person if person is not None and not _is_spoken_of(document, tokens[1], block.index) else None


_LEAST_NOTE = 3


def _says_by(block: Block, language: str | None) -> bool:
    """As in "Posted by A. Name at 10:22 AM Email This BlogThis! Share", which reads like a sentence."""
    rest = after_by(block.text, language) if len(block.text) < _LONGEST_NAMED else None
    return rest is not None and len(block.text) - len(rest) >= _LONG_BY


_LONGEST_NAMED = 120


def _says_posted(text: str, language: str | None) -> bool:
    tokens = text.split(" ", 2)
    return any(label(" ".join(tokens[:n]), language) == "published" for n in (1, 2))


def _inside(document: Document) -> Iterator[Claim]:
    """As in "Notes by A. Name, 3 May 2020" where other matter follows the review as if it were its text."""
    text_from, language = _text_from(document), document.base_language
    for block in document.running_text:
        if block.index <= text_from + _NEXT or not block.digits or len(block.text) > 100 or block.zone in _SKIPPED:
            continue
        barred = " | " in block.text  # "Posted by A. Name | Views: 318", which has a full stop, and is no sentence
        if is_prose(block) and not barred:
            continue
        rest = after_by(block.text, language)
        found = next(find_dates(block.text if rest is None else rest, document.dayfirst), None)
        if rest is None and found is not None:
            rest = _behind_date(block.text, found, language)
        if rest is None or len(block.text) - len(rest) < _LONG_BY:
            continue
        for person in byline_people(rest, language) if found is not None or barred else ():
            evidence = _evidence(document, block, block.text, 0.5, "amid the text")
            yield Claim("review", "authors", person, evidence, block=block.index)
        if found is not None:
            evidence = _evidence(document, block, block.text, 0.5, "amid the text")
            yield Claim("review", "date_published", found.value, evidence, block=block.index)


_NEXT = 2


def _behind_date(text: str, found: FoundDate, language: str | None) -> str | None:
    """As in "Reviewed 3 May 2020 by A. Name"."""
    before = key(text[: found.start])
    said = before.endswith(_modified()) or label(before, language) == "published"
    return by_within(text[found.end :], language) if said else None


def _right_below(document: Document, last: Block) -> Iterator[Claim]:
    """A name below the text with nothing to say whose it is: alone, before a date or an address, behind "Review ©"."""
    language = document.base_language
    rated = {found.block for found in document.labels if found.property == "rating"}
    # the mark may stand between the text and the name
    below = [
        block
        for block in document.blocks[last.index + 1 : last.index + 5]
        if "\n" in block.text or not (block.index in rated or is_rating(block.text))
    ]
    for block in document.blocks[max(0, last.index - 2) : last.index + 1]:
        m = _REVIEW_COPYRIGHT.search(block.text) if len(block.text) < 200 else None
        if m and (person := _lone_name(m[1], language)) is not None:
            evidence = _evidence(document, block, block.text, 0.5, "whose text it is")
            yield Claim("review", "authors", person, evidence, block=block.index)
    for block, after in zip(below, [*below[1:], None], strict=False):
        line, _, rest = block.text.partition("\n")
        if block.zone not in ("", "tags", "footer", "bio") or len(block.text) > 200:
            return
        if (known := _known_here(document, block, line)) is not None:
            name, day = known
            evidence = _evidence(document, block, block.text, 0.5, "a name that the page has elsewhere")
            yield Claim("review", "authors", Person(name=name), evidence, block=block.index)
            if day is not None:
                yield Claim("review", "date_published", day, evidence, block=block.index)
            return
        if m := _REVIEW_COPYRIGHT.search(line):
            named, confidence, note = m[1], 0.5, "whose text it is"
        elif block.digits and _is_dated(line) and (dated := _beside_day(line, language)):
            named, confidence, note = dated, 0.5, "a name and a date below the text"
        elif block is below[0] or (after is not None and _ADDRESS.match(rest or after.text)):
            # several names below each other are a list: tags, a cast
            alone = not block.heading and block.linked() < _LINKED and not (after and _lone_name(after.text, language))
            bare = _without_frame(line, language)
            named, confidence = bare if alone else "", 0.46 if last.element is None else 0.4
            note = "a name alone below the text"
            pair = alone and len(bare) < _LONGEST_SIGNATURE and _lone_name(bare, language) is None
            people = split_people(bare, language) if pair and not _ENDED.search(bare) else []
            if len(people) == _TWO and all(_lone_name(p.name, language) for p in people):
                for person in people:
                    evidence = _evidence(document, block, block.text, confidence, note)
                    yield Claim("review", "authors", person, evidence, block=block.index)
                return
        else:
            continue
        person = _lone_name(named, language) if named and not home_link(block) else None
        if person is not None:
            yield Claim(
                "review", "authors", person, _evidence(document, block, block.text, confidence, note), block=block.index
            )
            return


_NOTICES = 2
"""So many paragraphs may stand below the signature: what is on next week, whose page it is."""
_REVIEW_COPYRIGHT = lazy(
    r"^\W*\w+\s(?:©|\([cC]\)|[Cc]opyright)\s*(?:\d{4})?,?\s*(?:by\s)?([^\d,.|·•]{4,40}?)\s*(?:[.,|·•]|$)"
)
_TWO = 2
_ENDED = lazy(r"[:!?]|[^\W\d_]{2}\.\s")
_LONGEST_SIGNATURE = 80
_BETWEEN = lazy(r"\s*[,|·•(/]\s*|\s[–—-]\s|\.\s")


def _known_here(document: Document, block: Block, line: str) -> tuple[str, date | None] | None:
    """As in "Dora, 3.5.1998" and "(Dora)" below the text: one name, which the title or the page's foot has, too."""
    if len(line) > _LONGEST_DAY or not (block.digits or line[:1] in "(（[［"):
        return None
    found = next(find_dates(line, document.dayfirst), None)
    if block.index >= _post_end(document) or (found is not None and len(block.text) > found.end + _NOTICES):
        return None  # a comment's head has the hour, and the comment below
    bare = (line if found is None else line[: found.start]).strip(" ,;/|–—-")
    name = bare.strip("()[]（）［］")
    if (found is None and name == bare) or not _ONE_NAME.fullmatch(name) or key(name) in common_words():
        return None
    if label(name, document.base_language) is not None or key(name) in map(key, _BAR.split(document.title)):
        return None  # "Lantern, 3 May 1998" of the site "Lantern"
    places = (document.title, *(b.text for b in document.blocks[block.index + 1 :][-_FOOT:]))
    known = any(re.search(rf"(?<!\w){re.escape(name)}", place) for place in places)
    return (name, found.value if found is not None else None) if known else None


_ONE_NAME = lazy(r"[^\W\d_][\w-]{1,19}")


def _beside_day(line: str, language: str | None) -> str:
    """As in "A. Name, Oslo, 3 May 2020", "Oslo, 3 May 2020. A. Name": the name before the day, or behind it."""
    if len(line) > _LONGEST_SIGNATURE:
        return ""
    parts = [part.strip(" .)") for part in _BETWEEN.split(line)]
    return next((p for p in (parts[0], parts[-1]) if _lone_name(p, language) is not None), "")


def _without_frame(line: str, language: str | None) -> str:
    """A name without brackets, a word for the text before it, an address behind: "Review: A. Name (a@b.example)"."""
    bare = _MAILED.sub("", line).strip(" ()[]")
    head, colon, rest = bare.partition(":")
    return rest.strip() if colon and key(head) in words("review", language) | words("review", "en") else bare


_MAILED = lazy(r"\s*[(<\[]?[\w.+-]+@[\w-]+\.[\w.-]+[)>\]]?\s*$")


def _named_as_site(document: Document, last: Block) -> Iterator[Claim]:
    """As in "quillfeather 3 May 2020" below the text at quillfeather.blogs.example, and "© 2020 quillfeather"."""
    site = (urlsplit(document.address or "").hostname or "").removeprefix("www.").partition(".")[0]
    for block in document.blocks[last.index + 1 : last.index + _AFTER] if site else ():
        m = _HANDLE_THEN_DATE.match(block.text) if block.zone != "comments" and len(block.text) < 80 else None
        if m and m[1].casefold() == site and _is_dated(block.text):
            evidence = _evidence(document, block, block.text, 0.5, "named as the site")
            yield Claim("review", "authors", Person(name=m[1]), evidence, block=block.index)
            return
    for block in document.blocks[last.index + 1 : min(last.index + 3, _post_end(document))]:
        m = _BARRED_HANDLE.match(block.text) if block.digits and len(block.text) < 80 and not block.zone else None
        if m and _is_dated(block.text) and label(m[1] or m[2], document.base_language) is None:
            evidence = _evidence(document, block, block.text, 0.42, "a handle and a date below the text")
            yield Claim("review", "authors", Person(name=m[1] or m[2]), evidence, block=block.index)
            return
    for block in document.blocks[max(last.index + 1, len(document.blocks) - _FOOT) :]:
        m = _OWNER.search(block.text) if "©" in block.text and len(block.text) < 100 else None
        if m:
            evidence = _evidence(document, block, block.text, 0.3, "whose site it is")
            yield Claim("review", "authors", Person(name=m[1]), evidence, block=block.index)
            return


# "quillfeather | 3 May 2020 | 4 comments", "3.5.2020 / quillfeather"
_BARRED_HANDLE = lazy(
    r"\s*@?([a-z][\w-]{2,24})\s*[|·•/]\s*(?:\w+,?\s)?\d|"
    r"\s*\d[\w ./-]{5,20}\s*[|·•/]\s*@?([a-z][\w-]{2,24})\s*(?:[|·•]|$)"
)
_HANDLE_THEN_DATE = lazy(r"\s*@?([a-z][\w-]{2,24})[\s|·•,/–-]{1,4}\d", re.IGNORECASE)
# a name without capitals is a person's handle, not a firm
_OWNER = lazy(r"©\s*(?:\d{4}\s*(?:[-–—]\s*\d{4}\s*)?)?([a-z][a-z0-9_]{3,20})[^\S\n]*(?:[.,|·•\n]|$)")


def _notes_on_author(document: Document, last: Block) -> Iterator[Claim]:
    """As in "A. Name writes for two papers.", "About A. Name", or a name above a note that begins with it."""
    layout, language = document.layout, document.base_language
    blocks = document.blocks[max(layout.start, last.index - 1) : layout.end + _AFTER]
    for before, block in zip([None, *blocks], blocks, strict=False):
        if len(block.text) > 600 or block.zone in ("comments", "related"):
            continue
        person = bio_name(block.text, language, block.said)
        head, _, note = block.text.partition("\n")
        if person is None and note:
            person = named_above(head, note, language)
        if person is None and before is not None and not is_prose(before) and (is_prose(block) or is_sentence(block)):
            person = named_above(before.text, block.text, language)
        if person is None and last.index <= block.index <= last.index + 1 and len(block.text) < _LONGEST_DECK:
            person = _subject_of(document, block)
        if person is not None:
            evidence = _evidence(document, block, block.text, 0.5, "the note on the author")
            yield Claim("review", "authors", person, evidence, block=block.index)


_LONGEST_HEAD = 80


def _posted_by(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Publicado por A. Name en 12:31", "Eingestellt von quillfeather um 10:14" below the text."""
    line = block.text.split("\n")[0][:160]
    rest = after_by(line, document.base_language) if not block.heading else None
    found = next(find_dates(line, document.dayfirst), None) if rest is None and block.digits else None
    if found is not None and block.zone != "footer":  # a blog's foot has more behind the name
        rest = _behind_date(line, found, document.base_language)
    said = (len(line) - len(rest)) * (_DENSE if line > "\u2e7f" else 1) if rest is not None else 0
    if rest is None or said < _LONG_BY or len(block.text) > 300:
        return
    handles = block.digits or " " not in rest
    for person in byline_people(rest, document.base_language, handles):
        evidence = _evidence(document, block, line, 0.55, "below the text")
        yield Claim("review", "authors", person, evidence, block=block.index)


_LONG_BY, _DENSE = 7, 2
"""Letters of a phrase that says who wrote, as against a word that names what a thing is of: "de", "von", "по"."""


def _site_lines(document: Document, last: Block) -> Iterator[Claim]:
    """The foot of a plain text, which says whose site it is: "Blog by A. Name. Built with …"."""
    foot = document.blocks[last.index + 1 :][-_FOOT:]
    rights = " ".join(b.text for b in foot if "©" in b.text and len(b.text) < 200)
    for block in foot:
        if rights and is_lone_name(block.text) and block.text in rights:
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
    dated = next(find_dates(text, document.dayfirst), None) if block.digits else None
    before = text[: dated.start].rstrip(" ,;(|/·•") if dated is not None else ""
    if _SIGNED.match(before):  # "-- A. Name, January 24, 1998", "— A. Name (talk) 24 January 2008 at 21:14 (CET)"
        text = before
    else:
        dated = None
    m = _SIGNED.match(text) or _signed_off(document.base_language).match(text)
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
        if dated is not None:
            evidence = _evidence(document, block, block.text, 0.55, "beside the signature")
            yield Claim("review", "date_published", dated.value, evidence, block=block.index)


@cache
def _signed_off(language: str | None) -> re.Pattern[str]:
    """As in "xo Becca", "Liebe Grüße, Jörg"."""
    forms = {form for lang in {language or "en", "en"} for form in spelled("signed_off", lang)}
    return re.compile(
        rf"(?i:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))}),?\s([^\W\d_][^\d,.:!?]{{2,30}})$"
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


def _before_tags(text: str, language: str | None) -> str:
    """As in "A. Name Categories Lists Tags" of a foot in one line: the name alone."""
    m = _tags_behind(language).search(text)
    return text[: m.start()] if m else text


@cache
def _tags_behind(language: str | None) -> re.Pattern[str]:
    ends = {w for lang in (language or "en", "en") for w in spelled("tagged", lang)}
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, sorted(ends, key=len, reverse=True)))})(?!\w)", re.IGNORECASE)


@cache
def _author_in_foot(language: str | None) -> re.Pattern[str]:
    spoken = {language or "en", "en"}
    forms = {w for lang in spoken for w in (*spelled("by", lang), *spelled("authors", lang, "labels"))}
    ends = {w for lang in spoken for w in spelled("tagged", lang)}
    before, behind = ("|".join(map(re.escape, sorted(group, key=len, reverse=True))) for group in (forms, ends))
    return re.compile(rf"(?<!\w)(?:{before})\s*:?\s+(.{{2,60}}?)(?=\s(?:{behind})(?!\w)|\s*$)", re.IGNORECASE)


def _issue(document: Document) -> Iterator[Claim]:
    """The day of a paper's issue above the headline: "No. 12 (1847) · 3 May 2020"."""
    named = words("issue", document.base_language) | words("issue", "en")
    for block in document.blocks[: min(max(0, document.layout.headline), _TOP_LINES)]:
        if not block.digits or len(block.text) > _LONGEST_HEAD:
            continue
        tokens = [token.strip(".,:()") for token in block.text.casefold().split()]
        beside = zip(tokens, tokens[1:], strict=False)
        if not any((a in named and b.isdigit()) or (b in named and a.isdigit()) for a, b in beside):
            continue
        for found in islice(find_dates(block.text, document.dayfirst), 1):
            evidence = _evidence(document, block, block.text, 0.42, "the day of the issue")
            yield Claim("review", "date_published", found.value, evidence, block=block.index)
            return


_TOP_LINES = 15


def _day_and_month(document: Document) -> Iterator[Claim]:
    """As in "Posted May 3", whose year an archive of months or the line of rights has: "May 2020"."""
    language, layout = document.base_language, document.layout
    beside = words("on", language) | words("on", "en") | words("weekday", language) | words("weekday", "en")
    for block in document.blocks[max(0, layout.headline - _ABOVE) : layout.headline + _BELOW]:
        if not block.digits or len(block.text) > _LONGEST_DAY or _is_dated(block.text):
            continue
        found = find_day(block.text, date(_ANY_YEAR, 1, 1))
        if found is None or not set(key(block.text[: found.start]).split()) <= beside:
            continue
        short = [b.text for b in document.blocks if b.digits and len(b.text) < _LONGEST_HEAD]
        of_months = [said for text in short if (said := find_month_year(text)) is not None]
        years = [year for year, month in of_months if month == found.value.month]
        years = years or [int(m[1]) for text in short if (m := _RIGHTS_YEAR.search(text))]
        day = find_day(block.text, date(max(years), found.value.month, _MIDDLE)) if years else None
        if day is not None:
            evidence = _evidence(document, block, block.text, 0.4, "the year of the archive's month")
            yield Claim("review", "date_published", day.value, evidence, block=block.index)
        return


_ANY_YEAR, _MIDDLE, _LONGEST_DAY = 2000, 15, 40
_RIGHTS_YEAR = lazy(r"(?:©|\([cC]\)|[Cc]opyright)\s*((?:19|20)\d\d)")


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
