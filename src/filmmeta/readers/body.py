"""Reads the review's own text: which blocks of the running text a reader would call the review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import is_comments_head, is_end, is_prose, is_sentence
from filmmeta.layout.facts import table_rows
from filmmeta.values.bylines import (
    after_by,
    bio_name,
    by_within,
    byline_people,
    is_byline,
    is_dateline,
    named_above,
)
from filmmeta.values.dates import find_dates
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name, looks_like_name
from filmmeta.values.phrases import Phrases
from filmmeta.values.rating import find_ratings
from filmmeta.values.text import clean, lowered
from filmmeta.vocabulary import any_of, key, key_begins, spelled, words

_SIDE = frozenset(("nav", "aside", "footer", "comments", "related", "share", "bio", "caption", "tags", "hidden"))
_NO_LETTERS = lazy(r"^[\W_\d]*$")
_SHORT = 170
"""Longer blocks are no caption, notice or line of links, whatever they begin with."""
_FURNITURE = 300
"""Longer blocks are no furniture of any kind."""
_LETTER = lazy(r"[^\W\d_]")
_COPYRIGHT = lazy(r"\([cC]\)\s")


def body(document: Document) -> Iterator[Claim]:
    """The paragraphs and headings of the review, one claim each, in order; the deck above them with less confidence."""
    running = document.running_text
    if not running:
        return
    around = _Around(document, running)
    if around.first_head is not None:
        running = [around.first_head, *running]
    kept = _above_signature(running, [b for b in running if around.belongs(b)], document.base_language)
    kept = _without_note_on_author(kept, document.base_language)
    for block in _once(kept, around.text_from):
        confidence = around.confidence(block)
        text = block.text.replace("\n", " ") if confidence > _PARAGRAPH else clean(block.text)
        where = document.where(block)
        yield Claim(
            "review",
            "body",
            text,
            Evidence("body", where, text[:300], confidence, "heading" if block.heading else ""),
            block=block.index,
            folded=block.key,
        )


_PARAGRAPH = 0.75
_DECK = 300
"""A heading longer than this is a paragraph in large letters; a shorter one in front of the text may be its deck."""


class _Around:
    """What tells a block of the review from its neighbours: images, boxes, the tags that its paragraphs have."""

    def __init__(self, document: Document, running: Sequence[Block]) -> None:
        self.document = document
        self.language = document.base_language
        self.below_image = {index for index, _ in document.images}
        self.tag = _tag_of_paragraphs(running)
        self.boxes = _boxes(running)
        self.rows = table_rows(running, self.language)
        self.first_head = self._first_head(running)
        self.text_from = self._below_deck(running)

    def _first_head(self, running: Sequence[Block]) -> Block | None:
        """The heading right above the first paragraph, where more of its kind follow: the review's first section."""
        index = running[0].index - 1
        if index <= self.document.layout.headline:
            return None
        head = self.document.blocks[index]
        if not head.heading or head.zone or len(head.text) > _SHORT or is_end(head):
            return None
        return head if any(b.tag == head.tag and not b.zone for b in running) else None

    def _below_deck(self, running: Sequence[Block]) -> int:
        """The first block that is not the sentence between the headline and the byline."""
        mass = 0
        for block in running[:8]:
            if is_prose(block):
                mass += len(block.text)
            elif 0 < mass < _DECK and self._is_imprint(block) and block.index not in self.rows:
                return block.index + 1
        return 0

    def confidence(self, block: Block) -> float:
        """How surely a block is part of the text: paragraphs, sentences, then lines that stand between them."""
        if block is self.first_head:
            return 0.76
        if block.index < self.text_from:
            return 0.5
        if is_prose(block) and not (block.heading and len(block.text) < _DECK):
            return 0.8
        return 0.76 if is_sentence(block) else 0.6

    def belongs(self, block: Block) -> bool:
        text = block.text
        if block.zone in _SIDE and not (block.zone == "hidden" and is_prose(block)):
            return False
        if block.index == self.document.layout.headline or _NO_LETTERS.match(text):
            return False
        if self.boxes and not self.boxes.isdisjoint(_around(block)):
            return False
        if block.index in self.rows and not is_prose(block):
            return False
        if len(text) < _FURNITURE and self._is_furniture(block):
            return False
        if len(text) < _LONGEST_APPEAL and is_prose(block) and _is_appeal(block, self.language):
            return False
        # a cell with a word or a number is data, not text
        return is_prose(block) or block.tag not in ("td", "th") or self.tag in ("td", "th")

    def _is_furniture(self, block: Block) -> bool:
        text = block.text
        if _is_verdict_box(text) or _leads_away(block) or self._is_imprint(block) or _is_worded(block, self.language):
            return True
        if len(text) < _SHORT and (_is_credit(block) or self._is_below_image(block)):
            return True
        if is_prose(block):
            return False
        return is_end(block) or is_comments_head(block) or (block.linked() > 0.8 and len(text) < 120) or _sends_on(text)

    def _is_imprint(self, block: Block) -> bool:
        """Who wrote it and when; a heading with a date may be a film's title: "Flight, 3.12.2017"."""
        lines = block.text.split("\n")
        if block.digits and key_begins(block.key, "modified", self.language) and next(find_dates(block.text), None):
            return True  # "Last edited by quillfeather on 3 May 2004, edited 2 times in all"
        if block.heading:
            return is_byline(block.text, self.language) or not _LETTER.search(_without_dates(block.text))
        return all(is_byline(line, self.language) or is_dateline(line, self.language) for line in lines)

    def _is_below_image(self, block: Block) -> bool:
        """A line right below an image that is no sentence, or not set as the text is."""
        if block.index not in self.below_image or block.heading:
            return False
        return block.tag != self.tag if is_sentence(block) or is_prose(block) else block.tag != "li"


def _without_dates(text: str) -> str:
    for found in find_dates(text):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def _tag_of_paragraphs(running: Sequence[Block]) -> str:
    """The tag in which most of the text stands: `"p"`, `"div"`, `"td"`."""
    masses: dict[str, int] = {}
    for block in running:
        if is_prose(block) and not block.zone:
            masses[block.tag] = masses.get(block.tag, 0) + len(block.text)
    return max(masses, key=lambda tag: masses[tag], default="")


# ---------------------------------------------------------------- boxes inside the text


def _boxes(running: Sequence[Block]) -> set[Element]:
    """Elements inside the text that say themselves that they hold other matter: "About the author", "We recommend"."""
    heads: dict[Element, Block] = {}
    for block in running:
        if block.element is None or block.zone or is_prose(block) or not is_end(block):
            continue
        parent = block.element.getparent()
        if parent is not None:
            heads.setdefault(parent, block)
    if not heads:
        return set()
    first: dict[Element, Block] = {}
    inside = dict.fromkeys(heads, 0)
    for block in running:
        for box in _around(block):
            if box in inside:
                first.setdefault(box, block)
                inside[box] += len(block.text) if is_prose(block) else 0
    most = _LARGEST_BOX * sum(len(b.text) for b in running if is_prose(b))
    return {box for box, head in heads.items() if first.get(box) is head and inside[box] < most}


_LARGEST_BOX = 0.3
"""The share of the text that a box may hold; one that holds more is the article."""
_CLIMB = 8


def _around(block: Block) -> Iterator[Element]:
    """The elements that a block stands in, from its own outward."""
    at = block.element
    for _ in range(_CLIMB):
        if at is None:
            return
        yield at
        at = at.getparent()


# ---------------------------------------------------------------- furniture, by its words


def _is_verdict_box(text: str) -> bool:
    """As in "2.5 / 5 A vacancy where a scare should be."."""
    if len(text) >= 200 or not (text[:1].isdigit() or text[:1] in "★☆⭐*"):
        return False
    return any(f.start == 0 for f in find_ratings(text))


def _is_worded(block: Block, language: str | None) -> bool:
    """Whether a short block begins as furniture does: captions, buttons, notices, advertisement."""
    text, k = block.text, block.key
    if k < "\u2e80" and k.partition(" ")[0] not in _first_words(language):
        return _is_notice(block, language)
    short = len(text) < _SHORT
    return (
        (short and key_begins(k, "caption", language) and _is_caption(text))
        or (short and key_begins(k, "reprint", language))
        or (key_begins(k, "share", language) and _is_sharing(block))
        or key_begins(k, "notice", language)
        or (key_begins(k, "tagged", language) and _is_list(text))
        or _is_notice(block, language)
    )


@cache
def _first_words(language: str | None) -> frozenset[str]:
    """The words that furniture begins with: a cheap test, since most blocks begin with none of them."""
    groups = ("caption", "reprint", "share", "notice", "tagged")
    forms = any_of(*groups) if language is None else any_of(*groups, language=language) | any_of(*groups, language="en")
    return frozenset(w.partition(" ")[0] for w in forms)


_LONGEST_APPEAL = 520


@cache
def _appeals(language: str | None) -> Phrases:
    return Phrases({*spelled("appeal", language), *spelled("appeal", "en")})


def _is_appeal(block: Block, language: str | None) -> bool:
    """A request for money or an address: "… is a reader-supported publication"."""
    appeals = _appeals(language)
    return not appeals.words.isdisjoint(block.said) and bool(appeals.places(lowered(block.text), block.said))


def _sends_on(text: str) -> bool:
    """As in "Read also: another review" between two paragraphs."""
    head, colon, _ = text[:40].partition(":")
    return bool(colon) and " " in head.strip() and key(head) in words("ends")


def _is_credit(block: Block) -> bool:
    if "©" in block.text or ("copyright" in block.key and "copyright" in block.words):
        return True
    return _COPYRIGHT.search(block.text) is not None


def _is_list(text: str) -> bool:
    """As in "Filed under Film · Tagged with ferries, fog"; not "Tags are for luggage, says the porter."."""
    return not text.endswith((".", "!", "?")) and (":" in text[:30] or "·" in text or text.count(",") > 1)


def _is_caption(text: str) -> bool:
    """As in "Photo: Jane Doe", "Still from the second reel"; not "Still, it works."."""
    return ":" in text[:40] or "：" in text[:40] or (not text.endswith((".", "!", "?", "。")) and len(text) < 100)


def _is_sharing(block: Block) -> bool:
    """As in "Share on Facebook", "Tweet Pin Email Print"; not "Like it or not, it works."."""
    if len(block.text) < 70 and not block.text.endswith((".", "!", "?")):
        return True
    return len(set(block.key.split()) & words("share")) >= 3 and not block.text.endswith(".")


@cache
def _notices(language: str | None) -> tuple[str, ...]:
    return tuple(w for w in {*spelled("skip", language), *spelled("skip", "en")} if len(w) > 3)


def _is_notice(block: Block, language: str | None) -> bool:
    """A line of the page's furniture: advertisement, continue reading, all rights reserved."""
    if len(block.text) > 160:
        return False
    if block.key in words("skip") or block.key in words("ends"):
        return True
    lowered = block.text.casefold()
    if not lowered.startswith(_notices(language)):
        return False
    if block.linked() <= 0.15 and lowered.endswith((".", "!", "?")):
        return False
    return any(lowered.startswith(w) and len(lowered) < len(w) + 60 for w in _notices(language))


def _leads_away(block: Block) -> bool:
    """A teaser of another page: it ends in a link "Read full review »"."""
    last = next((m for m in reversed(block.marks) if m.kind == "a"), None) if block.marks else None
    if last is None or last.end < len(block.text) - 3:
        return False
    said = key(block.text[last.start : last.end])
    return said in words("skip") or said in words("ends")


# ---------------------------------------------------------------- the whole text


def _above_signature(running: Sequence[Block], kept: list[Block], language: str | None) -> list[Block]:
    """The text without the notices below its only signature: "-- A. Name, 3 May 1998", "Reviewed by A. Name on …"."""
    lines = [b for b in running if not b.heading and len(b.text) < _SIGNATURE]
    signed = [b for b in lines if _is_signature(b.text, language)] or [b for b in lines if _is_name(b)]
    below = [b for b in kept if b.index > signed[0].index] if len(signed) == 1 else []
    whole = sum(len(b.text) for b in kept)
    if not below or any(b.heading for b in below) or sum(len(b.text) for b in below) > _NOTICES * whole:
        return kept
    return [b for b in kept if b.index < signed[0].index]


_SIGNATURE, _NOTICES = 120, 0.3


def _is_name(block: Block) -> bool:
    """As in "A. Name, December 2011", or "A. Name" in italics, alone in a line."""
    m = _NAME_LINE.fullmatch(block.text) if not block.zone and not block.text.isupper() else None
    if m is None or not is_lone_name(m[1]):
        return False
    return m.end(1) < len(block.text) or any(mark.kind == "i" for mark in block.marks)


_NAME_LINE = lazy(r"([^\W\d_][^\d,.:;!?()\n]+\s[^\d,.:;!?()\n]{2,30}?)(?:,\s(?:[^\W\d]{3,12}\s)?[\d./-]{4,10})?")


def _is_signature(text: str, language: str | None) -> bool:
    line = text.split("\n")[0]
    found = next(find_dates(line), None)
    if (m := _DASHED.match(line)) is not None:
        named = m[1] if found is None else m[1][: max(0, found.start - m.start(1))].rstrip(" ,;(|/·•")
        return 0 < named.count(" ") < _MANY_NAMES and looks_like_name(named)
    rest = after_by(line, language)
    if rest is None and found is not None and found.start < _WORD:
        rest = by_within(line[found.end :], language)
    said = len(line) - len(rest) >= _LONG_BY if rest is not None else False
    return said and (found is not None or "\n" in text or "|" in text) and bool(byline_people(rest or "", language))


_DASHED = lazy(r"^\s*[-–—~]{1,3}\s?([^\W\d_].{3,70})$")
_MANY_NAMES, _WORD, _LONG_BY = 5, 20, 7


def _without_note_on_author(kept: list[Block], language: str | None) -> list[Block]:
    """The text without "Jane Doe writes for …" at its end, or "About Jane Doe" with a note below."""
    for i in range(len(kept) - 1, max(0, len(kept) - 4), -1):
        block, above = kept[i], kept[i - 1]
        if not is_prose(block) or len(block.text) > _LONGEST_NOTE:
            continue
        if bio_name(block.text, language, block.said):
            return kept[: i - 1] if named_above(above.text, block.text, language) else kept[:i]
        if i == len(kept) - 1 and not is_prose(above) and named_above(above.text, block.text, language):
            return kept[: i - 1]
    return kept


_LONGEST_NOTE = 600


_QUOTES = frozenset(("blockquote", "aside", "div", "span", "q", "center"))
_SHORTEST_QUOTE, _MOST_QUOTES = 40, 40


def _once(kept: Sequence[Block], text_from: int) -> Iterator[Block]:
    """Each paragraph once: pages hold a text twice, for desktop and mobile, and quote it in large letters."""
    quotes = [b for b in kept if (b.tag in _QUOTES or b.heading) and _SHORTEST_QUOTE < len(b.text) < 400][:_MOST_QUOTES]
    quoted = {b.index for b in quotes}
    whole = "\n".join(b.key for b in kept if is_prose(b) and b.index not in quoted) if quotes else ""
    seen: set[str] = set()
    for i, block in enumerate(kept):
        said = block.key
        if len(said) > 15 and said in seen:
            # a section's heading may come again; a repeated paragraph may not
            if not block.heading or (i + 1 < len(kept) and kept[i + 1].key in seen):
                continue
        if block.index in quoted and said in whole:
            continue
        if block.index >= text_from:  # a deck may be the first paragraph, too
            seen.add(said)
        yield block
