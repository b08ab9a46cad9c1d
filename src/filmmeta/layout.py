"""Where on a page things stand: its headline, its running text, the end of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from filmmeta.blocks import Block
from filmmeta.values.bylines import is_byline
from filmmeta.vocabulary import begins, key, words

_PROSE_LENGTH = 60
_COUNTED = re.compile(r"^[(\[]?\d{1,5}[)\]]?\s+(\S.*)$|^(\S.*?)\s*[(\[]\d{1,5}[)\]]\s*:?$")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*\s*$|[.!?…。！？؟।]['\"”’»)\]]*(?:\[\d+\])*\s")
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")

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
    text = block.text
    length = len(text)
    if length < 12:
        return False
    weight = length * (2.6 if _CJK.search(text) else 1)
    if weight < _PROSE_LENGTH or block.linked() > 0.5:
        return False
    return weight > 140 or (weight > 100 and text.count(" ") > 14) or bool(_SENTENCE_END.search(text))


_SENTENCE = re.compile(r".{8,}[.!?…。！？؟।][\"'”’»)]*$")


def is_sentence(block: Block) -> bool:
    """A short paragraph that is a sentence all the same: "Let's see it again real soon."."""
    text = block.text
    return (
        not block.heading
        and block.tag not in ("td", "th", "dt", "line")
        and bool(_SENTENCE.match(text))
        and (text.count(" ") >= 3 or text[:1] > "\u2e7f")
    )


@cache
def _ends() -> frozenset[str]:
    return words("ends")


def is_end(text: str) -> bool:
    """Whether a short text heads what follows an article: related posts, sharing, tags."""
    if len(text) > 70:
        return False
    if key(text) in _ends():
        return True
    counted = _COUNTED.match(text)
    return counted is not None and key(counted[1] or counted[2]) in _ends()


def is_comments_head(text: str) -> bool:
    """Whether a short text heads the readers' comments."""
    return len(text) < 120 and begins(text.lstrip("(0123456789) "), "comments")


def find_layout(blocks: Sequence[Block], title: str, language: str | None) -> Layout:
    """The layout of a page whose `<title>` and language are given, by one pass over its blocks."""
    start, end = _running_text(blocks)
    return Layout(start, end, _headline(blocks, start, end, title, language))


def _weight(block: Block) -> float:
    text = block.text
    if block.zone and block.zone != "hidden":
        base = _ZONE_WEIGHT[block.zone]
        return base + (min(len(text), 300) * 0.3 if block.zone in ("aside", "nav") and is_prose(block) else 0)
    if is_prose(block):
        return 40 + min(len(text), 900) * (2 if _CJK.search(text) else 1) * 0.5
    if is_end(text):
        return -250
    if block.heading:
        return -8
    linked = block.linked()
    if linked > 0.6:
        return -35
    return -12 if len(text) > 3 else -6


def _running_text(blocks: Sequence[Block]) -> tuple[int, int]:
    """The stretch of blocks with the most running text: a maximum sum that cannot cross into comments."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, block in enumerate(blocks):
        comments = block.zone == "comments" or (not is_prose(block) and is_comments_head(block.text))
        if comments:
            total, start = 0.0, i + 1
            continue
        weight = _weight(block)
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_span = total, (start, i + 1)
    start, end = best_span
    while start < end and _weight(blocks[start]) <= 0:
        start += 1
    # a last paragraph too short to weigh: "Go and see how he walks."
    while start < end < len(blocks) and _goes_on(blocks[end - 1], blocks[end]):
        end += 1
    return start, end


def _goes_on(block: Block, after: Block) -> bool:
    """Whether a short sentence is the next paragraph of the same text."""
    if (
        block.element is None
        or after.element is None
        or block.tag != after.tag
        or not is_sentence(after)
        or is_end(after.text)
    ):
        return False
    return block.zone == after.zone and block.element.getparent() is after.element.getparent() and after.linked() < 0.3


_TITLE_PARTS = re.compile(r"\s[-–—:·•/]+\s|\s*[|«»]\s*")


def _headline(blocks: Sequence[Block], start: int, end: int, title: str, language: str | None) -> int:
    """The block most like the page's title, else the weightiest heading before the text."""
    wanted = key(title)
    parts = {key(part) for part in _TITLE_PARTS.split(title)} - words("film") - words("review")
    best, best_score = -1, 0.0
    stop = min(len(blocks), max(start + 3, 1)) if end > start else min(len(blocks), 60)
    for block in blocks[:stop]:
        if (
            len(block.text) > 250
            or block.zone in ("comments", "related", "footer", "share")
            or is_byline(block.text, language)
            or _is_dateline(block.text, language)
        ):
            continue
        score = _headline_score(block, wanted, start - block.index)
        if len(parts) > 1 and score > 0 and key(block.text) in parts:
            score += 1.5  # a whole part of the title; "Salt" of "Low Water « Salt & Celluloid" is none
        if score > best_score:
            best, best_score = block.index, score
    return best


def _is_dateline(text: str, language: str | None) -> bool:
    """As in "Posted on 3 May 2020"."""
    return len(text) < 80 and begins(text, "on", language) and any(c.isdigit() for c in text)


def home_link(block: Block) -> str:
    """The text of a block's link to the site's front page; empty where it has none."""
    for link in block.element.iter("a") if block.element is not None else ():
        href = (link.get("href") or "").split("#")[0].split("?")[0]
        if href in ("/", "./", "../", "..") or _FRONT_PAGE.fullmatch(href) or ("://" in href and _is_root(href)):
            return " ".join("".join(link.itertext()).split())
    return ""


def _is_root(address: str) -> bool:
    try:
        return urlsplit(address).path in ("", "/")
    except ValueError:
        return False


_FRONT_PAGE = re.compile(r"/?(?:\.\./)*(?:index|default|home)\.(?:html?|php|aspx?)|(?:\.\./)+|/[a-z]{2}/")


def _headline_score(block: Block, wanted: str, distance: int) -> float:
    own = key(block.text)
    if not own:
        return 0.0
    if block.linked() > 0.8 and home_link(block):
        return 0.0  # the site's name, whatever heading it is
    score = {0: 0.0, 1: 5.0, 2: 3.5, 3: 3.0, 4: 1.5, 5: 1.0, 6: 1.0}[block.heading]
    score -= max(0, min(distance, 60)) * 0.04
    if block.zone in ("nav", "aside", "tags"):
        score -= 3
    if block.zone == "hidden":
        score -= 1
    if block.element is None and block.index == 0:
        return score + 4.0  # the title's line, unless a line below repeats the headline in it
    if wanted and len(own) > 2:
        if own in wanted or wanted in own:
            # how much of the title it is: a site's name is the smaller part of it
            score += 8 * min(len(own), len(wanted)) / max(len(own), len(wanted)) + (1 if wanted.startswith(own) else 0)
        elif not block.heading:
            score -= 2
    return score
