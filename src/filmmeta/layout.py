"""Where on a page things stand: its headline, its running text, the end of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from filmmeta.blocks import Block, Element
from filmmeta.values.bylines import is_byline, is_dateline, without_job
from filmmeta.values.dates import find_dates
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name
from filmmeta.values.rating import is_rating
from filmmeta.vocabulary import any_of, countries, key, key_begins, key_label, months, words

_PROSE_LENGTH = 60
_DENSE = 2.6
"""A character of Chinese, Japanese or Korean is worth so many of other scripts."""
_COUNTED = lazy(r"^[(\[]?\d{1,5}[)\]]?\s+(\S.*)$|^(\S.*?)\s*[(\[]\d{1,5}[)\]]\s*:?$")
_SENTENCE_END = lazy(r"[.!?…。！？؟।]['\"”’»)\]]*\s*$|[.!?…。！？؟।]['\"”’»)\]]*(?:\[\d+\])*\s")
_PAUSE = lazy(r"[,;:—،、，；：]")
_COUNT = lazy(r"\(\d{1,5}\)")
_COPYRIGHT = lazy(r"\([cC]\)\s?\d{4}")
_CJK = lazy("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")

_ZONE_WEIGHT = {
    "nav": -60,
    "footer": -150,
    "aside": -60,
    "related": -120,
    "share": -40,
    "bio": -60,
    "caption": 0,
    "tags": -80,
    "hidden": -20,
    "comments": -500,
}


class Layout(NamedTuple):
    """The parts of a page, as numbers of its blocks."""

    start: int
    """First block of the running text."""
    end: int
    """The block after its last one; equal to `start` where the page has no running text."""
    headline: int
    """The block that is the page's headline, or -1."""


def is_prose(block: Block) -> bool:
    """Whether a block is running text rather than a label, a link list or a line of data."""
    if block.prose is None:
        block.prose = _says(block)
    return block.prose > 0


def _says(block: Block) -> int:
    """How much each character of a block says: 0 where it is no running text, 2 in Chinese or Japanese, else 1."""
    text = block.text
    if len(text) < _PROSE_LENGTH / _DENSE:
        return 0
    dense = not text.isascii() and _CJK.search(text) is not None
    weight = len(text) * (_DENSE if dense else 1)
    if weight < _PROSE_LENGTH or block.linked() > 0.5 or not _reads_as_prose(block, weight):
        return 0
    if "\n" in text and _is_chart(text):
        return 0
    return 2 if dense else 1


def _reads_as_prose(block: Block, weight: float) -> bool:
    text = block.text
    if _SENTENCE_END.search(text):
        return len(text) > 250 or not ("©" in text or _COPYRIGHT.search(text))
    if weight <= 140 and not (weight > 100 and text.count(" ") > 14):
        return False
    # a text page does not tell links: clouds of tags, archives with their counts
    return block.element is not None or (
        bool(_PAUSE.search(text)) and len(_COUNT.findall(text)) < 4 and not text.startswith("<")
    )


def _is_chart(text: str) -> bool:
    """Whether a block lists films or words with a mark each: "Blue Heron **\\nThe Last Tram ***", a legend of stars."""
    lines = text.split("\n")
    marked = sum(1 for line in lines if len(line) < _PROSE_LENGTH and _MARKED.search(line))
    return marked > 1 and marked * 5 >= len(lines) * 3


_MARKED = lazy(r"(?:[*★☆½]|[*★]\s?1/2|\d/(?:5|10|20|100))\s*$|^\s*[*★☆]{1,5}½?\s")

_SENTENCE = lazy(r".{8,}[.!?…。！？؟।][\"'”’»)]*$")


def is_sentence(block: Block) -> bool:
    """A short paragraph that is a sentence all the same: "Let's see it again real soon."."""
    text = block.text
    return (
        not block.heading
        and block.tag not in ("td", "th", "dt")
        and bool(_SENTENCE.match(text))
        and "|" not in text
        and (text.count(" ") >= 3 or bool(_CJK.search(text)))
    )


_HASHTAGS = lazy(r"(?:#\w+[\s,]*){2,}$")


@cache
def _ends() -> frozenset[str]:
    return words("ends")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(w.partition(" ")[0] for w in any_of("ends", "comments", "comment", "tagged"))


_FIRST_WORD = lazy(r"[^\W\d_]+")


def _may_head(block: Block) -> bool:
    """A cheap test by the first word: most short blocks head nothing."""
    text = block.text
    if text.isascii():
        m = _FIRST_WORD.search(text)
        return (m is not None and m[0].lower() in _first_words()) or text[0] == "#"
    first = block.key.partition(" ")[0]
    return first in _first_words() or not first or first[0].isdigit() or first > "\u2e7f"


def is_end(block: Block) -> bool:
    """Whether a short block heads what follows an article: related posts, sharing, tags."""
    return "end" in _heads(block)


def is_comments_head(block: Block) -> bool:
    """Whether a short block heads the readers' comments."""
    return "comments" in _heads(block)


def _heads(block: Block) -> str:
    """What a block heads, kept on it: "end", "comments", both or nothing."""
    if block.heads is None:
        block.heads = ""
        if 0 < len(block.text) < _NO_HEAD and _may_head(block):
            block.heads = ("end " if _ends_article(block) else "") + ("comments" if _begins_comments(block) else "")
    return block.heads


_NO_HEAD = 120
"""Longer texts head nothing."""


def _ends_article(block: Block) -> bool:
    text, k = block.text, block.key
    if len(text) > 70:
        return False
    if k in _ends():
        return True
    if text[0] == "#":
        return bool(_HASHTAGS.match(text))
    if text[0] in "([" or text[0].isdigit() or text[-1] in ")]:" or text[-1].isdigit():
        counted = _COUNTED.match(text)
        if counted is not None and key(counted[1] or counted[2]) in _ends():
            return True
    if key_begins(k, "tagged") and (":" in text[:30] or "·" in text) and not _SENTENCE_END.search(text):
        return True
    # "Related reads inside The Evening Lantern"; a line "Read also: another review" may stand between paragraphs
    return key_begins(k, "ends") and " " in k and ":" not in text and _heads_more(k) and not _SENTENCE_END.search(text)


def _heads_more(k: str) -> bool:
    """Whether a key begins with several words that head what follows an article."""
    tokens = k.split(" ", 4)
    return any(" ".join(tokens[:n]) in _ends() for n in (2, 3, 4) if n < len(tokens))


def _begins_comments(block: Block) -> bool:
    k = block.key.lstrip("0123456789 ")
    return key_begins(k, "comments") or k in words("comment")


def _opens_comments(blocks: Sequence[Block], i: int) -> bool:
    """Whether comments begin at a short block: a heading of them, or one that nothing heads, "Anonymous said..."."""
    block = blocks[i]
    if "comments" in _heads(block):
        return True
    text = block.text
    if not text or text[-1] not in ".…:" or len(text) > 70 or not text.endswith(("...", "…", ":")):
        return False
    tokens = block.key.split()
    if not 1 < len(tokens) < 6 or not (tokens[-1] in words("said") or " ".join(tokens[-2:]) in words("said")):
        return False
    # "Then he says:" may introduce a quotation; above a date it is a comment's author
    after = blocks[i + 1].text if i + 1 < len(blocks) else ""
    return text[-1] != ":" or (len(after) < 60 and any(c.isdigit() for c in after))


def find_layout(blocks: Sequence[Block], title: str, language: str | None) -> Layout:
    """The layout of a page whose `<title>` and language are given, by a few passes over its blocks."""
    title = _without_wiki(blocks, title)
    wanted = key(title)
    parts = {key(part) for part in _TITLE_PARTS.split(title)} - words("film") - words("review")
    parts |= _behind_colon(blocks, title)
    start, end = _stretch(blocks, parts)
    if start < end:
        within = _Container(blocks[start:end])
        start, end = _whole(blocks, start, end, within)
        fringes = _Fringes(blocks, start, end, within)
        start = fringes.first(wanted)
        end = fringes.last()
        while start < end and _weight(blocks[start]) <= 0:
            start += 1
        while 0 < start < end and _goes_on(blocks[start], blocks[start - 1]):
            start -= 1
        # a last section of one sentence: "Fazit", "A quiet, stubborn film."
        if _is_conclusion(blocks, end, language):
            end += 2
        # a last paragraph too short to weigh: "Go and see how he walks."
        while start < end < len(blocks) and _goes_on(blocks[end - 1], blocks[end]):
            end += 1
    stop = min(len(blocks), max(start + 3, 1) if end > start else 60)
    headline = _headline(blocks[:stop], start, wanted, parts, language)
    if 0 <= headline < start < end and blocks[headline].element is None:
        headline = _plain_headline(blocks[:end], start, headline, title, parts)
    if start < end and headline <= min(_TOP, end - 1):
        headline = _below_masthead(blocks[:end], start, headline, parts, language)
    if headline <= min(_TOP, end - 1) and any(c.isdigit() for c in title):
        headline = _below_archive(blocks[:end], start, headline, title)
    start += headline == start < end - 1
    return Layout(start, end, headline)


def wiki_of(title: str) -> str | None:
    """The wiki's name in "films:low_water [Dora's wiki]".

    >>> wiki_of("films:low_water [Dora's wiki]"), wiki_of("Low Water [1988]")
    ("Dora's wiki", None)
    """
    m = _WIKI.search(title)
    return m[1] if m is not None and " " not in title[: m.start()] and not m[1].isdigit() else None


def _without_wiki(blocks: Sequence[Block], title: str) -> str:
    """A title without the name of a wiki and of its part, "films:low_water [Dora's wiki]"."""
    m = _WIKI.search(title)
    if m is None or key(m[1]) not in {b.key for b in blocks[:_MASTHEADS] if b.heading or b.element is None}:
        return title
    return _NAMESPACE.sub("", title[: m.start()]).replace("_", " ")


_WIKI = lazy(r"\s\[([^\[\]]{2,60})\]$")
# "films:low_water", but not "Low Water: The Return"
_NAMESPACE = lazy(r"^(?:[\w-]+:)+(?=\S)")
_MASTHEADS = 20


def _behind_colon(blocks: Sequence[Block], title: str) -> set[str]:
    """What stands behind the colon of "quillfeather: Still waters", where a line of its own has it again."""
    _, colon, rest = title.partition(": ")
    folded = key(rest) if colon else ""
    return {folded} if folded and any(b.key == folded for b in blocks[:_HEAD_LINES] if not b.zone) else set()


_HEAD_LINES = 60


def _weight(block: Block) -> float:
    if block.zone and block.zone != "hidden":
        base: float = _ZONE_WEIGHT[block.zone]
        if block.zone in ("aside", "nav") and len(block.text) > _PROSE_LENGTH and is_prose(block):
            base += min(len(block.text), 300) * 0.3
        return base
    if is_prose(block):
        return 40 + min(len(block.text), 900) * (block.prose or 1) * 0.5
    if is_end(block):
        return -250
    if block.heading:
        return -8
    if block.linked() > 0.6:
        return -35
    return -12 if len(block.text) > 3 else -6


_OPEN = ("", "hidden")
_ENOUGH = 250
"""The weight of a text below which a plain text's comments may still be a menu's word "Comment" above it."""


_TITLED = 150
"""What a heading that is the page's title is worth: a note of two lines stands below it, longer teasers beside it."""


def _stretch(blocks: Sequence[Block], parts: set[str]) -> tuple[int, int]:
    """The stretch of blocks with the most running text: a maximum sum that cannot cross into comments."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    barred = 0  # below a heading of comments, the level at which the page goes on
    for i, block in enumerate(blocks):
        if block.zone == "comments" or (block.zone in _OPEN and not is_prose(block) and _opens_comments(blocks, i)):
            if best > _ENOUGH and block.element is None:
                break  # in a plain text nothing tells where comments end
            total, start = 0.0, i + 1
            barred = barred or (block.heading if is_end(block) and block.linked() < 0.5 else 0)
            continue
        if barred:
            if not 0 < block.heading <= barred:
                continue
            barred = 0
        if block.heading and block.zone in _OPEN and block.key in parts:
            start = start if total > 0 else i + 1
            total = max(total, 0.0) + _TITLED
            continue
        weight = _weight(block)
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_span = total, (start, i + 1)
    return best_span


def _is_conclusion(blocks: Sequence[Block], i: int, language: str | None) -> bool:
    """Whether a heading "Verdict" stands here, with a sentence below it."""
    if i + 1 >= len(blocks) or not blocks[i].heading or blocks[i].zone or blocks[i + 1].zone:
        return False
    return key_label(blocks[i].key, language) == "summary" and (is_sentence(blocks[i + 1]) or is_prose(blocks[i + 1]))


def _goes_on(block: Block, beside: Block) -> bool:
    """Whether a short sentence is the next or last paragraph of the same text."""
    if is_end(beside) or not is_sentence(beside):
        return False
    if block.element is None or beside.element is None:
        return True
    if block.tag != beside.tag:
        return False
    return block.zone == beside.zone and _are_kin(block.element, beside.element) and beside.linked() < 0.3


def _are_kin(element: Element, other: Element) -> bool:
    """Whether two paragraphs stand in one element, or each in a box of its own of one kind."""
    box, beside = element.getparent(), other.getparent()
    if box is beside or box is None or beside is None:
        return box is beside
    named = box.get("class")
    return named is not None and named == beside.get("class") and box.getparent() is beside.getparent()


def _mass(block: Block) -> int:
    """How much running text a block holds, in characters; one of Chinese or Japanese says as much as two."""
    if block.zone not in ("", "hidden") or not is_prose(block):
        return 0
    return len(block.text) * (block.prose or 1)


_CLIMB = 6
_DEEPEST = 50


class _Container:
    """The element that holds most of a stretch's paragraphs, however deep they stand in it."""

    def __init__(self, stretch: Sequence[Block]) -> None:
        self.element: Element | None = None
        holders = [(b.element, _mass(b)) for b in stretch if b.element is not None]
        wanted = 0.55 * sum(mass for _, mass in holders)
        for _ in range(_CLIMB if wanted else 0):
            masses: dict[Element, int] = {}
            above = []
            for element, mass in holders:
                parent = element.getparent() if mass else None
                if parent is not None:
                    masses[parent] = masses.get(parent, 0) + mass
                    above.append((parent, mass))
            best = max(masses, key=lambda e: masses[e], default=None)
            if best is None or masses[best] >= wanted:
                self.element = best
                return
            holders = above

    def holds(self, block: Block) -> bool:
        """Whether a block stands in it with no element between."""
        return self.element is not None and block.element is not None and block.element.getparent() is self.element

    def ends_before(self, block: Block) -> bool:
        """Whether a block outside a stretch shows that its text does not go on behind it."""
        if self.element is None or block.zone == "comments":
            return True
        # what stands in the page itself, and not in a box, may be anything
        return self.holds(block) and (is_end(block) or (self.element.tag == "body" and not _mass(block)))

    def contains(self, block: Block) -> bool:
        """Whether a block stands anywhere in it."""
        at = block.element
        for _ in range(_DEEPEST if self.element is not None else 0):
            if at is None or at is self.element:
                return at is not None
            at = at.getparent()
        return False


def _whole(blocks: Sequence[Block], start: int, end: int, within: _Container) -> tuple[int, int]:
    """The stretch with the paragraphs of its container that a box in the text cuts off from the others."""
    cut_off = [b.index for b in blocks if b.tag == "p" and _mass(b) and within.holds(b)]
    for i in reversed([i for i in cut_off if i < start]):
        if any(within.ends_before(b) for b in blocks[i:start]):
            break
        start = i
    for i in cut_off:
        if i >= end:
            if any(within.ends_before(b) or is_comments_head(b) for b in blocks[end : i + 1]):
                break
            end = i + 1
    return start, end


_LIST_MARK = lazy(r"[-+*•–—✓✔✗✘👍👎]|\d{1,2}[.)]\s")
_GAP = 3
"""So many lines in a row that are neither text nor list nor heading part an article from what stands around it."""
# the share of the text that may stand on the far side of a gap, by each line of it, and at most
_BEFORE_A_LINE, _BEFORE_AT_MOST = 0.05, 0.4
_BEHIND_A_LINE, _BEHIND_AT_MOST = 0.04, 0.25


class _Fringes:
    """What a stretch of running text begins and ends with that is not the article: taglines, notices, teasers."""

    def __init__(self, blocks: Sequence[Block], start: int, end: int, within: _Container) -> None:
        self.blocks = blocks
        self.start, self.end = start, end
        self.within = within
        self.masses = [_mass(b) for b in blocks[start:end]]
        self.total = sum(self.masses)

    def first(self, wanted: str) -> int:
        """Where the article begins: below its headline, a heading of other matter, a gap."""
        blocks, found = self.blocks, self.start
        titled = any(b.heading and _repeats(b, wanted) for b in blocks[: self.start])
        before, gap, run, inside = 0, 0, 0, False
        for i in range(self.start, self.end):
            block, mass = blocks[i], self.masses[i - self.start]
            if before > _BEFORE_AT_MOST * self.total:
                break
            if mass:
                most = min(_BEFORE_AT_MOST, _BEFORE_A_LINE * gap) * self.total
                if gap >= _GAP and before < most and not inside:
                    found = i
                before, gap, run = before + mass, 0, run + 1
                inside = inside or run > 1 or self.within.contains(block)
                continue
            run = 0
            headline = before and not titled and (block.heading or gap > 1) and _repeats(block, wanted)
            if headline or (before < _BEHIND_AT_MOST * self.total and not inside and is_end(block)):
                found = i + 1
            gap += _is_furniture(block)
        return found

    def last(self) -> int:
        """Where the article ends: before a heading of other matter, or a gap with little behind it."""
        blocks = self.blocks
        self.end = found = self._above_teasers()
        after, gap, run, inside = 0, 0, 0, False
        for i in range(self.end - 1, self.start - 1, -1):
            block, mass = blocks[i], self.masses[i - self.start]
            if after > _BEHIND_AT_MOST * self.total:
                break
            if mass:
                most = min(_BEHIND_AT_MOST, _BEHIND_A_LINE * gap) * self.total
                if gap >= _GAP and 0 < after < most and not inside:
                    found = i + 1
                after, gap, run = after + mass, 0, run + 1
                inside = inside or self.within.contains(block)
                # several paragraphs together, or one beside those of the article: it goes on
                if run >= _GAP or self.within.holds(block):
                    break
                continue
            run = 0
            gap += _is_furniture(block)
            if block.zone == "tags" or is_end(block):
                found = i
        return found

    def _above_teasers(self) -> int:
        """Where the article ends if paragraphs that break off follow it, each under a line of its own."""
        teasers = 0
        for i in range(self.end - 1, self.start, -1):
            block = self.blocks[i]
            if self.masses[i - self.start]:
                if not _CUT_OFF.search(block.text) or self.masses[i - self.start - 1]:
                    return i + 1 if teasers > 1 else self.end
                teasers += 1
        return self.end


_CUT_OFF = lazy(r"(?:\.\.\.|…)[\])]?\s*$")


def _is_furniture(block: Block) -> bool:
    return not (
        block.heading
        or block.zone == "caption"
        or block.tag in ("li", "dt", "dd")
        or _SENTENCE.match(block.text)
        or _LIST_MARK.match(block.text)
    )


def _repeats(block: Block, wanted: str) -> bool:
    """Whether a block is the page's title, or the greater part of it."""
    if len(block.text) > 200 or block.zone in ("nav", "aside", "footer", "related", "comments"):
        return False
    own = block.key
    return len(own) > 3 and own in wanted and len(own) >= 0.3 * len(wanted)


_TITLE_PARTS = lazy(r"\s[-–—:·•/]+\s|\s*[|«»]\s*|:\s(?=\w+\s(?:19|20)\d\d$)")


def _headline(blocks: Sequence[Block], start: int, wanted: str, parts: set[str], language: str | None) -> int:
    """The block most like the page's title, given whole and in parts, else the weightiest heading."""
    best, best_score = -1, 0.0
    masthead = _masthead(blocks)
    named = {b.key for b in blocks if b.heading and b.key in parts}
    # stripped pages keep their title in the first line
    first = next((b.index for b in blocks if b.element is None and b.key == wanted), -1)
    for block in blocks:
        if len(block.text) > 250 or block.zone in _NO_TITLES or not (block.index == first or _may_title(block, wanted)):
            continue
        score = _headline_score(block, wanted, start - block.index, block.index == first)
        if len(parts) > 1 and score > 0 and block.key in parts and block.key != wanted:
            score += 1.5  # a whole part of the title; "Salt" of "Low Water « Salt & Celluloid" is none
        if block.index < masthead and block.key not in wanted:
            score -= 3
        # "Crítica de Low Water" is a byline's beginning and a title's
        titled = len(block.key) > 0.5 * len(wanted) and block.key in wanted
        if titled and block.linked() > 0.8 and named - {block.key}:
            titled = False  # a long name of the site, beside the title's other part
        if score > best_score and (titled or not _is_no_title(block, language)):
            best, best_score = block.index, score
    return _below_site(blocks, best, wanted)


def _below_site(blocks: Sequence[Block], best: int, wanted: str) -> int:
    """The title "Site: Headline" of a page that has each in a heading or first line: the lower is the article's."""
    site = _first_key(blocks[best]) if best >= 0 else ""
    if not site or not wanted.startswith(f"{site} "):
        return best
    rest, level = wanted[len(site) + 1 :], blocks[best].heading
    if any(_first_key(b) == rest for b in blocks[:best]):
        return best  # "Headline: Site", and the site's name once more below
    below = (b for b in blocks[best + 1 :] if (b.heading > level or b.heading == level == 0) and _first_key(b) == rest)
    return next((b.index for b in below), best)


def _first_key(block: Block) -> str:
    """The key of a block's first line."""
    return key(block.text.split("\n", 1)[0]) if "\n" in block.text else block.key


def _plain_headline(blocks: Sequence[Block], start: int, best: int, title: str, parts: set[str]) -> int:
    """The headline of a plain text: the line above the stars, or the lower of the site's name and the article's."""
    if best == 0 and start > 1 and _MARKS.fullmatch(blocks[start - 1].text) and blocks[start - 2].text[-1:].isalnum():
        return start - 2  # a title that is the site's on every page: the article's name and stars stand above its text
    chosen, wanted = blocks[best].key, key(title)
    if chosen not in parts:
        # below it stands what the title has between a section and a bracket: "DVD Review: Low Water (1998)"
        pieces = _TITLE_PARTS.split(title)
        bare = {key(_BRACKETED.sub("", piece).rpartition(": ")[2]) for piece in pieces} - set(map(key, pieces))
        below = blocks[best + 1 : start] if chosen == wanted else ()
        return next((b.index for b in below if b.key in bare and " " in b.key), best)
    if not wanted.startswith(chosen):
        # below the site's name stands what the title begins with, or what begins with it
        opening = wanted.split()[:2]
        for block in blocks[best + 1 : start + 1]:
            said = block.key.split() if len(block.text) <= _LONGEST_TITLE else []
            if len(said) < _LEAST_OPENING or said[:2] != opening or _PARTING.search(block.text):
                continue
            if wanted.startswith(block.key) or len(block.text) > _LONG_OPENING or block.key.startswith(tuple(parts)):
                return block.index
    spoken = [f" {b.key} " for b in blocks[start:]]
    named = any(f" {chosen} " in line for line in spoken)
    for block in blocks[best + 1 : start]:
        if block.key != chosen and block.key in parts:
            own = f" {block.key} "
            if wanted.startswith(own[1:]) or (not named and any(own in line for line in spoken)):
                return block.index
    return best


_MARKS = lazy(r"[\W_]{3,}")
_LONGEST_TITLE = 200
_LEAST_OPENING, _LONG_OPENING = 2, 40
_TOP = 2
"""The last of the blocks that a masthead is of, where it stands above everything."""


def _below_archive(blocks: Sequence[Block], start: int, best: int, title: str) -> int:
    """The headline of a page whose title has a number and a day before the site's name: "Gazette 1974-11-16 | Archive".

    It is the heading, or the line in capitals, right above the text, if the text does not speak of the site.
    """
    parts = [part for part in _TITLE_PARTS.split(title) if part]
    if best < 0 or len(parts) < _TOP or blocks[best].key not in (key(parts[-1]), key(title)):
        return best
    if next(find_dates(parts[0]), None) is None or any(b.key == key(parts[0]) for b in blocks):
        return best
    for block, below in zip(blocks[best + 1 : start + _GAP + 2], blocks[best + 2 :], strict=False):
        heads = block.heading > blocks[best].heading or (block.element is None and block.text.isupper())
        if heads and not block.zone and not is_prose(block) and is_prose(below) and _mass(below) > _PROSE_LENGTH:
            return best if _is_told(blocks[best], blocks[start:]) else block.index
    return best


def _below_masthead(blocks: Sequence[Block], start: int, best: int, parts: set[str], language: str | None) -> int:
    """The headline of a page that has the site's name for its title: the line above the facts, the stars or the day.

    It must be a heading where the masthead is none, or the text must speak of it and not of the masthead.
    """
    title = blocks[best] if best >= 0 else None
    if start > best and not (title is not None and any(map(blocks[start].text.startswith, title.text.split("\n")))):
        several = any(_is_alike(blocks[start], b) and not _is_fact(b, language) for b in blocks[start + 1 :])
        if not several and _heads_facts(blocks[start], language) and not _is_told(title, blocks[start:]):
            return start
    i = start - 1
    while i > best and start - i < _LONGEST_BOX and _is_fact(blocks[i], language):
        i -= 1
    if i <= best or blocks[i].zone or len(lines := blocks[i].text.split("\n")) > _MOST_LINES:
        return best
    line = lines[0]
    head = key(_BRACKETED.sub("", line))
    fills = len(lines) == 1 or _states(lines[1], language) or (len(lines) == _TOP and lines[1][:1] == "(")
    if not fills or not 1 < len(head) <= _LONGEST_HEADING or blocks[i].linked() > 0.5 or is_rating(line):
        return best
    if any(_is_alike(blocks[i], b) and not _is_fact(b, language) for b in blocks[start:]):
        return best  # the first of several
    above_facts = i < start - 1 or len(lines) > 1 or _YEARED.search(line) is not None
    above_facts = (
        above_facts or _is_fact(blocks[start], language) or _states(blocks[start].text.split(".")[0], language)
    )
    if title is None:
        set_off = line.isupper() or sum(m.end - m.start for m in blocks[i].marks if m.kind == "b") >= len(line)
        return i if above_facts or set_off else best
    if head in title.key:
        return best  # the headline says it already
    dated = is_day(blocks[i - 1].text, language)
    if dated and any(map(is_month, parts)):
        return i
    if dated and i == start - 1 and best == 0 and title.element is None and not _is_told(title, blocks[start:]):
        # a weblog's title on every page; an entry's own stands between its day and its text
        if " " in head and line[-1] not in ".:" and not is_lone_name(line) and not is_byline(line, language):
            return i
    if (blocks[i].heading and not title.heading) or (above_facts and line.isupper() and not title.text.isupper()):
        return i
    spoken = [f" {b.key} " for b in blocks[start:] if is_prose(b)]
    first = key(_BRACKETED.sub("", title.text.split("\n")[0]))
    told = any(f" {first} " in line for line in spoken)
    named = any(f" {head} " in line for line in spoken)
    # the first line of a plain text is a title that no line has again, and of which the text says nothing
    if best == 0 and title.element is None and not _shares_names(title.text, blocks[start:]):
        heads = above_facts or (" " in head and line[-1] not in ".:" and not _PARTING.search(line))
        generic = head in words("suffix") or head in words("prefix") or head in words("ends")
        return i if heads and not generic and not is_lone_name(without_job(line, language)) else best
    if not above_facts and not line.isupper():
        return best
    return i if named and not told else best


def _shares_names(title: str, text: Sequence[Block]) -> bool:
    """Whether a text has a word of its page's title, written as there."""
    own = {w for w in _LONG_WORD.findall(title) if w.lower() not in words("film") and w.lower() not in words("review")}
    return any(w in b.text for b in text for w in own)


_LONG_WORD = lazy(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}")
_PARTING = lazy(r"[|·•]|\s[>»]\s")


def _is_told(title: Block | None, text: Sequence[Block]) -> bool:
    """Whether a text says its page's title, which the site's name on every page is not."""
    first = key(_BRACKETED.sub("", title.text.split("\n")[0])) if title is not None else ""
    return bool(first) and any(f" {first} " in f" {b.key} " for b in text if is_prose(b))


def _heads_facts(block: Block, language: str | None) -> bool:
    """Whether a block begins with a line that heads it, in capitals or with a year, and facts follow."""
    line, _, rest = block.text.partition("\n")
    if not rest or not 1 < len(line) <= _LONGEST_HEADING or _states(line, language) or _SENTENCE_END.search(line):
        return False
    return (line.isupper() or _YEARED.search(line) is not None) and _states(rest.split("\n")[0], language)


def _is_alike(head: Block, block: Block) -> bool:
    """Whether a block of the text could head a part of it as another does: a heading, capitals, a year in brackets."""
    if head.heading:
        return block.heading == head.heading
    line = block.text.split("\n")[0]
    if (is_prose(block) and line == block.text) or not 1 < len(line) <= _LONGEST_HEADING or is_rating(line):
        return False
    first = head.text.split("\n")[0]
    return bool((first.isupper() and line.isupper()) or (_YEARED.search(first) and _YEARED.search(line)))


_YEARED = lazy(r"\((?:19|20)\d\d\)\s*$")
_LONGEST_BOX, _MOST_LINES, _LONGEST_HEADING = 40, 12, 80
_BRACKETED = lazy(r"\s*[(\[][^()\[\]]{0,40}[)\]]\s*$")


def _is_fact(block: Block, language: str | None) -> bool:
    """Whether a block between headline and text is a fact box's, a mark, a day, a name or a tagline."""
    if block.heading:
        return is_day(block.text, language)
    if block.tag in ("td", "th", "dt", "dd") and "\n" not in block.text:
        return True
    return _states(block.text.split("\n")[0], language)


def _states(line: str, language: str | None) -> bool:
    if is_rating(line) or _QUOTED.match(line) or is_byline(line, language) or is_dateline(line, language):
        return True
    if len(line) <= _LONGEST_FACTS and find_duration(line) is not None:
        return True  # "Czechoslovakia 1967. 92 mins. Black and white."
    if line[-1:].isdigit() and " ".join(w for w in key(line).split() if not w.isdigit()) in countries():
        return True  # "USA 1998"
    tokens = line.split()[:3]
    if len(line) <= _LONGEST_FACTS and key(line).endswith(tuple(words("subtitled"))):
        return True
    labels = {key_label(key(" ".join(tokens[:n])), language) for n in range(1, len(tokens) + 1)}
    return not labels <= {None, "name"} or (":" in line[:25] and "name" not in labels)


_LONGEST_FACTS = 120
_QUOTED = lazy(r"\s*[\"“„«].*[\"”“»]\s*$")


def is_day(text: str, language: str | None) -> bool:
    """Whether a line is a day and nothing else: "Sunday, November 18, 2007"."""
    found = next(find_dates(text), None) if len(text) < _LONGEST_DAY else None
    if found is None:
        return False
    return set(key(text[: found.start] + " " + text[found.end :]).split()) <= words("weekday", language)


_LONGEST_DAY = 50


def is_month(text: str) -> bool:
    """Whether a text is what an archive has for its title: "November 2007", "2007".

    >>> is_month("November 2007"), is_month("November Rain")
    (True, False)
    """
    said = key(text).split()
    return 0 < len(said) < 4 and any(w.isdigit() for w in said) and all(w.isdigit() or w in months() for w in said)


def _masthead(blocks: Sequence[Block]) -> int:
    """The last block of a menu that has a heading below it: what stands above the menu greets, and heads no article."""
    menu = max((b.index for b in blocks if b.zone == "nav"), default=0)
    return menu if any(b.heading and not b.zone for b in blocks[menu + 1 :]) else 0


_NO_TITLES = frozenset(("comments", "related", "footer", "share"))


def _may_title(block: Block, wanted: str) -> bool:
    """A cheap test: a line that is no heading must be part of the title, or hold it."""
    text = block.text
    if block.heading or "\n" in text:
        return True
    if len(text) < len(wanted) and text.isascii():
        m = _FIRST_WORD.search(text)
        if m is not None and m[0].lower() not in wanted:
            return False
    return block.key in wanted or wanted in block.key


def _is_no_title(block: Block, language: str | None) -> bool:
    """A byline, a date, or the site's name, whatever heading it is: that links to its front page."""
    if is_byline(block.text, language) or _is_dateline(block, language) or is_day(block.text, language):
        return True
    return block.linked() > 0.8 and bool(home_link(block))


def _is_dateline(block: Block, language: str | None) -> bool:
    """As in "Posted on 3 May 2020"."""
    return len(block.text) < 80 and key_begins(block.key, "on", language) and any(c.isdigit() for c in block.text)


def home_link(block: Block) -> str:
    """The text of a block's link to the site's front page; empty where it has none."""
    for link in block.element.iter("a") if block.element is not None else ():
        if is_front_page(link.get("href") or ""):
            return " ".join("".join(link.itertext()).split())
    return ""


def is_front_page(address: str) -> bool:
    """Whether a link leads to the site's front page.

    >>> is_front_page("/"), is_front_page("../index.html"), is_front_page("/films/")
    (True, True, False)
    """
    whole = address.split("#")[0]
    href = whole.split("?")[0]
    return bool(
        whole.endswith(_WIKI_FRONTS)
        or href in ("/", "..")
        or _FRONT_PAGE.fullmatch(href)
        or ("://" in href and _is_root(href))
    )


def _is_root(address: str) -> bool:
    try:
        return urlsplit(address).path in ("", "/")
    except ValueError:
        return False


_WIKI_FRONTS = ("?id=start", "/Main_Page", "/start")
_FRONT_PAGE = lazy(r"/?(?:\.{1,2}/)*(?:index|default|home)\.(?:html?|php|aspx?)|(?:\.{1,2}/)+|/[a-z]{2}/")


_PLAIN_DISTANCE = 0.1


def _headline_score(block: Block, wanted: str, distance: int, is_title_line: bool) -> float:
    own = block.key
    if not own:
        return 0.0
    if "\n" in block.text and not block.heading and own not in wanted:
        # a title with its credits in one block of lines
        own = max((k for line in block.text.split("\n") if (k := key(line)) in wanted), key=len, default=own)
    score = {0: 0.0, 1: 5.0, 2: 3.5, 3: 3.0, 4: 1.5, 5: 1.0, 6: 1.0}[block.heading]
    # a plain text's line is all the surer a headline the nearer it stands: the site's name stands above the menu
    score -= max(0, min(distance, 60)) * (0.04 if block.element is not None else _PLAIN_DISTANCE)
    if block.zone in ("nav", "aside", "tags"):
        score -= 3
    if block.zone == "hidden":
        score -= 1
    if not block.heading and block.linked() > 0.8:
        score -= 2
    if is_title_line:
        return score + 4.0  # the title's line, unless a line below repeats the headline in it
    if wanted and len(own) > 2:
        if own in wanted or wanted in own:
            # how much of the title it is: a site's name is the smaller part of it
            score += 8 * min(len(own), len(wanted)) / max(len(own), len(wanted)) + (1 if wanted.startswith(own) else 0)
        elif not block.heading:
            score -= 2
    return score
